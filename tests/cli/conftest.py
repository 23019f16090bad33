"""A small ministry in a store, officials with keys of their own, and a case run by command only."""

from __future__ import annotations

import datetime as dt
import functools
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from typer.testing import CliRunner

import abk
from abk.cli import app
from abk.kegiatan import folder_contoh
from abk.naskah.alur import fakta_langkah
from abk.sop import Alur, buka_alur, buka_kunci
from abk.store import buka

FRASA = "kuda benar baterai staples"
UNIT = """kode_unit,nama_unit,kode_induk,eselon
K,Kementerian Uji,,
A,Biro Alfa,K,II.a
B,Biro Beta,K,II.a
"""
JABATAN = """kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,kelas_jabatan,bezetting
A-1,A,Kepala Biro Alfa,pimpinan tinggi,14,1
A-2,A,Analis Alfa,pelaksana,7,2
B-1,B,Kepala Biro Beta,pimpinan tinggi,14,1
B-2,B,Analis Beta,pelaksana,7,1
"""
TUGAS = """kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu
A-1,1,Memimpin biro,Arahan,12,bulan,240,menit
A-2,1,Menyusun bahan,Bahan,10,minggu,120,menit
A-2,2,Memeriksa bahan,Bahan,3,hari,30,menit
B-1,1,Memimpin biro,Arahan,12,bulan,240,menit
B-2,1,Menyusun bahan,Bahan,4,minggu,180,menit
"""
PEJABAT = {
    "p-karo": ("karo_po", ""),
    "p-kabag": ("kabag_ortala", ""),
    "p-kasubbag": ("kasubbag_organisasi", ""),
    "p-sesmenko": ("sesmenko", ""),
    "p-menko": ("menko", ""),
    "p-unit-a": ("unit", "A"),
    "p-unit-b": ("unit", "B"),
}
PELAKSANA = {
    **dict.fromkeys(("1", "5", "9", "15"), "p-karo"),
    **dict.fromkeys(("2", "4", "6", "8", "10", "12", "13a", "14", "18"), "p-kabag"),
    **dict.fromkeys(("3", "7", "11"), "p-kasubbag"),
    "16": "p-sesmenko",
    "17": "p-menko",
}


@dataclass
class Meja:
    """A desk: a folder with the store, the keys and the files that were filled in."""

    folder: Path
    jalan: CliRunner = field(default_factory=CliRunner)

    @property
    def alamat(self) -> str:
        return f"sqlite:///{self.folder}/abk.db"

    @property
    def alur(self) -> Alur:
        return buka_alur(buka(self.alamat))

    def __call__(self, *kata: object, masukan: str | None = None, kode: int | None = 0) -> Any:
        """Run ``abk``, and expect an exit code."""
        hasil = self.jalan.invoke(app, [str(k) for k in kata], input=masukan)
        if hasil.exception is not None and not isinstance(hasil.exception, SystemExit):
            raise hasil.exception
        if kode is not None:
            assert hasil.exit_code == kode, f"{kata}: {hasil.stdout}\n{hasil.stderr}"
        return hasil

    def tanda(self, siapa: str) -> list[str]:
        return ["--pelaku", siapa, "--kunci", str(self.folder / f"{siapa}.kunci"), "--ya"]

    def tulis(self, nama: str, isi: object) -> Path:
        berkas = self.folder / nama
        teks = isi if isinstance(isi, str) else yaml.safe_dump(isi, allow_unicode=True, sort_keys=False)
        berkas.write_text(teks, encoding="utf-8")
        return berkas

    def rencana(self, **ubah: Any) -> dict[str, Any]:
        pejabat = [
            {
                "id": i,
                "nama": f"Rekaan {i.removeprefix('p-').title()}",
                "jabatan": f"Jabatan {peran} {unit}".strip(),
                "kunci": buka_kunci(self.folder / f"{i}.kunci", FRASA).publik,
                "tugas": [{"peran": peran, "unit": unit, "sejak": "2026-01-01"}],
            }
            for i, (peran, unit) in PEJABAT.items()
        ]
        dasar = {
            "kode": "uji-2026",
            "tahun": 2026,
            "judul": "Analisis beban kerja uji",
            "profil": "umum-2024",
            "instansi": "Kementerian Uji",
            "unit": ["A", "B"],
            "usulan": "usulan.txt",
            "pejabat": pejabat,
        }
        return {**dasar, **ubah}

    def mulai(self, **ubah: Any) -> Any:
        self.tulis("usulan.txt", "usulan unit")
        berkas = self.tulis("rencana.yaml", self.rencana(**ubah))
        return self("sop", "mulai", self.alamat, "--berkas", berkas, *self.tanda("p-karo"))

    def maju(self, langkah: str, unit: str = "", *lain: object, fakta: object = None, kode: int = 0) -> Any:
        isian = self._fakta(langkah) if fakta is None else fakta
        if langkah == "13a" and fakta is None:
            isian = {"berita_acara": {"nomor_urut": f"3{'AB'.index(unit)}"}}
        berkas = ["--fakta", self.tulis(f"fakta-{langkah}{unit}.yaml", isian)] if isian else []
        milik = ["--unit", unit] if unit else []
        siapa = PELAKSANA.get(langkah, f"p-unit-{unit.lower()}")
        return self(
            "sop", "maju", self.alamat, langkah, *milik, *berkas, *self.tanda(siapa), *lain, kode=kode
        )

    def _fakta(self, langkah: str) -> Mapping[str, Any]:
        """What the script of the example ministry fills in for a step."""
        isi = _naskah_peragaan(dt.datetime.now(ZoneInfo("Asia/Jakarta")).date()).get(langkah, {})
        if langkah == "14":
            milik = ["Peraturan Menteri Uji Nomor 1 Tahun 2026 tentang Organisasi dan Tata Kerja"]
            isi = {**isi, "kepmenko": {"peraturan_instansi": milik}}
        if langkah in {"15", "15a"}:
            isi = {**isi, **self._cocok(langkah)}
        if langkah == "10":
            peserta = [{"nama": "Rekaan Hadir", "jabatan": "Analis", "unit": "Biro", "hadir": True}]
            return {**isi, "daftar_hadir_terisi": {"peserta": peserta}}
        return isi

    def _cocok(self, langkah: str) -> Mapping[str, Any]:
        """Everything that is to be compared with its text, ticked."""
        sumber = buka(self.alamat).kegiatan
        semua = fakta_langkah(self.alur, langkah, pelaku=PELAKSANA[langkah], sumber=sumber)
        terisi = {n.slot: n.terisi["butir"] for n in semua if "butir" in n.terisi}
        return {slot: {"butir": [{**b, "cocok": True} for b in isi]} for slot, isi in terisi.items()}

    def sampai(self, langkah: str) -> None:
        """Run all steps before one that is common, both units side by side."""
        urut = [
            k
            for k in self.alur.keadaan.langkah
            if k.urutan < self.alur.prosedur.langkah_menurut(langkah).urutan
        ]
        for satu in urut:
            for unit in ("A", "B") if satu.lingkup == "unit" else ("",):
                if (satu.kode, unit) in self.alur.keadaan.posisi_kini:
                    lain = ["--jawaban", self.jawaban(unit)] if satu.kode == "13" else []
                    self.maju(satu.kode, unit, *lain)

    def jawaban(self, unit: str, **status: Any) -> Path:
        kode = [k for k in ("A-1", "A-2", "B-1", "B-2") if k.startswith(unit)]
        isi = {k: {"status": "sesuai"} for k in kode} | {k.replace("_", "-"): v for k, v in status.items()}
        return self.tulis(f"jawaban-{unit}.yaml", isi)


