"""Steps 14 to 17: the decree that sets the result of the analysis, with its annexes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from abk.errors import Temuan
from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Bagian, Butir, Teks, TeksBoleh, Tingkat, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import Frame
from abk.naskah.isi.dasar import Isi, Jenis, Signer, Slot
from abk.naskah.isi.pengantar import judul_keputusan, lingkup, riwayat
from abk.naskah.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.tabel.dasar import DasarHitung, dasar_hitung
from abk.naskah.tabel.jabatan import KelompokJabatan, kelompok_jabatan
from abk.naskah.tabel.tahunan import LimaTahun, Tahunan, lima_tahun, proyeksi_kegiatan
from abk.naskah.tabel.unit import BarisPeta, BarisUnit, JumlahUnit, baris_peta, baris_unit, jumlah_unit
from abk.tulisan.format import bulat
from abk.tulisan.terbilang import terbilang

URUTAN = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN")
"""Names of the dicta."""

BELUM_DIPERIKSA = "[belum diverifikasi]"
"""Mark behind a legal basis that was not compared with its text."""

_KESATU = (
    "Menetapkan {tentang} sebagaimana tercantum dalam Lampiran I (rekapitulasi unit), Lampiran II (kebutuhan "
    "per jabatan){lampiran}, yang merupakan bagian tidak terpisahkan dari Keputusan ini."
)
_KEDUA = (
    "Hasil analisis beban kerja dan kebutuhan pegawai sebagaimana dimaksud dalam Diktum KESATU digunakan "
    "sebagai dasar:"
)
_KETIGA = (
    "Perubahan tugas, fungsi, atau volume kerja ditindaklanjuti dengan evaluasi atas hasil analisis beban "
    "kerja, paling sedikit {kali} kali dalam setahun."
)
_MENIMBANG = (
    (
        "untuk memperoleh jumlah dan susunan pegawai yang sesuai dengan beban kerja unit organisasi, perlu "
        "dilakukan analisis beban kerja"
    ),
    (
        "hasil analisis beban kerja tersebut telah dibahas dalam rapat dan dikonfirmasi secara teknis oleh "
        "unit organisasi yang bersangkutan"
    ),
)
_KEGUNAAN = (
    "penyusunan kebutuhan dan formasi pegawai",
    "penataan dan pemerataan pegawai",
    "evaluasi organisasi dan tata laksana",
)


class DasarKeputusan(Bagian):
    """A regulation under *Mengingat*."""

    kutipan: Teks = isian("Peraturan")
    belum_diverifikasi: bool = isian("Belum diverifikasi", False)


class Kepmenko(Isi):
    """The decree: in the ministry a *Keputusan Menteri Koordinator*."""

    JENIS: ClassVar[str] = "kepmenko"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("penanda_tangan", "penetap")}

    nomor_urut: TeksBoleh = isian("Nomor urut", "", bantuan="Kosong pada konsep; diisi saat penomoran.")
    tanggal: dt.date | None = isian("Tanggal penetapan", None, masukan="tanggal")
    tahun: int = isian("Tahun analisis", asal="alur", ge=1900, le=2999)
    lingkup: Teks = isian(
        "Lingkup", asal="alur", bantuan="Di lingkungan mana, misalnya nama unit atau nama kementerian."
    )
    menimbang: Butir = isian(
        "Menimbang",
        _MENIMBANG,
        masukan="daftar",
        min_length=1,
        max_length=6,
        bantuan="Tanpa kata bahwa dan tanpa huruf; butir penutup ditambahkan sendiri.",
    )
    mengingat: tuple[DasarKeputusan, ...] = isian("Mengingat", asal="profil", masukan="daftar", min_length=1)
    dasar_hukum_diperiksa: bool = isian(
        "Dasar hukum sudah dicocokkan dengan naskahnya",
        False,
        bantuan="Wajib sebelum naskah asli; tandanya hilang sesudah itu.",
    )
    memperhatikan: Butir = isian("Memperhatikan", (), asal="alur", masukan="daftar")
    kegunaan: Butir = isian("Digunakan sebagai dasar", _KEGUNAAN, masukan="daftar", min_length=1)
    evaluasi_setahun: int = isian("Evaluasi paling sedikit setahun", 1, bantuan="Kali.", ge=1, le=12)
    diktum_tambahan: Butir = isian("Diktum tambahan", (), masukan="daftar", max_length=4)
    tembusan: tuple[Teks, ...] = isian("Tembusan", (), asal="profil", masukan="daftar")
    penanda_tangan: PenandaTangan = isian("Yang menetapkan")
    unit: tuple[BarisUnit, ...] = isian("Lampiran I", asal="data", min_length=1)
    jumlah: JumlahUnit = isian("Jumlah", asal="data")
    rekap: tuple[KelompokJabatan, ...] = isian("Lampiran II", asal="data", min_length=1)
    peta: tuple[BarisPeta, ...] = isian("Lampiran III", asal="data", min_length=1)
    lima_tahun: LimaTahun | None = isian("Lampiran IV", None, asal="data")
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Legal basis, copies and the title of who makes it."""
        hukum = tuple(
            {"kutipan": satu.kutipan, "belum_diverifikasi": satu.belum_diverifikasi}
            for satu in profil.dasar_hukum.get("mengingat", ())
        )
        tembusan = profil.aturan(cls.JENIS).tembusan
        return {"mengingat": hukum, "tembusan": tembusan, **super().bawaan(profil)}

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of the base, and a fair copy whose legal basis nobody has checked."""
        temuan = [*super().kurang(profil, tingkat)]
        belum = [satu.kutipan for satu in self.mengingat if satu.belum_diverifikasi]
        if tingkat == "asli" and belum and not self.dasar_hukum_diperiksa:
            temuan.append(
                self.temuan(
                    "hukum",
                    f"Dasar hukum belum dicocokkan dengan naskahnya: {'; '.join(belum)}",
                    "Cocokkan satu per satu, lalu nyatakan sudah diperiksa.",
                    "dasar_hukum_diperiksa",
                )
            )
        return temuan

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The decree, its dicta by name, its annexes by Roman number."""
        menteri = frame.profil.instansi.menteri
        return {
            **super().konteks(frame),
            "kop": frame.kop("menteri"),
            "menteri": menteri,
            "menteri_negara": f"{menteri} {frame.profil.instansi.negara}".strip(),
            "dengan_rahmat": frame.profil.dengan_rahmat,
            "tanggal_tetap": frame.tanggal(self.tanggal),
            "tentang": self.tentang,
            "menimbang": self._menimbang(menteri),
            "mengingat": [self._mengingat(satu) for satu in self.mengingat],
            "diktum": self._diktum(menteri),
        }

    @property
    def tentang(self) -> str:
        """Title of the decree, after the word *tentang*."""
        return judul_keputusan(self.lingkup, self.tahun)

    def _menimbang(self, menteri: str) -> list[dict[str, str]]:
        """Considerations by letter; the last one follows from the others."""
        huruf = [chr(ord("a") + n) for n in range(len(self.menimbang))]
        if len(huruf) > 1:
            rujuk = f"{', '.join(f'huruf {h}' for h in huruf[:-1])} dan huruf {huruf[-1]}"
        else:
            rujuk = "huruf a"
        penutup = (
            f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {rujuk}, perlu menetapkan Keputusan "
            f"{menteri} tentang {self.tentang};"
        )
        isi = [f"bahwa {_tanpa_akhir(satu)};" for satu in self.menimbang]
        return [{"huruf": f"{chr(ord('a') + n)}.", "isi": satu} for n, satu in enumerate([*isi, penutup])]

    def _mengingat(self, satu: DasarKeputusan) -> str:
        tanda = satu.belum_diverifikasi and not self.dasar_hukum_diperiksa
        return f"{_tanpa_akhir(satu.kutipan)};{f' {BELUM_DIPERIKSA}' if tanda else ''}"

    def _diktum(self, menteri: str) -> list[dict[str, Any]]:
        """Dicta with their names; the points of the second one apart."""
        keempat = ", Lampiran III (peta jabatan), dan Lampiran IV (kebutuhan lima tahun)"
        lampiran = keempat if self.lima_tahun else ", dan Lampiran III (peta jabatan)"
        kali = f"{bulat(self.evaluasi_setahun)} ({terbilang(self.evaluasi_setahun)})"
        isi: list[tuple[str, Sequence[str]]] = [
            (_KESATU.format(tentang=self.tentang, lampiran=lampiran), ()),
            (_KEDUA, self.kegunaan),
            (_KETIGA.format(kali=kali), ()),
            *((satu, ()) for satu in self.diktum_tambahan),
            (f"Keputusan {menteri} ini mulai berlaku pada tanggal ditetapkan.", ()),
        ]
        return [
            {"nama": nama, "isi": teks, "butir": _berhuruf(butir)}
            for nama, (teks, butir) in zip(URUTAN, isi, strict=False)
        ]


