"""Guards abk.reports.batch.cluster, abk.reports.batch.link, abk.reports.batch.remote,
abk.reports.batch.page_server: a real scheduler and real workers, which share no folder with the caller.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import dask.config
import distributed
import pytest

import abk
from abk.errors import LaporanError
from abk.reports.batch import Cluster, Manifest, laporan, link
from tests.kampanye import SABAR_DETIK

from .conftest import BUKA, BUKTI, GAMBAR, KEPALA, Sumber, daftar, hidup, tunggu
from .gugus import AKAR, TANPA_ABK, VERSI_LAIN, Gugus, porta

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="keadaan proses dibaca dari /proc")

UNIT = {f"U{n:02}": "U00" if n else "" for n in range(12)}


@pytest.fixture
def gugus(tmp_path: Path) -> Iterator[Gugus]:
    """A scheduler; the test starts the workers."""
    satu = Gugus(tmp_path / "gugus")
    satu.penjadwal()
    yield satu
    satu.tutup()


@pytest.fixture(scope="module")
def berdua(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gugus]:
    """A scheduler and one worker under its nanny, as `dask worker` starts it, for several tests."""
    satu = Gugus(tmp_path_factory.mktemp("gugus") / "g")
    satu.penjadwal()
    satu.pekerja("a", pengasuh=True)
    assert satu.siap(1)
    yield satu
    satu.tutup()


class Pindah(Cluster):
    """A cluster from which the source is taken away before the first page is sent."""

    sumber: Path

    def execute(self, *isi: object) -> Iterator[object]:  # type: ignore[override]
        if self.sumber.exists():
            self.sumber.rename(self.sumber.with_name("tersembunyi"))
        yield from super().execute(*isi)  # type: ignore[arg-type]


def _lari(
    gugus: Gugus, sumber: Sumber, notebook: Path, keluar: Path, sesudah: Callable[[int], None]
) -> tuple[Manifest, Counter[str]]:
    """Report of a source on the cluster; `sesudah` hears how many pages are done."""
    kabar: Counter[str] = Counter()

    def kemajuan(selesai: int, _: int, kode: str, status: str) -> None:
        kabar[f"{kode} {status}"] += 1
        sesudah(selesai)

    class Milik(Pindah):
        pass

    Milik.sumber = sumber.folder
    with Milik(gugus.alamat) as cluster:
        manifest = laporan(
            sumber.folder,
            keluar,
            notebook_unit=notebook,
            notebook_kementerian=notebook,
            kemajuan=kemajuan,
            pelaksana=cluster,
            zygote=True,  # as the project's own notebooks run
        )
    return manifest, kabar


def _lengkap(manifest: Manifest, kabar: Counter[str], keluar: Path, sidik: dict[str, str]) -> None:
    """All pages are there, each once, each with the fingerprint of its own unit."""
    assert manifest.gagal == []
    assert manifest.berhasil
    assert set(kabar.values()) == {1}
    assert len(kabar) == len(sidik) + 1  # the units, the ministry's page; and the workbook
    halaman = [f"{kode or 'index'}.html" for kode in sidik]
    assert daftar(keluar) == sorted([*halaman, "manifest.json", "rekap.xlsx"])
    for kode, benar in sidik.items():
        assert benar in (keluar / f"{kode or 'index'}.html").read_text()


def _sidik(sumber: Sumber) -> dict[str, str]:
    k = abk.open(sumber.folder)
    return {"": k.sidik, **{kode: k.cabang(kode).sidik for kode in k.unit["kode_unit"]}}


def test_pekerja_dibunuh_di_tengah_jalan(
    gugus: Gugus, sumber: Sumber, simpan: Callable[..., Path], tmp_path: Path
) -> None:
    sumber.tulis(UNIT)
    sidik = _sidik(sumber)
    gugus.pekerja("a")
    gugus.pekerja("b")
    assert gugus.siap(2)

    def sesudah(selesai: int) -> None:
        if selesai == 4:
            gugus.bunuh("a")
            gugus.pekerja("tanpa", TANPA_ABK)  # comes in its place, and gets no page
            assert gugus.siap(3)

    manifest, kabar = _lari(gugus, sumber, simpan(), tmp_path / "keluar", sesudah)
    _lengkap(manifest, kabar, tmp_path / "keluar", sidik)
    # nothing stays of the pages of either worker, and nowhere stood where the source was
    assert tunggu(lambda: gugus.anak() == []), gugus.anak()
    assert tunggu(lambda: not list(gugus.tmp.glob("abk-*")))
    assert str(sumber.folder) not in gugus.catatan()


def test_penjadwal_dimulai_ulang(
    gugus: Gugus,
    sumber: Sumber,
    simpan: Callable[..., Path],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    sumber.tulis(dict(list(UNIT.items())[:7]))
    sidik = _sidik(sumber)
    gugus.pekerja("a")
    assert gugus.siap(1)

    def sesudah(selesai: int) -> None:
        if selesai == 4:
            gugus.bunuh("penjadwal")
            gugus.penjadwal()
            gugus.pekerja("b")

    manifest, kabar = _lari(gugus, sumber, simpan(), tmp_path / "keluar", sesudah)
    _lengkap(manifest, kabar, tmp_path / "keluar", sidik)
    assert {h.keterangan for h in manifest.halaman} == {(), ("penjadwal klaster hilang; halaman diulang",)}
    assert capfd.readouterr().err == ""  # dask's own words about it are nothing for an analyst
    assert tunggu(lambda: gugus.anak() == []), gugus.anak()


def test_halaman_sama_dengan_yang_dibuat_di_sini(berdua: Gugus, tmp_path: Path) -> None:
    # a page holds its posts against those of the whole ministry, so the whole must travel
    pilihan = {"sumber": "contoh", "unit": ["SET.PO.1"], "pembulatan": "ke_atas"}
    with Cluster(berdua.alamat) as cluster:
        assert laporan(keluar=tmp_path / "sana", pelaksana=cluster, **pilihan).berhasil
    assert laporan(keluar=tmp_path / "sini", pekerja=1, **pilihan).berhasil
    sana, sini = ((tmp_path / f / "SET.PO.1.html").read_bytes() for f in ("sana", "sini"))
    assert sana == sini


PROGRAM = """
import json, sys
from abk.reports.batch import Cluster, Dihentikan, laporan
pilihan = json.loads(sys.argv[1])
with Cluster(pilihan.pop("alamat")) as cluster:
    try:
        laporan(pelaksana=cluster, **pilihan)
    except Dihentikan:
        sys.exit(130)
