"""Steps 11 and 12: the minutes of a meeting, and the report about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.naskah.bagian import Bagian, Butir, Teks, TeksBoleh, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import Frame
from abk.naskah.isi.dasar import Filling, Isi, IsiRapat, Jenis, Signer, TindakLanjut, dashed
from abk.naskah.isi.tanda import Menjawab, ada_terbuka, jawaban_awal, tanda_langkah
from abk.naskah.isi.undangan import rapat, tanggal_rapat
from abk.naskah.orang import Orang, PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.tabel.dasar import DasarHitung, dasar_hitung
from abk.naskah.tabel.jabatan import BarisJumlah, KelompokJabatan, jumlah_jabatan, kelompok_jabatan
from abk.naskah.tabel.perubahan import PutusanJabatan, putusan_jabatan
from abk.sop.jawaban_tanda import JAWABAN_TANDA
from abk.tulisan.format import KOSONG, bulat, jam, tanggal

_MAKSUD = (
    "Laporan ini dimaksudkan untuk memberi gambaran tentang pelaksanaan rapat pembahasan dan hasilnya. "
    "Tujuannya menjadi bahan pemeriksaan konsep data beban kerja dan bahan konfirmasi teknis oleh unit "
    "organisasi."
)
_BERNOMOR = 7
"""Reports of earlier editions cite the invitation by the day of the meeting."""
_PENUTUP = "Demikian laporan ini disampaikan sebagai bahan pimpinan dalam mengambil langkah selanjutnya."


def usulan(step: StepContext) -> Kegiatan:
    """Data of the unit as it was proposed."""
    return step.alur.usulan(step.unit)


def banyak(putusan: Sequence[PutusanJabatan]) -> dict[str, str]:
    """How many decisions there are, and on how many posts."""
    return {
        "banyak_putusan": bulat(sum(len(satu.putusan) for satu in putusan)),
        "banyak_jabatan": bulat(len(putusan)),
    }


# ── minutes ───────────────────────────────────────────────────────────────────────────────────────────
class Peserta(Bagian):
    """Somebody who attended."""

    nama: Teks = isian("Nama")
    jabatan: Teks = isian("Jabatan")
    unit: TeksBoleh = isian("Unit kerja", "")


class Pembahasan(Bagian):
    """What one speaker said."""

    pembicara: Teks = isian("Pembicara")
    isi: Teks = isian("Pokok pembicaraan", masukan="paragraf")


class Notula(Menjawab, IsiRapat):
    """Notula of one unit's meeting; every decision about the data names the cell that it changes."""

    JENIS: ClassVar[str] = "notula"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {
        "ttd": Signer("penanda_tangan", "pemeriksa", "Pimpinan rapat,"),
        "ttd_notulis": Signer("notulis", "penyusun", "Notulis,"),
    }
    SELESAI_WAJIB: ClassVar[bool] = True

    unit: Teks = isian("Unit yang dibahas", asal="alur")
    rapat: Teks = isian("Nama rapat", "Rapat Pembahasan Penyusunan Analisis Beban Kerja")
    pimpinan: Orang = isian("Pimpinan rapat")
    notulis: PenandaTangan = isian("Notulis")
    peserta: tuple[Peserta, ...] = isian("Peserta yang hadir", masukan="daftar", min_length=1)
    pembukaan: Butir = isian("Kata pembukaan", masukan="daftar", min_length=1)
    pembahasan: tuple[Pembahasan, ...] = isian("Pembahasan", masukan="daftar", min_length=1)
    kesimpulan: Butir = isian("Kesimpulan", masukan="daftar", min_length=1)
    tindak_lanjut: tuple[TindakLanjut, ...] = isian("Tindak lanjut", masukan="daftar", min_length=1)
    penutup: Teks = isian(
        "Kata penutup", "Pimpinan rapat menutup rapat dengan ucapan terima kasih.", masukan="paragraf"
    )
    penanda_tangan: PenandaTangan = isian("Penanda tangan")
    putusan: tuple[PutusanJabatan, ...] = isian("Keputusan rapat atas data", asal="data")
    jumlah_awal: BarisJumlah = isian("Jumlah menurut usulan", asal="data")
    jumlah_akhir: BarisJumlah = isian("Jumlah menurut hasil rapat", asal="data")
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The minutes with their tables."""
        ditutup = f"{jam(self.selesai)} {frame.profil.zona_waktu}" if self.selesai else KOSONG
        return {
            **super().konteks(frame),
            **banyak(self.putusan),
            "peserta": dashed(self.peserta, "unit"),
            "banyak_peserta": bulat(len(self.peserta)),
            "ditutup": ditutup,
        }


def data_notula(kegiatan: Kegiatan, perubahan: Sequence[Perubahan]) -> dict[str, Any]:
    """What the results say in the minutes: ``data_awal`` of the unit, and the decisions of the meeting."""
    return _akibat(kegiatan, terapkan(kegiatan, perubahan), perubahan)


def _akibat(awal: Kegiatan, akhir: Kegiatan, perubahan: Sequence[Perubahan]) -> dict[str, Any]:
    return {
        "putusan": tuple(putusan_jabatan(awal, perubahan)),
        "jumlah_awal": jumlah_jabatan(awal),
        "jumlah_akhir": jumlah_jabatan(akhir),
        "dasar": dasar_hitung(akhir),
    }


def _notula(step: StepContext) -> Mapping[str, Any]:
    diadakan = rapat(step)
    selesai = step.isian("dokumentasi").get("selesai") or diadakan.get("selesai")
    hadir = [p for p in diadakan.get("peserta", []) if p.get("hadir")]
    kabag = step.pemegang("pemeriksa")
    return {
        **{k: diadakan[k] for k in ("tanggal_rapat", "mulai", "tempat", "acara") if k in diadakan},
        **step.isian("notula"),
        "unit": step.nama,
        "selesai": selesai,
        "pimpinan": {k: v for k, v in kabag.items() if k != "sebutan"},
        "notulis": step.pemegang("penyusun"),
        "peserta": [{k: p.get(k, "") for k in ("nama", "jabatan", "unit")} for p in hadir],
        "penanda_tangan": kabag,
        "tanda": tanda_langkah(step, usulan(step), step.keadaan.putusan(step.unit)),
        **data_notula(usulan(step), step.keadaan.putusan(step.unit)),
    }


# ── report ────────────────────────────────────────────────────────────────────────────────────────────
class Laporan(Isi):
    """Laporan pelaksanaan rapat, in the order of PermenPANRB 80/2012, from introduction to closing."""

    JENIS: ClassVar[str] = "laporan"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("penanda_tangan", "penyusun")}

    unit: Teks = isian("Unit yang dibahas", asal="alur")
    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    tanggal_rapat: dt.date = isian("Tanggal rapat", asal="alur", masukan="tanggal")
    tempat_rapat: Teks = isian("Tempat rapat", asal="alur")
    dasar_hukum: tuple[Teks, ...] = isian("Dasar hukum", asal="profil", masukan="daftar", min_length=1)
    dasar_surat: Butir = isian(
        "Dasar penugasan",
        asal="alur",
        masukan="daftar",
        min_length=1,
        bantuan="Disposisi, undangan, dan rencana kegiatan yang mendasari rapat.",
    )
    umum: Butir = isian("Penjelasan umum", masukan="daftar", min_length=1)
    maksud: Teks = isian("Maksud dan tujuan", _MAKSUD, masukan="paragraf")
    pelaksanaan: Butir = isian("Kegiatan yang dilaksanakan", masukan="daftar", min_length=1)
    hambatan: Butir = isian("Hambatan", (), masukan="daftar", bantuan="Kosongkan bila tidak ada.")
    simpulan: Butir = isian("Simpulan", masukan="daftar", min_length=1)
    saran: Butir = isian("Saran", masukan="daftar", min_length=1)
    penutup: Teks = isian("Penutup", _PENUTUP, masukan="paragraf")
    tanggal: dt.date | None = isian("Tanggal laporan", None, masukan="tanggal")
    penanda_tangan: PenandaTangan = isian("Pembuat laporan")
    rekap: tuple[KelompokJabatan, ...] = isian("Rekapitulasi jabatan", asal="data", min_length=1)
    jumlah_tugas: Teks = isian("Banyaknya uraian tugas", asal="data")
    putusan: tuple[PutusanJabatan, ...] = isian("Keputusan rapat atas data", asal="data")
    jumlah_awal: BarisJumlah = isian("Jumlah menurut usulan", asal="data")
    jumlah_akhir: BarisJumlah = isian("Jumlah menurut hasil rapat", asal="data")
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Legal basis, and the title of the officer who was given the task."""
        hukum = tuple(satu.kutipan for satu in profil.dasar_hukum.get("kegiatan", ()))
        return {"dasar_hukum": hukum, **super().bawaan(profil)}

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The report with its tables."""
        return {**super().konteks(frame), **banyak(self.putusan)}


def data_laporan(kegiatan: Kegiatan, perubahan: Sequence[Perubahan]) -> dict[str, Any]:
    """What the results say in the report: ``data_awal`` of the unit, and the decisions of the meeting."""
    akhir = terapkan(kegiatan, perubahan)
    return {
        **_akibat(kegiatan, akhir, perubahan),
        "rekap": tuple(kelompok_jabatan(akhir)),
        "jumlah_tugas": bulat(len(akhir.uraian_tugas)),
    }


def _dasar_surat(step: StepContext) -> list[str]:
    """The last instruction and the invitation, by number and day."""
    rapat_ini = f"Surat undangan intern untuk rapat tanggal {tanggal_rapat(step)}"
    if not step.sejak(_BERNOMOR):
        return [f"Disposisi {step.sebut('pemeriksa')} tentang administrasi rapat pembahasan", rapat_ini]
    keadaan = step.keadaan
    arahan = [s.nama for s in step.alur.prosedur.slot if s.naskah == "disposisi"]
    setuju = [p for s in arahan if (p := keadaan.persetujuan_slot(s)) is not None]
    akhir = max(setuju, key=lambda p: p.waktu, default=None)
    hasil = list[str]()
    if akhir is not None:
        siapa = step.orang(akhir.pelaku, akhir.sebutan)
        jabatan = f"{siapa['sebutan']} {siapa['jabatan']}".strip()
        hasil.append(f"Lembar disposisi {jabatan} tanggal {tanggal(keadaan.hari(akhir.waktu))}")
    nomor = step.bernomor("undangan_asli")
    surat = f"Surat undangan intern Nomor {nomor[0]} tanggal {tanggal(nomor[1])}" if nomor else rapat_ini
    return [*hasil, surat]


def _laporan(step: StepContext) -> Mapping[str, Any]:
    diadakan = rapat(step)
    return {
        **step.isian("laporan"),
        "unit": step.nama,
        "kegiatan": step.alur.judul,
        "tanggal_rapat": diadakan.get("tanggal_rapat"),
        "tempat_rapat": diadakan.get("tempat"),
        "dasar_surat": _dasar_surat(step),
        "tanggal": step.hari,
        "penanda_tangan": step.sendiri,
        **data_laporan(usulan(step), step.keadaan.putusan(step.unit)),
    }


JENIS = (Jenis("Notula", Notula), Jenis("Laporan", Laporan))
_MINUTES = ("pembukaan", "pembahasan", JAWABAN_TANDA, "kesimpulan", "tindak_lanjut", "penutup")
_REPORT = ("umum", "maksud", "pelaksanaan", "hambatan", "simpulan", "saran", "penutup")
SLOT: Mapping[str, Filling] = {
    "notula": Filling(
        "notula",
        _notula,
        ditanya=_MINUTES,
        awal=lambda step: jawaban_awal(step, [step.unit]),
        bila=lambda step, nama: ada_terbuka(step, nama, [step.unit]),
    ),
    "laporan": Filling("laporan", _laporan, "asli", ditanya=_REPORT),
    "notula_asli": Filling("notula", _notula, "asli", ditanya=(), asal="notula", kini=True),
}
