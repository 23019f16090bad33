"""Guards abk.reports.batch.report, abk.reports.batch.run, abk.reports.batch.plan, abk.reports.batch.order,
abk.reports.batch.pool, abk.reports.batch.workshop: a whole report: one page's failure never stops the rest,
and nothing stale looks current.
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

import abk
import abk.kegiatan.kegiatan as kegiatan_modul
from abk.errors import LaporanError, ParameterError
from abk.hasil import TandaKewajaran, daftar_tanda
from abk.kegiatan import Kegiatan
from abk.reports.batch import Cluster, Dihentikan, Job, Manifest, Outcome, Workshop, laporan, run
from abk.reports.batch.order import NOTEBOOK_UNIT, default_notebook, read_notebook
from abk.reports.batch.plan import plan_units
from abk.reports.batch.pool import worker_count
from abk.reports.batch.processes import can_fork
from abk.reports.batch.report import _order
from abk.reports.exporter import render_bagian
from abk.tulisan.sidik import sidik
from tests.kampanye import PROSES

from .conftest import BUKA, BUKTI, GAMBAR, KEPALA, UTUH, Sumber, daftar

MENURUT_UNIT = f"""
import os, signal, sys
if unit == "B": os.kill(os.getpid(), signal.SIGKILL)
if unit == "C": raise ValueError("rusak")
if unit == "D": c = k.cabang("A")
if unit == "E" and os.getppid() != {os.getpid()}: sys.exit(1)"""


@pytest.fixture
def buat(sumber: Sumber, simpan: Callable[..., Path], tmp_path: Path) -> Callable[..., Manifest]:
    """``laporan`` on the small kegiatan, into ``tmp_path / "keluar"``."""

    def laporan_uji(*kode: str, keluar: str = "keluar", **lain: object) -> Manifest:
        pilihan = {
            "notebook_unit": simpan(*kode),
            "notebook_kementerian": simpan(*UTUH, nama="kementerian.ipynb"),
            "pekerja": PROSES,
            "zygote": True,  # these notebooks are no one's own, and run as the project's do
        }
        return laporan(sumber.folder, tmp_path / keluar, **{**pilihan, **lain})

    return laporan_uji


def isi(tmp_path: Path) -> set[str]:
    return set(daftar(tmp_path / "keluar"))


def status(manifest: Manifest) -> dict[str, str]:
    return {h.berkas: h.status for h in manifest.halaman}


class Langsung(ThreadPoolExecutor):
    """Makes pages at once without kernels, to test all that surrounds them; counts what it was given."""

    def __init__(self, gagal: str = "", isi: str = "<p>{kode}</p>") -> None:
        super().__init__(1)
        self.gagal, self.isi, self.dikerjakan = gagal, isi, []

    def submit(self, fn: object, tugas: Job) -> Future[Outcome]:  # type: ignore[override]
        self.dikerjakan.append(tugas.berkas)
        masa: Future[Outcome] = Future()
        if tugas.kode and tugas.kode in self.gagal:
            masa.set_result(Outcome(galat="rusak"))
        else:
            masa.set_result(Outcome(isi=self.isi.format(kode=tugas.kode).encode()))
        return masa


SEMUA = {"A.html", "B.html", "C.html", "D.html", "index.html", "rekap.xlsx", "manifest.json"}


def test_laporan_lengkap(buat: Callable[..., Manifest], tmp_path: Path) -> None:
    kemajuan: list[tuple[int, int, str, str]] = []
    manifest = buat(kemajuan=lambda *a: kemajuan.append(a))
    assert [h.galat for h in manifest.gagal] == []
    assert manifest.berhasil
    assert isi(tmp_path) == SEMUA
    assert [k[0] for k in kemajuan] == list(range(1, 7))
    assert {k[1] for k in kemajuan} == {6}
    assert {k[2] for k in kemajuan} == {"A", "B", "C", "D", "index.html", "rekap.xlsx"}
    assert zipfile.is_zipfile(tmp_path / "keluar" / "rekap.xlsx")
    assert "<title>Analisis Beban Kerja</title>" in (tmp_path / "keluar" / "index.html").read_text()
    # each page prints the fingerprint of its own data
    catatan = json.loads((tmp_path / "keluar" / "manifest.json").read_text())
    assert catatan["status"] == "selesai"
    assert {h["mesin"] for h in catatan["halaman"] if h["jenis"] != "rekap"} <= {"zygote", "biasa"}
    assert str(tmp_path) not in json.dumps(catatan)


def test_notebook_proyek_sendiri_lulus_semua_pemeriksaan(sumber: Sumber, tmp_path: Path) -> None:
    manifest = laporan(sumber.folder, tmp_path / "keluar", pekerja=PROSES, pembulatan="ke_atas")
    assert [(h.berkas, h.galat) for h in manifest.gagal] == []
    assert [(h.berkas, h.keterangan) for h in manifest.halaman if h.keterangan] == []
    assert isi(tmp_path) == SEMUA
    indeks = (tmp_path / "keluar" / "index.html").read_text()
    assert all(f'href="{n}"' in indeks for n in ("A.html", "B.html", "C.html", "D.html"))
    assert str(tmp_path) not in "".join(p.read_text() for p in (tmp_path / "keluar").glob("*.html"))


@pytest.mark.skipif(not can_fork(), reason="sistem ini tidak dapat fork dengan aman")
def test_notebook_proyek_dalam_cangkang_notebook_lain_dalam_kernel(
    sumber: Sumber, simpan: Callable[..., Path], tmp_path: Path
) -> None:
    """The project's own notebook runs in a forked shell; one that was changed has all that a kernel can."""
    milik = default_notebook(NOTEBOOK_UNIT)
    ubah = tmp_path / "ubah.ipynb"
    ubah.write_text(milik.read_text(encoding="utf-8").replace('"halaman.metode"', '"halaman.metode  # ya"'))
    assert read_notebook(milik).milik
    assert not read_notebook(ubah).milik
    mesin = {}
    for nama, satu in (("bawaan", None), ("ubah", ubah)):
        manifest = laporan(sumber.folder, tmp_path / nama, unit="C", pekerja=1, notebook_unit=satu)
        assert [(h.galat, h.keterangan) for h in manifest.halaman if h.kode == "C"] == [("", ())]
        mesin[nama] = {h.mesin for h in manifest.halaman if h.kode == "C"}
    assert mesin == {"bawaan": {"zygote"}, "ubah": {"biasa"}}
    # the same page either way, to the byte
    biasa = laporan(sumber.folder, tmp_path / "biasa", unit="C", pekerja=1, zygote=False)
    assert {h.mesin for h in biasa.halaman} == {"biasa"}
    assert (tmp_path / "biasa" / "C.html").read_bytes() == (tmp_path / "bawaan" / "C.html").read_bytes()


