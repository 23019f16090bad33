"""``abk naskah``: single documents, forms to fill in, and templates for a clerk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from rich.table import Table

from abk.cli.layar import aman, bila_gagal, layar, tampilkan
from abk.cli.profil import gambar_profil, profil_instansi, salin
from abk.errors import ParameterError
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    from abk.naskah import Profil
    from abk.sop import Alur


def naskah(
    jenis: Annotated[str, typer.Argument(help="Jenis naskah; kosong berarti daftar jenisnya.")] = "",
    kosong: Annotated[bool, typer.Option("--kosong", help="Tulis formulir isian (YAML) jenis itu.")] = False,
    isi: Annotated[Path | None, typer.Option(help="Isian (YAML); naskahnya dibuat.")] = None,
    keluar: Annotated[
        Path | None, typer.Option(help="Berkas hasil: .docx, atau .yaml untuk --kosong.")
    ] = None,
    sumber: Annotated[
        str, typer.Option(help="Folder tabel atau alamat gudang yang memberi angkanya (usulan).")
    ] = "",
    alur: Annotated[
        str, typer.Option(help="Kode alur pada sumber itu: datanya, profilnya, dan kode verifikasinya.")
    ] = "",
    unit: Annotated[list[str] | None, typer.Option(help="Kode unit; dapat diulang.")] = None,
    profil: Annotated[str, typer.Option(help="Nama profil instansi.")] = "umum-2024",
    berkas_profil: Annotated[Path | None, typer.Option(help="Profil instansi sendiri (YAML).")] = None,
    asli: Annotated[
        bool, typer.Option("--asli", help="Naskah asli, tanpa tanda KONSEP; bernomor dan bertanggal.")
    ] = False,
    kepala: Annotated[
        str, typer.Option(help="Kode verifikasi alur, dicetak di kaki naskah; dari: abk sop status.")
    ] = "",
    templat: Annotated[Path | None, typer.Option(help="Folder templat Word sendiri.")] = None,
    salin_templat: Annotated[
        Path | None, typer.Option(help="Salin semua templat ke folder ini untuk disunting di Word.")
    ] = None,
    salin_profil: Annotated[
        Path | None, typer.Option(help="Salin profil --profil ke berkas ini, untuk diisi milik instansi.")
    ] = None,
) -> None:
    """Buat satu naskah di luar alur, formulir isiannya, atau salinan templat atau profilnya."""
    with bila_gagal():
        if salin_templat is not None:
            _salin(salin_templat)
        elif salin_profil is not None:
            salin(profil, salin_profil)
        elif not jenis:
            _daftar()
        else:
            bahan = _bahan(jenis, sumber, alur, unit) if sumber else FromSource({})
            if alur and not sumber:
                raise ParameterError("Alur tanpa sumber.", "Sebut --sumber ALAMAT atau folder alur.")
            milik = bahan.profil if bahan.profil is not None and berkas_profil is None else None
            milik, contoh = (milik, "") if milik else profil_instansi(profil, berkas_profil, asli=asli)
            _naskah(
                jenis,
                milik,
                isi,
                keluar,
                asli,
                kepala or bahan.kepala,
                templat,
                kosong=kosong,
                data=bahan.data,
                peragaan=bahan.peragaan,
                lambang={**gambar_profil(milik, berkas_profil), **bahan.lambang},
            )
            if contoh and not kosong:
                layar.print(aman(contoh))


class FromSource(NamedTuple):
    """What a source gives a document: its figures; of a case also its profile, chain, mark and emblems."""

    data: dict[str, Any]
    profil: Profil | None = None
    kepala: str = ""
    peragaan: bool = False
    lambang: Mapping[str, bytes] = {}


def bahan_kasus(kasus: Alur, data: dict[str, Any]) -> FromSource:
    """What a case gives a document beside its figures."""
    from abk.naskah.alur.kerja import profil_kini  # noqa: PLC0415
    from abk.naskah.lambang import lambang_alur  # noqa: PLC0415

    milik = profil_kini(kasus)
    return FromSource(data, milik, kasus.kepala, kasus.keadaan.peragaan, lambang_alur(kasus))


def _bahan(jenis: str, sumber: str, alur: str, unit: list[str] | None) -> FromSource:
    from abk.cli.ekspor import data_sumber  # noqa: PLC0415
    from abk.naskah.naskah import jenis_naskah  # noqa: PLC0415
    from abk.sop.kasus import buka_kasus  # noqa: PLC0415

    satu = jenis_naskah(jenis)
    if satu.data is None:
        raise ParameterError(
            f"Angka naskah {kutip(jenis)} tidak diambil dari sumber.", "Hapus --sumber, --alur, dan --unit."
        )
    data = dict(satu.data(data_sumber(sumber, alur, unit)))
    if not alur:
        return FromSource(data)
    kasus = buka_kasus(sumber, alur)
    ada = bahan_kasus(kasus, data)
    return ada._replace(data=data | _penanda(kasus, ada.profil, jenis))


def _penanda(kasus: Alur, profil: Profil | None, jenis: str) -> dict[str, Any]:
    """Who made the decree signs what follows it, where the profile lets the same post sign."""
    tetap = kasus.keadaan.penetapan
    if tetap is None or profil is None:
        return {}
    if tetap.peran not in kasus.prosedur.fungsi.peran(profil.aturan(jenis).penanda_tangan):
        return {}
    return {"penanda_tangan": {**kasus.nama[tetap.pelaku].model_dump(), "sebutan": tetap.sebutan}}


def _daftar() -> None:
    from abk.naskah import daftar_jenis  # noqa: PLC0415

    tabel = Table("Jenis", "Judul", "Alur")
    for satu in daftar_jenis():
        tabel.add_row(satu.nama, aman(satu.judul), "di luar alur" if satu.di_luar_alur else "dalam alur")
    tampilkan(tabel)
    layar.print("Formulir isian: abk naskah JENIS --kosong --keluar isian.yaml")


def _salin(folder: Path) -> None:
    from abk.cli.isian import IsianError, tulis_bersama  # noqa: PLC0415
    from abk.naskah import daftar_jenis, templat_bawaan  # noqa: PLC0415

    ada = sorted(s.nama for s in daftar_jenis() if (folder / f"{s.nama}.docx").exists())
    if ada:
        raise IsianError(
            f"Folder {kutip(folder)} sudah berisi: {', '.join(ada)}.",
            "Pilih folder lain; suntingan tidak ditimpa.",
        )
    tulis_bersama(folder, ((f"{satu.nama}.docx", templat_bawaan(satu.nama)) for satu in daftar_jenis()))
    layar.print(f"{len(daftar_jenis())} templat → {aman(folder)}; pakai dengan --templat {aman(folder)}")


def _naskah(
    jenis: str,
    profil: Profil,
    isi: Path | None,
    keluar: Path | None,
    asli: bool,
    kepala: str,
    templat: Path | None,
    *,
    kosong: bool,
    data: dict[str, Any],
    peragaan: bool,
    lambang: Mapping[str, bytes],
) -> None:
    if kosong == (isi is not None):
        raise ParameterError(
            "Pilih satu: --kosong atau --isi BERKAS.", "Contoh: abk naskah undangan --kosong"
        )
    if kosong:
        _kosong(jenis, profil, keluar)
        return
    if isi is None or keluar is None:
        raise ParameterError(
            "Naskah memerlukan --isi dan --keluar.", "Contoh: --isi isian.yaml --keluar naskah.docx"
        )
    from abk.cli.isian import baca_yaml, peta, tulis_berkas  # noqa: PLC0415
    from abk.naskah import buat  # noqa: PLC0415
    from abk.naskah.profil.muat import gabung_peta  # noqa: PLC0415

    satu = buat(
        jenis,
        gabung_peta(data, _terisi(peta(baca_yaml(isi), isi))),
        profil,
        kepala="".join(kepala.split()),
        tingkat="asli" if asli else "konsep",
        templat=templat,
        peragaan=peragaan,
        lambang=lambang,
    )
    tulis_berkas(keluar, satu.docx)
    layar.print(f"{aman(satu.judul)} → {aman(keluar)}")


def _terisi(isi: dict[str, Any]) -> dict[str, Any]:
    """A form without what was left open: there the source or the profile speaks."""
    dalam = {k: _terisi(v) if isinstance(v, dict) else v for k, v in isi.items()}
    return {k: v for k, v in dalam.items() if v is not None}


def _kosong(jenis: str, profil: Profil, keluar: Path | None) -> None:
    from abk.cli.isian import formulir, tulis  # noqa: PLC0415
    from abk.naskah import fakta_diminta  # noqa: PLC0415
    from abk.naskah.naskah import jenis_naskah  # noqa: PLC0415

    satu = jenis_naskah(jenis)
    fakta = fakta_diminta(jenis, profil)
    lain = _dari_alur(satu.model, {f.nama for f in fakta}, set(satu.model.bawaan(profil)))
    teks = "\n".join(
        [
            f"# {satu.judul} ({satu.nama}), profil {profil.nama}.",
            f"# Isi, lalu: abk naskah {satu.nama} --isi BERKAS --keluar naskah.docx",
            *formulir(fakta, {}, 0),
            *(
                ["", "# Yang berikut diisi sendiri oleh alur; di luar alur Anda yang mengisinya.", *lain]
                if lain
                else []
            ),
            "",
        ]
    )
    if keluar is None:
        typer.echo(teks, nl=False)
        return
    tulis(keluar, teks)
    layar.print(f"Formulir → {aman(keluar)}")


def _dari_alur(model: Any, ditanya: set[str], profil: set[str]) -> list[str]:
    """Fields that a case fills in by itself, with their labels."""
    from abk.naskah.form import label_isian, model_dalam  # noqa: PLC0415

    baris: list[str] = []
    for nama, medan in model.model_fields.items():
        if nama in ditanya:
            continue
        dalam = model_dalam(model, nama)
        kolom = f": {', '.join(dalam.model_fields)}" if dalam is not None else ""
        sendiri = "wajib" if medan.is_required() else "boleh kosong"
        wajib = "bila kosong: dari profil" if nama in profil else sendiri
        baris += [f"# {label_isian(model, nama)} ({wajib}){kolom}", f"{nama}:"]
    return baris
