"""Guards abk.sop.verifikasi, abk.sop.bundel: the check of a folder: what is whole is true; what was
changed, cut, added or exchanged is found.
"""

from __future__ import annotations

import errno
import io
import itertools
import json
import os
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from abk.errors import AbkError
from abk.kegiatan import Perubahan
from abk.sop import Alur, AlurError, ekspor, verifikasi
from abk.sop.bundel import sidik_disebut
from abk.sop.catatan.peristiwa import baca_baris
from abk.sop.data import hasil_rekaman, periksa_data, turunan
from abk.sop.kaidah import lanjutkan
from abk.sop.kasus import buka_kasus
from abk.sop.verifikasi import _isi, _periksa_naskah, _putar, kepala_tercetak
from abk.tulisan.sidik import NOL, sidik
from tests.sop.panggung import JABATAN_UNIT, Panggung, docx, kunci, prosedur_ringkas, tandai


@dataclass(frozen=True)
class Kasus:
    """A finished case, its folder, and the state before each line."""

    alur: Alur
    folder: Path
    baris: list[bytes]
    keadaan: list[Any]
    panggung: Panggung

    @property
    def catatan(self) -> bytes:
        return b"".join(b + b"\n" for b in self.baris)


def naskah_cetak(kepala: str, *, pecah: bool = False) -> bytes:
    """A Word document whose foot bears a head, in groups of eight, perhaps torn over several runs."""
    teks = " ".join(kepala[n : n + 8] for n in range(0, 64, 8))
    if pecah:
        teks = "</w:t></w:r><w:r><w:t>".join(teks[n : n + 5] for n in range(0, len(teks), 5))
    tampung = io.BytesIO()
    with zipfile.ZipFile(tampung, "w") as arsip:
        arsip.writestr("word/document.xml", f"<w:t>Isi {len(teks)}</w:t>")
        arsip.writestr("word/footer1.xml", f"<w:t>Kode verifikasi: {teks}</w:t>")
    return tampung.getvalue()


@pytest.fixture(scope="module")
def kasus(data_awal, tmp_path_factory):
    """One unit; a return, an edit, decisions, a withdrawal, a proposal, an attachment, an appointment."""
    p = Panggung(data_awal)
    alur = p.sampai(p.buka(("A",), opsional=["15a"], prosedur=prosedur_ringkas()), "5")
    alur = alur.kembalikan("5", "3", p.tanda("p-karo"), alasan="lengkapi jadwal")
    alur = p.sampai(alur, "9")
    alur = alur.ubah("daftar_hadir", docx("baru"), p.tanda("p-kasubbag"), alasan="salah ketik")
    alur = alur.lampirkan("lampiran:surat unit/1", b"%PDF-x", p.tanda("p-unit-a"), keterangan="surat")
    alur = p.sampai(alur, "11")
    satu = Perubahan("A-2", "1", "ubah", "volume", "10", "12", "disepakati")
    dua = Perubahan("A-2", "1", "ubah", "volume", "12", "14", "disepakati")
    alur = alur.putuskan("A", [satu], p.tanda("p-kasubbag")).putuskan("A", [dua], p.tanda("p-kabag"))
    alur = alur.cabut(alur.peristiwa[-1].urut, p.tanda("p-kabag"), alasan="keliru")
    alur = p.maju(alur, "11", "A", fakta={"tempat": "Ruang rapat"})
    alur = p.sampai(alur, "13")
    usul = Perubahan("A-2", "1", "ubah", "volume", "12", "11", "kenyataan").sebagai_dict()
    isi = {k: {"status": "sesuai"} for k in JABATAN_UNIT["A"]}
    isi["A-2"] = {"status": "sesuai_dengan_perbaikan", "usul": [usul]}
    alur = p.maju(alur, "13", "A", isi={"jawaban": isi})
    alur = alur.tunjuk([alur.keadaan.pejabat["p-hukum"]], {}, p.tanda("p-sesmenko"), alasan="pengukuhan")
    alur = p.sampai(alur, "")
    assert {e.apa for e in alur.peristiwa} == {
        *("mulai", "selesai", "kembali", "ubah", "putusan", "cabut", "lampir", "tunjuk"),
    }
    folder = ekspor(alur, tmp_path_factory.mktemp("bukti") / "alur")
    baris = (folder / "alur.jsonl").read_bytes().split(b"\n")[:-1]
    keadaan: list[Any] = [None]
    for n, b in enumerate(baris, 1):
        keadaan.append(lanjutkan(keadaan[-1], baca_baris(b.decode(), n)))
    return Kasus(alur, folder, baris, keadaan, p)


