"""``abk sop``: a case from the first instruction to the archive, one command an act, in that order."""

from __future__ import annotations

import typer

from abk.cli.sop import acuan, awal, bukti, kasus, langkah, status, ubah

app = typer.Typer(
    help="Alur SOP: mulai, kerjakan, kembalikan, tanda tangani, periksa.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

for _nama, _perintah in (
    ("kunci", kasus.kunci),
    ("mulai", awal.mulai),
    ("daftar", status.daftar),
    ("status", status.status),
    ("isian", langkah.isian),
    ("maju", langkah.maju),
    ("putuskan", ubah.putuskan),
    ("cabut", ubah.cabut),
    ("kembalikan", ubah.kembalikan),
    ("ubah", ubah.ubah),
    ("terapkan", ubah.terapkan),
    ("lampirkan", ubah.lampirkan),
    ("tunjuk", awal.tunjuk),
    ("luruskan", awal.luruskan),
    ("ekspor", bukti.ekspor),
    ("verifikasi", bukti.verifikasi),
    ("cetak", acuan.cetak),
    ("simulasi", acuan.simulasi),
    ("beban", acuan.beban),
):
    app.command(_nama)(_perintah)
