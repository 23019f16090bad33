"""Faults that show only when rows and tables are laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from abk.errors import Temuan
from abk.tables.bersih import Penomoran
from abk.tables.kaidah import TANPA_KAIDAH, Kaidah
from abk.tables.kolom import SEMUA_TABEL, Tabel
from abk.tables.pohon import berkode_tunggal, pohon_unit, temuan_lingkaran
from abk.tables.serupa import temuan_serupa
from abk.tables.syarat import temuan_pendekatan
from abk.tulisan.malas import np, npt, pd
from abk.tulisan.markup import kutip

KODE_CONTOH = "CONTOH-HAPUS"
"""Beginning of the code of a post that only shows how the tables are filled."""

_RUJUKAN = (
    ("unit", "kode_induk", "unit", "kode_unit"),
    ("jabatan", "kode_unit", "unit", "kode_unit"),
    ("jabatan", "kode_atasan", "jabatan", "kode_jabatan"),
    ("uraian_tugas", "kode_jabatan", "jabatan", "kode_jabatan"),
)


def temuan_silang(
    tabel: Mapping[str, pd.DataFrame],
    berkas: Mapping[str, str],
    nomori: Penomoran,
    kaidah: Kaidah = TANPA_KAIDAH,
) -> list[Temuan]:
    """Duplicate keys, codes that look alike, orphan codes, cycles, and what each approach needs filled.

    Parameters
    ----------
    tabel : typed tables
    berkas : file name of each table
    nomori : numbers of the codes of ``tabel``
    kaidah : what the law says of the cells

    Returns
    -------
    list of Temuan, table by table
    """
    temuan: list[Temuan] = []
    for definisi in SEMUA_TABEL:
        if definisi.nama in tabel:
            temuan += _kunci_ganda(tabel[definisi.nama], definisi, berkas[definisi.nama], nomori)
    for nama, kunci in (("unit", "kode_unit"), ("jabatan", "kode_jabatan")):
        if nama in tabel:
            temuan += temuan_serupa(nomori(nama, kunci)[1], nama, kunci)
    for anak, kolom, induk, kunci in _RUJUKAN:
        if anak in tabel and induk in tabel:
            dikenal = set(nomori(induk, kunci)[1])
            temuan += _yatim(tabel[anak], anak, kolom, induk, dikenal, berkas[anak], nomori)
    if "jabatan" in tabel:
        temuan += _contoh(tabel["jabatan"], berkas["jabatan"])
    if "unit" in tabel:
        pohon = pohon_unit(berkode_tunggal(tabel["unit"], "kode_unit"))
        temuan += temuan_lingkaran(pohon, "unit", "kode_induk")
    jabatan = tabel["jabatan"]
    pos = berkode_tunggal(jabatan, "kode_jabatan").dropna(subset=["kode_atasan"])
    atasan = dict(zip(pos["kode_jabatan"].astype(str).tolist(), pos["kode_atasan"].tolist(), strict=True))
    temuan += temuan_lingkaran(atasan, "jabatan", "kode_atasan")
    if "uraian_tugas" in tabel:
        letak = berkas["uraian_tugas"]
        temuan += temuan_pendekatan(tabel["uraian_tugas"], jabatan, letak, nomori, kaidah.konstanta)
    return temuan


def _kunci_ganda(frame: pd.DataFrame, tabel: Tabel, berkas: str, nomori: Penomoran) -> Iterable[Temuan]:
    kunci = list(tabel.kunci)
    if not berulang(*(nomori(tabel.nama, k)[0] for k in kunci)):
        return
    isi = frame[kunci].dropna()
    ganda = isi.duplicated(keep="first")
    pertama: dict[tuple[str, ...], int] = {}
    for label, nilai in zip(isi.index, isi.itertuples(index=False, name=None), strict=True):
        pertama.setdefault(nilai, label)
    for n, nilai in zip(isi.index[ganda], isi[ganda].itertuples(index=False, name=None), strict=True):
        sebut = " / ".join(str(v) for v in nilai)
        yield Temuan(
            "struktural",
            "kunci_tunggal",
            f"{' + '.join(kunci)} {kutip(sebut)} sudah dipakai di baris {pertama[nilai] + 2}",
            "Beri kode atau nomor lain, atau hapus baris yang terulang.",
            tabel=tabel.nama,
            berkas=berkas,
            baris=n + 2,
            kolom=kunci[-1],
            nilai=sebut,
        )


def berulang(*kunci: npt.NDArray[np.intp]) -> bool:
    """Whether two rows have the same key; rows with an empty part of it have none.

    Parameters
    ----------
    *kunci : numbers of the codes in each of its columns, -1 where empty
    """
    gabung, penuh = np.zeros(len(kunci[0]), dtype="int64"), np.ones(len(kunci[0]), dtype=bool)
    for nomor in kunci:
        gabung, penuh = gabung * (int(nomor.max(initial=0)) + 1) + nomor, penuh & (nomor >= 0)
    return not pd.Index(gabung[penuh]).is_unique


def _contoh(jabatan: pd.DataFrame, berkas: str) -> Iterable[Temuan]:
    """Rows that show how a table is filled are no data, and stop a report until they are gone."""
    contoh = jabatan["kode_jabatan"].str.startswith(KODE_CONTOH, na=False)
    for n, kode in zip(jabatan.index[contoh], jabatan["kode_jabatan"][contoh], strict=True):
        pesan = f"{kode} adalah baris contoh, bukan data"
        saran = "Hapus baris itu beserta uraian tugasnya; isilah jabatan yang sebenarnya."
        letak = ("jabatan", berkas, n + 2, "kode_jabatan", str(kode), str(kode))
        yield Temuan("struktural", "baris_contoh", pesan, saran, *letak)


def _yatim(
    frame: pd.DataFrame, anak: str, kolom: str, induk: str, dikenal: set[str], berkas: str, nomori: Penomoran
) -> Iterable[Temuan]:
    nomor, unik = nomori(anak, kolom)
    asing = np.array([*(kode not in dikenal for kode in unik), False])[nomor]
    for n, kode in zip(frame.index[asing], frame[kolom][asing], strict=True):
        yield Temuan(
            "struktural",
            "kode_dikenal",
            f"{kolom} {kutip(kode)} tidak ada di tabel {induk}",
            f"Perbaiki kode itu, atau tambahkan barisnya di tabel {induk}.",
            tabel=anak,
            berkas=berkas,
            baris=n + 2,
            kolom=kolom,
            nilai=str(kode),
        )
