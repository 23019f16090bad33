"""Steps 7 and 10: the papers for the meeting, and the running record of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, ClassVar

from abk.errors import Temuan
from abk.hasil import kata_perubahan, nama_jabatan
from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Bagian, Teks, TeksBoleh, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import Frame
from abk.naskah.isi.dasar import Filling, Isi, IsiRapat, Jenis, Signer, dashed
from abk.naskah.isi.undangan import RAPAT, rapat_diundang
from abk.naskah.orang import PenandaTangan
from abk.naskah.tabel.dasar import dasar_hitung
from abk.naskah.tabel.jabatan import BarisJabatan, BarisJumlah, baris_jabatan, jumlah_jabatan
from abk.tulisan.format import KOSONG, bulat, jam, kata_selisih
from abk.tulisan.sidik import kelompok

_TERPISAH = 8
"""Edition since which the papers set no surplus off against a shortage."""
_SATUAN = re.compile(r"\[([^\[\]]+)\]")
BAHASAN_TERBANYAK = 12
"""Most points that are put before the meeting of one unit."""


# ── papers ────────────────────────────────────────────────────────────────────────────────────────────
class Bahasan(Bagian):
    """One point for the meeting."""

    jabatan: Teks = isian("Jabatan")
    uraian: TeksBoleh = isian("Uraian tugas", "")
    hal: Teks = isian("Yang dibahas", masukan="paragraf")


class BahanUnit(Bagian):
    """A unit: its posts with their figures as text of the results, their sum, and the points."""

    kode: Teks = isian("Kode unit", asal="data")
    nama: Teks = isian("Unit organisasi", asal="data")
    jabatan: tuple[BarisJabatan, ...] = isian("Jabatan", asal="data", masukan="daftar", min_length=1)
    jumlah: BarisJumlah = isian("Jumlah", asal="data")
    bahasan: tuple[Bahasan, ...] = isian("Pokok bahasan", (), masukan="daftar")


class BahanRapat(Isi):
    """Bahan rapat: per unit its posts, what they need, and what the meeting has to talk about."""

    JENIS: ClassVar[str] = "bahan_rapat"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("penyusun")}

    nama_kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    tanggal_rapat: dt.date = isian("Tanggal rapat", masukan="tanggal")
    dasar: tuple[Teks, ...] = isian("Dasar perhitungan", asal="data", masukan="daftar", min_length=1)
    unit: tuple[BahanUnit, ...] = isian("Unit", asal="data", masukan="daftar", min_length=1)
    jumlah_terpisah: bool = isian("Kekurangan dan kelebihan dijumlahkan terpisah", True, asal="alur")
    petunjuk: tuple[Teks, ...] = isian("Petunjuk pembahasan", (), masukan="daftar")
    tanggal: dt.date | None = isian("Tanggal", None, masukan="tanggal")
    penyusun: PenandaTangan = isian("Penanggung jawab bahan")

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """Unit by unit: table and points."""
        isi = super().konteks(frame)
        for unit in isi["unit"]:
            unit["bahasan"] = [
                {"jabatan": "\n".join(filter(None, [b["jabatan"], b["uraian"]])), "hal": b["hal"]}
                for b in unit["bahasan"]
            ]
        return isi


def _bahan_rapat(step: StepContext) -> Mapping[str, Any]:
    k = step.data("data_awal")
    dasar = dasar_hitung(k)
    kata = [dasar.kalimat, dasar.belum_diverifikasi, dasar.keterangan]
    return {
        **step.isian("bahan_rapat"),
        "nama_kegiatan": step.alur.judul,
        "tanggal_rapat": step.isian("undangan").get("tanggal_rapat"),
        "dasar": [str(satu) for satu in kata if satu],
        "unit": [_bahan_unit(step, u, k.cabang(u)) for u in step.alur.unit],
        "jumlah_terpisah": step.sejak(_TERPISAH),
        "tanggal": step.hari,
        "penyusun": step.pemegang("pemeriksa"),
    }


def _bahan_unit(step: StepContext, kode: str, k: Kegiatan) -> dict[str, Any]:
    return {
        "kode": kode,
        "nama": step.nama_unit(kode),
        "jabatan": baris_jabatan(k),
        "jumlah": jumlah_jabatan(k),
        "bahasan": _bahasan(k),
    }


def _bahasan(k: Kegiatan) -> list[dict[str, str]]:
    """Posts that the meeting must look at: faulty rows first, then the widest gaps."""
    nama = nama_jabatan(k)
    hasil = [
        {"jabatan": f"{nama[t.kode_jabatan]} ({t.kode_jabatan})", "hal": _kalimat(t)}
        for t in k.temuan
        if t.tingkat in {"cacat", "ragu"} and t.kode_jabatan in nama
    ]
    selisih = k.hasil["selisih"].dropna().astype(int)
    urut = selisih[selisih != 0].sort_values(key=lambda s: -s.abs(), kind="stable")
    hasil += [
        {
            "jabatan": f"{nama[str(kode)]} ({kode})",
            "hal": f"{kata_selisih(int(n)).capitalize()} {bulat(abs(int(n)))} orang; "
            "periksa volume dan norma waktu.",
        }
        for kode, n in urut.items()
    ]
    return hasil[:BAHASAN_TERBANYAK]


def _kalimat(temuan: Temuan) -> str:
    """A finding as two sentences of a document; a unit of measure stands in round brackets there."""
    saran = _SATUAN.sub(r"(\1)", temuan.saran)
    return f"{temuan.pesan[:1].upper()}{temuan.pesan[1:]}. {saran}"


# ── the record ────────────────────────────────────────────────────────────────────────────────────────
class CatatanRapat(Bagian):
    """Something said or done."""

    pukul: dt.time | None = isian("Pukul", None, masukan="jam")
    pembicara: Teks = isian("Pembicara")
    isi: Teks = isian("Isi", masukan="paragraf")


class BarisPutusan(Bagian):
    """A change of the data that the meeting decided."""

    jabatan: Teks = isian("Jabatan", asal="alur")
    uraian: TeksBoleh = isian("Uraian tugas", "", asal="alur")
    kolom: Teks = isian("Yang diubah", asal="alur")
    lama: TeksBoleh = isian("Semula", "", asal="alur")
    baru: TeksBoleh = isian("Menjadi", "", asal="alur")
    alasan: Teks = isian("Alasan", asal="alur")


class BerkasRapat(Bagian):
    """A photograph, recording or paper of the meeting, by its hash."""

    nama: Teks = isian("Nama berkas")
    keterangan: Teks = isian("Keterangan")
    sidik: TeksBoleh = isian("Kode verifikasi berkas", "", asal="alur", pattern="^([0-9a-f]{64})?$")


class Dokumentasi(IsiRapat):
    """Dokumentasi: the running record of a meeting, from which notula and report are written."""

    JENIS: ClassVar[str] = "dokumentasi"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("pencatat", "penyusun")}
    SELESAI_WAJIB: ClassVar[bool] = True

    unit: Teks = isian("Unit yang dibahas", asal="alur")
    pimpinan: Teks = isian("Pimpinan rapat", bantuan="Nama dan jabatan.")
    jumlah_diundang: int = isian("Jumlah diundang", ge=0, le=10_000)
    jumlah_hadir: int = isian("Jumlah hadir", ge=1, le=10_000)
    jalannya: tuple[CatatanRapat, ...] = isian("Jalannya rapat", masukan="daftar", min_length=1)
    putusan: tuple[BarisPutusan, ...] = isian("Keputusan rapat atas data", (), asal="alur", masukan="daftar")
    berkas: tuple[BerkasRapat, ...] = isian("Foto dan berkas", (), masukan="daftar")
    pencatat: PenandaTangan = isian("Pencatat")

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The record with its tables."""
        return {
            **super().konteks(frame),
            "hadir": f"{bulat(self.jumlah_hadir)} dari {bulat(self.jumlah_diundang)} orang yang diundang",
            "jalannya": [
                {**satu.model_dump(), "pukul": jam(satu.pukul) if satu.pukul else KOSONG}
                for satu in self.jalannya
            ],
            "putusan": dashed(self.putusan, "uraian", "lama", "baru"),
            "berkas": [
                {**satu.model_dump(), "sidik": kelompok(satu.sidik) or KOSONG} for satu in self.berkas
            ],
        }


