"""``abk sop kembalikan``, ``ubah`` and ``lampirkan``: back for repair, another content, a file more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from abk.cli.layar import Alamat, aman, layar, tampilkan
from abk.cli.sop import kasus
from abk.cli.sop.kunci import penanda

if TYPE_CHECKING:
    from abk.kokpit.akibat import Akibat
    from abk.sop import Alur


def kembalikan(
    alamat: Alamat,
    langkah: kasus.Langkah,
    ke: Annotated[str, typer.Option(help="Kode langkah tujuan.")],
    alasan: kasus.Alasan,
    pelaku: kasus.Pelaku,
    kunci: kasus.Kunci,
    unit: kasus.Unit = "",
    alur: kasus.KodeAlur = "",
    jawaban: Annotated[Path | None, typer.Option(help="Jawaban konfirmasi (YAML) yang menyertainya.")] = None,
    ya: kasus.Ya = False,
) -> None:
    """Kembalikan langkah yang berjalan ke langkah sebelumnya, dengan alasan; persetujuan sesudahnya gugur."""
    from abk.cli.sop.formulir import baca_jawaban  # noqa: PLC0415
    from abk.kokpit.akibat import akibat_kembali  # noqa: PLC0415

    with kasus.dijaga():
        _, satu = kasus.buka(alamat, alur)
        isi = baca_jawaban(jawaban) if jawaban is not None else None
        tanda = penanda(satu, pelaku, kunci)
        _akibat(satu, akibat_kembali(satu, langkah, ke, unit, tanda))
        kasus.setuju(f"Kembalikan langkah {langkah} ke langkah {ke}?", ya=ya)
        kasus.tercatat(satu.kembalikan(langkah, ke, tanda, alasan=alasan, unit=unit, jawaban=isi))


def ubah(
    alamat: Alamat,
    slot: Annotated[str, typer.Argument(help="Nama isi, misalnya undangan atau notula:SET.PO.")],
    berkas: Annotated[Path, typer.Argument(help="Isi yang baru.")],
    alasan: kasus.Alasan,
    pelaku: kasus.Pelaku,
    kunci: kasus.Kunci,
    alur: kasus.KodeAlur = "",
    ya: kasus.Ya = False,
) -> None:
    """Ganti isi yang sudah dihasilkan, oleh pembuatnya; persetujuan sesudahnya gugur, alur mundur."""
    from abk.cli.berkas import baca_berkas  # noqa: PLC0415
    from abk.kokpit.akibat import akibat_ubah  # noqa: PLC0415

    with kasus.dijaga():
        _, satu = kasus.buka(alamat, alur)
        isi = baca_berkas(berkas)
        tanda = penanda(satu, pelaku, kunci)
        _akibat(satu, akibat_ubah(satu, slot, tanda, isi))
        kasus.setuju(f"Ganti {slot}?", ya=ya)
        kasus.tercatat(satu.ubah(slot, isi, tanda, alasan=alasan))


def lampirkan(
    alamat: Alamat,
    nama: Annotated[
        str, typer.Argument(help="Nama lampiran baru, atau usulan_program_kerja sebelum langkah 1 selesai.")
    ],
    berkas: Annotated[Path, typer.Argument(help="Berkasnya.")],
    keterangan: Annotated[str, typer.Option(help="Apa isinya.")],
    pelaku: kasus.Pelaku,
    kunci: kasus.Kunci,
    alur: kasus.KodeAlur = "",
    ya: kasus.Ya = False,
) -> None:
    """Lampirkan berkas pada alur."""
    from abk.cli.berkas import baca_berkas  # noqa: PLC0415
    from abk.sop.kaidah import LAMPIRAN, USULAN  # noqa: PLC0415

    slot = nama if nama == USULAN or nama.startswith(LAMPIRAN) else f"{LAMPIRAN}{nama}"
    with kasus.dijaga():
        _, satu = kasus.buka(alamat, alur)
        isi = baca_berkas(berkas)
        kasus.setuju(f"Lampirkan {berkas.name} sebagai {slot}?", ya=ya)
        kasus.tercatat(satu.lampirkan(slot, isi, penanda(satu, pelaku, kunci), keterangan=keterangan))


def _akibat(alur: Alur, akibat: Akibat) -> None:
    """Say what falls, before anything is done."""
    if akibat.gugur:
        tabel = Table(
            "Langkah", "Unit", "Oleh", "Berarti", title="Persetujuan yang akan gugur", title_justify="left"
        )
        for p in akibat.gugur:
            peran = f"{p.sebutan} {alur.prosedur.nama_peran(p.peran)}".strip()
            tabel.add_row(*(aman(s) for s in (p.langkah, p.unit or "umum", peran, ", ".join(p.makna))))
        tampilkan(tabel)
    else:
        layar.print("Tidak ada persetujuan yang gugur.")
    if akibat.putusan:
        layar.print(f"{len(akibat.putusan)} catatan putusan rapat tidak berlaku lagi.")
