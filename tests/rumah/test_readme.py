"""Guards README.md, README.id.md, docs/README.md: the README says what is so, in both languages alike: its
six lines run, its counts are the counts, its pictures are small.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path

import pytest
import yaml

import abk

AKAR = Path(__file__).resolve().parents[2]
README, README_ID = ((AKAR / nama).read_text(encoding="utf-8") for nama in ("README.md", "README.id.md"))
DOCS = {
    nama: (AKAR / "docs" / f"{nama}.md").read_text(encoding="utf-8") for nama in ("langkah", "arsitektur")
}
GAMBAR_TERBESAR, TUR_TERBESAR = 60_000, 1_500_000
"""Pictures of the first screen, and the tour of the notebooks. [byte]"""


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
    nomor = [int(n) for n in re.findall(r"^\| (\d+) \|", DOCS["langkah"], re.MULTILINE)]
    assert nomor == list(range(1, 17))


def test_peta_menyebut_setiap_ruang():
    halaman = DOCS["arsitektur"]
    peta = halaman[halaman.index("## Map of the rooms") :].partition("\n## ")[0]
    ruang = {p.name + "/" * p.is_dir() for p in (AKAR / "abk").iterdir() if not p.name.startswith("_")}
    ruang -= {"py.typed"}
    assert set(re.findall(r"^\| `abk/([^`]+)`", peta, re.MULTILINE)) == ruang


def _kerangka(teks: str) -> dict[str, list[object]]:
    """What two languages share: headings by their level, commands, pictures, links, figures of the counts."""
    tautan = [t for t in re.findall(r"\]\(([^)]+)\)", teks) if not t.startswith("README")]
    perintah = [
        baris.partition(" #")[0].rstrip() for isi in re.findall(r"```(.*?)```", teks, re.DOTALL)
        for baris in isi.splitlines()
    ]  # fmt: skip
    return {
        "judul": [len(tanda) for tanda in re.findall(r"^(#+) ", teks, re.MULTILINE)],
        "butir": re.findall(r"^[-|]", teks, re.MULTILINE),
        "perintah": perintah,
        "sebaris": re.findall(r"`((?:make|uv run|abk) [^`]+)`", teks),
        "gambar": re.findall(r"!\[([^\]]+)\]", teks),
        "tautan": tautan,
        "bilangan": re.findall(r"\d+", teks),
    }


@pytest.mark.parametrize("apa", _kerangka(""))
def test_dua_bahasa_sama(apa: str):
    assert _kerangka(README_ID)[apa] == _kerangka(README)[apa]


def test_gambar_kecil_dan_ada():
    nama = set(re.findall(r"\((docs/gambar/[^)]+)\)", README))
    assert len(nama) == 4
    for satu in nama:
        berkas = AKAR / satu
        assert berkas.stat().st_size <= (TUR_TERBESAR if berkas.stem == "tur" else GAMBAR_TERBESAR), satu
    assert {b.name for b in (AKAR / "docs" / "gambar").iterdir()} == {Path(n).name for n in nama} | {
        "kokpit.webp"
    }


def test_layar_pertama():
    """Promise in two sentences, then a picture, then one command: before any other heading."""
    kepala = README.partition("\n## ")[0].split("\n\n")
    janji = kepala[2].replace("\n", " ")
    assert len(re.findall(r"[.](?= |$)", janji)) == 2
    assert kepala[3].startswith("[![")
    assert README.split("\n## ")[1].startswith("One command\n")


def test_daftar_dokumen_lengkap():
    """Every document and every decision has its line, and no line has none."""
    docs = AKAR / "docs"
    tertaut = re.findall(r"\]\(([\w./-]+\.md)\)", (docs / "README.md").read_text(encoding="utf-8"))
    sendiri = sorted(satu for satu in tertaut if not satu.startswith(".."))
    ada = sorted(p.relative_to(docs).as_posix() for p in docs.rglob("*.md") if p.name != "README.md")
    assert sendiri == ada


def _bahasa() -> dict[str, str]:
    baris = (AKAR / "docs" / "README.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| \[([\w-]+\.md)\].*\| (Indonesian|English) \|$", baris, re.MULTILINE))


@pytest.mark.parametrize(("nama", "bahasa"), _bahasa().items())
def test_bahasa_dokumen_seperti_disebut(nama: str, bahasa: str):
    """What officials read is Indonesian; the list of documents says which are."""
    teks = (AKAR / "docs" / nama).read_text(encoding="utf-8")
    prosa = re.sub(r"```.*?```|`[^`]*`|\[[^\]]*\]\([^)]*\)|\*[^*]+\*", " ", teks, flags=re.DOTALL)
    inggris = len(re.findall(r"\b(the|and|which|that|is)\b", prosa))
    indonesia = len(re.findall(r"\b(yang|dan|dengan|untuk|tidak)\b", prosa))
    assert (indonesia > 20 * inggris) == (bahasa == "Indonesian"), (indonesia, inggris)


def test_tanpa_tempat_kosong():
    """No mark that waits to be filled in."""
    for dokumen in [*AKAR.glob("*.md"), *(AKAR / "docs").rglob("*.md")]:
        assert not re.search(r"@@|TODO|TBD|XXX|lorem", dokumen.read_text(encoding="utf-8")), dokumen


def test_perjalanan_gambar_menemukan_selnya():
    """The pictures are made by hand, ``make gambar``; the cells that their walk looks for are there."""
    teks, notebook, ada = (AKAR / "tests" / "gambar.py").read_text(encoding="utf-8"), "", 0
    for buka, sel in re.findall(r'buka_notebook\("([^"]+)"\)|ke\(h, "([^"]+)"', teks):
        notebook = buka or notebook
        if sel and notebook != "10_instrumen.ipynb":  # there it looks for what the form shows
            isi = json.loads((AKAR / "notebooks" / notebook).read_text(encoding="utf-8"))["cells"]
            assert any(sel in "".join(satu["source"]) for satu in isi), (notebook, sel)
            ada += 1
    assert ada > 10