"""


@pytest.mark.parametrize("sinyal", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "dibunuh"])
def test_dihentikan_tanpa_tugas_yatim(
    sinyal: signal.Signals, berdua: Gugus, sumber: Sumber, simpan: Callable[..., Path], tmp_path: Path
) -> None:
    tanda = tmp_path / "tanda"
    tanda.mkdir()
    tidur = f"import os, time\nopen({str(tanda)!r} + f'/{{os.getpid()}}', 'w').close()\ntime.sleep(600)"
    notebook = str(simpan(BUKA, tidur, KEPALA, GAMBAR, BUKTI))
    pilihan = {
        "alamat": berdua.alamat,
        "sumber": str(sumber.folder),
        "keluar": str(tmp_path / "keluar"),
        "unit": ["A", "B", "C", "D"],
        "notebook_unit": notebook,
        "notebook_kementerian": notebook,
    }
    proses = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, json.dumps(pilihan)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(AKAR), os.environ.get("PYTHONPATH", "")])},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    try:
        assert tunggu(lambda: bool(daftar(tanda)) or proses.poll() is not None)
        assert proses.poll() is None, proses.communicate()
        proses.send_signal(sinyal)
        _, galat = proses.communicate(timeout=SABAR_DETIK)
    finally:
        proses.kill()
    assert proses.returncode == (130 if sinyal == signal.SIGINT else -sinyal)
    assert galat == ""
    # the kernel that slept is gone, and the scheduler knows of no task
    assert tunggu(lambda: not any(hidup(int(pid)) for pid in daftar(tanda)))
    with distributed.Client(berdua.alamat, set_as_default=False) as klien:
        assert tunggu(lambda: klien.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)) == 0)
    assert [n for n in daftar(tmp_path / "keluar") if n.endswith(".html")] == []


def test_pekerja_yang_lain_disebut_satu_per_satu(gugus: Gugus) -> None:
    gugus.pekerja("tanpa", TANPA_ABK)
    gugus.pekerja("lama", VERSI_LAIN)
    assert gugus.siap(2)
    with pytest.raises(LaporanError) as galat:
        Cluster(gugus.alamat)
    kata = str(galat.value)
    assert "2 pekerja klaster tidak memakai abk yang sama" in kata
    assert "abk tidak terpasang" in kata
    assert f"abk 0.0.1, di sini {abk.__version__}" in kata
    assert "pip install 'abk[klaster]'" in kata


def test_penjadwal_tanpa_pekerja(gugus: Gugus, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tunggu(lambda: "Scheduler at" in gugus.catatan())
    monkeypatch.setattr(link, "_WORKERS_SECONDS", 0.2)
    with pytest.raises(LaporanError, match="tidak mempunyai pekerja"):
        Cluster(gugus.alamat)


def test_penjadwal_yang_tidak_menjawab(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "_CONNECT_SECONDS", 0.5)
    with pytest.raises(LaporanError, match="tidak menjawab"):
        Cluster(f"tcp://127.0.0.1:{porta()}")


def test_penjadwal_yang_tidak_kembali(
    gugus: Gugus, sumber: Sumber, simpan: Callable[..., Path], tmp_path: Path
) -> None:
    gugus.pekerja("a")
    assert gugus.siap(1)
    notebook, keluar = simpan(), tmp_path / "keluar"
    with (
        Cluster(gugus.alamat, sabar_detik=1) as cluster,
        pytest.raises(LaporanError, match="hilang dan tidak kembali selama 1 detik"),
    ):
        laporan(
            sumber.folder,
            keluar,
            notebook_unit=notebook,
            notebook_kementerian=notebook,
            kemajuan=lambda *_: gugus.bunuh("penjadwal"),
            pelaksana=cluster,
        )
    # what was done stays, and the manifest tells what is missing
    catatan = json.loads((keluar / "manifest.json").read_text())
    assert catatan["status"] == "dihentikan"
    assert Counter(h["status"] for h in catatan["halaman"]) == {"dibuat": 1, "dihentikan": 5}


def test_klien_yang_terlambat_mulai_dicoba_lagi(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask gives its own thread ten seconds, then fails on an assertion; when busy, the next one begins."""
    dicoba = []

    def klien(*_: object, **__: object) -> object:
        dicoba.append(1)
        assert len(dicoba) > 1
        raise OSError("tidak ada penjadwal")

    monkeypatch.setattr("distributed.Client", klien)
    with pytest.raises(LaporanError, match="tidak menjawab"):
        Cluster("tcp://127.0.0.1:1")
    assert len(dicoba) == 2


