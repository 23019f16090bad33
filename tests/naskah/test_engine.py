"""Guards abk.naskah.word.engine, abk.naskah.word.guard: strict, sandboxed, and everything a user types comes
back as he typed it.
"""

from __future__ import annotations

import datetime as dt
import io
import pickle
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from abk.naskah import NaskahError, TemplatError
from abk.naskah.word import guard
from abk.naskah.word.engine import names_used, render
from abk.naskah.word.guard import check_file

sys.path.insert(0, str(Path(__file__).parent))
from polos import dokumen_polos


def templat(*paragraf: str, kepala: str = "") -> bytes:
    dokumen = dokumen_polos()
    for teks in paragraf:
        dokumen.add_paragraph(teks)
    dokumen.sections[0].header.paragraphs[0].text = kepala
    berkas = io.BytesIO()
    dokumen.save(berkas)
    return berkas.getvalue()


SATU = templat("{{ x }}", kepala="{{ x }}")


def isi(docx: bytes) -> list[str]:
    return [p.text for p in Document(io.BytesIO(docx)).paragraphs]


def kepala(docx: bytes) -> str:
    return str(Document(io.BytesIO(docx)).sections[0].header.paragraphs[0].text)


# ── what a user types ─────────────────────────────────────────────────────────────────────────────
JAHAT = [
    "& < > \" ' &amp; &lt; &#38; <![CDATA[x]]> <w:p/>",
    "{{ x }} {% for a in b %} {# c #} {%tr for %} {%p if %}",
    "{_{ x }_} {_% y %_} {{_ _}} {_{_{",
    "baris satu\nbaris dua\n\nbaris empat",
    "\tawal, \t tengah, akhir\t",
    "  dua spasi di depan, dua  di tengah, dua di belakang  ",
    "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd (kanan ke kiri)",
    "\u202eterbalik\u202c \u200e\u200f \u2066pulau\u2069",
    "\u007f\u0085\u009f tanda kendali yang sah dalam XML",
    "\u2028\u2029 pemisah baris",
    "e\u0301 é ﬁ 𝔸 🙂",
    "a" * 5000,
    "=1+1 @SUM +1 -1 'teks'",
    "“kutip” ‘tunggal’ &#8216;",
]


@pytest.mark.serangan("kantor", "menyelundupkan tanda ganjil dan perintah ke dalam naskah", "dicegah")
@pytest.mark.parametrize("teks", JAHAT)
def test_kembali_sama(teks: str):
    hasil = render(SATU, {"x": teks})
    assert isi(hasil) == [teks]
    assert kepala(hasil) == teks


TEKS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=[*map(chr, range(32)), "\ufffe", "\uffff"])
    | st.sampled_from("\n\t&<>{}%#_\"'")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEKS)
@example("{_{%_}")
@example("]]>")
def test_kembali_sama_acak(teks: str):
    assert isi(render(SATU, {"x": teks})) == [teks]


@pytest.mark.parametrize(
    "tanda", ["\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1f", "\ufffe", "\uffff", "\ud800"]
)
def test_tanda_kendali_ditolak_dengan_namanya(tanda: str):
    with pytest.raises(TemplatError, match=rf"U\+{ord(tanda):04X}"):
        render(SATU, {"x": f"a{tanda}b"})


def test_nilai_bukan_teks():
    pola = templat("{{ t }}|{{ j }}|{{ n }}|{{ d }}")
    nilai = {"t": dt.date(2026, 11, 24), "j": dt.time(9, 5), "n": 12000, "d": Decimal("1250.50")}
    assert isi(render(pola, nilai)) == ["24 November 2026|09.05|12000|1.250,5"]


@pytest.mark.parametrize("nilai", [None, True, ["a"], {"a": 1}, object()])
def test_yang_bukan_tulisan_tidak_dicetak(nilai: object):
    with pytest.raises(TemplatError, match="mencetak"):
        render(SATU, {"x": nilai})


# ── what a template may ask for ───────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "kode",
    [
        "{{ tiada }}",
        "{{ x.tiada }}",
        "{% if tiada %}a{% endif %}",
        "{% for a in tiada %}a{% endfor %}",
        "{{ d.a.b }}",
    ],
)
def test_nama_yang_tidak_ada(kode: str):
    with pytest.raises(TemplatError, match="tidak ada di antara isian"):
        render(templat(kode), {"x": "a", "d": {}})