@pytest.fixture
def salinan(kasus, tmp_path):
    return Path(shutil.copytree(kasus.folder, tmp_path / "salinan"))


def aturan(hasil):
    return {t.aturan for t in hasil.temuan}


# ── what is true ──────────────────────────────────────────────────────────────────────────────
def test_yang_asli_sah(kasus):
    for kepala in (
        "",
        kasus.alur.kepala,
        " ".join(kasus.alur.kepala.upper()[n : n + 8] for n in range(0, 64, 8)),
    ):
        hasil = verifikasi(kasus.folder, kepala)
        assert hasil.sah
        assert hasil.temuan == []
        assert (hasil.kepala, hasil.jumlah) == (kasus.alur.kepala, len(kasus.baris))
        assert hasil.keadaan == kasus.alur.keadaan
        assert hasil.terkunci == bool(kepala)


def test_folder_hanya_yang_perlu(kasus):
    """The log, each content once, each document under a name that every system can keep."""
    ada = sorted(p.relative_to(kasus.folder).as_posix() for p in kasus.folder.rglob("*") if p.is_file())
    assert "alur.jsonl" in ada
    assert "naskah/notula_A.docx" in ada
    assert "naskah/lampiran_surat_unit_1.pdf" in ada
    assert "naskah/data_akhir.json" in ada
    assert not any("daftar_pejabat" in nama for nama in ada)
    assert len([a for a in ada if a.startswith("naskah/")]) == len(kasus.alur.keadaan.slot) - 1


def test_tidak_menulis_ke_folder_berisi(kasus, tmp_path):
    (tmp_path / "x").write_text("isi", encoding="utf-8")
    with pytest.raises(AlurError, match="tidak kosong"):
        ekspor(kasus.alur, tmp_path)
    with pytest.raises(AlurError, match="tidak kosong"):
        ekspor(kasus.alur, tmp_path / "x")
    (tmp_path / "kosong").mkdir()
    assert verifikasi(ekspor(kasus.alur, tmp_path / "kosong"), kasus.alur.kepala).sah


@pytest.mark.parametrize("ke", [1, 2, 7])
def test_folder_alur_utuh_atau_tidak_ada(ke, kasus, tmp_path, monkeypatch):
    """A full disk leaves nothing that would be taken for a case, and the same call works after it."""
    asli, kini = os.fsync, itertools.count(1)

    def penuh(nomor: int) -> None:
        if next(kini) == ke:
            raise OSError(errno.ENOSPC, "penuh")
        asli(nomor)

    monkeypatch.setattr(os, "fsync", penuh)
    with pytest.raises(AlurError, match="ruang disk habis"):
        ekspor(kasus.alur, tmp_path / "baru" / "alur")
    assert list(tmp_path.iterdir()) == []
    assert verifikasi(ekspor(kasus.alur, tmp_path / "baru" / "alur"), kasus.alur.kepala).sah


def test_nama_naskah_tidak_bertabrakan(panggung, tmp_path):
    """Attachments whose readable names would be the same, also where letters are folded."""
    alur = panggung.buka()
    for n, nama in enumerate(["a b", "a_b", "A_B", "a-b", "a_b-2", "../../x", ".x", "CON", "…"]):
        alur = alur.lampirkan(
            f"lampiran:{nama}", b"isi" + bytes([n]), panggung.tanda("p-karo"), keterangan="x"
        )
    folder = ekspor(alur, tmp_path / "bukti")
    nama = [p.name for p in (folder / "naskah").iterdir()]
    assert len({n.lower() for n in nama}) == 10
    assert verifikasi(folder, alur.kepala).sah


# ── the head from outside ─────────────────────────────────────────────────────────────────────
@pytest.mark.serangan("pembaca", "Memberikan alur lain daripada yang tercetak", "ketahuan")
def test_kepala_lain_tidak_sah(kasus):
    for kepala in ("0" * 64, sidik("lain"), kasus.alur.kepala[::-1]):
        hasil = verifikasi(kasus.folder, kepala)
        assert not hasil.sah
        assert aturan(hasil) == {"kepala"}


@pytest.mark.parametrize("kepala", ["x", "0" * 63, "0" * 65, "g" * 64, "0" * 64 + "…"])
def test_bukan_kepala(kasus, kepala):
    with pytest.raises(AlurError, match="64"):
        verifikasi(kasus.folder, kepala)