def _tanpa_akhir(teks: str) -> str:
    return teks.rstrip().removesuffix(";").removesuffix(".")


def _berhuruf(butir: Sequence[str]) -> list[Mapping[str, str]]:
    """Points by letter, each with the sign that ends it."""
    akhir = [";"] * (len(butir) - 2) + ["; dan", "."] if len(butir) > 1 else ["."] * len(butir)
    return [
        {"huruf": f"{chr(ord('a') + n)}.", "isi": f"{_tanpa_akhir(satu)}{tanda}"}
        for n, (satu, tanda) in enumerate(zip(butir, akhir, strict=True))
    ]


def data_kepmenko(
    kegiatan: Kegiatan, proyeksi: Mapping[str, Mapping[int, Tahunan]] | None = None
) -> dict[str, Any]:
    """What the results say in the decree: ``data_akhir``; a projection of every post gives Lampiran IV.

    Without one given, that of the kegiatan's own table ``pegawai`` is taken, where there is one.
    """
    proyeksi = proyeksi_kegiatan(kegiatan) if proyeksi is None else proyeksi
    return {
        "unit": tuple(baris_unit(kegiatan)),
        "jumlah": jumlah_unit(kegiatan),
        "rekap": tuple(kelompok_jabatan(kegiatan)),
        "peta": tuple(baris_peta(kegiatan)),
        "lima_tahun": lima_tahun(kegiatan, proyeksi) if proyeksi else None,
        "dasar": dasar_hitung(kegiatan),
    }


