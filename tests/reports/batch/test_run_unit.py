"""Guards abk.reports.batch.worker, abk.reports.batch.execute, abk.reports.batch.processes,
abk.reports.batch.zygote, abk.reports.batch.zygote_server, abk.reports.batch.page_shell: one page: made in
a process of its own, or refused with a reason; nothing passes from one to the next.
"""

from __future__ import annotations

import json
import os
import pickle
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import papermill as pm
import pytest

from abk.reports.batch import Job, engine, execute, run_unit, zygote
from abk.reports.batch.order import TIME_LIMIT_SECONDS
from abk.reports.batch.processes import Zygote, can_fork
from tests.kampanye import Kampanye

from .conftest import BUKA, BUKTI, GAMBAR, KEPALA, UTUH, Sumber, daftar, hidup, notebook, tunggu

perlu_fork = pytest.mark.skipif(not can_fork(), reason="sistem ini tidak dapat fork dengan aman")
Pembuat = Callable[..., Job]


@pytest.fixture(params=[pytest.param(True, marks=perlu_fork, id="zygote"), pytest.param(False, id="biasa")])
def cara(request: pytest.FixtureRequest) -> bool:
    """Both ways to start a kernel: what holds for one holds for the other."""
    return bool(request.param)


def test_halaman_utuh(tugas: Pembuat, cara: bool, tmp_pendek: Path) -> None:
    sisa = "import tempfile; tempfile.mkdtemp(); tempfile.mkstemp()"
    hasil = run_unit(tugas(*UTUH, sisa, zygote=cara, folder=str(tmp_pendek)))
    assert hasil.galat == ""
    assert hasil.mesin == ("zygote" if cara else "biasa")
    assert hasil.keterangan == ()
    assert b"nbformat" not in pickle.dumps(hasil)  # whoever gets it imports nothing for it
    html = hasil.isi.decode()
    assert '<html lang="id"' in html
    assert "<title>Unit C</title>" in html
    # the warm parent stays with its process
    assert [n for n in daftar(tmp_pendek) if not n.startswith("abk-z-")] == []


def test_peringatan_python_dicatat_dan_tidak_dicetak(tugas: Pembuat) -> None:
    # it would print a place of this machine on an official page
    hasil = run_unit(
        tugas(*UTUH, "import warnings; warnings.warn('hati-hati', FutureWarning); print('tercetak')")
    )
    assert hasil.galat == ""
    assert hasil.keterangan == ("pada sel kode ke-7: FutureWarning: hati-hati",)
    html = hasil.isi.decode()
    assert "tercetak" in html
    assert "hati-hati" not in html
    assert "ipykernel_" not in html


