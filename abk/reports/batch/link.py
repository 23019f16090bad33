"""The link to a dask scheduler: who works there with the same abk, and whether it still answers."""

from __future__ import annotations

import contextlib
import importlib
import logging
import re
import time
import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from abk.errors import LaporanError
from abk.reports.batch import remote
from abk.tulisan.markup import kutip

GONE = (OSError, TimeoutError, RuntimeError, ValueError, AttributeError, TypeError, ImportError)
"""What a client says whose scheduler is gone or was never there, depending on where it notices."""

_ADDRESS = re.compile(r"(?:tcp|tls)://(?:[\w.-]+|\[[0-9a-fA-F:.]+\]):[0-9]{1,5}")
_CONNECT_SECONDS = 10
_WORKERS_SECONDS = 10
"""How long a run waits at its beginning for the first worker."""
_ASK_SECONDS = 30
_LOOK_SECONDS = 1.0
"""How often the workers are counted."""
_PAUSE_SECONDS = 0.5
_SHOWN = 4
_ASK = "__import__('importlib').import_module('abk.reports.batch.{}').{}()"
"""Asked by a builtin function, which a worker without abk understands, too."""
_LOUD = ("distributed.client", "distributed.core", "distributed.comm", "tornado.application")


def in_the_clear(alamat: str) -> bool:
    """Whether data would leave this machine unencrypted on the way to a scheduler."""
    host = alamat.partition("://")[2].rpartition(":")[0]
    return not alamat.startswith("tls://") and not (host in {"localhost", "[::1]"} or host.startswith("127."))


class SchedulerLostError(Exception):
    """The scheduler does not know this client any more, or does not answer."""


