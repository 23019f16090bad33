"""Is it all true? The chain, the signatures, the rules, the contents, and the figures, computed again.

It needs nothing but the folder of a case (:mod:`abk.sop.bundel`). A chain cannot tell that its end was
cut off: the head printed on paper can.
"""

from __future__ import annotations

import datetime as dt
import errno
import re
from pathlib import Path

from abk.errors import AbkError, Temuan
from abk.sop.bundel import BERKAS, CATATAN, ISI_TERBESAR, NASKAH, baca_biasa, nama_naskah, sidik_disebut
from abk.sop.catat import jenis_berkas
from abk.sop.catatan.peristiwa import Peristiwa, baca_baris
from abk.sop.data import periksa_data
from abk.sop.galat import AMBIL_KEMBALI, AlurError
from abk.sop.kaidah import lanjutkan
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.pernyataan import Server, keterangan, temuan_alur
from abk.sop.slot import LAMPIRAN, USULAN
from abk.sop.vonis import HasilVerifikasi
from abk.tulisan.archive import ArchiveError, archive_parts
from abk.tulisan.markup import kutip
from abk.tulisan.remembered import remembers_parts
from abk.tulisan.sidik import NOL, SIDIK, adalah_sidik, sidik

_TANDA_XML = re.compile(r"<[^<>]*>")  # no "<" within: a row of them is passed once, not once for each
_TERCETAK = re.compile(r"(?:Kode verifikasi|Sidik rantai):\s*((?:[0-9a-f]{8}\s*){8})")


def baca_kepala(isi: bytes) -> set[str]:
    """Heads printed on a Word document, none on other content. [each 64 hexadecimal digits]

    Raises ArchiveError if it begins as a Word document and cannot be read as one.
    """
    if jenis_berkas(isi) != "docx":
        return set()
    bagian = archive_parts(isi, lambda nama: nama.startswith("word/") and nama.endswith(".xml"))
    return {kepala for satu in bagian.values() for kepala in _dari_bagian(satu)}


@remembers_parts
def _dari_bagian(xml: bytes) -> frozenset[str]:
    teks = _TANDA_XML.sub("", xml.decode("utf-8", "replace"))
    return frozenset(re.sub(r"\s", "", cetak) for cetak in _TERCETAK.findall(teks))


def kepala_tercetak(isi: bytes) -> set[str]:
    """The same; none where it cannot be read."""
    try:
        return baca_kepala(isi)
    except ArchiveError:
        return set()


SEMUA_TERBESAR = 1_000_000_000
"""Most that all contents of a case may be together. [byte]"""


_TERLALU = f"lebih besar dari {ISI_TERBESAR // 1_000_000} MB"


