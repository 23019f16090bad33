"""A full case of the example ministry, played from a script: invented officials, keys that are no secret."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from abk.hasil import nama_unit
from abk.kegiatan import Kegiatan, Perubahan, folder_contoh
from abk.naskah import buat, profil
from abk.naskah.alur import fakta_langkah, kerjakan, siapkan
from abk.naskah.alur.kerja import profil_alur
from abk.naskah.alur.periksa import Kemajuan
from abk.sop import Alur, Nama, Pejabat, Prosedur, Tanda, mulai, prosedur
from abk.sop.catatan.kunci import kunci_peragaan
from abk.sop.jam import JamKerja
from abk.sop.slot import DATA_AKHIR
from abk.store import Gudang
from abk.tulisan.sidik import sidik
from abk.tulisan.yaml_ketat import pemuat

BERKAS = "peragaan.yaml"


@dataclass(frozen=True)
class Peragaan:
    """The script of the play."""

    isi: Mapping[str, Any]

    @classmethod
    def baca(cls, berkas: Path | None = None) -> Peragaan:
        """Script of a file; of the example ministry unless one is given."""
        teks = (berkas or folder_contoh() / BERKAS).read_text(encoding="utf-8")
        return cls(yaml.load(teks, Loader=pemuat("bool", "int", "null", "merge")))  # noqa: S506 - a SafeLoader

    @property
    def pejabat(self) -> list[Pejabat]:
        """Officials with their keys, in office from the first day of the year."""
        awal = f"{self.isi['tahun']}-01-01"
        return [
            Pejabat.model_validate(
                {
                    "id": p["id"],
                    "kunci": kunci_peragaan(p["id"]).publik,
                    "penugasan": [{"peran": p["peran"], "unit": p.get("unit", ""), "sejak": awal}],
                }
            )
            for p in self.isi["pejabat"]
        ]

    @property
    def nama(self) -> dict[str, Nama]:
        """Names of the officials."""
        kolom = ("nama", "jabatan", "pangkat", "nip")
        semua = self.isi["pejabat"]
        return {p["id"]: Nama.model_validate({k: p[k] for k in kolom if k in p}) for p in semua}

    @property
    def tindakan(self) -> list[Mapping[str, Any]]:
        """Actions in their order."""
        return list(self.isi["tindakan"])


class _Pemain:
    """Plays a script action by action; the clock is that of the script."""

    def __init__(self, gudang: Gudang, peragaan: Peragaan) -> None:
        self.gudang, self.peragaan = gudang, peragaan
        self.saat = dt.datetime.fromisoformat(peragaan.isi["mulai"])
        self.jam = JamKerja()
        self.kegiatan: Kegiatan = gudang.kegiatan()
        self.nomor = 0
        self.alur = self._mulai()

    def _tanda(self, pejabat: str) -> Tanda:
        """Signature on the clock of the script, with a number of the script: a play is repeatable."""
        self.nomor += 1
        nonce = sidik(f"{self.peragaan.isi['kode']}: {self.nomor}")[:32]
        return Tanda(pejabat, kunci_peragaan(pejabat), self.saat, nonce)

    def _mulai(self) -> Alur:
        isi, acuan = self.peragaan.isi, prosedur()
        return mulai(
            self.gudang,
            self._tanda(self._pemula(acuan)),
            kode=isi["kode"],
            tahun=isi["tahun"],
            judul=isi["judul"],
            unit=isi["unit"],
            prosedur=acuan,
            pejabat=self.peragaan.pejabat,
            nama=self.peragaan.nama,
            profil=isi["profil"],
            ganti_profil=isi["ganti_profil"],
            opsional=isi["opsional"],
            usulan=self._usulan(),
            peragaan=True,
        )

    def _pemula(self, acuan: Prosedur) -> str:
        """Identifier of whoever may start a case."""
        semua = self.peragaan.isi["pejabat"]
        return next(str(p["id"]) for p in semua if p["peran"] in acuan.fungsi.memulai)

    def _usulan(self) -> bytes:
        """Proposal of a unit, written before the case begins."""
        isi = self.peragaan.isi["usulan"]
        orang = self.peragaan.nama[isi["oleh"]].model_dump()
        milik = {**isi["isi"], "penanda_tangan": orang}
        instansi = profil(self.peragaan.isi["profil"], ganti=self.peragaan.isi["ganti_profil"])
        return buat("nota_usulan", milik, instansi, kepala="", tingkat="asli", peragaan=True).docx

    def main(self, aksi: Mapping[str, Any]) -> None:
        """One action."""
        pada = aksi.get("pada")
        self.saat = dt.datetime.fromisoformat(pada) if pada else self.jam.tambah(self.saat, aksi["menit"])
        unit, tanda = aksi.get("unit", ""), self._tanda(aksi["oleh"])
        if "putusan" in aksi:
            perubahan = [Perubahan.dari_dict({"jenis": "ubah", **p}) for p in aksi["perubahan"]]
            self.alur = self.alur.putuskan(aksi["putusan"], perubahan, tanda)
        elif "kembali" in aksi:
            self.alur = self.alur.kembalikan(
                aksi["kembali"], aksi["ke"], tanda, alasan=aksi["alasan"], unit=unit
            )
        else:
            siap = siapkan(
                self.alur,
                aksi["selesai"],
                pelaku=aksi["oleh"],
                sumber=lambda: self.kegiatan,
                unit=unit,
                fakta={**aksi.get("fakta", {}), **self._hadir(aksi), **self._cocok(aksi)},
                isi=self._isi(aksi),
                saat=self.saat,
            )
            self.alur = kerjakan(siap, tanda)

    def _hadir(self, aksi: Mapping[str, Any]) -> dict[str, Any]:
        """Attendance list: who of those invited came, by the beginning of the name."""
        if "hadir" not in aksi:
            return {}
        nama = {p.nama: p for p in self.peragaan.nama.values()}
        datang = [p for n, p in nama.items() if any(n.startswith(h) for h in aksi["hadir"])]
        unit = {p["id"]: p.get("unit", "") for p in self.peragaan.isi["pejabat"]}
        milik = {self.peragaan.nama[i].nama: u for i, u in unit.items()}
        tabel = nama_unit(self.kegiatan)
        penerbit = profil_alur(self.alur).unit_penyelenggara
        peserta = [
            {
                "nama": p.nama,
                "nip": p.nip,
                "jabatan": p.jabatan,
                "unit": tabel.get(milik[p.nama], penerbit),
                "hadir": True,
            }
            for p in datang
        ]
        lain = aksi.get("fakta", {}).get("daftar_hadir_terisi", {})
        return {"daftar_hadir_terisi": {**lain, "peserta": peserta}}

    def _cocok(self, aksi: Mapping[str, Any]) -> dict[str, Any]:
        """Sheet of what was compared with its text: all of a group, each ticked."""
        if "cocok" not in aksi:
            return {}
        milik = {"pelaku": aksi["oleh"], "sumber": lambda: self.kegiatan, "saat": self.saat}
        semua = {n.slot: n.terisi for n in fakta_langkah(self.alur, aksi["selesai"], **milik)}
        kelompok, naskah = aksi["cocok"]["kelompok"], aksi["cocok"]["naskah"]
        return {
            slot: {
                "butir": [
                    {**b, "cocok": True, "naskah": naskah} if b["kelompok"] == kelompok else b
                    for b in terisi["butir"]
                ]
            }
            for slot, terisi in semua.items()
            if "butir" in terisi
        }

    def _isi(self, aksi: Mapping[str, Any]) -> dict[str, Any]:
        """Answers of a confirmation, and the acceptance of what units proposed."""
        langkah, unit = aksi["selesai"], aksi.get("unit", "")
        satu = self.alur.prosedur.langkah_menurut(langkah)
        if satu.mengonfirmasi:
            usul = [{"jenis": "ubah", **u} for u in aksi.get("usul", [])]
            jabatan = self.alur.data(f"data_konsep:{unit}").jabatan["kode_jabatan"]
            return {"jawaban": {str(kode): _jawaban(str(kode), usul) for kode in jabatan}}
        if DATA_AKHIR in satu.keluaran:
            k = self.alur.keadaan
            return {"terima": [u.sebagai_dict() for satu in self.alur.unit for u in k.usul(satu)]}
        return {}


def _jawaban(kode: str, usul: list[dict[str, Any]]) -> dict[str, Any]:
    milik = [u for u in usul if u["kode_jabatan"] == kode]
    return {"status": "sesuai_dengan_perbaikan" if milik else "sesuai", "catatan": "", "usul": milik}


def langkah_peragaan(gudang: Gudang, peragaan: Peragaan | None = None) -> Iterator[tuple[str, Alur]]:
    """Play a script, and give the case after its start and after each action.

    Parameters
    ----------
    gudang : store that holds the kegiatan of the example ministry, and no case of that code yet
    """
    naskah = peragaan or Peragaan.baca()
    pemain = _Pemain(gudang, naskah)
    yield "mulai", pemain.alur
    for aksi in naskah.tindakan:
        pemain.main(aksi)
        apa = next(k for k in ("selesai", "kembali", "putusan") if k in aksi)
        yield f"{apa} {aksi[apa]} {aksi.get('unit', '')}".strip(), pemain.alur


def peragakan(
    gudang: Gudang,
    *,
    peragaan: Peragaan | None = None,
    kemajuan: Kemajuan | None = None,
    sampai: int | None = None,
) -> Alur:
    """Play a case to its end, or its first actions only."""
    naskah = peragaan or Peragaan.baca()
    banyak = len(naskah.tindakan) if sampai is None else min(sampai, len(naskah.tindakan))
    jalan = langkah_peragaan(gudang, naskah)
    _, alur = next(jalan)
    for nomor in range(1, banyak + 1):
        apa, alur = next(jalan)
        if kemajuan is not None:
            kemajuan(nomor, banyak, apa)
    return alur
