"""The streams to the user: what is written there, and how text gets through whole."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from abk.tulisan.markup import kutip, polos

if TYPE_CHECKING:
    from rich.console import Console

DIHENTIKAN, SALAH_DATA = 130, 1
"""Exit codes of a command that was stopped, and of one that found what must be corrected."""
SALAH_PANGGIL = 2
"""Exit code of a wrong call."""
BERHENTI = "\n[bold red]Dihentikan.[/] Yang sudah disimpan tetap ada; perintah yang sama boleh diulang."

_SEHARI = 86_400  # [s]
_GANTI_TANDA = "abk-ganti"
_TANDA = re.compile(r"\[[a-z#/@][^\[\]]*\]")
"""What rich takes for markup, unless an odd number of strokes stands before it."""


def tanpa_tanda(teks: str) -> str:
    r"""Text with markup as rich shows it where there are no colours: ``[bold]`` goes, ``\[`` is a bracket."""
    hasil, akhir = [], 0
    for cocok in _TANDA.finditer(teks):
        antara = teks[akhir : cocok.start()]
        depan = antara.rstrip("\\")
        sisa, bukan = divmod(len(antara) - len(depan), 2)
        hasil += [depan.replace("\\[", "["), "\\" * sisa, cocok[0] * bukan]
        akhir = cocok.end()
    return "".join([*hasil, teks[akhir:].replace("\\[", "[")])


_SANDI = re.compile(r"([?&](?:ssl)?password=)[^&\s]+")
_SELA = re.compile(r"(\s+)")


def tanpa_sandi(teks: str) -> str:
    """Text in which addresses of stores are without their passwords: what is printed goes into logs."""
    return _SANDI.sub(r"\1***", "".join(map(_kata_tanpa_sandi, _SELA.split(teks))))


def _kata_tanpa_sandi(kata: str) -> str:
    hasil = []
    while "@" in kata:
        depan, _, kata = kata.partition("@")
        _, ada, siapa = depan.partition(":/")  # a path of the system has one stroke where there were two
        nama, titik, sandi = siapa.removeprefix("/").partition(":")
        rahasia = bool(ada and titik and sandi) and "/" not in nama
        hasil.append(f"{depan[: len(depan) - len(sandi)]}***@" if rahasia else f"{depan}@")
    return "".join([*hasil, kata])


class Layar:
    """A stream for the user. To a file or pipe its lines go as they are; rich is loaded for what is drawn."""

    def __init__(self, nama: str) -> None:
        self._nama = nama

    @property
    def file(self) -> TextIO:
        """The stream, as it is now."""
        aliran: TextIO = getattr(sys, self._nama)
        return aliran

    @cached_property
    def kaya(self) -> Console:
        """The same with colours, tables and bars."""
        from rich.console import Console  # noqa: PLC0415 - slow to import, and seldom needed

        return Console(stderr=self._nama == "stderr", highlight=False, soft_wrap=True, emoji=False)

    @property
    def is_terminal(self) -> bool:
        """Whether it shows colours: a terminal, or what the environment says is one."""
        berwarna = {"FORCE_COLOR", "TTY_COMPATIBLE"} & os.environ.keys() or self.file.isatty()
        return bool(berwarna) and self.kaya.is_terminal

    def print(self, isi: object, *, end: str = "\n", **pilihan: Any) -> None:
        """Write text with markup, or what else rich can draw."""
        if isinstance(isi, str):
            isi = tanpa_sandi(isi)
        if isinstance(isi, str) and not self.is_terminal:
            self.file.write(tanpa_tanda(isi) + end)
            self.file.flush()
        else:
            self.kaya.print(isi, end=end, **pilihan)


layar, galat = Layar("stdout"), Layar("stderr")


_GANTI = {
    "→": "->",
    "−": "-",
    "–": "-",
    "—": "-",
    "×": "x",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "…": "...",
    **dict.fromkeys("«»", '"'),
}
"""How signs are written on a console that does not have them; of any other a ``?`` stands."""


def _ganti(salah: UnicodeError) -> tuple[str, int]:
    if not isinstance(salah, UnicodeEncodeError):
        raise salah
    return "".join(_GANTI.get(huruf, "?") for huruf in salah.object[salah.start : salah.end]), salah.end


def gagal_disk(salah: OSError) -> int:
    """Say what the system did not let the command do; the exit code. With no reader left, nothing is said."""
    if salah.errno == errno.EPIPE:
        with open(os.devnull, "wb") as buang:  # noqa: PTH123 - for what waits to be written
            os.dup2(buang.fileno(), sys.stdout.fileno())
        return SALAH_DATA
    from abk.files import sebab_disk  # noqa: PLC0415 - seldom needed

    berkas = salah.filename2 or salah.filename
    letak = f"{kutip(Path(berkas))} tidak dapat dibaca atau ditulis: " if berkas else "Disk: "
    galat.print(f"[bold red]Gagal:[/] {aman(letak + sebab_disk(salah))}.")
    galat.print("→ Perbaiki itu, atau sebutkan letak lain; lalu ulangi.")
    return SALAH_DATA


@contextmanager
def sebagai_proses() -> Iterator[None]:
    """Be a process that runs without a terminal, too; what is changed is as it was when the block ends.

    A stream that the caller has closed takes everything and says nothing: else the next file that is opened,
    a store perhaps, would get its number, and what is printed. A signal to end is answered as Ctrl-C is:
    what is half done goes, where it would have stayed.
    """
    for nomor in range(3):
        try:
            os.fstat(nomor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    aliran = {n: getattr(sys, n) for n in ("stdin", "stdout", "stderr") if getattr(sys, n) is None}
    for nama in aliran:
        setattr(sys, nama, open(os.devnull, "r" if nama == "stdin" else "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    semula = {}
    if threading.current_thread() is threading.main_thread():
        for nomor in (getattr(signal, n) for n in ("SIGTERM", "SIGHUP") if hasattr(signal, n)):
            if signal.getsignal(nomor) is signal.SIG_DFL:  # nohup ignores SIGHUP, and means it
                semula[nomor] = signal.signal(nomor, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:  # before a command that answers it itself
        galat.print(BERHENTI)
        sys.exit(DIHENTIKAN)
    finally:
        for nomor, cara in semula.items():
            signal.signal(nomor, cara)
        for nama, nilai in aliran.items():
            setattr(sys, nama, nilai)


def zona_salah() -> bool:
    """Whether TZ names no time zone that a clock could have; then that is said."""
    tz = os.environ.get("TZ", "").removeprefix(":")
    try:
        zona = Path(os.environ.get("TZDIR") or "/usr/share/zoneinfo")
        berkas = zona / tz  # a full path stands for itself
        # to the system a name that it does not know is Greenwich, and it says nothing
        benar = berkas.read_bytes()[:4] == b"TZif" if berkas.is_file() else "/" not in tz or not zona.is_dir()
        benar = benar and abs(time.localtime().tm_gmtoff) < _SEHARI
    except (OSError, ValueError):
        benar = False
    if not benar:
        galat.print(f"[bold red]Gagal:[/] Zona waktu {aman(kutip(tz))} pada variabel TZ tidak dikenal.")
        galat.print("→ Tulis misalnya TZ=Asia/Jakarta, atau hapus variabel itu.")
    return not benar


def siapkan_layar() -> None:
    """Let no sign that a stream cannot write end the command: a file or pipe gets UTF-8, else a like sign.

    A terminal keeps its encoding, and so does a stream whose encoding the user names in PYTHONIOENCODING.
    """
    codecs.register_error(_GANTI_TANDA, _ganti)
    ditentukan = bool(os.environ.get("PYTHONIOENCODING", "").partition(":")[0])
    for aliran in (sys.stdout, sys.stderr):
        if isinstance(aliran, io.TextIOWrapper):
            tetap = ditentukan or aliran.isatty()
            aliran.reconfigure(encoding=None if tetap else "utf-8", errors=_GANTI_TANDA)


def aman(teks: object) -> str:
    """Text whose brackets are no markup, whose control characters steer no terminal, without passwords."""
    return tanpa_sandi(polos(teks)).replace("[", r"\[")
