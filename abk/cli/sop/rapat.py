"""``abk sop putuskan`` and ``cabut``: decisions of a meeting, recorded and withdrawn."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from abk.cli.isian import PanggilanError
from abk.cli.layar import aman
from abk.cli.sop import kasus
from abk.cli.sop.kunci import penanda
from abk.errors import ParameterError

CONTOH = """\
# Putusan rapat satu unit. Dengan dicatat, putusan langsung berlaku pada data.
# Isi, lalu: abk sop putuskan ALAMAT --unit SET.PO --berkas putusan.yaml --pelaku … --kunci …
- kode_jabatan: SET.PO.2.1-02
  nomor: "3"                 # nomor tugas; kosong untuk bezetting jabatan
  kolom: volume              # volume, periode, norma_waktu, satuan_waktu, uraian_tugas, bezetting, …
  lama: "6"                  # nilai sekarang, desimal dengan titik
  baru: "5"
  alasan: Satu bahan tiap minggu dikerjakan jabatan lain.
# Tugas baru: jenis: tambah, dan baru berisi barisnya; tugas dihapus: jenis: hapus, dan lama berisi barisnya.
# - kode_jabatan: SET.PO.2.1-02
#   nomor: "9"
#   jenis: tambah
#   baru: {uraian_tugas: …, hasil_kerja: …, volume: "4", periode: bulan, norma_waktu: "2", satuan_waktu: jam}
#   alasan: …
"""
"""Decisions to be filled in."""


def putuskan(
    alamat: Annotated[str, typer.Argument(help="Alamat penyimpanan.")] = "",
    unit: kasus.Unit = "",
    berkas: Annotated[Path | None, typer.Option(help="Putusan (YAML).")] = None,
    pelaku: Annotated[str, typer.Option(help="Kasubbag Organisasi atau Kabag Ortala.")] = "",
    kunci: Annotated[Path | None, typer.Option(help="Berkas kuncinya; frasanya ditanyakan.")] = None,
    alur: kasus.KodeAlur = "",
    contoh: Annotated[bool, typer.Option("--contoh", help="Cetak contoh putusan untuk diisi.")] = False,
    ya: kasus.Ya = False,
) -> None:
    """Catat putusan rapat sebuah unit: jabatan, tugas, nilai lama, nilai baru, alasan."""
    if contoh:
        typer.echo(CONTOH, nl=False)
        return
    with kasus.dijaga():
        if not alamat or not unit or berkas is None or not pelaku or kunci is None:
            raise PanggilanError(
                "Mencatat putusan memerlukan ALAMAT, --unit, --berkas, --pelaku, dan --kunci.",
                "Bentuk berkasnya: abk sop putuskan --contoh",
            )
        _putuskan(alamat, unit, berkas, pelaku, kunci, alur, ya=ya)


def _putuskan(
    alamat: str, unit: str, berkas: Path, pelaku: str, berkas_kunci: Path, kode: str, *, ya: bool
) -> None:
    _, alur = kasus.buka(alamat, kode)
    if unit not in alur.unit:
        raise PanggilanError(f"Unit {unit!r} tidak ikut dalam alur ini.", f"Unit: {', '.join(alur.unit)}.")
    perubahan = _baca(berkas)
    kasus.tabel_perubahan(f"Putusan rapat {aman(unit)}", perubahan)
    kasus.setuju("Catat putusan ini?", ya=ya)
    kasus.tercatat(alur.putuskan(unit, perubahan, penanda(alur, pelaku, berkas_kunci)))


def _baca(berkas: Path) -> list[Any]:
    from abk.cli.isian import IsianError, baca_yaml  # noqa: PLC0415
    from abk.cli.sop.formulir import perubahan  # noqa: PLC0415
    from abk.kegiatan import Perubahan  # noqa: PLC0415

    isi = baca_yaml(berkas)
    if not isinstance(isi, list) or not isi:
        raise IsianError(
            f"Berkas {str(berkas)!r} bukan daftar putusan.", "Bentuknya: abk sop putuskan --contoh"
        )
    hasil, salah = [], []
    for nomor, satu in enumerate(isi, 1):
        try:
            hasil.append(Perubahan.dari_dict(perubahan(satu)))
        except (IsianError, ParameterError) as galat:
            salah.append(f"  putusan {nomor}: {galat.pesan} {galat.saran}")
    if salah:
        raise IsianError("Putusan belum lengkap:\n" + "\n".join(salah), "Lengkapi semuanya, lalu ulangi.")
    return hasil


def cabut(
    alamat: Annotated[str, typer.Argument(help="Alamat penyimpanan.")],
    nomor: Annotated[
        int, typer.Argument(min=1, help="Nomor catatan putusan, lihat: abk sop status --rinci.")
    ],
    pelaku: kasus.Pelaku,
    kunci: kasus.Kunci,
    alasan: kasus.Alasan,
    alur: kasus.KodeAlur = "",
    ya: kasus.Ya = False,
) -> None:
    """Cabut putusan rapat yang masih dalam penyusunan; putusan itu tetap tercatat, tidak lagi berlaku."""
    with kasus.dijaga():
        _, satu = kasus.buka(alamat, alur)
        milik = next((d for d in satu.keadaan.semua_putusan if d.urut == nomor - 1), None)
        if milik is not None:
            kasus.tabel_perubahan(f"Putusan catatan {nomor}", milik.perubahan)
        kasus.setuju("Cabut putusan ini?", ya=ya)
        kasus.tercatat(satu.cabut(nomor - 1, penanda(satu, pelaku, kunci), alasan=alasan))