@functools.cache
def _naskah_peragaan(hari: dt.date) -> Mapping[str, Any]:
    """What the script fills in for each step, the meeting today: commands have the clock of the computer."""
    teks = (folder_contoh() / "peragaan.yaml").read_text(encoding="utf-8")
    teks = re.sub(r"2026-\d\d-\d\d(?!T)", hari.isoformat(), teks)
    semua = yaml.load(teks, Loader=yaml.CBaseLoader)["tindakan"]  # noqa: S506 - texts only
    return {a["selesai"]: a["fakta"] for a in reversed(semua) if "selesai" in a and "fakta" in a}


def _isi_meja(folder: Path) -> None:
    sumber = folder / "sumber"
    sumber.mkdir()
    for nama, isi in (("unit", UNIT), ("jabatan", JABATAN), ("uraian_tugas", TUGAS)):
        (sumber / f"{nama}.csv").write_text(isi, encoding="utf-8")
    (sumber / "kegiatan.toml").write_text(
        'judul = "Uji"\ninstansi = "Kementerian Uji"\ntahun = 2026\ntanggal = 2026-03-01\n', encoding="utf-8"
    )
    satu = Meja(folder)
    buka(satu.alamat, buat=True).impor_kegiatan(abk.open(sumber), oleh="uji")
    for siapa in PEJABAT:
        satu("sop", "kunci", folder / f"{siapa}.kunci")


@pytest.fixture(scope="session")
def _frasa() -> Iterator[None]:
    lama = os.environ.get("ABK_FRASA")
    os.environ["ABK_FRASA"] = FRASA
    yield
    if lama is None:
        del os.environ["ABK_FRASA"]
    else:
        os.environ["ABK_FRASA"] = lama


@pytest.fixture(scope="session", autouse=True)
def _ingatan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What checks remember stays within the tests."""
    folder = tmp_path_factory.mktemp("ingatan") / "verifikasi"
    with pytest.MonkeyPatch.context() as m:
        m.setattr("abk.naskah.alur.folder_ingatan", lambda: folder)
        yield


@pytest.fixture(scope="module")
def buat_meja(
    _frasa: None, sekali: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Meja]:
    """A new desk with its store, and officials with keys."""

    def buat() -> Meja:
        baru = tmp_path_factory.mktemp("meja")
        return Meja(Path(shutil.copytree(sekali("meja", _isi_meja), baru, dirs_exist_ok=True)))

    return buat
