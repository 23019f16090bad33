"""Sheet Parameter: every choice and every value of the law that the formulas use."""

from __future__ import annotations

from fractions import Fraction

from abk.hasil import konstanta_angka_kredit
from abk.kebutuhan import menit_per_satuan
from abk.peraturan import (
    CARA_MEMBULATKAN,
    KREDIT_SETEMPAT,
    SETEMPAT,
    Ketentuan,
    ketentuan,
    pembulatan,
    teks_nilai,
    teks_tanggal,
)
from abk.reports.rekap_xlsx import rumus
from abk.reports.rekap_xlsx.bingkai import CATATAN, kepala, kop
from abk.reports.rekap_xlsx.buku import Buku, Sheet, SheetColumn
from abk.reports.rekap_xlsx.rows import FormRows

NAMA = "Parameter"
_KOLOM = (
    SheetColumn("NAMA", 26),
    SheetColumn("NILAI", 15),
    SheetColumn("SATUAN", 22),
    SheetColumn("LETAK", 34),
    SheetColumn("SUMBER", 42),
    SheetColumn("DIPERIKSA", 14),
    SheetColumn("STATUS", 16),
)


def teks_dasar(s: FormRows) -> str:
    """Regulation and choices in one line, as the live formula writes it."""
    k = s.kegiatan
    return (
        f"{_awal_dasar(s)}{teks_nilai(k.aturan.waktu_kerja_efektif_menit)} menit/orang/tahun · "
        f"pembulatan: {k.pembulatan} · minimum satu untuk jabatan pimpinan: {_ya(k.minimum_satu)}"
    )


def _awal_dasar(s: FormRows) -> str:
    return f"Dasar: {s.kegiatan.aturan.singkatan} · waktu kerja efektif "


def _ya(nilai: bool) -> str:
    return "ya" if nilai else "tidak"


def status(k: Ketentuan) -> str:
    """How sure a value is, in words."""
    if k.belum_diverifikasi:
        return "BELUM DIVERIFIKASI"
    if _dinyatakan(k) and not k.turunan:
        return "dinyatakan instansi"
    return "turunan (dihitung)" if k.turunan else "terbaca pada sumber"


def _dinyatakan(k: Ketentuan) -> bool:
    """Whether the institution states the value itself, so that nobody here compared it with anything."""
    return k.peraturan in {SETEMPAT, KREDIT_SETEMPAT}


def tulis_parameter(buku: Buku, s: FormRows) -> None:
    """Write the sheet, and give its values the names that the formulas use."""
    _Penulis(buku, s).tulis()


