"""A store with the example ministry, a case at any step, and a person at the cockpit without a browser."""

from __future__ import annotations

import datetime as dt
import os
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from abk.kegiatan import CONTOH
from abk.kegiatan import open as buka_folder
from abk.kokpit.peragaan import Peragaan, peragakan
from abk.kokpit.rakit import Kokpit
from abk.sop import Alur
from abk.store import Gudang, buka
from tests.instrumen.formulir.conftest import konteks, lab, luar
from tests.kokpit.peramban import Kokpit as PerambanKokpit
from tests.kokpit.peramban import salin_notebook

__all__ = ["konteks", "lab", "luar"]

UNIT = "ITWIL"


def naskah_satu_unit() -> Peragaan:
    """The play of the example ministry for one unit only; the actions of the others are left out."""
    isi = Peragaan.baca().isi
    pejabat = [p for p in isi["pejabat"] if p.get("unit", UNIT) == UNIT]
    tindakan = [a for a in isi["tindakan"] if a.get("unit", UNIT) == UNIT and a.get("putusan", UNIT) == UNIT]
    return Peragaan({**isi, "unit": [UNIT], "pejabat": pejabat, "tindakan": tindakan})


def geser_tanggal(isi: Any, hari: int) -> Any:
    """The same facts some days later: in a browser the clock is the computer's."""
    if isinstance(isi, Mapping):
        return {k: geser_tanggal(v, hari) for k, v in isi.items()}
    if isinstance(isi, list):
        return [geser_tanggal(v, hari) for v in isi]
    if isinstance(isi, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", isi):
        return (dt.date.fromisoformat(isi) + dt.timedelta(days=hari)).isoformat()
    return isi


class Orang:
    """A person at the cockpit: sends what a browser would send, and reads what is shown."""

    def __init__(self, gudang: Gudang, jam: Callable[[], dt.datetime] | None = None) -> None:
        self.k = Kokpit(gudang, jam=jam)
        self.unduhan: list[tuple[str, bytes]] = []
        self.k.isi.send = self._kirim  # type: ignore[method-assign]

    def _kirim(self, pesan: Mapping[str, Any], buffers: Sequence[bytes] | None = None) -> None:
        if pesan.get("jenis") == "unduh":
            self.unduhan.append((pesan["nama"], bytes((buffers or [b""])[0])))

    def tekan(self, aksi: str, bekal: Sequence[bytes] = (), **isi: Any) -> Orang:
        self.k.isi._handle_custom_msg({"aksi": aksi, **isi}, list(bekal))
        return self

    def ketik(self, jalur: str, nilai: Any) -> Orang:
        return self.tekan("isi", jalur=jalur, nilai=nilai)

    def masuk(self, pejabat: str) -> Orang:
        self.tekan("kunci_layar")
        self.ketik("masuk/pejabat", pejabat)
        return self.tekan("masuk_peragaan")

    def buka(self, halaman: str, langkah: str = "", unit: str = "", slot: str = "") -> Orang:
        return self.tekan("buka", halaman=halaman, langkah=langkah, unit=unit, slot=slot)

    def isi_borang(self, fakta: Mapping[str, Mapping[str, Any]]) -> Orang:
        """Fill the form of a step as the play says."""
        borang = self.k._halaman.borang
        for slot, semua in fakta.items():
            for nama, nilai in semua.items():
                self._isi_satu(borang, f"{slot}/{nama}", nilai)
        return self

    def _isi_satu(self, borang: Any, jalur: str, nilai: Any) -> None:
        slot, nama = jalur.split("/")
        if not isinstance(nilai, list):
            self.ketik(jalur, nilai)
            return
        for n in list(borang.nilai[slot][nama]):
            self.tekan("hapus_baris", jalur=f"{jalur}/{n}")
        for satu in nilai:
            self.tekan("tambah_baris", jalur=jalur)
            n = list(borang.nilai[slot][nama])[-1]
            if isinstance(satu, Mapping):
                for kolom, isi in satu.items():
                    self.ketik(f"{jalur}/{n}/{kolom}", _medan(isi))
            else:
                self.ketik(f"{jalur}/{n}", satu)

    def tanda_tangani(self) -> Orang:
        self.tekan("siapkan")
        assert self.galat == "", self.galat
        self.ketik("setuju", nilai=True)
        return self.tekan("tanda_tangani")

    @property
    def galat(self) -> str:
        return str(self.k.pita.galat)

    @property
    def alur(self) -> Alur:
        return self.k.sesi.alur

    @property
    def html(self) -> str:
        return str(self.k.isi.isi()["html"])

    @property
    def teks(self) -> str:
        """Page as it is read, without what stands in frames."""
        return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", self.html)))


def _medan(isi: Any) -> Any:
    return {True: "ya", False: "tidak", None: ""}.get(isi, isi) if isinstance(isi, bool | None) else isi


@pytest.fixture(scope="session")
def induk(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int, bool], Any]:
    """Stores that were played to some action, each made once."""
    ada: dict[tuple[int, bool], Any] = {}

    def buat(sampai: int, satu: bool) -> Any:
        if (sampai, satu) not in ada:
            berkas = tmp_path_factory.mktemp("induk") / "abk.db"
            gudang = buka(f"sqlite:///{berkas}", buat=True)
            gudang.impor_kegiatan(buka_folder(CONTOH), "Uji")
            peragakan(gudang, peragaan=naskah_satu_unit() if satu else None, sampai=sampai)
            ada[sampai, satu] = berkas
        return ada[sampai, satu]

    return buat


@pytest.fixture
def gudang_pada(induk, tmp_path) -> Callable[..., Gudang]:
    """A store of one's own, played to some action."""

    def buat(sampai: int = 0, *, satu: bool = True) -> Gudang:
        berkas = tmp_path / f"abk-{sampai}-{satu}.db"
        berkas.write_bytes(induk(sampai, satu).read_bytes())
        return buka(f"sqlite:///{berkas}", tunggu_detik=5)

    return buat


@pytest.fixture
def orang(gudang_pada) -> Callable[..., Orang]:
    """A person at a case that was played to some action; the clock stands 20 minutes after the last event."""

    def buat(sampai: int = 0, *, satu: bool = True) -> Orang:
        o = Orang(gudang_pada(sampai, satu=satu))
        o.k.sesi._jam = lambda: o.alur.keadaan.terakhir + dt.timedelta(minutes=20)
        return o

    return buat


@pytest.fixture
def naskah() -> Peragaan:
    return naskah_satu_unit()


@pytest.fixture
def naskah_kini() -> Peragaan:
    """The play with the dates of its documents as if it began today."""
    isi = naskah_satu_unit().isi
    hari = (dt.datetime.now(dt.UTC).date() - dt.datetime.fromisoformat(isi["mulai"]).date()).days
    return Peragaan({**isi, "tindakan": geser_tanggal(isi["tindakan"], hari)})


# ── the browser ───────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def gambar() -> Path:
    """Where screenshots go, to be looked at."""
    folder = Path(os.environ.get("ABK_GAMBAR") or Path(tempfile.gettempdir()) / "abk-kokpit-gambar")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def buka_lab(lab, konteks):
    """Open the notebook of the cockpit over a store in Lab and run it."""

    def buka_(gudang: Gudang, nama: str) -> PerambanKokpit:
        salin_notebook(lab.folder, f"sqlite:///{gudang.sambungan.alamat.berkas}", nama)
        h = konteks.new_page()
        h.goto(f"{lab.url}/lab/tree/{nama}?token={lab.token}&reset")
        return PerambanKokpit(h).jalankan_lab()

    return buka_
