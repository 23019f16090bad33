"""Guards abk.naskah.alur.periksa, abk.naskah.alur.ingatan: documents beside the data; a memory that cannot
make a verdict.
"""

from __future__ import annotations

import io
import os
import re
import stat
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from abk.naskah.alur import Ingatan, periksa_alur, siapkan
from abk.naskah.naskah import EDISI
from abk.sop import Tanda, ekspor, verifikasi
from abk.sop.catatan.kunci import kunci_peragaan
from tests.permainan import naskah_satu_unit

sys.path.insert(0, str(Path(__file__).parent))
from rak_ingatan import di_ingatan

pytestmark = pytest.mark.xdist_group("peragaan")
SEBELUM, PELAKU = "selesai 13a ITWIL", "p-kabag"


def _ubah_teks(docx: bytes, ubah: Callable[[str], str]) -> bytes:
    """The same document with other texts."""
    keluar = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as asal,
        zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as jadi,
    ):
        for satu in asal.infolist():
            isi = asal.read(satu)
            if satu.filename == "word/document.xml":
                isi = re.sub(r"(?<=>)[^<>]+(?=</w:t>)", lambda m: ubah(m[0]), isi.decode()).encode()
            jadi.writestr(satu, isi)
    return keluar.getvalue()


def _angka_naik(teks: str) -> str:
    """Every figure that stands alone in a cell, raised by seven."""
    return re.sub(r"^\d{1,4}$", lambda m: str(int(m[0]) + 7), teks)


@pytest.fixture(scope="module")
def langkah_14(permainan_unit, tmp_path_factory) -> Callable[..., Path]:
    """The folder of a case whose 14th step handed over what one likes, properly signed."""
    gudang, kini = permainan_unit.alur(tmp_path_factory.mktemp("langkah-14") / "abk.db", SEBELUM)
    aksi = next(a for a in naskah_satu_unit().tindakan if a.get("selesai") == "14")
    usul = [u.sebagai_dict() for satu in kini.unit for u in kini.keadaan.usul(satu)]
    isian = {
        "unit": "",
        "fakta": aksi.get("fakta", {}),
        "isi": {"terima": usul},
        "saat": kini.keadaan.terakhir,
    }
    siap = siapkan(kini, "14", pelaku=PELAKU, sumber=gudang.kegiatan, **isian)
    tanda = Tanda(PELAKU, kunci_peragaan(PELAKU), kini.keadaan.terakhir)

    def buat(nama: str, edisi: int = EDISI, **ganti: Callable[[bytes], bytes]) -> Path:
        berkas = {s: ganti[s](b) if s in ganti else b for s, b in siap.berkas.items()}
        isi = {**siap.isi, "edisi": edisi}
        alur = di_ingatan(kini).selesaikan("14", tanda, isi=isi, berkas=berkas, fakta=siap.fakta)
        return ekspor(alur, tmp_path_factory.mktemp(nama) / "alur")

    return buat


def _tingkat(hasil: Any) -> dict[str, str]:
    return {
        t.berkas: t.tingkat for t in hasil.temuan if t.aturan.startswith("naskah_") and t.tingkat != "catatan"
    }


@pytest.fixture(scope="module")
def asli(langkah_14) -> Path:
    return langkah_14("asli")


@pytest.fixture(scope="module")
def ingatan(asli, tmp_path_factory) -> Path:
    """The memory of an account that has checked the true case once."""
    folder = tmp_path_factory.mktemp("akun") / "ingatan"
    pertama = periksa_alur(asli, ingatan=Ingatan(folder))
    assert (pertama.sah, pertama.naskah.diingat) == (True, 0)
    return folder


def test_yang_asli_dan_yang_dibandingkan(asli, ingatan):
    """The verdict names what was compared, what was computed, and what was not looked at, with the reason."""
    hasil = periksa_alur(asli, ingatan=Ingatan(ingatan))
    assert hasil.sah
    assert hasil.vonis == "SAH SEBAGAI PERAGAAN"
    assert hasil.naskah.diingat == len(hasil.naskah.sama) > 20
    assert {"kepmenko", "nota_dinas", "notula:ITWIL"} <= set(hasil.naskah.sama)
    kata = " ".join(hasil.kalimat)
    assert "Dihitung ulang dari isian dan keputusan rapat: data_konsep:ITWIL, data_akhir." in kata
    assert "Tidak dibandingkan karena datang dari luar alur: usulan_program_kerja." in kata
    assert "menurut pemeriksaan sebelumnya" in kata
    assert verifikasi(asli).vonis == "RANTAI SAH, NASKAH BELUM DIBANDINGKAN"


@pytest.mark.serangan("pejabat", "Menaikkan angka konsep keputusan, lalu menandatanganinya", "ketahuan")
def test_angka_keputusan_dinaikkan(langkah_14, ingatan):
    """The figures of the decree raised by seven, signed: the chain is whole, the decree is not true."""
    folder = langkah_14("naik", kepmenko=lambda isi: _ubah_teks(isi, _angka_naik))
    assert verifikasi(folder).sah
    hasil = periksa_alur(folder, ingatan=Ingatan(ingatan))
    assert _tingkat(hasil) == {"kepmenko": "struktural"}
    assert hasil.vonis == "TIDAK SAH"
    assert any("angkanya lain" in t.pesan and "seharusnya" in t.pesan for t in hasil.temuan)


