"""Who could move where: fewest shortages left, then least cost, by an optimum that can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

from abk.analisis.data import DataKegiatan, wajib_angka, wajib_kegiatan
from abk.errors import ParameterError
from abk.tables import leluhur, pohon_unit
from abk.tables.kolom import JENIS_JABATAN
from abk.tulisan.markup import kutip

Larik = npt.NDArray[np.float64]
_BULAT = 1e-6
_BIAYA = ("biaya_nama", "biaya_kelas", "biaya_unit")
_JENJANG = re.compile(r"\b(?:ahli\s+(?:pertama|muda|madya|utama)|pemula|terampil|mahir|penyelia)\b")


@dataclass(frozen=True)
class AturanPindah:
    """Which moves are allowed and what each costs; every value is a pilihan program, for the ministry to set.

    Attributes
    ----------
    jenis : kinds of posts between which people move; within one kind only
    jarak_kelas : largest difference of kelas jabatan; a missing kelas fits only the same name [kelas]
    kemiripan_nama : least likeness of the two names without their jenjang, 100 = the same [0–100]
    biaya_nama, biaya_kelas, biaya_unit : cost of a wholly different name, of a kelas, of a step in the tree
        of units between the two [1]
    terlarang : pairs (from, to) of codes of posts or units between which nobody moves
    tetap : codes of units that give nobody away
    """

    jenis: tuple[str, ...] = ("pelaksana", "fungsional")
    jarak_kelas: int = 1
    kemiripan_nama: float = 80.0
    biaya_nama: float = 5.0
    biaya_kelas: float = 1.0
    biaya_unit: float = 0.25
    terlarang: frozenset[tuple[str, str]] = frozenset()
    tetap: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse what would allow no move at all, or pay for one, without a word."""
        angka = {n: getattr(self, n) for n in ("jarak_kelas", "kemiripan_nama", *_BIAYA)}
        wajib_angka("jarak_kelas", **angka)
        salah = [f"{nama} {nilai} kurang dari nol" for nama, nilai in angka.items() if nilai < 0]
        jenis = [self.jenis] if isinstance(self.jenis, str) else self.jenis
        salah += [f"jenis {kutip(satu)} tidak dikenal" for satu in jenis if satu not in JENIS_JABATAN]
        if isinstance(self.jenis, str):
            salah.append("jenis bukan daftar")
        if salah:
            raise ParameterError(
                f"Aturan pindah tidak dapat dipakai: {'; '.join(salah)}.",
                f"Jenis jabatan: {', '.join(JENIS_JABATAN)}; tulis sebagai daftar, ('pelaksana',).",
            )


@dataclass(frozen=True)
class Pemerataan:
    """A plan of moves.

    Attributes
    ----------
    pindah : DataFrame, one row a pair of posts
        ``dari``, ``unit_dari``, ``ke``, ``unit_ke``, ``nama_dari``, ``nama_ke``, ``orang`` [orang],
        ``biaya`` of all of them [1], ``langkah`` between the units, ``alasan`` in words.
    sisa : DataFrame, index ``kode_jabatan``, posts with a shortage or a surplus
        ``kekurangan``, ``terisi``, ``rekrut`` (what remains to recruit), ``kelebihan``, ``pindah``,
        ``tinggal`` (surplus that stays) [orang].
    orang : people who move [orang]
    biaya : cost of all moves [1]
    batas_bawah : least cost that any plan with as many moves can have, by the dual [1]
    """

    pindah: pd.DataFrame
    sisa: pd.DataFrame
    orang: int
    biaya: float
    batas_bawah: float