def verifikasi(
    folder: str | Path, kepala: str = "", kini: dt.datetime | None = None, server: Server = ()
) -> HasilVerifikasi:
    """Check the folder of a case, against the head of the chain as printed, if given (spaces do not matter).

    A document bears the head of the moment in which it was made: the chain must still hold it, and what came
    after is counted. ``kini`` is the clock by which times to come are told, ``server`` when a server
    took in each event, where one is asked. Documents are not compared with
    the data here: that needs the room that makes them. Raises AlurError if the folder holds no case, or
    `kepala` is not a head.
    """
    akar, harap = Path(folder), re.sub(r"\s", "", kepala).lower()
    if harap and not adalah_sidik(harap):
        raise AlurError(
            "Kode verifikasi bukan 64 angka heksadesimal.", "Salin dari lembar bukti atau naskah."
        )
    try:
        catatan = baca_biasa(akar / CATATAN, ISI_TERBESAR)
    except OSError as salah:
        if salah.errno == errno.EFBIG:
            raise AlurError(f"Catatan alur dalam {kutip(akar.name)} terlalu besar.", AMBIL_KEMBALI) from salah
        raise AlurError(
            f"Folder {kutip(akar.name)} tidak berisi {CATATAN}.", "Beri folder hasil ekspor."
        ) from salah
    temuan = _periksa_folder(akar)
    isi = _isi(akar, temuan)
    peristiwa, keadaan = _putar(catatan, isi, temuan)
    disebut = sidik_disebut(peristiwa)
    temuan += [
        _temuan("isi_ada", f"isi {s} tidak ada atau rusak", f"{BERKAS}/{s}")
        for s in sorted(disebut - set(isi))
    ]
    if len(peristiwa) == catatan.count(b"\n"):  # what a broken chain hides may name the rest
        temuan += [
            _temuan("isi_dikenal", f"isi {s} tidak disebut dalam catatan", f"{BERKAS}/{s}")
            for s in sorted(set(isi) - disebut)
        ]
        if keadaan is not None:
            _periksa_naskah(akar, keadaan, isi, temuan)
    _periksa_tercetak(peristiwa, isi, temuan)
    if harap:
        _periksa_kepala(harap, [e.sidik for e in peristiwa], temuan)
    nyata: list[str] = []
    if keadaan is not None:
        temuan += temuan_alur(peristiwa, keadaan, kini or dt.datetime.now(dt.UTC), server)
        nyata = keterangan(peristiwa, keadaan, server)
    akhir = peristiwa[-1].sidik if peristiwa else ""
    return HasilVerifikasi(temuan, akhir, keadaan, len(peristiwa), bool(harap), nyata)


def _temuan(aturan: str, pesan: str, berkas: str, baris: int | None = None) -> Temuan:
    return Temuan("struktural", aturan, pesan, AMBIL_KEMBALI, berkas=berkas, baris=baris)


def _periksa_folder(akar: Path) -> list[Temuan]:
    """Nothing stands beside the log and its two folders, and none of them leads elsewhere."""
    hasil: list[Temuan] = []
    for satu in sorted(akar.iterdir()):
        if satu.is_symlink():
            hasil.append(_temuan("folder_utuh", "tautan ke tempat lain", satu.name))
        elif satu.name not in {CATATAN, BERKAS, NASKAH}:
            hasil.append(_temuan("folder_utuh", "bukan bagian alur", satu.name))
    return hasil


def _periksa_kepala(harap: str, rantai: list[str], temuan: list[Temuan]) -> None:
    """The chain holds the head that was given; what came after it is no fault."""
    if harap not in rantai:
        akhir = rantai[-1] if rantai else "–"
        pesan = f"kepala yang diberikan {harap} tidak ada dalam rantai ini, yang berakhir pada {akhir}"
        temuan.append(_temuan("kepala", pesan, CATATAN))
    elif lebih := len(rantai) - 1 - rantai.index(harap):
        pesan = f"sesudah kepala yang diberikan ada {lebih} catatan lagi"
        saran = (
            "Wajar bila kepala itu tercetak pada naskah; yang sesudahnya dipastikan kepala yang lebih baru."
        )
        temuan.append(Temuan("catatan", "kepala", pesan, saran, berkas=CATATAN))


def _isi(akar: Path, temuan: list[Temuan]) -> dict[str, bytes]:
    """Contents whose bytes agree with their name."""
    hasil: dict[str, bytes] = {}
    folder = akar / BERKAS
    sisa = SEMUA_TERBESAR
    for satu in sorted(folder.iterdir()) if folder.is_dir() else []:
        letak = f"{BERKAS}/{satu.name}"
        milik = _baca(satu, sisa) if SIDIK.fullmatch(satu.name) else None
        sisa -= len(milik or b"")
        if milik is None:
            temuan.append(_temuan("isi_dikenal", f"bukan isi alur, tidak terbaca, atau {_TERLALU}", letak))
        elif sidik(milik) == satu.name:
            hasil[satu.name] = milik
        else:
            temuan.append(_temuan("isi_utuh", "isinya tidak sesuai dengan kode verifikasinya", letak))
    return hasil


def _baca(berkas: Path, sisa: int = SEMUA_TERBESAR) -> bytes | None:
    """Bytes of a plain file of a size that is usual; None of anything else."""
    try:
        return None if berkas.is_symlink() else baca_biasa(berkas, min(ISI_TERBESAR, sisa))
    except OSError:
        return None