@pytest.mark.serangan("pejabat", "Menaikkan angka konsep keputusan atas nama versi program lain", "ketahuan")
def test_angka_dinaikkan_atas_nama_edisi_lain(langkah_14, ingatan):
    """Whoever forges it and says that another version made it gains a doubt, never a SAH."""
    folder = langkah_14("edisi", edisi=EDISI + 1, kepmenko=lambda isi: _ubah_teks(isi, _angka_naik))
    hasil = periksa_alur(folder, ingatan=Ingatan(ingatan))
    assert not hasil.sah
    assert hasil.vonis == "BELUM DAPAT DIPASTIKAN, ADA NASKAH EDISI LAIN"
    assert any("angkanya pun lain" in t.pesan for t in hasil.temuan)


@pytest.mark.serangan("pejabat", "Mengganti kata konsep keputusan", "ketahuan")
def test_kata_keputusan_diganti(langkah_14, ingatan):
    """Other words, the same figures: not SAH, and not called false either; another version writes so, too."""
    folder = langkah_14(
        "kata",
        kepmenko=lambda isi: _ubah_teks(
            isi, lambda t: t.replace("MENETAPKAN", "Menolak").replace("Menetapkan", "Menolak")
        ),
    )
    hasil = periksa_alur(folder, ingatan=Ingatan(ingatan))
    assert _tingkat(hasil) == {"kepmenko": "ragu"}
    assert not hasil.sah
    assert hasil.vonis == "BELUM DAPAT DIPASTIKAN"


@pytest.mark.serangan("pejabat", "Menandatangani naskah yang tidak terbaca atau mengembang", "ketahuan")
@pytest.mark.parametrize("rusak", ["kosong", "bom"])
def test_naskah_yang_tidak_terbaca(langkah_14, ingatan, rusak):
    buat = {
        "kosong": lambda _: b"PK\x03\x04 word/document.xml",
        "bom": lambda isi: _ubah_teks(isi, lambda t: t + " " * 200_000),
    }
    hasil = periksa_alur(langkah_14(rusak, kepmenko=buat[rusak]), ingatan=Ingatan(ingatan))
    assert _tingkat(hasil) == {"kepmenko": "struktural"}
    assert hasil.vonis == "TIDAK SAH"


@pytest.mark.serangan("pembaca", "Memalsukan ingatan pemeriksaan", "dicegah")
# ── memory ────────────────────────────────────────────────────────────────────────────────────────
def test_ingatan_yang_dipalsukan(tmp_path, ingatan):
    """Entries of another account, torn ones, ones that were made up: none is believed."""
    milik = Ingatan(tmp_path / "a")
    milik.catat("satu")
    assert milik.ada("satu")
    assert not Ingatan(tmp_path / "b").ada("satu")
    (tmp_path / "b" / "satu").write_bytes((tmp_path / "a" / "satu").read_bytes())
    (tmp_path / "b" / "dua").write_bytes(b"sama")
    lain = Ingatan(tmp_path / "b")
    assert not lain.ada("satu")
    assert not lain.ada("dua")
    (tmp_path / "a" / "satu").write_bytes((tmp_path / "a" / "satu").read_bytes()[:-1])
    assert not milik.ada("satu")
    nama = next(p for p in ingatan.iterdir() if p.name != "rahasia")
    assert re.fullmatch("[0-9a-f]{64}", nama.name)  # a fingerprint: no content, no name lies there


@pytest.mark.serangan("pembaca", "Menulis ke folder ingatan pemeriksaan", "dicegah")
@pytest.mark.skipif(not hasattr(os, "getuid"), reason="sistem ini tidak mengenal hak berkas POSIX")
def test_ingatan_yang_dapat_ditulis_orang_lain(tmp_path):
    """A folder or a secret that others may touch is not used."""
    terbuka = tmp_path / "terbuka"
    terbuka.mkdir()
    terbuka.chmod(0o777)
    tautan = tmp_path / "tautan"
    Ingatan(tmp_path / "a").catat("satu")
    tautan.symlink_to(tmp_path / "a")
    for folder in (terbuka, tautan):
        satu = Ingatan(folder)
        satu.catat("dua")
        assert not satu.ada("dua")
        assert not satu.ada("satu")
    assert stat.S_IMODE((tmp_path / "a" / "rahasia").stat().st_mode) == 0o600
    (tmp_path / "a" / "rahasia").chmod(0o644)
    assert not Ingatan(tmp_path / "a").ada("satu")


def test_program_lain_tidak_ingat(asli, ingatan, monkeypatch):
    """What another version found equal is made anew."""
    monkeypatch.setattr("abk.naskah.alur.periksa.sidik_pembuat", lambda: "lain")
    dibuat: list[str] = []

    def buat(step: Any, slot: str, *_: Any) -> None:
        dibuat.append(slot)

    monkeypatch.setattr("abk.naskah.alur.periksa.naskah_slot", buat)
    hasil = periksa_alur(asli, ingatan=Ingatan(ingatan))
    assert len(dibuat) > 20
    assert hasil.naskah.diingat == 0
    assert not hasil.sah
