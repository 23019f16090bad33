"""The commands of ``abk sop``, in the order in which a case needs them."""

from __future__ import annotations

import typer

from abk.cli.sop import acuan, awal, bukti, kunci, langkah, rapat, status, ubah

app = typer.Typer(
    help="Alur SOP: mulai, kerjakan, kembalikan, tanda tangani, periksa.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

for _nama, _perintah in (
    ("kunci", kunci.kunci),
    ("mulai", awal.mulai),
    ("status", status.status),
    ("isian", langkah.isian),
    ("maju", langkah.maju),
    ("putuskan", rapat.putuskan),
    ("cabut", rapat.cabut),
    ("kembalikan", ubah.kembalikan),
    ("ubah", ubah.ubah),
    ("lampirkan", ubah.lampirkan),
    ("tunjuk", awal.tunjuk),
    ("ekspor", bukti.ekspor),
    ("verifikasi", bukti.verifikasi),
    ("cetak", acuan.cetak),
    ("simulasi", acuan.simulasi),
    ("beban", acuan.beban),
):
    app.command(_nama)(_perintah)
