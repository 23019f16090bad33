"""Step 3: the plan with its computed schedule, and the list of material."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal, get_args

from abk.errors import Temuan
from abk.naskah.bagian import Bagian, Butir, Teks, TeksBoleh, Tingkat, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import Frame
from abk.naskah.isi.baku import kata_baku
from abk.naskah.isi.dasar import Filling, Isi, Jenis, Signer, dashed
from abk.naskah.jadwal import BarisJadwal, LangkahWaktu, jadwal_langkah, matriks
from abk.naskah.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.sop.jam import JamKerja
from abk.sop.slot import DATA_AWAL
from abk.tulisan.format import KOSONG, bulat, tanggal

_MOST_DAYS = 400
_NYATA = 7
"""Plans of earlier editions put steps that were done on the days that they would take."""
_SERENTAK = 6
"""Schedules of earlier editions lead one unit through all its steps before the next, meetings over nights."""


class Pelaksana(Bagian):
    """A post and what it does in the plan."""

    jabatan: Teks = isian("Jabatan")
    tugas: Teks = isian("Tugas dalam kegiatan")


class RencanaKegiatan(Isi):
    """Rencana kegiatan, in the order of a kerangka acuan kerja: from why to at what cost."""

    JENIS: ClassVar[str] = "rencana_kegiatan"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {
        "ttd_penyusun": Signer("penyusun", "penyusun", "Disusun oleh"),
        "ttd_pemeriksa": Signer("pemeriksa", "pemeriksa", "Diperiksa oleh"),
        "ttd_mengetahui": Signer("mengetahui", "pengarah", "Mengetahui"),
    }

    nama_kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    dasar_hukum: tuple[Teks, ...] = isian("Dasar hukum", asal="profil", masukan="daftar", min_length=1)
    gambaran_umum: Teks = isian("Gambaran umum", masukan="paragraf")
    alasan: Teks = isian("Alasan kegiatan", masukan="paragraf")
    uraian: Teks = isian("Uraian kegiatan", masukan="paragraf")
    batasan: Teks = isian("Batasan kegiatan", masukan="paragraf")
    maksud: Teks = isian("Maksud", masukan="paragraf")
    tujuan: Butir = isian("Tujuan", masukan="daftar", min_length=1)
    indikator: Butir = isian("Indikator keluaran", masukan="daftar", min_length=1)
    keluaran: Butir = isian("Keluaran", masukan="daftar", min_length=1)
    metode: Teks = isian("Metode pelaksanaan", masukan="paragraf")
    tempat: Teks = isian("Tempat pelaksanaan")
    unit: Butir = isian("Unit yang dianalisis", asal="alur", masukan="daftar", min_length=1)
    penanggung_jawab: Teks = isian("Penanggung jawab", asal="profil")
    pelaksana: tuple[Pelaksana, ...] = isian("Pelaksana", masukan="daftar", min_length=1)
    jadwal: tuple[BarisJadwal, ...] = isian("Jadwal", asal="alur", masukan="daftar", min_length=1)
    hari_kerja: tuple[dt.date, ...] = isian("Hari kerja", asal="alur", masukan="daftar", min_length=1)
    biaya: Teks = isian(
        "Biaya", masukan="paragraf", bantuan="Sumber dan besar biaya, atau: tanpa biaya khusus."
    )
    tanggal: dt.date | None = isian("Tanggal", None, masukan="tanggal")
    penyusun: PenandaTangan = isian("Penyusun")
    pemeriksa: PenandaTangan = isian("Pemeriksa")
    mengetahui: PenandaTangan = isian("Mengetahui")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Legal basis and the three officials of the procedure."""
        return {
            "dasar_hukum": [satu.kutipan for satu in profil.dasar_hukum.get("kegiatan", ())],
            "penanggung_jawab": profil.jabatan["pengarah"].lengkap,
            **super().bawaan(profil),
        }

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of the base, and rows of the schedule outside its working days."""
        hari = set(self.hari_kerja)
        salah = [
            satu for satu in self.jadwal if {satu.mulai, satu.selesai} - hari or satu.selesai < satu.mulai
        ]
        return [
            *super().kurang(profil, tingkat),
            *(
                self.temuan(
                    "jadwal",
                    f"Jadwal langkah {satu.kode}, {satu.mulai} s.d. {satu.selesai}, di luar hari kerja",
                    "Mulai dan selesai harus hari kerja, dan mulai tidak sesudah selesai.",
                    "jadwal",
                )
                for satu in salah
            ),
        ]

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The plan; the schedule in pieces that fit on a page lying on its side."""
        awal = min(satu.mulai for satu in self.jadwal)
        akhir = max(satu.selesai for satu in self.jadwal)
        banyak = sum(awal <= hari <= akhir for hari in set(self.hari_kerja))
        return {
            **super().konteks(frame),
            "potongan": matriks(self.jadwal, self.hari_kerja),
            "ringkasan_jadwal": (
                f"Kegiatan direncanakan {bulat(banyak)} hari kerja, dari {tanggal(awal, hari=True)} "
                f"sampai dengan {tanggal(akhir, hari=True)}."
            ),
        }


