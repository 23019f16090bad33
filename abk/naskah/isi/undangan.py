"""Steps 7 to 10: the invitation, and the list of attendance, empty or filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from abk.errors import Temuan
from abk.naskah.bagian import Bagian, Teks, TeksBoleh, Tingkat, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import Frame
from abk.naskah.isi.bentrok import waktu_bebas
from abk.naskah.isi.dasar import SATU_BERKAS, Filling, IsiRapat, IsiSurat, Jenis, Signer, dashed
from abk.naskah.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.tulisan.format import bulat, tanggal

_BERNIP = 7
"""Lists of attendance of earlier editions know no NIP of those invited."""
_UNIT_SENDIRI = 8
"""Invitations of earlier editions name the unit that the SOP names, whatever institution invites."""
RAPAT = ("tanggal_rapat", "mulai", "selesai", "tempat", "acara")
"""Fields that say when and where a meeting is, and about what."""


# ── the meeting, as other documents ask for it ────────────────────────────────────────────────────────
def rapat_diundang(step: StepContext) -> dict[str, Any]:
    """Day, hours, place and agenda of the meeting, as the invitation says."""
    isi = step.isian("undangan")
    return {k: isi[k] for k in RAPAT if k in isi}


def rapat(step: StepContext) -> dict[str, Any]:
    """The meeting as it was held: what the attendance list says over what the invitation said."""
    hadir = step.isian("daftar_hadir_terisi")
    return {**rapat_diundang(step), **{k: v for k, v in hadir.items() if v not in (None, "", [])}}


def tanggal_rapat(step: StepContext) -> str:
    """Day of the meeting in words."""
    hari = rapat(step).get("tanggal_rapat")
    return tanggal(dt.date.fromisoformat(hari) if isinstance(hari, str) else hari)


# ── the invitation ────────────────────────────────────────────────────────────────────────────────────
class Undang(Bagian):
    """Someone invited; a post, or a person in it."""

    nama: TeksBoleh = isian("Nama", "")
    jabatan: Teks = isian("Jabatan")
    unit: Teks = isian("Unit organisasi")


class Undangan(IsiRapat, IsiSurat):
    """Surat undangan intern: the invitation to the meeting, with those invited on an annex."""

    JENIS: ClassVar[str] = "undangan"
    DAY: ClassVar[str] = "tanggal"

    lampiran: TeksBoleh = isian("Lampiran", SATU_BERKAS)
    hal: Teks = isian("Hal", "Undangan rapat pembahasan analisis beban kerja")
    maksud: Teks = isian(
        "Maksud rapat",
        masukan="paragraf",
        bantuan="Lanjutan kalimat “Dalam rangka …”, misalnya: penyusunan analisis beban kerja tahun 2026.",
    )
    pimpinan: Teks = isian("Pimpinan rapat", bantuan="Jabatan yang memimpin rapat.")
    bahan: tuple[Teks, ...] = isian("Bahan yang dibawa", (), masukan="daftar")
    diundang: tuple[Undang, ...] = isian("Daftar undangan", masukan="daftar", min_length=1)
    catatan: TeksBoleh = isian("Catatan", "", masukan="paragraf")

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of meeting and letter, and an invitation dated after the meeting."""
        temuan = [*super().kurang(profil, tingkat)]
        if self.tanggal and self.tanggal > self.tanggal_rapat:
            saran = "Betulkan tanggal surat atau tanggal rapat."
            temuan.append(self.temuan("tanggal", "Tanggal surat sesudah tanggal rapat", saran, "tanggal"))
        return temuan

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The letter and its annex."""
        return {
            **super().konteks(frame),
            "tanggal_surat": frame.tanggal(self.tanggal),
            "diundang": dashed(self.diundang, "nama"),
        }


def _undangan(step: StepContext) -> Mapping[str, Any]:
    return {
        **step.isian("undangan"),
        "pimpinan": step.pemegang("pemeriksa")["jabatan"],
        "penanda_tangan": step.pemegang("pengarah"),
    }


def _awal_undangan(step: StepContext) -> Mapping[str, Any]:
    orang = [(step.pemegang_unit(u), step.nama_unit(u)) for u in step.alur.unit]
    sop = step.alur.prosedur
    milik = step.profil.unit_penyelenggara if step.sejak(_UNIT_SENDIRI) else ""
    penyelenggara = [
        (step.pemegang(p), milik or sop.identitas.unit_penerbit) for p in sop.fungsi.penyelenggara
    ]
    return {
        "maksud": f"pembahasan {step.alur.judul}",
        "acara": [
            "Pembukaan",
            "Pembahasan data beban kerja per jabatan",
            "Keputusan rapat dan tindak lanjut",
        ],
        "diundang": [
            {"nama": o["nama"], "jabatan": o["jabatan"], "unit": u} for o, u in (*orang, *penyelenggara)
        ],
    }


def _undangan_asli(step: StepContext) -> Mapping[str, Any]:
    return step.asli("undangan_asli", _undangan(step))


# ── attendance ────────────────────────────────────────────────────────────────────────────────────────
class PesertaDiundang(Bagian):
    """A participant, invited or come unasked; on the empty list presence is not yet known."""

    nama: TeksBoleh = isian("Nama", "")
    nip: TeksBoleh = isian("NIP", "")
    jabatan: Teks = isian("Jabatan")
    unit: Teks = isian("Unit organisasi")
    diundang: bool = isian("Diundang", True, masukan="pilihan")
    hadir: bool | None = isian("Hadir", None, masukan="pilihan")
    keterangan: TeksBoleh = isian("Keterangan", "", bantuan="Misalnya: diwakili, izin, daring.")


class DaftarHadir(IsiRapat):
    """Daftar hadir: empty for signing by hand, or filled with who came."""

    JENIS: ClassVar[str] = "daftar_hadir"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {
        "ttd_pimpinan": Signer("pimpinan", "pemeriksa", "Pimpinan rapat,"),
        "ttd_notulis": Signer("notulis", "penyusun", "Notulis,"),
    }

    unit: TeksBoleh = isian("Unit yang dibahas", "", asal="alur")
    terisi: bool = isian("Sudah terisi", False, asal="alur")
    peserta: tuple[PesertaDiundang, ...] = isian("Peserta", (), masukan="daftar")
    baris_kosong: int = isian("Baris kosong tambahan", 5, ge=0, le=100)
    pimpinan: PenandaTangan = isian("Pimpinan rapat")
    notulis: PenandaTangan = isian("Notulis")

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
            letak, siapa = f"peserta.{nomor}", f"Peserta, nomor {nomor + 1}"
            if satu.hadir is None:
                saran = "Pilih hadir atau tidak hadir."
                temuan.append(self.temuan("hadir", f"{siapa}: hadir belum diisi", saran, letak))
            elif satu.hadir and not satu.nama.strip():
                saran = "Isi nama peserta yang hadir."
                temuan.append(self.temuan("nama", f"{siapa}: nama belum diisi", saran, letak))
        return temuan

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The list; on the empty one room for signatures, odd numbers left, even ones right."""
        return {
            **super().konteks(frame),
            "peserta": self._terisi() if self.terisi else self._kosong(),
            "jumlah_unit": self._jumlah_unit() if self.terisi else [],
        }

    def _terisi(self) -> list[dict[str, str]]:
        def tanda(satu: PesertaDiundang) -> str:
            kata = "hadir" if satu.hadir else "tidak hadir"
            return f"{kata} ({satu.keterangan})" if satu.keterangan else kata

        baris = zip(dashed(self.peserta, "nama", "nip"), self.peserta, strict=True)
        return [{**isi, "tanda": tanda(satu)} for isi, satu in baris]

    def _kosong(self) -> list[dict[str, str]]:
        kosong = dict.fromkeys(("nama", "nip", "jabatan", "unit"), "")
        baris = [*(satu.model_dump() for satu in self.peserta), *[kosong] * self.baris_kosong]
        return [
            {**satu, "tanda": f"{nomor}." if nomor % 2 else f"\t{nomor}."}
            for nomor, satu in enumerate(baris, 1)
        ]

    def _jumlah_unit(self) -> list[dict[str, str]]:
        unit = list(dict.fromkeys(satu.unit for satu in self.peserta))
        baris = [_jumlah(nama, [satu for satu in self.peserta if satu.unit == nama]) for nama in unit]
        return [*baris, _jumlah("Jumlah", self.peserta)]