def test_notebook_bawaan_ditemukan() -> None:
    assert default_notebook(NOTEBOOK_UNIT).is_file()
    with pytest.raises(ParameterError, match=r"99_tidak_ada\.ipynb tidak ditemukan"):
        default_notebook("99_tidak_ada.ipynb")


def test_satu_kegagalan_tidak_menghentikan_yang_lain(
    buat: Callable[..., Manifest], sumber: Sumber, tmp_path: Path
) -> None:
    sumber.tulis({"A": "", "B": "A", "C": "", "D": "", "F": ""})
    keluar = tmp_path / "keluar"
    keluar.mkdir()
    (keluar / "C.html").write_text("halaman lama")
    manifest = buat(BUKA, MENURUT_UNIT, KEPALA, GAMBAR, BUKTI)
    galat = {h.kode: h.galat for h in manifest.gagal}
    assert set(galat) == {"B", "C", "D"}
    assert "Kernel mati" in galat["B"]
    assert "ValueError: rusak" in galat["C"]
    assert "bukti sidik" in galat["D"]
    assert not manifest.berhasil
    # what failed left no page, and not an older one either
    assert isi(tmp_path) == {"A.html", "F.html", "index.html", "rekap.xlsx", "manifest.json"}
    assert manifest.dihapus == ["C.html: halaman baru gagal dibuat; yang lama tidak berlaku lagi"]
    assert json.loads((keluar / "manifest.json").read_text())["status"] == "selesai dengan kegagalan"


