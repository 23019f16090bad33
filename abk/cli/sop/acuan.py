"""``abk sop cetak``, ``simulasi`` and ``beban``: the SOP itself, and what it says about itself."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from abk.cli.layar import aman, bila_gagal, layar, tampilkan

Acuan = Annotated[Path | None, typer.Option("--berkas", help="SOP lain (YAML) daripada bawaan program.")]


class Rapat(StrEnum):
    """How meetings are held."""

    PER_UNIT = "per_unit"
    BERSAMA = "bersama"


class Sebaran(StrEnum):
    """How the time of a step varies."""

    TETAP = "tetap"
    SEGITIGA = "segitiga"
    LOGNORMAL = "lognormal"


class Hari(StrEnum):
    """What a day of the SOP is."""

    FORMAL = "formal"
    NORMA = "norma"


def cetak(
    keluar: Annotated[Path, typer.Option(help="Folder hasil.")] = Path("reports/sop"),
    berkas: Acuan = None,
    bersih: Annotated[
        bool, typer.Option("--bersih", help="SOP saja: tanpa tafsir, catatan, dan bagian tambahan.")
    ] = False,
) -> None:
    """Cetak SOP sebagai tabel dengan bagan alir: sop.html dan sop.docx."""
    from abk.cli.isian import tulis_bersama  # noqa: PLC0415
    from abk.naskah import sop_cetak  # noqa: PLC0415
    from abk.sop import prosedur  # noqa: PLC0415

    with bila_gagal():
        acuan = prosedur(berkas=berkas)
        halaman, word = sop_cetak.html(acuan, bersih=bersih), sop_cetak.word(acuan, bersih=bersih)
        tulis_bersama(keluar, {"sop.html": halaman.encode(), "sop.docx": word}.items())
    layar.print(f"{aman(acuan.judul)} → {aman(keluar / 'sop.html')}, {aman(keluar / 'sop.docx')}")


def simulasi(
    unit: Annotated[int, typer.Option(min=1, help="Banyaknya unit dalam satu putaran.")] = 1,
    kasubbag: Annotated[int, typer.Option(min=1, help="Banyaknya Kasubbag Organisasi.")] = 1,
    rapat: Annotated[
        Rapat, typer.Option(help="Satu rapat tiap unit, atau satu rapat bersama.")
    ] = Rapat.PER_UNIT,
    sebaran: Annotated[Sebaran, typer.Option(help="Sebaran waktu tiap langkah.")] = Sebaran.TETAP,
    kembali: Annotated[
        float, typer.Option(help="Peluang pengembalian tiap langkah pemeriksa, 0 sampai 1.")
    ] = 0.0,
    hari: Annotated[Hari, typer.Option(help="1 Hari: formal 450 menit, norma 300 menit.")] = Hari.FORMAL,
    jalan: Annotated[int, typer.Option(min=1, help="Banyaknya jalan bila ada unsur acak.")] = 500,
    benih: Annotated[int, typer.Option(min=0, help="Benih acak; benih sama, angka sama.")] = 2026,
    berkas: Acuan = None,
) -> None:
    """Simulasikan satu putaran SOP untuk N unit: lamanya, hambatan utamanya, pengaruh Kasubbag kedua."""
    from abk.sop import prosedur  # noqa: PLC0415
    from abk.sop.simulasi import Skenario, Variasi, banding_skenario  # noqa: PLC0415
    from abk.sop.simulasi import simulasi as jalankan  # noqa: PLC0415
    from abk.tulisan.format import angka, bulat, persen  # noqa: PLC0415

    with bila_gagal():
        acuan = prosedur(berkas=berkas)
        skenario = Skenario(
            unit=unit,
            kapasitas={acuan.fungsi.penyusun[0]: kasubbag},
            rapat=rapat.value,
            panjang_hari=hari.value,
            variasi=Variasi(sebaran.value),
            peluang_kembali=kembali,
        )
        banyak = jalan if skenario.acak else 1
        hasil = jalankan(acuan, skenario, jalan=banyak, benih=benih)
        banding = banding_skenario(
            acuan, [unit], (kasubbag, kasubbag + 1), skenario=skenario, jalan=banyak, benih=benih
        )
    lama = hasil.jalan["lama_hari"]
    siapa = f"{bulat(unit)} unit, {bulat(kasubbag)} Kasubbag"
    hari_kerja = f"{angka(lama.median())} hari kerja ({bulat(hasil.jalan['lama_menit'].median())} menit)"
    if skenario.acak:
        layar.print(
            f"{siapa}, {bulat(banyak)} jalan: nilai tengah {hari_kerja}, 90% selesai dalam "
            f"{angka(lama.quantile(0.9))} hari kerja."
        )
    else:
        layar.print(f"{siapa}, tepat menurut waktu baku: {hari_kerja}.")
    leher = hasil.leher_botol
    layar.print(
        f"Hambatan utama: {aman(acuan.nama_peran(leher.peran))}, langkah {leher.langkah}, sibuk "
        f"{persen(leher.pemakaian)} dari waktu satu putaran."
    )
    tabel = Table("Pelaku", "Orang", "Sibuk (menit)", "Pemakaian")
    for baris in hasil.pelaku.itertuples(index=False):
        sel = (
            acuan.nama_peran(str(baris.peran)),
            bulat(baris.orang),
            bulat(baris.sibuk_menit),
            persen(baris.pemakaian),
        )
        tabel.add_row(*(aman(s) for s in sel))
    tampilkan(tabel)
    satu, dua = (float(n) for n in banding["lama_hari"])
    layar.print(
        f"Dengan {bulat(kasubbag + 1)} Kasubbag: {angka(dua)} hari kerja, lebih singkat {angka(satu - dua)}."
    )
    layar.print("Andaian dan batasnya: docs/simulasi-sop.md.")


def beban(
    unit: Annotated[int, typer.Option(min=1, help="Banyaknya unit dalam satu putaran.")] = 1,
    putaran: Annotated[float, typer.Option(help="Putaran setahun; 0,5 ditulis 0.5.")] = 1.0,
    rapat: Annotated[
        Rapat, typer.Option(help="Satu rapat tiap unit, atau satu rapat bersama.")
    ] = Rapat.PER_UNIT,
    hari: Annotated[Hari, typer.Option(help="1 Hari: norma 300 menit, formal 450 menit.")] = Hari.NORMA,
    berkas: Acuan = None,
) -> None:
    """ABK dari ABK: beban dan kebutuhan pegawai yang dituntut SOP ini sendiri dalam setahun."""
    from abk.sop import prosedur  # noqa: PLC0415
    from abk.sop.beban_sop import PilihanBeban, beban_sop  # noqa: PLC0415
    from abk.tulisan.format import bulat, kebutuhan  # noqa: PLC0415

    with bila_gagal():
        acuan = prosedur(berkas=berkas)
        pilihan = PilihanBeban(unit=unit, putaran=putaran, rapat=rapat.value, panjang_hari=hari.value)
        k = beban_sop(acuan, pilihan)
    layar.print(aman(k.keterangan))
    hasil = k.hasil
    tabel = Table("Pelaku", "Beban (menit/tahun)", "Kebutuhan (orang)", "Orang yang ada")
    for kode, nama in zip(k.jabatan["kode_jabatan"], k.jabatan["nama_jabatan"], strict=True):
        satu = hasil.loc[kode]
        sel = (nama, bulat(satu["beban_kerja_menit"]), kebutuhan(satu["kebutuhan"]), bulat(satu["bezetting"]))
        tabel.add_row(*(aman(s) for s in sel))
    tabel.add_section()
    jumlah = (bulat(hasil["beban_kerja_menit"].sum()), kebutuhan(hasil["kebutuhan"].sum()))
    tabel.add_row("Jumlah", *jumlah, bulat(hasil["bezetting"].sum()))
    tampilkan(tabel)
    layar.print(f"Dasar: {aman(k.aturan.singkatan)}.")
