"""Guards abk.naskah.alur, abk.peragaan, abk.naskah.context: the documents of a case, played from proposal
to proof sheet.
"""

from __future__ import annotations

import io
import json
import re

import docx
import pytest

import abk
from abk.naskah import NaskahError, templat_bawaan
from abk.naskah.alur import fakta_langkah, kerjakan_ubah, periksa_naskah, siapkan, siapkan_ubah
from abk.naskah.naskah import EDISI
from abk.naskah.tabel.perubahan import putusan_jabatan
from abk.peragaan import Peragaan, kunci_peragaan
from abk.sop import LangkahError, Tanda, buka_alur, ekspor, verifikasi
from abk.sop.verifikasi import kepala_tercetak
from abk.tulisan.sidik import sidik

pytestmark = pytest.mark.xdist_group("peragaan")


@pytest.fixture(scope="module")
def permainan(permainan_contoh, tmp_path_factory):
    """Store after the whole play, and the case after each action that a test asks for."""
    folder = tmp_path_factory.mktemp("peragaan")
    gudang, _ = permainan_contoh.alur(folder / "abk.db")
    return gudang, lambda langkah: permainan_contoh.alur(folder / f"{langkah}.db", langkah)[1]


@pytest.fixture(scope="module")
def alur(permainan):
    return buka_alur(permainan[0])


@pytest.fixture(scope="module")
def bundel(alur, tmp_path_factory):
    return ekspor(alur, tmp_path_factory.mktemp("bundel") / "alur")


def _teks(isi: bytes) -> str:
    dokumen = docx.Document(io.BytesIO(isi))
    baris = [p.text for p in dokumen.paragraphs]
    baris += [sel.text for t in dokumen.tables for r in t.rows for sel in r.cells]
    return "\n".join(baris)


def test_semua_langkah_terlewati(alur):
    """All sixteen steps of the SOP and the four of our own; one unit returned once, one with changes."""
    k = alur.keadaan
    assert k.selesai
    tuntas = {p.langkah for p in k.berlaku}
    assert tuntas == {*(str(n) for n in range(1, 17)), "13a", "15a", "17", "18"}
    assert [(p.dari, p.ke, p.unit) for p in k.pengembalian] == [("12", "11", "D1.1")]
    assert {u: len(k.usul(u)) for u in alur.unit} == {"SET.PO": 0, "ITWIL": 1, "D1.1": 0}
    assert sum(p.gugur is not None for p in k.persetujuan) == 1  # the first draft of D1.1


def test_setiap_keluaran_ada(alur):
    k = alur.keadaan
    for satu in k.langkah:
        for unit in alur.unit if satu.lingkup == "unit" else [""]:
            for slot in k.nama_slot(satu, "keluaran", unit):
                assert alur.berkas(slot), slot


def test_verifikasi_dan_susun_ulang(alur, bundel):
    hasil = verifikasi(bundel, alur.kepala)
    assert hasil.sah, [str(t) for t in hasil.temuan]
    assert hasil.jumlah == len(alur.peristiwa)
    assert [str(t) for t in periksa_naskah(bundel)] == []


def test_angka_naskah_dari_putusan(alur):
    """rumus: 6 → 5 hasil a minggu × 52 × 130 menit, and the accepted proposal 3 → 4 × 52 × 75 menit."""
    awal, akhir = alur.data("data_awal"), alur.data("data_akhir")
    beban = lambda k, kode: int(k.hasil.loc[kode, "beban_kerja_menit"])  # noqa: E731
    assert beban(awal, "SET.PO.2.1-02") - beban(akhir, "SET.PO.2.1-02") == 52 * 130
    # proposal of the unit + decision of the meeting (160 → 150 menit for 5 a week)
    assert beban(akhir, "ITWIL-02") - beban(awal, "ITWIL-02") == 52 * 75 - 52 * 5 * 10
    lampiran = _teks(alur.berkas("kepmenko_asli"))
    assert abk.reports is not None
    from abk.tulisan.format import kebutuhan  # noqa: PLC0415

    for kode in ("SET.PO.2.1-02", "ITWIL-02"):
        assert kebutuhan(akhir.hasil.loc[kode, "kebutuhan"]) in lampiran


def test_kepala_tercetak_pada_setiap_naskah(alur):
    rantai = {e.sidik for e in alur.peristiwa}
    for slot in alur.keadaan.slot:
        isi = alur.berkas(slot)
        if isi.startswith(b"PK") and b"word/document.xml" in isi and slot != "usulan_program_kerja":
            cetak = kepala_tercetak(isi)
            assert cetak, slot
            assert cetak <= rantai, slot


