"""Guards abk.naskah.isi, abk.naskah.tabel: what people type and what the data holds reads back exactly,
whatever signs are in it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from abk.kegiatan import Kegiatan, Perubahan, nilai_kini, terapkan
from abk.naskah import buat
from abk.naskah.isi.konfirmasi import data_konsep_data, data_lembar_konfirmasi
from abk.naskah.isi.notula import data_notula

sys.path.insert(0, str(Path(__file__).parent))
import test_data_isi as contoh

JAHAT = (
    "R&D <b>tebal</b> </w:t>",
    "{{ 7 * 7 }} {% if x %} {%tr endfor %} {# catatan #} {_{ x }_} {_% y %_}",
    "\"petik\" 'tunggal' “buku” ‘kecil’ \\ / ] ]]>",
    "baris satu\nbaris dua\n\nbaris empat\tdengan tab",
    "panjang " * 300 + "akhir",
    "kanan ke kiri \u202eabc\u202c \u0645\u0631\u062d\u0628\u0627",
    "=cmd|' /C calc'!A0",
    "emoji 🗂 dan angka ½ – − × …",
)
TETAP = {"kode", "perintah", "sifat", "eselon", "sebutan", "makna", "langkah"}


def tulisan(docx: bytes) -> str:
    akar = Document(io.BytesIO(docx)).element.body
    return "\n".join(Paragraph(satu, None).text for satu in akar.iter(qn("w:p")))


def medan(isi: Any, data: set[str], jalan: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Path of every text that a person or the case gives; not of figures, which the results give."""
    pasangan = isi.items() if isinstance(isi, dict) else enumerate(isi) if isinstance(isi, list) else ()
    for kunci, nilai in pasangan:
        if not jalan and kunci in data:
            continue
        if isinstance(nilai, str) and kunci not in TETAP and not (len(nilai) == 64 and " " not in nilai):
            yield (*jalan, kunci)
        else:
            yield from medan(nilai, data, (*jalan, kunci))


def salin(isi: Any) -> Any:
    if isinstance(isi, dict):
        return {kunci: salin(nilai) for kunci, nilai in isi.items()}
    return [salin(satu) for satu in isi] if isinstance(isi, list | tuple) else isi


def ganti(isi: Any, jalan: tuple[Any, ...], nilai: str) -> None:
    for kunci in jalan[:-1]:
        isi = isi[kunci]
    isi[jalan[-1]] = nilai


DATA = {
    *("rekap", "jumlah", "lembar", "dasar", "putusan", "jumlah_awal", "jumlah_akhir", "jabatan", "hasil"),
    *("peta", "lima_tahun", "jumlah_tugas"),
}
UNIT_DATA = {"dokumen_data", "nota_dinas", "kepmenko"}


@pytest.mark.parametrize("jenis", sorted(contoh.ISI))
def test_semua_isian_terbaca_kembali_persis(jenis: str) -> None:
    isi = salin(contoh.ISI[jenis]())
    data = DATA | ({"unit"} if jenis in UNIT_DATA else set())
    # rank and number of who chairs stand in the list of attendance, not in the notula
    jalan = [satu for satu in medan(isi, data) if satu not in {("pimpinan", "nip"), ("pimpinan", "pangkat")}]
    assert len(jalan) > 5
    dipakai = {}
    for nomor, satu in enumerate(jalan):
        nilai = f"[{nomor}] {JAHAT[nomor % len(JAHAT)]}"
        dipakai[satu] = nilai
        ganti(isi, satu, nilai)
    jadi = buat(jenis, isi, contoh.UMUM, kepala=contoh.KEPALA)
    # in titles the last blanks are bound, so that no word stands alone on a line
    teks = tulisan(jadi.docx).replace("\N{NO-BREAK SPACE}", " ")
    semua = {satu: nilai.replace("\N{NO-BREAK SPACE}", " ") for satu, nilai in dipakai.items()}
    hilang = [satu for satu, nilai in semua.items() if nilai not in teks and nilai.upper() not in teks]
    assert hilang == []
    assert "<script" not in jadi.html
    assert "{%" not in teks.replace("{% if x %}", "").replace("{%tr endfor %}", "").replace("{_%", "")