class Link:
    """A client of the scheduler, and the workers that may make pages.

    Attributes
    ----------
    client : the client of dask
    threads : threads of each worker that may make pages, by its address
    only : these workers, where there are others; empty: every worker may
    """

    def __init__(self, alamat: str, sabar_detik: float) -> None:
        self._dask = _distributed()
        if not _ADDRESS.fullmatch(alamat):
            raise LaporanError(
                f"Alamat klaster {kutip(alamat)} tidak dapat dibaca.",
                "Tulis tcp://SERVER:8786, atau tls://SERVER:8786 untuk sambungan tersandi.",
            )
        self._alamat, self._patience = alamat, sabar_detik
        self._levels = {nama: logging.getLogger(nama).level for nama in _LOUD}
        self._foreign: dict[str, str] = {}
        self.threads: Mapping[str, int] = {}
        self.only: tuple[str, ...] = ()
        self._looked = self._seen = 0.0
        self.client: Any = None
        for nama in _LOUD:  # what it means is said by us, in words for the user
            logging.getLogger(nama).setLevel(logging.CRITICAL)
        try:
            self._first()
        except BaseException:
            self.close()
            raise

    def _first(self) -> None:
        try:
            self._connect(_CONNECT_SECONDS)
        except GONE as galat:
            raise self._no_answer(galat) from galat
        try:
            self.client.wait_for_workers(1, timeout=_WORKERS_SECONDS)
            self.look(anew=True)
        except (TimeoutError, SchedulerLostError) as galat:
            raise LaporanError(
                f"Penjadwal klaster {kutip(self._alamat)} menjawab, tetapi tidak mempunyai pekerja.",
                f"Jalankan sekurang-kurangnya satu: dask worker {self._alamat}",
            ) from galat
        if self._foreign:
            daftar = "\n".join(f"  {n}. {satu}" for n, satu in enumerate(_first_of(self._foreign), 1))
            raise LaporanError(
                f"{len(self._foreign)} pekerja klaster tidak memakai abk yang sama dengan di sini:\n{daftar}",
                "Pasang paket yang sama di setiap pekerja (pip install 'abk[klaster]', versi yang sama), "
                "lalu mulai ulang pekerja itu.",
            )

    def _connect(self, detik: float) -> None:
        with warnings.catch_warnings():
            # versions that matter are compared by us
            warnings.simplefilter("ignore")
            try:
                self.client = self._begin(detik)
            except AssertionError:  # its own thread has not begun within ten seconds: a very busy machine
                self.client = self._begin(detik)
        self._looked, self._seen = 0.0, time.monotonic()

    def _begin(self, detik: float) -> Any:
        return self._dask.Client(self._alamat, timeout=detik, set_as_default=False, name="abk-laporan")

    def _no_answer(self, galat: BaseException) -> LaporanError:
        if isinstance(galat, TypeError):  # dask's words: "TLS expects a `ssl_context` argument"
            return LaporanError(
                f"Sambungan tersandi ke {kutip(self._alamat)} memerlukan sertifikat, yang belum diatur.",
                "Atur distributed.comm.tls dalam konfigurasi dask; lihat docs/skala.md.",
            )
        return LaporanError(
            f"Penjadwal klaster {kutip(self._alamat)} tidak menjawab.",
            "Periksa alamat itu (misalnya tcp://10.0.0.5:8786) dan pastikan penjadwalnya berjalan; "
            "penjadwal bersertifikat dihubungi dengan tls://.",
        )

    def look(self, *, anew: bool = False) -> None:
        """Count the workers, not more often than each second, and ask those that are new who they are.

        Raises
        ------
        SchedulerLostError
            If the scheduler does not answer.
        LaporanError
            If there has been no worker for too long.
        """
        if self.client.status != "running":
            raise SchedulerLostError
        kini = time.monotonic()
        if not anew and kini - self._looked < _LOOK_SECONDS:
            return
        try:
            ada = dict(self.client.nthreads(callback_timeout=_ASK_SECONDS))
            dikenal = {} if anew else {**self.threads, **self._foreign}
            baru = [satu for satu in ada if satu not in dikenal]
            jawab = self._ask(("remote", "identity"), baru) if baru else {}
        except GONE as galat:
            raise SchedulerLostError from galat
        asing = {} if anew else {satu: kata for satu, kata in self._foreign.items() if satu in ada}
        self._foreign = asing | {satu: kata for satu in baru if (kata := _difference(satu, jawab.get(satu)))}
        self.threads = {satu: n for satu, n in ada.items() if satu not in self._foreign}
        self.only = tuple(sorted(self.threads)) if self._foreign else ()
        self._looked = kini
        if self.threads or (anew and self._foreign):
            self._seen = kini
        elif kini - self._seen > self._patience:
            raise LaporanError(
                f"Klaster {kutip(self._alamat)} tidak mempunyai pekerja selama {self._patience:g} detik.",
                "Halaman yang sudah jadi tetap berlaku. Hidupkan pekerjanya, lalu ulangi perintah itu.",
            )

    def _ask(self, apa: tuple[str, str], pekerja: Iterable[str]) -> Mapping[str, Any]:
        jawab: Mapping[str, Any] = self.client.run(
            eval,
            _ASK.format(*apa),
            workers=list(pekerja),
            on_error="return",
            callback_timeout=_ASK_SECONDS,
        )
        return jawab

    def reconnect(self, berhenti: Callable[[], bool]) -> None:
        """Reach the scheduler again, or the one that has taken its place.

        Raises
        ------
        LaporanError
            If it does not come back in time.
        """
        self._forget()
        akhir = time.monotonic() + self._patience
        while not berhenti():
            with contextlib.suppress(*GONE):
                self._connect(min(_CONNECT_SECONDS, self._patience))
                return
            self._forget()
            if time.monotonic() > akhir:
                raise LaporanError(
                    f"Penjadwal klaster {kutip(self._alamat)} hilang dan tidak kembali "
                    f"selama {self._patience:g} detik.",
                    "Halaman yang sudah jadi tetap berlaku. Hidupkan penjadwalnya, lalu ulangi perintah itu.",
                )
            time.sleep(_PAUSE_SECONDS)

    def _forget(self) -> None:
        client, self.client = self.client, None
        self.threads, self._foreign, self.only = {}, {}, ()
        if client is not None:
            with contextlib.suppress(*GONE):
                client.close(timeout=_CONNECT_SECONDS)

    def cancel(self, futures: list[Any]) -> None:
        """Take tasks back, as far as the scheduler can be reached."""
        with contextlib.suppress(*GONE):
            if futures and self.client.status == "running":
                self.client.cancel(futures, force=True)

    def close(self) -> None:
        """Let go of the workers and of the scheduler."""
        with contextlib.suppress(*GONE):
            if self.threads and self.client.status == "running":
                self._ask(("remote", "release"), self.threads)
        self._forget()
        for nama, tingkat in self._levels.items():
            logging.getLogger(nama).setLevel(tingkat)


def _difference(alamat: str, jawab: object) -> str:
    """What is wrong with a worker, in words; empty if nothing is."""
    if isinstance(jawab, ImportError):
        return f"{alamat}: abk tidak terpasang, atau paketnya tidak lengkap ({getattr(jawab, 'name', '')})"
    if not isinstance(jawab, remote.Identity):
        return f"{alamat}: tidak menjawab ({type(jawab).__name__})"
    return "" if jawab == remote.identity() else f"{alamat}: {foreign(jawab)}"


def foreign(ada: remote.Identity) -> str:
    """How the program of a worker differs from this one."""
    kita = remote.identity()
    versi = (("abk", ada.abk, kita.abk), ("distributed", ada.distributed, kita.distributed))
    beda = [f"{nama} {sana}, di sini {sini}" for nama, sana, sini in versi if sana != sini]
    isi = f"isi program abk {ada.abk} berbeda (kode verifikasi {ada.program[:8]}, di sini {kita.program[:8]})"
    return "; ".join(beda) or isi


def _first_of(faults: Mapping[str, str]) -> list[str]:
    semua = list(faults.values())
    sisa = len(semua) - _SHOWN
    return semua if sisa <= 0 else [*semua[:_SHOWN], f"dan {sisa} pekerja lain"]


def _distributed() -> Any:
    try:
        return importlib.import_module("distributed")
    except ImportError as galat:
        raise LaporanError(
            "Pilihan --klaster memerlukan paket distributed, yang belum terpasang.",
            "Pasang dengan: pip install 'abk[klaster]'; atau jalankan tanpa --klaster.",
        ) from galat
