"""A paragraph of a Word document as HTML: its words, breaks, emphasis and place, escaped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from abk.naskah.elements import qn
from abk.tulisan.markup import Html, el, gabung

_ALIGN = {"center": "tengah", "right": "kanan", "end": "kanan", "both": "penuh", "distribute": "penuh"}
_DEEPEST_HEADING = 6
_TWIP_CM = 567  # twentieths of a point in a centimetre
_STYLE = f"{qn('w:pPr')}/{qn('w:pStyle')}"
_OFF = {"0", "false", "off", "none"}


def is_on(sifat: Any, tanda: str) -> bool:
    """Whether a switch such as w:b is on among the properties of a run."""
    satu = None if sifat is None else sifat.find(qn(tanda))
    return satu is not None and str(satu.get(qn("w:val"), "1")).lower() not in _OFF


def _pieces(run: Any) -> Iterator[Html | str]:
    for anak in run:
        if anak.tag == qn("w:t"):
            yield anak.text or ""
        elif anak.tag in {qn("w:tab"), qn("w:ptab")}:
            yield "\t"
        elif anak.tag in {qn("w:br"), qn("w:cr")}:
            halaman = anak.get(qn("w:type")) == "page"
            yield el("span", kelas="ganti-halaman") if halaman else el("br")
        elif anak.tag == qn("w:noBreakHyphen"):
            yield "\u2011"
        elif anak.tag in {qn("w:drawing"), qn("w:pict")}:
            yield el("span", "[gambar]", kelas="gambar")


def _run(run: Any) -> Html:
    sifat = run.find(qn("w:rPr"))
    isi = gabung(*_pieces(run))
    for tanda, nama in (("w:b", "strong"), ("w:i", "em"), ("w:u", "u"), ("w:strike", "s")):
        if isi and is_on(sifat, tanda):
            isi = el(nama, isi)
    return isi


def _inline(induk: Any) -> Iterator[Html]:
    """Runs of a paragraph in order; of a field only what it stands for, of tracked changes what remains."""
    dalam_bidang = 0
    for anak in induk:
        if anak.tag == qn("w:r"):
            for tanda in anak.iter(qn("w:fldChar")):
                jenis = tanda.get(qn("w:fldCharType"))
                dalam_bidang += {"begin": 1, "end": -1}.get(str(jenis), 0)
                if jenis == "begin":
                    yield el("span", "#", kelas="nomor-halaman", title="nomor halaman")
            if not dalam_bidang:
                yield _run(anak)
        elif anak.tag in {qn("w:hyperlink"), qn("w:ins"), qn("w:smartTag")}:
            yield from _inline(anak)
        elif anak.tag == qn("w:sdt") and (isi := anak.find(qn("w:sdtContent"))) is not None:
            yield from _inline(isi)
        elif anak.tag == qn("w:fldSimple"):
            yield el("span", "#", kelas="nomor-halaman", title="nomor halaman")


def _heading_level(paragraf: Any) -> int:
    """Level of a heading by its style's name, 0 for body text."""
    nama = paragraf.find(_STYLE)
    gaya = "" if nama is None else nama.get(qn("w:val"))
    angka = gaya.removeprefix("Heading").strip()
    if gaya == "Title":
        return 1
    return min(int(angka), _DEEPEST_HEADING) if gaya.startswith("Heading") and angka.isdigit() else 0


def _hanging(sifat: Any) -> str | None:
    """Style of a hanging indent, so that the text of a numbered point stands beside its number."""
    lekuk = None if sifat is None else sifat.find(qn("w:ind"))
    gantung = 0 if lekuk is None else int(lekuk.get(qn("w:hanging"), 0))
    kiri = 0 if lekuk is None else int(lekuk.get(qn("w:left"), lekuk.get(qn("w:start"), 0)))
    if not kiri or not gantung:
        return f"padding-left:{kiri / _TWIP_CM:.2f}cm" if kiri else None
    cm = f"{gantung / _TWIP_CM:.2f}cm"
    return f"padding-left:{kiri / _TWIP_CM:.2f}cm;text-indent:-{cm};tab-size:{cm}"


def paragraph(paragraf: Any) -> Html | None:
    """A paragraph; None where it is empty and has no rule."""
    isi = gabung(*_inline(paragraf))
    sifat = paragraf.find(qn("w:pPr"))
    rata = sifat.find(qn("w:jc")) if sifat is not None else None
    kelas = _ALIGN.get(str(rata.get(qn("w:val"))), "") if rata is not None else ""
    garis = sifat is not None and sifat.find(qn("w:pBdr")) is not None
    kelas = f"{kelas} garis".strip() if garis else kelas
    if sifat is not None and sifat.find(qn("w:pageBreakBefore")) is not None:
        kelas = f"{kelas} halaman-baru".strip()
    if not isi and not garis:
        return None
    tingkat = _heading_level(paragraf)
    return el(f"h{tingkat}" if tingkat else "p", isi, kelas=kelas, style=_hanging(sifat))
