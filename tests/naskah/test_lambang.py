"""Guards abk.naskah.lambang, abk.naskah.word.engine, abk.naskah.orang: the emblem of a letterhead, and only
it; pages in the table of contents; who signs once for two functions.
"""

from __future__ import annotations

import io
import json
import struct
import zlib
from importlib.resources import files
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image, PngImagePlugin
from typer.testing import CliRunner

from abk.cli import app
from abk.naskah import Naskah, NaskahError, Profil, buat
from abk.naskah.alur.beda import temuan_beda
from abk.naskah.lambang import LAMBANG, lambang_profil, lambang_sah, siapkan_lambang, siapkan_lampiran
from abk.naskah.orang import PenandaTangan, baris_nama
from abk.naskah.word.engine import number_contents
from abk.naskah.word.guard import check_file
from abk.naskah.word.package import pictures
from tests.naskah.conftest import ISI, KABAG, KEPALA


def gambar(ragam: str = "JPEG", ukuran: tuple[int, int] = (300, 400), **lain: Any) -> bytes:
    keluar = io.BytesIO()
    Image.new("RGB", ukuran, (200, 160, 20)).save(keluar, ragam, **lain)
    return keluar.getvalue()


@pytest.fixture(scope="module")
def lambang() -> bytes:
    return siapkan_lambang(gambar())


# ── the picture ───────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("ragam", ["PNG", "JPEG"])
def test_digambar_kembali_tanpa_isi_lain(ragam: str):
    kata = PngImagePlugin.PngInfo()
    kata.add_text("Comment", "rahasia-di-dalam")
    lain: dict[str, Any] = {"pnginfo": kata} if ragam == "PNG" else {"comment": b"rahasia-di-dalam"}
    asal = gambar(ragam, **lain)
    assert b"rahasia-di-dalam" in asal
    jadi = siapkan_lambang(asal)
    assert lambang_sah(jadi)
    assert b"rahasia-di-dalam" not in jadi
    assert siapkan_lambang(jadi) == jadi


def test_gambar_besar_dikecilkan():
    with Image.open(io.BytesIO(siapkan_lambang(gambar(ukuran=(3000, 1500))))) as satu:
        assert satu.size == (900, 450)  # rumus: the longer side at most 900, in proportion


@pytest.mark.serangan("kantor", "Menyerahkan sebagai lambang berkas yang bukan gambar biasa", "dicegah")
@pytest.mark.parametrize(
    "isi",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
        gambar("GIF"),
        gambar(ukuran=(20, 20)),
        gambar("PNG", ukuran=(6001, 60)),
        gambar("PNG") + b"\0" * (2 * 1024 * 1024),
        gambar("JPEG")[:-200],
    ],
)
def test_bukan_gambar_ditolak(isi: bytes):
    with pytest.raises(NaskahError, match=r"PNG|piksel|MB"):
        siapkan_lambang(isi)


def bagian(nama: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))


@pytest.mark.serangan("pejabat", "Melampirkan lambang tanpa program, dengan isi tersembunyi", "dicegah")
def test_lambang_yang_diubah_tidak_dicetak(lambang: bytes):
    """Not a byte more than the picture: behind it, beside it, within its data."""
    akhir = lambang[-12:]
    besar = bagian(b"IHDR", struct.pack(">IIBBBBB", 5000, 5000, 8, 6, 0, 0, 0))
    for palsu in (
        b"",
        lambang[:-1],
        lambang + b"x",
        lambang[:-12] + bagian(b"tEXt", b"Comment\0lain") + akhir,
        lambang[:8] + besar + lambang[33:],
        lambang[:33] + bagian(b"IDAT", zlib.compress(b"\0" * 50_000_000)) + akhir,
        gambar("PNG"),
        gambar("JPEG"),
    ):
        assert not lambang_sah(palsu)


def test_lampiran_lain_tidak_disentuh():
    assert siapkan_lampiran("lampiran:foto", b"apa saja") == b"apa saja"
    assert siapkan_lampiran(LAMBANG["logo"], gambar()) != gambar()


# ── in a document ─────────────────────────────────────────────────────────────────────────────────────
def naskah(umum: Profil, **lain: Any) -> Naskah:
    return buat("undangan", ISI["undangan"][1](), umum, kepala=KEPALA, **lain)


def test_lambang_di_kop(umum: Profil, lambang: bytes):
    jadi = naskah(umum, lambang={"logo": lambang})
    assert pictures(jadi.docx) == {lambang}
    assert jadi.docx == naskah(umum, lambang={"logo": lambang}).docx
    check_file(jadi.docx)
    satu = docx.Document(io.BytesIO(jadi.docx)).inline_shapes[0]
    assert satu._inline.docPr.get("descr") == "Logo instansi"
    assert max(satu.width.cm, satu.height.cm) == pytest.approx(2.0, abs=0.01)
    assert "Tempat logo" not in jadi.html
    assert "Tempat logo" in naskah(umum).html  # a draft without one has a labelled box
    assert "Tempat logo" not in naskah(umum, tingkat="asli").html  # what is signed has clean space
    assert pictures(naskah(umum, lambang={"garuda": lambang}).docx) == set()  # that of another letterhead


