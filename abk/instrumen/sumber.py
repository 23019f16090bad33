"""Any source as a kegiatan, and its check: a folder, a store, tables in a workbook, filled-in workbooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from abk.errors import DataError, KegiatanError, Temuan
from abk.instrumen.buku.pembaca import buku_sendiri, kode_lembar
from abk.instrumen.buku.tata_letak import FORMAT_INFORMASI, LEMBAR_DATA, LEMBAR_PETUNJUK
from abk.instrumen.sandbox import BukuMentah, Sandbox
from abk.instrumen.tabel_buku import LEMBAR_PENGATURAN, kegiatan_buku, tabel_buku
from abk.kegiatan import Kegiatan, folder_sumber
from abk.kegiatan import open as buka_folder
from abk.kegiatan.folder import berkas_pengaturan, berkas_tabel, temuan_hukum
from abk.kegiatan.sumber import AKHIRAN_TEKS
from abk.tables import SEMUA_TABEL
from abk.tulisan.markup import kutip

AKHIRAN_BUKU = (".xlsx", ".xlsm", ".xls", ".ods")
"""Endings of the workbooks that are read."""

AKHIRAN_PETA = "peta.yaml"
"""Ending of the mapping files beside workbooks."""

_SELALU = "kewajaran volume, norma, dan bezetting: angka diterima sebagaimana tertulis"


@dataclass(frozen=True)
class Pemeriksaan:
    """Outcome of a check.

    temuan : every finding
    dibaca : what was read, one line each
    tidak : what was not checked, one line each
    """

    temuan: tuple[Temuan, ...]
    dibaca: tuple[str, ...] = ()
    tidak: tuple[str, ...] = ()


def kegiatan_sumber(sumber: str | Path) -> Kegiatan | None:
    """Kegiatan of a folder, a store, the three tables in workbooks, or questionnaires that were filled in.

    None for workbooks of another layout. Raises AbkError if the source cannot be read.
    """
    if "://" in str(sumber):
        from abk.store import buka  # noqa: PLC0415 - a folder or a workbook needs no database

        return buka(str(sumber)).kegiatan()
    tempat = folder_sumber(sumber)
    berkas = buku_sumber(tempat)
    if not berkas:
        return buka_folder(tempat)
    semua = _baca(berkas)
    if any(tabel_buku(b) for b in semua):
        return kegiatan_buku(tempat, semua)
    if not all(buku_sendiri(b) for b in semua):
        return None
    from abk.instrumen.buku.isian import kegiatan_isian  # noqa: PLC0415 - tables need no questionnaire

    return kegiatan_isian(tempat, semua)


def periksa_sumber(sumber: str | Path) -> Pemeriksaan:
    """Every finding of a source, what was read of it, and what was not; writes nothing.

    Workbooks of an office's own layout are checked by computing their arithmetic again
    (:func:`abk.instrumen.audit`). Raises AbkError if nothing can be read at all.
    """
    if "://" in str(sumber):
        from abk.store import buka  # noqa: PLC0415 - a folder or a workbook needs no database

        gudang = buka(str(sumber))
        keadaan = Counter(str(s) for s in gudang.daftar_lembar()["status"])
        k = gudang.kegiatan()
        sebut = ", ".join(f"{n} lembar {s or 'kosong'}" for s, n in sorted(keadaan.items()))
        return Pemeriksaan((*temuan_hukum(k), *k.temuan), (*_ukuran(k, {}), sebut), (_SELALU,))
    tempat = folder_sumber(sumber)
    berkas = buku_sumber(tempat)
    if not berkas:
        return _periksa(lambda: buka_folder(tempat), berkas_tabel(tempat), _lain(tempat))
    semua = _baca(berkas)
    if any(tabel_buku(b) for b in semua):
        tabel = {n: f"{b.berkas}, lembar {kutip(s.nama)}" for b in semua for n, s in tabel_buku(b).items()}
        return _periksa(lambda: kegiatan_buku(tempat, semua), tabel, _lembar_lain(semua))
    temuan: list[Temuan] = []
    dibaca: list[str] = []
    tidak = [f"berkas {nama}: bukan buku kerja yang dibaca" for nama in berkas_lain(tempat)]
    for jalur, buku in zip(berkas, semua, strict=True):
        if buku_sendiri(buku):
            from abk.instrumen.buku.isian import periksa_isian  # noqa: PLC0415 - tables need no questionnaire

            baru, baca = periksa_isian(buku)
            temuan += baru
            dibaca += baca
            tidak += (
                f"{buku.berkas}, lembar {kutip(s.nama)}: bukan lembar jabatan"
                for s in buku.lembar
                if not (kode_lembar(s) or kode_lembar(s, FORMAT_INFORMASI))
                and s.nama not in {LEMBAR_DATA, LEMBAR_PETUNJUK}
            )
        else:
            # most sources have the layout of ours
            from abk.instrumen.hitung_ulang import audit  # noqa: PLC0415
            from abk.instrumen.hitung_ulang.cakupan import TAK_DIPERIKSA  # noqa: PLC0415

            hasil = audit(jalur)
            temuan += hasil
            tanpa = {t.lembar for t in hasil if t.aturan in TAK_DIPERIKSA}
            for s in buku.lembar:
                apa = "hitungannya" if s.tampak else "tersembunyi"
                kata = f"{buku.berkas}, lembar {kutip(s.nama)}: {apa}"
                (dibaca if s.tampak and s.nama not in tanpa else tidak).append(kata)
            tidak.append(f"{buku.berkas}: kode, jenis, dan hubungan unit dan jabatan (bentuk kantor sendiri)")
    return Pemeriksaan(tuple(temuan), tuple(dibaca), (*tidak, _SELALU))


def buku_sumber(tempat: Path) -> list[Path]:
    """Workbooks that a source is made of; none where it is a folder of text tables."""
    if tempat.is_file():
        if tempat.suffix.lower() in AKHIRAN_TEKS and tempat.stem.lower() in {t.nama for t in SEMUA_TABEL}:
            pesan = f"{tempat.name} adalah satu dari tiga tabel."
            raise KegiatanError(pesan, f"Beri folder tempat ketiga tabel itu: {tempat.parent}.")
        return [tempat]
    if not tempat.is_dir():  # who reads it says that it is not there
        return [tempat] if tempat.suffix.lower() in AKHIRAN_BUKU else []
    if berkas_tabel(tempat):
        return []
    return [
        f for f in sorted(tempat.iterdir()) if f.suffix.lower() in AKHIRAN_BUKU and not penanda_terbuka(f)
    ]


def berkas_lain(tempat: Path) -> list[str]:
    """Files of a folder of workbooks that are none, mapping files aside; none where it is no folder."""
    buku = {f.name for f in buku_sumber(tempat)} if tempat.is_dir() else ()
    return [f.name for f in sorted(tempat.iterdir()) if f.is_file() and f.name not in buku
            and not penanda_terbuka(f) and not f.name.endswith(AKHIRAN_PETA)] if buku else []  # fmt: skip


def penanda_terbuka(berkas: Path) -> bool:
    """Whether a file only marks that another one is open in Excel or LibreOffice, and holds nothing."""
    return berkas.name.startswith(("~$", "."))


def _baca(berkas: Iterable[Path]) -> list[BukuMentah]:
    with Sandbox() as sandbox:
        return [sandbox.baca(jalur) for jalur in berkas]


# ── what was read, and what was not ───────────────────────────────────────────────────────────────
def _periksa(buka_: Any, tabel: Mapping[str, str], lain: Sequence[str]) -> Pemeriksaan:
    try:
        k: Kegiatan = buka_()
    except DataError as salah:
        kepala = any(t.aturan.startswith("kolom_") or not t.baris for t in salah.temuan)
        tidak = ("hubungan antartabel: kepala tabel harus benar dahulu",) if kepala else ()
        dibaca = tuple(f"{letak}" for letak in tabel.values())
        return Pemeriksaan(tuple(salah.temuan), dibaca, (*tidak, *lain, _SELALU))
    return Pemeriksaan((*temuan_hukum(k), *k.temuan), _ukuran(k, tabel), (*lain, _SELALU))


def _ukuran(k: Kegiatan, tabel: Mapping[str, str]) -> tuple[str, ...]:
    semua = {"unit": k.unit, "jabatan": k.jabatan, "uraian_tugas": k.uraian_tugas}
    return tuple(f"{tabel.get(n, n)}: {len(isi)} baris" for n, isi in semua.items())


def _lain(folder: Path) -> list[str]:
    """Files of a folder of tables that are no part of it."""
    dipakai = {*berkas_tabel(folder).values(), *berkas_pengaturan(folder).values()}
    return [f"berkas {f.name}: bukan tabel" for f in sorted(folder.iterdir())
            if f.is_file() and f.name not in dipakai and not f.name.startswith(".")]  # fmt: skip


def _lembar_lain(semua: Sequence[BukuMentah]) -> list[str]:
    hasil: list[str] = []
    for buku in semua:
        dipakai = {s.nama for s in tabel_buku(buku).values()} | {LEMBAR_PENGATURAN}
        hasil += (f"{buku.berkas}, lembar {kutip(s.nama)}" for s in buku.lembar if s.nama not in dipakai)
    return hasil
