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
from abk.naskah.galat import NaskahError
from abk.naskah.isi.baku import DISEBUT, berhuruf, judul_keputusan, lingkup, tanpa_akhir
from abk.naskah.isi.dasar import Filling, Isi, Jenis, Signer
from abk.naskah.isi.pencocokan import Pencocokan, dasar_hukum, dicocokkan, slot_pencocokan
from abk.naskah.isi.pengantar import riwayat
from abk.naskah.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.tabel.bagan import Berbagan, bagan_langkah
from abk.naskah.tabel.dasar import DasarHitung, butir_ketentuan, dasar_hitung
from abk.naskah.tabel.jabatan import KelompokJabatan, kelompok_jabatan
from abk.naskah.tabel.tahunan import LimaTahun, Proyeksi, lima_tahun, proyeksi_kegiatan
from abk.naskah.tabel.unit import BarisPeta, BarisUnit, JumlahUnit, baris_peta, tabel_unit
from abk.tulisan.format import bulat
from abk.tulisan.terbilang import terbilang

URUTAN = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN")
"""Names of the dicta."""

BELUM_DIPERIKSA = "[belum dicocokkan]"
"""Mark behind a legal basis that was not compared with its text."""
_BELUM_UTUH = "…"
"""What stands in a citation that still lacks a number or a year."""

_TAHUNAN = {"berkepala": 6, "beranggapan": 7}
"""Since which edition Lampiran IV names the units, and says of how many posts no bezetting is known."""
_KESATU = (
    "Menetapkan {tentang} sebagaimana tercantum dalam Lampiran I (rekapitulasi unit), Lampiran II (kebutuhan "
    "per jabatan){lampiran}, yang merupakan bagian tidak terpisahkan dari Keputusan {menteri} ini."
)
_TIGA = ", dan Lampiran III (peta jabatan)"
_EMPAT = ", Lampiran III (peta jabatan), dan Lampiran IV (kebutuhan lima tahun)"
_MELIPUTI = f"{_KESATU.removesuffix('.')}, meliputi:"
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


class Kepmenko(Berbagan, Isi):
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
    peraturan_instansi: Butir = isian(
        "Peraturan instansi sendiri",
        (),
        masukan="daftar",
        bantuan="Organisasi dan tata kerja; analisis jabatan. Menggantikan yang tertulis dalam profil.",
    )
    dasar_hukum_diperiksa: bool = isian(
        "Dasar hukum sudah dicocokkan dengan naskahnya",
        False,
        bantuan="Wajib sebelum naskah asli; tandanya hilang sesudah itu.",
    )
    dicocokkan: tuple[Pencocokan, ...] = isian("Sudah dicocokkan", (), asal="alur", masukan="daftar")
    wajib_dicocokkan: bool = isian("Semua harus sudah dicocokkan", False, asal="alur")
    salinan: PenandaTangan | None = isian("Yang mengesahkan salinan", None, asal="alur")
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
        milik = {"mengingat": dasar_hukum(profil), "tembusan": profil.aturan(cls.JENIS).tembusan}
        return {**milik, **super().bawaan(profil)}

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of the base, and citations and values that nobody has compared with their text."""
        temuan = [*super().kurang(profil, tingkat)]
        if self.wajib_dicocokkan:
            return [*temuan, *map(self._belum, self._belum_dicocokkan), *self._belum_utuh()]
        if tingkat == "asli":
            temuan += self._belum_utuh()
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

    @property
    def _belum_dicocokkan(self) -> list[str]:
        sudah = {satu.butir for satu in self.dicocokkan}
        semua = [*(satu.kutipan for satu in self.mengingat), *map(butir_ketentuan, self.dasar.ketentuan)]
        return [satu for satu in semua if satu not in sudah]

    def _belum(self, butir: str) -> Temuan:
        saran = "Kembalikan, lalu cocokkan dengan naskah peraturannya pada lembar pencocokan."
        return self.temuan("hukum", f"Belum dicocokkan: {butir}", saran, "dicocokkan")

    def _belum_utuh(self) -> list[Temuan]:
        saran = "Isi peraturan instansi sendiri pada konsep keputusan, dengan nomor dan tahunnya."
        return [
            self.temuan("hukum", f"Kutipan belum lengkap: {satu.kutipan}", saran, "mengingat")
            for satu in self.mengingat
            if _BELUM_UTUH in satu.kutipan
        ]

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The decree, its dicta by name, its annexes by Roman number."""
        menteri = frame.profil.instansi.menteri
        isi = super().konteks(frame)
        salinan = None
        if self.salinan is not None:
            isi["ttd"]["ruang"] = ["", "ttd.", ""]
            salinan = frame.tanda_tangan(self.salinan, awalan="Salinan sesuai dengan aslinya")
        return {
            **isi,
            **self.kata_bagan,
            "ttd_salinan": salinan,
            "kop": frame.kop("menteri"),
            "menteri": menteri,
            "menteri_negara": f"{menteri} {frame.profil.instansi.negara}".strip(),
            "dengan_rahmat": frame.profil.dengan_rahmat,
            "tanggal_tetap": frame.tanggal(self.tanggal),
            "tentang": self.tentang,
            "menimbang": self._menimbang(menteri),
            "mengingat": [self._mengingat(satu) for satu in self.mengingat],
            "diktum": self._diktum(frame.profil.instansi.sebutan_menteri),
        }

    @property
    def tentang(self) -> str:
        """Title of the decree, after the word *tentang*."""
        return judul_keputusan(self.lingkup, self.tahun)

    def _menimbang(self, menteri: str) -> list[dict[str, str]]:
        """Considerations by letter; the last one follows from the others."""
        *awal, akhir = (f"huruf {chr(ord('a') + n)}" for n in range(len(self.menimbang)))
        rujuk = f"{', '.join(awal)} dan {akhir}" if awal else akhir
        penutup = (
            f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {rujuk}, perlu menetapkan Keputusan "
            f"{menteri} tentang {self.tentang};"
        )
        isi = [f"bahwa {tanpa_akhir(satu)};" for satu in self.menimbang]
        return [{"huruf": f"{chr(ord('a') + n)}.", "isi": satu} for n, satu in enumerate([*isi, penutup])]

    def _mengingat(self, satu: DasarKeputusan) -> str:
        sudah = self.dasar_hukum_diperiksa or satu.kutipan in {b.butir for b in self.dicocokkan}
        tanda = satu.belum_diverifikasi and not sudah
        return f"{tanpa_akhir(satu.kutipan)};{f' {BELUM_DIPERIKSA}' if tanda else ''}"

    def _diktum(self, menteri: str) -> list[dict[str, Any]]:
        """Dicta with their names; the points of the second one apart."""
        akar = [satu.nama for satu in self.unit if satu.tingkat == 0]
        disebut = len(akar) <= DISEBUT or "Unit Organisasi" not in self.lingkup
        kata = {"tentang": self.tentang, "menteri": menteri, "lampiran": _EMPAT if self.lima_tahun else _TIGA}
        kali = f"{bulat(self.evaluasi_setahun)} ({terbilang(self.evaluasi_setahun)})"
        isi: list[tuple[str, Sequence[str]]] = [
            (_KESATU.format(**kata), ()) if disebut else (_MELIPUTI.format(**kata), akar),
            (_KEDUA, self.kegunaan),
            (_KETIGA.format(kali=kali), ()),
            *((satu, ()) for satu in self.diktum_tambahan),
            (f"Keputusan {menteri} ini mulai berlaku pada tanggal ditetapkan.", ()),
        ]
        return [
            {"nama": nama, "isi": teks, "butir": berhuruf(butir)}
            for nama, (teks, butir) in zip(URUTAN, isi, strict=False)
        ]


