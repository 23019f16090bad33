"""``abk sop kembalikan``, ``ubah``, ``putuskan`` …: what is done beside the steps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from abk.cli.isian import PanggilanError
from abk.cli.layar import SALAH_DATA, Alamat, aman, layar, tampilkan
from abk.cli.sop import kasus
from abk.cli.sop.kasus import penanda
from abk.errors import ParameterError
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    from abk.sop import Alur
    from abk.sop.catat import AkibatAlur


def kembalikan(
    alamat: Alamat,
    langkah: kasus.Langkah,
    ke: Annotated[str, typer.Option(help="Kode langkah tujuan.")],
    alasan: kasus.Alasan,
    pelaku: kasus.Pelaku,
    kunci: kasus.Kunci = None,
    unit: kasus.Unit = "",
    alur: kasus.KodeAlur = "",
    jawaban: Annotated[Path | None, typer.Option(help="Jawaban konfirmasi (YAML) yang menyertainya.")] = None,
    ya: kasus.Ya = False,
) -> None:
    """Kembalikan langkah yang berjalan ke langkah sebelumnya, dengan alasan; persetujuan sesudahnya gugur."""
    from abk.cli.sop.formulir import baca_jawaban  # noqa: PLC0415
    from abk.sop.catat import akibat_kembali  # noqa: PLC0415

    with kasus.dijaga():
        _, satu = kasus.buka(alamat, alur)
        isi = baca_jawaban(jawaban) if jawaban is not None else None
        tanda = penanda(satu, pelaku, kunci)
        _akibat(satu, akibat_kembali(satu.keadaan, langkah, ke, unit, tanda))
        kasus.setuju(f"Kembalikan langkah {langkah} ke langkah {ke}?", ya=ya)
        kasus.tercatat(satu.kembalikan(langkah, ke, tanda, alasan=alasan, unit=unit, jawaban=isi))


def ubah(
    alamat: Alamat,
    slot: Annotated[str, typer.Argument(help="Nama isi, misalnya undangan atau notula:SET.PO.")],
    berkas: Annotated[Path, typer.Argument(help="Isi yang baru.")],
    alasan: kasus.Alasan,
    pelaku: kasus.Pelaku,
    kunci: kasus.Kunci = None,
    alur: kasus.KodeAlur = "",
    ya: kasus.Ya = False,
) -> None:
    """Ganti isi yang sudah dihasilkan, oleh pembuatnya; persetujuan sesudahnya gugur, alur mundur."""
    from abk.cli.isian import baca_berkas  # noqa: PLC0415
    from abk.naskah.naskah import EDISI  # noqa: PLC0415
    from abk.sop.catat import akibat_ubah  # noqa: PLC0415

    with kasus.dijaga():
        _, satu = kasus.buka(alamat, alur)
        isi = baca_berkas(berkas)
        tanda = penanda(satu, pelaku, kunci)
        _akibat(satu, akibat_ubah(satu.keadaan, slot, tanda, isi))
        kasus.setuju(f"Ganti {slot}?", ya=ya)
        kasus.tercatat(satu.ubah(slot, isi, tanda, alasan=alasan, kata={"edisi": EDISI}))


def lampirkan(
    alamat: Alamat,
    nama: Annotated[
        str,
        typer.Argument(
            help="Nama lampiran baru; usulan_program_kerja sebelum langkah 1 selesai; lambang-garuda atau "
            "lambang-logo bagi kop."
        ),
    ],
    berkas: Annotated[Path, typer.Argument(help="Berkasnya.")],
    keterangan: Annotated[str, typer.Option(help="Apa isinya.")],
    pelaku: kasus.Pelaku,
    kunci: kasus.Kunci = None,
    alur: kasus.KodeAlur = "",
    ya: kasus.Ya = False,
) -> None:
    """Lampirkan berkas pada alur."""
    from abk.cli.isian import baca_berkas  # noqa: PLC0415
    from abk.naskah.lambang import siapkan_lampiran  # noqa: PLC0415
    from abk.sop.slot import LAMPIRAN, USULAN  # noqa: PLC0415

    slot = nama if nama == USULAN or nama.startswith(LAMPIRAN) else f"{LAMPIRAN}{nama}"
    with kasus.dijaga():
        _, satu = kasus.buka(alamat, alur)
        isi = siapkan_lampiran(slot, baca_berkas(berkas))
        kasus.setuju(f"Lampirkan {berkas.name} sebagai {slot}?", ya=ya)
        kasus.tercatat(satu.lampirkan(slot, isi, penanda(satu, pelaku, kunci), keterangan=keterangan))


def _akibat(alur: Alur, akibat: AkibatAlur) -> None:
    """Say what falls, before anything is done."""
    if akibat.gugur:
        tabel = Table(
            "Langkah", "Unit", "Oleh", "Berarti", title="Persetujuan yang akan gugur", title_justify="left"
        )
        for p in akibat.gugur:
            peran = f"{p.sebutan} {alur.prosedur.nama_peran(p.peran)}".strip()
            tabel.add_row(*(aman(s) for s in (p.langkah, p.unit or "umum", peran, ", ".join(p.makna))))
        tampilkan(tabel)
    for kata in akibat.kalimat:
        layar.print(aman(kata))


def putuskan(
    alamat: Annotated[str, typer.Argument(help="Alamat gudang.")] = "",
    unit: kasus.Unit = "",
    berkas: Annotated[Path | None, typer.Option(help="Keputusan rapat (YAML).")] = None,
    pelaku: Annotated[str, typer.Option(help="Kasubbag Organisasi atau Kabag Ortala.")] = "",
    kunci: kasus.Kunci = None,
    alur: kasus.KodeAlur = "",
    contoh: Annotated[
        bool, typer.Option("--contoh", help="Cetak contoh keputusan rapat untuk diisi.")
    ] = False,
    ya: kasus.Ya = False,
) -> None:
    """Catat keputusan rapat sebuah unit: jabatan, tugas, nilai lama, nilai baru, alasan."""
    if contoh:
        typer.echo(kasus.contoh("putusan"), nl=False)
        return
    with kasus.dijaga():
        if not alamat or not unit or berkas is None or not pelaku:
            raise PanggilanError(
                "Mencatat keputusan rapat memerlukan ALAMAT, --unit, --berkas, dan --pelaku.",
                "Bentuk berkasnya: abk sop putuskan --contoh",
            )
        _putuskan(alamat, unit, berkas, pelaku, kunci, alur, ya=ya)


def _putuskan(
    alamat: str, unit: str, berkas: Path, pelaku: str, berkas_kunci: Path | None, kode: str, *, ya: bool
) -> None:
    _, alur = kasus.buka(alamat, kode)
    if unit not in alur.unit:
        raise PanggilanError(
            f"Unit {kutip(unit)} tidak ikut dalam alur ini.", f"Unit: {', '.join(alur.unit)}."
        )
    from abk.naskah.alur import pastikan_rapat  # noqa: PLC0415

    pastikan_rapat(alur, unit)
    perubahan = _baca(berkas)
    kasus.tabel_perubahan(f"Keputusan rapat {aman(unit)}", perubahan, alur)
    kasus.setuju("Catat keputusan rapat ini?", ya=ya)
    kasus.tercatat(alur.putuskan(unit, perubahan, penanda(alur, pelaku, berkas_kunci)))


def _baca(berkas: Path) -> list[Any]:
    from abk.cli.isian import IsianError, baca_yaml  # noqa: PLC0415
    from abk.cli.sop.formulir import perubahan  # noqa: PLC0415
    from abk.kegiatan import Perubahan  # noqa: PLC0415

    isi = baca_yaml(berkas)
    if not isinstance(isi, list) or not isi:
        raise IsianError(
            f"Berkas {kutip(berkas)} bukan daftar keputusan rapat.", "Bentuknya: abk sop putuskan --contoh"
        )
    hasil, salah = [], []
    for nomor, satu in enumerate(isi, 1):
        try:
            hasil.append(Perubahan.dari_dict(perubahan(satu)))
        except (IsianError, ParameterError) as galat:
            salah.append(f"  keputusan rapat {nomor}: {galat.pesan} {galat.saran}")
    if salah:
        raise IsianError(
            "Keputusan rapat belum lengkap:\n" + "\n".join(salah), "Lengkapi semuanya, lalu ulangi."
        )
    return hasil


def cabut(
    alamat: Annotated[str, typer.Argument(help="Alamat gudang.")],
    nomor: Annotated[
        int, typer.Argument(min=1, help="Nomor catatan keputusan rapat, lihat: abk sop status --rinci.")
    ],
    pelaku: kasus.Pelaku,
    alasan: kasus.Alasan,
    kunci: kasus.Kunci = None,
    alur: kasus.KodeAlur = "",
    ya: kasus.Ya = False,
) -> None:
    """Cabut keputusan rapat yang masih dalam penyusunan; ia tetap tercatat, tidak lagi berlaku."""
    with kasus.dijaga():
        _, satu = kasus.buka(alamat, alur)
        milik = next((d for d in satu.keadaan.semua_putusan if d.urut == nomor - 1), None)
        if milik is not None:
            kasus.tabel_perubahan(f"Keputusan rapat catatan {nomor}", milik.perubahan, satu)
        kasus.setuju("Cabut keputusan rapat ini?", ya=ya)
        kasus.tercatat(satu.cabut(nomor - 1, penanda(satu, pelaku, kunci), alasan=alasan))


def terapkan(alamat: Alamat, alur: kasus.KodeAlur = "") -> None:
    """Simpan nilai yang ditetapkan keputusan ke lembar isian; yang sudah sama tidak disimpan lagi."""
    with kasus.dijaga():
        jadi = kasus.buka(alamat, alur)[1].terapkan()
    if not kasus.kabarkan_lembar(jadi):
        raise typer.Exit(SALAH_DATA)