@pytest.mark.serangan(
    "templat", "perintah templat yang keluar dari kotak pasir, putaran tak berujung, memori", "dicegah"
)
@pytest.mark.parametrize(
    "kode",
    [
        "{{ x.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ x.format(x) }}",
        "{{ x.upper() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self }}",
        "{{ lipsum }}",
        "{{ range }}",
        "{{ x | attr('__class__') }}",
        "{{ x | safe }}",
        "{{ x | default('') }}",
        "{{ x | map('upper') }}",
        "{{ x is defined }}",
        "{% if x is callable %}a{% endif %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% from 'os' import system %}",
        "{% extends 'a' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}",
        "{% set y = x %}",
        "{% block b %}{% endblock %}",
        "{% filter besar %}a{% endfilter %}",
        "{% for a in x recursive %}{{ loop(a) }}{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{{ 2 ** 100000 }}",
        "{{ x % x }}",
        "{{ [x] }}",
        "{{ x[:1] }}",
        "{{ x",
        "{% if x %}",
        "{% tak_dikenal %}",
        "".join(f"{{% for {a} in x %}}" for a in "abcde") + "{% endfor %}" * 5,
    ],
)
def test_templat_jahat_ditolak(kode: str):
    with pytest.raises(TemplatError, match=r"^Templat "):
        render(templat(kode), {"x": "a"})
    with pytest.raises(TemplatError, match=r"^Templat "):
        render(templat("", kepala=kode), {"x": "a"})


def test_templat_diperiksa_sekali_di_antara_banyak_dokumen(monkeypatch: pytest.MonkeyPatch):
    """A check of a case looks at each of its documents in between: that is no reason to look at it again."""
    asli, dilihat = guard._open, []
    monkeypatch.setattr(guard, "_open", lambda docx: dilihat.append(docx) or asli(docx))
    satu = templat("{{ x }} diperiksa sekali")
    for n in range(35):
        check_file(render(satu, {"x": n}))
    assert dilihat.count(satu) == 1


def test_judul_dokumen_tidak_dijalankan():
    dokumen = Document()
    dokumen.core_properties.title = "{{ x.__class__ }}"
    berkas = io.BytesIO()
    dokumen.save(berkas)
    hasil = Document(io.BytesIO(render(berkas.getvalue(), {"x": "a"})))
    assert hasil.core_properties.title == "{{ x.__class__ }}"


@pytest.mark.serangan("kantor", "menyelundupkan perintah templat lewat isian", "dicegah")
def test_hanya_teks_templat_yang_dibaca_bukan_isian():
    """What a user typed is never read as a template, not even by the second pass over header and footer."""
    hasil = render(templat("{{ x }}", kepala="{{ y }}"), {"x": "{{ y }}", "y": "{{ x }}"})
    assert isi(hasil) == ["{{ y }}"]
    assert kepala(hasil) == "{{ x }}"


def test_bahasa_yang_boleh():
    pola = templat(
        "{%p for a in daftar %}",
        "{{ loop.index }}. {{ a.n | besar }}{% if a.k %} ({{ a.k }}){% else %} -{% endif %}",
        "{%p endfor %}",
        "{{ n | terbilang }}; {{ t | hari }}; {{ daftar | jumlah }}; {{ k | gabung('; ') }}",
        "{% if not daftar or n == 0 %}a{% endif %}{{ 'ya' if n > 1 and n != 3 else 'tidak' }}",
    )
    nilai = {
        "daftar": [{"n": "satu", "k": ""}, {"n": "dua", "k": "b"}],
        "n": 21,
        "t": dt.date(2026, 11, 24),
        "k": ["x", "y"],
    }
    assert isi(render(pola, nilai)) == [
        "1. SATU -",
        "2. DUA (b)",
        "dua puluh satu; Selasa, 24 November 2026; 2; x; y",
        "ya",
    ]
    assert names_used(pola) == {"daftar", "n", "t", "k"}


def test_templat_dengan_kutip_pintar_word():
    assert isi(render(templat("{{ k | gabung(‘; ’) }}"), {"k": ["a", "b"]})) == ["a; b"]