def pemerataan(k: DataKegiatan, aturan: AturanPindah | None = None, *, cara: str = "optimal") -> Pemerataan:
    """Moves between posts with a surplus and posts with a shortage.

    Parameters
    ----------
    k : the kegiatan; a post that is *belum lengkap* neither gives nor takes
    aturan : which moves are allowed
    cara : ``optimal`` (as many moves as can be, then the least cost) or ``serakah`` (the cheapest move
        first, for comparison)

    Returns
    -------
    Pemerataan

    Raises
    ------
    ParameterError
        If there is no such way, or ``k`` is no kegiatan.

    Notes
    -----
    A transport problem, solved by HiGHS through scipy; its vertices are whole numbers. Surplus is bezetting
    beyond the whole need, so no post falls below its need.
    """
    if cara not in {"optimal", "serakah"}:
        raise ParameterError(f"Cara {kutip(cara)} tidak dikenal.", "Pakai 'optimal' atau 'serakah'.")
    wajib_kegiatan(k)
    aturan = aturan or AturanPindah()
    pos = (
        k.jabatan.set_index("kode_jabatan")
        .drop(columns="bezetting")
        .join(k.hasil[["selisih", "belum_lengkap"]])
    )
    boleh = pos["jenis_jabatan"].isin(aturan.jenis) & ~pos["belum_lengkap"]
    selisih = pos["selisih"].fillna(0).where(boleh, 0).astype("int64")
    lebih = pos[(selisih > 0) & ~pos["kode_unit"].isin(aturan.tetap)]
    kurang = pos[selisih < 0]
    i, j, biaya, langkah = _jalan(lebih, kurang, pohon_unit(k.unit), aturan)
    ada, butuh = (np.asarray(selisih[p.index].abs(), np.float64) for p in (lebih, kurang))
    if not len(i):
        banyak, batas = np.zeros(0), 0.0
    elif cara == "optimal":
        banyak, batas = _optimal(i, j, biaya, ada, butuh)
    else:
        banyak, batas = _serakah(i, j, biaya, ada, butuh), float("nan")
    pilih = banyak > _BULAT
    pindah = _pindah(lebih, kurang, i[pilih], j[pilih], banyak[pilih], biaya[pilih], langkah[pilih])
    return Pemerataan(
        pindah,
        _sisa(selisih, pindah),
        int(pindah["orang"].sum()),
        float(pindah["biaya"].sum()),
        batas,
    )


def _jalan(
    lebih: pd.DataFrame, kurang: pd.DataFrame, induk: dict[str, str], a: AturanPindah
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Larik, npt.NDArray[np.int64]]:
    """Allowed pairs: giver, taker, cost, steps between their units."""
    if lebih.empty or kurang.empty:
        kosong = np.zeros(0, np.int64)
        return kosong, kosong, np.zeros(0), kosong
    nama = [pd.factorize(_tanpa_jenjang(p["nama_jabatan"])) for p in (lebih, kurang)]
    mirip = process.cdist(
        *(list(beda) for _, beda in nama),
        scorer=fuzz.token_sort_ratio,
        score_cutoff=a.kemiripan_nama,
        dtype=np.float64,
    )[np.ix_(*(di for di, _ in nama))]
    kelas = [p["kelas_jabatan"].astype("float64").to_numpy() for p in (lebih, kurang)]
    jarak = np.abs(kelas[0][:, None] - kelas[1][None, :])
    jarak = np.where(np.isnan(jarak) & (mirip >= 100), 0.0, jarak)  # noqa: PLR2004 - the same name
    jenis = lebih["jenis_jabatan"].to_numpy(str)[:, None] == kurang["jenis_jabatan"].to_numpy(str)[None, :]
    ya = jenis & (mirip >= a.kemiripan_nama) & (jarak <= a.jarak_kelas)
    i, j = np.nonzero(ya)
    unit = [p["kode_unit"].to_numpy(str) for p in (lebih, kurang)]
    if a.terlarang:
        kode = [p.index.to_numpy(str) for p in (lebih, kurang)]
        bebas = np.array(
            [
                not ({(kode[0][x], kode[1][y]), (unit[0][x], unit[1][y])} & a.terlarang)
                for x, y in zip(i, j, strict=True)
            ],
            dtype=bool,
        )
        i, j = i[bebas], j[bebas]
    atas = {u: [u, *leluhur(induk, u)] for u in {*unit[0], *unit[1]}}
    langkah = np.array(
        [_langkah(atas[unit[0][x]], atas[unit[1][y]]) for x, y in zip(i, j, strict=True)], np.int64
    )
    biaya = a.biaya_nama * (1 - mirip[i, j] / 100) + a.biaya_kelas * jarak[i, j] + a.biaya_unit * langkah
    return i, j, biaya, langkah


def _tanpa_jenjang(nama: pd.Series) -> pd.Series:
    """Names by which posts are likened: Ahli Muda is no part of what an arsiparis does."""
    di, beda = pd.factorize(nama.fillna("").to_numpy(object))
    baku = np.array([" ".join(_JENJANG.sub(" ", n.casefold()).split()) for n in beda], object)
    return pd.Series(baku[di], nama.index)


