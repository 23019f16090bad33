"""Audit of rows: divisors, units, periods, rounding, what was printed against what follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from abk.instrumen.asing.bentuk import BarisAsing
from abk.instrumen.asing.label import periode_dalam, satuan_dalam
from abk.instrumen.asing.pembagi import Pembagi, dekat
from abk.instrumen.asing.rincian import induk_beranak
from abk.instrumen.asing.tanya import kelipatan_frekuensi
from abk.instrumen.asing.ukuran import arti_pembagi
from abk.instrumen.buku.tata_letak import alamat
from abk.instrumen.galat import TemuanSel
from abk.instrumen.hitung_ulang.tabel import Pencatat, membulatkan
from abk.tulisan.format import ringkas

SELISIH_RAMBUT = 1e-9
"""What arithmetic on floats leaves over."""

_DESIMAL_CETAK = 4


def temuan_baris(catat: Pencatat) -> Iterable[TemuanSel]:
    """All findings in the task rows of a table."""
    yield from _pembagi(catat)
    yield from _tak_dikenal(catat)
    yield from _satuan(catat)
    yield from _periode(catat)
    yield from _induk(catat)
    yield from _semua_hitungan(catat)


def _pembagi(catat: Pencatat) -> Iterable[TemuanSel]:
    """Two figures for one and the same working time; a divisor of its own for each period is none."""
    pembagi, pasangan = catat.tinjauan.pembagi, catat.tinjauan.ukuran.pasangan
    for arti in {pasangan.get(n) for n in pembagi}:
        setara = [p for n, p in pembagi.items() if pasangan.get(n) == arti]
        hitung = Counter(p.nilai for p in setara)
        umum = hitung.most_common(1)[0][0]
        semua = ", ".join(f"{ringkas(n)} ({b} baris)" for n, b in hitung.most_common())
        for p in setara:
            if p.nilai != umum:
                pesan = (
                    f"pembagi {ringkas(p.nilai)} berbeda dari pembagi baris lain; tabel ini memakai {semua}"
                )
                saran = "Pakai satu waktu kerja efektif, atau nyatakan periode volume tiap baris."
                yield catat.temuan("ragu", "pembagi_campur", p.sel, pesan, saran, ringkas(p.nilai))


def _tak_dikenal(catat: Pencatat) -> Iterable[TemuanSel]:
    """Divisors that are no working time of any period, and factors that a formula takes besides."""
    pembagi = catat.tinjauan.pembagi.values()
    for p in {p.nilai: p for p in pembagi if not p.arti and _tertulis_benar(p)}.values():
        pesan = (
            f"pembagi {ringkas(p.nilai)} bukan waktu kerja efektif setahun, sebulan, seminggu, atau sehari"
        )
        saran = "Periksa pembagi dalam rumusnya; kebutuhan baris yang memakainya tidak dapat dipercaya."
        yield catat.temuan("ragu", "pembagi_tak_dikenal", p.sel, pesan, saran, ringkas(p.nilai))
    for p in {p.pengali: p for p in pembagi if p.pengali}.values():
        letak = ", ".join(alamat(*sel) for sel in p.pengali)
        pesan = f"rumus kebutuhan mengalikan juga {letak}, di luar volume dan norma waktu"
        yield catat.temuan(
            "ragu", "pengali_lain", letak, pesan, "Pastikan kolom itu memang pengali volumenya."
        )


def _satuan(catat: Pencatat) -> Iterable[TemuanSel]:
    """Hours over a divisor of minutes, or the reverse: needs are 60 times too small or too large."""
    for kata, bagi, sel in _berbeda(catat, "satuan"):
        if kata in {"menit", "jam"}:
            arah = "kecil" if kata == "jam" else "besar"
            boleh = " atau ".join(sorted({s for s, _ in bagi.arti}))
            tertulis = (
                f", tertulis {ringkas(bagi.tertulis)}," if bagi.tertulis not in {None, bagi.nilai} else ""
            )
            pesan = (
                f"norma waktu dinyatakan dalam {kata}, tetapi pembagi {ringkas(bagi.nilai)}{tertulis} "
                f"(sel {bagi.sel}) adalah {boleh}: bila angkanya memang {kata}, kebutuhan menjadi 60 kali "
                f"terlalu {arah}"
            )
            saran = (
                f"Pastikan dahulu satuan angkanya: bila {boleh}, perbaiki label kolomnya saja; bila {kata}, "
                "perbaiki pembaginya."
            )
            yield catat.temuan("ragu", "satuan_pembagi", sel, pesan, saran, kata)


def _periode(catat: Pencatat) -> Iterable[TemuanSel]:
    """A volume of one period over a divisor of another."""
    for kata, bagi, sel in _berbeda(catat, "periode"):
        boleh = " atau ".join(sorted(f"{s} per {p}" for s, p in bagi.arti))
        pesan = (
            f"volume dinyatakan per {kata}, tetapi pembagi {ringkas(bagi.nilai)} (sel {bagi.sel}) "
            f"adalah waktu kerja efektif {boleh}"
        )
        saran = "Kalikan volume ke periode pembagi, atau pakai pembagi periode volume itu."
        yield catat.temuan("ragu", "periode_pembagi", sel, pesan, saran, kata)


def _berbeda(catat: Pencatat, ukuran: Literal["satuan", "periode"]) -> Iterator[tuple[str, Pembagi, str]]:
    """Words of a unit or period that the divisor of their row does not have, each once, with its cell.

    The period is judged by the pair: 1,500 is a week of minutes, or a year of hours.
    """
    kolom, header = catat.tinjauan.kolom, catat.tinjauan.header
    if not {"volume", "norma_waktu"} <= kolom.keys():
        return
    satuan_kepala = satuan_dalam(header.label.get(kolom["norma_waktu"], ""))
    periode_kepala = periode_dalam(header.label.get(kolom["volume"], ""))
    label = header.label.get(kolom.get("waktu_efektif", -1), "")
    sudah: set[str] = set()
    for satu in catat.tinjauan.isi.baris:
        bagi = catat.tinjauan.pembagi.get(satu.baris)
        if bagi is None or not bagi.arti:
            continue
        arti = arti_pembagi(bagi, label, satuan_kepala)
        satuan = {satu.satuan} if satu.satuan else satuan_kepala
        searti = {(s, p) for s, p in arti if s in satuan}
        if ukuran == "satuan":
            kata_baris, boleh = satuan, {s for s, _ in arti}
        else:
            kata_baris = {satu.periode} if satu.periode else periode_kepala
            boleh = {p for _, p in searti or arti}
        if len(kata_baris) != 1:
            continue
        kata = next(iter(kata_baris))
        if kata not in boleh and kata not in sudah:
            sudah.add(kata)
            yield kata, bagi, satu.sel["norma_waktu" if ukuran == "satuan" else "volume"]


def _induk(catat: Pencatat) -> Iterable[TemuanSel]:
    baris = {b.baris: b for b in catat.tinjauan.isi.baris}
    for induk, anak in induk_beranak(catat.tinjauan.isi.baris).items():
        letak = ", ".join(_sel_tugas(baris[n]) for n in anak)
        pesan = f"tugas nomor {baris[induk].nomor} dan rinciannya (sel {letak}) sama-sama dihitung"
        saran = "Hitung salah satu: tugas induknya, atau rinciannya."
        yield catat.temuan("ragu", "induk_dan_anak", _sel_tugas(baris[induk]), pesan, saran)


@dataclass(frozen=True)
class _Uji:
    """Printed need of a row beside volume × norma / divisor."""

    baris: BarisAsing
    sel: str
    tercetak: float
    benar: float
    hitung: str
    dibulatkan: bool

    @property
    def cocok(self) -> bool:
        return dekat(self.tercetak, self.benar)


def _semua_hitungan(catat: Pencatat) -> Iterable[TemuanSel]:
    """Printed needs against volume × norma / divisor; where every row is off by one factor, once."""
    semua = [u for b in catat.tinjauan.isi.baris if (u := _uji(catat, b)) is not None]
    # A frequency counted twice is told by itself.
    berulang = kelipatan_frekuensi(catat.tinjauan.isi.baris) is not None
    uji = [u for u in semua if u.cocok or not (berulang and dekat(u.tercetak, u.benar * _frekuensi(u.baris)))]
    kali = {round(u.tercetak / u.benar, 2) for u in uji if u.benar and not u.dibulatkan}
    serentak = len(uji) > 1 and len(kali) == 1 and not any(u.cocok or u.dibulatkan for u in uji)
    if serentak:
        u = uji[0]
        pesan = (
            f"semua {len(uji)} baris tertulis {ringkas(kali.pop())} kali volume × norma / pembagi, misalnya "
            f"{ringkas(u.tercetak)}, sedangkan {u.hitung}"
        )
        saran = "Periksa pembagi dan satuannya; tidak ada usulan perbaikan selama tidak satu baris pun cocok."
        yield catat.temuan("ragu", "hitungan_semua_baris", u.sel, pesan, saran, ringkas(u.tercetak))
        return
    for u in uji:
        yield from _hitungan(catat, u)


def _frekuensi(baris: BarisAsing) -> float:
    return baris.angka["frekuensi"].nilai or 0.0


def _uji(catat: Pencatat, satu: BarisAsing) -> _Uji | None:
    kolom = catat.tinjauan.kolom
    bagi: Pembagi | None = catat.tinjauan.pembagi.get(satu.baris)
    if "kebutuhan" not in kolom or bagi is None:
        return None
    tercetak = catat.angka(satu.baris, kolom["kebutuhan"])
    volume, norma = (satu.angka[k].nilai for k in ("volume", "norma_waktu"))
    if tercetak is None or volume is None or norma is None:
        return None
    # The formula of the row is no witness for a divisor that it does not take from its cell.
    nilai = bagi.nilai if _tertulis_benar(bagi) or bagi.tertulis is None else bagi.tertulis
    benar = volume * norma / nilai
    for sel in bagi.pengali:
        benar *= catat.angka(*sel) or 0
    dibulatkan = round(tercetak - benar, _DESIMAL_CETAK) != 0 and (
        membulatkan(catat.rumus(satu.baris, kolom["kebutuhan"])) or _bulatan(tercetak, benar)
    )
    hitung = f"{ringkas(volume)} × {ringkas(norma)} / {ringkas(nilai)} = {ringkas(benar)}"
    return _Uji(satu, catat.grid.sel(satu.baris, kolom["kebutuhan"]), tercetak, benar, hitung, dibulatkan)


def _bulatan(tercetak: float, benar: float) -> bool:
    """Whether a printed need is the right one rounded: up or down to a whole, or to its own decimals."""
    if tercetak == round(tercetak):
        return abs(tercetak - benar) < 1
    desimal = len(f"{tercetak:.{_DESIMAL_CETAK}f}".rstrip("0").partition(".")[2])
    return not dekat(tercetak, benar) and abs(tercetak - benar) <= 0.5 / 10**desimal + SELISIH_RAMBUT


def _tertulis_benar(p: Pembagi) -> bool:
    """Whether a divisor is the one written, or 60 times it, or a 60th of it."""
    return p.tertulis is None or any(dekat(p.nilai, p.tertulis * f) for f in (1.0, 60.0, 1 / 60))


def _hitungan(catat: Pencatat, u: _Uji) -> Iterable[TemuanSel]:
    if u.dibulatkan:
        kini = f"{ringkas(u.tercetak)}, seharusnya {ringkas(u.benar)}"
        pesan = f"kebutuhan baris dibulatkan sebelum dijumlahkan: {kini}"
        saran = "Jumlahkan nilai yang belum dibulatkan; bulatkan sekali saja untuk jabatannya."
        yield catat.temuan("cacat", "bulat_sebelum_jumlah", u.sel, pesan, saran, ringkas(u.tercetak))
    elif not u.cocok:
        pesan = f"tertulis {ringkas(u.tercetak)}, sedangkan {u.hitung}"
        saran = "Perbaiki angka atau rumus di baris itu."
        yield catat.temuan("cacat", "hitungan_baris", u.sel, pesan, saran, ringkas(u.tercetak))


def _sel_tugas(baris: BarisAsing) -> str:
    return baris.sel.get("uraian_tugas", baris.sel["volume"])