def test_pekerja_memakai_lingkungan_yang_sekarang(
    buat: Callable[..., Manifest], monkeypatch: pytest.MonkeyPatch
) -> None:
    # e.g. the password of a store; the server that forks the workers outlives a run
    for nilai in ("satu", "dua"):
        monkeypatch.setenv("ABK_UJI", nilai)
        manifest = buat("import os\nraise ValueError(os.environ['ABK_UJI'])", unit="C")
        assert f"ValueError: {nilai}" in manifest.gagal[0].galat


def test_pekerja_yang_mati_dilaporkan_dan_kolam_dibangun_lagi(
    buat: Callable[..., Manifest], tmp_path: Path
) -> None:
    # with stock kernels the parent of the kernel is the worker
    bunuh = 'import os, signal, time\nif unit == "B": os.kill(os.getppid(), signal.SIGKILL); time.sleep(600)'
    manifest = buat(BUKA, bunuh, KEPALA, GAMBAR, BUKTI, zygote=False, pekerja=2)
    assert [h.kode for h in manifest.gagal] == ["B"]
    assert "pekerja mati" in manifest.gagal[0].galat
    assert isi(tmp_path) == SEMUA - {"B.html"}
    assert {h.mesin for h in manifest.halaman if h.status == "dibuat"} == {"biasa", ""}


