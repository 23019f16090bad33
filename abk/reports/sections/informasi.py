"""Informasi jabatan on the page of a unit: what a post is for, whom it asks for, with what it works."""

from collections.abc import Iterator

from abk.hasil import KUALIFIKASI, InformasiJabatan, IsiButir, Pos, informasi_jabatan
from abk.reports.bahan import Bahan
from abk.tulisan.markup import Html, el


def ringkasan_informasi(bahan: Bahan, pos: Pos) -> Html | None:
    """Return summary, qualification and equipment of a post; None where nobody filled them in."""
    isi = [*_butir(informasi_jabatan(bahan.cabang)[pos.kode])]
    if not isi:
        return None
    return el(
        "dl",
        *(el(tag, teks) for kata, nilai in isi for tag, teks in (("dt", kata), ("dd", nilai))),
        kelas="data",
    )


def _butir(satu: InformasiJabatan) -> Iterator[tuple[str, str]]:
    if satu.ikhtisar:
        yield "Ikhtisar jabatan", satu.ikhtisar
    kualifikasi = [
        f"{kata}: {'; '.join(_kata(butir) for butir in satu.butir[nama])}"
        for nama, kata in KUALIFIKASI.items()
        if satu.butir[nama]
    ]
    if kualifikasi:
        yield "Kualifikasi jabatan", ". ".join(kualifikasi)
    if alat := satu.butir["perangkat_kerja"]:
        yield "Perangkat kerja", "; ".join(_kata(butir) for butir in alat)


def _kata(butir: IsiButir) -> str:
    return f"{butir.isi} ({butir.rincian})" if butir.rincian else butir.isi