def _sertifikat(folder: Path) -> dict[str, str]:
    """A certificate for 127.0.0.1, and the names under which dask looks for it."""
    kunci, isi = folder / "kunci.pem", folder / "sertifikat.pem"
    pilihan = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"]
    nama = ["-subj", "/CN=uji", "-addext", "subjectAltName=IP:127.0.0.1"]
    berkas = ["-keyout", str(kunci), "-out", str(isi)]
    subprocess.run(["openssl", "req", *pilihan, *nama, *berkas], check=True, capture_output=True)
    tls = {"ca-file": isi}
    for siapa in ("scheduler", "worker", "client"):
        tls |= {f"{siapa}.key": kunci, f"{siapa}.cert": isi}
    return {f"distributed.comm.tls.{nama}": str(nilai) for nama, nilai in tls.items()}


def test_sambungan_tersandi(
    sumber: Sumber, simpan: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls = _sertifikat(tmp_path)
    env = {"DASK_" + nama.upper().replace("-", "_").replace(".", "__"): nilai for nama, nilai in tls.items()}
    gugus = Gugus(tmp_path / "gugus", "tls", **env)
    try:
        gugus.penjadwal()
        gugus.pekerja("a")
        assert gugus.siap(1)
        with pytest.raises(LaporanError, match="memerlukan sertifikat"):
            Cluster(gugus.alamat)
        monkeypatch.setattr(link, "_CONNECT_SECONDS", 1)
        with pytest.raises(LaporanError, match="tidak menjawab"):
            Cluster(gugus.alamat.replace("tls", "tcp"))
        monkeypatch.undo()
        with dask.config.set(tls):
            notebook = simpan()
            with Cluster(gugus.alamat) as cluster:
                manifest = laporan(
                    sumber.folder, tmp_path / "keluar", unit="C", notebook_unit=notebook, pelaksana=cluster
                )
        assert manifest.berhasil
    finally:
        gugus.tutup()