def _langkah(a: list[str], b: list[str]) -> int:
    """Steps in the tree between two units, each given with those above it. [langkah]"""
    bersama = len(set(a) & set(b))
    return len(a) + len(b) - 2 * bersama


def _optimal(
    i: npt.NDArray[np.int64], j: npt.NDArray[np.int64], biaya: Larik, ada: Larik, butuh: Larik
) -> tuple[Larik, float]:
    """People on each pair, and the least cost by the dual."""
    # a move is worth more than all the costs that an exchange of partners could bring
    hadiah = (float(biaya.max()) + 1) * (len(ada) + len(butuh))
    baris = np.concatenate([i, len(ada) + j])
    kolom = np.concatenate([np.arange(len(i))] * 2)
    a = coo_matrix((np.ones(len(baris)), (baris, kolom))).tocsr()
    batas = np.concatenate([ada, butuh])[: a.shape[0]]
    hasil = linprog(biaya - hadiah, A_ub=a, b_ub=batas, bounds=(0, None), method="highs-ds")
    banyak = np.round(hasil.x)
    return banyak, float(batas @ hasil.ineqlin.marginals + hadiah * banyak.sum())


def _serakah(
    i: npt.NDArray[np.int64], j: npt.NDArray[np.int64], biaya: Larik, ada: Larik, butuh: Larik
) -> Larik:
    """People on each pair, the cheapest pair first."""
    ada, butuh, banyak = ada.copy(), butuh.copy(), np.zeros(len(i))
    for n in np.argsort(biaya, kind="stable"):
        banyak[n] = min(ada[i[n]], butuh[j[n]])
        ada[i[n]] -= banyak[n]
        butuh[j[n]] -= banyak[n]
    return banyak


def _pindah(
    lebih: pd.DataFrame,
    kurang: pd.DataFrame,
    i: npt.NDArray[np.int64],
    j: npt.NDArray[np.int64],
    orang: Larik,
    biaya: Larik,
    langkah: npt.NDArray[np.int64],
) -> pd.DataFrame:
    dari, ke = lebih.iloc[i], kurang.iloc[j]
    sama = dari["nama_jabatan"].str.casefold().to_numpy(str) == ke["nama_jabatan"].str.casefold().to_numpy(
        str
    )
    hasil = pd.DataFrame(
        {
            "dari": dari.index.to_numpy(str),
            "unit_dari": dari["kode_unit"].to_numpy(str),
            "nama_dari": dari["nama_jabatan"].to_numpy(str),
            "ke": ke.index.to_numpy(str),
            "unit_ke": ke["kode_unit"].to_numpy(str),
            "nama_ke": ke["nama_jabatan"].to_numpy(str),
            "orang": orang.astype("int64"),
            "biaya": orang * biaya,
            "langkah": langkah,
            "alasan": list(_alasan(sama, langkah)),
        }
    )
    return hasil.sort_values(["unit_ke", "ke", "biaya", "dari"], ignore_index=True)


def _alasan(sama: npt.NDArray[np.bool_], langkah: npt.NDArray[np.int64]) -> Iterable[str]:
    for senama, jauh in zip(sama, langkah, strict=True):
        nama = "jabatan senama" if senama else "jabatan serumpun dengan kelas yang berdekatan"
        yield f"{nama}, {'unit yang sama' if jauh == 0 else 'unit lain'}"


def _sisa(selisih: pd.Series, pindah: pd.DataFrame) -> pd.DataFrame:
    pergi, datang = (
        np.bincount(selisih.index.get_indexer(pd.Index(pindah[n])), pindah["orang"], len(selisih)).astype(
            "int64"
        )
        for n in ("dari", "ke")
    )
    hasil = pd.DataFrame({"kekurangan": (-selisih).clip(lower=0), "terisi": datang})
    hasil["rekrut"] = hasil["kekurangan"] - hasil["terisi"]
    hasil["kelebihan"] = selisih.clip(lower=0)
    hasil["pindah"] = pergi
    hasil["tinggal"] = hasil["kelebihan"] - hasil["pindah"]
    return hasil[selisih != 0].rename_axis("kode_jabatan")