def _bermusuhan(k: Kegiatan) -> tuple[Kegiatan, list[str]]:
    """The same kegiatan with odd texts in posts and tasks."""
    perubahan, teks = [], []
    kunci = zip(k.uraian_tugas["kode_jabatan"], k.uraian_tugas["nomor"], strict=True)
    for nomor, (kode, tugas) in enumerate((str(a), str(b)) for a, b in kunci):
        baru = f"({nomor}) {JAHAT[nomor % len(JAHAT)]}"
        lama = nilai_kini(k, kode, tugas, "uraian_tugas")
        perubahan.append(Perubahan(kode, tugas, "ubah", "uraian_tugas", lama, baru, f"alasan {baru}"))
        teks.append(baru)
    for nomor, kode in enumerate(map(str, k.hasil.index)):
        baru = f"<{nomor}> {JAHAT[(nomor + 1) % len(JAHAT)]}"
        lama = nilai_kini(k, kode, "", "nama_jabatan")
        perubahan.append(Perubahan(kode, "", "ubah", "nama_jabatan", lama, baru, f"alasan {baru}"))
        teks.append(baru)
    return terapkan(k, perubahan), [satu.strip() for satu in teks]


def test_teks_dalam_data_terbaca_kembali_persis() -> None:
    k, teks = _bermusuhan(contoh.cabang().cabang("SET.PO.3"))
    isi = contoh.konsep_data() | data_konsep_data(k)
    badan = tulisan(buat("konsep_data", isi, contoh.UMUM, kepala=contoh.KEPALA).docx)
    # what would turn the order of reading stands by its name
    tampak = [t.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]") for t in teks]
    assert tampak != teks
    assert [satu for satu in tampak if satu not in badan] == []
    assert "\u202e" not in badan


def test_teks_dalam_putusan_terbaca_kembali_persis() -> None:
    k = contoh.cabang().cabang("SET.PO.3")
    kode, nomor = "SET.PO.3-02", "3"
    perubahan = [
        Perubahan(kode, nomor, "ubah", kolom, nilai_kini(k, kode, nomor, kolom), baru, alasan)
        for kolom, baru, alasan in (
            ("hasil_kerja", JAHAT[0], JAHAT[1]),
            ("keterangan", JAHAT[2], JAHAT[3]),
        )
    ]
    for jenis, isi in (
        ("notula", contoh.notula() | data_notula(k, perubahan)),
        ("lembar_konfirmasi", contoh.lembar_konfirmasi() | data_lembar_konfirmasi(k, perubahan)),
    ):
        badan = tulisan(buat(jenis, isi, contoh.UMUM, kepala=contoh.KEPALA).docx)
        assert [satu for satu in JAHAT[:4] if satu not in badan] == []


def test_tanda_kendali_dalam_data_tampak_bukan_hilang() -> None:
    """Data may hold a sign that XML cannot; it stands there by its name, and the document is made."""
    k = contoh.cabang().cabang("SET.PO.3")
    lama = nilai_kini(k, "SET.PO.3-01", "1", "uraian_tugas")
    baru = terapkan(
        k,
        [Perubahan("SET.PO.3-01", "1", "ubah", "uraian_tugas", lama, "Mengetik\x0bnaskah\x01surat", "Uji.")],
    )
    isi = contoh.konsep_data() | data_konsep_data(baru)
    badan = tulisan(buat("konsep_data", isi, contoh.UMUM, kepala=contoh.KEPALA).docx)
    assert "Mengetik[U+000B]naskah[U+0001]surat" in badan


_HURUF = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
_TEKS = st.text(_HURUF, min_size=1, max_size=120).filter(str.strip)


@settings(max_examples=25, deadline=None)
@given(_TEKS, _TEKS, _TEKS)
def test_teks_acak_dalam_notula(apa: str, siapa: str, uraian: str) -> None:
    k = contoh.cabang().cabang("SET.PO.3")
    isi = contoh.notula() | data_notula(k, [])
    isi["tindak_lanjut"] = [{"apa": f"a{apa}", "siapa": f"b{siapa}", "kapan": "segera"}]
    isi["pembahasan"] = [{"pembicara": "Ketua", "isi": f"c{uraian}d"}]
    badan = tulisan(buat("notula", isi, contoh.UMUM, kepala=contoh.KEPALA).docx)
    for satu in (f"a{apa}", f"b{siapa}", f"c{uraian}d"):
        assert satu in badan
