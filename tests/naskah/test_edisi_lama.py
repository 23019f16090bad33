"""Guards abk.naskah.alur.angka, abk.naskah.alur.beda, abk.sop.vonis: a case of an
earlier edition of the documents is SAH, by its figures where its words are others; and no forged figure in
it is.
"""

from __future__ import annotations

import copy
import io
import re
import sys
import tarfile
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from abk.naskah.alur import periksa_alur
from abk.naskah.alur.angka import AsalAngka
from abk.naskah.alur.beda import temuan_beda
from abk.naskah.naskah import EDISI
from abk.sop import Tanda, ekspor
from abk.sop.catatan.kunci import kunci_peragaan
from abk.sop.kasus import buka_kasus
from abk.tulisan.json_ketat import urai_json
from tests.kampanye import Kampanye

sys.path.insert(0, str(Path(__file__).parent))
from rak_ingatan import di_ingatan

pytestmark = pytest.mark.xdist_group("peragaan")

LAMA = Path(__file__).parent / "lama"
Dokumen = Any


def buka_lama(edisi: int, tujuan: Path) -> Path:
    """The case as the program of an edition exported it (``lama/README.md``)."""
    with tarfile.open(LAMA / f"alur-edisi-{edisi}.tar.xz") as isi:
        isi.extractall(tujuan / "asal", filter="data")
    return ekspor(buka_kasus(tujuan / "asal"), tujuan / "alur")  # with the copies that read well


@pytest.fixture(scope="module")
def folder(sekali: Callable[..., Path]) -> Path:
    return sekali("alur-edisi-1", lambda tujuan: buka_lama(1, tujuan)) / "alur"


class Periksa:
    """A check, and what it laid side by side: slot → (signed, made anew, what figures are compared with)."""

    def __init__(self, folder: Path) -> None:
        self.pasangan: dict[str, tuple[bytes, bytes, AsalAngka]] = {}

        def catat(slot: str, asli: bytes, jadi: bytes, edisi: int, bahan: Any = None) -> Any:
            assert bahan is not None, slot
            self.pasangan[slot] = asli, jadi, bahan()
            return temuan_beda(slot, asli, jadi, edisi, bahan)

        with pytest.MonkeyPatch.context() as ganti:
            ganti.setattr("abk.naskah.alur.periksa.temuan_beda", catat)
            self.hasil = periksa_alur(folder)


@pytest.fixture(scope="module")
def diperiksa(folder: Path) -> Periksa:
    return Periksa(folder)


def test_alur_edisi_lama_sah(diperiksa: Periksa):
    """All is true; and the verdict names what was compared by figures and not by words."""
    hasil = diperiksa.hasil
    assert [t for t in hasil.temuan if t.tingkat != "catatan"] == []
    assert hasil.vonis == "SAH SEBAGAI PERAGAAN"
    assert {"dokumentasi:ITWIL", "nota_dinas", "nota_dinas_asli"} <= set(hasil.naskah.menurut_angka)
    angka = next(
        k for k in hasil.kalimat if k.startswith("Dibandingkan angka demi angka, tidak kata demi kata")
    )
    assert all(slot in angka for slot in hasil.naskah.menurut_angka)
    assert hasil.naskah.beda == ()


def test_setiap_edisi_lama_punya_alurnya():
    assert {satu.name for satu in LAMA.glob("*.tar.xz")} == {
        f"alur-edisi-{n}.tar.xz" for n in range(1, EDISI)
    }


@pytest.mark.parametrize("edisi", range(2, EDISI))
def test_alur_edisi_kemudian_sah(edisi: int, tmp_path: Path):
    hasil = periksa_alur(buka_lama(edisi, tmp_path))
    assert [t for t in hasil.temuan if t.tingkat != "catatan"] == []
    assert hasil.vonis == "SAH SEBAGAI PERAGAAN"
    assert hasil.naskah.beda == ()
    assert hasil.naskah.menurut_angka  # words of then, figures of now


# ── what is forged ────────────────────────────────────────────────────────────────────────────────
def naik(paragraf: Dokumen) -> None:
    """The last figure of a paragraph raised by seven."""
    for teks in reversed(list(paragraf.iter(qn("w:t")))):
        if letak := list(re.finditer(r"\d+", teks.text or "")):
            a, b = letak[-1].span()
            teks.text = f"{teks.text[:a]}{int(teks.text[a:b]) + 7}{teks.text[b:]}"
            return


def _angka(simpul: Dokumen) -> str:
    return " ".join(re.findall(r"\d+", "".join(t.text or "" for t in simpul.iter(qn("w:t")))))


def _isinya(p: Dokumen) -> bool:
    """Whether a paragraph has a figure beside the ordinal before it."""
    kata = " ".join("".join(t.text or "" for t in p.iter(qn("w:t"))).split())
    return bool(re.search(r"\d", re.sub(r"^\d+\.(?=\D|$)", "", kata)))


def _baris(tabel: Dokumen) -> list[Dokumen]:
    """Rows of a table with figures, and with no table in them."""
    return [tr for tr in tabel.tr_lst if _angka(tr) and next(tr.iter(qn("w:tbl")), None) is None]


def tukar(tabel: Dokumen) -> None:
    """Figures that stand alone in their cells, of two rows."""
    satu, dua = _berbeda(_baris(tabel)) or (tabel, tabel)
    for x, y in zip(satu.iter(qn("w:t")), dua.iter(qn("w:t")), strict=False):
        if (x.text or "").strip().isdigit() and (y.text or "").strip().isdigit():
            x.text, y.text = y.text, x.text


def buang(tabel: Dokumen) -> None:
    tr = _baris(tabel)[-1]
    tr.getparent().remove(tr)