def test_lambang_dari_profil(tmp_path: Path, lambang: bytes):
    """A profile of one's own names the picture beside it; documents outside of a case show it."""
    asal = files("abk.naskah.profil").joinpath("umum-2024.yaml").read_text(encoding="utf-8")
    berkas, isian = tmp_path / "kami.yaml", tmp_path / "isi.yaml"
    berkas.write_text(f"{asal}\nlambang: {{logo: logo.jpg}}\n", encoding="utf-8")
    isian.write_text(json.dumps(ISI["undangan"][1](), default=str), encoding="utf-8")
    perintah = ["naskah", "undangan", "--isi", str(isian), "--keluar", str(tmp_path / "n.docx")]
    perintah += ["--kepala", KEPALA, "--berkas-profil", str(berkas)]
    assert CliRunner().invoke(app, perintah).exit_code != 0  # no such file yet
    (tmp_path / "logo.jpg").write_bytes(gambar())
    assert CliRunner().invoke(app, perintah).exit_code == 0
    assert pictures((tmp_path / "n.docx").read_bytes()) == {lambang}


@pytest.mark.serangan("pejabat", "Menyebut dalam profil lambang di luar folder profil itu", "dicegah")
@pytest.mark.parametrize("nama", ["../logo.png", "/etc/hostname", "sub/logo.png"])
def test_lambang_profil_di_foldernya(tmp_path: Path, nama: str):
    with pytest.raises(NaskahError, match="bukan nama berkas"):
        lambang_profil(tmp_path / "kami.yaml", {"logo": nama})


@pytest.mark.serangan("pejabat", "Menaruh gambar berisi angka lain pada naskah edisi lama", "ketahuan")
def test_gambar_asing_pada_edisi_lama(umum: Profil, lambang: bytes):
    polos, bergambar = naskah(umum).docx, naskah(umum, lambang={"logo": lambang}).docx
    satu = temuan_beda("undangan", bergambar, polos, 3, None).temuan
    assert satu.tingkat == "struktural"
    assert "gambar" in satu.pesan
    assert temuan_beda("undangan", polos, bergambar, 3, None).temuan.tingkat != "struktural"


# ── contents ──────────────────────────────────────────────────────────────────────────────────────────
def test_daftar_isi_menunjuk_judulnya():
    """Each line has a field to the heading that says the same; a part that is not there has no line."""
    satu = docx.Document()
    satu.styles.add_style("DaftarIsi", 1)
    for kata in ("A. Satu", "1.\tDua (X)", "C. Tidak ada"):
        satu.add_paragraph(kata, style="DaftarIsi")
    satu.add_paragraph("A. SATU")
    satu.add_paragraph("1. Dua (X)")
    badan = satu.element.body
    number_contents(badan)
    kode = [i.text.strip() for i in badan.iter(qn("w:instrText"))]
    assert kode == ["PAGEREF _Toc00001 \\h", "PAGEREF _Toc00002 \\h"]
    letak = {b.get(qn("w:name")): b.getparent() for b in badan.iter(qn("w:bookmarkStart"))}
    assert [p.text for p in satu.paragraphs if p._p in letak.values()] == ["A. SATU", "1. Dua (X)"]
    assert all(
        b.get(qn("w:dirty")) for b in badan.iter(qn("w:fldChar")) if b.get(qn("w:fldCharType")) == "begin"
    )
    assert not any("Tidak ada" in p.text for p in satu.paragraphs)


# ── who signs ─────────────────────────────────────────────────────────────────────────────────────────
def test_satu_orang_dua_fungsi_satu_tanda_tangan(umum: Profil, baca_docx):
    def banyak(notulis: dict[str, str]) -> int:
        isi = {**ISI["daftar_hadir"][1](), "notulis": notulis}
        return sum(
            KABAG["nip"] in baris for baris in baca_docx(buat("daftar_hadir", isi, umum, kepala=KEPALA).docx)
        )

    assert banyak(KABAG) == 1
    assert banyak({**KABAG, "nama": "Orang Lain"}) == 2  # one number, two people


@pytest.mark.parametrize(
    ("nama", "cetak"),  # rumus: the name in capitals, degrees as they are written
    [
        ("dr. Rahadi Wiratama, Sp.A., M.Kes.", "dr. RAHADI WIRATAMA, Sp.A., M.Kes."),
        ("Drs. H. M. Ridwan", "Drs. H. M. RIDWAN"),
        ("Ph.D. Ayu Lestari", "Ph.D. AYU LESTARI"),
        ("Ayu Lestari", "AYU LESTARI"),
    ],
)
def test_gelar_tetap_pada_nama_berhuruf_kapital(umum: Profil, nama: str, cetak: str):
    siapa = PenandaTangan(nama=nama, jabatan="Menteri", eselon="menteri")
    assert baris_nama(siapa, umum) == [cetak]


def test_satu_tembusan_tanpa_nomor(umum: Profil, baca_docx):
    def baris(*tembusan: str) -> list[str]:
        isi = {**ISI["undangan"][1](), "tembusan": tembusan}
        semua = baca_docx(buat("undangan", isi, umum, kepala=KEPALA).docx)
        return [b for b in semua if "Penerima" in b]

    assert baris("Penerima satu") == ["Penerima satu"]
    assert [b[:2] for b in baris("Penerima satu", "Penerima dua")] == ["1.", "2."]
