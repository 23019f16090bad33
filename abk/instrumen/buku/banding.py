"""Answers of a workbook beside the sheet of the store: what to save, what differs, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from abk.instrumen.buku.baca import LembarJabatan
from abk.instrumen.buku.isi import JAWABAN_JABATAN, IsiLembar, polos
from abk.instrumen.buku.laporan import Perubahan
from abk.instrumen.buku.tata_letak import KOLOM_JAWABAN, TataLetak, alamat
from abk.instrumen.galat import TemuanSel
from abk.instrumen.periksa import periksa_lembar
from abk.instrumen.pertanyaan import Saat, instrumen
from abk.store import Lembar

_KOLOM_TERKELOLA = ("nama_jabatan", "jenis_jabatan", "pendekatan")


def isi_lembar(lembar: Lembar, versi: str) -> IsiLembar:
    """Answers of a sheet in the store, as a workbook holds them."""
    jawaban = {n: polos(getattr(lembar, n)) for n in JAWABAN_JABATAN}
    nama = [p.nama for p in instrumen(versi).uraian_tugas]
    baris = ({n: polos(b.get(n)) for n in nama} for b in lembar.uraian_tugas)
    terisi = tuple(b for b in baris if any(v is not None for n, v in b.items() if n != "nomor"))
    return IsiLembar(lembar.kode_jabatan, jawaban, terisi)


def lembar_baru(isi: IsiLembar, kini: Lembar, jabatan: Mapping[str, Any], versi: str) -> Lembar:
    """Sheet to save: the answers of the workbook, and what a workbook does not hold as it was."""
    salinan = {b["nomor"]: b["disalin_dari"] for b in kini.uraian_tugas}
    return kini.dengan(
        **{n: isi.jabatan[n] if n == "bezetting" else isi.jabatan[n] or "" for n in JAWABAN_JABATAN},
        pendekatan=kini.pendekatan or jabatan.get("pendekatan") or "",
        instrumen_versi=versi,
        uraian_tugas=tuple({**t, "disalin_dari": salinan.get(t["nomor"])} for t in isi.tugas),
    )


def beda(berkas: str, lembar: LembarJabatan, lama: IsiLembar, versi: str) -> Iterable[Perubahan]:
    """Answers that differ between a workbook and a sheet of the store."""
    letak = TataLetak(instrumen(versi))
    kode = lama.kode_jabatan

    def ubah(sel: str, nomor: str, kolom: str, dulu: Any, kini: Any) -> Perubahan:
        return Perubahan(berkas, lembar.nama, sel, kode, nomor, kolom, dulu, kini)

    for nama in JAWABAN_JABATAN:
        dulu, kini = (polos(isi.jabatan.get(nama)) for isi in (lama, lembar.isi))
        if dulu != kini:
            yield ubah(alamat(letak.baris_jawaban[nama], KOLOM_JAWABAN), "", nama, dulu, kini)
    sisa = {str(t["nomor"]): t for t in lama.tugas}
    for tugas, n, kunci in zip(lembar.isi.tugas, lembar.baris, lembar.kunci, strict=True):
        asal = sisa.pop(kunci, None) if kunci else sisa.pop(str(tugas["nomor"]), None)
        for nama, kolom in letak.kolom.items():
            dulu, kini = polos((asal or {}).get(nama)), polos(tugas[nama])
            if dulu != kini:
                yield ubah(alamat(n, kolom), str(tugas["nomor"] or ""), nama, dulu, kini)
    for nomor, tugas in sisa.items():
        yield ubah("", nomor, "uraian_tugas", tugas.get("uraian_tugas"), None)


def keraguan(
    berkas: str, lembar: LembarJabatan, jabatan: Mapping[str, Any], versi: str, saat: Saat = "draf"
) -> Iterable[TemuanSel]:
    """Doubts and faults in the answers of a sheet, with their cells."""
    letak = TataLetak(instrumen(versi))
    isian = {n: lembar.isi.jabatan[n] for n in JAWABAN_JABATAN}
    kelola = {n: jabatan.get(n) or "" for n in _KOLOM_TERKELOLA}
    jawaban = _Jawaban(lembar.isi.kode_jabatan, lembar.isi.tugas, {**kelola, **isian})
    nomor_baris = [n + 1 for n in lembar.baris]
    for t in periksa_lembar(
        jawaban, letak.instrumen, saat, jenjang=jabatan.get("jenjang"), nomor_baris=nomor_baris
    ):
        sel = ""
        if t.baris is not None and t.kolom in letak.kolom:
            sel = alamat(t.baris - 1, letak.kolom[t.kolom])
        elif t.kolom in letak.baris_jawaban:
            sel = alamat(letak.baris_jawaban[t.kolom], KOLOM_JAWABAN)
        yield TemuanSel(**{**t.sebagai_dict(), "berkas": berkas}, lembar=lembar.nama, sel=sel)  # type: ignore[arg-type]


class _Jawaban:
    """Answers of a workbook as :func:`periksa_lembar` asks for them."""

    def __init__(
        self, kode_jabatan: str, uraian_tugas: Sequence[Mapping[str, Any]], jawaban: Mapping[str, Any]
    ) -> None:
        self.kode_jabatan = kode_jabatan
        self.uraian_tugas = uraian_tugas
        self.__dict__.update(jawaban)