def test_kepala_yang_tercetak_di_tengah(kasus, kampanye):
    """A document bears the head of its hour: the chain holds it, and says how much came after."""
    semua = [e.sidik for e in kasus.alur.peristiwa]
    for n, kepala in kampanye.sapuan(list(enumerate(semua[:-1])), lantai=8):
        hasil = verifikasi(kasus.folder, kepala)
        assert hasil.sah
        assert [t.tingkat for t in hasil.temuan] == ["catatan"]
        assert f"ada {len(semua) - 1 - n} catatan lagi" in hasil.temuan[0].pesan


# ── every byte ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.serangan("pembaca", "Mengubah satu bita catatan alur", "ketahuan")
def test_tiap_bita_catatan(kasus, kampanye):
    """Each byte of each line changed: the line is no longer one that continues the chain."""
    semua = [(n, letak) for n, baris in enumerate(kasus.baris) for letak in range(len(baris))]
    assert len(semua) == len(kasus.catatan) - len(kasus.baris)
    for n, letak in kampanye.sapuan(semua, lantai=500):
        buruk = bytearray(kasus.baris[n])
        buruk[letak] ^= 1 + letak % 7
        try:
            e = baca_baris(bytes(buruk).decode(), n + 1)
            lanjutkan(kasus.keadaan[n], e)
        except (AbkError, UnicodeDecodeError):
            continue
        pytest.fail(f"baris {n + 1}, bita {letak}: {bytes(buruk[letak - 20 : letak + 20])!r}")


@pytest.mark.serangan("pembaca", "Mengubah satu bita catatan alur, pemeriksaan penuh", "ketahuan")
def test_bita_catatan_lewat_pemeriksaan_penuh(kasus, salinan, kampanye):
    """The whole check on a sample of bytes, and on every end of a line; no traceback, no silence."""
    acak = Random(4)  # noqa: S311 - no secret
    catatan = kasus.catatan
    ujung = [n for n, b in enumerate(catatan) if b == 10]
    semua = (*acak.sample(range(len(catatan)), 60), *ujung)
    for letak in kampanye.sapuan(semua, lantai=12):
        for baru in ({catatan[letak] ^ 1, 10} - {catatan[letak]}) if letak not in ujung else {11, 32, 13}:
            buruk = bytearray(catatan)
            buruk[letak] = baru
            (salinan / "alur.jsonl").write_bytes(buruk)
            hasil = verifikasi(salinan)
            assert not hasil.sah, letak
            assert {"catatan_sah", "catatan_utuh"} & aturan(hasil)


@pytest.mark.serangan("pembaca", "Mengubah satu bita isi alur", "ketahuan")
def test_tiap_bita_isi(kasus, salinan, kampanye):
    """Each byte of each content: its fingerprint is another."""
    for berkas in kampanye.sapuan(sorted((salinan / "berkas").iterdir()), lantai=6):
        asli = berkas.read_bytes()
        for letak in range(0, len(asli), 1 if len(asli) < 500 else 61):
            buruk = bytearray(asli)
            buruk[letak] ^= 1
            berkas.write_bytes(buruk)
            temuan: list[Any] = []
            assert berkas.name not in _isi(salinan, temuan)
            assert [t.aturan for t in temuan] == ["isi_utuh"]
        hasil = verifikasi(salinan, kasus.alur.kepala)
        assert not hasil.sah
        assert "isi_utuh" in aturan(hasil)
        berkas.write_bytes(asli)
    assert verifikasi(salinan, kasus.alur.kepala).sah


@pytest.mark.serangan("pembaca", "Mengubah satu bita naskah", "ketahuan")
def test_tiap_bita_naskah(kasus, salinan, kampanye):
    """Each byte of each readable copy: it is no longer the content."""
    isi = _isi(salinan, [])
    for berkas in kampanye.sapuan(sorted((salinan / "naskah").iterdir()), lantai=6):
        asli = berkas.read_bytes()
        langkah = 1 if len(asli) < 500 else 61
        for letak in range(0, len(asli), langkah):
            buruk = bytearray(asli)
            buruk[letak] ^= 1
            berkas.write_bytes(buruk)
            temuan: list[Any] = []
            _periksa_naskah(salinan, kasus.alur.keadaan, isi, temuan)
            assert [(t.aturan, t.berkas) for t in temuan] == [("naskah_utuh", f"naskah/{berkas.name}")]
        assert aturan(verifikasi(salinan, kasus.alur.kepala)) == {"naskah_utuh"}
        berkas.write_bytes(asli[:-1])
        assert aturan(verifikasi(salinan)) == {"naskah_utuh"}
        berkas.write_bytes(asli)


