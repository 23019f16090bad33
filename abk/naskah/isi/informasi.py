"""Informasi jabatan: one official sheet a post. No step of the procedure makes it; none of it is required."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from abk.errors import ParameterError
from abk.hasil import KUALIFIKASI, InformasiJabatan, IsiButir, Tugas, informasi_jabatan
from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Baris, Sel, TeksBoleh, isian
from abk.naskah.isi.dasar import Filling, Isi, Jenis
from abk.naskah.tabel.dasar import kalimat_dasar
from abk.tulisan.format import KOSONG, angka, bulat, hampa, kebutuhan, ringkas
from abk.tulisan.markup import kutip

JENIS_INFORMASI = "informasi_jabatan"


class BarisButir(Baris):
    """One entry of an item."""

    isi: Sel
    rincian: Sel = ""
    keterangan: Sel = ""


class BarisPokok(Baris):
    """A task as the form has it: results a year, hours for one, effective hours a year, need in orang."""

    nomor: Sel
    uraian: Sel
    hasil: Sel = ""
    jumlah_hasil: Sel = ""
    waktu: Sel = ""
    waktu_efektif: Sel = ""
    kebutuhan: Sel = ""


class LembarInformasi(Baris):
    """A post, item by item; an item that nobody filled in is empty."""

    nama: Sel
    kode: Sel
    jenis: Sel = ""
    unit: tuple[Sel, ...] = ()
    atasan: Sel = ""
    kelas: Sel = ""
    ikhtisar: Sel = ""
    kualifikasi: tuple[BarisButir, ...] = ()
    tugas: tuple[BarisPokok, ...] = ()
    jumlah: Sel = ""
    jumlah_pegawai: Sel = ""
    hasil_kerja: tuple[Sel, ...] = ()
    bahan_kerja: tuple[BarisButir, ...] = ()
    perangkat_kerja: tuple[BarisButir, ...] = ()
    tanggung_jawab: tuple[Sel, ...] = ()
    wewenang: tuple[Sel, ...] = ()
    korelasi: tuple[BarisButir, ...] = ()
    kondisi_lingkungan: tuple[BarisButir, ...] = ()
    risiko_bahaya: tuple[BarisButir, ...] = ()
    syarat_jabatan: tuple[BarisButir, ...] = ()
    prestasi_kerja: tuple[Sel, ...] = ()


_DAFTAR = ("tanggung_jawab", "wewenang", "prestasi_kerja")
_TABEL = (
    "bahan_kerja",
    "perangkat_kerja",
    "korelasi",
    "kondisi_lingkungan",
    "risiko_bahaya",
    "syarat_jabatan",
)


class IsiInformasi(Isi):
    """The sheets of some posts, each on a page of its own."""

    JENIS: ClassVar[str] = JENIS_INFORMASI

    lembar: tuple[LembarInformasi, ...] = isian("Informasi jabatan", asal="data", min_length=1)
    dasar: TeksBoleh = isian("Dasar penghitungan", "", asal="data")


def isi_informasi(k: Kegiatan, unit: Sequence[str] = (), jabatan: Sequence[str] = ()) -> dict[str, Any]:
    """Content for the posts named, and those of the units named with all below them; of all where none is.

    Raises
    ------
    ParameterError
        If a unit or post is unknown, or there is no post.
    """
    semua = informasi_jabatan(k)
    if asing := [kode for kode in jabatan if kode not in semua]:
        ada = ", ".join([*semua][:8])
        raise ParameterError(f"Jabatan {', '.join(map(kutip, asing))} tidak ada.", f"Kode yang ada: {ada} …")
    dalam = {p for satu in unit for p in k.cabang(satu).jabatan["kode_jabatan"]}
    pilih = {*jabatan, *dalam}
    lembar = [_lembar(satu, k) for kode, satu in semua.items() if not (unit or jabatan) or kode in pilih]
    if not lembar:
        raise ParameterError("Tidak ada jabatan untuk dicetak.", "Pilih unit lain, atau isi tabel jabatan.")
    return {"lembar": lembar, "dasar": kalimat_dasar(k)}


def _lembar(satu: InformasiJabatan, k: Kegiatan) -> LembarInformasi:
    efektif = ringkas(k.aturan.waktu_kerja_efektif_menit / 60, 2)
    pos = satu.pos
    kualifikasi = [
        BarisButir(isi=kata, rincian="; ".join(_kata(butir) for butir in satu.butir[nama]) or KOSONG)
        for nama, kata in KUALIFIKASI.items()
    ]
    return LembarInformasi(
        nama=pos.nama,
        kode=pos.kode,
        jenis=pos.jenis.capitalize(),
        unit=satu.unit,
        atasan=satu.atasan,
        kelas="" if pos.kelas is None else bulat(pos.kelas),
        ikhtisar=satu.ikhtisar,
        kualifikasi=tuple(kualifikasi) if any(satu.butir[n] for n in KUALIFIKASI) else (),
        tugas=tuple(_tugas(t, efektif) for t in satu.tugas),
        jumlah=kebutuhan(pos.kebutuhan),
        jumlah_pegawai=f"{bulat(pos.kebutuhan_bulat)} orang",
        hasil_kerja=satu.hasil_kerja,
        **{nama: tuple(_kata(b) for b in satu.butir[nama]) for nama in _DAFTAR},  # type: ignore[arg-type]
        **{nama: tuple(_baris(satu.butir[nama])) for nama in _TABEL},  # type: ignore[arg-type]
    )


def _kata(butir: IsiButir) -> str:
    """An entry in one line."""
    lebih = "; ".join(teks for teks in (butir.rincian, butir.keterangan) if teks)
    return f"{butir.isi} ({lebih})" if lebih else butir.isi


def _baris(semua: Iterable[IsiButir]) -> Iterable[BarisButir]:
    for satu in semua:
        yield BarisButir(isi=satu.isi, rincian=satu.rincian or KOSONG, keterangan=satu.keterangan or KOSONG)


def _tugas(tugas: Tugas, efektif: str) -> BarisPokok:
    """A task; one that does not count says so in place of its need."""
    isi = tugas.isi
    menit = isi["norma_waktu_menit"]
    return BarisPokok(
        nomor=str(isi["nomor"]),
        uraian=str(isi["uraian_tugas"]),
        hasil=tugas.kata("hasil_kerja") or KOSONG,
        jumlah_hasil=ringkas(isi["volume_per_tahun"]),
        waktu=KOSONG if hampa(menit) else angka(float(menit) / 60, 4),
        waktu_efektif=efektif,
        kebutuhan=angka(isi["bagian_orang"], 4) if tugas.dihitung else "tidak dihitung",
    )


JENIS = (Jenis("Informasi Jabatan", IsiInformasi, di_luar_alur=True),)
SLOT: Mapping[str, Filling] = {}
