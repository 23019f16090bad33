"""The parent's side of the fence."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from abk.instrumen.galat import BerkasError
from abk.instrumen.pagar.batas import BATAS, Batas
from abk.instrumen.pagar.hasil import BukuMentah, buku_dari_json

_ULANG = "Buka dan simpan ulang di aplikasi lembar kerja; bila tetap gagal, salin isinya ke berkas baru."

# The child must not import abk itself: pandas alone costs more than reading a workbook.
_MULAI = """
import sys, types
for nama, jalur in zip(("abk", "abk.instrumen", "abk.instrumen.pagar"), sys.argv[1:4]):
    sys.modules[nama] = types.ModuleType(nama)
    sys.modules[nama].__path__ = [jalur]
sys.modules["numpy"] = None
from abk.instrumen.pagar.anak import utama
utama()
"""


def baca_buku(jalur: Path, batas: Batas = BATAS) -> BukuMentah:
    """One workbook, read behind the fence.

    Parameters
    ----------
    jalur : file
    batas : limits

    Raises
    ------
    BerkasError
        If the file is damaged, no workbook, or outside the limits.
    """
    with Pagar(batas) as pagar:
        return pagar.baca(jalur)


class Pagar:
    """A child that reads workbooks one after another; killed and started anew when one overcomes it."""

    def __init__(self, batas: Batas = BATAS) -> None:
        self._batas = batas
        self._anak: subprocess.Popen[str] | None = None
        self._jawaban: queue.Queue[str] = queue.Queue()

    def __enter__(self) -> Self:
        """Start lazily: with the first file."""
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        """End the child."""
        self._akhiri()

    def baca(self, jalur: Path) -> BukuMentah:
        """One workbook.

        Raises
        ------
        BerkasError
            If the file is damaged, no workbook, or outside the limits.
        """
        nama = Path(jalur).name
        if self._anak is None:
            self._mulai()
        teks = self._tanya(str(Path(jalur).resolve()), nama)
        isi = json.loads(teks)
        if "tolak" in isi:
            pesan, saran, lembar, sel = isi["tolak"]
            raise BerkasError(pesan, saran, nama, lembar, sel)
        return buku_dari_json(nama, isi["lembar"])

    def _tanya(self, jalur: str, nama: str) -> str:
        try:
            self._kirim(json.dumps(jalur))
            teks = self._jawaban.get(timeout=self._batas.detik)
        except queue.Empty:
            self._akhiri()
            raise BerkasError(
                f"Berkas belum selesai dibaca setelah {self._batas.detik:g} detik.", _ULANG, nama
            ) from None
        except OSError:
            teks = ""
        if not teks:
            self._akhiri()
            raise BerkasError("Berkas memerlukan terlalu banyak memori, atau rusak.", _ULANG, nama)
        return teks

    def _mulai(self) -> None:
        sini = Path(__file__).resolve().parent
        # Nothing of the caller's environment is needed there, and a secret in it has no place there.
        lingkungan = {n: os.environ[n] for n in ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH") if n in os.environ}
        self._anak = subprocess.Popen(  # noqa: S603 - our own interpreter with our own code
            [sys.executable, "-I", "-c", _MULAI, str(sini.parents[1]), str(sini.parent), str(sini)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env=lingkungan,
        )
        self._jawaban = queue.Queue()
        keluaran = self._anak.stdout
        if keluaran is not None:
            threading.Thread(target=_salin, args=(keluaran, self._jawaban), daemon=True).start()
        self._kirim(json.dumps(asdict(self._batas)))

    def _kirim(self, baris: str) -> None:
        if self._anak is not None and self._anak.stdin is not None:
            self._anak.stdin.write(baris + "\n")
            self._anak.stdin.flush()

    def _akhiri(self) -> None:
        anak, self._anak = self._anak, None
        if anak is None:
            return
        anak.kill()
        with contextlib.suppress(OSError):
            if anak.stdin is not None:
                anak.stdin.close()
        anak.wait()


def _salin(keluaran: IO[str], jawaban: queue.Queue[str]) -> None:
    """Lines of the child into the queue; an empty one when it has ended."""
    with contextlib.suppress(ValueError, OSError), keluaran:
        for baris in keluaran:
            jawaban.put(baris)
    jawaban.put("")