def test_dua_kali_sama_persis(alur, demo_contoh):
    """The same play gives the same log and the same documents, to the byte."""
    kedua = verifikasi(demo_contoh / "alur")
    assert kedua.sah
    assert kedua.kepala == alur.kepala
    assert dict(kedua.keadaan.slot) == dict(alur.keadaan.slot)


def test_tanpa_nama_dalam_catatan(bundel):
    catatan = (bundel / "alur.jsonl").read_text(encoding="utf-8")
    for satu in Peragaan.baca().nama.values():
        assert satu.nama not in catatan
        if satu.nip:
            assert satu.nip not in catatan


def test_naskah_dipalsukan_ketahuan(permainan_contoh, tmp_path):
    """An insider who hands over a forged document with a matching fingerprint is seen by making it anew."""
    # A log that is true, over a document that the facts do not give: played with another text on purpose.
    gudang, kini = permainan_contoh.alur(tmp_path / "abk.db", "selesai 1")
    siap = siapkan(
        kini,
        "2",
        pelaku="p-kabag",
        sumber=gudang.kegiatan,
        fakta=Peragaan.baca().tindakan[1]["fakta"],
        saat=kini.keadaan.terakhir,
    )
    palsu = siapkan(
        kini,
        "2",
        pelaku="p-kabag",
        sumber=gudang.kegiatan,
        fakta={
            **Peragaan.baca().tindakan[1]["fakta"],
            "disposisi_kabag_2": {
                **Peragaan.baca().tindakan[1]["fakta"]["disposisi_kabag_2"],
                "catatan": "Palsu.",
            },
        },
        saat=kini.keadaan.terakhir,
    )
    berkas = {**siap.berkas, "disposisi_kabag_2": palsu.berkas["disposisi_kabag_2"]}
    tanda = Tanda("p-kabag", kunci_peragaan("p-kabag"), kini.keadaan.terakhir)
    baru = kini.selesaikan("2", tanda, berkas=berkas, fakta=siap.fakta)
    folder = ekspor(baru, tmp_path / "palsu")
    assert verifikasi(folder, baru.kepala).sah  # the chain is whole: somebody signed exactly this
    temuan = periksa_naskah(folder)
    assert [t.berkas for t in temuan if t.tingkat == "ragu"] == ["disposisi_kabag_2"]


@pytest.mark.parametrize(
    ("edisi", "ubah", "aturan", "pesan"),
    [
        (EDISI, "lebar", [("ragu", "naskah_sesuai")], "tidak sama dengan hasil susun ulang"),
        (EDISI + 1, "lebar", [("catatan", "naskah_sesuai")], "kata dan angkanya sama"),
        (EDISI + 1, "kata", [("ragu", "naskah_edisi")], "versi program lain .* tidak dapat dipastikan"),
        (None, "lebar", [("catatan", "naskah_sesuai")], f"edisi naskah 1; program ini edisi {EDISI}"),
        (None, "kata", [("ragu", "naskah_edisi")], "versi program lain .* tidak dapat dipastikan"),
        (None, "", [], ""),
    ],
)
def test_naskah_edisi_lain(permainan_contoh, tmp_path, edisi, ubah, aturan, pesan):
    """A document of another edition is neither called forged nor true: its words are compared."""
    gudang, kini = permainan_contoh.alur(tmp_path / "abk.db", "selesai 1")
    lain = docx.Document(io.BytesIO(templat_bawaan("disposisi")))
    if ubah == "lebar":
        lain.sections[0].left_margin += 36_000
    if ubah == "kata":
        lain.paragraphs[0].insert_paragraph_before("Lain.")
    lain.save(tmp_path / "disposisi.docx")
    saat = kini.keadaan.terakhir
    fakta = Peragaan.baca().tindakan[1]["fakta"]
    templat = tmp_path if ubah else None
    siap = siapkan(
        kini, "2", pelaku="p-kabag", sumber=gudang.kegiatan, fakta=fakta, saat=saat, templat=templat
    )
    isi = {"edisi": edisi} if edisi else {}
    tanda = Tanda("p-kabag", kunci_peragaan("p-kabag"), saat)
    baru = kini.selesaikan("2", tanda, isi=isi, berkas=siap.berkas, fakta=siap.fakta)
    temuan = periksa_naskah(ekspor(baru, tmp_path / "alur"))
    assert [(t.tingkat, t.aturan) for t in temuan] == aturan
    assert all(re.search(pesan, t.pesan) for t in temuan)


