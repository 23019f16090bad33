"""The table of people: read, counted, and left behind. No cell of it goes on, in no message either.

The counts are what a record and a store keep of it, as plain rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from abk.analisis.proyeksi import ARUS, BANYAK_TAHUN, KOLOM_ARUS, arus_pegawai
from abk.errors import DataError, Temuan
from abk.kegiatan.informasi import salah_baris
from abk.kegiatan.kegiatan import Kegiatan
from abk.tables import PEGAWAI, TabelTerperiksa, validate
from abk.tulisan.malas import pd
from abk.tulisan.markup import kutip

_TANGGAL = "Tulis tanggal sebagai TTTT-BB-HH."


def dengan_pegawai(k: Kegiatan, dibaca: tuple[pd.DataFrame, list[Temuan]], berkas: str) -> Kegiatan:
    """The kegiatan with the counts of a table of people.

    Parameters
    ----------
    k : the kegiatan
    dibaca : the table as text, and what was found in reading it
    berkas : its file, for the messages

    Returns
    -------
    Kegiatan
        What is wrong in a row is a note that names row and column and never what stands there; the row is
        left out if post, day of birth or id are wrong. No need of a post depends on it.

    Raises
    ------
    DataError
        If the file or its header cannot be read.
    """
    frame, temuan = dibaca
    if not temuan:
        frame, temuan = validate(frame, PEGAWAI, berkas=berkas, desimal=k.pengaturan.desimal)
    # what is said of a file or its header is not of its cells
    berat = [t for t in temuan if t.tingkat == "struktural" and (t.baris is None or not t.kolom)]
    if berat:
        raise DataError(berat)
    catatan = [_tanpa_isi(t) if t.baris else t for t in temuan]
    pos = set(k.terperiksa.tabel["jabatan"]["kode_jabatan"])
    asing = frame["kode_jabatan"].notna() & ~frame["kode_jabatan"].isin(pos)
    ganda = frame["id_pegawai"].notna() & frame["id_pegawai"].duplicated()
    kontrak = (frame["status"] == "pppk") & frame["tanggal_akhir"].isna()
    for mana, kolom, pesan, saran in (
        (asing, "kode_jabatan", "jabatan tidak ada; pegawai ini tidak dihitung", "Samakan kodenya."),
        (ganda, "id_pegawai", "penanda sudah dipakai; baris ini tidak dihitung", "Sisakan satu baris."),
        (kontrak, "tanggal_akhir", "PPPK tanpa akhir perjanjian; dianggap sampai usia pensiun", _TANGGAL),
    ):
        catatan += [
            Temuan("catatan", "pegawai", pesan, saran, PEGAWAI.nama, berkas, int(n) + 2, kolom)
            for n in frame.index[mana]
        ]
    wajib = frame[["id_pegawai", "kode_jabatan", "tanggal_lahir"]].notna().all(axis=1)
    pakai = frame[wajib & ~asing & ~ganda]
    catatan += _bezetting(k, pakai, berkas)
    arus = arus_pegawai(k.terperiksa.tabel["jabatan"], pakai, k.pengaturan.tanggal_hukum, k.tahun)
    tabel = {n: k.terperiksa.tabel[n] for n in k.terperiksa.tabel} | {"arus_pegawai": arus}
    return replace(k, terperiksa=TabelTerperiksa(tabel, [*k.temuan, *catatan]))


def _tanpa_isi(t: Temuan) -> Temuan:
    """The finding as a note, without a word of the cell."""
    apa = "kosong" if t.aturan == "wajib_isi" else "tidak dapat dibaca"
    saran = _TANGGAL if t.kolom.startswith(("tanggal", "tmt")) else "Perbaiki sel itu."
    return Temuan("catatan", t.aturan, f"{t.kolom} {apa}", saran, t.tabel, t.berkas, t.baris, t.kolom)


def _bezetting(k: Kegiatan, pegawai: pd.DataFrame, berkas: str) -> list[Temuan]:
    """Posts with another number of people than their bezetting."""
    jabatan = k.terperiksa.tabel["jabatan"].set_index("kode_jabatan")
    kini = pegawai[~(pd.to_datetime(pegawai["tmt"]).dt.year > k.tahun)] if k.tahun else pegawai
    ada = kini.groupby("kode_jabatan").size().reindex(jabatan.index, fill_value=0)
    catat = jabatan["bezetting"]
    return [
        Temuan(
            "catatan",
            "pegawai_bezetting",
            f"tabel pegawai memuat {ada[kode]} orang, bezetting {catat[kode]}",
            "Samakan keduanya; proyeksi berangkat dari bezetting.",
            PEGAWAI.nama,
            berkas,
            kode_jabatan=str(kode),
            kode_unit=str(jabatan["kode_unit"][kode]),
        )
        for kode in jabatan.index[catat.notna() & (catat.fillna(0) != ada)]
    ]


# ── the counts as plain rows ──────────────────────────────────────────────────────────────────────────
Baris = Mapping[str, Any]
"""A row: ``kode_jabatan``, ``tahun``, ``arus``, ``orang``."""

_TAHUN = range(1900, 2300)
_TERBANYAK = 1_000_000


def baris_arus(k: Kegiatan) -> list[dict[str, Any]] | None:
    """Counts of a kegiatan for the years of a plan, in one order.

    Parameters
    ----------
    k : the kegiatan

    Returns
    -------
    list of dict, or None where nobody was counted, or the year of the data is not known
        Nothing of the years after :data:`abk.analisis.proyeksi.BANYAK_TAHUN`: they would tell ages that no
        plan needs.
    """
    arus = k.arus_pegawai
    if arus is None or not k.tahun:
        return None
    milik = arus.loc[arus["tahun"] <= k.tahun + BANYAK_TAHUN, list(KOLOM_ARUS)]
    baris = [
        {"kode_jabatan": str(kode), "tahun": int(tahun), "arus": str(apa), "orang": int(orang)}
        for kode, tahun, apa, orang in milik.itertuples(index=False)
    ]
    return sorted(baris, key=lambda b: tuple(b.values()))


def tabel_arus(baris: Iterable[Baris]) -> pd.DataFrame:
    """Rows as the table :attr:`Kegiatan.arus_pegawai`; they are right (:func:`salah_arus`)."""
    jenis = {"kode_jabatan": "str", "tahun": "int64", "arus": "str", "orang": "int64"}
    return pd.DataFrame(list(baris), columns=list(KOLOM_ARUS)).astype(jenis)


def salah_arus(baris: Sequence[object], jabatan: Iterable[object]) -> list[str]:
    """What is wrong with rows that were written elsewhere; `jabatan`: codes of the posts there are."""
    ada = set(jabatan)
    return salah_baris("arus_pegawai", baris, ("kode_jabatan", "tahun", "arus"), lambda b: _salah(b, ada))


def _salah(b: object, ada: set[object]) -> str:
    if not isinstance(b, dict) or set(b) != set(KOLOM_ARUS):
        return f"bukan baris dengan {', '.join(KOLOM_ARUS)}"
    if not isinstance(b["kode_jabatan"], str) or b["kode_jabatan"] not in ada:
        return f"menyebut jabatan {kutip(str(b['kode_jabatan'])[:40])} yang tidak ada"
    if b["arus"] not in ARUS:
        return f"berisi arus selain {', '.join(ARUS)}"
    benar = type(b["tahun"]) is int and b["tahun"] in _TAHUN
    hitung = type(b["orang"]) is int and 0 < b["orang"] <= _TERBANYAK
    return "" if benar and hitung else "berisi tahun atau banyak orang yang bukan bilangan wajar"


def gabung_arus(lama: Sequence[Baris], k: Kegiatan) -> list[dict[str, Any]]:
    """Counts of a kegiatan, and those that were there of posts that it does not hold."""
    milik = set(k.terperiksa.tabel["jabatan"]["kode_jabatan"])
    return [*(dict(b) for b in lama if b["kode_jabatan"] not in milik), *(baris_arus(k) or [])]