def _rencana(step: StepContext) -> Mapping[str, Any]:
    sudah, hari = _sudah(step), _hari_kerja(step)
    menit = step.profil.jam_kerja.menit_per_hari
    return {
        **step.isian("rencana_kegiatan"),
        "nama_kegiatan": step.alur.judul,
        "unit": step.semua_nama,
        "jadwal": [*sudah, *jadwal_langkah(_langkah_waktu(step), hari, menit)],
        "hari_kerja": sorted({*(satu.mulai for satu in sudah), *hari}),
        "tanggal": step.hari,
        "penyusun": step.sendiri,
        "pemeriksa": step.pemegang("pemeriksa"),
        "mengetahui": step.pemegang("pengarah"),
    }


def _awal_rencana(step: StepContext) -> Mapping[str, Any]:
    """Standard wording, and what the two who make the analysis do in it; the cost is not guessed."""
    tugas = {"pemeriksa": "memimpin pelaksanaan", "penyusun": "menyiapkan instrumen, bahan, dan konsep data"}
    milik: dict[str, list[str]] = {}
    for fungsi, kerja in tugas.items():
        siapa = step.pemegang(fungsi)
        milik.setdefault(f"{siapa['sebutan']} {siapa['jabatan']}".strip(), []).append(kerja)
    pelaksana = [{"jabatan": j, "tugas": "; ".join(k).capitalize()} for j, k in milik.items()]
    return {**kata_baku(step, "rencana_kegiatan"), "pelaksana": pelaksana}


def _sudah(step: StepContext) -> list[BarisJadwal]:
    """Common steps that were done before the plan, on their days."""
    if not step.sejak(_NYATA):
        return []
    keadaan, hasil = step.keadaan, list[BarisJadwal]()
    for satu in keadaan.langkah:
        setuju = keadaan.persetujuan_langkah(satu.kode, "") if satu.lingkup == "umum" else None
        if satu.waktu is not None and setuju is not None and satu.urutan < step.langkah.urutan:
            hari, siapa = keadaan.hari(setuju.waktu), step.alur.prosedur.nama_peran(satu.pelaksana)
            hasil.append(
                BarisJadwal(kode=satu.kode, kegiatan=satu.ringkas, pelaksana=siapa, mulai=hari, selesai=hari)
            )
    return hasil


def _langkah_waktu(step: StepContext) -> list[LangkahWaktu]:
    """Steps of the SOP with its times; those of the units once for each unit.

    All units meet by one invitation, so each step is done for all of them before the next one; earlier
    editions followed one unit after the other.
    """
    hasil: list[LangkahWaktu] = []
    sudah = {satu.kode for satu in _sudah(step)}
    per_unit = [k for k in step.keadaan.langkah if k.lingkup == "unit"]
    for satu in step.keadaan.langkah:
        if satu.kode in sudah or satu.waktu is None or (satu.lingkup == "unit" and satu is not per_unit[0]):
            continue
        hasil += _tenggang(step, satu)
        if satu.lingkup == "umum":
            hasil.append(_satu(step, satu, ""))
            continue
        milik = [k for k in per_unit if k.waktu is not None]
        if step.sejak(_SERENTAK):
            hasil += [_satu(step, k, u) for k in milik for u in step.alur.unit]
        else:
            hasil += [_satu(step, k, u) for u in step.alur.unit for k in milik]
    return hasil


def _tenggang(step: StepContext, berikut: Any) -> list[LangkahWaktu]:
    """What must pass before a step though no step says it: time to fill in, the lead of an invitation."""
    jadwal, hari = step.profil.jadwal, step.profil.jam_kerja.menit_per_hari
    if DATA_AWAL in berikut.keluaran and jadwal.pengisian:
        siapa = next((p.nama for p in step.alur.prosedur.peran if p.lingkup == "unit"), "Unit")
        return [LangkahWaktu(KOSONG, "Pengisian instrumen oleh unit", siapa, jadwal.pengisian * hari)]
    if berikut.lingkup == "unit" and jadwal.undangan:
        siapa = step.sebut("penyusun")
        return [LangkahWaktu(KOSONG, "Tenggang undangan rapat", siapa, jadwal.undangan * hari)]
    return []