# ── lines ─────────────────────────────────────────────────────────────────────────────────────
def _tulis(folder, baris):
    (folder / "alur.jsonl").write_bytes(b"".join(b + b"\n" for b in baris))


def _rapikan(folder, kasus, jumlah):
    """What an intruder would do: leave no content and no document that the shorter log does not name."""
    peristiwa = kasus.alur.peristiwa[:jumlah]
    dulu = Alur(kasus.panggung.rak, peristiwa, kasus.keadaan[jumlah])
    shutil.rmtree(folder)
    return ekspor(dulu, folder)


@pytest.mark.serangan("pembaca", "Menghapus satu catatan", "ketahuan")
def test_tiap_baris_dihapus(kasus, salinan, kampanye):
    for n in kampanye.sapuan(range(len(kasus.baris)), lantai=8):
        _tulis(salinan, kasus.baris[:n] + kasus.baris[n + 1 :])
        assert not verifikasi(salinan, kasus.alur.kepala).sah
        hasil = verifikasi(salinan)  # without a head the last line is missed by what it had brought
        assert not hasil.sah
        assert hasil.jumlah == n


@pytest.mark.serangan("pembaca", "Menggandakan dan menukar catatan", "ketahuan")
def test_tiap_baris_digandakan_dan_ditukar(kasus, salinan, kampanye):
    for n, b in kampanye.sapuan(list(enumerate(kasus.baris)), lantai=8):
        _tulis(salinan, [*kasus.baris[: n + 1], b, *kasus.baris[n + 1 :]])
        assert not verifikasi(salinan, kasus.alur.kepala).sah
        if n:
            tukar = [*kasus.baris[: n - 1], b, kasus.baris[n - 1], *kasus.baris[n + 1 :]]
            _tulis(salinan, tukar)
            hasil = verifikasi(salinan)
            assert not hasil.sah
            assert hasil.jumlah == n - 1


@pytest.mark.serangan("pembaca", "Memotong akhir catatan, kepala dari kertas diketahui", "ketahuan")
def test_tiap_pemotongan(kasus, salinan, kampanye):
    """Cut after each line by somebody who tidies up after himself: only the head from outside tells."""
    for jumlah in kampanye.sapuan(range(1, len(kasus.baris)), lantai=8):
        folder = _rapikan(salinan, kasus, jumlah)
        assert verifikasi(folder).sah
        hasil = verifikasi(folder, kasus.alur.kepala)
        assert not hasil.sah
        assert aturan(hasil) == {"kepala"}


def test_pemotongan_di_tengah_baris(kasus):
    """Cut at every byte of the last line, and at a sample of all: the end is not an end."""
    panjang = len(kasus.catatan)
    semua = {*range(panjang - len(kasus.baris[-1]), panjang), *range(1, panjang, 997)}
    batas = {n + 1 for n, b in enumerate(kasus.catatan) if b == 10}
    for letak in sorted(semua - batas):
        temuan: list[Any] = []
        # Only the last lines matter here: whatever is in front was judged in the other tests.
        awal = kasus.catatan.rfind(b"\n", 0, letak) + 1
        _putar(kasus.catatan[awal:letak], {}, temuan)
        assert [t.aturan for t in temuan] == ["catatan_utuh"]


def test_catatan_kosong_dan_tidak_ada(salinan):
    (salinan / "alur.jsonl").write_bytes(b"")
    assert aturan(verifikasi(salinan)) == {"catatan_utuh", "isi_dikenal"}  # no event names the files
    (salinan / "alur.jsonl").unlink()
    with pytest.raises(AlurError, match=r"alur\.jsonl"):
        verifikasi(salinan)
    (salinan / "alur.jsonl").mkdir()
    with pytest.raises(AlurError, match=r"alur\.jsonl"):
        verifikasi(salinan)
    with pytest.raises(AlurError, match=r"alur\.jsonl"):
        verifikasi(salinan / "tidak-ada")


@pytest.mark.serangan("pembaca", "Menghapus berkas alur atau memberinya nama lain", "ketahuan")
def test_tiap_berkas_dihapus_atau_diberi_nama_lain(kasus, salinan, kampanye):
    semua = sorted(p for p in salinan.rglob("*") if p.is_file() and p.name != "alur.jsonl")
    for n, asal in kampanye.sapuan(list(enumerate(semua)), lantai=12):
        isi = asal.read_bytes()
        asal.unlink()
        assert not verifikasi(salinan, kasus.alur.kepala).sah, asal.name
        if n % 3 == 0:
            lain = asal.with_name(f"{asal.name}.bak" if n % 2 else "0" * 64)
            lain.write_bytes(isi)
            assert not verifikasi(salinan).sah, asal.name
            lain.unlink()
        asal.write_bytes(isi)
    assert verifikasi(salinan, kasus.alur.kepala).sah