def ganda(tabel: Dokumen) -> None:
    tr = _baris(tabel)[-1]
    tr.addnext(copy.deepcopy(tr))


CARA = {"w:p": (naik,), "w:tbl": (tukar, buang, ganda)}
Palsuan = tuple[str, int, Callable[[Dokumen], None]]


def palsuan(isi: bytes) -> list[Palsuan]:
    """Each figure raised but ordinals; in tables of posts, two rows swapped, a row dropped, a row doubled."""
    badan = docx.Document(io.BytesIO(isi)).element.body
    semua: list[Palsuan] = [("w:p", n, naik) for n, p in enumerate(badan.iter(qn("w:p"))) if _isinya(p)]
    for n, tabel in enumerate(badan.iter(qn("w:tbl"))):
        if next(tabel.iter(qn("w:tblHeader")), None) is not None and _bernama(tabel):
            cara = CARA["w:tbl"] if _berbeda(_baris(tabel)) else (buang, ganda)
            semua += [("w:tbl", n, satu) for satu in cara]
    return semua


def palsukan(isi: bytes, cara: Palsuan) -> bytes:
    tanda, n, ubah = cara
    dokumen, keluar = docx.Document(io.BytesIO(isi)), io.BytesIO()
    ubah(list(dokumen.element.body.iter(qn(tanda)))[n])
    dokumen.save(keluar)
    return keluar.getvalue()


def _bernama(tabel: Dokumen) -> bool:
    """Whether a row names a post of the unit."""
    return any(
        "auditor" in "".join(t.text or "" for t in tr.iter(qn("w:t"))).casefold() for tr in _baris(tabel)
    )


def _berbeda(baris: list[Dokumen]) -> tuple[Dokumen, Dokumen] | None:
    """Two rows with other figures alone in a cell at one place."""

    def sendiri(tr: Dokumen) -> list[str]:
        return [t.text if (t.text or "").strip().isdigit() else "" for t in tr.iter(qn("w:t"))]

    for n, satu in enumerate(baris):
        for dua in baris[n + 1 :]:
            if any(a and b and a != b for a, b in zip(sendiri(satu), sendiri(dua), strict=False)):
                return satu, dua
    return None


def berkata_lain(isi: bytes) -> bytes:
    """The same document in the words of yet another edition: every text that has a word says one more."""
    dokumen, keluar = docx.Document(io.BytesIO(isi)), io.BytesIO()
    for p in dokumen.element.body.iter(qn("w:p")):
        teks = [t for t in p.iter(qn("w:t")) if t.text]
        if teks and any(c.isalpha() for t in teks for c in t.text):
            teks[-1].text += " juga"
    dokumen.save(keluar)
    return keluar.getvalue()


@pytest.mark.serangan("pejabat", "Memalsukan angka naskah alur dari edisi naskah yang lama", "ketahuan")
def test_angka_palsu_pada_edisi_lama(diperiksa: Periksa, kampanye: Kampanye):
    """Whether the words are those of this program or others: another figure is told."""
    semua: list[tuple[str, bytes, Palsuan]] = []
    for slot, (asli, jadi, bahan) in diperiksa.pasangan.items():
        for dasar in (asli, berkata_lain(asli)):
            jujur = temuan_beda(slot, dasar, jadi, 1, lambda b=bahan: b).temuan
            assert jujur.tingkat == "catatan", jujur.pesan
            semua += [(slot, dasar, cara) for cara in palsuan(dasar)]
    tabel = [
        satu for satu in semua if satu[2][2] is not naik and satu[0] in {"kepmenko", "dokumentasi:ITWIL"}
    ]
    assert {ubah for _, _, (_, _, ubah) in tabel} == set(CARA["w:tbl"])
    lolos = []
    for slot, dasar, cara in chain(tabel, kampanye.sapuan(semua, 12)):
        _, jadi, bahan = diperiksa.pasangan[slot]
        if temuan_beda(slot, palsukan(dasar, cara), jadi, 1, lambda b=bahan: b).temuan.tingkat == "catatan":
            lolos.append((slot, cara))
    assert lolos == []


@pytest.mark.parametrize(
    ("edisi", "vonis"), [(None, "TIDAK SAH"), (EDISI + 1, "BELUM DAPAT DIPASTIKAN, ADA NASKAH EDISI LAIN")]
)
def test_keputusan_palsu_edisi_lama_tidak_sah(folder: Path, tmp_path: Path, edisi: int | None, vonis: str):
    """Figures of the decree raised in step 14, signed: false; of an edition to come nothing is known."""
    alur = buka_kasus(folder)
    n = next(n for n, e in enumerate(alur.peristiwa) if "kepmenko" in e.keluaran)
    e = alur.peristiwa[n]
    berkas = {s: alur.rak.berkas(milik) for s, milik in e.keluaran.items()}
    tertukar = next(cara for cara in palsuan(berkas["kepmenko"]) if cara[2] is tukar)
    berkas["kepmenko"] = berkata_lain(palsukan(berkas["kepmenko"], tertukar))
    isi = {k: v for k, v in e.isi.items() if k not in {"fakta", "hasil"}} | (
        {"edisi": edisi} if edisi else {}
    )
    jadi = di_ingatan(alur, alur.peristiwa[:n]).selesaikan(
        e.langkah,
        Tanda(e.pelaku, kunci_peragaan(e.pelaku), e.saat),
        isi=isi,
        berkas=berkas,
        fakta=urai_json(alur.rak.berkas(e.isi["fakta"])) if "fakta" in e.isi else None,
    )
    hasil = periksa_alur(ekspor(jadi, tmp_path / "alur"))
    assert hasil.vonis == vonis
    assert "kepmenko" in {t.berkas for t in hasil.temuan if t.tingkat != "catatan"}
