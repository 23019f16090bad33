"""``abk sop``: a case from the first instruction to the archive, one command an act, in that order."""

from __future__ import annotations

import typer

from abk.cli.sop import acuan, awal, bukti, kasus, langkah, status, ubah

app = typer.Typer(
    help="Alur SOP: mulai, kerjakan, kembalikan, tanda tangani, periksa.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

_G = "sqlite:///data/abk.db"
# What is called, and its example: in its help and beside a wrong call.
for _nama, _perintah, _contoh in (
    ("kunci", kasus.kunci, "kunci p-karo-po.kunci"),
    ("mulai", awal.mulai, f"mulai {_G} --berkas rencana.yaml --pelaku p-karo-po"),
    ("daftar", status.daftar, f"daftar {_G}"),
    ("status", status.status, f"status {_G} --pelaku p-kabag-ortala"),
    ("isian", langkah.isian, f"isian {_G} 3 --fakta fakta-3.yaml"),
    ("maju", langkah.maju, f"maju {_G} 3 --pelaku p-kasubbag --fakta fakta-3.yaml --lihat naskah"),
    ("putuskan", ubah.putuskan, f"putuskan {_G} --unit SET.PO --berkas keputusan.yaml --pelaku p-kasubbag"),
    ("cabut", ubah.cabut, f'cabut {_G} 41 --pelaku p-kasubbag --alasan "salah jabatan"'),
    ("kembalikan", ubah.kembalikan,
     f'kembalikan {_G} 4 --ke 3 --pelaku p-kabag-ortala --alasan "biaya belum dirinci"'),
    ("ubah", ubah.ubah, f'ubah {_G} undangan undangan.docx --pelaku p-kasubbag --alasan "tempat berganti"'),
    ("terapkan", ubah.terapkan, f"terapkan {_G}"),
    ("lampirkan", ubah.lampirkan,
     f'lampirkan {_G} surat-unit surat.pdf --keterangan "Surat Biro Umum" --pelaku p-kasubbag'),
    ("tunjuk", awal.tunjuk, f'tunjuk {_G} --berkas plh.yaml --pelaku p-karo-po --alasan "cuti Kabag"'),
    ("luruskan", awal.luruskan,
     f'luruskan {_G} --pelaku p-karo-po --kunci p-karo-po.kunci --alasan "jam komputer keliru"'),
    ("ekspor", bukti.ekspor, f"ekspor {_G} --keluar alur-2027"),
    ("verifikasi", bukti.verifikasi, "verifikasi alur-2027"),
    ("cetak", acuan.cetak, "cetak --bersih"),
    ("simulasi", acuan.simulasi, "simulasi --unit 12 --kasubbag 2"),
    ("beban", acuan.beban, "beban --unit 12"),
):  # fmt: skip
    app.command(_nama, epilog=f"Contoh: abk sop {_contoh}")(_perintah)