@pytest.mark.parametrize(
    "letak", ["lain.txt", "naskah/lain.docx", "berkas/lain", f"berkas/{sidik(b'isi')}", ".x"]
)
@pytest.mark.parametrize("jenis", ["berkas", "folder", "tautan"])
def test_yang_tidak_dikenal(kasus, salinan, letak, jenis):
    tujuan = salinan / letak
    if jenis == "berkas":
        tujuan.write_bytes(b"isi")
    elif jenis == "folder":
        tujuan.mkdir()
    else:
        tujuan.symlink_to(kasus.folder / "alur.jsonl")
    hasil = verifikasi(salinan, kasus.alur.kepala)
    assert not hasil.sah
    assert any(letak in t.berkas for t in hasil.temuan)


@pytest.mark.serangan("pembaca", "Menaruh tautan di tempat berkas", "ketahuan")
def test_tautan_di_tempat_berkas(kasus, salinan, tmp_path, kampanye):
    """The very same bytes, but elsewhere: tomorrow they may be others."""
    for asal in kampanye.sapuan(sorted(p for p in salinan.rglob("*") if p.is_file()), lantai=12):
        tempat = tmp_path / "tempat lain"
        shutil.move(asal, tempat)
        asal.symlink_to(tempat)
        assert not verifikasi(salinan, kasus.alur.kepala).sah, asal.name
        asal.unlink()
        shutil.move(tempat, asal)
    for nama in ("berkas", "naskah"):
        shutil.move(salinan / nama, tmp_path / nama)
        (salinan / nama).symlink_to(tmp_path / nama)
        assert "folder_utuh" in aturan(verifikasi(salinan))
        (salinan / nama).unlink()
        shutil.move(tmp_path / nama, salinan / nama)
    assert verifikasi(salinan, kasus.alur.kepala).sah


@pytest.mark.serangan("pembaca", "Menaruh pipa di tempat berkas agar pemeriksaan menunggu", "ketahuan")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="sistem ini tidak mengenal pipa bernama")
def test_pipa_di_tempat_berkas(kasus, salinan):
    """Something that is no file is not waited for."""
    for asal in (next((salinan / "naskah").iterdir()), next((salinan / "berkas").iterdir())):
        isi = asal.read_bytes()
        asal.unlink()
        os.mkfifo(asal)
        assert not verifikasi(salinan, kasus.alur.kepala).sah
        asal.unlink()
        asal.write_bytes(isi)


@pytest.mark.serangan(
    "pembaca", "Menaruh pipa atau perangkat di tempat catatan alur dan isi yang dibuka", "dicegah"
)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="sistem ini tidak mengenal pipa bernama")
@pytest.mark.parametrize("pengganti", [os.mkfifo, lambda tempat: tempat.symlink_to("/dev/zero")])
def test_yang_tidak_berakhir_di_tempat_yang_dibuka(kasus, salinan, pengganti):
    """The log has no end, or a content that a page asks for: neither is waited for."""
    rak = buka_kasus(salinan).rak
    isi = sidik_disebut(kasus.alur.peristiwa).pop()
    for asal, saat_dibuka in (
        (salinan / "berkas" / isi, lambda: rak.berkas(isi)),
        (salinan / "alur.jsonl", lambda: verifikasi(salinan)),
        (salinan / "alur.jsonl", lambda: buka_kasus(salinan)),
    ):
        asal.unlink()
        pengganti(asal)
        with pytest.raises(AlurError):
            saat_dibuka()


@pytest.mark.serangan("pembaca", "Menukar dua isi", "ketahuan")
def test_dua_isi_saling_ditukar(kasus, salinan):
    """Two contents under each other's fingerprint, two documents under each other's name."""
    for folder in ("berkas", "naskah"):
        a, b = sorted((salinan / folder).iterdir())[:2]
        isi = a.read_bytes(), b.read_bytes()
        a.write_bytes(isi[1])
        b.write_bytes(isi[0])
        assert not verifikasi(salinan, kasus.alur.kepala).sah
        a.write_bytes(isi[0])
        b.write_bytes(isi[1])