class _Penulis:
    def __init__(self, buku: Buku, s: FormRows) -> None:
        self.buku, self.s, self.a = buku, s, s.kegiatan.aturan
        self.l = Sheet(buku, NAMA, _KOLOM)
        self.baris = 0

    def tulis(self) -> None:
        ulang = kepala(self.l, kop(self.l, "PARAMETER PENGHITUNGAN DAN DASARNYA", CATATAN["parameter"]))
        self.baris = ulang[1] + 1
        self._pilihan()
        self._kali_setahun()
        self._menit_per_satuan()
        self._skala()
        self._angka_kredit()
        self._lain()
        self.l.cetak(self.baris - 1, ulang)

    def _pita(self, judul: str) -> None:
        self.l.bentang(self.baris, judul, "pita")
        self.baris += 1

    def _dasar(self, k: Ketentuan | None, satuan: str = "", arti: str = "") -> None:
        """Unit, place, source, date and state of a value, in the row being written."""
        isi = (
            (
                satuan or k.satuan,
                k.letak or "letak belum diketahui",
                k.sumber,
                "–" if _dinyatakan(k) else teks_tanggal(k.diperiksa),
                status(k),
            )
            if k
            else (satuan, arti, "", "", "")
        )
        for n, teks in enumerate(isi, 2):
            tanda = ("tanda", "tebal") if n == len(_KOLOM) - 1 and k and k.belum_diverifikasi else ()
            self.l.teks(self.baris, n, teks, "sel", *tanda)

    def _angka(
        self, nama: str, nilai: Fraction | int, k: Ketentuan | None, satuan: str = "", arti: str = ""
    ) -> str:
        self.l.teks(self.baris, 0, nama, "sel")
        self.l.angka(
            self.baris, 1, float(nilai), "sel", "bulat" if Fraction(nilai).denominator == 1 else "pecahan"
        )
        self._dasar(k, satuan, arti)
        self.baris += 1
        return rumus.sel_lembar(NAMA, self.baris - 1, 1)

    def _isian(
        self, nama: str, alamat_nama: str, nilai: str | int, k: Ketentuan | None, satuan: str, arti: str
    ) -> None:
        self.l.teks(self.baris, 0, nama, "sel", "tebal")
        if isinstance(nilai, int):
            self.l.angka(self.baris, 1, nilai, "bulat", "isian")
        else:
            self.l.teks(self.baris, 1, nilai, "isian")
        self._dasar(k, satuan, arti)
        self.buku.nama(alamat_nama, rumus.sel_lembar(NAMA, self.baris, 1))
        self.baris += 1

    def _pilihan(self) -> None:
        k, a = self.s.kegiatan, self.a
        self._pita("PILIHAN YANG BERLAKU UNTUK SELURUH BUKU KERJA")
        waktu = a.dasar["waktu_kerja_efektif"]
        self._isian("Waktu kerja efektif", rumus.WAKTU, a.waktu_kerja_efektif_menit, waktu, "", "")
        cara = pembulatan(k.pembulatan, a.tanggal).dasar
        self._isian(
            "Pembulatan kebutuhan", rumus.PEMBULATAN, k.pembulatan, cara, " | ".join(CARA_MEMBULATKAN), ""
        )
        self._daftar(list(CARA_MEMBULATKAN))
        minimum = ketentuan("pembulatan", "minimum_satu", a.tanggal)
        self._isian(
            "Minimum satu (jabatan pimpinan)", rumus.MINIMUM, _ya(k.minimum_satu), minimum, "ya | tidak", ""
        )
        self._daftar(["ya", "tidak"])
        arti = "hari kerja efektif" if k.hari_norma == "efektif" else "hari kerja formal"
        self._teks(
            "Arti hari dalam norma waktu",
            k.hari_norma,
            f"{arti}; sudah termuat pada menit per satuan di bawah",
        )
        self._hidup("Dasar hitung", rumus.DASAR_HITUNG, self._rumus_dasar(), teks_dasar(self.s))
        self._hidup("Keadaan parameter", rumus.STATUS_PARAMETER, self._rumus_status(), "sama dengan laporan")

    def _daftar(self, pilihan: list[str]) -> None:
        self.l.ws.data_validation(
            self.baris - 1, 1, self.baris - 1, 1, {"validate": "list", "source": pilihan,
            "error_title": "Pilihan tidak dikenal", "error_message": "Pilih salah satu dari daftar."},
        )  # fmt: skip

    def _teks(self, nama: str, nilai: str, arti: str) -> None:
        self.l.teks(self.baris, 0, nama, "sel")
        self.l.teks(self.baris, 1, nilai, "sel", "tengah")
        self._dasar(None, "", arti)
        self.baris += 1

    def _hidup(self, nama: str, alamat_nama: str, isi: str, nilai: str) -> None:
        """A sentence made by formula, for the sheets that print it."""
        self.l.teks(self.baris, 0, nama, "sel")
        self.l.bentang(self.baris, nilai, "sel", awal=1)
        self.l.rumus(self.baris, 1, isi, nilai, "sel")
        self.buku.nama(alamat_nama, rumus.sel_lembar(NAMA, self.baris, 1))
        self.baris += 1

    def _rumus_dasar(self) -> str:
        awal = _awal_dasar(self.s).replace('"', '""')
        # The thousands point is put in by hand: what TEXT makes of "#,##0" depends on the reader's locale.
        ribuan = f'INT({rumus.WAKTU}/1000)&"."&TEXT(MOD({rumus.WAKTU},1000),"000")'
        return (
            f'="{awal}"&{ribuan}&" menit/orang/tahun · pembulatan: "&{rumus.PEMBULATAN}'
            f'&" · minimum satu untuk jabatan pimpinan: "&{rumus.MINIMUM}'
        )

    def _rumus_status(self) -> str:
        k = self.s.kegiatan
        sama = (
            f'{rumus.WAKTU}={self.a.waktu_kerja_efektif_menit},{rumus.PEMBULATAN}="{k.pembulatan}",'
            f'{rumus.MINIMUM}="{_ya(k.minimum_satu)}"'
        )
        return f'=IF(AND({sama}),"sama dengan laporan","DIUBAH setelah laporan dibuat")'

    def _kali_setahun(self) -> None:
        self._pita("BERAPA KALI SUATU PERIODE DALAM SETAHUN")
        awal = self.baris
        for periode, kali in self.a.per_tahun.items():
            kunci = "hari_kerja_efektif" if periode == "hari" else f"{periode}_per_tahun"
            self._angka(periode, kali, self.a.dasar.get(kunci), "kali/tahun", "pengertian tahun")
        self.buku.nama(rumus.PER_TAHUN, rumus.rentang(NAMA, awal, self.baris - 1, 0, 1))

    def _menit_per_satuan(self) -> None:
        self._pita("BERAPA MENIT SUATU SATUAN NORMA WAKTU")
        formal = self.s.kegiatan.hari_norma == "formal"
        awal = self.baris
        for satuan, menit in menit_per_satuan(self.a, self.s.kegiatan.hari_norma).items():
            panjang = satuan in {"hari", "minggu", "bulan"}
            dasar = self.a.dasar.get(f"menit_per_{satuan}")
            ket = "menit"
            if formal and panjang:
                dasar = self.a.dasar["menit_per_hari_formal"]
                ket = "menit" if satuan == "hari" else "menit, diperpanjang menurut hari kerja formal"
            self._angka(satuan, menit, dasar, ket, "pengertian menit")
        self.buku.nama(rumus.MENIT_PER, rumus.rentang(NAMA, awal, self.baris - 1, 0, 1))

    def _skala(self) -> None:
        skala = self.a.skala
        self._pita(f"BATAS PRESTASI KERJA (PJ DAN PU): {skala.judul}; dinilai dari rasio tanpa pembulatan")
        for t in skala.tingkat:
            batas = "di atas" if t.di_atas else "mulai dari"
            nama = f"{t.huruf}{f' – {t.sebutan}' if t.sebutan else ''} ({batas})"
            self.buku.nama(rumus.nama_batas(t.huruf), self._angka(nama, t.batas, t.dasar))

    def _angka_kredit(self) -> None:
        konstanta = konstanta_angka_kredit(self.s.kegiatan)
        if not konstanta:
            return
        self._pita("KONSTANTA ANGKA KREDIT PER JAM MENURUT JENJANG")
        awal = self.baris
        for jenjang, k in konstanta.items():
            self._angka(jenjang, k.angka, k)
        self.buku.nama(rumus.KONSTANTA, rumus.rentang(NAMA, awal, self.baris - 1, 0, 1))

    def _lain(self) -> None:
        terpakai = {"waktu_kerja_efektif", "hari_kerja_efektif"} | {
            k for k in self.a.dasar if k.endswith("_per_tahun") or k.startswith("menit_per_")
        }
        hari = teks_tanggal(self.a.tanggal)
        self._pita(
            f"KETENTUAN LAIN: {self.a.judul} ({hari}, lingkup {self.a.lingkup}, pola {self.a.pola} kerja)"
        )
        for kunci, k in self.a.dasar.items():
            if kunci not in terpakai:
                self.l.teks(self.baris, 0, kunci.replace("_", " "), "sel")
                self.l.teks(self.baris, 1, teks_nilai(k.nilai), "sel", "kanan")
                self._dasar(k)
                self.baris += 1
        for satu in self.a.catatan:
            self._pita(f"Catatan: {satu}")
