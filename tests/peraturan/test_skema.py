"""Guards abk.peraturan._peraturan, abk.tulisan.bentuk: the schema refuses every hole in a regulation, and
so does the loader without it.
"""

import copy
import json
from datetime import date
from importlib.resources import files
from typing import get_args

import pytest
import yaml
from jsonschema import Draft202012Validator

from abk.errors import PeraturanError
from abk.peraturan import Peraturan, daftar_peraturan
from abk.peraturan._cari import baca
from abk.peraturan._peraturan import Jenis
from abk.tulisan.bentuk import skema_json

BERKAS = {b.name: b for b in files("abk.peraturan").iterdir()}
YAML = sorted(n for n in BERKAS if n.endswith(".yaml"))
SKEMA = json.loads(BERKAS["skema.json"].read_text(encoding="utf-8"))
PENGUJI = Draft202012Validator(SKEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _json(isi):
    """YAML as an editor's schema check sees it: dates are text."""
    if isinstance(isi, dict):
        return {k: _json(v) for k, v in isi.items()}
    if isinstance(isi, list):
        return [_json(v) for v in isi]
    return isi.isoformat() if isinstance(isi, date) else isi


def _isi(nama):
    return _json(yaml.load(BERKAS[nama].read_text(encoding="utf-8"), yaml.CSafeLoader))


def _salah(isi):
    return [g.message for g in PENGUJI.iter_errors(isi)]


def test_skema_sendiri_sah():
    Draft202012Validator.check_schema(SKEMA)


def test_skema_ditulis_dari_modelnya():
    tersimpan = BERKAS["skema.json"].read_text(encoding="utf-8")
    assert tersimpan == skema_json(Peraturan), "perbarui: make docs"


@pytest.mark.parametrize("nama", YAML)
def test_setiap_berkas_memenuhi_skema(nama):
    assert _salah(_isi(nama)) == []
    assert _isi(nama)["nama"] == nama.removesuffix(".yaml")


def test_setiap_berkas_termuat():
    assert [p.nama for p in daftar_peraturan()] == [n.removesuffix(".yaml") for n in YAML]


WKE = ("ketentuan", "waktu_kerja_efektif")
HILANG = object()

# (what is broken, path, new value, whether the loader must refuse it as well)
MUTASI = [
    ("tanpa nilai", (*WKE, "nilai"), HILANG, True),
    ("nilai kosong", (*WKE, "nilai"), None, True),
    ("nilai boolean", (*WKE, "nilai"), True, True),
    ("nilai angka sebagai teks", (*WKE, "nilai"), "75.000", True),
    ("nilai angka berkoma sebagai teks", (*WKE, "nilai"), "1250,5", True),
    ("tanpa satuan", (*WKE, "satuan"), HILANG, True),
    ("satuan kosong", (*WKE, "satuan"), "", True),
    ("tanpa letak", (*WKE, "letak"), HILANG, True),
    ("letak kosong", (*WKE, "letak"), "", True),
    ("tanpa sumber", (*WKE, "sumber"), HILANG, True),
    ("sumber kosong", (*WKE, "sumber"), "", True),
    ("tanpa diperiksa", (*WKE, "diperiksa"), HILANG, True),
    ("diperiksa kosong", (*WKE, "diperiksa"), None, True),
    ("diperiksa bukan tanggal", (*WKE, "diperiksa"), "2026-02-30", True),
    ("diperiksa bentuk lain", (*WKE, "diperiksa"), "24-11-2026", True),
    ("sejak bukan tanggal", (*WKE, "sejak"), "kemarin", True),
    ("kunci asing pada nilai", (*WKE, "halaman"), 3, True),
    ("lingkup asing", (*WKE, "lingkup"), ["desa"], True),
    ("lingkup kosong", (*WKE, "lingkup"), [], True),
    ("pola asing", (*WKE, "pola"), "7 hari", True),
    ("turunan asing", (*WKE, "turunan"), "kira-kira", True),
    ("belum_diverifikasi bukan true", (*WKE, "belum_diverifikasi"), "ya", True),
    ("kunci asing pada berkas", ("tentang",), "x", True),
    ("jenis asing", ("jenis",), "surat edaran", True),
    ("tanpa judul", ("judul",), HILANG, True),
    ("tanpa diperiksa pada berkas", ("diperiksa",), HILANG, True),
    ("tanpa berlaku", ("berlaku",), HILANG, True),
    ("berlaku tanpa sumber", ("berlaku", "sumber"), HILANG, True),
    ("berlaku tanpa ketelitian", ("berlaku", "ketelitian"), HILANG, True),
    ("berlaku tanpa sejak", ("berlaku", "sejak"), HILANG, True),
    ("sejak tidak diketahui tetapi teliti", ("berlaku", "sejak"), None, True),
    ("sejak diketahui tetapi ketelitian tidak", ("berlaku", "ketelitian"), "tidak_diketahui", True),
    ("rezim tanpa waktu kerja efektif", WKE, HILANG, True),
    ("tanpa ketentuan", ("ketentuan",), {}, True),
    ("ketentuan kosong", ("ketentuan",), None, True),
    ("nama kunci berhuruf besar", ("ketentuan", "WKE"), "x", True),
]


def _mutasi(jalan, nilai):
    isi = copy.deepcopy(_isi("permenpanrb-1-2020.yaml"))
    *induk, akhir = jalan
    tempat = isi
    for bagian in induk:
        tempat = tempat[bagian]
    if nilai is HILANG:
        del tempat[akhir]
    else:
        tempat[akhir] = nilai
    return isi


@pytest.mark.parametrize(("apa", "jalan", "nilai", "pemuat"), MUTASI, ids=[m[0] for m in MUTASI])
def test_setiap_lubang_ditolak(apa, jalan, nilai, pemuat):
    isi = _mutasi(jalan, nilai)
    assert _salah(isi), f"skema menerima: {apa}"
    if pemuat:
        with pytest.raises(PeraturanError, match=r"Berkas peraturan permenpanrb-1-2020"):
            baca(yaml.safe_dump(isi, allow_unicode=True), "permenpanrb-1-2020")


def test_letak_boleh_kosong_bila_ditandai():
    isi = _mutasi((*WKE, "letak"), HILANG)
    isi["ketentuan"]["waktu_kerja_efektif"]["belum_diverifikasi"] = True
    assert _salah(isi) == []
    assert (
        baca(yaml.safe_dump(isi), "permenpanrb-1-2020")
        .ketentuan_pada("waktu_kerja_efektif")
        .belum_diverifikasi
    )


def test_turunan_selalu_menyebut_rumusnya():
    isi = _mutasi((*WKE, "letak"), HILANG)
    isi["ketentuan"]["waktu_kerja_efektif"] |= {"belum_diverifikasi": True, "turunan": "rumus"}
    assert _salah(isi)
    with pytest.raises(PeraturanError, match="letak"):
        baca(yaml.safe_dump(isi), "permenpanrb-1-2020")


def test_skala_wajib_lima_tingkat_berbatas():
    isi = _isi("skala-permendagri.yaml")
    for rusak in (lambda k: k.pop("d"), lambda k: k["b"].pop("batas"), lambda k: k["c"].update(nilai="baik")):
        salinan = copy.deepcopy(isi)
        rusak(salinan["ketentuan"])
        assert _salah(salinan)


@pytest.mark.parametrize(
    "teks", ["[1, 2]", "nama: [", "", "nama: lain\n", "!!python/object/apply:os.getcwd []"]
)
def test_yang_bukan_peraturan_ditolak(teks):
    with pytest.raises(PeraturanError, match="Berkas peraturan"):
        baca(teks, "x")


@pytest.mark.parametrize("angka", ["75.000", "1.250", "0.010"])
def test_angka_yang_dapat_berarti_ribuan_ditolak(angka):
    """A YAML number 75.000 is 75: the schema cannot see it, the loader must."""
    teks = BERKAS["permenpanrb-1-2020.yaml"].read_text(encoding="utf-8")
    with pytest.raises(PeraturanError, match="ribuan"):
        baca(teks.replace("nilai: 75000", f"nilai: {angka}"), "permenpanrb-1-2020")


def test_kunci_ganda_ditolak():
    """YAML would keep the last of two equal keys without a word."""
    teks = BERKAS["permenpanrb-1-2020.yaml"].read_text(encoding="utf-8")
    with pytest.raises(PeraturanError, match="YAML yang sah"):
        baca(teks + teks[teks.index("  allowance:") :], "permenpanrb-1-2020")


RIBUAN = '"75.000" dapat berarti ribuan; tulis tanpa titik ribuan dan tanpa nol di ujung'


def test_semua_kesalahan_sekaligus_dengan_tempatnya():
    isi = _isi("permenpanrb-1-2020.yaml")
    isi["tentang"] = "x"
    isi["jenis"] = "surat edaran"
    isi["berlaku"]["sejak"] = "kemarin"
    isi["ketentuan"]["waktu_kerja_efektif"] |= {"nilai": "75.000", "satuan": "", "halaman": "3"}
    isi["ketentuan"]["hari_kerja_efektif"][1] |= {"pola": "7 hari", "belum_diverifikasi": "ya"}
    del isi["ketentuan"]["menit_per_bulan"]["sumber"]
    with pytest.raises(PeraturanError, match="tidak sah") as galat:
        baca(yaml.safe_dump(isi, allow_unicode=True), "permenpanrb-1-2020")
    kepala, *baris = galat.value.pesan.splitlines()
    assert kepala == "Berkas peraturan permenpanrb-1-2020 tidak sah:"
    assert sorted(satu.split(". ", 1)[1] for satu in baris) == sorted(
        [
            'jenis: "surat edaran" bukan salah satu dari ' + ", ".join(get_args(Jenis)) + ".",
            'berlaku, sejak: tanggal "kemarin" tidak sah.',
            f"ketentuan, waktu_kerja_efektif, nilai: {RIBUAN}.",
            "ketentuan, waktu_kerja_efektif, satuan: kosong.",
            "ketentuan, waktu_kerja_efektif, halaman: kunci tidak dikenal.",
            'ketentuan, hari_kerja_efektif, nomor 2, pola: "7 hari" bukan salah satu dari 5 hari, 6 hari.',
            "ketentuan, hari_kerja_efektif, nomor 2, belum_diverifikasi: hanya boleh bernilai true.",
            "ketentuan, menit_per_bulan, sumber: belum diisi.",
            "tentang: kunci tidak dikenal.",
        ]
    )
    assert "skema.json" in galat.value.saran


@pytest.mark.parametrize(
    ("apa", "ubah", "sebab"),
    [
        ("rezim", lambda k: k.pop("menit_per_hari"), "menit_per_hari belum ada"),
        ("daftar", lambda k: k.update(allowance=[k["allowance"]]), "allowance: kurang isinya"),
        ("bukan peta", lambda k: k.update(allowance="30"), "allowance: bukan pasangan kunci dan nilai"),
    ],
)
def test_ketentuan_yang_kurang_disebut(apa, ubah, sebab):
    isi = _isi("permenpanrb-1-2020.yaml")
    ubah(isi["ketentuan"])
    assert _salah(isi), apa
    with pytest.raises(PeraturanError, match=sebab):
        baca(yaml.safe_dump(isi, allow_unicode=True), "permenpanrb-1-2020")


def test_skala_tanpa_batas_ditolak_pemuat():
    isi = _isi("skala-permendagri.yaml")
    del isi["ketentuan"]["b"]["batas"]
    isi["ketentuan"]["c"]["nilai"] = "baik"
    with pytest.raises(PeraturanError, match=r"b: tingkat skala .*; c: tingkat skala"):
        baca(yaml.safe_dump(isi, allow_unicode=True), "skala-permendagri")


def test_ketentuan_mewarisi_masa_dan_lingkup_peraturannya():
    isi = _isi("permenpanrb-1-2020.yaml")
    isi["ketentuan"]["allowance"] |= {"sejak": None, "sampai": "2026-12-31", "lingkup": ["daerah"]}
    p = baca(yaml.safe_dump(isi, allow_unicode=True), "permenpanrb-1-2020")
    milik = {k.nama: (k.peraturan, k.sejak, k.sampai, k.lingkup) for k in p.ketentuan}
    assert milik["waktu_kerja_efektif"] == (p.nama, date(2020, 1, 1), None, p.lingkup)
    assert milik["allowance"] == (p.nama, None, date(2026, 12, 31), ("daerah",))