def test_edisi_tercatat(alur):
    """Each step that makes documents says by which edition."""
    dibuat = [e for e in alur.peristiwa if e.apa == "selesai" and "fakta" in e.isi]
    assert len(dibuat) > 10
    assert {e.isi["edisi"] for e in dibuat} == {EDISI}


def test_putusan_dengan_kata_yang_sama(alur):
    """The running record names a decision as the minutes do, value and unit: not as the log keeps it."""
    putusan = putusan_jabatan(alur.usulan("ITWIL"), alur.keadaan.putusan("ITWIL"))
    kata = [(p.kolom, p.lama, p.baru) for satu in putusan for p in satu.putusan]
    assert ("norma waktu", "160 menit", "150 menit") in kata  # rumus: the play, with its unit of time
    tabel = [r for t in docx.Document(io.BytesIO(alur.berkas("dokumentasi:ITWIL"))).tables for r in t.rows]
    sel = [tuple(c.text for c in r.cells)[3:6] for r in tabel if len(r.cells) == 7]
    assert sel[1:] == kata


def test_yang_kurang_disebut_semua(permainan, tmp_path):
    gudang, jalan = permainan
    kini = jalan("mulai")
    with pytest.raises(NaskahError) as salah:
        siapkan(
            kini, "1", pelaku="p-karo", sumber=gudang.kegiatan, fakta={"disposisi_karo_1": {"perintah": []}}
        )
    assert "Isi disposisi" in salah.value.pesan
    with pytest.raises(NaskahError, match="tidak membuat"):
        siapkan(kini, "1", pelaku="p-karo", sumber=gudang.kegiatan, fakta={"notula": {}})
    with pytest.raises(LangkahError, match="belum gilirannya"):
        siapkan(kini, "3", pelaku="p-kasubbag", sumber=gudang.kegiatan)
    assert kini.muat().keadaan.jumlah >= 1


def test_pertanyaan_dan_usulan(permainan):
    gudang, jalan = permainan
    kini = jalan("selesai 6")
    tanya = {f.slot: f for f in fakta_langkah(kini, "7", pelaku="p-kasubbag", sumber=gudang.kegiatan)}
    assert set(tanya) == {"undangan", "daftar_hadir", "bahan_rapat"}
    nama = {f.nama for f in tanya["undangan"].fakta}
    assert {"tanggal_rapat", "mulai", "tempat", "acara", "diundang"} <= nama
    assert not nama & {"penanda_tangan", "nomor_urut", "tanggal"}
    assert len(tanya["undangan"].terisi["diundang"]) == 5  # rumus: three units, Kabag, Kasubbag


def test_isian_ulang_sesudah_dikembalikan(permainan):
    """A step that was returned begins with what had been filled in, not from nothing."""
    gudang, jalan = permainan
    kini = jalan("kembali 12 D1.1")
    tanya = fakta_langkah(kini, "11", unit="D1.1", pelaku="p-kasubbag", sumber=gudang.kegiatan)
    notula = next(f for f in tanya if f.slot == "notula")
    assert notula.terisi["kesimpulan"] == [
        "Data unit disepakati dengan perubahan yang tercatat sebagai keputusan rapat."
    ]


def test_ubah_isian_menggugurkan(permainan_contoh, tmp_path):
    """An invitation with another room: made anew from its facts, and the initials on the old one fall."""
    gudang, kini = permainan_contoh.alur(tmp_path / "abk.db", "selesai 8")
    saat = kini.keadaan.terakhir
    siap = siapkan_ubah(
        kini, "undangan", {"tempat": "Ruang Rapat B"}, pelaku="p-kasubbag", sumber=gudang.kegiatan, saat=saat
    )
    tanda = Tanda("p-kasubbag", kunci_peragaan("p-kasubbag"), saat)
    baru = kerjakan_ubah(siap, tanda, alasan="Ruang utama dipakai.")
    assert baru.keadaan.posisi == "8"
    assert [p.langkah for p in baru.keadaan.persetujuan if p.gugur is not None] == ["7", "8"]
    assert "Ruang Rapat B" in _teks(baru.berkas("undangan"))
    lama = json.loads(baru.rak.berkas(baru.peristiwa[-1].isi["fakta"]))
    assert lama["undangan"]["acara"]  # what was not changed stays
    with pytest.raises(LangkahError, match="dibuat dari data dan isiannya"):
        baru.ubah("undangan", b"PK palsu", tanda, alasan="Berkas lain.")


def test_gudang_dan_alur_sama(permainan, alur):
    assert buka_alur(permainan[0], "abk-contoh-2026").kepala == alur.kepala
    assert sidik(alur.berkas("lembar_bukti")) == alur.keadaan.slot["lembar_bukti"]
