"""The summary that goes with a proposal of need: by post, unit and level, five years ahead.

What Peraturan BKN 10/2021 asks for is in art. 2 and 3; its annexes were not read, so the layout is a choice
of this program, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from abk.analisis.proyeksi import SEL_KECIL
from abk.ekspor.informasi import Keterangan
from abk.hasil import (
    Jumlah,
    Pos,
    UsulTahun,
    bezetting_anggapan,
    daftar_pos,
    daftar_unit,
    jumlah,
    jumlah_pos,
    jumlah_usul,
    ringkas_hukum,
    usul_jabatan,
)
from abk.kegiatan import Kegiatan
from abk.tulisan.buku import LembarTabel, buku_tabel
from abk.tulisan.istilah import PEMBULATAN, istilah

BERKAS = "usul-kebutuhan.xlsx"
DASAR = (
    "Peraturan BKN 10/2021: kebutuhan disusun dari analisis jabatan dan analisis beban kerja (Pasal 2), "
    "dengan informasi jabatan yang memuat kualifikasi dan kelas (Pasal 3). Lampiran peraturan itu belum "
    "dibaca; susunan kolom buku ini pilihan program. Cocokkan dengan formulir yang diminta BKN."
)
_TERSAMAR = f"< {SEL_KECIL}"
_SAMAR = (
    f"Pensiun 1 sampai {SEL_KECIL - 1} orang ditulis “{_TERSAMAR}”, sebab menunjuk usia perorangan; angka "
    "penuh, untuk BKN saja: --pensiun-lengkap."
)
_LENGKAP = "Memuat pensiun per jabatan tanpa penyamaran: untuk BKN saja, bukan untuk diterbitkan."
_USUL = (
    "Usul tiap tahun memenuhi kebutuhan bersama usul tahun sebelumnya; usul PPPK sebanyak perjanjian yang "
    "berakhir, selebihnya PNS. Prioritas 1: terisi kurang dari setengah; 2: kurang dari empat perlima; 3: "
    "selebihnya (pilihan program)."
)
_TANPA_TAHUN = (
    "Pensiun dan usul per tahun tidak ada, sebab kegiatan ini tanpa tabel pegawai atau tanpa tahun. "
    "Kekurangan kini tetap dihitung."
)
_KOSONG = "Kualifikasi pendidikan"


def buku_bkn(k: Kegiatan, keterangan: Keterangan, *, pensiun_lengkap: bool = False) -> bytes:
    """The workbook; counts by age below three people are hidden unless `pensiun_lengkap`."""
    return buku_tabel(f"Usul kebutuhan {k.judul}", _Usul(k, keterangan, pensiun_lengkap).lembar())


def kurang_bkn(k: Kegiatan, keterangan: Keterangan) -> list[tuple[str, str, str]]:
    """What the summary lacks: code and name of the post, and what."""
    return [(pos.kode, pos.nama, apa) for pos in daftar_pos(k) for apa in _kurang(pos, keterangan)]


def _kurang(pos: Pos, keterangan: Keterangan) -> Iterator[str]:
    if not keterangan.get(pos.kode, {}).get("pendidikan"):
        yield _KOSONG
    if pos.kelas is None:
        yield "Kelas jabatan"
    if pos.jenis == "fungsional" and not pos.jenjang:
        yield "Jenjang jabatan fungsional"
    if pos.bezetting is None:
        yield "Bezetting"
    if pos.belum_lengkap:
        yield "Uraian tugas: ada baris yang tidak dihitung"


class _Usul:
    """The tables of one summary."""

    def __init__(self, k: Kegiatan, keterangan: Keterangan, lengkap: bool) -> None:
        self.k, self.keterangan, self.lengkap = k, keterangan, lengkap
        self.usul = usul_jabatan(k)
        self.total = jumlah_usul(self.usul)
        self.tahun = [satu.tahun for satu in self.total]

    def lembar(self) -> list[LembarTabel]:
        """The sheets in their order."""
        isi = [self._jabatan(), self._unit(), self._jenjang()]
        if self.tahun:
            isi.append(self._tahunan())
        kurang = kurang_bkn(self.k, self.keterangan)
        isi.append(
            LembarTabel(
                "Belum ada",
                "Yang belum ada",
                ["Tidak diisi dengan dugaan; lengkapi sebelum diusulkan."],
                ["Kode jabatan", "Nama jabatan", "Yang belum ada"],
                kurang,
            )
        )
        return [self._petunjuk(isi), *isi]

    def _petunjuk(self, isi: Sequence[LembarTabel]) -> LembarTabel:
        k = self.k
        baris = [
            ("Instansi", k.instansi),
            ("Kegiatan", k.judul),
            ("Tahun data", str(k.tahun or "tidak disebut")),
            ("Keadaan data", k.kata_keadaan or "Isian sekarang, bukan data alur"),
            *ringkas_hukum(k),
            ("Pembulatan", istilah(PEMBULATAN, k.pembulatan)),
            ("Dasar", DASAR),
            ("Usul", _USUL if self.tahun else _TANPA_TAHUN),
            *([("Pensiun", _LENGKAP if self.lengkap else _SAMAR)] if self.tahun else []),
            ("Kode verifikasi data", k.sidik),
            *((f"Lembar {satu.nama}", satu.judul) for satu in isi),
        ]
        return LembarTabel(
            "Petunjuk", f"Usul kebutuhan pegawai {k.judul}", [k.keterangan], ["Hal", "Isi"], baris
        )

    # ── the tables ────────────────────────────────────────────────────────────────────────────
    def _jabatan(self) -> LembarTabel:
        kolom = [
            *(
                "No.",
                "Kode unit",
                "Unit organisasi",
                "Kode jabatan",
                "Nama jabatan",
                "Jenis jabatan",
                "Jenjang",
                "Kelas",
            ),
            *(_KOSONG, "Kebutuhan sebelum dibulatkan", "K", "B", "+/−", "Kekurangan kini"),
            *self._kepala("Pensiun", "Usul PNS", "Usul PPPK", "Prioritas"),
        ]
        baris = [
            [
                *(
                    pos.nomor,
                    pos.kode_unit,
                    pos.nama_unit,
                    pos.kode,
                    pos.nama,
                    pos.jenis,
                    pos.jenjang,
                    pos.kelas,
                ),
                "; ".join(self.keterangan.get(pos.kode, {}).get("pendidikan", ())),
                *(
                    pos.kebutuhan,
                    pos.kebutuhan_bulat,
                    pos.bezetting,
                    pos.selisih,
                    max(-(pos.selisih or 0), 0),
                ),
                *self._tahun(self.usul.get(pos.kode, ()), ("pensiun", "usul_pns", "usul_pppk", "prioritas")),
            ]
            for pos in daftar_pos(self.k)
        ]
        j = jumlah(self.k)
        akhir = ["JUMLAH", *[""] * 8, j.kebutuhan, j.kebutuhan_bulat, j.bezetting, j.selisih, j.kekurangan]
        akhir += [*self._tahun(self.total, ("pensiun", "usul_pns", "usul_pppk")), *[""] * len(self.tahun)]
        return LembarTabel(
            "Per jabatan", "Kebutuhan tiap jabatan [orang]", self._catatan(), kolom, baris, akhir
        )

    def _unit(self) -> LembarTabel:
        kolom = ["No.", "Kode unit", "Unit organisasi", "Jabatan", "K", "B", "Kekurangan", "Kelebihan"]
        kolom += self._kepala("Pensiun", "Usul")
        baris = [
            [
                *(unit.nomor, unit.kode, unit.nama, *_angka(unit.sendiri)),
                *self._tahun(self._usul(unit.pos), ("pensiun", "usul")),
            ]
            for unit in daftar_unit(self.k)
        ]
        akhir = ["JUMLAH", "", "", *_angka(jumlah(self.k)), *self._tahun(self.total, ("pensiun", "usul"))]
        catatan = [
            *self._catatan(),
            "Tiap unit hanya jabatannya sendiri, tanpa unit di bawahnya; jumlahnya seluruhnya.",
        ]
        return LembarTabel("Per unit", "Kebutuhan tiap unit [orang]", catatan, kolom, baris, akhir)

    def _jenjang(self) -> LembarTabel:
        kelompok: dict[tuple[str, str], list[Pos]] = {}
        for pos in daftar_pos(self.k):
            kelompok.setdefault((pos.jenis, pos.jenjang or ""), []).append(pos)
        kolom = [
            "Jenis jabatan",
            "Jenjang",
            "Jabatan",
            "K",
            "B",
            "Kekurangan",
            "Kelebihan",
            *self._kepala("Usul"),
        ]
        baris = [
            [*kunci, *_angka(jumlah_pos(isi, self.k.aturan)), *self._tahun(self._usul(isi), ("usul",))]
            for kunci, isi in kelompok.items()
        ]
        akhir = ["JUMLAH", "", *_angka(jumlah(self.k)), *self._tahun(self.total, ("usul",))]
        judul = "Persediaan dan kebutuhan tiap jenjang [orang]"
        return LembarTabel("Per jenjang", judul, self._catatan(), kolom, baris, akhir)

    def _tahunan(self) -> LembarTabel:
        kolom = [
            "Tahun",
            "B akhir tahun",
            "Pensiun",
            "Perjanjian berakhir",
            "K",
            "Usul",
            "Usul PNS",
            "Usul PPPK",
        ]
        kolom += [f"Prioritas {n}" for n in (1, 2, 3)]
        baris = [
            [
                *(str(t.tahun), t.bezetting, self._samar(t.pensiun), self._samar(t.berakhir), t.kebutuhan),
                *(t.usul, t.usul_pns, t.usul_pppk),
                *(
                    sum(
                        s.usul
                        for isi in self.usul.values()
                        for s in isi
                        if (s.tahun, s.prioritas) == (t.tahun, n)
                    )
                    for n in (1, 2, 3)
                ),
            ]
            for t in self.total
        ]
        catatan = [*self._catatan(), *filter(None, [bezetting_anggapan(self.k)])]
        return LembarTabel(
            "Lima tahun", "Kebutuhan lima tahun, dirinci per tahun [orang]", catatan, kolom, baris
        )

    # ── cells ─────────────────────────────────────────────────────────────────────────────────
    def _catatan(self) -> list[str]:
        pensiun = [_LENGKAP if self.lengkap else _SAMAR] if self.tahun else [_TANPA_TAHUN]
        return [f"{self.k.judul}. {self.k.kata_keadaan}".strip(), "K = kebutuhan, B = bezetting.", *pensiun]

    def _kepala(self, *nama: str) -> list[str]:
        return [f"{satu} {tahun}" for satu in nama for tahun in self.tahun]

    def _tahun(self, semua: Sequence[UsulTahun], kolom: Sequence[str]) -> list[Any]:
        sama: Callable[[int], object] = lambda nilai: nilai  # noqa: E731 - one cell in two ways
        tulis = {"pensiun": self._samar}
        if not semua:
            return [0] * len(kolom) * len(self.tahun)
        return [tulis.get(nama, sama)(getattr(satu, nama)) for nama in kolom for satu in semua]

    def _samar(self, orang: int) -> object:
        return _TERSAMAR if not self.lengkap and 0 < orang < SEL_KECIL else orang

    def _usul(self, pos: Sequence[Pos]) -> tuple[UsulTahun, ...]:
        return jumlah_usul({satu.kode: self.usul[satu.kode] for satu in pos if satu.kode in self.usul})


def _angka(satu: Jumlah) -> tuple[int, ...]:
    return (satu.jabatan, satu.kebutuhan_bulat, satu.bezetting, satu.kekurangan, satu.kelebihan)