@pytest.mark.parametrize(
    ("kode", "kata"),
    [
        pytest.param("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "Kernel mati", id="dibunuh"),
        pytest.param("import os; os._exit(0)", "Kernel mati", id="keluar"),
        pytest.param(
            "raise ValueError('angka \\x1b[31mmerah\\x1b[0m')",
            "Sel kode ke-4 gagal: ValueError: angka merah",
            id="galat",
        ),
        pytest.param("abk.open('/tidak/ada')", "Sel kode ke-4 gagal: KegiatanError", id="galat-abk"),
        pytest.param("raise SystemExit(0)", "SystemExit", id="systemexit"),
        pytest.param("raise KeyboardInterrupt", "KeyboardInterrupt", id="interupsi"),
        pytest.param("for k in (", "SyntaxError", id="sintaks"),
    ],
)
def test_kegagalan_tidak_menjadi_halaman(kode: str, kata: str, tugas: Pembuat) -> None:
    hasil = run_unit(tugas(BUKA, kode, KEPALA, GAMBAR, BUKTI))
    assert hasil.isi is None
    assert kata in hasil.galat


def test_kernel_biasa_yang_dibunuh_tidak_menjadi_halaman(tugas: Pembuat) -> None:
    kode = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    hasil = run_unit(tugas(BUKA, kode, KEPALA, GAMBAR, BUKTI, zygote=False))
    assert hasil.isi is None
    assert "Kernel mati" in hasil.galat


def test_galat_abk_sampai_ke_pembaca_tanpa_letak_mesin(tugas: Pembuat) -> None:
    kode = "from abk.errors import ParameterError\nraise ParameterError('Unit salah.', 'Periksa kode.')"
    hasil = run_unit(tugas(kode))
    assert "Unit salah.\n→ Periksa kode." in hasil.galat
    assert "site-packages" not in hasil.galat


def test_batas_waktu_berlaku_untuk_seluruh_halaman(tugas: Pembuat) -> None:
    # each cell alone stays under the limit
    lambat = ["import time; time.sleep(0.9)"] * 20
    hasil = run_unit(tugas(BUKA, *lambat, KEPALA, GAMBAR, BUKTI, batas_waktu_detik=3.0))
    assert hasil.isi is None
    assert "Batas waktu" in hasil.galat


@perlu_fork
def test_kernel_yang_mengabaikan_sinyal_tetap_dihentikan(tugas: Pembuat, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    kode = f"""
import os, signal, subprocess, sys, time
anak = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open({str(pid)!r}, "w").write(f"{{os.getpid()}} {{anak.pid}}")
signal.signal(signal.SIGTERM, signal.SIG_IGN)
while True:
    try: time.sleep(600)
    except KeyboardInterrupt: pass"""
    biasa = run_unit(tugas()).detik  # on a slow machine the cell must have its time to begin, too
    hasil = run_unit(tugas(BUKA, kode, batas_waktu_detik=4.0 + 3 * biasa))
    assert "Batas waktu" in hasil.galat
    # neither the kernel nor what it has started is left
    assert tunggu(lambda: not any(hidup(int(p)) for p in pid.read_text().split()))


def test_sel_yang_dilewati_terlihat(tugas: Pembuat) -> None:
    # nbclient skips a cell with this tag and says nothing
    hasil = run_unit(tugas(BUKA, "x = 1", KEPALA, GAMBAR, BUKTI, tag={2: "skip-execution"}))
    assert "sel kode ke-4 dari 7 tidak dijalankan" in hasil.galat


def test_galat_yang_diizinkan_notebook_tidak_diizinkan_kami(tugas: Pembuat) -> None:
    hasil = run_unit(tugas(BUKA, "1/0", KEPALA, GAMBAR, BUKTI, tag={2: "raises-exception"}))
    assert hasil.isi is None
    assert "ZeroDivisionError" in hasil.galat


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        pytest.param(
            {BUKTI: BUKTI.replace('"unit": unit', '"unit": "A"')}, "bukti unit = 'A'", id="unit lain"
        ),
        pytest.param(
            {BUKA: BUKA.replace("k.cabang(unit)", "k.cabang('D')")}, "bukti sidik", id="data unit lain"
        ),
        pytest.param({BUKTI: "pass"}, "0 bukti", id="tanpa bukti"),
        pytest.param({BUKTI: BUKTI.replace("c.sidik", "'0' * 64")}, "bukti sidik", id="sidik palsu"),
        pytest.param(
            {KEPALA: KEPALA.replace("c.sidik", "c.judul")},
            "tidak memuat kode verifikasi data",
            id="tanpa sidik",
        ),
        pytest.param({GAMBAR: GAMBAR.replace("abk-grafik", "lain")}, "hanya 0 gambar", id="tanpa gambar"),
        pytest.param(
            {KEPALA: KEPALA.replace("Unit uji", "<img src='https://luar.example/a.png'>")},
            "merujuk ke luar",
            id="dari luar",
        ),
    ],
)
def test_notebook_yang_berbohong_tidak_menjadi_halaman(
    ganti: dict[str, str], kata: str, tugas: Pembuat
) -> None:
    hasil = run_unit(tugas(*(ganti.get(s, s) for s in UTUH)))
    assert hasil.isi is None
    assert kata in hasil.galat


def test_parameter_bawaan_tidak_lolos(tugas: Pembuat) -> None:
    # papermill lets a notebook run without its parameters: the page would be that of the default unit
    hasil = run_unit(tugas(BUKA.replace("unit)", '"A")'), KEPALA, GAMBAR, BUKTI))
    assert "bukti sidik" in hasil.galat


