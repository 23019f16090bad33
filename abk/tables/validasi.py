"""Validation of the tables: every fault at once, each with file, row, column and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from abk.errors import ParameterError, Temuan, Tingkat
from abk.tables.angka import Desimal, angka_teks
from abk.tables.bersih import Penomoran
from abk.tables.kaidah import TANPA_KAIDAH, Kaidah, isi_norma_tengah, temuan_norma_tengah
from abk.tables.keraguan import temuan_keraguan
from abk.tables.kolom import JABATAN, KOLOM_PENDEKATAN, PENDEKATAN_BAWAAN, UNIT, URAIAN_TUGAS, Tabel
from abk.tables.pisah import pisahkan
from abk.tables.sel import SPASI, isi_teks, periksa_kolom
from abk.tables.silang import temuan_silang
from abk.tulisan.malas import pd
from abk.tulisan.markup import kutip


@dataclass(frozen=True)
class TabelTerperiksa:
    """Tables after validation.

    Attributes
    ----------
    tabel : typed copies, every row kept; a number that cannot be read is missing in them.
        The index counts the rows of the file: label 0 stands in row 2, under the header
    temuan : all findings, structural ones first
    """

    tabel: Mapping[str, pd.DataFrame]
    temuan: list[Temuan] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Hand out copies only, so that nobody changes what was checked."""
        object.__setattr__(self, "tabel", _Salinan(self.tabel))

    @property
    def struktural(self) -> list[Temuan]:
        """Findings that stop everything."""
        return [t for t in self.temuan if t.tingkat == "struktural"]

    def baris_keluar(self, tabel: str) -> pd.Index:
        """Index labels of the rows of the table ``tabel`` that are left out of every sum."""
        keluar = {
            t.baris - 2
            for t in self.temuan
            if t.tabel == tabel and t.baris is not None and t.tingkat in {"cacat", "ragu"}
        }
        return self.tabel[tabel].index.intersection(sorted(keluar))

    @property
    def jabatan_belum_lengkap(self) -> set[str]:
        """Codes of posts with a fault or doubt anywhere."""
        return {t.kode_jabatan for t in self.temuan if t.kode_jabatan and t.tingkat in {"cacat", "ragu"}}


class _Salinan(Mapping[str, "pd.DataFrame"]):
    """Tables of which every look-up is a (lazy) copy."""

    def __init__(self, isi: Mapping[str, pd.DataFrame]) -> None:
        self._isi = {nama: frame.copy(deep=False) for nama, frame in isi.items()}

    def __getitem__(self, nama: str) -> pd.DataFrame:
        return self._isi[nama].copy(deep=False)

    def __iter__(self) -> Iterator[str]:
        return iter(self._isi)

    def __len__(self) -> int:
        return len(self._isi)


def frame_masukan(frame: object, tabel: Tabel) -> pd.DataFrame:
    """A table as somebody hands it in, its rows from 0 in the order given.

    Parameters
    ----------
    frame : what should be a DataFrame; not changed
    tabel : what it should hold

    Returns
    -------
    DataFrame
        The same rows and columns, index 0, 1, 2 …

    Raises
    ------
    ParameterError
        If it is no DataFrame of pandas, or a column of the table stands in its index.
    """
    if not isinstance(frame, pd.DataFrame):
        raise ParameterError(
            f"Tabel {tabel.nama} berupa {kutip(type(frame).__name__)}, bukan DataFrame pandas.",
            "Ubah dahulu menjadi DataFrame pandas: tabel polars atau pyarrow dengan .to_pandas(), "
            "kamus atau daftar dengan pandas.DataFrame(…).",
        )
    indeks = [n for n in frame.index.names if n in tabel.nama_kolom and n not in frame.columns]
    if indeks:
        raise ParameterError(
            f"Kolom {', '.join(kutip(n) for n in indeks)} tabel {tabel.nama} berdiri sebagai indeks.",
            "Kembalikan menjadi kolom dengan .reset_index().",
        )
    return frame.reset_index(drop=True)


