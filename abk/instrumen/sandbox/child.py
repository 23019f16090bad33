"""The child: reads one workbook after another under its limits, and answers in JSON lines."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import posixpath
import sys
from collections.abc import Iterator
from itertools import chain
from typing import Any

from abk.instrumen.sandbox.cells import cocokkan
from abk.instrumen.sandbox.inspection import (
    Inspection,
    SheetInspection,
    rumus_bersama,
)
from abk.instrumen.sandbox.limits import SARAN_SIMPAN, Inflater, Limits, Refused, baca_berkas, buka_zip
from abk.instrumen.sandbox.memory import Memory
from abk.instrumen.sandbox.other_formats import isi_lain
from abk.instrumen.sandbox.parts import DaftarBagian, LembarBuku, daftar_bagian
from abk.instrumen.sandbox.tree import awal_bagian, periksa_xml, teks_bersama

_RUSAK = (
    "Berkas rusak atau tidak lengkap.",
    SARAN_SIMPAN,
)
_JAWABAN_MAKS = 100_000_000


def main() -> None:
    """Answer requests from standard input until it ends."""
    batas = Limits(**json.loads(sys.stdin.readline()))
    _kunci(batas)
    memori = Memory()
    gc.disable()  # what is read has no cycles, and looking for them costs a fifth of the reading
    for permintaan in sys.stdin:
        jawab = jawaban(json.loads(permintaan), batas, memori)
        sys.stdout.write(jawab + "\n")
        sys.stdout.flush()


def jawaban(jalur: str, batas: Limits, memori: Memory) -> str:
    """One workbook, or why it is refused, as a JSON line."""
    try:
        teks = _teks_json(isi_buku(jalur, batas, memori))
    except Refused as tolak:
        return json.dumps({"tolak": [tolak.pesan, tolak.saran, tolak.lembar, tolak.sel]}, ensure_ascii=True)
    except MemoryError:
        return json.dumps({"tolak": ["Berkas memerlukan terlalu banyak memori.", _RUSAK[1], "", ""]})
    except OSError as salah:
        if isinstance(salah, (FileNotFoundError, PermissionError, IsADirectoryError)):
            return json.dumps(
                {"tolak": ["Berkas tidak dapat dibuka.", "Periksa nama dan hak bacanya.", "", ""]}
            )
        return json.dumps({"tolak": [*_RUSAK, "", ""]})
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - a panic of the reader is no Exception, and any fault means a bad file
        return json.dumps({"tolak": [*_RUSAK, "", ""]})
    return teks


def _teks_json(lembar: list[dict[str, Any]]) -> str:
    teks = json.dumps({"lembar": lembar}, ensure_ascii=True)
    if len(teks) > _JAWABAN_MAKS:
        raise Refused("Isi buku kerja ini terlalu banyak.", "Pecah menjadi beberapa berkas.")
    return teks


def isi_buku(jalur: str, batas: Limits, memori: Memory) -> list[dict[str, Any]]:
    """Worksheets with their values and what their XML says beside them; Refused outside the limits."""
    import python_calamine  # noqa: PLC0415 - only after the limits are set

    berkas = baca_berkas(jalur, batas)
    if (bukan_xlsx := isi_lain(berkas, batas)) is not None:
        return bukan_xlsx
    with contextlib.closing(buka_zip(berkas, batas)) as arsip:
        inflater = Inflater(arsip, batas)
        daftar = daftar_bagian(inflater, arsip.namelist(), memori)
        inspection = _inspect(inflater, arsip.namelist(), daftar, batas, memori)
    buku = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(berkas))
    dikenal = [s.name for s in buku.sheets_metadata if s.typ == python_calamine.SheetTypeEnum.WorkSheet]
    if dikenal != [satu.nama for satu in daftar.lembar]:
        raise Refused("Daftar lembar buku kerja ini terbaca lain oleh dua pembaca.", _RUSAK[1])
    lembar: list[dict[str, Any]] = []
    for satu in daftar.lembar:
        lain = buku.get_sheet_by_name(satu.nama).to_python(skip_empty_area=False)
        hasil = inspection[satu.nama]
        baris = cocokkan(satu.nama, hasil.nilai, lain, hasil.ukuran[0])
        lembar.append(_lembar(satu, baris, hasil))
    return lembar


def _inspect(
    inflater: Inflater, nama_bagian: list[str], daftar: DaftarBagian, batas: Limits, memori: Memory
) -> dict[str, Inspection]:
    bagian = {satu.bagian: satu.nama for satu in daftar.lembar}
    bersama = teks_bersama(inflater.potongan(daftar.bersama)) if daftar.bersama else []
    hasil: dict[str, Inspection] = {}
    sisa = batas.baris
    for jalur in nama_bagian:
        if jalur in bagian:
            nama = bagian[jalur]
            satu = SheetInspection(nama, batas, sisa, bersama, memori).baca(inflater.potongan(jalur))
            sisa -= satu.banyak_baris
            rumus_bersama(satu)
            hasil[nama] = satu
        elif posixpath.splitext(jalur)[1].lower() in {".xml", ".rels", ".vml"}:
            if jalur != daftar.bersama:
                _periksa_sekali(inflater.potongan(jalur), memori)
        else:
            for _ in inflater.potongan(jalur):
                pass
    return hasil


def _periksa_sekali(potongan: Iterator[bytes], memori: Memory) -> None:
    """Look at a part of which nothing is needed, unless the same bytes were looked at before."""
    awal, selesai = awal_bagian(potongan)
    if selesai and memori.bagian.get(awal):
        return
    periksa_xml(chain((awal,), potongan))
    if selesai:
        memori.bagian.ingat(awal, True, len(awal))


def _lembar(satu: LembarBuku, baris: list[list[Any]], hasil: Inspection) -> dict[str, Any]:
    return {
        "nama": satu.nama,
        "tampak": satu.keadaan == "visible",
        "baris": baris,
        "lebar": hasil.ukuran[1],
        "rumus": hasil.rumus,
        "tanpa_nilai": hasil.tanpa_nilai,
        "galat": hasil.galat,
        "gabungan": hasil.gabungan,
        "baris_tersembunyi": hasil.baris_tersembunyi,
        "kolom_tersembunyi": hasil.kolom_tersembunyi,
    }


def _kunci(batas: Limits) -> None:
    """Limits of this process, where the system has them."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for jenis, nilai in ((resource.RLIMIT_AS, batas.memori), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(jenis, (nilai, nilai))
