"""Guards abk.reports, abk.reports.exporter: hostile names everywhere: none reaches a page as anything but
text.
"""

from collections.abc import Callable

import pytest

import abk
from abk.kegiatan import Kegiatan
from abk.reports.exporter import render_bagian

JAHAT = {
    "skrip": "<script>alert(1)</script>",
    "gambar": '"><img src=x onerror=alert(1)>',
    "kutip": "' onmouseover='alert(1)",
    "templat": "{{ 7*7 }}{% raw %}",
    "markdown": "[x](javascript:alert(1)) **tebal** &amp;",
    "arab": "\u202eAB\u202c \u0645\u0631\u062d\u0628\u0627",
    "panjang": "Sangat" * 90,
    "gaya": "</style></title></svg><style>*{display:none}</style>",
    "komentar": "<!-- --><![CDATA[",
}


_JADI: dict[str, tuple[str, str, str]] = {}


@pytest.fixture(params=JAHAT, ids=list(JAHAT))
def halaman(request: pytest.FixtureRequest, buat: Callable[..., Kegiatan]) -> tuple[str, str, str]:
    """A name, and the pages of a unit and of a ministry in which everything is called so; made once."""
    nama = JAHAT[request.param]
    if nama not in _JADI:
        _JADI[nama] = (nama, *_halaman(nama, buat))
    return _JADI[nama]


def _halaman(nama: str, buat: Callable[..., Kegiatan]) -> tuple[str, str]:
    unit = [
        {"kode_unit": "U", "nama_unit": nama, "kode_induk": "", "eselon": ""},
        {"kode_unit": nama, "nama_unit": f"Anak {nama}", "kode_induk": "U", "eselon": ""},
    ]
    jabatan = [
        {"kode_jabatan": "J", "kode_unit": "U", "nama_jabatan": nama, "jenis_jabatan": "pelaksana"},
        {"kode_jabatan": nama, "kode_unit": nama, "nama_jabatan": nama, "jenis_jabatan": "pelaksana"},
    ]
    tugas = [
        {
            "kode_jabatan": kode,
            "nomor": "1",
            "uraian_tugas": nama,
            "hasil_kerja": nama,
            "volume": 1,
            "periode": "tahun",
            "norma_waktu": norma,
            "satuan_waktu": "menit",
        }
        for kode, norma in (("J", 60), (nama, ""))
    ]
    nilai = nama.replace("\\", "\\\\").replace('"', '\\"')
    toml = f'judul = "{nilai}"\ninstansi = "{nilai}"\nketerangan = "{nilai}"\n'
    kegiatan = buat(unit=unit, jabatan=jabatan, tugas=tugas, toml=toml)
    satu = abk.reports.unit(kegiatan, "U")
    semua = abk.reports.kementerian(kegiatan)
    return render_bagian(satu, judul=satu.judul), render_bagian(semua, judul=semua.judul)


@pytest.mark.serangan("kantor", "menyelundupkan HTML dan skrip lewat nama", "dicegah")
def test_tidak_ada_yang_lolos(halaman: tuple[str, str, str], baca: type) -> None:
    nama, *dua = halaman
    for isi, skrip in zip(dua, (1, 1), strict=True):
        terbaca = baca(isi)
        assert len(terbaca.semua("script")) == skrip
        assert len(terbaca.semua("style")) == 1
        assert not terbaca.semua("img")
        assert not terbaca.salah
        assert not [kunci for _, atribut in terbaca.unsur for kunci in atribut if kunci.startswith("on")]
        assert not [satu for satu in terbaca.semua("a") if "script:" in (satu.get("href") or "")]
        if "<" in nama:
            assert nama not in isi
        assert "\u202e" not in isi


def test_yang_ditulis_tetap_terbaca(halaman: tuple[str, str, str], baca: type) -> None:
    nama, unit, _ = halaman
    tampak = " ".join(nama.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]").split())
    assert tampak in baca(unit).teks
