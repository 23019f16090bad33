"""After the decree: the letter that proposes the need, with its checklist and annex."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal

from abk.errors import Temuan
from abk.hasil import Pos, UsulTahun, bezetting_anggapan, daftar_pos, jumlah_usul, usul_jabatan
from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Bagian, Baris, Butir, Sel, Teks, TeksBoleh, Tingkat, isian
from abk.naskah.frame import Frame
from abk.naskah.isi.dasar import SATU_BERKAS, Filling, IsiSurat, Jenis, dashed
from abk.naskah.profil import Profil
from abk.naskah.tabel.dasar import DasarHitung, dasar_hitung
from abk.naskah.tabel.jabatan import JENIS as JENIS_JABATAN
from abk.naskah.tabel.unit import BarisUnit, JumlahUnit, tabel_unit
from abk.tulisan.format import KOSONG, bulat

_KEPADA = (
    "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "Kepala Badan Kepegawaian Negara",
)
_BKN = "Peraturan BKN 10/2021"


class BarisKelengkapan(Bagian):
    """A paper that goes with the proposal, and whether it is there."""

    nama: Teks = isian("Kelengkapan", asal="data")
    keadaan: Literal["ada", "belum ada", "tidak diminta"] = isian("Keadaan", asal="data", masukan="pilihan")
    keterangan: TeksBoleh = isian("Keterangan", "", asal="data")


class BarisTahunUsul(Baris):
    """One year of the proposal, all posts together; people in orang."""

    tahun: Sel
    bezetting: Sel
    kebutuhan: Sel
    usul_pns: Sel
    usul_pppk: Sel
    usul: Sel


class BarisUsul(Baris):
    """A post for which somebody is proposed in the first year; people in orang."""

    no: Sel
    unit: Sel
    nama: Sel
    jenis: Sel
    kelas: Sel
    kebutuhan: Sel
    bezetting: Sel
    usul_pns: Sel
    usul_pppk: Sel
    usul: Sel
    prioritas: Sel


class TotalUsul(Baris):
    """Sums of the first year over all posts; people in orang."""

    usul_pns: Sel
    usul_pppk: Sel
    usul: Sel


class UsulKebutuhan(IsiSurat):
    """Surat usul kebutuhan pegawai: what the decree found lacking, proposed for the first year."""

    JENIS: ClassVar[str] = "usulan"

    hal: Teks = isian("Hal", "Usul kebutuhan pegawai")
    lampiran: TeksBoleh = isian("Lampiran", SATU_BERKAS)
    kepada: Butir = isian("Yth.", _KEPADA, masukan="daftar", min_length=1)
    alasan: Butir = isian(
        "Pertimbangan lain", (), masukan="daftar", bantuan="Misalnya tugas baru atau penataan unit."
    )
    narahubung: TeksBoleh = isian("Narahubung", "", bantuan="Jabatan dan nomor telepon kantor.")
    keputusan: TeksBoleh = isian(
        "Keputusan hasil analisis", "", asal="data", bantuan="Nomor dan tanggal; wajib pada naskah asli."
    )
    tahun: Teks = isian("Tahun usul", asal="data")
    jumlah_usul: Teks = isian("Jumlah usul", asal="data", bantuan="Dalam orang, dengan PNS dan PPPK-nya.")
    unit: tuple[BarisUnit, ...] = isian("Angka tiap unit", asal="data", min_length=1)
    jumlah: JumlahUnit = isian("Jumlah", asal="data")
    tahunan: tuple[BarisTahunUsul, ...] = isian("Lima tahun", (), asal="data")
    anggapan: TeksBoleh = isian("Anggapan lima tahun", "", asal="data")
    usul: tuple[BarisUsul, ...] = isian("Usul tiap jabatan", asal="data")
    total: TotalUsul = isian("Jumlah usul tahun pertama", asal="data")
    kelengkapan: tuple[BarisKelengkapan, ...] = isian(
        "Daftar kelengkapan", asal="data", masukan="daftar", min_length=1
    )
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of a letter; what is sent names the decree, and proposes somebody."""
        temuan = [*super().kurang(profil, tingkat)]
        if tingkat == "asli" and not self.keputusan:
            saran = "Buat dari alur yang sudah menetapkan: --sumber ALAMAT --alur KODE; atau isi nomornya."
            temuan.append(self.temuan("keputusan", "Keputusan hasil analisis belum ada", saran, "keputusan"))
        if tingkat == "asli" and not self.usul:
            temuan.append(self.temuan("kosong", "Tidak ada yang diusulkan", "Surat ini tidak perlu.", "usul"))
        return temuan

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The letter, its checklist and its annex."""
        return {
            **super().konteks(frame),
            "instansi": frame.profil.instansi.nama,
            "menteri": frame.profil.instansi.menteri,
            "kelengkapan": dashed(self.kelengkapan, "keterangan"),
            "tanggal_surat": frame.tanggal(self.tanggal),
        }


def data_usulan(k: Kegiatan) -> dict[str, Any]:
    """What the results say: figures of the units, the proposal of the first year, the checklist."""
    semua = usul_jabatan(k)
    tahunan = jumlah_usul(semua)
    baris = [(pos, milik) for pos in daftar_pos(k) if (milik := _pertama(pos, semua)).usul]
    total = _total([milik for _, milik in baris], rinci=bool(tahunan))
    return {
        "keputusan": k.keadaan.keputusan if k.keadaan is not None else "",
        "tahun": str(tahunan[0].tahun if tahunan else (k.tahun or 0) + 1 if k.tahun else KOSONG),
        "jumlah_usul": _kalimat(len(baris), total, rinci=bool(tahunan)),
        "total": total,
        **tabel_unit(k, kedalaman=0),
        "tahunan": tuple(_tahun(satu) for satu in tahunan),
        "anggapan": bezetting_anggapan(k) if tahunan else "",
        "usul": tuple(_baris(n, *satu, rinci=bool(tahunan)) for n, satu in enumerate(baris, 1)),
        "kelengkapan": tuple(_kelengkapan(k, berproyeksi=bool(tahunan))),
        "dasar": dasar_hitung(k),
    }


def _pertama(pos: Pos, semua: Mapping[str, tuple[UsulTahun, ...]]) -> UsulTahun:
    """First year of a post; without people known year by year what it lacks now."""
    if pos.kode in semua:
        return semua[pos.kode][0]
    kurang = max(-(pos.selisih or 0), 0)
    return UsulTahun(0, pos.bezetting or 0, 0, 0, pos.kebutuhan_bulat, pos.selisih or 0, kurang, 0, 0, 0)


def _total(semua: Sequence[UsulTahun], *, rinci: bool) -> TotalUsul:
    pns, pppk, usul = (bulat(sum(getattr(s, n) for s in semua)) for n in ("usul_pns", "usul_pppk", "usul"))
    return TotalUsul(usul_pns=pns if rinci else KOSONG, usul_pppk=pppk if rinci else KOSONG, usul=usul)


def _kalimat(banyak: int, total: TotalUsul, *, rinci: bool) -> str:
    orang = f"{total.usul} orang pada {bulat(banyak)} jabatan"
    return f"{orang}, yaitu {total.usul_pns} orang PNS dan {total.usul_pppk} orang PPPK" if rinci else orang


def _tahun(satu: UsulTahun) -> BarisTahunUsul:
    kolom = ("bezetting", "kebutuhan", "usul_pns", "usul_pppk", "usul")
    return BarisTahunUsul(tahun=str(satu.tahun), **{n: bulat(getattr(satu, n)) for n in kolom})


def _baris(nomor: int, pos: Pos, satu: UsulTahun, *, rinci: bool) -> BarisUsul:
    return BarisUsul(
        no=str(nomor),
        unit=pos.nama_unit,
        nama=pos.nama,
        jenis=JENIS_JABATAN.get(pos.jenis, pos.jenis),
        kelas=bulat(pos.kelas),
        kebutuhan=bulat(pos.kebutuhan_bulat),
        bezetting=bulat(pos.bezetting),
        usul_pns=bulat(satu.usul_pns) if rinci else KOSONG,
        usul_pppk=bulat(satu.usul_pppk) if rinci else KOSONG,
        usul=bulat(satu.usul),
        prioritas=str(satu.prioritas) if rinci else KOSONG,
    )


def _informasi(k: Kegiatan) -> tuple[bool, str]:
    """Whether every post has entries of informasi jabatan, and of how many it is so."""
    tabel = k.terperiksa.tabel.get("informasi_jabatan")
    terisi = set() if tabel is None else set(tabel["kode_jabatan"])
    semua = set(k.jabatan["kode_jabatan"])
    banyak = f"{bulat(len(terisi & semua))} dari {bulat(len(semua))} jabatan; " if terisi & semua else ""
    return semua <= terisi, f"{banyak}Pasal 3 {_BKN}"


def _kelengkapan(k: Kegiatan, *, berproyeksi: bool) -> list[BarisKelengkapan]:
    """The papers by law (Peraturan BKN 10/2021 art. 2 and 3; five years: PP 11/2017), as far as known."""
    nomor = k.keadaan.keputusan if k.keadaan is not None else ""
    pegawai = "" if berproyeksi else "tabel pegawai belum ada"
    semua = (
        ("Keputusan tentang hasil analisis beban kerja", bool(nomor), f"Nomor {nomor}" if nomor else ""),
        ("Informasi jabatan tiap jabatan", *_informasi(k)),
        ("Jumlah kebutuhan tiap jabatan dan unit", True, f"Pasal 2 {_BKN}; ringkasan usul kebutuhan"),
        ("Peta jabatan tiap unit organisasi", bool(nomor), f"Pasal 2 {_BKN}; Lampiran III keputusan"),
        ("Rincian kebutuhan lima tahun menurut prioritas", berproyeksi, pegawai),
        ("Pegawai yang mencapai batas usia pensiun tiap tahun", berproyeksi, pegawai),
        ("Data jabatan dalam SIASN Perencanaan", False, "satu buku kerja tiap jabatan"),
    )
    return [
        BarisKelengkapan(nama=nama, keadaan="ada" if ada else "belum ada", keterangan=kata)
        for nama, ada, kata in semua
    ]


JENIS = (Jenis("Surat Usul Kebutuhan Pegawai", UsulKebutuhan, di_luar_alur=True, data=data_usulan),)
SLOT: Mapping[str, Filling] = {}
