"""``abk peta`` and ``abk informasi``: what the law asks beside the figures: chart, and a sheet a post."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import abk
from abk.cli.layar import Sumber, aman, bila_gagal, layar
from abk.errors import ParameterError
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    pass

Unit = Annotated[list[str] | None, typer.Option(help="Kode unit; dapat diulang. Bawaan: semua.")]
Alur = Annotated[str, typer.Option(help="Kode alur pada sumber itu: datanya, bukan isian kini.")]
Saat = Annotated[str, typer.Option(help="awal, akhir (bawaan), atau kode langkah alur itu.")]


def peta(
    sumber: Sumber,
    unit: Unit = None,
    keluar: Annotated[Path, typer.Option(help="Berkas hasil: .docx atau .html.")] = Path(
        "reports/peta-jabatan.docx"
    ),
    alur: Alur = "",
    saat: Saat = "",
) -> None:
    """Gambar peta jabatan: kotak jabatan dan garis komando, selembar A4 atau A3 mendatar tiap unit."""
    from abk.cli.isian import tulis_berkas  # noqa: PLC0415
    from abk.naskah.peta.page import html  # noqa: PLC0415
    from abk.naskah.peta.sheets import lembar_peta  # noqa: PLC0415
    from abk.naskah.peta.word import word  # noqa: PLC0415

    with bila_gagal():
        bentuk = _bentuk(keluar, (".docx", ".html"))
        k = abk.open(sumber, alur=alur, saat=saat)
        lembar = lembar_peta(k, unit or ())
        isi = word(k, lembar) if bentuk == ".docx" else html(k, lembar).encode()
        tulis_berkas(keluar, isi)
    a3 = sum(satu.kertas == "A3" for satu in lembar)
    layar.print(f"Peta jabatan: {len(lembar)} lembar ({a3} di antaranya A3) → {aman(keluar)}")


def informasi(
    sumber: Sumber,
    unit: Unit = None,
    jabatan: Annotated[
        list[str] | None, typer.Option(help="Kode jabatan; dapat diulang. Bawaan: semua.")
    ] = None,
    keluar: Annotated[Path, typer.Option(help="Berkas hasil: .docx; .csv atau .xlsx untuk diisi.")] = Path(
        "reports/informasi-jabatan.docx"
    ),
    profil: Annotated[str, typer.Option(help="Nama profil instansi.")] = "umum-2024",
    berkas_profil: Annotated[Path | None, typer.Option(help="Profil instansi sendiri (YAML).")] = None,
    dari: Annotated[
        Path | None,
        typer.Option(help="Tabel yang sudah diisi (.csv atau .xlsx), menggantikan isi jabatannya."),
    ] = None,
    asli: Annotated[bool, typer.Option("--asli", help="Tanpa tanda KONSEP dan tanpa catatan.")] = False,
    alur: Alur = "",
    saat: Saat = "",
) -> None:
    """Cetak informasi jabatan, satu lembar tiap jabatan; atau keluarkan tabelnya untuk diisi."""
    from abk.cli.isian import tulis_berkas  # noqa: PLC0415
    from abk.cli.naskah import FromSource, bahan_kasus  # noqa: PLC0415
    from abk.cli.profil import gambar_profil, profil_instansi  # noqa: PLC0415
    from abk.instrumen.informasi import dengan_isian, tabel_isian, tulis_tabel  # noqa: PLC0415
    from abk.naskah import buat  # noqa: PLC0415
    from abk.naskah.isi.informasi import isi_informasi  # noqa: PLC0415
    from abk.sop.kasus import buka_kasus  # noqa: PLC0415

    with bila_gagal():
        bentuk = _bentuk(keluar, (".docx", ".csv", ".xlsx"))
        k = abk.open(sumber, alur=alur, saat=saat)
        sebelum = len(k.temuan)
        k = k if dari is None else dengan_isian(k, dari)
        isi = isi_informasi(k, unit or (), jabatan or ())
        if bentuk == ".docx":
            ada = bahan_kasus(buka_kasus(sumber, alur), isi) if alur else FromSource(isi)
            milik = ada.profil if berkas_profil is None else None
            milik, contoh = (
                (milik, "") if milik else profil_instansi(profil, berkas_profil, k.instansi, asli=asli)
            )
            hasil = buat(
                "informasi_jabatan",
                isi,
                milik,
                kepala=ada.kepala,
                tingkat="asli" if asli else "konsep",
                peragaan=ada.peragaan,
                lambang={**gambar_profil(milik, berkas_profil), **ada.lambang},
            ).docx
        else:
            contoh = ""
            hasil = tulis_tabel(tabel_isian(k, [lembar.kode for lembar in isi["lembar"]]), bentuk)
        tulis_berkas(keluar, hasil)
    for satu in k.temuan[sebelum:]:
        layar.print(aman(str(satu)))
    layar.print(f"Informasi jabatan: {len(isi['lembar'])} jabatan → {aman(keluar)}")
    if contoh:
        layar.print(aman(contoh))


def _bentuk(keluar: Path, boleh: tuple[str, ...]) -> str:
    if keluar.suffix.lower() not in boleh:
        raise ParameterError(
            f"Bentuk berkas {kutip(keluar.name)} tidak dikenal.", f"Pakai akhiran {' atau '.join(boleh)}."
        )
    return keluar.suffix.lower()
