"""Guards abk.naskah.isi, abk.naskah.naskah: every text field of every kind, filled with what no clerk
should type, reads back as it was typed.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from abk.naskah import Naskah, Profil, buat, kekurangan

KEPALA = "0123456789abcdef" * 4
CONTOH = (
    *("disposisi", "catatan", "nota_usulan", "rencana_kegiatan", "daftar_bahan", "undangan", "daftar_hadir"),
    *("daftar_hadir_terisi", "bahan_rapat", "dokumentasi"),
)
JAHAT = [
    "& < > \" ' &amp; ]]> <w:br/>",
    "{{ tempat }} {% if x %} {%tr endfor %} {_{ x }_} {#",
    "satu\n\ndua\ttiga  ",
    "\u0645\u0631\u062d\u0628\u0627 \u202eterbalik\u202c \u200f",
    "panjang " * 625,
]
# not free text: choices, hashes, codes with a pattern
BUKAN_TEKS = {
    "jenis_catatan",
    "segera",
    "rahasia",
    "perintah",
    "keadaan",
    "sidik",
    "eselon",
    "sebutan",
    "sifat",
}
# rows of results, which no clerk types (tests of the tables); `unit[].jabatan` of bahan_rapat
HASIL = ({"no", "kode", "kebutuhan"}, {"beban_jam", "bersih"})
Isi = Mapping[str, tuple[str, Callable[[], dict[str, Any]]]]


def daun(isi: Any, nama: str = "") -> Iterator[tuple[Any, Any, str]]:
    """Every text in a content: its holder, its key there, and the name of its field."""
    if isinstance(isi, dict) and any(tanda <= set(isi) for tanda in HASIL):
        return
    pasangan = isi.items() if isinstance(isi, dict) else enumerate(isi)
    for kunci, nilai in pasangan:
        medan = kunci if isinstance(kunci, str) else nama
        if isinstance(nilai, dict | list):
            yield from daun(nilai, medan)
        elif isinstance(nilai, str) and medan not in BUKAN_TEKS:
            yield isi, kunci, medan


def cair(isi: Any) -> Any:
    """The same content with lists for tuples, so that it can be changed."""
    if isinstance(isi, dict):
        return {kunci: cair(nilai) for kunci, nilai in isi.items()}
    return [cair(satu) for satu in isi] if isinstance(isi, list | tuple) else isi


@pytest.mark.parametrize("nama", CONTOH)
@pytest.mark.parametrize("jahat", JAHAT, ids=["xml", "jinja", "baris", "kanan-ke-kiri", "panjang"])
def test_semua_isian_kembali_sama(
    nama: str, jahat: str, umum: Profil, contoh_isi: Isi, baca_docx: Callable[[bytes], list[str]]
):
    jenis, dasar = contoh_isi[nama]
    isi = cair(dasar())
    ditulis: list[str] = []
    for nomor, (wadah, kunci, _) in zip(itertools.count(), list(daun(isi)), strict=False):
        wadah[kunci] = f"<{nomor}>{jahat}<{nomor}>"
        ditulis.append(wadah[kunci])
    assert len(ditulis) > 5
    assert kekurangan(jenis, isi, umum) == []
    naskah: Naskah = buat(jenis, isi, umum, kepala=KEPALA)
    # in titles the last blanks are bound, so that no word stands alone on a line
    teks = "\x00".join(baca_docx(naskah.docx)).replace("\N{NO-BREAK SPACE}", " ")
    assert [satu for satu in ditulis if satu not in teks] == []
    assert "<w:br/>" not in naskah.html


@pytest.mark.parametrize("nama", CONTOH)
@pytest.mark.parametrize("tanda", ["\x00", "\x0b", "\x1b", "\ud800", "\uffff"])
def test_tanda_kendali_disebut_letaknya(nama: str, tanda: str, umum: Profil, contoh_isi: Isi):
    """Such signs have no place in XML. They are refused by name, in every field; nothing is replaced."""
    jenis, dasar = contoh_isi[nama]
    asal = cair(dasar())
    for urutan in range(len(list(daun(asal)))):
        isi = cair(asal)
        wadah, kunci, medan = list(daun(isi))[urutan]
        wadah[kunci] = f"a{tanda}b"
        temuan = kekurangan(jenis, isi, umum)
        assert len(temuan) == 1, medan
        assert f"tanda kendali U+{ord(tanda):04X} pada huruf ke-2" in temuan[0].pesan


def test_tanda_kendali_dalam_data_disebut_di_dokumen(
    umum: Profil, contoh_isi: Isi, baca_docx: Callable[[bytes], list[str]]
):
    """Data is taken as it is: the sign stands there by its name."""
    isi = cair(contoh_isi["bahan_rapat"][1]())
    isi["unit"][0]["jabatan"][0]["nama"] = "Pengolah\x0bData"
    assert "Pengolah[U+000B]Data" in baca_docx(buat("bahan_rapat", isi, umum, kepala=KEPALA).docx)


@pytest.mark.parametrize("akhir", ["\r\n", "\r"])
def test_akhir_baris_windows_dan_mac(
    akhir: str, umum: Profil, contoh_isi: Isi, baca_docx: Callable[[bytes], list[str]]
):
    isi = {**contoh_isi["disposisi"][1](), "perihal": f"satu{akhir}dua"}
    assert "satu\ndua" in baca_docx(buat("disposisi", isi, umum, kepala=KEPALA).docx)
