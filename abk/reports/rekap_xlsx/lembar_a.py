"""Form A: the tasks of every post, with the workload of each as a live formula."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from abk.hasil import Pos, Tugas, UnitHasil, konstanta_angka_kredit
from abk.reports.rekap_xlsx import rumus
from abk.reports.rekap_xlsx.bingkai import CATATAN, RUMUS_PENDEKATAN, kepala, kop
from abk.reports.rekap_xlsx.buku import Buku, Sheet, SheetColumn
from abk.reports.rekap_xlsx.rows import FormRows
from abk.reports.rekap_xlsx.rumus import KOSONG, MENIT_PER, PER_TAHUN, WAKTU, rentang, sel, sel_lembar
from abk.tulisan.istilah import PENDEKATAN

NAMA = "A Uraian Tugas"
NO, URAIAN, HASIL, VOLUME, PERIODE, KALI, NORMA, SATUAN, MENIT, PER_HASIL, BEBAN, ORANG, DIHITUNG, KET = (
    range(14)
)
_KOLOM = (
    SheetColumn("NO", 5),
    SheetColumn("RINCIAN TUGAS", 40),
    SheetColumn("SATUAN HASIL", 14),
    SheetColumn("VOLUME", 9),
    SheetColumn("PERIODE", 10),
    SheetColumn("KALI SETAHUN", 9),
    SheetColumn("NORMA WAKTU", 9),
    SheetColumn("SATUAN WAKTU", 9),
    SheetColumn("MENIT PER SATUAN", 9),
    SheetColumn("MENIT PER HASIL", 9),
    SheetColumn("BEBAN KERJA (menit/tahun)", 14),
    SheetColumn("PEGAWAI DIBUTUHKAN (orang)", 12.5),
    SheetColumn("DIHITUNG", 10),
    SheetColumn("KET", 22),
)


@dataclass(frozen=True)
class LetakA:
    """Where the other forms find the workloads."""

    kunci: str
    beban: str
    dihitung: str
    jumlah: str


def tulis_a(buku: Buku, s: FormRows, dasar: str) -> LetakA:
    """Write form A."""
    lembar = Sheet(buku, NAMA, _KOLOM, (SheetColumn("kunci jabatan", 12), SheetColumn("kode jabatan", 16)))
    lembar.ws.outline_settings(visible=True, symbols_below=True)
    ulang = kepala(
        lembar,
        kop(lembar, "FORMULIR A: URAIAN TUGAS DAN BEBAN KERJA TIAP JABATAN", CATATAN["A"], dasar=dasar),
    )
    penulis = _Penulis(lembar, s, ulang[1] + 1)
    awal = penulis.baris
    for unit, tugas in s.tugas():
        penulis.unit(unit, tugas)
    akhir = max(awal, penulis.baris - 1)
    letak = LetakA(
        rentang(NAMA, awal, akhir, lembar.kunci),
        rentang(NAMA, awal, akhir, BEBAN),
        rentang(NAMA, awal, akhir, DIHITUNG),
        sel_lembar(NAMA, akhir + 1, BEBAN),
    )
    penulis.jumlah_semua(akhir + 1, letak)
    pilihan = {"validate": "list", "source": ["ya", "tidak"]}
    lembar.ws.data_validation(awal, DIHITUNG, akhir, DIHITUNG, pilihan)
    lembar.cetak(akhir + 1, ulang)
    return letak


class _Penulis:
    def __init__(self, lembar: Sheet, s: FormRows, baris: int) -> None:
        self.l, self.s, self.baris = lembar, s, baris
        self._konstanta = konstanta_angka_kredit(s.kegiatan)

    def unit(self, unit: UnitHasil, tugas: Mapping[str, Sequence[Tugas]]) -> None:
        self.l.bentang(self.baris, f"UNIT: {unit.nama} ({unit.kode})", "pita")
        self.baris += 1
        for pos in unit.pos:
            self._pos(pos, tugas.get(pos.kode, ()))

    def _pos(self, pos: Pos, tugas_pos: Sequence[Tugas]) -> None:
        cara = RUMUS_PENDEKATAN.get(pos.cara)
        kelas = f" · kelas {pos.kelas}" if pos.kelas is not None else ""
        tanda = " · BELUM LENGKAP" if pos.belum_lengkap else ""
        penjelasan = f"\nPendekatan {PENDEKATAN[pos.cara]}: {cara}." if cara else ""
        alasan = "".join(f"\nBELUM LENGKAP: {a}." for a in self.s.alasan.get(pos.kode, ()))
        judul = f"{pos.nomor}. {pos.nama} ({pos.kode}){kelas}{tanda}{penjelasan}{alasan}"
        self.l.bentang(self.baris, judul, "anak_pita", *(("tanda",) if pos.belum_lengkap else ()))
        self.baris += 1
        awal = self.baris
        for tugas in tugas_pos:
            self._tugas(pos, tugas)
        if not tugas_pos:
            self.l.bentang(self.baris, "(belum ada uraian tugas)", "sel", "miring", "tengah")
            self.baris += 1
        self._jumlah_pos(pos, awal)

    def _tugas(self, pos: Pos, t: Tugas) -> None:
        b, tanda = self.baris, () if t.dihitung else ("tanda",)
        self.l.rincian.add(b)
        for kolom, nama in ((URAIAN, "uraian_tugas"), (HASIL, "hasil_kerja")):
            self.l.teks(b, kolom, t.kata(nama), "sel", *tanda)
        self.l.teks(b, NO, t.kata("nomor"), "sel", "tengah", *tanda)
        self.l.teks(b, PERIODE, t.kata("periode"), "sel", "tengah", *tanda)
        self._masukan(b, VOLUME, t.angka("volume"), tanda)
        self.l.teks(b, DIHITUNG, "ya" if t.dihitung else "tidak", "sel", "tengah", *tanda)
        sebab = "TIDAK DIHITUNG: " + "; ".join(t.alasan) if not t.dihitung else ""
        self.l.teks(b, KET, "\n".join(k for k in (sebab, t.kata("keterangan")) if k), "sel", *tanda)
        self.l.angka(b, self.l.kunci, pos.nomor, "kunci")
        self.l.teks(b, self.l.kunci + 1, pos.kode, "kunci")
        {"tugas_per_tugas": self._langkah_tugas, "angka_kredit": self._langkah_kredit}.get(
            pos.cara, self._langkah_standar
        )(pos, t, tanda)
        self._bila(b, ORANG, f"{sel(b, BEBAN)}/{WAKTU}", t, t.angka("bagian_orang"), "orang", tanda)
        self.baris += 1

    def _masukan(self, baris: int, kolom: int, nilai: float | None, tanda: tuple[str, ...]) -> None:
        bentuk = "bulat" if nilai is None or nilai == int(nilai) else "pecahan"
        self.l.angka(baris, kolom, nilai, "sel", bentuk, *tanda)

    def _bila(
        self, b: int, kolom: int, isi: str, t: Tugas, nilai: float | None, bentuk: str, tanda: tuple[str, ...]
    ) -> None:
        """A formula that counts only where the row is counted."""
        isi = f'=IF({sel(b, DIHITUNG)}="ya",{isi},"{KOSONG}")'
        if bentuk == "pecahan" and nilai is not None and nilai == int(nilai):
            bentuk = "bulat"
        self.l.rumus(b, kolom, isi, nilai if t.dihitung else None, "sel", bentuk, *tanda)

    def _langkah_tugas(self, pos: Pos, t: Tugas, tanda: tuple[str, ...]) -> None:
        b = self.baris
        self._masukan(b, NORMA, t.angka("norma_waktu"), tanda)
        self.l.teks(b, SATUAN, t.kata("satuan_waktu"), "sel", "tengah", *tanda)
        menit = f"VLOOKUP({sel(b, SATUAN)},{MENIT_PER},2,FALSE)"
        self._bila(b, MENIT, menit, t, t.angka("menit_per_satuan"), "pecahan", tanda)
        self._kali_norma(pos, t, tanda)

    def _langkah_kredit(self, pos: Pos, t: Tugas, tanda: tuple[str, ...]) -> None:
        b = self.baris
        self._masukan(b, NORMA, t.angka("angka_kredit"), tanda)
        self.l.teks(b, SATUAN, "AK/hasil", "sel", "tengah", *tanda)
        if pos.jenjang is not None and pos.jenjang in self._konstanta:
            menit = f'60/VLOOKUP("{pos.jenjang}",{rumus.KONSTANTA},2,FALSE)'
            per_kredit = float(60 / self._konstanta[pos.jenjang].angka)
            self._bila(b, MENIT, menit, t, per_kredit, "pecahan", tanda)
        else:
            self.l.teks(b, MENIT, KOSONG, "sel", "kanan", *tanda)
        self._kali_norma(pos, t, tanda)

    def _kali_norma(self, _pos: Pos, t: Tugas, tanda: tuple[str, ...]) -> None:
        b = self.baris
        kali = f"VLOOKUP({sel(b, PERIODE)},{PER_TAHUN},2,FALSE)"
        self._bila(b, KALI, kali, t, t.angka("per_tahun"), "bulat", tanda)
        per_hasil = f"{sel(b, NORMA)}*{sel(b, MENIT)}"
        self._bila(b, PER_HASIL, per_hasil, t, t.angka("norma_waktu_menit"), "pecahan", tanda)
        beban = f"{sel(b, VOLUME)}*{sel(b, KALI)}*{sel(b, PER_HASIL)}"
        self._bila(b, BEBAN, beban, t, t.angka("beban_kerja_menit"), "beban", tanda)

    def _langkah_standar(self, _pos: Pos, t: Tugas, tanda: tuple[str, ...]) -> None:
        b = self.baris
        self._masukan(b, NORMA, t.angka("standar_kemampuan"), tanda)
        satuan = t.kata("satuan_standar")
        self.l.teks(b, SATUAN, satuan, "sel", "tengah", *tanda)
        for kolom in (KALI, MENIT, PER_HASIL):
            self.l.teks(b, kolom, KOSONG, "sel", "kanan", *tanda)
        tanda_hitung = "*" if satuan == "orang/alat" else "/"
        beban = f"{sel(b, VOLUME)}{tanda_hitung}{sel(b, NORMA)}*{WAKTU}"
        self._bila(b, BEBAN, beban, t, t.angka("beban_kerja_menit"), "beban", tanda)

    def _jumlah_pos(self, pos: Pos, awal: int) -> None:
        b, akhir = self.baris, self.baris - 1
        tanda = ("tanda",) if pos.belum_lengkap else ()
        self._kaki(b, f"Jumlah {pos.nomor}. {pos.nama}", *tanda)
        for kolom, nilai, bentuk in ((BEBAN, pos.beban_menit, "beban"), (ORANG, pos.kebutuhan, "orang")):
            self.l.rumus(
                b,
                kolom,
                f"=SUM({sel(awal, kolom)}:{sel(akhir, kolom)})",
                nilai,
                "sel",
                "jumlah",
                bentuk,
                *tanda,
            )
        self.l.teks(b, KET, "BELUM LENGKAP" if pos.belum_lengkap else "", "sel", "jumlah", *tanda)
        self.baris += 1

    def _kaki(self, b: int, judul: str, *tanda: str) -> None:
        self.l.bentang(b, judul, "sel", "jumlah", "kanan", *tanda, akhir=BEBAN - 1)
        self.l.kosong(b, DIHITUNG, KET, "sel", "jumlah", *tanda)

    def jumlah_semua(self, b: int, letak: LetakA) -> None:
        """Total over task rows alone: sub-totals have no key."""
        jumlah = self.s.jumlah
        self._kaki(b, "JUMLAH SELURUH BEBAN KERJA")
        isi = f'=SUMIF({letak.kunci},">0",{letak.beban})'
        self.l.rumus(b, BEBAN, isi, jumlah.beban_menit, "sel", "jumlah", "beban")
        self.l.rumus(b, ORANG, f"={sel(b, BEBAN)}/{WAKTU}", jumlah.kebutuhan, "sel", "jumlah", "orang")
