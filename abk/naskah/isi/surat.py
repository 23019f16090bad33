"""Steps 4 and 6: the report of readiness, and the letter with which the instrument goes out to the units."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Any, ClassVar

from abk.naskah.bagian import Bagian, Butir, Teks, TeksBoleh, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import TANPA_TANDA, Frame
from abk.naskah.isi.dasar import SATU_BERKAS, Filling, IsiNotaDinas, IsiSurat, Jenis, dashed
from abk.naskah.profil.bentuk import BELUM_ADA
from abk.tulisan.format import bulat
from abk.tulisan.terbilang import terbilang


# ── readiness ─────────────────────────────────────────────────────────────────────────────────────────
class BarisKesiapan(Bagian):
    """One thing that the analysis needs, and whether it is ready."""

    hal: Teks = isian("Yang dipelajari", asal="alur")
    keadaan: Teks = isian("Kesiapan", asal="alur")
    keterangan: TeksBoleh = isian("Keterangan", "", asal="alur")


class NotaKesiapan(IsiNotaDinas):
    """Nota dinas laporan kesiapan: plan, instrument and material were studied, and the work can begin."""

    JENIS: ClassVar[str] = "nota_kesiapan"
    YTH: ClassVar[str] = "pengarah"

    hal: Teks = isian("Hal", "Laporan kesiapan bahan dan pelaksanaan analisis beban kerja")
    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    kesiapan: tuple[BarisKesiapan, ...] = isian("Kesiapan", asal="alur", masukan="daftar", min_length=1)
    catatan: TeksBoleh = isian("Catatan", "", masukan="paragraf")


def _kesiapan(step: StepContext) -> list[dict[str, str]]:
    bahan = [str(b.get("keadaan", "")) for b in step.isian("daftar_bahan").get("bahan", ())]
    hitung = Counter(bahan)
    kurang = ", ".join(f"{bulat(n)} {apa}" for apa, n in hitung.items() if apa != "lengkap")
    unit = bulat(len(step.alur.unit))
    return [
        {"hal": "Rencana kegiatan", "keadaan": "siap", "keterangan": "telah dipelajari"},
        {
            "hal": "Instrumen analisis beban kerja",
            "keadaan": "siap",
            "keterangan": f"untuk {unit} unit",
        },
        {
            "hal": "Bahan kerja terkait",
            "keadaan": "perlu dilengkapi" if kurang else "siap",
            "keterangan": f"{bulat(len(bahan))} bahan; {kurang or 'semuanya lengkap'}",
        },
    ]


def _nota_kesiapan(step: StepContext) -> Mapping[str, Any]:
    return {
        **step.isian("laporan_kesiapan"),
        "kegiatan": step.alur.judul,
        "kesiapan": _kesiapan(step),
        "tanggal": step.hari,
        "penanda_tangan": step.sendiri,
    }


# ── the instrument goes out ───────────────────────────────────────────────────────────────────────────
class Kiriman(Bagian):
    """One thing that is sent."""

    nama: Teks = isian("Naskah yang dikirim", asal="alur")
    banyak: Teks = isian("Banyaknya", asal="alur")
    keterangan: TeksBoleh = isian("Keterangan", "", asal="alur")


class SuratPengantar(IsiSurat):
    """Surat pengantar: the instrument, and until when the units return it filled in."""

    JENIS: ClassVar[str] = "surat_pengantar"

    hal: Teks = isian("Hal", "Penyampaian instrumen analisis beban kerja")
    lampiran: TeksBoleh = isian("Lampiran", SATU_BERKAS)
    kepada: Butir = isian("Yth.", asal="alur", masukan="daftar", min_length=1)
    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    kiriman: tuple[Kiriman, ...] = isian("Yang dikirim", asal="alur", masukan="daftar", min_length=1)
    batas: dt.date = isian(
        "Dikembalikan paling lambat", masukan="tanggal", bantuan="Beri unit waktu kerja yang cukup."
    )

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The letter with its list, and the foot that the receiver signs."""
        penerima = {
            **TANPA_TANDA,
            "awalan": f"Diterima tanggal {BELUM_ADA}",
            "jabatan": ["Penerima,"],
            "nama": f"Nama: {BELUM_ADA}",
            "keterangan": [f"Jabatan: {BELUM_ADA}"],
            "ruang": frame.ruang,
        }
        isi = {"kiriman": dashed(self.kiriman, "keterangan"), "penerima": penerima}
        return {**super().konteks(frame), **isi}


def _surat_pengantar(step: StepContext) -> Mapping[str, Any]:
    banyak = len(step.alur.unit)
    return {
        **step.isian("pengantar_instrumen"),
        "kepada": [step.pemegang_unit(u)["jabatan"] for u in step.alur.unit],
        "kegiatan": step.alur.judul,
        "kiriman": [
            *(
                {"nama": f"Instrumen analisis beban kerja {step.nama_unit(u)}", "banyak": SATU_BERKAS}
                for u in step.alur.unit
            ),
            {
                "nama": "Petunjuk Pengisian",
                "banyak": f"{bulat(banyak)} ({terbilang(banyak)}) berkas",
                "keterangan": "di dalam setiap instrumen",
            },
        ],
        "tanggal": step.hari,
        "penanda_tangan": step.sendiri,
    }


def _awal_pengantar(step: StepContext) -> Mapping[str, Any]:
    hari = step.hari_kerja(step.hari, step.profil.jadwal.pengisian)
    return {"batas": hari.isoformat(), "hal": f"Penyampaian instrumen {step.alur.judul}"}


JENIS = (Jenis("Nota Dinas Laporan Kesiapan", NotaKesiapan), Jenis("Surat Pengantar", SuratPengantar))
SLOT: Mapping[str, Filling] = {
    "laporan_kesiapan": Filling("nota_kesiapan", _nota_kesiapan, "asli", ditanya=("nomor_urut", "catatan")),
    "pengantar_instrumen": Filling(
        "surat_pengantar", _surat_pengantar, "asli", ditanya=("nomor_urut", "batas"), awal=_awal_pengantar
    ),
}
