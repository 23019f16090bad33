"""``abk laporan``: the pages; ``abk ringkasan``: two of them; ``abk demo``, ``abk contoh``: the example."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import abk
from abk.cli.ekspor import Alur, Unit, data_sumber
from abk.cli.layar import (
    DIHENTIKAN,
    SALAH_DATA,
    Sumber,
    aman,
    bila_gagal,
    gagal,
    galat,
    kemajuan_layar,
    layar,
)
from abk.cli.tetap import BERHENTI, KELUAR, kabar
from abk.errors import AbkError

if TYPE_CHECKING:
    from abk.reports.batch import Manifest, Workshop


def laporan(
    sumber: Sumber,
    keluar: Annotated[Path, typer.Option(help="Folder hasil.")] = KELUAR,
    unit: Annotated[list[str] | None, typer.Option(help="Kode unit; dapat diulang. Bawaan: semua.")] = None,
    pekerja: Annotated[int | None, typer.Option(min=1, help="Banyaknya proses sejajar.")] = None,
    klaster: Annotated[
        str | None, typer.Option(help="Alamat penjadwal dask, misalnya tls://10.0.0.5:8786.")
    ] = None,
    paksa: Annotated[bool, typer.Option("--paksa", help="Buat ulang juga yang tidak berubah.")] = False,
    peraturan: Annotated[
        str | None, typer.Option(help="Peraturan lain daripada yang disebut kegiatan.")
    ] = None,
    pembulatan: Annotated[str | None, typer.Option(help="terdekat, ke_atas, atau ke_bawah.")] = None,
    alur: Annotated[
        str,
        typer.Option(help="Kode alur pada sumber itu (gudang, atau folder alur): datanya, bukan isian kini."),
    ] = "",
    saat: Annotated[str, typer.Option(help="awal, akhir (bawaan), atau kode langkah alur itu.")] = "",
) -> None:
    """Buat halaman tiap unit, halaman kementerian, dan rekap.xlsx."""
    with bila_gagal(panggilan=bool(peraturan or pembulatan)):
        buat_laporan(
            sumber,
            keluar,
            unit=unit or None,
            pekerja=pekerja,
            klaster=klaster,
            paksa=paksa,
            peraturan=peraturan,
            pembulatan=pembulatan,
            alur=alur,
            saat=saat,
        )


def buat_laporan(
    sumber: str | Path,
    keluar: Path,
    *,
    klaster: str | None = None,
    pelaksana: Workshop | None = None,
    **pilihan: Any,
) -> None:
    """Make a report (:func:`abk.reports.batch.laporan`), with its progress and its outcome on the screen."""
    from abk.reports.batch import Cluster, Dihentikan, in_the_clear, laporan as buat  # noqa: I001, PLC0415

    if klaster and in_the_clear(klaster):
        galat.print(
            "[yellow]Sambungan ke klaster tidak tersandi:[/] siapa pun pada jaringan itu dapat membaca "
            "datanya dan menjalankan program di sana. Pakai tls:// (docs/skala.md)."
        )
    try:
        with kemajuan_layar() as bilah:
            kerja = bilah.add_task("Menyiapkan", total=None)

            def kemajuan(selesai: int, jumlah: int, kode: str, status: str) -> None:
                bilah.update(
                    kerja,
                    completed=selesai,
                    total=jumlah,
                    description=f"{aman(kode or 'kementerian')}: {status}",
                )

            with Cluster(klaster) if klaster else nullcontext(pelaksana) as pelaku:
                hasil: Manifest = buat(sumber, keluar, kemajuan=kemajuan, pelaksana=pelaku, **pilihan)
    except Dihentikan as henti:
        galat.print(BERHENTI)
        raise typer.Exit(DIHENTIKAN) from henti
    for tidak_jadi in hasil.gagal:
        galat.print(
            f"[bold red]Gagal:[/] {aman(tidak_jadi.kode or tidak_jadi.berkas)}: {aman(tidak_jadi.galat)}"
        )
    layar.print(kabar(hasil, keluar))
    if not hasil.berhasil:
        raise typer.Exit(SALAH_DATA)


def contoh(
    keluar: Annotated[Path, typer.Option(help="Folder hasil demo.")] = Path("reports/contoh"),
    buka: Annotated[bool, typer.Option("--buka/--jangan-buka", help="Buka di peramban.")] = True,
) -> None:
    """Buka laporan contoh yang sudah ada di peramban, atau katakan cara membuatnya."""
    from abk.kegiatan import folder_contoh  # noqa: PLC0415

    with bila_gagal():
        layar.print(f"Tabel contoh (fiktif): {aman(folder_contoh())}; sebagai sumber cukup ditulis: contoh")
    halaman = keluar / "index.html"
    if not halaman.is_file():
        layar.print(f"Laporan contoh belum ada di {aman(keluar)}. Buat dengan: abk demo (beberapa menit)")
        return
    layar.print(f"Laporan contoh: {aman(halaman)}")
    if buka:
        typer.launch(str(halaman))


def demo(
    keluar: Annotated[Path, typer.Option(help="Folder hasil.")] = Path("reports/contoh"),
    pekerja: Annotated[int | None, typer.Option(min=1, help="Banyaknya proses sejajar.")] = None,
    paksa: Annotated[bool, typer.Option("--paksa", help="Buat ulang juga yang tidak berubah.")] = False,
) -> None:
    """Kementerian contoh (fiktif): laporan tiap unit, rekap, dan satu alur SOP penuh dengan naskahnya."""
    from abk.cli.analisis import ANALISIS  # noqa: PLC0415
    from abk.cli.peragaan.isi import DATA  # noqa: PLC0415
    from abk.cli.peragaan.jalan import peragaan  # noqa: PLC0415
    from abk.cli.peragaan.terbit import ALUR, masih_berlaku, sidik_bahan  # noqa: PLC0415
    from abk.kegiatan import CONTOH  # noqa: PLC0415
    from abk.reports.batch import Workshop  # noqa: PLC0415

    bahan = sidik_bahan()
    try:
        if not paksa and masih_berlaku(keluar, bahan):
            _laporan_alur(keluar / ALUR, keluar, pekerja=pekerja)
            if not (keluar / ANALISIS).is_file():
                _analisis_alur(keluar)
            kata = "tidak berubah"
        else:
            with Workshop() as pelaksana, peragaan(keluar, CONTOH, bahan) as alur:
                bersama: dict[str, Any] = {"pekerja": pekerja, "pelaksana": pelaksana}
                if not paksa:  # the units outside of the case are reported on while it is played
                    _laporan_alur(alur.tunggu(DATA), keluar, luar=True, **bersama)
                _laporan_alur(alur.tunggu(ALUR), keluar, paksa=paksa, **bersama)
                alur.terbitkan()
            _analisis_alur(keluar)
            kata = "dibuat"
    except AbkError as salah:
        gagal(salah)
    except KeyboardInterrupt as henti:
        galat.print("[bold red]Dihentikan.[/] Jalankan lagi untuk melanjutkan.")
        raise typer.Exit(DIHENTIKAN) from henti
    _kabarkan(keluar, kata)


def _laporan_alur(folder: Path, keluar: Path, *, luar: bool = False, **pilihan: Any) -> None:
    """Report of the played case: of the units that it leaves alone, or of all, as it decided."""
    from abk.cli.analisis import ANALISIS  # noqa: PLC0415
    from abk.cli.peragaan.terbit import HALAMAN, NASKAH  # noqa: PLC0415
    from abk.kegiatan import AWAL  # noqa: PLC0415
    from abk.sop.kasus import buka_kasus, kegiatan_alur  # noqa: PLC0415

    satu = buka_kasus(folder)
    pilihan |= {"sebelah": (HALAMAN, f"{NASKAH}/index.html", ANALISIS)}
    if luar:
        k = kegiatan_alur(satu, AWAL)
        dalam = [kode for kode, ya in zip(k.unit["kode_unit"], k.dibahas, strict=True) if ya]
        tunda = {atas for kode in dalam for atas, _ in k.induk(kode)}.union(dalam)
        pilihan |= {"saat": AWAL, "tunda": tunda}
    buat_laporan(folder, keluar, alur=satu.kode, **pilihan)


def _analisis_alur(keluar: Path) -> None:
    """The analyses of the played case as it decided, beside its report, against the year before."""
    from abk.cli.analisis import tulis_analisis  # noqa: PLC0415
    from abk.cli.peragaan.terbit import ALUR  # noqa: PLC0415
    from abk.kegiatan import baca_skenario, folder_contoh  # noqa: PLC0415
    from abk.sop.kasus import buka_kasus, kegiatan_alur  # noqa: PLC0415
    from abk.tulisan.halaman import MUKA  # noqa: PLC0415

    k = kegiatan_alur(buka_kasus(keluar / ALUR))
    semua = [baca_skenario(p) for p in sorted(folder_contoh().glob("skenario-*.yaml"))]
    tulis_analisis(k, keluar, sebelumnya=abk.open("contoh-2025"), skenario=semua, muka=MUKA.values())


def _kabarkan(keluar: Path, kata: str) -> None:
    from abk.cli.analisis import ANALISIS, BUKU_ANALISIS  # noqa: PLC0415
    from abk.cli.peragaan.terbit import ALUR, HALAMAN, NASKAH, kepala_terbit  # noqa: PLC0415
    from abk.tulisan.sidik import kelompok  # noqa: PLC0415

    kepala = kelompok(kepala_terbit(keluar))
    layar.print(f"Alur SOP dengan pejabat rekaan: {kata} → {aman(keluar / NASKAH / 'index.html')}")
    layar.print(f"Kode verifikasi: {kepala}")
    layar.print(f'Periksa: abk sop verifikasi {aman(keluar / ALUR)} --kepala "{kepala}"')
    layar.print(f"Ketujuh analisisnya: {aman(keluar / ANALISIS)} dan {aman(keluar / BUKU_ANALISIS)}")
    layar.print(f"Buka {aman(keluar / 'index.html')} dan {aman(keluar / HALAMAN)} dengan peramban.")


def ringkasan(
    sumber: Sumber,
    keluar: Annotated[Path, typer.Option(help="Halaman hasil (.html).")] = Path("reports/ringkasan.html"),
    alur: Alur = "",
    unit: Unit = None,
) -> None:
    """Dua halaman untuk pimpinan: angka, tiga gambar, dan yang perlu diputuskan."""
    from abk.cli.isian import tulis_berkas  # noqa: PLC0415
    from abk.reports.page_ringkasan import halaman_ringkasan  # noqa: PLC0415

    with bila_gagal():
        isi = halaman_ringkasan(data_sumber(sumber, alur, unit), abk.open(sumber, alur=alur))
        tulis_berkas(keluar, isi.encode())
    layar.print(f"Ringkasan → {aman(keluar)}; dua halaman A4 bila dicetak dari peramban")
