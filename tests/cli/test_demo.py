"""Guards abk.cli.laporan, abk.cli.peragaan.isi, abk.cli.peragaan.jalan, abk.cli.peragaan.terbit: the played
case beside the reports, whole or not at all, the same every time.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from abk.cli import app, laporan
from abk.cli.peragaan import isi
from abk.cli.peragaan.jalan import PlayProcess, peragaan
from abk.cli.peragaan.terbit import cabut, folder_susun, kepala_terbit, masih_berlaku, pasang
from abk.errors import LaporanError
from abk.naskah.word.preview import preview
from abk.sop import verifikasi
from tests.permainan import Permainan

pytestmark = pytest.mark.xdist_group("peragaan")
jalan = CliRunner()


def _berkas(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


@pytest.fixture(scope="module")
def dua(
    demo_contoh: Path, permainan_contoh: Permainan, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """Two plays, each in a process and a folder of its own."""
    lain = tmp_path_factory.mktemp("lain")
    _, alur = permainan_contoh.alur(lain / "abk.db")
    susunan = folder_susun(lain / "contoh")
    with pytest.MonkeyPatch.context() as m:
        m.setattr(isi, "peragakan", lambda *_, **__: alur)  # played already
        isi.susun(susunan, "contoh", lambda *_: None)
    pasang(susunan, lain / "contoh", "bahan")
    shutil.rmtree(susunan)
    return demo_contoh, lain / "contoh"


def test_dua_kali_sama_sampai_ke_bita(dua: tuple[Path, Path]):
    satu, lain = (_berkas(f) for f in dua)
    assert satu == lain
    assert not [n for n in satu if ".tmp" in n or "lama-" in n]


def test_yang_ditinggalkan(dua: tuple[Path, Path]):
    folder = dua[0]
    assert {p.name for p in folder.iterdir()} == {"naskah", "alur", "alur.html"}
    kepmen = (folder / "naskah" / "17-kepmenko-asli.docx").read_bytes()
    assert "KEPUTUSAN MENTERI KOORDINATOR" in str(preview(kepmen)).upper()
    assert "LAMPIRAN IV" in str(preview(kepmen))  # the counts of the example's people are in the case
    hasil = verifikasi(folder / "alur", kepala_terbit(folder))
    assert hasil.sah
    assert hasil.terkunci
    assert hasil.keadaan is not None
    assert hasil.keadaan.selesai
    assert len(hasil.keadaan.pengembalian) == 1
    assert sum(len(hasil.keadaan.usul(u)) for u in hasil.keadaan.unit) == 1


def test_daftar_naskah_menyebut_enam_belas_langkah(dua: tuple[Path, Path]):
    folder = dua[0] / "naskah"
    html = (folder / "index.html").read_text(encoding="utf-8")
    nomor = [int(n) for n in re.findall(r'scope="row">(\d+)\. ', html) if int(n) <= 16]
    assert nomor == list(range(1, 17))
    tautan = {t for t in re.findall(r'href="([^"#]+)"', html) if not t.startswith("../")}
    assert {t for t in tautan if not (folder / t).is_file()} == set()
    ada = {p.name for p in folder.iterdir()} - {"index.html", "manifest.json"}
    assert ada == tautan


def test_tautan_halaman_alur_ada(dua: tuple[Path, Path]):
    html = (dua[0] / "alur.html").read_text(encoding="utf-8")
    # the strip leads to the report and the analyses, which are made beside the play
    semua = set(re.findall(r'href="([^"#]+)"', html))
    samping = {"index.html", "rekap.xlsx", "analisis.html"}
    assert samping | {"naskah/index.html"} <= semua
    tautan = semua - samping
    assert len(tautan) > 40
    assert {t for t in tautan if not (dua[0] / t).is_file()} == set()


def test_yang_tidak_berubah_tidak_dimainkan_lagi(dua: tuple[Path, Path], tmp_path: Path):
    folder = Path(shutil.copytree(dua[0], tmp_path / "contoh"))
    assert masih_berlaku(folder, "bahan")
    assert not masih_berlaku(folder, "bahan lain")
    (folder / "naskah" / "14-kepmenko.docx").write_bytes(b"disunting")
    assert not masih_berlaku(folder, "bahan")


def test_perintah_menyebut_kepala_dan_cara_memeriksa(
    dua: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The reports have tests of their own; what is current is not played again."""
    folder = Path(shutil.copytree(dua[0], tmp_path / "contoh"))
    monkeypatch.setattr(laporan, "buat_laporan", lambda *_, **__: None)
    monkeypatch.setattr("abk.cli.peragaan.terbit.sidik_bahan", lambda: "bahan")
    hasil = jalan.invoke(app, ["demo", "--keluar", str(folder)])
    assert hasil.exit_code == 0, hasil.stderr
    analisis = (folder / "analisis.html").read_text(encoding="utf-8")
    for satu in ("Skenario", "Lima tahun ke depan", "Perubahan unit", 'href="alur.html"'):
        assert satu in analisis
    assert (folder / "analisis.xlsx").stat().st_size > 100_000
    perintah = re.search(r'abk (sop verifikasi) (\S+) --kepala "([0-9a-f ]+)"', hasil.stdout)
    assert perintah is not None
    assert "tidak berubah" in hasil.stdout
    periksa = jalan.invoke(app, [*perintah[1].split(), perintah[2], "--kepala", perintah[3]])
    assert periksa.exit_code == 0, periksa.stderr