def _dokumentasi(step: StepContext) -> Mapping[str, Any]:
    hadir = step.isian("daftar_hadir_terisi")
    peserta = hadir.get("peserta", [])
    pimpinan = step.pemegang("pemeriksa")
    return {
        **rapat_diundang(step),
        **{n: hadir[n] for n in RAPAT if n in hadir},
        **step.isian("dokumentasi"),
        "unit": step.nama,
        "pimpinan": f"{pimpinan['nama']}, {pimpinan['jabatan']}",
        "jumlah_diundang": sum(bool(p.get("diundang", True)) for p in peserta),
        "jumlah_hadir": sum(bool(p.get("hadir")) for p in peserta),
        "putusan": _putusan(step),
        "pencatat": step.pemegang("penyusun"),
    }


def _putusan(step: StepContext) -> list[dict[str, str]]:
    """Decisions about the unit that stand, in the words of the minutes."""
    return [
        {
            "jabatan": f"{p.jabatan} ({p.kode_jabatan})",
            "uraian": p.tugas,
            **{n: getattr(p, n) for n in ("kolom", "lama", "baru", "alasan")},
        }
        for p in kata_perubahan(step.keadaan.putusan(step.unit), step.alur.usulan(step.unit))
    ]


JENIS = (Jenis("Bahan Rapat", BahanRapat), Jenis("Dokumentasi Rapat", Dokumentasi))
SLOT: Mapping[str, Filling] = {
    "bahan_rapat": Filling("bahan_rapat", _bahan_rapat, "asli", ditanya=("petunjuk",)),
    "dokumentasi": Filling("dokumentasi", _dokumentasi, "asli", ditanya=("jalannya", "berkas", "selesai")),
}
