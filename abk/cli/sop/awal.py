"""``abk sop mulai`` and ``tunjuk``: a case begins, officials are appointed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abk.cli.isian import PanggilanError
from abk.cli.layar import aman, layar
from abk.cli.sop.kasus import (
    Alasan,
    KodeAlur,
    Kunci,
    Pelaku,
    Ya,
    buka,
    dijaga,
    duduk,
    kunci_milik,
    penanda,
    setuju,
    tercatat,
)
from abk.cli.sop.kasus import contoh as berkas_contoh
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    from abk.cli.sop.rencana import PejabatRencana, Rencana
    from abk.store import Gudang


def mulai(
    alamat: Annotated[str, typer.Argument(help="Alamat gudang, misalnya sqlite:///data/abk.db.")] = "",
    berkas: Annotated[Path | None, typer.Option(help="Rencana alur (YAML).")] = None,
    pelaku: Annotated[
        str,
        typer.Option(
            help="Pengenal yang memulai; siapa yang boleh, ditetapkan SOP-nya (Karo PO atau Kabag Ortala)."
        ),
    ] = "",
    kunci: Kunci = None,
    contoh: Annotated[bool, typer.Option("--contoh", help="Cetak contoh rencana untuk diisi.")] = False,
    ya: Ya = False,
) -> None:
    """Mulai alur baru dari berkas rencana: unit, pejabat beserta kunci dan perannya, SOP, profil naskah."""
    if contoh:
        typer.echo(berkas_contoh("rencana"), nl=False)
        return
    from abk.cli.sop.rencana import baca_rencana  # noqa: PLC0415
    from abk.sop.catatan.kunci import tawaran  # noqa: PLC0415
    from abk.store import buka as buka_gudang  # noqa: PLC0415

    with dijaga():
        if not alamat or berkas is None or not pelaku:
            raise PanggilanError(
                "Memulai alur memerlukan ALAMAT, --berkas, dan --pelaku.",
                "Bentuk rencananya: abk sop mulai --contoh",
            )
        gudang = buka_gudang(alamat)
        _mulai(alamat, gudang, berkas, baca_rencana(berkas, tawaran(gudang)), pelaku, kunci, ya=ya)


def _mulai(
    alamat: str,
    gudang: Gudang,
    berkas: Path,
    rencana: Rencana,
    pelaku: str,
    berkas_kunci: Path | None,
    *,
    ya: bool,
) -> None:
    from abk.cli.isian import IsianError, baca_berkas  # noqa: PLC0415
    from abk.sop import Tanda  # noqa: PLC0415
    from abk.sop import mulai as buat  # noqa: PLC0415

    duduk(alamat, pelaku=pelaku, kunci=berkas_kunci)
    profil, ganti = rencana.profil_naskah(berkas.parent)
    _periksa_unit(gudang, rencana)
    siapa = next((p for p in rencana.pejabat if p.id == pelaku), None)
    if siapa is None:
        raise IsianError(
            f"Pejabat {kutip(pelaku)} tidak ada dalam {berkas.name}.",
            f"Yang ada: {', '.join(p.id for p in rencana.pejabat)}.",
        )
    usulan = baca_berkas(berkas.parent / rencana.usulan) if rencana.usulan else None
    layar.print(f"Alur {aman(rencana.kode)}: {aman(rencana.judul)}, unit {aman(', '.join(rencana.unit))}.")
    setuju("Mulai alur ini?", ya=ya)
    alur = buat(
        gudang,
        Tanda(pelaku, kunci_milik(pelaku, siapa.kunci, berkas_kunci)),
        kode=rencana.kode,
        tahun=rencana.tahun,
        judul=rencana.judul,
        unit=rencana.unit,
        prosedur=rencana.acuan,
        pejabat=rencana.semua,
        nama=rencana.nama,
        profil=profil,
        ganti_profil=ganti,
        opsional=rencana.opsional,
        usulan=usulan,
        zona=rencana.zona,
    )
    layar.print(
        "Cocokkan kode verifikasi di atas kertas: catatan pertama hanya dijamin oleh dirinya sendiri."
    )
    if len(gudang.alur.daftar()) > 1:
        duduk(alamat, rencana.kode, pelaku, berkas_kunci)
    tercatat(alur)


def _periksa_unit(gudang: Gudang, rencana: Rencana) -> None:
    """The store knows every unit, and none lies within another; better now than at step 7."""
    from abk.cli.isian import IsianError  # noqa: PLC0415
    from abk.sop.kaidah.mulai import salah_unit  # noqa: PLC0415

    salah = salah_unit(gudang.identitas("unit"), rencana.unit)
    if salah:
        raise IsianError(f"Daftar unit tidak dapat dipakai: {'; '.join(salah)}.", "Perbaiki daftar unitnya.")


def tunjuk(
    alamat: Annotated[str, typer.Argument(help="Alamat gudang.")],
    berkas: Annotated[Path, typer.Option(help="YAML dengan kunci 'pejabat', seperti dalam rencana.")],
    pelaku: Pelaku,
    alasan: Alasan,
    kunci: Kunci = None,
    alur: KodeAlur = "",
    ya: Ya = False,
) -> None:
    """Tunjuk pejabat baru, Plt., Plh., atau pejabat lama dengan kunci baru (oleh Karo PO atau Sesmenko)."""
    from abk.cli.sop.rencana import baca_penunjukan  # noqa: PLC0415
    from abk.sop.catatan.kunci import tawaran  # noqa: PLC0415

    with dijaga():
        gudang, kasus = buka(alamat, alur)
        baru = baca_penunjukan(berkas, kasus.prosedur, tawaran(gudang))
        for p in baru.pejabat:
            layar.print(f"{aman(p.id)}: {aman(_tugas(p))}")
        setuju("Tunjuk?", ya=ya)
        tercatat(kasus.tunjuk(baru.semua, baru.nama, penanda(kasus, pelaku, kunci), alasan=alasan))


def luruskan(
    alamat: Annotated[str, typer.Argument(help="Alamat gudang.")],
    pelaku: Pelaku,
    kunci: Kunci,
    alasan: Alasan,
    dari: Annotated[
        int,
        typer.Option(min=0, help="Nomor catatan pertama yang waktunya keliru; 0 = yang di depan jam ini."),
    ] = 0,
    alur: KodeAlur = "",
    ya: Ya = False,
) -> None:
    """Nyatakan waktu catatan terakhir keliru, agar alur berlanjut (oleh yang berwenang menunjuk)."""
    with dijaga():
        _, kasus = buka(alamat, alur)
        setuju("Nyatakan waktu catatan itu keliru?", ya=ya)
        tanda = penanda(kasus, pelaku, kunci)
        tercatat(kasus.luruskan(tanda, alasan=alasan, dari=dari - 1 if dari else None))


def _tugas(p: PejabatRencana) -> str:
    return ", ".join(
        f"{t.sebutan} {t.peran} {t.unit}".strip()
        + f" sejak {t.sejak}"
        + (f" sampai {t.sampai}" if t.sampai else "")
        for t in p.tugas
    )
