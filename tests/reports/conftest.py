"""Small kegiatan for the pages, and one browser for those tests that look at them."""

import importlib.util
from collections.abc import Callable, Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import abk
from abk.kegiatan import Kegiatan

UNIT = [
    {"kode_unit": "A", "nama_unit": "Biro Uji", "kode_induk": "", "eselon": "II.a"},
    {"kode_unit": "A.1", "nama_unit": "Bagian Satu", "kode_induk": "A", "eselon": "III.a"},
    {"kode_unit": "A.2", "nama_unit": "Bagian Kosong", "kode_induk": "A", "eselon": "III.a"},
]
JABATAN = [
    {
        "kode_jabatan": "J1",
        "kode_unit": "A",
        "nama_jabatan": "Kepala Biro",
        "jenis_jabatan": "pimpinan tinggi",
    },
    {"kode_jabatan": "J2", "kode_unit": "A.1", "nama_jabatan": "Analis Lebih", "jenis_jabatan": "pelaksana"},
    {
        "kode_jabatan": "J3",
        "kode_unit": "A.1",
        "nama_jabatan": "Pengolah Kurang",
        "jenis_jabatan": "pelaksana",
    },
    {"kode_jabatan": "J4", "kode_unit": "A.1", "nama_jabatan": "Penata Ragu", "jenis_jabatan": "pelaksana"},
]
BEZETTING = {"J1": 1, "J2": 4, "J3": 1, "J4": 0}


def tugas(kode: str, nomor: str, volume: object, norma: object, **sisa: object) -> dict[str, object]:
    baku = {"uraian_tugas": f"Menyusun laporan {nomor}", "hasil_kerja": "Laporan", "periode": "tahun"}
    return {
        "kode_jabatan": kode,
        "nomor": nomor,
        "volume": volume,
        "norma_waktu": norma,
        "satuan_waktu": "menit",
        **baku,
        **sisa,
    }


TUGAS = [
    tugas(
        "J1", "1", 12, 60, periode="bulan"
    ),  # 144 × 60 = 8.640 menit: 0,1152 orang, pimpinan paling sedikit satu
    tugas("J2", "1", 1000, 149.28),  # 149.280 menit: 1,9904 orang
    tugas("J3", "1", 1000, 300),  # 300.000 menit: tepat 4 orang
    tugas("J4", "1", 1000, 75),  # 75.000 menit: tepat 1 orang
    tugas("J4", "2", "", ""),  # tanpa volume dan norma: tidak dihitung
]


KOSONG = {"br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "line", "circle", "use"}


class Halaman(HTMLParser):
    """Tags in order, attributes of each, and the visible text; complains of tags that do not close."""

    def __init__(self, isi: str) -> None:
        super().__init__(convert_charrefs=True)
        self.unsur: list[tuple[str, dict[str, str | None]]] = []
        self.terbuka: list[str] = []
        self.salah: list[str] = []
        self.potongan: list[str] = []
        self.feed(isi)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unsur.append((tag, dict(attrs)))
        if tag not in KOSONG:
            self.terbuka.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unsur.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in KOSONG:
            return
        if not self.terbuka or self.terbuka.pop() != tag:
            self.salah.append(tag)

    def handle_data(self, data: str) -> None:
        if not self.terbuka or self.terbuka[-1] not in {"style", "script"}:
            self.potongan.append(data)

    @property
    def teks(self) -> str:
        return " ".join(" ".join(self.potongan).split())

    def semua(self, tag: str) -> list[dict[str, str | None]]:
        return [atribut for nama, atribut in self.unsur if nama == tag]


@pytest.fixture(scope="session")
def baca() -> type[Halaman]:
    """Read a page: ``baca(html)``."""
    return Halaman


PENGATURAN = """
judul = "Kegiatan Uji"
tahun = 2026
instansi = "Instansi Uji"
keterangan = "Data uji, fiktif."
"""


@pytest.fixture(scope="session")
def buat_di() -> Callable[..., Kegiatan]:
    """Write three tables into a folder and open them."""

    def _buat(
        folder: Path,
        unit: list[dict] | None = None,
        jabatan: list[dict] | None = None,
        tugas: list[dict] | None = None,
        bezetting: dict[str, int] | None = None,
        toml: str = PENGATURAN,
    ) -> Kegiatan:
        ada = BEZETTING if bezetting is None else bezetting
        pos = JABATAN if jabatan is None else jabatan
        tabel = {
            "unit": UNIT if unit is None else unit,
            "jabatan": [
                {"kelas_jabatan": 7, "bezetting": ada.get(str(satu["kode_jabatan"]), 0), **satu}
                for satu in pos
            ],
            "uraian_tugas": TUGAS if tugas is None else tugas,
        }
        kolom = {
            "jabatan": [*JABATAN[0], "kelas_jabatan", "bezetting"],
            "unit": list(UNIT[0]),
            "uraian_tugas": list(TUGAS[0]),
        }
        for nama, baris in tabel.items():
            pd.DataFrame(baris, columns=None if baris else kolom[nama]).to_csv(
                folder / f"{nama}.csv", index=False
            )
        (folder / "kegiatan.toml").write_text(toml, encoding="utf-8")
        return abk.open(folder)

    return _buat


@pytest.fixture
def buat(buat_di: Callable[..., Kegiatan], tmp_path: Path) -> Callable[..., Kegiatan]:
    """The same, into the folder of the test."""
    return partial(buat_di, tmp_path)


@pytest.fixture
def kegiatan(buat: Callable[..., Kegiatan]) -> Kegiatan:
    return buat()


@pytest.fixture(scope="session")
def contoh() -> Kegiatan:
    return abk.open("contoh")


_NASKAH_POHON = Path(__file__).resolve().parents[2] / "benchmarks" / "pohon.py"


@pytest.fixture(scope="session")
def pohon(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Kegiatan]:
    """A made-up ministry of any shape and size, opened: ``pohon("besar:300")``; one task a post."""
    resep = importlib.util.spec_from_file_location("pohon_buatan", _NASKAH_POHON)
    modul = importlib.util.module_from_spec(resep)
    resep.loader.exec_module(modul)
    ada: dict[tuple[str, int], Kegiatan] = {}

    def _pohon(bentuk: str, tugas: int = 1) -> Kegiatan:
        kunci = (bentuk, tugas)
        if kunci not in ada:
            ada[kunci] = abk.open(modul.tulis(bentuk, tmp_path_factory.mktemp("pohon"), tugas))
        return ada[kunci]

    return _pohon


@pytest.fixture
def tab(peramban: Any) -> Iterator[Callable[..., Any]]:
    """Open a file in the browser, with a width and a colour scheme; it keeps what it asks for and says."""
    konteks: list[Any] = []

    def buka(berkas: Path, lebar: int = 1280, warna: str = "light") -> Any:
        satu = peramban.new_context(
            locale="id-ID", viewport={"width": lebar, "height": 900}, color_scheme=warna
        )
        konteks.append(satu)
        halaman = satu.new_page()
        halaman.minta, halaman.keluh = [], []
        halaman.on("request", lambda permintaan: halaman.minta.append(permintaan.url))
        halaman.on("console", lambda pesan: halaman.keluh.append(pesan.text))
        halaman.on("pageerror", lambda salah: halaman.keluh.append(str(salah)))
        halaman.goto(berkas.as_uri())
        return halaman

    yield buka
    for satu in konteks:
        satu.close()
