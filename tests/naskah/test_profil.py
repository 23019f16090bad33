"""Guards abk.naskah.profil: profiles: data that is complete, that says where it comes from, and that a
clerk can replace.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import reduce
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from abk.naskah import ProfilError, daftar_profil, profil
from abk.naskah.isi import JENIS
from abk.naskah.profil import bentuk
from abk.naskah.profil.bentuk import Profil
from abk.tulisan.bentuk import skema_json

FOLDER = Path(bentuk.__file__).parent
DOKUMEN = Path(__file__).resolve().parents[2] / "docs" / "naskah.md"


def mentah(nama: str) -> dict[str, Any]:
    teks = (FOLDER / f"{nama}.yaml").read_text(encoding="utf-8")
    return yaml.load(teks, Loader=yaml.BaseLoader)  # noqa: S506  (every value stays text)


def test_dua_profil_bawaan():
    assert daftar_profil() == ["kabupaten-2024", "polhukam-2018", "umum-2024"]


@pytest.mark.parametrize("nama", daftar_profil())
def test_cocok_dengan_skema_dan_nama_berkas(nama: str):
    jsonschema.validate(profil(nama).model_dump(mode="json"), json.loads(skema_json(Profil)))
    assert profil(nama).nama == nama


def test_skema_di_paket_mutakhir():
    assert (FOLDER / "skema.json").read_text(encoding="utf-8") == skema_json(Profil)


@pytest.mark.parametrize("nama", daftar_profil())
def test_setiap_asal_menunjuk_isi_yang_ada(nama: str):
    isi = mentah(nama)
    for satu in isi["asal"]:
        reduce(lambda peta, kunci: peta[kunci], satu["untuk"].split("."), isi)
    bagian = {"nama", "judul", "keterangan", "diperiksa", "asal", "contoh", "dasar_hukum"}
    disebut = {satu["untuk"].split(".")[0] for satu in isi["asal"]}
    assert set(isi) - bagian - disebut == set(), "bagian tanpa asal"


@pytest.mark.parametrize("nama", daftar_profil())
def test_yang_belum_diverifikasi_disebut_di_dokumen(nama: str):
    teks = DOKUMEN.read_text(encoding="utf-8")
    bab = teks.split(f"### `{nama}`")[1].split("\n### ")[0].split("\n## ")[0]
    for satu in profil(nama).belum_diverifikasi():
        assert f"`{satu.untuk}`" in bab, satu.untuk
        assert satu.sumber in bab, satu.untuk


@pytest.mark.parametrize("nama", daftar_profil())
def test_setiap_jenis_naskah_punya_aturan(nama: str):
    # kinds that need no number, initials or copies: the unit signs the one, the other is a form
    tanpa_aturan = {"jawaban_konfirmasi", "informasi_jabatan"}
    assert set(JENIS) - tanpa_aturan <= set(profil(nama).naskah)


def test_pola_nomor():
    p = profil("polhukam-2018")
    hari = dt.date(2018, 5, 2)
    # patterns of naskah dinas, 7qvr38xdy: 190/D-IV/KKA/11/2012; kemenagkabjombang: 05/IJ/04/2016 (terbit)
    assert p.nomor("undangan", urut="190", tanggal=hari) == "190/Set.PO/OT.01.02/05/2018"
    assert (
        p.nomor("nota_usulan", urut="7", tanggal=hari, kode_jabatan="Set.UM") == "7/Set.UM/OT.01.02/05/2018"
    )
    assert p.nomor("berita_acara", urut="05", tanggal=hari) == "05/Set.PO.2/05/2018"
    assert p.nomor("kepmenko", urut="23", tanggal=hari) == "NOMOR 23 TAHUN 2018"
    assert p.nomor("kepmenko") == "NOMOR ……… TAHUN ………"
    assert p.nomor("disposisi") == ""


def test_pola_nomor_adalah_data_bukan_kode():
    with pytest.raises(ProfilError, match="pola"):
        profil(ganti={"naskah": {"undangan": {"nomor": "{urut.__class__}"}}})
    with pytest.raises(ProfilError, match="pola"):
        profil(ganti={"naskah": {"undangan": {"nomor": "{tak_dikenal}"}}})
    p = profil(ganti={"naskah": {"undangan": {"nomor": "{urut}/{urut}"}}})
    assert p.nomor("undangan", urut="{kka}") == "{kka}/{kka}"


def test_kop():
    p = profil("polhukam-2018")
    assert p.baris_kop("menteri") == [
        "MENTERI KOORDINATOR BIDANG POLITIK,",
        "HUKUM, DAN KEAMANAN REPUBLIK INDONESIA",
    ]
    assert p.baris_kop("unit", "Inspektorat")[-1] == "INSPEKTORAT"
    assert p.baris_kop("unit") == p.baris_kop("unit", "")
    assert not any("{" in baris for kop in p.kop for baris in p.baris_kop(kop))


def test_ganti_sebagian_lain_tetap():
    asal = profil("umum-2024")
    ubah = profil("umum-2024", ganti={"instansi": {"nama": "Kementerian Contoh"}})
    assert ubah.instansi.nama == "Kementerian Contoh"
    assert ubah.instansi.menteri == asal.instansi.menteri
    assert ubah.jabatan == asal.jabatan


def test_berkas_sendiri(tmp_path: Path):
    milik = tmp_path / "sendiri.yaml"
    milik.write_text(
        (FOLDER / "umum-2024.yaml").read_text(encoding="utf-8").replace("nama: umum-2024", "nama: sendiri"),
        encoding="utf-8",
    )
    assert profil(berkas=milik).nama == "sendiri"


@pytest.mark.parametrize(
    ("ganti", "sebab"),
    [
        ({"instansi": {"nama": ""}}, "instansi, nama"),
        ({"asing": 1}, "asing"),
        ({"jabatan": {"penetap": {"kop": "tiada"}}}, "kop"),
        ({"jabatan": {"menko": {"kop": "tiada"}}}, "jabatan.penetap: kop"),
        ({"naskah": {"undangan": {"paraf": ["siapa"]}}}, "siapa"),
        ({"nota_dinas_kepala": ["Yth.", "Dari"]}, "Hal"),
        ({"kertas": {"korespondensi": "A3"}}, "kertas"),
        ({"jam_kerja": {"menit_per_hari": 0}}, "menit_per_hari"),
        ({"kop": {"biro": {"baris": ["{siapa}"]}}}, "siapa"),
    ],
)
def test_profil_yang_salah(ganti: dict[str, Any], sebab: str):
    with pytest.raises(ProfilError, match=sebab):
        profil(ganti=ganti)


def test_semua_kesalahan_sekaligus():
    with pytest.raises(ProfilError) as galat:
        profil(ganti={"instansi": {"nama": ""}, "alamat": {"kota": ""}, "derajat": "X"})
    for letak in ("instansi, nama", "alamat, kota", "derajat"):
        assert letak in str(galat.value)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ("", "kosong"),
        ("- a", "kosong"),
        ("a: [", "YAML"),
        ("nama: a\nnama: b", "YAML"),
        ("!!python/object:os.system a", "YAML"),
    ],
)
def test_berkas_yang_bukan_profil(tmp_path: Path, isi: str, sebab: str):
    milik = tmp_path / "a.yaml"
    milik.write_text(isi, encoding="utf-8")
    with pytest.raises(ProfilError, match=sebab):
        profil(berkas=milik)


def test_nama_yang_tidak_ada(tmp_path: Path):
    with pytest.raises(ProfilError, match="umum-2024"):
        profil("../../etc/passwd")
    with pytest.raises(ProfilError, match="dibaca"):
        profil(berkas=tmp_path / "tiada.yaml")


def test_tanpa_data_pribadi():
    for nama in daftar_profil():
        teks = (FOLDER / f"{nama}.yaml").read_text(encoding="utf-8")
        assert "NIP" not in teks
        assert not any(len(kata) == 18 and kata.isdigit() for kata in teks.split())


def test_nama_jabatan_lama_tetap_terbaca(tmp_path):
    """Profiles and cases from before SOPs had functions name posts by roles: read as the same profile."""
    lama = {"penetap": "menko", "penerus": "sesmenko", "pengarah": "karo_po"}
    lama |= {"pemeriksa": "kabag_ortala", "penyusun": "kasubbag_organisasi"}
    isi = (FOLDER / "umum-2024.yaml").read_text(encoding="utf-8")
    for kini, dulu in lama.items():
        isi = re.sub(rf"\b{kini}(?=[],:\n])", dulu, isi)
    berkas = tmp_path / "lama.yaml"
    berkas.write_text(isi, encoding="utf-8")
    assert "penanda_tangan: karo_po" in isi
    assert profil(berkas=berkas) == profil("umum-2024")
    ganti = {"naskah": {"laporan": {"penanda_tangan": "kabag_ortala", "paraf": ["karo_po"]}}}
    laporan = profil(ganti=ganti).aturan("laporan")
    assert (laporan.penanda_tangan, laporan.paraf) == ("pemeriksa", ("pengarah",))
