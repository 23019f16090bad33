"""``abk tanda``: the questions that figures raise, and the answers that units give to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

import abk
from abk.cli.layar import Sumber, aman, bila_gagal, layar, pengguna, tampilkan
from abk.errors import ParameterError, saran_nama

if TYPE_CHECKING:
    from abk.hasil import TandaKewajaran
    from abk.kegiatan import Kegiatan


def tanda(
    sumber: Sumber,
    unit: Annotated[
        list[str] | None, typer.Option(help="Kode unit, beserta unit di bawahnya; dapat diulang.")
    ] = None,
    jawab: Annotated[str, typer.Option(help="ID pertanyaan yang dijawab.")] = "",
    alasan: Annotated[str, typer.Option(help="Jawabannya: dari mana angka itu, atau mengapa begitu.")] = "",
    oleh: Annotated[str, typer.Option(help="Jabatan yang menjawab; bawaan nama akun.")] = "",
    semua: Annotated[bool, typer.Option("--semua", help="Sebutkan juga yang sudah dijawab.")] = False,
) -> None:
    """Sebutkan pertanyaan atas kewajaran data, atau jawab satu pertanyaan dengan alasan."""
    from abk.hasil import daftar_tanda  # noqa: PLC0415

    with bila_gagal():
        if jawab:
            satu, sisa = _jawab(sumber, jawab, alasan, pengguna(oleh))
            layar.print(f"Terjawab: {aman(_tempat(satu))}: {aman(satu.pertanyaan)}")
            layar.print(f"Berikutnya: abk tanda {aman(sumber)} ({sisa} pertanyaan belum dijawab)")
            return
        if alasan:
            raise ParameterError("Alasan tanpa pertanyaan.", "Sebut pertanyaannya: --jawab ID.")
        k = abk.open(sumber)
        milik = _menurut_unit(k, daftar_tanda(k), unit or [])
    terbuka = [satu for satu in milik if not satu.jawaban]
    _tabel(milik if semua else terbuka, jawaban=semua)
    layar.print(f"{len(terbuka)} pertanyaan belum dijawab, {len(milik) - len(terbuka)} sudah dijawab.")
    if terbuka:
        ke = aman(sumber) if "://" in sumber else "ALAMAT_GUDANG"
        layar.print(f'Berikutnya: abk tanda {ke} --jawab {terbuka[0].id} --alasan "…" --oleh "JABATAN"')


def _jawab(sumber: str, kode: str, alasan: str, oleh: str) -> tuple[TandaKewajaran, int]:
    """Answer a flag of a store: which one it was, and how many are open after it."""
    from abk.hasil import daftar_tanda  # noqa: PLC0415
    from abk.store import buka  # noqa: PLC0415

    if "://" not in sumber:
        raise ParameterError(
            f"Jawaban disimpan dalam gudang, dan {sumber} bukan gudang.",
            f"Masukkan dahulu: abk impor {sumber} --ke sqlite:///data/abk.db",
        )
    gudang = buka(sumber)
    ada = {satu.id: satu for satu in daftar_tanda(gudang.kegiatan())}
    if kode not in ada:
        saran = saran_nama(kode, ada) if ada else "Tidak ada pertanyaan pada data ini."
        raise ParameterError(f"Tidak ada pertanyaan ber-ID {kode}.", saran)
    gudang.tanda.jawab(kode, alasan, oleh, ada[kode].tempat)
    return ada[kode], sum(not satu.jawaban for satu in ada.values() if satu.id != kode)


def _menurut_unit(k: Kegiatan, semua: Sequence[TandaKewajaran], unit: Sequence[str]) -> list[TandaKewajaran]:
    """Flags of some units and those below them; all where no unit is named."""
    if not unit:
        return list(semua)
    boleh = {kode for satu in unit for kode in k.cabang(satu).unit["kode_unit"]}
    return [satu for satu in semua if satu.kode_unit in boleh]


def _tempat(satu: TandaKewajaran) -> str:
    """Whom a flag concerns."""
    tugas = f", tugas {satu.nomor}" if satu.nomor else ""
    return f"{satu.kode_unit}, {satu.nama_jabatan or 'seluruh unit'}{tugas}"


def _tabel(semua: Sequence[TandaKewajaran], *, jawaban: bool = False) -> None:
    if not semua:
        return
    jawaban = jawaban or any(satu.terdahulu for satu in semua)
    tabel = Table("ID", "Unit, jabatan, tugas", "Pertanyaan", *(["Jawaban"] if jawaban else []))
    for satu in semua:
        sel = (satu.id, _tempat(satu), satu.pertanyaan, *([satu.kata_jawaban] if jawaban else []))
        tabel.add_row(*(aman(s) for s in sel))
    tampilkan(tabel)