def data_kepmenko(
    kegiatan: Kegiatan, proyeksi: Proyeksi | None = None, /, *, eu_utuh: bool = True, **tahunan: bool
) -> dict[str, Any]:
    """What the results say; Lampiran IV from `proyeksi`, else from the table ``pegawai`` if there is one."""
    proyeksi = proyeksi_kegiatan(kegiatan) if proyeksi is None else proyeksi
    return {
        **tabel_unit(kegiatan, eu_utuh=eu_utuh),
        "rekap": tuple(kelompok_jabatan(kegiatan)),
        "peta": tuple(baris_peta(kegiatan)),
        "lima_tahun": lima_tahun(kegiatan, proyeksi, **tahunan) if proyeksi else None,
        "dasar": dasar_hitung(kegiatan),
    }


def _kepmenko(step: StepContext) -> Mapping[str, Any]:
    return {
        **step.isian("kepmenko"),
        "tahun": step.alur.tahun,
        "lingkup": lingkup(step),
        "memperhatikan": riwayat(step),
        "penanda_tangan": step.pemegang("penetap"),
        "mengingat": dasar_hukum(step.profil, step.isian("kepmenko").get("peraturan_instansi", ())),
        "dicocokkan": tuple(dicocokkan(step).values()),
        **data_kepmenko(
            step.data("data_akhir"), eu_utuh=step.eu_utuh, **{n: step.sejak(e) for n, e in _TAHUNAN.items()}
        ),
        "bagan": bagan_langkah(step),
    }


def _terparaf(step: StepContext) -> Mapping[str, Any]:
    """The draft on its way to who makes it: whatever it rests on was compared with its text."""
    return {**_kepmenko(step), "wajib_dicocokkan": bool(slot_pencocokan(step))}


def _kepmenko_asli(step: StepContext) -> Mapping[str, Any]:
    return step.asli("kepmenko_asli", _terparaf(step))


def _salinan(step: StepContext) -> Mapping[str, Any]:
    """The decree once more, for those who get a copy, certified by who files it."""
    tetap = step.keadaan.penetapan
    if tetap is None:
        raise NaskahError("Keputusan belum ditetapkan.", "Salinan dibuat sesudah penetapan.")
    return {
        **_kepmenko_asli(step),
        "tanggal": step.keadaan.hari(tetap.waktu),
        "penanda_tangan": step.orang(tetap.pelaku, tetap.sebutan),
        "salinan": step.sendiri,
    }


def _perlu(step: StepContext, nama: str) -> bool:
    """One answer for all laws is asked only where a procedure has no sheet on which each is ticked."""
    return nama != "dasar_hukum_diperiksa" or not slot_pencocokan(step)


JENIS = (Jenis("Keputusan Penetapan Hasil Analisis", Kepmenko, kertas="keputusan"),)
_DRAFT = ("menimbang", "peraturan_instansi", "kegunaan", "evaluasi_setahun", "diktum_tambahan")
_FAIR = ("nomor_urut", "dasar_hukum_diperiksa")
SLOT: Mapping[str, Filling] = {
    "kepmenko": Filling("kepmenko", _kepmenko, ditanya=_DRAFT),
    "kepmenko_paraf": Filling("kepmenko", _kepmenko, ditanya=(), asal="kepmenko", kini=True),
    "kepmenko_terparaf": Filling("kepmenko", _terparaf, ditanya=(), asal="kepmenko", kini=True),
    "kepmenko_asli": Filling(
        "kepmenko", _kepmenko_asli, "asli", ditanya=_FAIR, asal="kepmenko", kini=True, bila=_perlu
    ),
    "kepmenko_salinan": Filling("kepmenko", _salinan, "asli", ditanya=()),
}
