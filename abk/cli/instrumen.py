"""``abk impor`` and ``abk formulir``: answers in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abk.cli.layar import SALAH_DATA, Sumber, aman, bila_gagal, layar, pengguna, segera, setuju, tampilkan
from abk.errors import ParameterError
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    from abk.instrumen.rencana import Rencana


def impor(
    berkas: Annotated[
        list[Path], typer.Argument(help="Buku kerja (.xlsx, .xls, .ods), CSV, atau folder tabel.")
    ],
    ke: Annotated[str, typer.Option(help="Alamat gudang, misalnya sqlite:///data/abk.db.")],
    peta: Annotated[
        Path | None, typer.Option(help="Peta kolom untuk buku kerja bentuk lain; ditulis bila belum ada.")
    ] = None,
    kepala: Annotated[
        str,
        typer.Option(help="Baris kepala tabel yang tidak dikenali, misalnya 11 atau 11-12; untuk peta baru."),
    ] = "",
    kolom: Annotated[
        list[str] | None, typer.Option(help="Kolom tabel itu, misalnya uraian_tugas=B; dapat diulang.")
    ] = None,
    lembar: Annotated[str, typer.Option(help="Lembar tabel itu, bila lebih dari satu.")] = "",
    jawab: Annotated[
        list[str] | None,
        typer.Option(help="Jawaban untuk semua tabel, misalnya satuan_waktu=menit; dapat diulang."),
    ] = None,
    jabatan: Annotated[
        Path | None, typer.Option(help="Daftar jabatan dengan kodenya: berkas Excel atau CSV.")
    ] = None,
    terima_usulan: Annotated[
        bool, typer.Option("--terima-usulan", help="Pakai jawaban yang diusulkan bukti dalam berkas.")
    ] = False,
    ya: Annotated[bool, typer.Option("--ya", help="Buat unit dan jabatan baru tanpa ditanya lagi.")] = False,
    oleh: Annotated[str, typer.Option(help="Siapa yang mengimpor; bawaan nama akun.")] = "",
    alasan: Annotated[str, typer.Option(help="Alasan, dicatat dalam riwayat.")] = "",
) -> None:
    """Masukkan buku kerja atau tabel ke gudang; berkas yang sama dua kali tidak mengubah apa pun."""
    from abk.instrumen import baca_peta, impor_berkas, tunjuk_tabel  # noqa: PLC0415
    from abk.instrumen.daftar import baca_daftar  # noqa: PLC0415
    from abk.instrumen.rencana import laksanakan, rencanakan  # noqa: PLC0415

    with bila_gagal():
        siapa = pengguna(oleh)
        if peta is not None and not peta.exists():
            tunjuk = tunjuk_tabel(lembar, kepala, kolom or []) if kepala else None
            impor_berkas(berkas, ke, siapa, peta=peta, alasan=alasan, tunjuk=tunjuk)
        rencana = rencanakan(
            berkas,
            ke,
            peta=baca_peta(peta) if peta else None,
            jawab=_jawaban(jawab or []),
            daftar=baca_daftar(jabatan, "jabatan") if jabatan else (),
            terima_usulan=terima_usulan,
        )
        if not rencana.terbuka and (rencana.unit or (rencana.jabatan and not peta)):
            _setujui(rencana, ya=ya)
        laporan = laksanakan(rencana, ke, siapa, alasan)
    layar.print(aman(laporan))
    if not laporan.berhasil:
        raise typer.Exit(SALAH_DATA)
    layar.print(f"Berikutnya: abk periksa {aman(ke)}, lalu abk laporan {aman(ke)}")


def _jawaban(isi: list[str]) -> dict[str, str]:
    hasil: dict[str, str] = {}
    for satu in isi:
        nama, ada, nilai = satu.partition("=")
        if not ada or not nama.strip():
            raise ParameterError(
                f"Jawaban {satu} tidak terbaca.", "Tulis NAMA=ISI, misalnya satuan_waktu=menit."
            )
        hasil[nama.strip()] = nilai.strip()
    return hasil


_SETUJU = "Setujui dengan --ya; kode dan nama lain lewat --jabatan DAFTAR.xlsx atau --peta BERKAS."


def _setujui(rencana: Rencana, *, ya: bool, saran: str = _SETUJU) -> None:
    """Show the units and posts that an import would create, and ask once."""
    from rich.table import Table  # noqa: PLC0415 - slow to import, and few imports draw one

    tabel = Table("Apa", "Kode", "Nama", "Unit", "Jenis")
    for satu in rencana.usulan:
        tabel.add_row(*(aman(s) for s in satu))
    tampilkan(tabel)
    kata = f"Buat {len(rencana.unit)} unit dan {len(rencana.jabatan)} jabatan ini"
    if not ya and not setuju(kata):
        raise ParameterError("Tidak ada yang dibuat atau diimpor.", saran)


def formulir(
    sumber: Sumber,
    port: Annotated[int | None, typer.Option(help="Port; bawaan port bebas mana pun.")] = None,
    oleh: Annotated[str, typer.Option(help="Siapa yang mengisi; kosong berarti ditanyakan.")] = "",
    pustaka: Annotated[
        str, typer.Option(help="CSV norma waktu yang ditawarkan formulir bagi tugas serupa.")
    ] = "",
) -> None:
    """Sajikan formulir isian tanpa kode pada komputer ini; alamatnya dicetak, Ctrl-C untuk berhenti.

    Folder tabel atau buku kerja dimasukkan dahulu ke gudang (abk.db) di sampingnya; isian pada "contoh" hanya
    latihan, dan hilang ketika perintah ini berhenti.
    """
    from abk.instrumen.formulir import sajikan  # noqa: PLC0415

    with bila_gagal():
        alamat = sumber if "://" in sumber else _samping(sumber, oleh)
        sajikan(alamat, port=port, oleh=oleh, pustaka=pustaka, cetak=segera)


def _samping(sumber: str, oleh: str) -> str:
    """Store beside a folder of tables or a workbook, made of them where it is not there yet."""
    from abk.instrumen.rencana import laksanakan, rencanakan  # noqa: PLC0415
    from abk.kegiatan import folder_sumber  # noqa: PLC0415
    from abk.kegiatan.sumber import CONTOH, CONTOH_LALU, folder_contoh  # noqa: PLC0415
    from abk.store import gudang_contoh  # noqa: PLC0415

    tempat = folder_sumber(sumber)
    for nama in (CONTOH, CONTOH_LALU):  # the program's own data: nothing is put beside them
        if tempat.resolve() == folder_contoh(nama).resolve():
            return f"sqlite:///{gudang_contoh(pengguna(oleh), nama=nama).sambungan.alamat.berkas.as_posix()}"
    berkas = (tempat / "abk.db" if tempat.is_dir() else tempat.with_suffix(".db")).resolve()
    alamat = f"sqlite:///{berkas.as_posix()}"
    if not berkas.exists():
        rencana = rencanakan([tempat], alamat)
        if rencana.unit or rencana.jabatan:
            dahulu = f"Ketik ya, atau masukkan dahulu: abk impor {kutip(tempat)} --ke {alamat} --ya"
            _setujui(rencana, ya=False, saran=dahulu)
        laksanakan(rencana, alamat, pengguna(oleh), "abk formulir")
        layar.print(f"Isi {aman(sumber)} dimasukkan ke gudang {aman(berkas)}.")
    layar.print(f"Isian disimpan di sana; laporannya: abk laporan {aman(alamat)}")
    return alamat