# ── failures ──────────────────────────────────────────────────────────────────────────────────────
def test_peragaan_yang_gagal_tidak_meninggalkan_apa_pun(dua: tuple[Path, Path], tmp_path: Path):
    """Not even what an earlier run published: it would look current."""
    folder = Path(shutil.copytree(dua[0], tmp_path / "contoh"))
    (folder / "lain.txt").write_text("bukan milik peragaan")
    (folder / "analisis.html").write_text("dari peragaan lama")
    with (
        pytest.raises(LaporanError, match="Peragaan alur gagal"),
        peragaan(folder, str(tmp_path / "tidak-ada"), "x") as p,
    ):
        p.terbitkan()
    assert {x.name for x in folder.iterdir()} == {"lain.txt"}


def test_peragaan_yang_dihentikan_membereskan_sendiri(dua: tuple[Path, Path], tmp_path: Path):
    """A run that is stopped half way leaves what was there, and nothing of its own."""
    folder = Path(shutil.copytree(dua[0], tmp_path / "contoh"))
    sebelum = _berkas(folder)
    with pytest.raises(KeyboardInterrupt), peragaan(folder, "contoh", "x"):
        raise KeyboardInterrupt
    assert _berkas(folder) == sebelum
    assert {x.name for x in folder.iterdir()} == {"naskah", "alur", "alur.html"}


def test_laporan_yang_gagal_menghentikan_peragaan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The play, in its own process, is ended where it stands; what it had made by then is swept away."""
    terhenti: list[bool] = []

    def sebagian(satu: PlayProcess, tahap: str) -> Path:
        folder = satu._folder / tahap
        folder.mkdir(parents=True)
        return folder

    def gagal(*_: Any, **__: Any) -> None:
        raise LaporanError("Halaman gagal.", "Ulangi.")

    def hentikan(satu: PlayProcess) -> None:
        asli(satu)
        terhenti.append(not satu._proses.is_alive())

    asli = PlayProcess.hentikan
    monkeypatch.setattr(PlayProcess, "hentikan", hentikan)
    monkeypatch.setattr(PlayProcess, "tunggu", sebagian)
    monkeypatch.setattr(laporan, "_laporan_alur", gagal)
    hasil = jalan.invoke(app, ["demo", "--keluar", str(tmp_path / "contoh")])
    assert hasil.exit_code == 1
    assert list((tmp_path / "contoh").iterdir()) == []
    assert terhenti == [True]


def test_pemasangan_yang_terputus_diulang(
    dua: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Killed between two folders: each is whole, the record is missing, the next run makes all anew."""
    folder = Path(shutil.copytree(dua[0], tmp_path / "contoh"))
    susunan = Path(shutil.copytree(dua[1], folder / ".abk-baru.tmp"))
    asli = Path.rename

    def putus(self: Path, tujuan: Path) -> Path:
        if self.name == "naskah" and self.parent == susunan:
            raise OSError(28, "penuh")
        return asli(self, tujuan)

    monkeypatch.setattr(Path, "rename", putus)
    with pytest.raises(OSError, match="penuh"):
        pasang(susunan, folder, "x")
    monkeypatch.undo()
    assert not masih_berlaku(folder, "x")
    assert not masih_berlaku(folder, "bahan")
    assert verifikasi(folder / "alur").sah
    cabut(folder)
    assert [p.name for p in folder.iterdir()] == [".abk-baru.tmp"]
