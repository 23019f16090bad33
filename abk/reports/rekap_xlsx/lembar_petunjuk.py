"""Sheets Petunjuk and Temuan: what the workbook is, whether its sums agree, what was found in the data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from abk.hasil import kalimat_belum_diverifikasi
from abk.peraturan import teks_tanggal
from abk.reports.rekap_xlsx import lembar_a as a
from abk.reports.rekap_xlsx import lembar_bc as bc
from abk.reports.rekap_xlsx import lembar_d as d
from abk.reports.rekap_xlsx import lembar_ef as e
from abk.reports.rekap_xlsx import lembar_parameter as par
from abk.reports.rekap_xlsx import rumus
from abk.reports.rekap_xlsx.bingkai import CATATAN, TANDA, UBAH, kepala, kop
from abk.reports.rekap_xlsx.buku import Buku, Sheet, SheetColumn
from abk.reports.rekap_xlsx.rows import FormRows
from abk.tulisan.istilah import TINGKAT

NAMA, NAMA_TEMUAN = "Petunjuk", "Temuan"
_KOLOM = (SheetColumn("", 30), SheetColumn("", 20), SheetColumn("", 84))
_LEMBAR = (
    (a.NAMA, "Uraian tugas tiap jabatan: volume, norma waktu, dan beban kerjanya."),
    (bc.NAMA_B, "Inventarisasi pemangku jabatan: jumlah pegawai yang ada."),
    (bc.NAMA_C, "Rekapitulasi beban kerja tiap jabatan, menurut unit."),
    (
        d.NAMA,
        "Kebutuhan pegawai, selisih, efektivitas (EJ), dan prestasi (PJ) tiap jabatan; untuk ditandatangani.",
    ),
    (e.NAMA_E, "Kebutuhan pegawai, efektivitas (EU), dan prestasi (PU) tiap unit; untuk ditandatangani."),
    (e.NAMA_F, "Rekapitulasi cabang eselon I dan jumlah seluruhnya."),
    (NAMA_TEMUAN, "Semua temuan pemeriksaan data: letak, aturan, dan apa yang harus dilakukan."),
    (par.NAMA, "Nilai peraturan dan pilihan yang dipakai semua rumus, beserta sumbernya."),
)


@dataclass(frozen=True)
class LetakJumlah:
    """Totals that the cross-check lays side by side."""

    a: a.LetakA
    b: str
    d: d.LetakD
    e: e.LetakE
    f: dict[int, str]


def tulis_petunjuk(lembar: Sheet, s: FormRows, letak: LetakJumlah, versi: str, lain: str = "") -> None:
    """Write the sheet."""
    penulis = _Penulis(lembar, s, letak)
    penulis.tulis(versi, lain)


def lembar_petunjuk(buku: Buku) -> Sheet:
    """The empty sheet."""
    return Sheet(buku, NAMA, _KOLOM)


class _Penulis:
    def __init__(self, lembar: Sheet, s: FormRows, letak: LetakJumlah) -> None:
        self.l, self.s, self.letak = lembar, s, letak
        self.baris = 0

    def tulis(self, versi: str, lain: str) -> None:
        self.baris = kop(self.l, "REKAPITULASI ANALISIS BEBAN KERJA (FORMULIR A SAMPAI DENGAN F)")
        if self.s.kegiatan.keterangan:
            self.l.bentang(self.baris, self.s.kegiatan.keterangan, "keterangan", "tebal")
            self.baris += 1
        self._pita("ISI BUKU KERJA")
        for nama, arti in _LEMBAR:
            self._tautan(nama, arti)
        self._pita("DASAR PENGHITUNGAN")
        self._dasar(versi, lain)
        self._pita("RINGKASAN")
        self._ringkasan()
        self._pita("PEMERIKSAAN SILANG")
        self._silang()
        self._pita("ARTI TANDA")
        for nama, arti in TANDA.items():
            self._kata(nama, arti)
        self._pita("NILAI YANG BELUM DIVERIFIKASI")
        self._bentang(kalimat_belum_diverifikasi(self.s.kegiatan) or "Tidak ada.")
        self._pita("MENGUBAH ANGKA")
        self._bentang(UBAH)
        self.l.cetak(self.baris - 1)

    def _pita(self, judul: str) -> None:
        self.l.bentang(self.baris, judul, "pita")
        self.baris += 1

    def _bentang(self, isi: str) -> None:
        self.l.bentang(self.baris, isi, "sel")
        self.baris += 1

    def _kata(self, nama: str, isi: str) -> None:
        self.l.teks(self.baris, 0, nama, "sel", "tebal")
        self.l.bentang(self.baris, isi, "sel", awal=1)
        self.baris += 1

    def _tautan(self, nama: str, arti: str, letak: str = "") -> None:
        gaya = self.l.buku.gaya("sel", "tautan")
        self.l.ws.write_url(self.baris, 0, letak or f"internal:'{nama}'!A1", gaya, nama)
        self.l.bentang(self.baris, arti, "sel", awal=1)
        self.baris += 1

    def _hidup(self, nama: str, isi: str, nilai: Fraction | float | str, bentuk: str, arti: str = "") -> None:
        self.l.teks(self.baris, 0, nama, "sel", "tebal")
        self.l.rumus(self.baris, 1, isi, nilai, "sel", bentuk, "tengah")
        self.l.teks(self.baris, 2, arti, "sel")
        self.baris += 1

    def _dasar(self, versi: str, lain: str) -> None:
        k, at = self.s.kegiatan, self.s.kegiatan.aturan
        if k.keadaan is not None:
            self._kata("Keadaan data", k.kata_keadaan)
        if lain:
            self._tautan(lain, "Buku kerja keadaan yang lain dari alur yang sama", f"external:{lain}")
        self._kata(
            "Peraturan", f"{at.judul} ({at.nama}), dibaca pada tanggal hukum {teks_tanggal(at.tanggal)}"
        )
        self._kata("Lingkup, pola kerja", f"instansi {at.lingkup}, {at.pola} kerja seminggu")
        waktu = at.waktu_kerja_efektif_menit
        self._hidup("Waktu kerja efektif", f"={rumus.WAKTU}", waktu, "bulat", "menit/orang/tahun")
        arti = "kebutuhan dibulatkan satu kali tiap jabatan; terdekat = setengah ke atas"
        self._hidup("Pembulatan", f"={rumus.PEMBULATAN}", k.pembulatan, "tengah", arti)
        minimum = "ya" if k.minimum_satu else "tidak"
        arti = "jabatan pimpinan tinggi, administrator, dan pengawas tidak kurang dari satu orang"
        self._hidup("Minimum satu", f"={rumus.MINIMUM}", minimum, "tengah", arti)
        self._kata("Arti hari dalam norma waktu", f"hari kerja {k.hari_norma}")
        arti = "membandingkan ketiga pilihan di atas dengan saat laporan dibuat"
        self._hidup("Keadaan parameter", f"={rumus.STATUS_PARAMETER}", "sama dengan laporan", "tengah", arti)
        self._kata("Kode verifikasi data", k.sidik)
        self._kata("Versi program", f"abk {versi}")

    def _ringkasan(self) -> None:
        j, dj = self.s.jumlah, self.letak.d
        banyak = f"{len(self.s.unit)} unit, {len(self.s.pos)} jabatan"
        self._kata("Unit, jabatan", f"{banyak}, {j.belum_lengkap} di antaranya BELUM LENGKAP")
        butir = (
            ("Beban kerja", dj.jumlah[d.BEBAN], j.beban_menit, "beban", "menit/tahun"),
            ("Kebutuhan tanpa pembulatan", dj.jumlah[d.BUTUH], j.kebutuhan, "orang", "orang"),
            (
                "Kebutuhan",
                dj.jumlah[d.BULAT],
                j.kebutuhan_bulat,
                "bulat",
                "orang, jumlah pembulatan tiap jabatan",
            ),
            ("Pegawai yang ada", dj.jumlah[d.ADA], j.bezetting, "bulat", "orang"),
            ("Kekurangan", dj.kekurangan, -j.kekurangan, "selisih", "orang, jumlah dari jabatan yang kurang"),
            ("Kelebihan", dj.kelebihan, j.kelebihan, "selisih", "orang, jumlah dari jabatan yang lebih"),
            ("Selisih bersih", dj.jumlah[d.SELISIH], j.selisih, "selisih", "orang"),
        )
        for nama, alamat, nilai, bentuk, arti in butir:
            self._hidup(nama, f"={alamat}", nilai, bentuk, arti)

    def _silang(self) -> None:
        x = self.letak
        butir = (
            ("Beban: A dan D", x.a.jumlah, x.d.jumlah[d.BEBAN]),
            ("Beban: D dan E", x.d.jumlah[d.BEBAN], x.e.jumlah[e.BEBAN]),
            ("Beban: E dan F", x.e.jumlah[e.BEBAN], x.f[e.BEBAN]),
            ("Kebutuhan: D dan E", x.d.jumlah[d.BULAT], x.e.jumlah[e.BUTUH]),
            ("Kebutuhan: E dan F", x.e.jumlah[e.BUTUH], x.f[e.BUTUH]),
            ("Pegawai ada: B dan D", x.b, x.d.jumlah[d.ADA]),
            ("Pegawai ada: D dan F", x.d.jumlah[d.ADA], x.f[e.ADA]),
            ("Selisih bersih: D dan F", x.d.jumlah[d.SELISIH], x.f[e.SELISIH]),
        )
        for nama, satu, dua in butir:
            self._hidup(nama, rumus.cocok(satu, dua), "cocok", "tengah", "jumlah pada kedua formulir")


# ── every fault, doubt and note of the data, with what to do ───────────────────────────────────────
_KOLOM_TEMUAN = (
    SheetColumn("NO", 5),
    SheetColumn("TINGKAT", 10),
    SheetColumn("BERKAS", 16),
    SheetColumn("BARIS", 7),
    SheetColumn("KOLOM", 14),
    SheetColumn("NILAI", 14),
    SheetColumn("JABATAN / UNIT", 24),
    SheetColumn("ATURAN", 16),
    SheetColumn("APA YANG DITEMUKAN", 38),
    SheetColumn("APA YANG HARUS DILAKUKAN", 36),
)


def tulis_temuan(buku: Buku, s: FormRows) -> None:
    """Write the sheet."""
    temuan = s.kegiatan.temuan
    banyak = Counter(t.tingkat for t in temuan)
    ringkas = (
        ", ".join(f"{n} {TINGKAT[tingkat].lower()}" for tingkat, n in banyak.items()) or "tidak ada temuan"
    )
    lembar = Sheet(buku, NAMA_TEMUAN, _KOLOM_TEMUAN)
    ulang = kepala(
        lembar, kop(lembar, "TEMUAN PEMERIKSAAN DATA", (f"Banyaknya: {ringkas}.", *CATATAN["temuan"]))
    )
    nama_jabatan = {p.kode: p.nama for p in s.pos}
    nama_unit = {u.kode: u.nama for u in s.unit}
    awal = ulang[1] + 1
    for n, t in enumerate(temuan, 1):
        b = awal + n - 1
        gaya = ("sel", "tanda") if t.tingkat in {"cacat", "ragu"} else ("sel",)
        kode = t.kode_jabatan or t.kode_unit or ""
        nama = nama_jabatan.get(t.kode_jabatan or "") or nama_unit.get(t.kode_unit or "") or ""
        lembar.angka(b, 0, n, *gaya, "tengah")
        isi = (TINGKAT[t.tingkat].upper(), t.berkas or t.tabel)
        ekor = (t.kolom, t.nilai, f"{kode} {nama}".strip(), t.aturan, t.pesan, t.saran)
        for kolom, teks in enumerate(isi, 1):
            lembar.teks(b, kolom, teks, *gaya)
        lembar.angka(b, 3, t.baris, *gaya, "tengah")
        for kolom, teks in enumerate(ekor, 4):
            lembar.teks(b, kolom, teks, *gaya)
    if not temuan:
        lembar.bentang(awal, "Tidak ada temuan.", "sel", "miring", "tengah")
    akhir = awal + max(len(temuan), 1) - 1
    if temuan:
        lembar.ws.autofilter(awal - 1, 0, akhir, lembar.akhir)
    lembar.cetak(akhir, ulang)
