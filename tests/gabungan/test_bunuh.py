"""Guards abk.gabungan.tulis: whoever kills a run at any step finds the dataset as it was, or as it became."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import abk
from abk.files import locked
from tests.gabungan.rekaan import kegiatan, tugas_biasa

AKAR = Path(__file__).resolve().parents[2]

BUNUH = """
import os, sys
from pathlib import Path
import abk
from tests.gabungan.rekaan import kegiatan, tugas_biasa

langkah = 0
def mati_pada(nama, sasaran):
    asli = getattr(os, nama)
    def satu(*isi, **lain):
        global langkah
        langkah += 1
        if langkah == sasaran:
            os._exit(9)
        return asli(*isi, **lain)
    setattr(os, nama, satu)

semua = [kegiatan([tugas_biasa("J1", volume="20")], [{"kode_jabatan": "J1"}], instansi=satu) for satu in "AB"]
for baris in sys.stdin:
    sasaran, ke = baris.split(" ", 1)
    if (anak := os.fork()) == 0:
        for nama in ("open", "fsync", "replace", "unlink", "mkdir", "rmdir"):
            mati_pada(nama, int(sasaran))
        abk.gabung(semua, ke.strip(), ganti=True)
        print(langkah, flush=True)
        os._exit(0)
    if os.waitstatus_to_exitcode(os.waitpid(anak, 0)[1]):
        print("mati", flush=True)
"""
"""Each line of its input is a step and a folder; a child does the run and dies at that step."""

LAMA, BARU = [["A", 600.0], ["B", 600.0]], [["A", 1200.0], ["B", 1200.0]]


@pytest.fixture
def bunuh(tmp_path: Path):
    """How a run is killed at a step: ``mati`` if it was, else the number of its steps."""
    # what the dead leave behind would be swept by the next, in steps of its own
    sementara = tmp_path / "sementara"
    with subprocess.Popen(
        [sys.executable, "-c", BUNUH],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=AKAR,
        env={**os.environ, "TMPDIR": str(sementara)},
    ) as anak:

        def satu(langkah: int, ke: Path) -> str:
            shutil.rmtree(sementara, ignore_errors=True)
            sementara.mkdir()
            anak.stdin.write(f"{langkah} {ke}\n")
            anak.stdin.flush()
            return anak.stdout.readline().strip()

        yield satu
        anak.stdin.close()


def _gabung(ke: Path, volume: str = "10", *, ganti: bool = False) -> list[abk.gabungan.Masuk]:
    semua = [
        kegiatan([tugas_biasa("J1", volume=volume)], [{"kode_jabatan": "J1"}], instansi=satu) for satu in "AB"
    ]
    return abk.gabung(semua, ke, ganti=ganti)


def _beban(ke: Path) -> list[list]:
    with abk.nasional(ke) as n:
        assert n.periksa() == []
        return n.tanya("SELECT instansi, beban_kerja_menit FROM hasil ORDER BY ALL").to_numpy().tolist()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="anak dibuat dengan fork")
@pytest.mark.parametrize("awal", ["baru", "lama"])
def test_mati_di_tengah(kampanye, bunuh, tmp_path: Path, awal: str):
    _gabung(tmp_path / "lama")
    (tmp_path / "baru").mkdir()

    def siapkan(nama: str) -> Path:
        return shutil.copytree(tmp_path / awal, tmp_path / nama)

    banyak = int(bunuh(0, siapkan("utuh")))
    assert banyak > 15
    urut = [banyak, *sorted(range(1, banyak), key=lambda satu: satu * 0.618 % 1)]
    nasib = set()
    for n in kampanye.percobaan(lantai=2, paling=banyak, cukup=lambda: len(nasib) == 2):
        langkah, ke = urut[n], siapkan(f"mati{n}")
        assert bunuh(langkah, ke) == "mati"
        if (ke / "dataset.json").exists():
            beban = _beban(ke)
            assert beban in ([BARU] if awal == "baru" else [LAMA, BARU])
            nasib.add(beban == BARU)
        else:
            assert awal == "baru"
            with pytest.raises(abk.KegiatanError, match="bukan dataset"):
                abk.nasional(ke)
            nasib.add(False)
        assert {m.status for m in _gabung(ke, "20", ganti=True)} <= {"masuk", "diganti", "tidak berubah"}
        assert _beban(ke) == BARU
        assert len(list(ke.rglob("*.parquet"))) == 4  # what the dead run left is swept out
        assert not list(ke.rglob(".abk-*"))
    assert len(nasib) == 2  # killed before the list stood, and after


def test_gangguan_saat_menulis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The disk is full at the second partition: said, and the dataset is as it was."""
    _gabung(tmp_path)
    asli = os.replace

    def penuh(asal: object, ke: object) -> None:
        if "instansi=B" in str(ke):
            raise OSError(errno.ENOSPC, "penuh")
        asli(asal, ke)

    monkeypatch.setattr(os, "replace", penuh)
    with pytest.raises(abk.LaporanError, match="ruang disk habis"):
        _gabung(tmp_path, "20", ganti=True)
    monkeypatch.undo()
    assert _beban(tmp_path) == LAMA
    _gabung(tmp_path, "20", ganti=True)
    assert len(list(tmp_path.rglob("*.parquet"))) == 4


@pytest.mark.parametrize("batas", [100, 3_000])
def test_disk_yang_menolak_tulisan_duckdb(batas: int, tmp_path: Path):
    """What DuckDB cannot write is a fault of the disk, not of the source, and leaves nothing behind."""
    resource = pytest.importorskip("resource", reason="sistem ini tidak mengenal batas ukuran berkas")
    lama = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (batas, lama[1]))
    try:
        with pytest.raises(abk.LaporanError, match="berkas melebihi ukuran"):
            _gabung(tmp_path / "baru")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, lama)
    assert list(tmp_path.iterdir()) == []
    assert {m.status for m in _gabung(tmp_path / "baru")} == {"masuk"}


def test_dua_sekaligus_ditolak(tmp_path: Path):
    with locked(tmp_path), pytest.raises(abk.KegiatanError, match="sedang diisi proses lain"):
        _gabung(tmp_path)
