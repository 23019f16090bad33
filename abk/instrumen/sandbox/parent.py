"""The parent's side: starts the child, asks it, and holds what came back as plain values."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from abk.instrumen.galat import BerkasError
from abk.instrumen.sandbox.limits import LIMITS, Limits
from abk.kegiatan.berkas import baca_teks, baris_teks
from abk.kegiatan.sumber import AKHIRAN_TEKS

_ULANG = "Buka dan simpan ulang di aplikasi lembar kerja; bila tetap gagal, salin isinya ke berkas baru."

_PIPA = 1 << 16
"""What a pipe holds. [bita]"""

# The child must not import abk itself: pandas alone costs more than reading a workbook.
_MULAI = """
import sys, types
for nama, jalur in zip(("abk", "abk.instrumen", "abk.instrumen.sandbox"), sys.argv[1:4]):
    sys.modules[nama] = types.ModuleType(nama)
    sys.modules[nama].__path__ = [jalur]
sys.modules["numpy"] = None
sys.path += sys.argv[4:]
from abk.instrumen.sandbox.child import main
main()
"""


@dataclass(frozen=True)
class Tanggal:
    """A cell that the spreadsheet holds as a date or time."""

    teks: str

    def __str__(self) -> str:
        """ISO form."""
        return self.teks


Nilai = str | float | int | bool | Tanggal | None


@dataclass(frozen=True)
class LembarMentah:
    """One worksheet.

    nama, tampak : name; whether it is shown
    baris : values from A1 on, rows of equal length; blank = None
    rumus : text of each formula, by address
    tanpa_nilai : addresses of formulas that were never computed
    galat : error cells (``#REF!``), by address
    gabungan : merged ranges (``A1:C1``)
    baris_tersembunyi, kolom_tersembunyi : numbers from 1
    """

    nama: str
    tampak: bool
    baris: tuple[tuple[Nilai, ...], ...]
    rumus: Mapping[str, str] = field(default_factory=dict)
    tanpa_nilai: frozenset[str] = frozenset()
    galat: Mapping[str, str] = field(default_factory=dict)
    gabungan: tuple[str, ...] = ()
    baris_tersembunyi: frozenset[int] = frozenset()
    kolom_tersembunyi: frozenset[int] = frozenset()

    def sel(self, baris: int, kolom: int) -> Nilai:
        """Value at a place counted from 0; blank outside the used range."""
        if 0 <= baris < len(self.baris) and 0 <= kolom < len(self.baris[baris]):
            return self.baris[baris][kolom]
        return None


@dataclass(frozen=True)
class BukuMentah:
    """One workbook: its file name and worksheets."""

    berkas: str
    lembar: tuple[LembarMentah, ...]

    def __getitem__(self, nama: str) -> LembarMentah:
        """Worksheet of that name."""
        for satu in self.lembar:
            if satu.nama == nama:
                return satu
        raise KeyError(nama)

    def __contains__(self, nama: object) -> bool:
        """Whether there is a worksheet of that name."""
        return any(satu.nama == nama for satu in self.lembar)


def buku_dari_json(berkas: str, isi: list[dict[str, Any]]) -> BukuMentah:
    """Workbook from the answer of the child."""
    return BukuMentah(berkas, tuple(_lembar(satu) for satu in isi))


def _lembar(isi: dict[str, Any]) -> LembarMentah:
    kosong = (None,) * isi["lebar"]  # rows come up to their last cell
    return LembarMentah(
        nama=isi["nama"],
        tampak=isi["tampak"],
        baris=tuple([(*baris, *kosong[len(baris) :]) for baris in isi["baris"]]),
        rumus=isi["rumus"],
        tanpa_nilai=frozenset(isi["tanpa_nilai"]),
        galat=isi["galat"],
        gabungan=tuple(isi["gabungan"]),
        baris_tersembunyi=frozenset(isi["baris_tersembunyi"]),
        kolom_tersembunyi=frozenset(isi["kolom_tersembunyi"]),
    )


def _tanggal(isi: dict[str, Any]) -> dict[str, Any] | Tanggal:
    """A cell that holds a date or time; every other object as it is."""
    return Tanggal(isi["tanggal"]) if len(isi) == 1 and "tanggal" in isi else isi


def baca_buku(jalur: Path, batas: Limits = LIMITS) -> BukuMentah:
    """One workbook, read in the child; BerkasError if damaged, no workbook, or outside the limits."""
    with Sandbox(batas) as sandbox:
        return sandbox.baca(jalur)


def _buku_teks(jalur: Path, batas: Limits) -> BukuMentah:
    """A text table as a workbook of one sheet; it is plain text, so no child is needed to read it."""
    try:
        if jalur.stat().st_size > batas.berkas:
            raise BerkasError("Berkas terlalu besar.", "Pecah menjadi beberapa berkas.", jalur.name)
        teks = baca_teks(jalur.read_bytes())
        baris = baris_teks(teks.isi or "")[0]
    except OSError as salah:
        raise BerkasError(
            "Berkas tidak dapat dibuka.", "Periksa nama dan hak bacanya.", jalur.name
        ) from salah
    except csv.Error as salah:
        raise BerkasError("Berkas CSV rusak: tanda kutip tidak ditutup.", _ULANG, jalur.name) from salah
    if teks.isi is None or len(baris) > batas.baris:
        raise BerkasError("Berkas bukan teks yang utuh, atau terlalu panjang.", _ULANG, jalur.name)
    lebar = max((len(b) for b in baris), default=0)
    isi = tuple(tuple([s.strip() or None for s in b] + [None] * (lebar - len(b))) for b in baris)
    return BukuMentah(jalur.name, (LembarMentah(jalur.stem, True, isi),))


class Sandbox:
    """A child that reads workbooks one after another; killed and started anew when one overcomes it."""

    def __init__(self, batas: Limits = LIMITS) -> None:
        self._batas = batas
        self._child: subprocess.Popen[bytes] | None = None
        self._jawaban: queue.Queue[bytes] = queue.Queue()

    def __enter__(self) -> Self:
        """Start lazily: with the first file."""
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        """End the child."""
        self._akhiri()

    def baca(self, jalur: Path) -> BukuMentah:
        """One workbook; raises BerkasError if the file is damaged, no workbook, or outside the limits."""
        nama = Path(jalur).name
        if Path(jalur).suffix.lower() in AKHIRAN_TEKS:
            return _buku_teks(Path(jalur), self._batas)
        if self._child is None:
            self._mulai()
        teks = self._tanya(str(Path(jalur).resolve()), nama)
        isi = json.loads(teks, object_hook=_tanggal)
        if "tolak" in isi:
            pesan, saran, lembar, sel = isi["tolak"]
            raise BerkasError(pesan, saran, nama, lembar, sel)
        return buku_dari_json(nama, isi["lembar"])

    def _tanya(self, jalur: str, nama: str) -> bytes:
        try:
            self._kirim(json.dumps(jalur))
            teks = self._jawaban.get(timeout=self._batas.detik)
        except queue.Empty:
            self._akhiri()
            raise BerkasError(
                f"Berkas belum selesai dibaca setelah {self._batas.detik:g} detik.", _ULANG, nama
            ) from None
        except OSError:
            teks = b""
        if not teks:
            self._akhiri()
            raise BerkasError("Berkas memerlukan terlalu banyak memori, atau rusak.", _ULANG, nama)
        return teks

    def _mulai(self) -> None:
        sini = Path(__file__).resolve().parent
        # Nothing of the caller's environment is needed there, and a secret in it has no place there.
        lingkungan = {n: os.environ[n] for n in ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH") if n in os.environ}
        self._child = subprocess.Popen(  # noqa: S603 - our own interpreter with our own code
            [
                sys.executable,
                "-I",
                "-S",
                "-c",
                _MULAI,
                *map(str, (sini.parents[1], sini.parent, sini)),
                *_paket(),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=_PIPA,
            env=lingkungan,
        )
        self._jawaban = queue.Queue()
        keluaran = self._child.stdout
        if keluaran is not None:
            threading.Thread(target=_salin, args=(keluaran, self._jawaban), daemon=True).start()
        self._kirim(json.dumps(self._batas._asdict()))

    def _kirim(self, baris: str) -> None:
        if self._child is not None and self._child.stdin is not None:
            self._child.stdin.write(baris.encode() + b"\n")
            self._child.stdin.flush()

    def _akhiri(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        with contextlib.suppress(OSError):
            if child.stdin is not None:
                child.stdin.close()
        child.wait()


def _paket() -> Iterable[str]:
    """Folders of the packages that the child reads with; of the installation it looks at nothing else."""
    asal = [find_spec(nama) for nama in ("python_calamine", "openpyxl", "et_xmlfile")]
    return dict.fromkeys(str(Path(a.origin).parents[1]) for a in asal if a is not None and a.origin)


def _salin(keluaran: IO[bytes], jawaban: queue.Queue[bytes]) -> None:
    """Lines of the child into the queue; an empty one when it has ended."""
    with contextlib.suppress(ValueError, OSError), keluaran:
        for baris in keluaran:
            jawaban.put(baris)
    jawaban.put(b"")