# ── garbage ───────────────────────────────────────────────────────────────────────────────────
SAMPAH = [
    b"\n",
    b"\n" * 1000,
    b"\x00" * 1000 + b"\n",
    b"\xff\xfe\x00\n",
    b"{}\n",
    b"null\n",
    b"[" * 200_000 + b"\n",
    b'{"a":' * 200_000 + b"\n",
    b'{"alur":"' + b"x" * 3_000_000 + b'"}\n',
    b"9" * 100_000 + b"\n",
    b'{"isi":{"x":NaN}}\n',
    "\ufeff{}\n".encode(),
    b"\xed\xa0\x80\n",
    *(Random(n).randbytes(2000) + b"\n" for n in range(20)),  # noqa: S311 - no secret
]


@pytest.mark.serangan("pembaca", "Mengganti berkas alur dengan sampah", "ketahuan")
@pytest.mark.parametrize("nomor", range(len(SAMPAH)))
def test_sampah_bukan_jejak_galat(kasus, salinan, nomor):
    """Alone, before the log, after it: not true, and said in a sentence."""
    for isi in (SAMPAH[nomor], SAMPAH[nomor] + kasus.catatan, kasus.catatan + SAMPAH[nomor]):
        (salinan / "alur.jsonl").write_bytes(isi)
        hasil = verifikasi(salinan, kasus.alur.kepala)
        assert not hasil.sah
        assert all(t.pesan and t.saran for t in hasil.temuan)


@pytest.mark.serangan("pembaca", "Menaruh nilai sembarang di tiap tempat catatan", "ketahuan")
def test_nilai_sembarang_di_tiap_tempat(kasus, kampanye):
    """Values of other kinds everywhere in what events say, signed by the right official: no traceback."""
    lain: list[Any] = [None, True, -1, 1.5, "", "x", [], {}, [[]], {"x": []}, "9" * 64, 10**30]
    semua = [
        (n, b, jalur, satu)
        for n, b in enumerate(kasus.baris)
        for jalur in _jalur(json.loads(b)["isi"])
        for satu in lain
    ]
    assert len(semua) > 1000
    for n, b, jalur, satu in kampanye.sapuan(semua, lantai=200):
        isi = json.loads(b)["isi"]
        _pasang(isi, jalur, satu)
        e = tandai(kasus.alur.peristiwa[n], kunci(kasus.alur.peristiwa[n].pelaku), isi=isi)
        try:
            e = baca_baris(e.baris, n + 1)
            lanjutkan(kasus.keadaan[n], e)
            if n:
                periksa_data(kasus.keadaan[n], e, kasus.panggung.rak.berkas)
        except AbkError:
            continue