def validate(
    frame: pd.DataFrame, tabel: Tabel, *, berkas: str = "", desimal: Desimal = "", lembar: bool = False
) -> tuple[pd.DataFrame, list[Temuan]]:
    """Check one table column by column and cell by cell.

    Parameters
    ----------
    frame : DataFrame as read (all text) or as typed before, its index counting the rows of the file
        (any other index is replaced by 0, 1, 2 …); not changed
    tabel : what it should be
    berkas : file name for the messages
    desimal, lembar : how numbers written as text are read (:func:`abk.tables.angka_teks`)

    Returns
    -------
    frame : typed copy with all known columns, in official order
    temuan : findings of this table alone

    Raises
    ------
    ParameterError
        As :func:`frame_masukan`.
    """
    berkas = berkas or f"{tabel.nama}.csv"
    urut = frame_masukan(frame, tabel)
    if not (pd.api.types.is_integer_dtype(frame.index) and frame.index.is_unique):
        frame = urut
    temuan = _temuan_kepala(frame, tabel, berkas)
    if any(t.tingkat == "struktural" for t in temuan):
        return frame.copy(), temuan
    frame, terpisah = pisahkan(frame, tabel, berkas)
    hasil: dict[str, pd.Series] = {}
    kosong: dict[str, pd.Series] = {}
    pemilik = _pemilik(frame, tabel)
    baca = partial(angka_teks, desimal=desimal, lembar=lembar)
    for kolom in tabel.kolom:
        if kolom.nama not in frame.columns:
            jenis = _JENIS_KOSONG.get(kolom.jenis, "str")
            if jenis not in kosong:
                kosong[jenis] = pd.Series([None], dtype=jenis).repeat(len(frame)).set_axis(frame.index)
            hasil[kolom.nama] = kosong[jenis]
            continue
        hasil[kolom.nama], baru = periksa_kolom(frame[kolom.nama], kolom, tabel, berkas, baca, pemilik)
        temuan += baru
    # A number whose word contradicts its column was told so; that it is no number is no second fault.
    sudah = {(t.baris, t.kolom) for t in terpisah if t.tingkat == "ragu"}
    typed = pd.DataFrame(hasil, index=frame.index, copy=False)
    return typed, [*(t for t in temuan if (t.baris, t.kolom) not in sudah), *terpisah]


def validate_semua(
    tabel: Mapping[str, pd.DataFrame],
    *,
    berkas: Mapping[str, str] | None = None,
    desimal: Desimal = "",
    lembar: bool = False,
    kaidah: Kaidah = TANPA_KAIDAH,
) -> TabelTerperiksa:
    """Check the tables of a kegiatan, each alone and all against each other.

    Parameters
    ----------
    tabel : ``unit`` (may be absent), ``jabatan`` and ``uraian_tugas``
    berkas : file name of each table, for the messages
    desimal, lembar : how numbers written as text are read (:func:`abk.tables.angka_teks`)
    kaidah : what the law of the kegiatan says of cells; None of it where the law is not known

    Returns
    -------
    TabelTerperiksa
        With a structural fault in the head of a table the checks across tables are not made.
    """
    berkas = dict(berkas or {})
    terperiksa: dict[str, pd.DataFrame] = {}
    temuan: list[Temuan] = []
    for definisi in (UNIT, JABATAN, URAIAN_TUGAS):
        if definisi.nama in tabel:
            nama_berkas = berkas.setdefault(definisi.nama, f"{definisi.nama}.csv")
            frame, baru = validate(
                tabel[definisi.nama], definisi, berkas=nama_berkas, desimal=desimal, lembar=lembar
            )
            terperiksa[definisi.nama] = frame
            temuan += baru
    if not any(t.tingkat == "struktural" and t.aturan in _ATURAN_KEPALA for t in temuan):
        if kaidah.norma_tengah and "uraian_tugas" in terperiksa:
            salah = [t.baris for t in temuan if t.kolom == "norma_waktu" and t.baris is not None]
            terperiksa["uraian_tugas"] = isi_norma_tengah(terperiksa["uraian_tugas"], salah)
            temuan += temuan_norma_tengah(terperiksa["uraian_tugas"], berkas["uraian_tugas"])
        temuan = _turunkan(temuan, terperiksa)
        nomori = Penomoran(terperiksa)
        temuan += _baru(temuan_silang(terperiksa, berkas, nomori, kaidah), temuan)
        temuan += temuan_keraguan(terperiksa, berkas, _sudah_keluar(temuan), nomori)
    urutan = {"struktural": 0, "cacat": 1, "ragu": 2, "catatan": 3}
    return TabelTerperiksa(terperiksa, sorted(temuan, key=lambda t: urutan[t.tingkat]))


_JENIS_KOSONG = {"angka": "float64", "bulat": "Int64"}
"""How a column is kept that is not there; the others as text."""
_ATURAN_KEPALA = {"kolom_wajib", "kolom_ganda", "kolom_salah_eja"}