def _satu(step: StepContext, langkah: Any, unit: str) -> LangkahWaktu:
    peran = step.alur.prosedur.nama_peran(langkah.pelaksana)
    siapa = f"{peran} {unit}" if step.alur.prosedur.per_unit_peran(langkah.pelaksana) else peran
    menit = langkah.waktu.menit(step.profil.jam_kerja.menit_per_hari)
    utuh = step.sejak(_SERENTAK) and langkah.kode in step.keadaan.langkah_rapat
    return LangkahWaktu(langkah.kode, langkah.ringkas, siapa, menit, unit, utuh=utuh)


def _hari_kerja(step: StepContext) -> list[dt.date]:
    """Working days from today on, as many as the steps can take one after the other."""
    langkah = _langkah_waktu(step)
    perlu = sum(s.menit for s in langkah) // step.profil.jam_kerja.menit_per_hari + 2
    perlu += sum(s.utuh for s in langkah)  # each may wait for the next morning
    jam, hari, hasil = JamKerja(zona=step.keadaan.zona), step.hari, list[dt.date]()
    for _ in range(_MOST_DAYS):
        if jam.rentang(hari):
            hasil.append(hari)
        if len(hasil) >= perlu:
            break
        hari += dt.timedelta(days=1)
    return hasil


# ── the list of material ──────────────────────────────────────────────────────────────────────────────
Keadaan = Literal["lengkap", "perlu dilengkapi", "belum ada"]


class BarisBahan(Bagian):
    """One item of the material."""

    nama: Teks = isian("Nama bahan")
    asal: Teks = isian("Asal")
    bentuk: Teks = isian("Bentuk", bantuan="Misalnya buku kerja, salinan peraturan, laporan.")
    keadaan: Keadaan = isian("Keadaan", masukan="pilihan")
    keterangan: TeksBoleh = isian("Keterangan", "")


class DaftarBahan(Isi):
    """Daftar bahan: what was gathered for the analysis, its state, and the technical review of it."""

    JENIS: ClassVar[str] = "daftar_bahan"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("penyusun")}

    nama_kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    unit: tuple[Teks, ...] = isian("Unit yang dianalisis", asal="alur", masukan="daftar", min_length=1)
    bahan: tuple[BarisBahan, ...] = isian("Bahan", masukan="daftar", min_length=1)
    reviu: Teks = isian("Hasil reviu teknis", masukan="paragraf")
    tanggal: dt.date | None = isian("Tanggal", None, masukan="tanggal")
    penyusun: PenandaTangan = isian("Penyusun")

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The list, and how many items are in which state."""
        hitung = Counter(satu.keadaan for satu in self.bahan)
        ringkas = [f"{bulat(hitung[satu])} {satu}" for satu in get_args(Keadaan)]
        return {
            **super().konteks(frame),
            "bahan": dashed(self.bahan, "keterangan"),
            "ringkasan": f"Jumlah bahan {bulat(len(self.bahan))}: {', '.join(ringkas)}.",
        }


def _daftar_bahan(step: StepContext) -> Mapping[str, Any]:
    return {
        **step.isian("daftar_bahan"),
        "nama_kegiatan": step.alur.judul,
        "unit": step.semua_nama,
        "tanggal": step.hari,
        "penyusun": step.sendiri,
    }


def _awal_bahan(step: StepContext) -> Mapping[str, Any]:
    tanda = {u: step.kegiatan.cabang(u).hasil["belum_lengkap"] for u in step.alur.unit}
    belum = {u: int(satu.sum()) for u, satu in tanda.items()}
    baris = [
        {
            "nama": f"Data jabatan dan uraian tugas {step.nama_unit(u)}",
            "asal": step.nama_unit(u),
            "bentuk": "instrumen ABK",
            "keadaan": "perlu dilengkapi" if n else "lengkap",
            "keterangan": f"{n} jabatan belum lengkap" if n else "",
        }
        for u, n in belum.items()
    ]
    jumlah, kurang = sum(len(satu) for satu in tanda.values()), sum(belum.values())
    lanjut = "Baris yang belum lengkap atau diragukan dibahas dalam rapat." if kurang else ""
    reviu = f"Dari {bulat(jumlah)} jabatan yang diperiksa program, {bulat(kurang)} belum lengkap. {lanjut}"
    return {"bahan": baris, "reviu": reviu.strip()}


JENIS = (Jenis("Rencana Kegiatan", RencanaKegiatan), Jenis("Daftar Bahan", DaftarBahan))
_OF_PLAN = ("nama_kegiatan", "unit", "jadwal", "hari_kerja", "tanggal", "penyusun", "pemeriksa", "mengetahui")
_OF_LIST = ("nama_kegiatan", "unit", "tanggal", "penyusun")
SLOT: Mapping[str, Filling] = {
    "rencana_kegiatan": Filling(
        "rencana_kegiatan", _rencana, "asli", frozenset(_OF_PLAN), awal=_awal_rencana
    ),
    "daftar_bahan": Filling("daftar_bahan", _daftar_bahan, "asli", frozenset(_OF_LIST), awal=_awal_bahan),
}