def test_xml_rusak_dari_templat_ketahuan():
    """docxtpl would let the parser repair this in silence, and a part of the document would be gone."""
    dokumen = Document()
    tabel = dokumen.add_table(rows=1, cols=1)
    tabel.rows[0].cells[0].text = "{%p if x %}"
    dokumen.add_paragraph("{%p endif %}")
    berkas = io.BytesIO()
    dokumen.save(berkas)
    with pytest.raises(TemplatError, match="Templat tidak dapat diisi"):
        render(berkas.getvalue(), {"x": ""})


def test_sel_tanpa_paragraf_diberi_satu():
    dokumen = Document()
    sel = dokumen.add_table(rows=1, cols=1).rows[0].cells[0]
    sel.text = "{%p for a in x %}"
    sel.add_paragraph("{{ a }}")
    sel.add_paragraph("{%p endfor %}")
    berkas = io.BytesIO()
    dokumen.save(berkas)
    hasil = Document(io.BytesIO(render(berkas.getvalue(), {"x": []})))
    assert len(hasil.tables[0].rows[0].cells[0].paragraphs) == 1


# ── what a template file may hold ─────────────────────────────────────────────────────────────────
def dengan(nama: str, isi_: bytes, *, asal: bytes = SATU) -> bytes:
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(asal)) as lama, zipfile.ZipFile(hasil, "w") as baru:
        for satu in lama.namelist():
            if satu != nama:
                baru.writestr(satu, lama.read(satu))
        baru.writestr(nama, isi_)
    return hasil.getvalue()


def dengan_bidang(*perintah: str) -> bytes:
    dokumen = Document()
    run = dokumen.add_paragraph().add_run()
    awal = OxmlElement("w:fldChar")
    awal.set(qn("w:fldCharType"), "begin")
    run._r.append(awal)
    for satu in perintah:
        teks = OxmlElement("w:instrText")
        teks.text = satu
        run._r.append(teks)
    akhir = OxmlElement("w:fldChar")
    akhir.set(qn("w:fldCharType"), "end")
    run._r.append(akhir)
    berkas = io.BytesIO()
    dokumen.save(berkas)
    return berkas.getvalue()


REL = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://contoh.test/a.dotm" '
    b'TargetMode="External"/></Relationships>'
)


@pytest.mark.serangan("templat", "makro, hubungan luar, bidang otomatis, DOCTYPE di dalam templat", "dicegah")
@pytest.mark.parametrize(
    ("berkas", "sebab"),
    [
        (b"", "utuh"),
        (b"bukan zip", "utuh"),
        (SATU[:-100], "utuh"),
        (dengan("word/vbaProject.bin", b"x"), "makro"),
        (dengan("word/embeddings/oleObject1.bin", b"x"), "makro"),
        (dengan("word/activeX/activeX1.xml", b"<a/>"), "makro"),
        (dengan("word/_rels/settings.xml.rels", REL), "ke luar"),
        (dengan("word/document.xml", b"<a"), "rusak"),
        (dengan("word/settings.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "DOCTYPE"),
        (dengan("[Content_Types].xml", b"<Types/>"), "bukan dokumen Word"),
        (dengan("word/document.xml", b"<a/>"), "bukan dokumen Word"),
        (dengan("word/_rels/document.xml.rels", REL.replace(b"External", b"Internal")), "utuh"),
        (dengan_bidang("DDEAUTO c:\\\\x"), "bidang otomatis"),
        (dengan_bidang("INCLUDE", "TEXT a"), "bidang otomatis"),
        (dengan_bidang("PAGEREF a"), "bidang otomatis"),
    ],
)
def test_berkas_templat_yang_ditolak(berkas: bytes, sebab: str):
    with pytest.raises(TemplatError, match=sebab):
        render(berkas, {"x": "a"})


def test_nomor_halaman_boleh():
    assert render(dengan_bidang(" PAGE  \\* MERGEFORMAT "), {})


@pytest.mark.serangan("templat", "templat yang mengembang", "dicegah")
def test_bom_zip_ditolak():
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as baru:
        baru.writestr("word/document.xml", b"0" * (61 * 1024 * 1024))
    with pytest.raises(TemplatError, match="terlalu besar"):
        render(hasil.getvalue(), {})


def test_galat_pindah_proses_dengan_utuh():
    with pytest.raises(NaskahError) as galat:
        render(b"", {})
    lain = pickle.loads(pickle.dumps(galat.value))  # noqa: S301
    assert (str(lain), lain.temuan) == (str(galat.value), galat.value.temuan)