def _putar(
    catatan: bytes, isi: dict[str, bytes], temuan: list[Temuan]
) -> tuple[list[Peristiwa], Keadaan | None]:
    """Events as far as they hold, each judged by the rules and by the data."""
    peristiwa: list[Peristiwa] = []
    keadaan: Keadaan | None = None
    if catatan and not catatan.endswith(b"\n"):
        temuan.append(_temuan("catatan_utuh", "baris terakhir terpotong", CATATAN))
    for nomor, mentah in enumerate(catatan.split(b"\n")[:-1], 1):
        try:
            e = baca_baris(mentah.decode(), nomor)
            baru = lanjutkan(keadaan, e)
            if keadaan is not None:
                periksa_data(keadaan, e, lambda s: _ambil(isi, s))
        except (AbkError, UnicodeDecodeError) as salah:
            pesan = salah.pesan if isinstance(salah, AbkError) else "bukan UTF-8"
            temuan.append(_temuan("catatan_sah", pesan, CATATAN, nomor))
            break
        keadaan = baru
        peristiwa.append(e)
    if not peristiwa and not temuan:
        temuan.append(_temuan("catatan_utuh", "catatan kosong", CATATAN))
    return peristiwa, keadaan


def _ambil(isi: dict[str, bytes], milik: str) -> bytes:
    if milik not in isi:
        raise AlurError(f"Isi {milik} tidak ada atau rusak.", AMBIL_KEMBALI)
    return isi[milik]


def _periksa_naskah(akar: Path, keadaan: Keadaan, isi: dict[str, bytes], temuan: list[Temuan]) -> None:
    """The readable copies are the contents, all of them and nothing else."""
    slot = {s: v for s, v in keadaan.slot.items() if v in isi}
    harap = {nama: isi[slot[s]] for s, nama in nama_naskah(slot, isi).items()}
    folder = akar / NASKAH
    ada = {p.name: p for p in folder.iterdir()} if folder.is_dir() else {}
    for nama in sorted({*harap, *ada}):
        letak = f"{NASKAH}/{nama}"
        if nama not in ada:
            temuan.append(_temuan("naskah_ada", "naskah tidak ada", letak))
        elif nama not in harap:
            temuan.append(_temuan("naskah_dikenal", "bukan naskah alur ini", letak))
        elif _baca(ada[nama]) != harap[nama]:
            temuan.append(_temuan("naskah_utuh", "naskah berubah sejak dicatat", letak))


def _periksa_tercetak(peristiwa: list[Peristiwa], isi: dict[str, bytes], temuan: list[Temuan]) -> None:
    """A head printed on a document is one that the chain had before the document was made."""
    sudah = {NOL}
    for e in peristiwa:
        for slot, milik in e.keluaran.items():
            try:
                tercetak = baca_kepala(isi.get(milik, b""))
            except ArchiveError as salah:
                temuan.append(_tak_terbaca(slot, milik, salah))
                continue
            for cetak in tercetak:
                if cetak not in sudah:
                    pesan = f"kode verifikasi yang tercetak pada {slot} bukan milik alur ini"
                    temuan.append(_temuan("kepala_tercetak", pesan, f"{BERKAS}/{milik}"))
        sudah.add(e.sidik)


def _tak_terbaca(slot: str, milik: str, sebab: ArchiveError) -> Temuan:
    """A Word document that cannot be opened: what somebody attached says nothing about the case itself."""
    luar = slot == USULAN or slot.startswith(LAMPIRAN)
    pesan = f"{slot} tidak dapat dibaca sebagai dokumen Word: {sebab}"
    saran = "Minta pengirimnya menyimpan ulang berkas itu." if luar else AMBIL_KEMBALI
    letak = f"{BERKAS}/{milik}"
    return Temuan("catatan" if luar else "struktural", "kepala_tercetak", pesan, saran, berkas=letak)
