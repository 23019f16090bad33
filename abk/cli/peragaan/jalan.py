"""The play beside the batch: a process of its own, so that neither waits for the other."""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import shutil
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from abk.cli.layar import aman, galat
from abk.cli.peragaan.terbit import cabut, folder_susun, pasang
from abk.errors import AbkError, LaporanError
from abk.files import sebab_disk
from abk.owner import watch_owner

_TUNGGU_DETIK = 0.5


@contextlib.contextmanager
def peragaan(keluar: Path, sumber: str, bahan: str) -> Iterator[PlayProcess]:
    """A play that has begun; what it made is swept away if it is not published."""
    folder = folder_susun(keluar)
    satu = PlayProcess(keluar, folder, sumber, bahan)
    try:
        yield satu
    finally:
        satu.hentikan()
        shutil.rmtree(folder, ignore_errors=True)


class PlayProcess:
    """A play in its own process; made by :func:`peragaan`."""

    def __init__(self, keluar: Path, folder: Path, sumber: str, bahan: str) -> None:
        self.keluar, self._folder, self._bahan = keluar, folder, bahan
        baru = multiprocessing.get_context("spawn")
        self._kabar: Any = baru.Queue()
        self._proses: BaseProcess = baru.Process(
            target=mainkan, args=(folder, sumber, self._kabar), daemon=True
        )
        self._proses.start()

    def tunggu(self, tahap: str) -> Path:
        """Wait until a part of the play is there; its folder.

        Raises AbkError if it failed; what an earlier run published is taken away then.
        """
        with self._bersih():
            self._tunggu(tahap)
        return self._folder / tahap

    def terbitkan(self) -> None:
        """Wait until it is over, and publish what it made.

        Raises AbkError if it failed; what an earlier run published is taken away then.
        """
        with self._bersih():
            self._tunggu()
            pasang(self._folder, self.keluar, self._bahan)

    @contextlib.contextmanager
    def _bersih(self) -> Iterator[None]:
        try:
            yield
        except OSError as salah:
            cabut(self.keluar)
            raise LaporanError(
                f"Naskah peragaan tidak dapat ditulis: {sebab_disk(salah)}.", "Perbaiki itu, lalu ulangi."
            ) from salah
        except AbkError:
            cabut(self.keluar)
            raise

    def _tunggu(self, tahap: str = "") -> None:
        kolom = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*kolom, console=galat.kaya) as bilah:
            kerja = bilah.add_task("Memainkan alur", total=None)
            for jenis, isi in self._kabar_berikut():
                if jenis == "gagal":
                    raise LaporanError(f"Peragaan alur gagal: {isi[0]}", isi[1])
                if jenis == "maju":
                    nomor, banyak, apa = isi
                    bilah.update(kerja, completed=nomor, total=banyak, description=f"Alur: {aman(apa)}")
                elif isi == tahap:
                    return

    def _kabar_berikut(self) -> Iterator[tuple[str, Any]]:
        while True:
            try:
                jenis, isi = self._kabar.get(timeout=_TUNGGU_DETIK)
            except queue.Empty:
                if self._proses.is_alive():
                    continue
                raise LaporanError(
                    "Peragaan alur berhenti sebelum selesai.", "Jalankan lagi; periksa memori dan ruang disk."
                ) from None
            if jenis == "selesai":
                return
            yield jenis, isi

    def hentikan(self) -> None:
        """End it, whatever it does."""
        self._proses.terminate()
        self._proses.join()


def mainkan(folder: Path, sumber: str, kabar: Any) -> None:
    """Play in this process; progress and outcome go to the queue."""
    import signal  # noqa: PLC0415

    # Ctrl-C reaches the owner, who ends this process in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watch_owner()
    from abk.cli.peragaan.isi import susun  # noqa: PLC0415

    try:
        susun(
            folder,
            sumber,
            lambda *isi: kabar.put(("maju", isi)),
            lambda tahap: kabar.put(("tahap", tahap)),
        )
    except AbkError as salah:
        kabar.put(("gagal", (salah.pesan, salah.saran)))
    except OSError as salah:
        kabar.put(("gagal", (sebab_disk(salah), "Perbaiki itu, lalu ulangi.")))
    else:
        kabar.put(("selesai", None))
    kabar.close()
    kabar.join_thread()
