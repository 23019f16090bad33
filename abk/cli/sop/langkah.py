"""``abk sop isian`` and ``maju``: what a step asks, and the step itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from abk.cli.layar import Alamat, aman, layar, tampilkan
from abk.cli.sop import kasus
from abk.cli.sop.berikut import isian as isian_berikut
from abk.cli.sop.berikut import lampirkan, pelaku_langkah
from abk.cli.sop.berikut import maju as maju_berikut
from abk.cli.sop.kasus import penanda

if TYPE_CHECKING:
    from abk.naskah.alur import Siap
    from abk.sop import Alur

_SIDIK = 16


def isian(
    alamat: Alamat,
    langkah: kasus.Langkah,
    pelaku: Annotated[
        str, typer.Option(help="Yang akan mengerjakan; bawaan pemegang perannya hari ini.")
    ] = "",
    unit: kasus.Unit = "",
    alur: kasus.KodeAlur = "",
    fakta: Annotated[Path | None, typer.Option(help="Berkas isian naskah yang akan ditulis.")] = None,
    jawaban: Annotated[
        Path | None, typer.Option(help="Berkas jawaban konfirmasi yang akan ditulis (langkah konfirmasi).")
    ] = None,
) -> None:
    """Tulis formulir YAML sebuah langkah: pertanyaannya, dengan usul isian; tanpa berkas dicetak di layar."""
    from abk.cli.isian import tulis  # noqa: PLC0415
    from abk.cli.sop.formulir import formulir_fakta, formulir_jawaban  # noqa: PLC0415

    with kasus.dijaga():
        gudang, satu = kasus.buka(alamat, alur)
        teks = formulir_fakta(satu, langkah, unit, pelaku, gudang.kegiatan)
        if jawaban is not None:
            tulis(jawaban, formulir_jawaban(satu, langkah, unit))
            layar.print(f"Formulir jawaban → {aman(jawaban)}")
        if fakta is not None:
            tulis(fakta, teks)
            layar.print(f"Formulir isian → {aman(fakta)}")
        elif jawaban is None:
            typer.echo(teks, nl=False)
        siapa = pelaku or pelaku_langkah(satu, langkah, unit)
        if (fakta is not None or jawaban is not None) and siapa:
            berikut = maju_berikut(kasus.meja(), langkah, unit, siapa, fakta=fakta, jawaban=jawaban)
            kasus.lanjut(berikut, "Berikutnya, sesudah diisi")


def maju(
    alamat: Alamat,
    langkah: kasus.Langkah,
    pelaku: kasus.Pelaku,
    kunci: kasus.Kunci = None,
    unit: kasus.Unit = "",
    alur: kasus.KodeAlur = "",
    fakta: Annotated[Path | None, typer.Option(help="Isian naskah (YAML), dari: abk sop isian.")] = None,
    jawaban: Annotated[
        Path | None, typer.Option(help="Jawaban konfirmasi (YAML), untuk langkah konfirmasi.")
    ] = None,
    lihat: Annotated[
        Path | None, typer.Option(help="Tulis naskahnya ke folder ini untuk dilihat dahulu.")
    ] = None,
    templat: Annotated[Path | None, typer.Option(help="Folder templat Word sendiri.")] = None,
    ya: kasus.Ya = False,
) -> None:
    """Selesaikan sebuah langkah: siapkan naskahnya, perlihatkan, lalu tanda tangani."""
    from abk.cli.isian import baca_yaml, peta  # noqa: PLC0415
    from abk.naskah.alur import kerjakan, siapkan  # noqa: PLC0415

    with kasus.dijaga():
        gudang, satu = kasus.buka(alamat, alur)
        _giliran(satu, langkah, unit, pelaku)
        isi = _isi(satu, langkah, unit, jawaban)
        siap = siapkan(
            satu,
            langkah,
            pelaku=pelaku,
            sumber=gudang.kegiatan,
            unit=unit,
            fakta=_fakta(peta(baca_yaml(fakta), fakta)) if fakta is not None else None,
            isi=isi,
            templat=templat,
        )
        _perlihatkan(siap, lihat)
        kasus.setuju(_kata(satu, langkah, unit), ya=ya)
        kasus.tercatat(kerjakan(siap, penanda(satu, pelaku, kunci)))


def _giliran(alur: Alur, langkah: str, unit: str, pelaku: str) -> None:
    """Refuse early what cannot be done, before documents are made in somebody's name."""
    from abk.sop import LangkahError, WewenangError  # noqa: PLC0415
    from abk.sop.slot import judul_slot  # noqa: PLC0415

    milik = alur.keadaan.satu_langkah(langkah)
    if milik is None or (langkah, unit) not in alur.keadaan.posisi_kini:
        return  # the library says what is wrong with it
    ada = next(
        (t for t in alur.boleh(pelaku) if (t.apa, t.langkah, t.unit) == ("selesai", langkah, unit)), None
    )
    if ada is None:
        peran = alur.prosedur.nama_peran(milik.pelaksana)
        raise WewenangError(
            f"{pelaku} tidak dapat menyelesaikan langkah {langkah}: bukan {peran}, atau kuncinya berakhir.",
            "Lihat siapa yang memegang giliran: abk sop status ALAMAT",
        )
    if ada.kurang:
        judul = ", ".join(judul_slot(alur.prosedur, s) for s in ada.kurang)
        raise LangkahError(
            f"Langkah {langkah} belum dapat diselesaikan; belum ada: {judul}.", _saran(ada.kurang, pelaku)
        )