def test_pelayan_pekerja_yang_mati_digantikan(
    buat: Callable[..., Manifest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What starts the workers may be killed just when it is asked for one: it is started again."""
    asli, kali = ProcessPoolExecutor.submit, iter([False, True])

    def submit(self: ProcessPoolExecutor, *isi: object) -> object:
        if next(kali, False):
            raise ConnectionResetError
        return asli(self, *isi)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", submit)
    assert buat(pekerja=2, zygote=False).berhasil


def test_yang_tidak_berubah_dilewati_tanpa_memulai_proses(
    buat: Callable[..., Manifest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pertama = buat(pelaksana=Langsung())
    keadaan = {n: (tmp_path / "keluar" / n).stat().st_mtime_ns for n in isi(tmp_path) - {"manifest.json"}}
    monkeypatch.setattr(run, "Pool", None)
    kemajuan: list[str] = []
    kedua = buat(kemajuan=lambda *a: kemajuan.append(a[3]))
    assert kedua.berhasil
    assert set(status(kedua).values()) == {"tidak berubah"}
    assert kemajuan == ["tidak berubah"] * 6
    assert keadaan == {n: (tmp_path / "keluar" / n).stat().st_mtime_ns for n in keadaan}
    assert [h.masukan for h in kedua.halaman] == [h.masukan for h in pertama.halaman]


def test_paksa_membuat_semuanya_lagi(buat: Callable[..., Manifest]) -> None:
    buat(pelaksana=Langsung())
    assert set(status(buat(pelaksana=Langsung(), paksa=True)).values()) == {"dibuat"}


def test_hanya_yang_berubah_dibuat_lagi(buat: Callable[..., Manifest], sumber: Sumber) -> None:
    buat(pelaksana=Langsung())
    # B lies below A: both pages show the change, C and D do not
    sumber.tulis({"A": "", "B": "A", "C": "", "D": ""}, {"A": 1, "B": 9, "C": 3, "D": 4})
    pelaksana = Langsung()
    buat(pelaksana=pelaksana)
    assert pelaksana.dikerjakan == ["A.html", "B.html", "rekap.xlsx", "index.html"]


def test_dibuat_lagi_tepat_yang_isinya_berubah(sumber: Sumber, tmp_path: Path) -> None:
    """One unit of a deep tree: its page and those above it, whose sums hold it, and not one more."""
    pohon = {"A": "", "B": "A", "C": "B", "D": "C", "E": "B", "F": "", "G": "F"}

    def halaman(volume: int) -> tuple[dict[str, str], dict[str, str]]:
        """Input of each page, and the page itself."""
        sumber.tulis(pohon, {"D": volume})
        order = _order(
            sumber.folder,
            unit=None,
            pilihan={},
            notebook=(read_notebook(default_notebook(NOTEBOOK_UNIT)),) * 2,
            batas_waktu_detik=60,
            keluar=tmp_path / "keluar",
            alur="",
            saat="",
            tunda=frozenset(),
            sebelah=frozenset(),
        )
        masukan = {h.kode: h.masukan for h in plan_units(order)}
        return masukan, {u: render_bagian(abk.reports.unit(order.k, u), judul=u) for u in pohon}

    awal, akhir = halaman(2), halaman(9)
    masukan, isi = ({u for u in pohon if a[u] != b[u]} for a, b in zip(awal, akhir, strict=True))
    assert masukan == isi == {"A", "B", "C", "D"}


def test_tanda_yang_berasal_dari_unit_lain_membuat_halaman_lagi(
    buat: Callable[..., Manifest], sumber: Sumber, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule holds a post against those of other units: what changes there can raise a question here."""
    buat(pelaksana=Langsung())
    sumber.tulis({"A": "", "B": "A", "C": "", "D": ""}, {"A": 1, "B": 9, "C": 3, "D": 4})
    baru = TandaKewajaran("t", "C", "J2", "1", "Pengolah J2", "Norma tugas serupa", "Mengapa lama?", 0.5)
    monkeypatch.setattr("abk.reports.batch.plan.daftar_tanda", lambda k: (*daftar_tanda(k), baru))
    pelaksana = Langsung()
    buat(pelaksana=pelaksana)
    assert pelaksana.dikerjakan == ["A.html", "B.html", "C.html", "rekap.xlsx", "index.html"]


@pytest.mark.parametrize(
    "pilihan", [{"peraturan": "kemenag-jfu"}, {"pembulatan": "ke_atas"}], ids=["peraturan", "pembulatan"]
)
def test_peraturan_dan_pembulatan_lain_membuat_semuanya_lagi(
    pilihan: dict[str, str], buat: Callable[..., Manifest]
) -> None:
    buat(pelaksana=Langsung())
    manifest = buat(pelaksana=Langsung(), **pilihan)
    assert set(status(manifest).values()) == {"dibuat"}
    assert {n: getattr(manifest, n) for n in pilihan} == pilihan


def test_notebook_atau_program_lain_membuat_halaman_lagi(
    buat: Callable[..., Manifest], monkeypatch: pytest.MonkeyPatch
) -> None:
    buat(pelaksana=Langsung())
    pelaksana = Langsung()
    buat(*UTUH, "1", pelaksana=pelaksana)  # another notebook for units: the other files stand
    assert pelaksana.dikerjakan == ["A.html", "B.html", "C.html", "D.html"]
    monkeypatch.setattr("abk.reports.batch.order.program_fingerprint", lambda: "lain")
    assert set(status(buat(*UTUH, "1", pelaksana=Langsung())).values()) == {"dibuat"}


@pytest.mark.serangan(
    "pembaca", "mengubah halaman yang sudah terbit; dibuat lagi saat `abk laporan` berjalan", "ketahuan"
)
@pytest.mark.parametrize("ubah", ["isi", "hapus", "manifest"])
def test_halaman_yang_diubah_tangan_dibuat_lagi(
    ubah: str, buat: Callable[..., Manifest], tmp_path: Path
) -> None:
    buat(pelaksana=Langsung())
    halaman = tmp_path / "keluar" / "B.html"
    if ubah == "isi":
        halaman.write_text("dipalsukan")
    elif ubah == "hapus":
        halaman.unlink()
    else:
        (tmp_path / "keluar" / "manifest.json").write_text("{")
    pelaksana = Langsung()
    assert buat(pelaksana=pelaksana).berhasil
    assert "B.html" in pelaksana.dikerjakan
    assert halaman.read_text() == "<p>B</p>"


@pytest.mark.serangan(
    "pembaca", "mengubah halaman terbit beserta manifesnya; `abk laporan --paksa` membuatnya lagi", "dicegah"
)
def test_manifes_yang_ikut_diubah_hanya_dipercaya_tanpa_paksa(
    buat: Callable[..., Manifest], tmp_path: Path
) -> None:
    """The manifest is signed by nobody: what it vouches for stands until all is made anew."""
    buat(pelaksana=Langsung())
    halaman, manifes = (tmp_path / "keluar" / n for n in ("B.html", "manifest.json"))
    lama = sidik(halaman.read_bytes())
    halaman.write_text("dipalsukan")
    manifes.write_text(manifes.read_text().replace(lama, sidik(b"dipalsukan")))
    assert buat(pelaksana=Langsung()).berhasil
    assert halaman.read_text() == "dipalsukan"
    assert buat(pelaksana=Langsung(), paksa=True).berhasil
    assert halaman.read_text() == "<p>B</p>"


def test_indeks_orang_lain_tidak_ditimpa(buat: Callable[..., Manifest], tmp_path: Path) -> None:
    """A folder with a web site in it is none for a report, until a report has been there."""
    indeks = tmp_path / "keluar" / "index.html"
    indeks.parent.mkdir()
    indeks.write_text("<h1>Situs biro</h1>")
    with pytest.raises(LaporanError, match="bukan buatan laporan"):
        buat(pelaksana=Langsung())
    assert [p.name for p in indeks.parent.iterdir()] == ["index.html"]
    assert indeks.read_text() == "<h1>Situs biro</h1>"
    indeks.write_text('<body class="abk-halaman">')  # of a run that was killed before its manifest
    assert buat(pelaksana=Langsung()).berhasil


def test_yang_gagal_dicoba_lagi_dan_indeks_mengikuti(buat: Callable[..., Manifest], tmp_path: Path) -> None:
    gagal = Langsung(gagal="B")
    manifest = buat(pelaksana=gagal)
    assert status(manifest)["B.html"] == "gagal"
    lagi = Langsung()
    manifest = buat(pelaksana=lagi)
    # the ministry's page linked to one page fewer: it is made again as well
    assert lagi.dikerjakan == ["B.html", "index.html"]
    assert manifest.berhasil
    assert isi(tmp_path) == SEMUA


def test_indeks_tidak_menaut_ke_halaman_yang_gagal(buat: Callable[..., Manifest]) -> None:
    tetangga: list[tuple[str, ...] | None] = []

    class Catat(Langsung):
        def submit(self, fn: object, tugas: Job) -> Future[Outcome]:  # type: ignore[override]
            if tugas.jenis == "kementerian":
                tetangga.append(tugas.tetangga)
            return super().submit(fn, tugas)

    buat(pelaksana=Catat(gagal="BC"))
    assert tetangga == [("A.html", "D.html")]


def test_strip_hanya_ke_yang_terbit(buat: Callable[..., Manifest]) -> None:
    """To what this report holds, and what is published beside it; to no workbook that could not be made."""
    muka: dict[str, tuple[str, ...]] = {}

    class Catat(Langsung):
        rekap_gagal = False

        def submit(self, fn: object, tugas: Job) -> Future[Outcome]:  # type: ignore[override]
            muka[tugas.berkas] = tugas.muka
            if tugas.jenis == "rekap" and self.rekap_gagal:
                masa: Future[Outcome] = Future()
                masa.set_result(Outcome(galat="penuh"))
                return masa
            return super().submit(fn, tugas)

    buat(pelaksana=Catat(), unit="A")
    assert muka == {"A.html": ()}
    buat(pelaksana=Catat())
    assert muka["A.html"] == muka["index.html"] == ("index.html", "rekap.xlsx")
    buat(pelaksana=Catat(), sebelah=["alur.html"])
    assert muka["A.html"] == muka["index.html"] == ("alur.html", "index.html", "rekap.xlsx")
    rusak = Catat()
    rusak.rekap_gagal = True
    buat(pelaksana=rusak, paksa=True)
    assert muka["index.html"] == ("index.html",)


def test_unit_tertentu_saja(buat: Callable[..., Manifest], tmp_path: Path) -> None:
    manifest = buat(pelaksana=Langsung(), unit=["B", "A", "B"])
    assert isi(tmp_path) == {"A.html", "B.html", "manifest.json"}
    assert list(status(manifest)) == ["B.html", "A.html"]
    # the record of the others stands, so that a later run does not make them again
    buat(pelaksana=Langsung())
    manifest = buat(pelaksana=Langsung(), unit="A", paksa=True)
    assert status(manifest)["A.html"] == "dibuat"
    assert status(manifest)["D.html"] == "tidak diminta"
    assert manifest.berhasil
    pelaksana = Langsung()
    buat(pelaksana=pelaksana)
    assert pelaksana.dikerjakan == []


def test_halaman_unit_yang_tidak_ada_lagi_dihapus_dan_berkas_lain_tidak(
    buat: Callable[..., Manifest], sumber: Sumber, tmp_path: Path
) -> None:
    buat(pelaksana=Langsung())
    (tmp_path / "keluar" / "catatan-saya.html").write_text("milik pengguna")
    sumber.tulis({"A": "", "B": "A", "C": ""}, {"A": 1, "B": 2, "C": 3})
    manifest = buat(pelaksana=Langsung())
    assert manifest.dihapus == ["D.html: tidak lagi termasuk dalam laporan ini"]
    assert isi(tmp_path) == SEMUA - {"D.html"} | {"catatan-saya.html"}


@pytest.mark.parametrize("sebab", [errno.ENOSPC, errno.EDQUOT])
def test_disk_penuh_menjadi_galat_tanpa_halaman(
    sebab: int, buat: Callable[..., Manifest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asli = run.publish

    def penuh(folder: Path, nama: str, isi: bytes) -> str:
        if nama == "B.html":
            with monkeypatch.context() as m:
                m.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(sebab, os.strerror(sebab))))
                return asli(folder, nama, isi)
        return asli(folder, nama, isi)

    buat(pelaksana=Langsung())
    monkeypatch.setattr(run, "publish", penuh)
    manifest = buat(pelaksana=Langsung(), paksa=True)
    assert [h.berkas for h in manifest.gagal] == ["B.html"]
    assert "disk habis" in manifest.gagal[0].galat
    assert isi(tmp_path) == SEMUA - {"B.html"}


def test_disk_penuh_sama_sekali_tidak_meninggalkan_yang_tampak_mutakhir(
    buat: Callable[..., Manifest], sumber: Sumber, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    buat(pelaksana=Langsung())
    sumber.tulis({"A": "", "B": "A", "C": "", "D": ""})

    def penuh(_: int) -> None:
        raise OSError(errno.ENOSPC, "penuh")

    with monkeypatch.context() as m:
        m.setattr(os, "fsync", penuh)
        with pytest.raises(LaporanError, match="ruang disk habis"):
            buat(pelaksana=Langsung())
    assert not [n for n in isi(tmp_path) if n.startswith(".abk-")]
    # the old manifest vouches for nothing that has changed: the next run makes it
    pelaksana = Langsung()
    assert buat(pelaksana=pelaksana).berhasil
    assert {"B.html", "C.html", "D.html"} <= set(pelaksana.dikerjakan)


@pytest.mark.serangan("kantor", "kode unit yang keluar dari folder atau menjalankan kode", "dicegah")
def test_kode_unit_bermusuhan(buat: Callable[..., Manifest], sumber: Sumber, tmp_path: Path) -> None:
    kode = [
        "../../luar",
        "{x}",
        "{unit.__class__}",
        "a/b",
        "SET",
        "set",
        "con",
        "it's",
        "<b>&",
        "\\n'''+x+'''",
    ]
    sumber.tulis(dict.fromkeys(kode, ""))
    manifest = buat(unit=kode[:4] + kode[-3:])
    assert [(h.kode, h.galat) for h in manifest.gagal] == []
    assert manifest.berhasil
    assert len(isi(tmp_path)) == 8
    assert {
        n for n in daftar(tmp_path) if n not in {"keluar", "sumber", "uji.ipynb", "kementerian.ipynb"}
    } == set()


def test_pelaksana_lain_dapat_dipakai(buat: Callable[..., Manifest], tmp_path: Path) -> None:
    # the seam for a cluster: any executor, here one of threads
    with ThreadPoolExecutor(2) as pelaksana:
        manifest = buat(unit=["A", "C"], pelaksana=pelaksana)
        assert pelaksana.submit(len, "ab").result() == 2  # left open
    assert manifest.berhasil
    assert manifest.pekerja == 0
    assert isi(tmp_path) == {"A.html", "C.html", "manifest.json"}


def test_pelaksana_yang_kehilangan_pekerja_tidak_menghentikan_yang_lain(
    buat: Callable[..., Manifest],
) -> None:
    class Hilang(Langsung):
        def submit(self, fn: object, tugas: Job) -> Future[Outcome]:  # type: ignore[override]
            masa = super().submit(fn, tugas)
            if tugas.kode == "B":
                masa = Future()
                masa.set_exception(RuntimeError("KilledWorker"))
            return masa

    assert [h.kode for h in buat(pelaksana=Hilang()).gagal] == ["B"]


def test_klaster_tanpa_distributed_menjadi_galat_yang_jelas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(LaporanError, match="belum terpasang"):
        Cluster("tcp://127.0.0.1:1")


def test_alamat_klaster_yang_keliru_menjadi_galat_yang_jelas() -> None:
    for alamat in ("10.0.0.5:8786", "http://10.0.0.5:8786", "tcp://10.0.0.5", "inproc://10.0.0.5:1", ""):
        with pytest.raises(LaporanError, match="tidak dapat dibaca"):
            Cluster(alamat)


def test_kesalahan_pemanggil_di_tengah_jalan_tetap_dicatat(
    buat: Callable[..., Manifest], tmp_path: Path
) -> None:
    def rusak(*_: object) -> None:
        raise RuntimeError("kemajuan rusak")

    with pytest.raises(RuntimeError, match="kemajuan rusak"):
        buat(pelaksana=Langsung(), kemajuan=rusak)
    catatan = json.loads((tmp_path / "keluar" / "manifest.json").read_text())
    assert catatan["status"] == "dihentikan"


def test_naskah_tanpa_penjaga_main_tidak_berjalan_dua_kali(
    sumber: Sumber, simpan: Callable[..., Path], tmp_path: Path
) -> None:
    # worker processes would run a script without `if __name__ == "__main__"` once more
    naskah = tmp_path / "naskah.py"
    naskah.write_text(
        f"""
print("mulai", flush=True)
from abk.reports.batch import laporan
m = laporan({str(sumber.folder)!r}, {str(tmp_path / "keluar")!r}, unit=["A", "C"], pekerja=2,
            notebook_unit={str(simpan())!r}, notebook_kementerian={str(simpan())!r})
print(m.berhasil)
"""
    )
    hasil = subprocess.run(
        [sys.executable, str(naskah)], capture_output=True, text=True, check=True, env=_env()
    )
    assert hasil.stdout.split() == ["mulai", "True"]
    assert hasil.stderr == ""


def _env() -> dict[str, str]:
    akar = str(Path(__file__).resolve().parents[3])
    return {**os.environ, "PYTHONPATH": os.pathsep.join([akar, os.environ.get("PYTHONPATH", "")])}


@pytest.mark.parametrize(
    ("modul", "berat"),
    [
        # nothing to make: then papermill and nbconvert, a second each, are not needed either
        (
            "abk.reports.batch.report",
            "papermill nbconvert nbformat jupyter_client zmq distributed matplotlib scipy",
        ),
        # whoever runs notebooks reads no tables: that is done by the processes of the pages
        ("abk.preload", "pandas numpy scipy matplotlib pydantic xlsxwriter"),
    ],
)
def test_yang_berat_tidak_dimuat_bila_tidak_perlu(modul: str, berat: str) -> None:
    program = f"""
import importlib, os, sys
os.environ["ABK_PEMILIK"] = str(os.getppid())
importlib.import_module("{modul}")
print(*(set("{berat}".split()) & set(sys.modules)))"""
    hasil = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=_env()
    )
    assert hasil.stdout.strip() == ""


def test_cabang_dan_sidik_dihitung_sekali_tiap_unit(
    buat: Callable[..., Manifest], sumber: Sumber, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each unit is cut out and fingerprinted once, for what it is made from and for its proof alike."""
    dipotong: list[str] = []
    disidik: list[int] = []
    cabang, sidik_deret = Kegiatan.cabang, kegiatan_modul.sidik_deret

    def potong(k: Kegiatan, kode: str) -> Kegiatan:
        dipotong.append(kode)
        return cabang(k, kode)

    def sidik(deret: Iterable[bytes]) -> str:
        disidik.append(1)
        return sidik_deret(deret)

    sumber.tulis({"A": "", "B": "A", "C": "", "D": ""}, {"A": 77})  # like no source that was read before
    monkeypatch.setattr(Kegiatan, "cabang", potong)
    monkeypatch.setattr(kegiatan_modul, "sidik_deret", sidik)
    buat(pelaksana=Langsung())
    assert sorted(dipotong) == ["A", "B", "C", "D"]
    assert len(disidik) == 5  # rumus: four units and the whole
    buat(pelaksana=Langsung())
    assert (len(dipotong), len(disidik)) == (4, 5)  # nothing has changed, and nothing is asked again


def test_satu_bengkel_untuk_beberapa_laporan(buat: Callable[..., Manifest], sumber: Sumber) -> None:
    """Folder, workers and warm parent of the first report make the second, of another kegiatan, too."""
    induk = """
import os
from abk.kegiatan.folder import _INGATAN
open(f"{sumber}/induk-{unit}", "w").write(f"{os.getppid()} {len(_INGATAN)}")"""
    siapa = []
    with Workshop() as bengkel:
        for volume in (3, 4):
            sumber.tulis({"A": "", "C": ""}, {"C": volume})
            m = buat(induk, *UTUH, keluar=f"keluar-{volume}", unit=["A", "C"], pelaksana=bengkel, pekerja=2)
            assert (m.berhasil, m.pekerja) == (True, 2)
            siapa += [(sumber.folder / f"induk-{u}").read_text().split() for u in "AC"]
        folder = bengkel._folder
        assert folder.is_dir()
    assert not folder.exists()
    if can_fork():
        assert len({pid for pid, _ in siapa}) == 1  # one warm parent
        # it has read the other kegiatan as well, before a page asked for it
        assert [banyak for _, banyak in siapa] == ["1", "1", "2", "2"]


def test_jumlah_pekerja() -> None:
    assert worker_count(5, 3) == 3
    assert worker_count(2, 30) == 2
    assert worker_count(None, 1) == 1
    assert worker_count(None, 0) == 1
    assert issubclass(Dihentikan, KeyboardInterrupt)


def test_sumber_yang_salah_ditolak_sebelum_apa_pun(buat: Callable[..., Manifest], tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="Kode unit 3 bukan teks"):
        buat(unit=["A", 3])
    assert not (tmp_path / "keluar").exists()
