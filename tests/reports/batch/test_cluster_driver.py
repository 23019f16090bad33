"""Guards abk.reports.batch.cluster, abk.reports.batch.remote: what the caller of a cluster believes, sends,
and tries again; against a link that answers as it is told.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from types import SimpleNamespace
from typing import Any

import pytest

import abk
from abk.errors import LaporanError
from abk.reports.batch import Cluster, Job, Outcome, cluster, remote
from abk.reports.batch.link import SchedulerLostError, in_the_clear
from abk.reports.batch.remote import Errand, Identity, Reply
from abk.tulisan.sidik import sidik

from .conftest import Sumber

LAIN = Identity("0.0.1", "f" * 64, "2020.1")


class KilledWorker(Exception):  # noqa: N818  named as dask names it
    """What dask says of a task whose workers have died again and again."""


class Masa:
    """A future that is done at once."""

    def __init__(self, jawab: object) -> None:
        self.status, self._jawab = "finished", jawab
        if isinstance(jawab, BaseException):
            self.status = "cancelled" if isinstance(jawab, SchedulerLostError) else "error"

    def result(self, timeout: float) -> object:
        if isinstance(self._jawab, BaseException):
            raise self._jawab
        return self._jawab

    def add_done_callback(self, fn: Callable[[Masa], None]) -> None:
        fn(self)


class Sambungan:
    """A link to one worker of two threads that gives these answers."""

    def __init__(self, jawab: Callable[[Errand], object]) -> None:
        self.threads, self.only = {"a": 2}, ()
        self.dikirim: list[Errand] = []
        self.dibatalkan = 0
        self.disambung = 0
        self.client = SimpleNamespace(submit=self._kirim)
        self._jawab = jawab

    def _kirim(self, kerja: object, *isi: Any, **_: object) -> Masa:
        if kerja is bytes:
            return Masa(isi[0])
        self.dikirim.append(isi[0])
        return Masa(self._jawab(isi[0]))

    def look(self, *, anew: bool = False) -> None: ...

    def cancel(self, futures: list[object]) -> None:
        self.dibatalkan += len(futures)

    def reconnect(self, stop: object) -> None:
        self.disambung += 1


@pytest.fixture
def jalankan(
    sumber: Sumber, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[Sambungan, list[tuple[Job, Outcome]]]]:
    """Let a cluster with these answers make these jobs."""
    k = abk.open(sumber.folder)

    def lari(
        jawab: Callable[[Errand], object],
        *job: Job,
        semua: Iterator[Job] = iter(()),  # noqa: B008
        sebelum: Callable[[], None] = lambda: None,
    ) -> tuple[Sambungan, list[tuple[Job, Outcome]]]:
        sambungan = Sambungan(jawab)
        monkeypatch.setattr(cluster, "Link", lambda *_: sambungan)
        hasil = []
        for satu in Cluster("tcp://a:1").execute(chain(job, semua), k, lambda: False):
            sebelum()
            hasil.append(satu)
        return sambungan, hasil

    return lari


@pytest.fixture
def halaman(tugas: Callable[..., Job]) -> tuple[Job, Outcome]:
    """A job, and the outcome of an honest worker."""
    job = tugas()
    html = f"<html lang=id><title>C</title><p>{job.bukti['sidik']}</p><img></html>"
    return job, Outcome(isi=html.encode(), bukti=job.bukti, gambar=1)


def _balas(errand: Errand, outcome: Outcome, **lain: object) -> Reply:
    isi = {"berkas": errand.job.berkas, "notebook": sidik(errand.job.notebook)}
    return Reply(**{**isi, "sha256": sidik(outcome.isi or b""), "outcome": outcome, **lain})  # type: ignore[arg-type]


def test_halaman_yang_jujur_diterima(jalankan: Any, halaman: tuple[Job, Outcome]) -> None:
    job, outcome = halaman
    _, hasil = jalankan(lambda e: _balas(e, outcome), job)
    assert [(j, o.isi, o.galat) for j, o in hasil] == [(job, outcome.isi, "")]


@pytest.mark.parametrize(
    ("ubah", "keberatan"),
    [
        pytest.param({"berkas": "B.html"}, "padahal diminta 'C.html'", id="halaman-lain"),
        pytest.param({"notebook": "0" * 64}, "notebook yang dijalankan bukan yang dikirim", id="notebook"),
        pytest.param({"sha256": "0" * 64}, "isi berkas tidak utuh", id="terpotong"),
        pytest.param({"bukti": {}}, "bukti sidik = None", id="tanpa-bukti"),
        pytest.param({"kebutuhan_bulat": 4}, "bukti kebutuhan_bulat = 4", id="angka-lain"),
        pytest.param({"isi": b"<html lang=id><title>C</title><img>"}, "kode verifikasi", id="data-lain"),
        pytest.param({"gambar": 0}, "hanya 0 gambar", id="tanpa-gambar"),
    ],
)
def test_halaman_yang_tidak_terbukti_tidak_diterima(
    ubah: dict[str, Any], keberatan: str, jalankan: Any, halaman: tuple[Job, Outcome]
) -> None:
    job, outcome = halaman
    if "kebutuhan_bulat" in ubah:
        ubah = {"bukti": {**outcome.bukti, **ubah}}
    luar = {n: v for n, v in ubah.items() if n in {"berkas", "notebook", "sha256"}}
    dalam = {n: v for n, v in ubah.items() if n not in luar}
    _, [(_, hasil)] = jalankan(lambda e: _balas(e, replace(outcome, **dalam), **luar), job)
    assert hasil.isi is None
    assert "Kiriman pekerja klaster tidak terbukti benar" in hasil.galat
    assert keberatan in hasil.galat


def test_buku_kerja_dari_data_lain_tidak_diterima(jalankan: Any, sumber: Sumber) -> None:
    job = Job("rekap", "", "rekap.xlsx", "", str(sumber.folder))
    _, [(_, hasil)] = jalankan(lambda e: _balas(e, Outcome(isi=b"PK rusak")), job)
    assert hasil.isi is None
    assert "buku kerja rusak" in hasil.galat


@pytest.mark.parametrize(
    ("apa", "kali"),
    [
        (KilledWorker(), 1),  # dask has tried it on several workers already
        (ModuleNotFoundError("abk"), 3),
        (Reply("C.html", foreign=LAIN), 3),
        (Reply("C.html", stopped=True), 3),
    ],
)
def test_percobaan_terbatas(apa: object, kali: int, jalankan: Any, halaman: tuple[Job, Outcome]) -> None:
    sambungan, [(_, hasil)] = jalankan(lambda _: apa, halaman[0])
    assert len(sambungan.dikirim) == kali
    assert hasil.isi is None
    assert hasil.galat


def test_penjadwal_yang_hilang_terus_menghentikan(jalankan: Any, halaman: tuple[Job, Outcome]) -> None:
    with pytest.raises(LaporanError, match="hilang 6 kali"):
        jalankan(lambda _: SchedulerLostError(), halaman[0])


def test_kehilangan_penjadwal_bukan_salah_halaman(jalankan: Any, halaman: tuple[Job, Outcome]) -> None:
    job, outcome = halaman
    jawab = iter([*[SchedulerLostError()] * 4, None])
    sambungan, [(_, hasil)] = jalankan(lambda e: next(jawab) or _balas(e, outcome), job)
    assert (sambungan.disambung, hasil.galat) == (4, "")
    assert hasil.keterangan == ("penjadwal klaster hilang; halaman diulang",)


def test_yang_dikirim_tidak_lebih_dari_yang_segera_dikerjakan(
    jalankan: Any, halaman: tuple[Job, Outcome]
) -> None:
    job, outcome = halaman
    diambil: list[int] = []

    def sumber() -> Iterator[Job]:
        for n in range(50):
            diambil.append(n)
            yield job

    selesai = 0

    def sebelum() -> None:
        nonlocal selesai
        selesai += 1
        assert len(diambil) <= selesai + 4  # rumus: two threads, two pages ahead for each

    jalankan(lambda e: _balas(e, outcome), semua=sumber(), sebelum=sebelum)
    assert selesai == len(diambil) == 50


def test_yang_dikirim_tidak_memuat_letak_sumber_atau_sandi(
    tugas: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "sandi-rahasia")
    alamat = "postgresql+psycopg://abk@server-rahasia/abk"
    job = replace(tugas(), sumber=alamat, parameter={"sumber": alamat, "unit": "C"}, folder="/rahasia")
    errand = remote.errand("abk-C-1", job, "parcel:1")
    isi = pickle.dumps(errand)
    assert b"rahasia" not in isi
    assert errand.job.parameter == {"sumber": "parcel:1", "unit": "C"}
    # dask shows what a task was given, in its log and on its dashboard
    assert job.notebook[:20] not in repr(errand)
    assert repr(errand).startswith("Errand(key='abk-C-1', identity=")


def test_pekerja_dengan_abk_lain_menolak(tugas: Callable[..., Job]) -> None:
    errand = replace(remote.errand("k", tugas(), "parcel:1"), identity=LAIN)
    assert remote.make_page(errand, zlib.compress(b"")) == Reply("C.html", foreign=remote.identity())


@pytest.mark.parametrize(
    ("alamat", "terbuka"),
    [
        ("tcp://10.0.0.5:8786", True),
        ("tcp://klaster.contoh.go.id:8786", True),
        ("tls://10.0.0.5:8786", False),
        ("tcp://127.0.0.1:8786", False),
        ("tcp://localhost:8786", False),
        ("tcp://[::1]:8786", False),
    ],
)
def test_sambungan_yang_terbuka_dikenal(alamat: str, terbuka: bool) -> None:
    assert in_the_clear(alamat) is terbuka
