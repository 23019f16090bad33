"""``abk sop status``: where a case stands, who has the ball, what is missing, what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from abk.cli.isian import PanggilanError
from abk.cli.layar import Alamat, aman, layar, tampilkan
from abk.cli.sop.kasus import dijaga, duduk
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import kelompok

if TYPE_CHECKING:
    from abk.sop import Alur
    from abk.sop.kaidah.tindakan import Tindakan
    from abk.sop.papan import Sel
    from abk.sop.status import StatusAlur
    from abk.store import Gudang

_APA = {
    "selesai": "menyelesaikan",
    "kembali": "mengembalikan",
    "putusan": "mencatat keputusan rapat",
    "ubah": "mengubah",
}


def status(
    asal: Annotated[
        str, typer.Argument(metavar="ALAMAT|FOLDER", help="Alamat gudang, atau folder hasil ekspor alur.")
    ],
    kode: Annotated[str, typer.Argument(help="Kode alur; boleh kosong bila hanya ada satu.")] = "",
    pelaku: Annotated[str, typer.Option(help="Tampilkan yang dapat dikerjakan pejabat ini.")] = "",
    rinci: Annotated[bool, typer.Option("--rinci", help="Sertakan papan langkah dan riwayat.")] = False,
) -> None:
    """Di mana tiap unit, siapa memegang giliran, apa yang kurang, apa yang lewat waktu."""
    from abk.sop.kasus import buka_kasus  # noqa: PLC0415
    from abk.store import buka as buka_gudang  # noqa: PLC0415

    with dijaga():
        duduk(asal, kode)
        if "://" in asal and not kode:
            gudang = buka_gudang(asal)
            if len(gudang.alur.daftar()) > 1:
                _daftar(gudang)
                return
        alur = buka_kasus(asal, kode)
        if pelaku:
            _tugas(alur, pelaku)
        else:
            _status(alur, rinci=rinci)


def daftar(alamat: Alamat) -> None:
    """Semua alur dalam gudang: judul dan tahun menurut catatan pertama yang ditandatangani."""
    from abk.store import buka as buka_gudang  # noqa: PLC0415

    with dijaga():
        _daftar(buka_gudang(alamat))


def _daftar(gudang: Gudang) -> None:
    from abk.sop.buka import daftar_alur  # noqa: PLC0415
    from abk.tulisan.format import KOSONG, bulat  # noqa: PLC0415

    tabel = Table("Alur", "Tahun", "Judul", "Catatan", "Dimulai", "Keterangan")
    for satu in daftar_alur(gudang):
        mulai = satu.mulai.date().isoformat() if satu.mulai is not None else KOSONG
        kata = "; ".join(filter(None, ["peragaan" if satu.peragaan else "", satu.salah]))
        sel = (satu.kode, satu.tahun or KOSONG, satu.judul or KOSONG, bulat(satu.jumlah), mulai, kata)
        tabel.add_row(*(aman(s) for s in sel))
    tampilkan(tabel)
    layar.print("Sebut kodenya: abk sop status ALAMAT KODE")


def _status(alur: Alur, *, rinci: bool) -> None:
    import datetime as dt  # noqa: PLC0415

    from abk.sop.catatan.kunci import KATA_PERAGAAN  # noqa: PLC0415
    from abk.sop.prosedur import sebutan_prosedur  # noqa: PLC0415
    from abk.sop.status import StatusAlur  # noqa: PLC0415
    from abk.tulisan.format import bulat  # noqa: PLC0415

    bahan = StatusAlur(alur, dt.datetime.now(dt.UTC))
    k = alur.keadaan
    layar.print(f"[bold]Alur {aman(alur.kode)}[/]: {aman(alur.judul)}")
    layar.print(aman(sebutan_prosedur(alur.prosedur)))
    if k.peragaan:
        layar.print(f"[bold yellow]{KATA_PERAGAAN}[/]")
    if k.selesai:
        layar.print("Semua langkah selesai; alur sudah diarsipkan.")
    else:
        _giliran(bahan)
    layar.print(
        f"{bulat(bahan.selesai)} dari {bulat(bahan.resmi)} langkah SOP selesai; "
        f"{bulat(len(k.pengembalian))} kali dikembalikan; {bulat(len(bahan.gugur))} persetujuan gugur."
    )
    if rinci:
        _papan(bahan)
        _riwayat(bahan)
    layar.print(f"Kode verifikasi sesudah {bulat(k.jumlah)} catatan: {kelompok(alur.kepala)}")


def _giliran(bahan: StatusAlur) -> None:
    from abk.sop.papan import kata_waktu  # noqa: PLC0415

    tabel = Table("Langkah", "Unit", "Giliran", "Sejak", "Waktu", "Yang kurang", "Yang dihasilkan")
    for g in bahan.giliran:
        siapa = f"{g.peran}, {', '.join(g.pejabat)}" if g.pejabat else g.peran
        waktu = aman(kata_waktu(g.status))
        if g.status is not None:
            batas = f"batas {bahan.pukul(g.status.tenggat)}"
            gaya = {"lewat": "bold red", "mendekati": "yellow"}.get(g.status.keadaan, "")
            waktu = f"[{gaya}]{waktu}[/]\n{aman(batas)}" if gaya else f"{waktu}\n{aman(batas)}"
        tabel.add_row(
            aman(f"{g.langkah.kode}. {g.langkah.ringkas}"),
            aman(g.unit or "umum"),
            aman(siapa),
            aman(bahan.pukul(g.sejak)),
            waktu,
            aman("; ".join(g.kurang) or "tidak ada"),
            aman("; ".join(g.hasil) or "tidak ada"),
        )
    tampilkan(tabel)


def _papan(bahan: StatusAlur) -> None:
    unit = bahan.alur.unit
    tabel = Table("Langkah", *map(aman, unit), title="Papan langkah", title_justify="left")
    for satu in bahan.alur.keadaan.langkah:
        tempat = unit if satu.lingkup == "unit" else ("",)
        sel = [_sel(bahan, bahan.sel(satu, u)) for u in tempat]
        tabel.add_row(aman(f"{satu.kode}. {satu.ringkas}"), *sel)
    tampilkan(tabel)


def _sel(bahan: StatusAlur, sel: Sel) -> str:
    kata: str = "berjalan" if sel.berjalan else "belum" if sel.keadaan == "menunggu" else sel.keadaan
    gaya = {"berjalan": "bold", "gugur": "yellow", "belum": "dim"}.get(kata, "")
    if sel.selesai is not None:
        kata = f"{kata} {bahan.hari(sel.selesai)}"
    return f"[{gaya}]{aman(kata)}[/]" if gaya else aman(kata)


def _riwayat(bahan: StatusAlur) -> None:
    from abk.sop.riwayat import penggugur, peristiwa_dalam_kata  # noqa: PLC0415

    tabel = Table(
        "No.", "Waktu", "Yang terjadi", "Unit", "Oleh", "Keterangan", title="Riwayat", title_justify="left"
    )
    for e in bahan.alur.peristiwa:
        gugur = penggugur(bahan.alur.keadaan, e)
        apa = aman(peristiwa_dalam_kata(bahan.alur, e))
        catatan = str(e.isi.get("alasan") or e.isi.get("keterangan") or "")
        if gugur is not None:
            apa, catatan = f"[strike]{apa}[/]", f"gugur oleh catatan {gugur + 1}"
        oleh = bahan.peran(e.peran, e.sebutan)
        tabel.add_row(
            str(e.urut + 1), aman(bahan.pukul(e.saat)), apa, aman(e.unit or "umum"), aman(oleh), aman(catatan)
        )
    tampilkan(tabel)


def _tugas(alur: Alur, pelaku: str) -> None:
    """What an official can do now, each with the command for it."""
    if pelaku not in alur.keadaan.pejabat:
        raise PanggilanError(
            f"Pejabat {kutip(pelaku)} tidak terdaftar dalam alur {alur.kode}.",
            f"Yang terdaftar: {', '.join(sorted(alur.keadaan.pejabat))}.",
        )
    semua = alur.boleh(pelaku)
    if not semua:
        layar.print(f"Tidak ada yang dapat dikerjakan {aman(pelaku)} sekarang.")
        return
    tabel = Table("Tindakan", "Langkah", "Unit", "Sebagai", "Keterangan")
    for t in sorted(semua, key=lambda t: list(_APA).index(t.apa)):
        satu = alur.keadaan.satu_langkah(t.langkah)
        peran = f"{t.sebutan} {alur.prosedur.nama_peran(t.peran)}".strip()
        langkah = f"{t.langkah}. {satu.ringkas}" if satu else t.langkah
        sel = (_APA[t.apa], langkah, t.unit or "umum", peran, _keterangan(alur, t))
        tabel.add_row(*(aman(s) for s in sel))
    tampilkan(tabel)


def _keterangan(alur: Alur, t: Tindakan) -> str:
    from abk.sop.slot import judul_slot  # noqa: PLC0415

    if t.apa == "ubah":
        return f"{judul_slot(alur.prosedur, t.slot)} [{t.slot}]; persetujuan sesudahnya gugur"
    if t.apa == "kembali":
        return "ke langkah " + ", ".join(f"{k}{f' ({u})' if u else ''}" for k, u in t.ke)
    if t.kurang:
        return "belum ada: " + ", ".join(judul_slot(alur.prosedur, s) for s in t.kurang)
    return "siap" if t.apa == "selesai" else ""
