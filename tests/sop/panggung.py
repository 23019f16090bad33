"""A tiny ministry with fictional officials, a shelf in memory, and someone who can do any step.

All names are invented; the keys come from texts that anybody can read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import threading
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from abk.errors import ParameterError
from abk.sop import Alur, Kunci, Nama, Pejabat, Penugasan, Tanda, kunci_dari_benih, mulai, prosedur
from abk.sop.catat import Bawaan, assemble
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.prosedur import Prosedur, prosedur_dari_json
from abk.store import StatusError
from abk.store.case_store import Rekaman
from abk.tulisan.sidik import sidik

UNIT = """kode_unit,nama_unit,kode_induk,eselon
K,Kementerian Contoh,,
A,Biro Alfa,K,II.a
B,Biro Beta,K,II.a
C,Biro Gama,K,II.a
"""
JABATAN = """kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,kelas_jabatan,bezetting
A-1,A,Kepala Biro Alfa,pimpinan tinggi,14,1
A-2,A,Analis Alfa,pelaksana,7,2
B-1,B,Kepala Biro Beta,pimpinan tinggi,14,1
B-2,B,Analis Beta,pelaksana,7,1
C-1,C,Kepala Biro Gama,pimpinan tinggi,14,1
C-2,C,Analis Gama,pelaksana,7,2
C-3,C,Pengadministrasi Gama,pelaksana,5,0
"""
TUGAS = """kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu
A-1,1,Memimpin biro,Arahan,12,bulan,240,menit
A-2,1,Menyusun bahan,Bahan,10,minggu,120,menit
A-2,2,Memeriksa bahan,Bahan,3,hari,30,menit
B-1,1,Memimpin biro,Arahan,12,bulan,240,menit
B-2,1,Menyusun bahan,Bahan,4,minggu,180,menit
C-1,1,Memimpin biro,Arahan,12,bulan,240,menit
C-2,1,Menyusun bahan,Bahan,6,minggu,90,menit
C-3,1,Mencatat surat,Surat,20,hari,10,menit
"""
SEMUA = [*(str(n) for n in range(1, 14)), "13a", "14", "15", "15a", "16", "17", "18"]
"""Steps of the SOP, terbit, and those beyond it."""
JABATAN_UNIT = {"A": ("A-1", "A-2"), "B": ("B-1", "B-2"), "C": ("C-1", "C-2", "C-3")}
MULAI = dt.datetime(2026, 3, 2, 1, 0, tzinfo=dt.UTC)  # Monday, 08.00 in Jakarta
SEJAK = dt.date(2026, 1, 1)
PERAN = {
    "p-menko": ("menko", ""),
    "p-sesmenko": ("sesmenko", ""),
    "p-karo": ("karo_po", ""),
    "p-kabag": ("kabag_ortala", ""),
    "p-kasubbag": ("kasubbag_organisasi", ""),
    "p-hukum": ("biro_hukum", ""),
    "p-unit-a": ("unit", "A"),
    "p-unit-b": ("unit", "B"),
    "p-unit-c": ("unit", "C"),
}
PEMEGANG = {v: k for k, v in PERAN.items()}


class RakIngatan:
    """The shelf of a store (:class:`abk.store.case_store.CaseStore`) without a disk."""

    def __init__(self) -> None:
        self.alur: dict[str, dict[str, Any]] = {}
        self.catatan: dict[str, list[Rekaman]] = {}
        self.isi: dict[str, tuple[str, bytes]] = {}
        self.gagal: Exception | None = None
        self._kunci = threading.RLock()

    def daftar(self) -> list[dict[str, Any]]:
        return [
            {**a, "jumlah": len(self.catatan[k]), "kepala": self.catatan[k][-1].sidik}
            for k, a in self.alur.items()
        ]

    def rekaman(self, kode: str) -> list[str]:
        return [r.teks for r in self.catatan.get(kode, [])]

    def mulai(self, kode: str, tahun: int, judul: str, buat: Callable[..., Any]) -> Rekaman:
        with self._kunci:
            if not kode.strip():
                raise ParameterError("Alur tanpa kode.", "Beri kode.")
            if kode in self.alur:
                raise StatusError(f"Alur {kode!r} sudah ada.", "Beri kode lain.")
            satu = self._catat(kode, [], buat)
            dibuat = MULAI.isoformat(timespec="microseconds")
            self.alur[kode] = {"kode": kode, "tahun": tahun, "judul": judul, "dibuat": dibuat}
            return satu

    def tambah(self, kode: str, buat: Callable[..., Any]) -> Rekaman:
        with self._kunci:
            if kode not in self.alur:
                raise ParameterError(f"Alur {kode!r} tidak ada dalam gudang.", "Periksa kode alurnya.")
            return self._catat(kode, self.rekaman(kode), buat)

    def berkas(self, milik: str) -> bytes:
        if milik not in self.isi:
            raise ParameterError(f"Berkas {milik[:16]}… tidak ada dalam gudang.", "Periksa gudangnya.")
        return self.isi[milik][1]

    def ada(self, milik: str) -> bool:
        return milik in self.isi

    def _catat(self, kode: str, lama: list[str], buat: Callable[..., Any]) -> Rekaman:
        rekaman, berkas = buat(list(lama))
        if rekaman.urut != len(lama) or sidik(rekaman.teks) != rekaman.sidik or not rekaman.nonce:
            raise ParameterError("Catatan alur tidak dapat disimpan.", "Buat catatan itu lagi.")
        if any(sidik(isi) != s for s, (_, isi) in berkas.items()):
            raise ParameterError("Berkas tidak cocok dengan kode verifikasinya.", "Buat catatan itu lagi.")
        if any(r.nonce == rekaman.nonce for satu in self.catatan.values() for r in satu):
            raise StatusError("Catatan itu sudah ada.", "Muat ulang alurnya.")
        if self.gagal is not None:
            raise self.gagal
        self.catatan.setdefault(kode, []).append(rekaman)
        for milik, isi in berkas.items():
            self.isi.setdefault(milik, isi)
        return rekaman


def kunci(siapa: str) -> Kunci:
    """Key of an official of the tests."""
    return kunci_dari_benih(hashlib.sha256(f"uji/{siapa}".encode()).digest())


def tugas(peran: str, unit: str = "", **lain: Any) -> Penugasan:
    return Penugasan(**{"peran": peran, "unit": unit, "sejak": SEJAK, **lain})


def pejabat(siapa: str, *penugasan: Penugasan, kunci_lain: str = "", **lain: Any) -> Pejabat:
    tetap = penugasan or (tugas(*PERAN[siapa]),)
    return Pejabat(id=siapa, kunci=kunci(kunci_lain or siapa).publik, penugasan=tetap, **lain)


def nama(siapa: str) -> Nama:
    return Nama(nama=f"Rekaan {siapa.removeprefix('p-').title()}", jabatan="Jabatan Rekaan", nip="9" * 18)


def prosedur_ringkas() -> Prosedur:
    """The steps of the SOP with hardly a word in them: a short first line, where every byte is tried."""
    isi = prosedur().sebagai_json()
    for satu in isi["langkah"]:
        satu.update(dict.fromkeys(("kegiatan", "kelengkapan", "output", "catatan"), "x"))
        satu["ringkas"] = f"Langkah {satu['kode']}"
    for satu in isi["slot"]:
        satu["judul"] = satu["nama"]
    isi["identitas"] |= {k: ["x"] for k, v in isi["identitas"].items() if isinstance(v, list)}
    isi["nama"], isi["identitas"]["nomor"] = "ringkas", "1/X"  # what is changed has a name of its own
    return prosedur_dari_json(isi)


def docx(teks: str) -> bytes:
    """The least that can be opened as a Word document."""
    tampung = io.BytesIO()
    with zipfile.ZipFile(tampung, "w") as arsip:
        arsip.writestr(zipfile.ZipInfo("word/document.xml"), teks)
    return tampung.getvalue()


@dataclass
class Panggung:
    """A case on a shelf, and the clock of its ministry."""

    data: bytes
    rak: Any = field(default_factory=RakIngatan)
    saat: dt.datetime = MULAI
    nomor: int = 0
    benih: str = ""
    ganti_kunci: dict[str, str | Kunci] = field(default_factory=dict)
    pemegang: Mapping[tuple[str, str], str] = field(default_factory=lambda: PEMEGANG)

    @property
    def alur(self) -> Any:
        """The shelf: a stage stands for a store."""
        return self.rak

    def tanda(self, pelaku: str, **lain: Any) -> Tanda:
        self.saat += dt.timedelta(minutes=10)
        self.nomor += 1
        nonce = hashlib.sha256(f"{self.benih}/{self.nomor}".encode()).hexdigest()[:32]
        milik = self.ganti_kunci.get(pelaku, pelaku)
        milik = kunci(milik) if isinstance(milik, str) else milik
        pakai = {"kunci": milik, "waktu": self.saat, "nonce": nonce}
        return Tanda(**{"pelaku": pelaku, **pakai, **lain})

    def buka(self, unit: Sequence[str] = ("A", "B"), pelaku: str = "p-karo", **lain: Any) -> Alur:
        siapa = [p for p, (_, u) in PERAN.items() if not u or u in unit]
        isi: dict[str, Any] = {
            "kode": "uji-2026",
            "tahun": 2026,
            "judul": "Analisis beban kerja uji",
            "unit": list(unit),
            "prosedur": prosedur(),
            "pejabat": [pejabat(p) for p in siapa],
            "profil": "umum-2024",
            "usulan": b"usulan",
        }
        isi |= lain
        isi.setdefault("nama", {p.id: nama(p.id) for p in isi["pejabat"]})
        return mulai(self, isi.pop("tanda", None) or self.tanda(pelaku), **isi)

    def salin(self, alur: Alur) -> tuple[Panggung, Alur]:
        """The same case once more, as it was at that moment, on a shelf of its own."""
        lain = Panggung(self.data, saat=alur.peristiwa[-1].saat, nomor=self.nomor, benih=f"{self.benih}+")
        lain.rak.alur, lain.rak.isi = dict(self.rak.alur), dict(self.rak.isi)
        lain.rak.catatan = {alur.kode: self.rak.catatan[alur.kode][: len(alur.peristiwa)]}
        return lain, Alur(lain.rak, alur.peristiwa, alur.keadaan)

    def pelaku(self, alur: Alur, langkah: str, unit: str = "") -> str:
        satu = alur.prosedur.langkah_menurut(langkah)
        return self.pemegang[satu.pelaksana, alur.keadaan.milik(satu, unit)]

    def keluaran(self, alur: Alur, langkah: str, unit: str = "") -> dict[str, bytes]:
        """What a step owes, apart from what is computed."""
        satu = alur.prosedur.langkah_menurut(langkah)
        hasil: dict[str, bytes] = {}
        for slot in alur.keadaan.nama_slot(satu, "keluaran", unit):
            if slot.partition(":")[0] not in {"data_konsep", "data_akhir"}:
                isi = self.data if slot == "data_awal" else docx(f"{slot} {alur.keadaan.jumlah}")
                hasil[slot] = isi
        return hasil

    def isian(self, alur: Alur, langkah: str, unit: str = "") -> dict[str, Any]:
        """What a step says: every post as it should be; every proposal accepted."""
        satu = alur.prosedur.langkah_menurut(langkah)
        if satu.mengonfirmasi:
            return {"jawaban": {k: {"status": "sesuai"} for k in JABATAN_UNIT[unit]}}
        if "data_akhir" in satu.keluaran:
            k = alur.keadaan
            return {"terima": [u.sebagai_dict() for unit in k.unit for u in k.usul(unit)]}
        return {}

    def maju(self, alur: Alur, langkah: str, unit: str = "", **lain: Any) -> Alur:
        """Complete a step as its official would."""
        pelaku = lain.pop("pelaku", None) or self.pelaku(alur, langkah, unit)
        tanda = lain.pop("tanda", None) or self.tanda(pelaku)
        lain.setdefault("berkas", self.keluaran(alur, langkah, unit))
        isi = lain.pop("isi") if "isi" in lain else self.isian(alur, langkah, unit)
        return alur.selesaikan(langkah, tanda, unit=unit, isi=isi, **lain)

    def sampai(self, alur: Alur, langkah: str, unit: str = "") -> Alur:
        """Go on until a step is due; for a step of the units, all of them are brought there."""
        satu = alur.prosedur.langkah_menurut(langkah) if langkah else None
        for _ in range(200):
            jalan = [
                (k, u)
                for k, u in alur.keadaan.posisi_kini
                if satu is None or alur.prosedur.langkah_menurut(k).urutan < satu.urutan
            ]
            if not jalan:
                assert not satu or langkah in {k for k, _ in alur.keadaan.posisi_kini}
                return alur
            alur = self.maju(alur, *jalan[0])
        raise AssertionError(langkah)

    def rakit(self, alur: Alur, apa: str, pelaku: str, **isian: Any) -> Peristiwa:
        """A signed event with fields as one likes; a key named ``kunci_lain`` signs it in another's name."""
        tanda = self.tanda(pelaku, **isian.pop("tanda", {}))
        nama_kunci = isian.pop("kunci_lain", "")
        langkah, unit = isian.pop("langkah", ""), isian.pop("unit", "")
        bawaan = Bawaan(isian.pop("isi", {}), isian.pop("makna", ()), isian.pop("masukan", {}))
        e = assemble(alur.keadaan, apa, tanda, None, langkah, unit, bawaan)
        ubah = {"keluaran": isian.pop("keluaran", {}), "unit": unit, "sebutan": "", **isian}
        if nama_kunci:
            ubah["kunci"] = kunci(nama_kunci).sidik
        return tandai(e, kunci(nama_kunci) if nama_kunci else tanda.kunci, **ubah)

    def rakit_selesai(self, alur: Alur, langkah: str, unit: str = "", **ubah: Any) -> Peristiwa:
        """The event by which a step would be completed, some fields changed."""
        satu, kini = alur.prosedur.langkah_menurut(langkah), alur.keadaan
        masukan = {s: kini.slot.get(s, "0" * 64) for s in kini.nama_slot(satu, "masukan", unit)}
        keluaran = {s: sidik(s) for s in kini.nama_slot(satu, "keluaran", unit)}
        isi = dict(self.isian(alur, langkah, unit))
        if any(s.partition(":")[0] in {"data_awal", "data_konsep", "data_akhir"} for s in keluaran):
            isi["hasil"] = sidik("hasil")
        bawaan = {"peran": satu.pelaksana, "makna": list(satu.makna), "masukan": masukan, "isi": isi}
        pelaku = ubah.pop("pelaku", None) or self.pelaku(alur, langkah, unit)
        isian = {"langkah": langkah, "unit": unit, "keluaran": keluaran, **bawaan, **ubah}
        return self.rakit(alur, "selesai", pelaku, **isian)


def tandai(e: Peristiwa, milik: Kunci, **ubah: Any) -> Peristiwa:
    """An event with other fields, signed again."""
    return Peristiwa.model_validate({**e.model_dump(), **ubah, "tanda_tangan": ""}).bertanda_tangan(milik)


def tiap_langkah(data_awal: Any, unit: Sequence[str] = ("A", "B")) -> tuple[Panggung, dict[str, Alur]]:
    """A case, once at each step."""
    p = Panggung(data_awal)
    alur = p.buka(unit, opsional=["15a"])
    hasil = {}
    for kode in SEMUA:
        alur = p.sampai(alur, kode)
        hasil[kode] = alur
    return p, hasil