def _jumlah(nama: str, peserta: Sequence[PesertaDiundang]) -> dict[str, str]:
    return {
        "unit": nama,
        "diundang": bulat(sum(satu.diundang for satu in peserta)),
        "hadir": bulat(sum(bool(satu.hadir) for satu in peserta)),
        "tidak_hadir": bulat(sum(satu.diundang and not satu.hadir for satu in peserta)),
    }


def _daftar_hadir(step: StepContext) -> Mapping[str, Any]:
    diundang = step.isian("undangan").get("diundang", [])
    return {
        **rapat_diundang(step),
        **step.isian("daftar_hadir"),
        "peserta": [{k: p.get(k, "") for k in ("nama", "jabatan", "unit")} | _nip(step, p) for p in diundang],
        "pimpinan": step.pemegang("pemeriksa"),
        "notulis": step.pemegang("penyusun"),
    }


def _hadir_terisi(step: StepContext) -> Mapping[str, Any]:
    return {
        **rapat_diundang(step),
        **step.isian("daftar_hadir_terisi"),
        "unit": step.nama,
        "terisi": True,
        "pimpinan": step.pemegang("pemeriksa"),
        "notulis": step.pemegang("penyusun"),
    }


def _awal_hadir(step: StepContext) -> Mapping[str, Any]:
    """Those invited for this unit, and those who hold the meeting; who came is for the clerk to say."""
    lain = {step.nama_unit(u) for u in step.alur.unit if u != step.unit}
    diundang = step.isian("undangan").get("diundang", [])
    peserta = [p for p in diundang if p.get("unit") == step.nama or p.get("unit") not in lain]
    waktu = rapat_diundang(step)
    waktu |= waktu_bebas(step, "daftar_hadir_terisi", waktu)
    return {**waktu, "peserta": [{**p, **_nip(step, p), "hadir": None} for p in peserta]}