def _kepmenko(step: StepContext) -> Mapping[str, Any]:
    return {
        **step.isian("kepmenko"),
        "tahun": step.alur.tahun,
        "lingkup": lingkup(step),
        "memperhatikan": riwayat(step),
        "penanda_tangan": step.pemegang("penetap"),
        **data_kepmenko(step.data("data_akhir")),
    }


def _kepmenko_asli(step: StepContext) -> Mapping[str, Any]:
    nomor = {"tanggal": step.hari, **step.isian("kepmenko_asli")}
    return {**_kepmenko(step), **nomor, "penanda_tangan": step.sendiri}


JENIS = (Jenis("Keputusan Penetapan Hasil Analisis", Kepmenko, kertas="keputusan"),)
_DRAFT = ("menimbang", "kegunaan", "evaluasi_setahun", "diktum_tambahan")
_FAIR = ("nomor_urut", "dasar_hukum_diperiksa")
SLOT: Mapping[str, Slot] = {
    "kepmenko": Slot("kepmenko", _kepmenko, ditanya=_DRAFT),
    "kepmenko_terparaf": Slot("kepmenko", _kepmenko, ditanya=(), asal="kepmenko", kini=True),
    "kepmenko_asli": Slot("kepmenko", _kepmenko_asli, "asli", ditanya=_FAIR, asal="kepmenko", kini=True),
}