def _temuan_kepala(frame: pd.DataFrame, tabel: Tabel, berkas: str) -> list[Temuan]:
    ada = [str(k) for k in frame.columns]
    hilang = [k.nama for k in tabel.kolom if k.wajib_ada and k.nama not in ada]
    asing = [k for k in ada if k not in tabel.nama_kolom]

    def kepala(tingkat: Tingkat, aturan: str, kolom: str, pesan: str, saran: str) -> Temuan:
        return Temuan(tingkat, aturan, pesan, saran, tabel.nama, berkas, kolom=kolom)

    temuan = [
        kepala("struktural", "kolom_ganda", k, f"kolom {kutip(k)} muncul dua kali", "Hapus salah satunya.")
        for k in sorted({k for k in ada if ada.count(k) > 1})
    ]
    for nama in hilang:
        mirip = difflib.get_close_matches(nama, asing, n=1)
        saran = (
            f"Ganti nama kolom {kutip(mirip[0])} menjadi {kutip(nama)}."
            if mirip
            else f"Tambahkan kolom {kutip(nama)}."
        )
        temuan.append(kepala("struktural", "kolom_wajib", nama, f"kolom {kutip(nama)} tidak ada", saran))
    boleh = [k.nama for k in tabel.kolom if k.nama not in ada]
    for nama in asing:
        mirip = difflib.get_close_matches(nama, boleh, n=1, cutoff=0.8)
        if mirip and mirip[0] not in hilang:
            pesan, saran = (
                f"kolom {kutip(nama)} tidak dikenal",
                f"Mungkin maksudnya {kutip(mirip[0])}: ganti namanya.",
            )
            temuan.append(kepala("struktural", "kolom_salah_eja", nama, pesan, saran))
        elif not mirip:
            pesan = f"kolom {kutip(nama)} tidak dikenal dan tidak dibaca"
            saran = "Hapus kolom itu, atau biarkan bila memang hanya catatan sendiri."
            temuan.append(kepala("catatan", "kolom_tidak_dikenal", nama, pesan, saran))
    return temuan


def _pemilik(frame: pd.DataFrame, tabel: Tabel) -> Callable[[int], dict[str, str | None]]:
    """Codes that tell whom the row at a position concerns."""
    kolom = {
        "unit": ("kode_unit",),
        "jabatan": ("kode_jabatan", "kode_unit"),
        "uraian_tugas": ("kode_jabatan",),
    }
    ada = {k: frame[k] for k in kolom.get(tabel.nama, ()) if k in frame.columns}

    def satu(n: int) -> dict[str, str | None]:
        isi = {k: sel.iloc[n : n + 1].tolist()[0] for k, sel in ada.items()}
        return {k: None if pd.isna(v) else isi_teks(str(v).translate(SPASI)) for k, v in isi.items()}

    return satu


def _turunkan(temuan: list[Temuan], tabel: Mapping[str, pd.DataFrame]) -> list[Temuan]:
    """Turn a fault in a cell that the approach of the post does not use into a mere note."""
    jabatan = tabel["jabatan"]
    pendekatan = dict(zip(jabatan["kode_jabatan"].tolist(), jabatan["pendekatan"].tolist(), strict=True))
    hitung = {k for kolom in KOLOM_PENDEKATAN.values() for k in kolom}

    def turun(t: Temuan) -> bool:
        if t.tabel != "uraian_tugas" or t.kolom not in hitung or t.tingkat not in {"cacat", "ragu"}:
            return False
        cara = pendekatan.get(t.kode_jabatan)
        dipakai = KOLOM_PENDEKATAN.get(PENDEKATAN_BAWAAN if pd.isna(cara) else str(cara))
        return dipakai is not None and t.kolom not in dipakai

    return [
        Temuan(**{**t.sebagai_dict(), "tingkat": "catatan"}) if turun(t) else t  # type: ignore[arg-type]
        for t in temuan
    ]


def _baru(silang: list[Temuan], temuan: list[Temuan]) -> list[Temuan]:
    """Findings without those that call a cell empty which was filled wrongly, and is reported so."""
    salah = {(t.baris, t.kolom) for t in temuan if t.tabel == "uraian_tugas"}
    return [t for t in silang if t.aturan != "perlu_pendekatan" or (t.baris, t.kolom) not in salah]


def _sudah_keluar(temuan: list[Temuan]) -> set[int]:
    return {
        t.baris - 2
        for t in temuan
        if t.tabel == "uraian_tugas" and t.baris is not None and t.tingkat in {"cacat", "ragu", "struktural"}
    }