BOCOR = """
import os, sys, builtins, types, random
import numpy, pandas, matplotlib
jejak = [os.environ.get("ABK_BOCOR"), os.path.basename(os.getcwd()), os.listdir("."),
         "bocor" in sys.modules, hasattr(builtins, "bocor"), hasattr(pandas.DataFrame, "bocor"),
         abk.__dict__.get("bocor"), "sisa" in globals(),
         pandas.get_option("display.max_rows"), matplotlib.rcParams["font.size"]]
display({"text/plain": "JEJAK " + repr(jejak)}, raw=True)
display({"text/plain": f"ACAK {random.random()} {numpy.random.random()}"}, raw=True)
os.environ["ABK_BOCOR"] = "1"; open("berkas", "w").close(); os.mkdir("anak"); os.chdir("anak")
sys.modules["bocor"] = types.ModuleType("bocor"); builtins.bocor = 1; sisa = 1
pandas.set_option("display.max_rows", 7); matplotlib.rcParams["font.size"] = 99.0
pandas.DataFrame.bocor = 1; abk.bocor = 1; os.environ["HOME"] = "/bocor"
"""


def _keluaran(tugas: Job, folder: Path, awalan: str | tuple[str, ...]) -> list[str]:
    folder.mkdir()
    nb, _ = execute.execute_notebook(tugas, folder)
    teks = [
        str(o["data"].get("text/plain", "")) for s in nb.cells for o in s.get("outputs", []) if "data" in o
    ]
    return [t for t in teks if t.startswith(awalan)]


def test_tidak_ada_yang_bocor_dari_satu_unit_ke_unit_berikut(
    tugas: Pembuat, cara: bool, tmp_path: Path
) -> None:
    satu = tugas(BUKA, BOCOR, zygote=cara)
    keluaran = [_keluaran(satu, tmp_path / f"{n}", ("JEJAK", "ACAK")) for n in range(2)]
    jejak = [[t for t in semua if t.startswith("JEJAK")] for semua in keluaran]
    assert jejak[0] == jejak[1]
    assert len(jejak[0]) == 1
    acak = [next(t for t in semua if t.startswith("ACAK")).split()[1:] for semua in keluaran]
    # kernels forked from one parent would all draw the same numbers
    assert acak[0][0] != acak[1][0]
    assert acak[0][1] != acak[1][1]


DARI_SHELL = "dari-shell\n"
"""What a program below Python prints; a thread of the kernel reads it, which may come to it a cell later."""


