"""Audit of rows and totals: divisors, units, periods, rounding, ranges that miss or double a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from abk.instrumen.asing.bentuk import BarisTugas
from abk.instrumen.asing.grid import huruf_kolom
from abk.instrumen.asing.label import baku, periode_dalam, satuan_dalam
from abk.instrumen.asing.tanya import Pembagi, induk_beranak
from abk.instrumen.audit.tabel import Pencatat, Penjumlahan, membulatkan, penjumlahan
from abk.instrumen.buku.tata_letak import alamat
from abk.instrumen.galat import TemuanSel
from abk.tulisan.format import ringkas

_SELISIH_RELATIF, _SELISIH_MUTLAK = 0.02, 0.0006
_DESIMAL_CETAK = 4


def temuan_baris(catat: Pencatat) -> Iterable[TemuanSel]:
    """All findings in the task rows of a table."""
    yield from _pembagi(catat)
    yield from _satuan(catat)
    yield from _periode(catat)
    yield from _induk(catat)
    for satu in catat.tinjauan.isi.baris:
        yield from _hitungan(catat, satu)


def _pembagi(catat: Pencatat) -> Iterable[TemuanSel]:
    pembagi = catat.tinjauan.pembagi
    hitung = Counter(p.nilai for p in pembagi.values())
    if len(hitung) < 2:  # noqa: PLR2004 - one divisor is none too many
        return
    umum = hitung.most_common(1)[0][0]
    semua = ", ".join(f"{ringkas(n)} ({b} baris)" for n, b in hitung.most_common())
    for p in pembagi.values():
        if p.nilai != umum:
            pesan = f"pembagi {ringkas(p.nilai)} berbeda dari pembagi baris lain; tabel ini memakai {semua}"
            saran = "Pakai satu waktu kerja efektif, atau nyatakan periode volume tiap baris."
            yield catat.temuan("ragu", "pembagi_campur", p.sel, pesan, saran, ringkas(p.nilai))


def _satuan(catat: Pencatat) -> Iterable[TemuanSel]:
    """Hours over a divisor of minutes, or the reverse: needs are 60 times too small or too large."""
    for kata, bagi, sel in _berbeda(catat, "norma_waktu", "satuan", satuan_dalam):
        if kata in {"menit", "jam"}:
            arah = "kecil" if kata == "jam" else "besar"
            boleh = " atau ".join(sorted({s for s, _ in bagi.arti}))
            pesan = (
                f"norma waktu dinyatakan dalam {kata}, tetapi pembagi {ringkas(bagi.nilai)} (sel {bagi.sel}) "
                f"adalah {boleh}: kebutuhan menjadi 60 kali terlalu {arah}"
            )
            saran = "Samakan satuannya, atau perbaiki label kolom bila angkanya memang dalam satuan pembagi."
            yield catat.temuan("ragu", "satuan_pembagi", sel, pesan, saran, kata)


def _periode(catat: Pencatat) -> Iterable[TemuanSel]:
    """A volume of one period over a divisor of another."""
    for kata, bagi, sel in _berbeda(catat, "volume", "periode", periode_dalam):
        boleh = " atau per ".join(sorted({p for _, p in bagi.arti}))
        pesan = (
            f"volume dinyatakan per {kata}, tetapi pembagi {ringkas(bagi.nilai)} (sel {bagi.sel}) "
            f"adalah waktu kerja efektif per {boleh}"
        )
        saran = "Kalikan volume ke periode pembagi, atau pakai pembagi periode volume itu."
        yield catat.temuan("ragu", "periode_pembagi", sel, pesan, saran, kata)


def _berbeda(
    catat: Pencatat, peran: str, ukuran: Literal["satuan", "periode"], dalam: Callable[[str], set[str]]
) -> Iterator[tuple[str, Pembagi, str]]:
    """Words of a unit or period that the divisor of their row does not have, each once, with its cell."""
    kolom, header = catat.tinjauan.kolom, catat.tinjauan.header
    if peran not in kolom:
        return
    dari_header = dalam(header.label.get(kolom[peran], ""))
    sudah: set[tuple[str, float]] = set()
    for satu in catat.tinjauan.isi.baris:
        bagi = catat.tinjauan.pembagi.get(satu.baris)
        tertulis = satu.satuan if ukuran == "satuan" else satu.periode
        kata_baris = {tertulis} if tertulis else dari_header
        if bagi is None or len(kata_baris) != 1 or not bagi.arti:
            continue
        kata = next(iter(kata_baris))
        boleh = {arti[0 if ukuran == "satuan" else 1] for arti in bagi.arti}
        if kata not in boleh and (kata, bagi.nilai) not in sudah:
            sudah.add((kata, bagi.nilai))
            yield kata, bagi, satu.sel[peran]


def _induk(catat: Pencatat) -> Iterable[TemuanSel]:
    baris = {b.baris: b for b in catat.tinjauan.isi.baris}
    for induk, anak in induk_beranak(catat.tinjauan.isi.baris).items():
        letak = ", ".join(baris[n].sel["uraian_tugas"] for n in anak)
        pesan = f"tugas nomor {baris[induk].nomor} dan rinciannya (sel {letak}) sama-sama dihitung"
        saran = "Hitung salah satu: tugas induknya, atau rinciannya."
        yield catat.temuan("ragu", "induk_dan_anak", baris[induk].sel["uraian_tugas"], pesan, saran)


def _hitungan(catat: Pencatat, satu: BarisTugas) -> Iterable[TemuanSel]:
    """Printed need of a row against volume × norma / divisor, and rounding before the sum."""
    kolom = catat.tinjauan.kolom
    if "kebutuhan" not in kolom:
        return
    sel = catat.grid.sel(satu.baris, kolom["kebutuhan"])
    tercetak = catat.angka(satu.baris, kolom["kebutuhan"])
    volume, norma = (catat.angka(satu.baris, kolom[k]) for k in ("volume", "norma_waktu"))
    bagi: Pembagi | None = catat.tinjauan.pembagi.get(satu.baris)
    if tercetak is None or volume is None or norma is None or bagi is None:
        return
    benar = volume * norma / bagi.nilai
    if membulatkan(catat.rumus(satu.baris, kolom["kebutuhan"])) or (
        tercetak == round(tercetak) != round(benar, _DESIMAL_CETAK) and abs(tercetak - benar) < 1
    ):
        kini = f"{ringkas(tercetak)}, seharusnya {ringkas(benar)}"
        pesan = f"kebutuhan baris dibulatkan sebelum dijumlahkan: {kini}"
        saran = "Jumlahkan nilai yang belum dibulatkan; bulatkan sekali saja untuk jabatannya."
        yield catat.temuan("cacat", "bulat_sebelum_jumlah", sel, pesan, saran, ringkas(tercetak))
    elif abs(benar - tercetak) > max(_SELISIH_MUTLAK, abs(benar) * _SELISIH_RELATIF):
        hitung = f"{ringkas(volume)} × {ringkas(norma)} / {ringkas(bagi.nilai)} = {ringkas(benar)}"
        pesan = f"tertulis {ringkas(tercetak)}, sedangkan {hitung}"
        saran = "Perbaiki angka atau rumus di baris itu."
        yield catat.temuan("cacat", "hitungan_baris", sel, pesan, saran, ringkas(tercetak))


_SEBAGIAN = ("SUB", "PINDAHAN", "DIPINDAHKAN")
_TOLERANSI = 0.005
_TOLERANSI_RELATIF = 0.001


def temuan_jumlah(catat: Pencatat) -> Iterable[TemuanSel]:
    """Findings in the totals of a table, column by column."""
    kolom = catat.tinjauan.kolom
    for peran in ("kebutuhan", "beban"):
        if peran in kolom and kolom[peran] not in {kolom.get("volume"), kolom.get("norma_waktu")}:
            yield from _kolom(catat, kolom[peran])


def _kolom(catat: Pencatat, kolom: int) -> Iterable[TemuanSel]:
    tugas = [b.baris for b in catat.tinjauan.isi.baris if catat.angka(b.baris, kolom) is not None]
    sebelum: list[int] = []
    awal = catat.tinjauan.header.akhir + 1
    total = [*catat.tinjauan.isi.jumlah, *_tanpa_label(catat, kolom)]
    for baris in sorted(total):
        sebagian = _sebagian(catat, baris)
        mulai = max([awal, *(n + 1 for n in sebelum)]) if sebagian else awal
        milik = [n for n in tugas if mulai <= n < baris]
        if milik:
            yield from _satu(catat, kolom, baris, milik, [n for n in sebelum if mulai <= n])
        sebelum.append(baris)
        if not sebagian:
            awal, sebelum = baris + 1, []


def _tanpa_label(catat: Pencatat, kolom: int) -> list[int]:
    """Rows that hold a sum but no word."""
    tugas = {b.baris for b in catat.tinjauan.isi.baris}
    return [
        n
        for n, sebab in catat.tinjauan.isi.dilewati
        if n not in tugas and sebab.startswith("tanpa uraian") and penjumlahan(catat.rumus(n, kolom))
    ]


def _sebagian(catat: Pencatat, baris: int) -> bool:
    header = catat.tinjauan.header
    teks = " ".join(baku(catat.grid.teks(baris, k)) for k in range(header.awal, header.ujung + 1))
    return any(kata in teks.split() or teks.startswith(kata) for kata in _SEBAGIAN)


def _satu(
    catat: Pencatat, kolom: int, baris: int, milik: list[int], bagian: list[int]
) -> Iterable[TemuanSel]:
    sel = catat.grid.sel(baris, kolom)
    tercetak = catat.angka(baris, kolom)
    jumlah = penjumlahan(catat.rumus(baris, kolom))
    if jumlah is not None:
        yield from _rumus(catat, kolom, baris, milik, bagian, jumlah)
    benar = sum(v for n in milik if (v := catat.angka(n, kolom)) is not None)
    if tercetak is not None and abs(tercetak - benar) > max(_TOLERANSI, abs(benar) * _TOLERANSI_RELATIF):
        baris_pertama, baris_akhir = milik[0] + 1, milik[-1] + 1
        pesan = (
            f"jumlah tertulis {ringkas(tercetak)}, sedangkan baris tugas {baris_pertama}–{baris_akhir} "
            f"di kolom {huruf_kolom(kolom)} berjumlah {ringkas(benar)}"
        )
        yield catat.temuan(
            "cacat", "jumlah_salah", sel, pesan, "Perbaiki rentang rumus jumlahnya.", ringkas(tercetak)
        )


def _rumus(
    catat: Pencatat, kolom: int, baris: int, milik: list[int], bagian: list[int], jumlah: Penjumlahan
) -> Iterable[TemuanSel]:
    sel = catat.grid.sel(baris, kolom)
    masuk = jumlah.baris(kolom)
    # A grand total may add up the sub-totals instead of the rows.
    tertutup = {n for b in bagian if b in masuk for n in _isi_bagian(catat, kolom, b)}
    lompat = [n for n in milik if n not in masuk and n not in tertutup]
    if lompat and len(lompat) < len(milik):
        letak = ", ".join(alamat(n, kolom) for n in lompat)
        pesan = f"rumus jumlah ={catat.rumus(baris, kolom)} tidak mengikutkan {letak}"
        yield catat.temuan(
            "cacat", "jumlah_lompat", sel, pesan, "Perluas rentangnya sampai semua baris tugas."
        )
    ganda = [b for b in bagian if b in masuk and set(_isi_bagian(catat, kolom, b)) & masuk]
    if ganda:
        letak = ", ".join(alamat(b, kolom) for b in ganda)
        rumus = catat.rumus(baris, kolom)
        pesan = f"rumus jumlah ={rumus} menghitung sub-jumlah {letak} bersama baris di atasnya"
        saran = "Jumlahkan baris tugasnya saja, atau sub-jumlahnya saja."
        yield catat.temuan("cacat", "jumlah_ganda", sel, pesan, saran)


def _isi_bagian(catat: Pencatat, kolom: int, baris: int) -> set[int]:
    """Rows that a sub-total stands for."""
    jumlah = penjumlahan(catat.rumus(baris, kolom))
    return jumlah.baris(kolom) if jumlah is not None else set()
