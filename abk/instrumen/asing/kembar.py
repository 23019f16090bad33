"""Posts that stand in more than one table of a workbook: a table that goes on, or a copied sheet: asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from abk.instrumen.asing.bentuk import LEWATI, BarisAsing, TabelTinjau, Tanya

GABUNGKAN = "gabungkan"
"""Answer: the rows of this table are more tasks of the post."""

_SEBUT = 3


def dengan_kembar(
    semua: Sequence[TabelTinjau], jawaban: Mapping[str, Mapping[str, str]]
) -> list[TabelTinjau]:
    """Tables of a workbook, each asked about those of its posts that an earlier one has already.

    jawaban : answers by the key of a table

    Not asked where the numbers of the tasks go on from that table.
    """
    sudah: dict[tuple[str, ...], list[tuple[TabelTinjau, list[BarisAsing]]]] = {}
    hasil: list[TabelTinjau] = []
    for satu in semua:
        bukti: list[str] = []
        for n in range(len(satu.jabatan)):
            milik = [b for b in satu.baris if b.bagian == n]
            kunci = _kunci(satu, n)
            if not (milik and kunci):
                continue
            lain = sudah.setdefault(kunci, [])
            if lain and not _berlanjut([b for _, baris in lain for b in baris], milik):
                bukti.append(_sebut(satu, n, milik, *lain[-1]))
            lain.append((satu, milik))
        if not bukti:
            hasil.append(satu)
            continue
        sisa = f"; dan {len(bukti) - _SEBUT} jabatan lagi" if len(bukti) > _SEBUT else ""
        teks = "Jabatan tabel ini sudah ada di tabel sebelumnya. Tugas tambahan, atau salinan?"
        tanya = Tanya("jabatan_kembar", teks, (GABUNGKAN, LEWATI), "", "; ".join(bukti[:_SEBUT]) + sisa)
        tanya = tanya.dijawab(jawaban.get(satu.kunci, {}).get(tanya.nama, ""))
        hasil.append(replace(satu, tanya=(*satu.tanya, tanya)))
    return hasil


def _kunci(tabel: TabelTinjau, n: int) -> tuple[str, ...]:
    """What makes a post the same: its code, else its name in its unit; empty where neither is known."""
    kode = tabel.jawaban(f"jabatan.{n + 1}.kode_jabatan")
    satu = tabel.jabatan[n]
    nama = satu.nama or tabel.jawaban(f"jabatan.{n + 1}.nama_jabatan")
    return (kode,) if kode else (nama.casefold(), satu.unit.casefold()) if nama else ()


def _berlanjut(atas: Sequence[BarisAsing], bawah: Sequence[BarisAsing]) -> bool:
    """Whether the numbers below go on from those above."""
    nomor = [[int(p) for b in baris if (p := b.nomor.partition(".")[0]).isdigit()] for baris in (atas, bawah)]
    return all(nomor) and max(nomor[0]) < min(nomor[1])


def _sebut(
    tabel: TabelTinjau, n: int, milik: Sequence[BarisAsing], lain: TabelTinjau, baris: Sequence[BarisAsing]
) -> str:
    tugas = [{" ".join(b.teks["uraian_tugas"].casefold().split()) for b in isi} for isi in (baris, milik)]
    sama = len(tugas[0] & tugas[1])
    nama = tabel.jabatan[n].nama or tabel.jawaban(f"jabatan.{n + 1}.nama_jabatan")
    return f"{nama}: {len(baris)} uraian tugas di {lain.kunci}, {len(milik)} di sini, {sama} sama"
