"""Guards abk.reports.batch.remote, abk.reports.batch.page_server: what a worker of a cluster keeps, and what
a page that is stopped, killed or endless leaves of it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import abk
from abk.kegiatan.parcel import pack, parcel_source
from abk.reports.batch import Job, remote
from abk.reports.batch.page_server import StoppedError

from .conftest import BUKA, BUKTI, GAMBAR, KEPALA, Sumber, daftar, hidup, tunggu

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="keadaan proses dibaca dari /proc")


@pytest.fixture(autouse=True)
def bersih(tmp_pendek: Path) -> Iterator[None]:
    """Every bench is cleared away, and leaves no file."""
    yield
    remote._release()
    assert daftar(tmp_pendek) == []


@pytest.fixture
def kiriman(sumber: Sumber) -> tuple[str, bytes]:
    """Source of a parcel, and the parcel."""
    isi = pack(abk.open(sumber.folder))
    return parcel_source(isi), zlib.compress(isi)


def _job(tugas: Callable[..., Job], sumber: str, *kode: str) -> Job:
    return remote.errand("k", tugas(*kode), sumber).job


def test_halaman_yang_dihentikan_tidak_merusak_yang_berikut(
    tugas: Callable[..., Job], kiriman: tuple[str, bytes], tmp_path: Path
) -> None:
    sumber, isi = kiriman
    tanda = tmp_path / "tanda"
    tidur = f"import os, time\nopen({str(tanda)!r}, 'w').write(str(os.getpid()))\ntime.sleep(600)"
    lama = _job(tugas, sumber, BUKA, tidur, KEPALA, GAMBAR, BUKTI)
    with remote.bench(lama, isi) as satu:
        with pytest.raises(StoppedError):
            satu.make(lama, lambda: tanda.exists() and bool(tanda.read_text()))
        assert tunggu(lambda: not hidup(int(tanda.read_text())))  # its kernel
    biasa = _job(tugas, sumber)
    with remote.bench(biasa, isi) as dua:
        hasil = dua.make(biasa, lambda: False)
    assert dua is satu
    assert (hasil.galat, hasil.keterangan, hasil.mesin) == ("", (), "zygote")
    assert hasil.isi is not None


def test_halaman_yang_membunuh_prosesnya_dicoba_dua_kali(
    tugas: Callable[..., Job], kiriman: tuple[str, bytes], tmp_path: Path
) -> None:
    sumber, isi = kiriman
    job = _job(tugas, sumber)
    with remote.bench(job, isi) as satu:
        satu.make(job, lambda: False)
        proses = satu._idle[-1]._process
        os.kill(proses.pid, signal.SIGKILL)
        proses.wait()
        hasil = satu.make(job, lambda: False)
        assert hasil.keterangan == ("proses halaman mati; halaman diulang",)
        assert hasil.isi is not None
        # and where each new process dies as well, that is the end of it
        satu._idle.pop().close()
        bunuh = threading.Thread(target=lambda: tunggu(lambda: _bunuh(satu, 2)))
        bunuh.start()
        hasil = satu.make(_job(tugas, sumber, "import time\ntime.sleep(600)"), lambda: False)
        bunuh.join()
    assert "mati dua kali" in hasil.galat


_terbunuh: set[int] = set()


def _bunuh(satu: remote.Bench, banyak: int) -> bool:
    """Kill the page processes of this bench, each once; whether there were so many."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and int(folder.name) not in _terbunuh:
            try:
                perintah = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if b"page_server" in perintah and os.fsencode(satu._folder) in perintah:
                _terbunuh.add(int(folder.name))
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(folder.name), signal.SIGKILL)
    return len(_terbunuh) >= banyak


def test_kegiatan_lain_mengganti_yang_tidak_dipakai(
    tugas: Callable[..., Job], kiriman: tuple[str, bytes], sumber: Sumber
) -> None:
    satu, isi = kiriman
    with remote.bench(_job(tugas, satu), isi) as dipakai:
        lain = pack(abk.open(sumber.folder).dengan(pembulatan="ke_atas"))
        with remote.bench(_job(tugas, parcel_source(lain)), zlib.compress(lain)):
            assert len(remote._benches) == 2
            assert dipakai._folder.exists()
    isi_baru = pack(abk.open(sumber.folder).dengan(pembulatan="ke_bawah"))
    with remote.bench(_job(tugas, parcel_source(isi_baru)), zlib.compress(isi_baru)):
        assert list(remote._benches) == [parcel_source(isi_baru)]
    assert not dipakai._folder.exists()