def _saran(kurang: tuple[str, ...], pelaku: str) -> str:
    from abk.sop.slot import USULAN  # noqa: PLC0415

    if USULAN in kurang:
        return f"Lampirkan dahulu: {lampirkan(kasus.meja(), USULAN, pelaku)}"
    return "Selesaikan dahulu langkah yang menghasilkannya."


def _fakta(isi: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    from abk.cli.isian import IsianError  # noqa: PLC0415

    salah = [k for k, v in isi.items() if not isinstance(v, Mapping)]
    if salah:
        raise IsianError(
            f"Isian {', '.join(salah)} bukan daftar isian satu naskah.",
            "Tulis seperti formulir dari: abk sop isian",
        )
    return dict(isi)


def _isi(alur: Alur, langkah: str, unit: str, jawaban: Path | None) -> dict[str, Any]:
    """What some steps say more: answers of a confirmation, acceptance of what units proposed."""
    from abk.cli.isian import IsianError  # noqa: PLC0415
    from abk.cli.sop.formulir import baca_jawaban  # noqa: PLC0415
    from abk.sop.slot import DATA_AKHIR  # noqa: PLC0415

    satu = alur.keadaan.satu_langkah(langkah)
    if satu is not None and satu.mengonfirmasi:
        if jawaban is None:
            raise IsianError(
                f"Langkah {langkah} memerlukan jawaban untuk tiap jabatan.",
                f"Tulis formulirnya: {isian_berikut(kasus.meja(), langkah, unit, ('jawaban',))}",
            )
        return {"jawaban": baca_jawaban(jawaban)}
    if satu is not None and DATA_AKHIR in satu.keluaran:
        usul = [u for unit in alur.unit for u in alur.keadaan.usul(unit)]
        if usul:
            kasus.tabel_perubahan("Usul unit yang diterima", usul, alur)
        return {"terima": [u.sebagai_dict() for u in usul]}
    return {}


def _perlihatkan(siap: Siap, lihat: Path | None) -> None:
    from abk.sop.slot import judul_slot  # noqa: PLC0415
    from abk.tulisan.format import bulat  # noqa: PLC0415
    from abk.tulisan.sidik import sidik  # noqa: PLC0415

    masuk = siap.alur.keadaan.nama_slot(
        siap.alur.prosedur.langkah_menurut(siap.langkah), "masukan", siap.unit
    )
    if masuk:
        layar.print(
            "Dibaca dan disetujui: " + aman(", ".join(judul_slot(siap.alur.prosedur, s) for s in masuk))
        )
    if not siap.berkas:
        layar.print("Langkah ini tidak menghasilkan berkas.")
        return
    tabel = Table("Yang dihasilkan", "Ukuran (byte)", "Kode verifikasi")
    for slot, isi in siap.berkas.items():
        tabel.add_row(aman(judul_slot(siap.alur.prosedur, slot)), bulat(len(isi)), f"{sidik(isi)[:_SIDIK]}…")
    tampilkan(tabel)
    if lihat is not None:
        _tulis(siap, lihat)
        layar.print(f"Naskah untuk dilihat → {aman(lihat)}")


def _tulis(siap: Siap, folder: Path) -> None:
    from abk.cli.isian import tulis_bersama  # noqa: PLC0415
    from abk.naskah.word.preview import page  # noqa: PLC0415
    from abk.sop.bundel import nama_naskah  # noqa: PLC0415
    from abk.tulisan.sidik import sidik  # noqa: PLC0415

    milik = {slot: sidik(isi) for slot, isi in siap.berkas.items()}
    nama = nama_naskah(milik, {milik[s]: isi for s, isi in siap.berkas.items()})
    berkas = {nama[slot]: isi for slot, isi in siap.berkas.items()}
    for slot, satu in siap.naskah.items():
        berkas[str(Path(nama[slot]).with_suffix(".html"))] = page(satu.judul, satu.html).encode()
    tulis_bersama(folder, berkas.items())


def _kata(alur: Alur, langkah: str, unit: str) -> str:
    satu = alur.prosedur.langkah_menurut(langkah)
    return f"Selesaikan langkah {langkah}{f' unit {unit}' if unit else ''} ({', '.join(satu.makna)})?"