def _nip(step: StepContext, peserta: Mapping[str, Any]) -> dict[str, str]:
    """NIP of somebody invited whom the list of officials knows by his name."""
    if not step.sejak(_BERNIP):
        return {}
    nip = {satu.nama: satu.nip for satu in step.alur.nama.values()}
    return {"nip": str(peserta.get("nip") or nip.get(str(peserta.get("nama")), ""))}


JENIS = (Jenis("Surat Undangan Intern", Undangan), Jenis("Daftar Hadir", DaftarHadir))
_OF_LETTER = ("pimpinan", "penanda_tangan", "sifat", "tembusan", "nomor_urut", "tanggal")
SLOT: Mapping[str, Filling] = {
    "undangan": Filling("undangan", _undangan, diketahui=frozenset(_OF_LETTER), awal=_awal_undangan),
    "daftar_hadir": Filling("daftar_hadir", _daftar_hadir, "asli", ditanya=("baris_kosong",)),
    "undangan_terparaf": Filling("undangan", _undangan, ditanya=(), asal="undangan", kini=True),
    "undangan_asli": Filling(
        "undangan", _undangan_asli, "asli", ditanya=("nomor_urut",), asal="undangan", kini=True
    ),
    "daftar_hadir_terisi": Filling(
        "daftar_hadir", _hadir_terisi, "asli", ditanya=(*RAPAT, "peserta"), awal=_awal_hadir
    ),
}
