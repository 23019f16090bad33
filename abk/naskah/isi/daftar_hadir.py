"""Daftar hadir: empty for signing by hand, or filled with who came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from abk.errors import Temuan
from abk.naskah.isi.dasar import Bagian, Teks, TeksBoleh, Tingkat, isian
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.isi.rapat import IsiRapat
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.tulisan.format import KOSONG, bulat

BARIS_KOSONG_TERBANYAK = 100


class Peserta(Bagian):
    """A participant, invited or come unasked; on the empty list presence is not yet known."""

    nama: TeksBoleh = isian("Nama", "")
    nip: TeksBoleh = isian("NIP", "")
    jabatan: Teks = isian("Jabatan")
    unit: Teks = isian("Unit organisasi")
    diundang: bool = isian("Diundang", True, masukan="pilihan")
    hadir: bool | None = isian("Hadir", None, masukan="pilihan")
    keterangan: TeksBoleh = isian("Keterangan", "", bantuan="Misalnya: diwakili, izin, daring.")


class DaftarHadir(IsiRapat):
    """Content of the list of attendance."""

    JENIS: ClassVar[str] = "daftar_hadir"

    unit: TeksBoleh = isian("Unit yang dibahas", "", asal="alur")
    terisi: bool = isian("Sudah terisi", False, asal="alur")
    peserta: tuple[Peserta, ...] = isian("Peserta", (), masukan="daftar")
    baris_kosong: int = isian("Baris kosong tambahan", 5, ge=0, le=BARIS_KOSONG_TERBANYAK)
    pimpinan: PenandaTangan = isian("Pimpinan rapat")
    notulis: PenandaTangan = isian("Notulis")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Chair and minute taker of the procedure."""
        return {
            "pimpinan": {"jabatan": profil.jabatan["kabag_ortala"].lengkap},
            "notulis": {"jabatan": profil.jabatan["kasubbag_organisasi"].lengkap},
        }

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of the meeting; a filled list says of everyone whether he came, and who he is."""
        temuan = [*super().kurang(profil, tingkat)]
        if not self.terisi:
            if not self.peserta and not self.baris_kosong:
                temuan.append(
                    self.temuan("kosong", "Daftar hadir tanpa baris", "Isi peserta atau baris kosong.")
                )
            return temuan
        if not self.peserta:
            temuan.append(self.temuan("kosong", "Peserta: kosong", "Isi sekurangnya 1 baris.", "peserta"))
        for nomor, satu in enumerate(self.peserta):
            letak = f"peserta.{nomor}"
            if satu.hadir is None:
                saran = "Pilih hadir atau tidak hadir."
                temuan.append(
                    self.temuan("hadir", f"Peserta, nomor {nomor + 1}: hadir belum diisi", saran, letak)
                )
            elif satu.hadir and not satu.nama.strip():
                saran = "Isi nama peserta yang hadir."
                temuan.append(
                    self.temuan("nama", f"Peserta, nomor {nomor + 1}: nama belum diisi", saran, letak)
                )
        return temuan

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The list; on the empty one room for signatures, odd numbers left, even ones right."""
        return {
            "kop": rangka.kop(),
            **self.waktu_rapat(rangka.profil),
            "unit": self.unit,
            "terisi": self.terisi,
            "peserta": self._baris(),
            "jumlah_unit": self._jumlah_unit() if self.terisi else [],
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal_rapat),
            "ttd_pimpinan": rangka.tanda_tangan(self.pimpinan, awalan="Pimpinan rapat,"),
            "ttd_notulis": rangka.tanda_tangan(self.notulis, awalan="Notulis,"),
        }

    def _baris(self) -> list[dict[str, str]]:
        baris = [
            {
                "nama": satu.nama or (KOSONG if self.terisi else ""),
                "nip": satu.nip or (KOSONG if self.terisi else ""),
                "jabatan": satu.jabatan,
                "unit": satu.unit,
                "tanda": self._tanda(satu, nomor),
            }
            for nomor, satu in enumerate(self.peserta, 1)
        ]
        if self.terisi:
            return baris
        mulai = len(baris) + 1
        kosong = [
            {"nama": "", "nip": "", "jabatan": "", "unit": "", "tanda": _ruang(nomor)}
            for nomor in range(mulai, mulai + self.baris_kosong)
        ]
        return [*baris, *kosong]

    def _tanda(self, satu: Peserta, nomor: int) -> str:
        if not self.terisi:
            return _ruang(nomor)
        kata = "hadir" if satu.hadir else "tidak hadir"
        return f"{kata} ({satu.keterangan})" if satu.keterangan else kata

    def _jumlah_unit(self) -> list[dict[str, str]]:
        unit = list(dict.fromkeys(satu.unit for satu in self.peserta))
        baris = [_jumlah(nama, [satu for satu in self.peserta if satu.unit == nama]) for nama in unit]
        return [*baris, _jumlah("Jumlah", self.peserta)]


def _ruang(nomor: int) -> str:
    """Where to sign: odd numbers on the left of the column, even ones further right."""
    return f"{nomor}." if nomor % 2 else f"\t{nomor}."


def _jumlah(nama: str, peserta: Sequence[Peserta]) -> dict[str, str]:
    return {
        "unit": nama,
        "diundang": bulat(sum(satu.diundang for satu in peserta)),
        "hadir": bulat(sum(bool(satu.hadir) for satu in peserta)),
        "tidak_hadir": bulat(sum(satu.diundang and not satu.hadir for satu in peserta)),
    }
