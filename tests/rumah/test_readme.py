"""Guards README.md, docs/README.md: the README says what is so: its six lines run, its counts are the
counts.
"""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import yaml

import abk

AKAR = Path(__file__).resolve().parents[2]
README = (AKAR / "README.md").read_text(encoding="utf-8")


def test_enam_baris_python_mencetak_yang_tertulis():
    program, keluaran = re.findall(
        r"```(?:python)?\n(.*?)```", README[README.index("```python") :], re.DOTALL
    )[:2]
    dicetak = io.StringIO()
    with contextlib.redirect_stdout(dicetak):
        exec(compile(program, "README.md", "exec"), {})  # noqa: S102 - our own six lines
    bersih = [b.rstrip() for b in dicetak.getvalue().splitlines()]
    assert bersih == [b.rstrip() for b in keluaran.splitlines()]


def test_jumlah_hukum():
    berkas, nilai, belum = re.search(
        r"(\d+) YAML files, (\d+) values.*?(\d+) are marked", README, re.DOTALL
    ).groups()
    isi = [yaml.safe_load(f.read_text(encoding="utf-8")) for f in (AKAR / "abk" / "peraturan").glob("*.yaml")]
    semua = [
        n for satu in isi for v in satu["ketentuan"].values() for n in (v if isinstance(v, list) else [v])
    ]
    ada = (len(isi), len(semua), sum(bool(n.get("belum_diverifikasi")) for n in semua))
    assert (int(berkas), int(nilai), int(belum)) == ada


def test_jumlah_data_contoh():
    unit, jabatan, tugas = re.search(r"(\d+) units, (\d+) posts, ([\d,]+) tasks", README).groups()
    k = abk.open("contoh")
    ada = (len(k.unit), len(k.jabatan), len(k.uraian_tugas))
    assert (int(unit), int(jabatan), int(tugas.replace(",", ""))) == ada


def test_enam_belas_langkah():
    nomor = [int(n) for n in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)]
    assert nomor == list(range(1, 17))


def test_peta_menyebut_setiap_ruang():
    peta = README[README.index("## Map of the rooms") :].partition("\n## ")[0]
    ruang = {p.name + "/" * p.is_dir() for p in (AKAR / "abk").iterdir() if not p.name.startswith("_")}
    ruang -= {"py.typed"}
    assert set(re.findall(r"^\| `abk/([^`]+)`", peta, re.MULTILINE)) == ruang


def test_daftar_dokumen_lengkap():
    """Every document and every decision has its line, and no line has none."""
    docs = AKAR / "docs"
    tertaut = re.findall(r"\]\(([\w./-]+\.md)\)", (docs / "README.md").read_text(encoding="utf-8"))
    sendiri = sorted(satu for satu in tertaut if not satu.startswith(".."))
    ada = sorted(p.relative_to(docs).as_posix() for p in docs.rglob("*.md") if p.name != "README.md")
    assert sendiri == ada


def test_tanpa_tempat_kosong():
    """No mark that waits to be filled in."""
    for dokumen in [*AKAR.glob("*.md"), *(AKAR / "docs").rglob("*.md")]:
        assert not re.search(r"@@|TODO|TBD|XXX|lorem", dokumen.read_text(encoding="utf-8")), dokumen
