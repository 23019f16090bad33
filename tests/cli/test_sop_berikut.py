"""Guards abk.cli.sop.berikut, abk.cli.kunci: every hint of a short case is run as it was printed."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from abk.sop import buka_kunci
from abk.tulisan.sidik import kelompok

_PETUNJUK = re.compile(r"^(?:Berikutnya[^:]*|→ Lampirkan dahulu): (abk .*)$", re.MULTILINE)


def petunjuk(hasil: Any) -> list[str]:
    """Arguments of the one command that was printed."""
    (satu,) = _PETUNJUK.findall(hasil.stdout + hasil.stderr)
    awal, *kata = shlex.split(satu)
    assert awal == "abk"
    return kata


def _isi(meja: Any, kata: list[str]) -> None:
    """Fill in the forms that a command wrote, as the play of the example does."""
    if "--fakta" in kata:
        berkas = Path(kata[kata.index("--fakta") + 1])
        assert berkas.read_text(encoding="utf-8").startswith("# Isian langkah")
        isi = yaml.safe_dump(meja._fakta(kata[3]), allow_unicode=True)
        berkas.write_text(isi, encoding="utf-8")
    if "--jawaban" in kata:
        unit = kata[kata.index("--unit") + 1]
        Path(kata[kata.index("--jawaban") + 1]).write_bytes(meja.jawaban(unit).read_bytes())


def test_setiap_petunjuk_berjalan_seperti_tercetak(
    buat_meja: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
):
    """From the start to the archive of a unit, nobody types anything but what was printed, and ``ya``."""
    m = buat_meja()
    monkeypatch.chdir(m.folder)
    hasil = m.mulai(
        unit=["A"], usulan="", pejabat=[p for p in m.rencana()["pejabat"] if p["id"] != "p-unit-b"]
    )
    (m.folder / "usulan.docx").write_bytes(b"usulan unit")
    dijalankan = []
    while not m.alur.keadaan.selesai:
        kata = petunjuk(hasil)
        dijalankan.append(kata[1])
        hasil = m(*kata, masukan="ya\n")
        if kata[1] == "isian":
            _isi(m, kata)
        assert len(dijalankan) < 60
    assert dijalankan[:3] == ["lampirkan", "isian", "maju"]
    ekspor = m(*petunjuk(hasil))
    assert "SAH, dan cocok" in m(*petunjuk(ekspor)).stdout


def test_petunjuk_menyebut_kunci_yang_dipakai_dan_alurnya(
    buat_meja: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    """From another folder the key of the same official, and of his neighbours, is named by its place."""
    m = buat_meja()
    (tmp_path / "kerja").mkdir()
    monkeypatch.chdir(tmp_path / "kerja")
    m.mulai()
    hasil = m.mulai(kode="kedua-2026")
    kata = petunjuk(hasil)
    assert kata[:3] == ["sop", "isian", m.alamat]
    assert kata[-2:] == ["--alur", "kedua-2026"]
    kata = petunjuk(m(*kata))
    assert kata[-4:] == ["--alur", "kedua-2026", "--pelaku", "p-karo"]


def test_saran_memuat_alamatnya(buat_meja: Callable[[], Any], monkeypatch: pytest.MonkeyPatch):
    m = buat_meja()
    monkeypatch.chdir(m.folder)
    m.mulai(usulan="")
    salah = m("sop", "maju", m.alamat, "1", "--pelaku", "p-karo", kode=1)
    kata = petunjuk(salah)
    assert kata[:4] == ["sop", "lampirkan", m.alamat, "usulan_program_kerja"]
    (m.folder / "usulan.docx").write_bytes(b"usulan unit")
    m(*kata, masukan="ya\n")
    for langkah in ("99", "3"):
        hasil = m("sop", "maju", m.alamat, langkah, "--pelaku", "p-karo", kode=1)
        assert f"abk sop status {m.alamat}" in hasil.stderr
        m("sop", "status", m.alamat)


def test_kunci_menurut_nama_pejabat(
    buat_meja: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    m = buat_meja()
    m.mulai()
    monkeypatch.chdir(tmp_path)
    hasil = m("sop", "maju", m.alamat, "1", "--pelaku", "p-karo", masukan="ya\n", kode=1)
    assert "p-karo.kunci tidak ada di folder ini" in hasil.stderr
    assert "--kunci BERKAS" in hasil.stderr


def test_status_membaca_folder_ekspor(buat_meja: Callable[[], Any]):
    m = buat_meja()
    m.mulai()
    m.maju("1")
    m("sop", "ekspor", m.alamat, "--keluar", m.folder / "bawa")
    dari_gudang = m("sop", "status", m.alamat, "--rinci").stdout
    assert m("sop", "status", m.folder / "bawa", "--rinci").stdout == dari_gudang
    assert "menyelesaikan" in m("sop", "status", m.folder / "bawa", "--pelaku", "p-kabag").stdout
    assert "bukan 'lain'" in m("sop", "status", m.folder / "bawa", "lain", kode=1).stderr
    assert "alur.jsonl" in m("sop", "status", m.folder / "tidak-ada", kode=1).stderr


def test_kunci_buat_dan_ditawarkan(buat_meja: Callable[[], Any], monkeypatch: pytest.MonkeyPatch):
    """The passphrase is nowhere; the fingerprint that is printed is the one that the store offers."""
    m = buat_meja()
    monkeypatch.delenv("ABK_FRASA")
    frasa = "empat kata acak saja"
    hasil = m(
        *("kunci", "buat", m.folder / "baru.kunci", "--ke", m.alamat, "--sebagai", "Kepala Bagian"),
        masukan=f"{frasa}\n{frasa}\n",
    )
    (sidik,) = re.findall(r"Sidik jari: ([0-9a-f ]{19})", hasil.stdout)
    assert buka_kunci(m.folder / "baru.kunci", frasa).sidik == sidik.replace(" ", "")
    assert frasa not in hasil.stdout + hasil.stderr
    daftar = m("kunci", "daftar", m.alamat).stdout
    assert sidik in daftar
    assert "Kepala Bagian" in daftar
    m(
        "kunci",
        "buat",
        m.folder / "gagal.kunci",
        "--ke",
        f"sqlite:///{m.folder}/tidak/ada.db",
        "--sebagai",
        "A",
        kode=1,
    )
    assert not (m.folder / "gagal.kunci").exists()


def test_rencana_menyebut_sidik_jari_yang_ditawarkan(buat_meja: Callable[[], Any]):
    """A plan names keys by fingerprint, as they are read out; one that nobody offered is refused by name."""
    m = buat_meja()
    pejabat = []
    for p in m.rencana()["pejabat"]:
        m("kunci", "buat", m.folder / f"baru-{p['id']}.kunci", "--ke", m.alamat, "--sebagai", p["jabatan"])
        milik = buka_kunci(m.folder / f"baru-{p['id']}.kunci", os.environ["ABK_FRASA"])
        pejabat.append({**p, "kunci": kelompok(milik.sidik, 4)})
    asing = [{**pejabat[0], "kunci": "0000 0000 0000 0000"}, *pejabat[1:]]
    berkas = m.tulis("rencana.yaml", m.rencana(pejabat=asing, usulan=""))
    perintah = ("sop", "mulai", m.alamat, "--berkas", berkas, "--pelaku", "p-karo")
    perintah = (*perintah, "--kunci", m.folder / "baru-p-karo.kunci", "--ya")
    assert "bukan sidik jari kunci yang ditawarkan" in m(*perintah, kode=1).stderr
    m.tulis("rencana.yaml", m.rencana(pejabat=pejabat, usulan=""))
    m(*perintah)
    assert {len(p.kunci) for p in m.alur.keadaan.pejabat.values()} == {64}