@perlu_fork
def test_keluaran_zygote_sama_dengan_papermill_biasa(
    tugas: Pembuat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kode = [
        *UTUH,
        "print('baris', end=''); print(' sambung'); import sys; print('galat', file=sys.stderr)",
        "import os; os.system('echo dari-shell') and None",
        "h",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "import warnings; warnings.warn('awas')",
        "from IPython.display import update_display",
        "d = display('a', display_id='x'); update_display('b', display_id='x')",
        "import matplotlib; (matplotlib.get_backend(), __name__, sys.flags.hash_randomization)",
        "sys.argv[0].rpartition('/')[2].removesuffix('.py')",
        "%who_ls",
        "import asyncio; await asyncio.sleep(0); get_ipython().user_ns['In'][-1]",
    ]
    # under pytest ipykernel does not capture what is written below Python
    monkeypatch.delenv("PYTEST_CURRENT_TEST")
    satu = tugas(*kode)
    (tmp_path / "z").mkdir()
    kami, cara = execute.execute_notebook(satu, tmp_path / "z")
    assert cara.mesin == "zygote"
    masuk = tmp_path / "masuk.ipynb"
    masuk.write_text(satu.notebook)
    stok = pm.execute_notebook(str(masuk), None, parameters=dict(satu.parameter), progress_bar=False)
    assert [s.execution_count for s in kami.cells] == [s.execution_count for s in stok.cells]
    for nb in (kami, stok):
        tercetak = "".join(o.get("text", "") for s in nb.cells for o in s["outputs"])
        assert tercetak.count(DARI_SHELL) == 1
    for a, b in zip(kami.cells, stok.cells, strict=True):
        assert _tanpa_kebetulan(a) == _tanpa_kebetulan(b)


def _tanpa_kebetulan(sel: dict[str, object]) -> tuple[object, object]:
    """Source and outputs without process numbers and object addresses; pieces of one stream joined."""
    keluar: list[dict[str, object]] = []
    for o in json.loads(json.dumps(sel["outputs"])):
        if o["output_type"] == "stream":
            o["text"] = o["text"].replace(DARI_SHELL, "")
            if not o["text"]:
                continue
        if (
            keluar
            and o["output_type"] == "stream" == keluar[-1]["output_type"]
            and o["name"] == keluar[-1]["name"]
        ):
            keluar[-1]["text"] += o["text"]
        else:
            keluar.append(o)
    teks = json.dumps(sorted(keluar, key=lambda o: str(o.get("name", ""))))
    return sel["source"], re.sub(r'(?:/[^\s"]*)?ipykernel_\d+/\d+|0x[0-9a-f]+', "#", teks)


@perlu_fork
def test_induk_kernel_yang_mati_digantikan_kernel_biasa(tugas: Pembuat, tmp_pendek: Path) -> None:
    induk = Zygote(tmp_pendek)
    induk.close()
    hasil = run_unit(tugas(zygote_address=induk.alamat))
    assert hasil.galat == ""
    assert hasil.mesin == "biasa"
    assert "induk kernel tidak menjawab" in hasil.keterangan[0]


@perlu_fork
@pytest.mark.parametrize("kapan", ["sebelum", "sesudah"])
def test_induk_kernel_yang_diam_tidak_menahan_halaman(
    tugas: Pembuat, tmp_pendek: Path, monkeypatch: pytest.MonkeyPatch, kapan: str
) -> None:
    """A parent that hangs once held its pages for half an hour, before they began or when they were done."""
    monkeypatch.setattr(zygote, "_STILL_SECONDS", 1.0)
    induk = Zygote(tmp_pendek)
    berhenti = "import os, signal; os.kill(os.getppid(), signal.SIGSTOP)"
    try:
        assert run_unit(tugas(zygote_address=induk.alamat)).mesin == "zygote"
        if kapan == "sebelum":
            induk._proses.send_signal(signal.SIGSTOP)
        hasil = run_unit(
            tugas(*UTUH, *([berhenti] if kapan == "sesudah" else []), zygote_address=induk.alamat)
        )
        assert (hasil.galat, hasil.mesin) == ("", "biasa" if kapan == "sebelum" else "zygote")
        assert hasil.detik < 120
        assert tunggu(lambda: not induk.alive)  # so that the next page does not wait for it again
    finally:
        induk._proses.send_signal(signal.SIGCONT)
        induk.close()


@perlu_fork
def test_induk_kernel_yang_bekerja_ditunggu(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that warms up computes: however long it takes, it is not taken for one that hangs."""
    monkeypatch.setattr(zygote, "_STILL_SECONDS", 0.5)
    kita, dia = socket.socketpair()
    sibuk = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    jawab = threading.Timer(2.0, dia.sendall, [b'{"pid": 7}\n'])
    jawab.start()
    try:
        assert zygote._line(kita, sibuk.pid) == {"pid": 7}
        assert sibuk.poll() is None
    finally:
        jawab.join()
        sibuk.kill()
        sibuk.wait()
        kita.close()
        dia.close()


@perlu_fork
def test_menunggu_induk_kernel_bukan_waktu_halaman(tugas: Pembuat, monkeypatch: pytest.MonkeyPatch) -> None:
    nyata, jam, lewat = engine._page_process, time.monotonic, [0.0]

    def terlambat(*masukan: Any) -> Any:
        proses = nyata(*masukan)
        lewat[0] += 10 * TIME_LIMIT_SECONDS
        return proses

    monkeypatch.setattr(engine, "_page_process", terlambat)
    monkeypatch.setattr(time, "monotonic", lambda: jam() + lewat[0])
    hasil = run_unit(tugas(*UTUH))
    assert (hasil.galat, hasil.mesin) == ("", "zygote")
    assert lewat[0] > 0


@perlu_fork
def test_kernel_membaca_data_yang_sekarang_bukan_yang_dibaca_induknya(
    tugas: Pembuat, sumber: Sumber, tmp_pendek: Path
) -> None:
    induk = Zygote(tmp_pendek, str(sumber.folder))
    try:
        lama = tugas(zygote_address=induk.alamat)
        assert run_unit(lama).galat == ""
        sumber.tulis({"A": "", "B": "A", "C": "", "D": ""}, {"C": 7})
        hasil = run_unit(lama)
    finally:
        induk.close()
    assert hasil.mesin == "zygote"
    assert "bukti kebutuhan_bulat = 7" in hasil.galat


@perlu_fork
def test_induk_kernel_mati_di_tengah_halaman_bukan_kesalahan_notebook(
    tugas: Pembuat, tmp_path: Path, tmp_pendek: Path
) -> None:
    pid = tmp_path / "pid"
    # only the first run has a parent to kill: a stock kernel's parent is this process
    kode = f"""
import os, signal, time
if os.getppid() != {os.getpid()}:
    open({str(pid)!r}, "w").write(str(os.getpid()))
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(600)"""
    induk = Zygote(tmp_pendek)
    try:
        hasil = run_unit(tugas(BUKA, kode, KEPALA, GAMBAR, BUKTI, zygote_address=induk.alamat))
    finally:
        induk.close()
    assert hasil.galat == ""
    assert hasil.mesin == "biasa"
    assert "induk kernel mati" in hasil.keterangan[0]
    assert tunggu(lambda: not hidup(int(pid.read_text())))


@perlu_fork
def test_halaman_yang_menutup_salurannya_dihentikan(tugas: Pembuat) -> None:
    hasil = run_unit(tugas(BUKA, "import os; os.closerange(3, 256); os.system('sleep 600')"))
    assert hasil.isi is None
    assert "Kernel mati" in hasil.galat
    assert hasil.detik < 60


@perlu_fork
def test_proses_anak_yang_menahan_keluaran_tidak_menahan_halaman(tugas: Pembuat) -> None:
    # what a page forks has its channel too: the end of the page must be seen all the same
    anak = "import os, time\nif os.fork() == 0:\n    time.sleep(600)\nos._exit(1)"
    hasil = run_unit(tugas(BUKA, anak))
    assert "Kernel mati" in hasil.galat
    assert hasil.detik < 60


def test_tanpa_fork_kernel_biasa_dipakai_dan_disebut(tugas: Pembuat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork", raising=False)
    assert not can_fork()
    hasil = run_unit(tugas())
    assert hasil.galat == ""
    assert hasil.mesin == "biasa"
    assert "fork tidak tersedia" in hasil.keterangan[0]


def test_di_macos_tidak_pernah_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not can_fork()


@pytest.fixture
def induk(tmp_pendek: Path) -> Iterator[Zygote]:
    induk = Zygote(tmp_pendek)
    yield induk
    induk.close()


@perlu_fork
def test_induk_kernel_tidak_berutas_dan_pergi_bersama_pemiliknya(induk: Zygote, tugas: Pembuat) -> None:
    assert run_unit(tugas(zygote_address=induk.alamat)).mesin == "zygote"
    assert induk.alive
    pid = induk._proses.pid
    assert len(daftar(Path(f"/proc/{pid}/task"))) == 1
    induk._proses.stdin.close()  # as the end of the owner does
    assert tunggu(lambda: not induk.alive)


@perlu_fork
def test_halaman_tidak_membuka_sambungan_jaringan(tugas: Pembuat, tmp_path: Path) -> None:
    kode = """
import os, pathlib, re
def tautan(fd):
    try: return os.readlink(f"/proc/self/fd/{fd}")
    except OSError: return ""
milik = set(re.findall(r"socket:\\[(\\d+)", " ".join(map(tautan, os.listdir("/proc/self/fd")))))
semua = [b.split() for p in pathlib.Path("/proc/net").glob("[tu][cd]p*") for b in open(p)]
display({"text/plain": f"JEJAK {len(milik) > 0} {sorted(milik & {b[9] for b in semua})}"}, raw=True)"""
    assert _keluaran(tugas(BUKA, kode), tmp_path / "k", "JEJAK") == ["JEJAK True []"]


def test_kernel_biasa_bicara_lewat_berkas(tugas: Pembuat, tmp_path: Path) -> None:
    # over TCP ipykernel sends code and results as plain text through the machine's network
    kode = """
import json
from ipykernel import get_connection_file
cara = json.load(open(get_connection_file()))["transport"]
display({"text/plain": "JEJAK " + cara}, raw=True)"""
    harapan = ["JEJAK ipc"] if os.name == "posix" else ["JEJAK tcp"]
    assert _keluaran(tugas(BUKA, kode, zygote=False), tmp_path / "k", "JEJAK") == harapan


def test_satu_utas_hitung_tiap_kernel(tugas: Pembuat, cara: bool, tmp_path: Path) -> None:
    kode = """
import os
utas = [os.environ[n] for n in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")]
display({"text/plain": f"JEJAK {utas}"}, raw=True)"""
    assert _keluaran(tugas(BUKA, kode, zygote=cara), tmp_path / "k", "JEJAK") == ["JEJAK ['1', '1']"]


def test_kode_unit_berkurung_kurawal_tidak_dijalankan(tugas: Pembuat) -> None:
    # papermill runs str.format over paths; a code is never part of one
    satu = tugas()
    hasil = run_unit(replace(satu, kode="{pm}", berkas="{pm.__class__}.html"))
    assert hasil.galat == ""


def test_kehabisan_disk_di_pekerja_menjadi_pesan(tugas: Pembuat) -> None:
    hasil = run_unit(tugas(folder="/tidak/ada/folder"))
    assert hasil.isi is None
    assert "tidak dapat ditulis atau dibaca" in hasil.galat


def test_papermill_biasa_menjalankan_notebook_yang_sama(tugas: Pembuat, tmp_path: Path) -> None:
    masuk, keluar = tmp_path / "masuk.ipynb", tmp_path / "keluar.ipynb"
    masuk.write_text(notebook(*UTUH))
    pm.execute_notebook(str(masuk), str(keluar), parameters=dict(tugas().parameter), progress_bar=False)
    assert json.loads(keluar.read_text())["cells"][-1]["execution_count"] == 6


def test_engine_terdaftar_pada_papermill(tugas: Pembuat, tmp_path: Path) -> None:
    masuk = tmp_path / "masuk.ipynb"
    masuk.write_text(notebook(*UTUH))
    nb = pm.execute_notebook(
        str(masuk), None, parameters=dict(tugas().parameter), engine_name="abk", progress_bar=False
    )
    assert nb.cells[-1].execution_count == 6


@perlu_fork
def test_halaman_yang_dibunuh_kapan_saja_selalu_dilaporkan(
    tugas: Pembuat, kampanye: Kampanye, tmp_pendek: Path
) -> None:
    """A page killed at any moment is told, and never becomes a page that is not proved."""
    acak = random.Random(20261128)  # noqa: S311 - the same moments every time
    induk = Zygote(tmp_pendek)
    try:
        lama = run_unit(tugas(zygote_address=induk.alamat)).detik
        lama = min(lama, run_unit(tugas(zygote_address=induk.alamat)).detik)
        nasib = Counter()
        for _ in kampanye.percobaan(4, cukup=lambda: nasib["mati"] > 0):
            bunuh = (
                "import os, signal; "
                f"signal.setitimer(signal.ITIMER_REAL, {acak.uniform(0.0001, lama):.4f}); "
                "signal.signal(signal.SIGALRM, signal.SIG_DFL)"
            )
            hasil = run_unit(tugas(bunuh, *UTUH, zygote_address=induk.alamat))
            nasib["mati" if hasil.isi is None else "jadi"] += 1
            if hasil.isi is None:
                assert "Kernel mati" in hasil.galat
            else:
                assert "Sidik" in hasil.isi.decode()
    finally:
        induk.close()