def _jalur(isi: Any, awal: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place within; of lists the first and the last entry stand for all."""
    anak = list(isi.items() if isinstance(isi, dict) else enumerate(isi) if isinstance(isi, list) else ())
    if isinstance(isi, list):
        anak = [anak[0], anak[-1]] if len(anak) > 1 else anak
    return [tempat for k, v in anak for tempat in ((*awal, k), *_jalur(v, (*awal, k)))]


def _pasang(isi: Any, jalur: tuple[Any, ...], nilai: Any) -> None:
    for k in jalur[:-1]:
        isi = isi[k]
    isi[jalur[-1]] = nilai


# ── insiders ──────────────────────────────────────────────────────────────────────────────────
def _tulis_ulang(kasus, ubah, panggung=None):
    """The whole case once more, by somebody who has every key: `ubah` changes what an event says."""
    rak, peristiwa, keadaan = kasus.panggung.rak, [], None
    sebelum = NOL
    for e in kasus.alur.peristiwa:
        isi, keluaran = ubah(e, dict(e.isi), dict(e.keluaran))
        if keadaan is not None and e.apa == "selesai" and e.langkah in {"11", "14"}:
            for slot, data in turunan(keadaan, e.langkah, e.unit, rak.berkas).items():
                keluaran[slot] = sidik(data)
                rak.isi[sidik(data)] = ("json", data)
                isi["hasil"] = hasil_rekaman(data)
        masukan = {s: keadaan.slot[s] for s in e.masukan} if keadaan is not None else {}
        baru = tandai(e, kunci(e.pelaku), sebelum=sebelum, isi=isi, keluaran=keluaran, masukan=masukan)
        keadaan = lanjutkan(keadaan, baru)
        peristiwa.append(baru)
        sebelum = baru.sidik
    return Alur(rak, peristiwa, keadaan)


@pytest.mark.serangan("pembaca", "Menulis ulang seluruh alur dengan kunci sendiri", "ketahuan")
def test_orang_dalam_yang_menulis_ulang_semuanya(kasus, tmp_path):
    """12 becomes 13 in the decision, all that follows is made and signed anew: only the head tells."""

    def ubah(e, isi, keluaran):
        if e.apa == "putusan" and isi["perubahan"][0]["baru"] == "12":
            isi["perubahan"] = [{**isi["perubahan"][0], "baru": "13"}]
        elif e.apa == "putusan":
            isi["perubahan"] = [{**isi["perubahan"][0], "lama": "13"}]
        elif e.langkah == "13" and e.apa == "selesai":
            usul = {**isi["jawaban"]["A-2"]["usul"][0], "lama": "13"}
            isi["jawaban"] = {**isi["jawaban"], "A-2": {**isi["jawaban"]["A-2"], "usul": [usul]}}
        elif e.langkah == "14":
            isi["terima"] = [{**isi["terima"][0], "lama": "13"}]
        return isi, keluaran

    palsu = _tulis_ulang(kasus, ubah)
    folder = ekspor(palsu, tmp_path / "palsu")
    assert verifikasi(folder).sah
    hasil = verifikasi(folder, kasus.alur.kepala)
    assert not hasil.sah
    assert aturan(hasil) == {"kepala"}
    assert _tulis_ulang(kasus, lambda _, isi, keluaran: (isi, keluaran)).kepala == kasus.alur.kepala


@pytest.mark.serangan("pejabat", "Menandatangani data dengan angka palsu", "ketahuan")
@pytest.mark.parametrize(("langkah", "slot"), [("11", "data_konsep:A"), ("14", "data_akhir")])
def test_angka_palsu_yang_ditandatangani(kasus, tmp_path, langkah, slot):
    """The right official signs forged figures under their own fingerprint: computed again, and found."""
    n = next(i for i, e in enumerate(kasus.alur.peristiwa) if (e.apa, e.langkah) == ("selesai", langkah))
    e = kasus.alur.peristiwa[n]
    palsu = kasus.panggung.rak.berkas(e.keluaran[slot]).replace(b'"volume":1', b'"volume":9')
    isi = {**e.isi, "hasil": hasil_rekaman(palsu)}
    buruk = tandai(e, kunci(e.pelaku), isi=isi, keluaran={**e.keluaran, slot: sidik(palsu)})
    keadaan = lanjutkan(kasus.keadaan[n], buruk)  # the rules alone do not see figures
    kasus.panggung.rak.isi[sidik(palsu)] = ("json", palsu)
    alur = Alur(kasus.panggung.rak, (*kasus.alur.peristiwa[:n], buruk), keadaan)
    hasil = verifikasi(ekspor(alur, tmp_path / "palsu"), alur.kepala)
    assert not hasil.sah
    assert any("hasil hitung ulang" in t.pesan and t.baris == n + 1 for t in hasil.temuan)


# ── heads on documents ────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("pecah", [False, True])
def test_kepala_pada_naskah(panggung, tmp_path, pecah):
    """Each document bears a head that the chain had; one of another case, or of later, is found."""
    alur = panggung.sampai(panggung.buka(("A",)), "2")
    for lama in (alur.peristiwa[0].sidik, alur.kepala):
        isi = naskah_cetak(lama, pecah=pecah)
        assert kepala_tercetak(isi) == {lama}
        q, lain = panggung.salin(alur)
        lain = q.maju(lain, "2", berkas={**q.keluaran(lain, "2"), "catatan_koordinasi": isi})
        folder = ekspor(q.sampai(lain, ""), tmp_path / f"{lama[:8]}-{pecah}")
        assert verifikasi(folder, lain.kepala).sah
    isi = naskah_cetak(sidik("alur lain"), pecah=pecah)
    alur = panggung.maju(alur, "2", berkas={**panggung.keluaran(alur, "2"), "catatan_koordinasi": isi})
    hasil = verifikasi(ekspor(alur, tmp_path / "palsu"), alur.kepala)
    assert aturan(hasil) == {"kepala_tercetak"}


@pytest.mark.serangan("pembaca", "Menulis ulang alur di bawah naskah yang sudah tercetak", "ketahuan")
def test_kepala_naskah_menemukan_penulisan_ulang(panggung, tmp_path):
    """Whoever rewrites the case but keeps its papers is found without a head from outside."""
    alur = panggung.sampai(panggung.buka(("A",)), "2")
    isi = naskah_cetak(alur.kepala)
    alur = panggung.maju(alur, "2", berkas={**panggung.keluaran(alur, "2"), "catatan_koordinasi": isi})
    kasus = Kasus(alur, tmp_path, [], [], panggung)
    palsu = _tulis_ulang(kasus, lambda _, i, k: ({**i, "judul": "Judul lain"} if "judul" in i else i, k))
    assert aturan(verifikasi(ekspor(palsu, tmp_path / "palsu"))) == {"kepala_tercetak"}


@pytest.mark.parametrize("rusak", ["potong", "bita", "sandi", "metode", "bukan"])
def test_naskah_yang_bukan_arsip(panggung, tmp_path, rusak):
    """A Word document that cannot be opened bears no head; the check goes on."""
    isi = bytearray(naskah_cetak("0" * 64) * (2 if rusak == "bukan" else 1))
    pusat = isi.rindex(b"PK\x01\x02")
    if rusak == "potong":
        isi = isi[: len(isi) // 2]
    elif rusak == "bita":
        isi[isi.index(b"Kode")] ^= 1
    elif rusak == "sandi":
        isi[pusat + 8] |= 1
    elif rusak == "metode":
        isi[pusat + 10] = 99
    assert kepala_tercetak(bytes(isi)) <= {"0" * 64}
    alur = panggung.sampai(panggung.buka(("A",)), "2")
    alur = panggung.maju(alur, "2", berkas={**panggung.keluaran(alur, "2"), "catatan_koordinasi": bytes(isi)})
    hasil = verifikasi(ekspor(alur, tmp_path / "bukti"), alur.kepala)
    assert aturan(hasil) <= {"kepala_tercetak"}


# ── attachments from outside ──────────────────────────────────────────────────────────────────
def arsip_docx(*bagian: tuple[str, bytes]) -> bytes:
    tampung = io.BytesIO()
    with zipfile.ZipFile(tampung, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in bagian:
            arsip.writestr(nama, isi)
    return tampung.getvalue()


def bom_zip() -> bytes:
    """A document of some kilobytes that unpacks to a hundred times what is allowed."""
    return arsip_docx(("word/document.xml", b" " * 20_000_000), ("word/lagi.xml", b" " * 20_000_000))


LUAR = {
    "kurung": (lambda: arsip_docx(("word/document.xml", b"<" * 1_500_000)), False),  # a few kilobytes
    "tercetak": (lambda: arsip_docx(("word/document.xml", b"Kode verifikasi:" + b" " * 1_500_000)), False),
    "bom": (bom_zip, True),
    "bagian": (lambda: arsip_docx(*((f"word/document.xml{n}", b"") for n in range(2_001))), True),
    "potong": (lambda: naskah_cetak("0" * 64)[:-40], True),
}


@pytest.mark.serangan(
    "kantor", "Melampirkan berkas kecil yang membuat pemeriksaan tidak selesai atau mengembang", "dicegah"
)
@pytest.mark.parametrize("apa", LUAR)
def test_lampiran_dari_luar(panggung, tmp_path, apa):
    """Whatever is attached: the check ends, says what cannot be read, and judges the case by the rest."""
    buat, tak_terbaca = LUAR[apa]
    alur = panggung.buka(("A",))
    alur = alur.lampirkan("lampiran:dari luar", buat(), panggung.tanda("p-unit-a"), keterangan="surat")
    hasil = verifikasi(ekspor(alur, tmp_path / "bukti"), alur.kepala)
    assert hasil.sah
    assert [(t.tingkat, t.aturan) for t in hasil.temuan] == [("catatan", "kepala_tercetak")] * tak_terbaca
    assert all("lampiran:dari luar tidak dapat dibaca" in t.pesan for t in hasil.temuan)


@pytest.mark.serangan("pembaca", "Menaruh berkas raksasa dalam folder alur", "ketahuan")
def test_isi_yang_terlalu_besar(kasus, salinan, monkeypatch):
    """A file beyond any usual size is not taken into memory: it is named."""
    batas = verifikasi.__globals__
    monkeypatch.setitem(batas, "ISI_TERBESAR", 100)
    with pytest.raises(AlurError, match="terlalu besar"):
        verifikasi(salinan, kasus.alur.kepala)
    monkeypatch.setitem(batas, "ISI_TERBESAR", (salinan / "alur.jsonl").stat().st_size)
    (salinan / "berkas" / sidik(b"x")).write_bytes(b"x" * ((salinan / "alur.jsonl").stat().st_size + 1))
    hasil = verifikasi(salinan, kasus.alur.kepala)
    assert [t.berkas for t in hasil.temuan if "lebih besar" in t.pesan] == [f"berkas/{sidik(b'x')}"]
