"""Answers of a workbook beside the sheet of the store: what to save, what differs, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from abk.instrumen.buku.baca import LembarJabatan
from abk.instrumen.buku.jawaban import JAWABAN_JABATAN
from abk.instrumen.buku.laporan import PerubahanSel, perubahan_sel
from abk.instrumen.buku.tata_letak import KOLOM_JAWABAN, TataLetak, alamat
from abk.instrumen.galat import TemuanSel
from abk.instrumen.periksa import periksa_lembar
from abk.instrumen.pertanyaan import Saat, instrumen
from abk.store import Lembar
from abk.store.lembar import beda


def lembar_baru(isi: Lembar, kini: Lembar, jabatan: Mapping[str, Any], versi: str) -> Lembar:
    """Sheet to save: the answers of the workbook, and what a workbook does not hold as it was."""
    salinan = {b["nomor"]: b["disalin_dari"] for b in kini.uraian_tugas}
    return kini.dengan(
        **{n: getattr(isi, n) for n in JAWABAN_JABATAN},
        pendekatan=kini.pendekatan or jabatan.get("pendekatan") or "",
        instrumen_versi=versi,
        uraian_tugas=tuple({**t, "disalin_dari": salinan.get(t["nomor"])} for t in isi.uraian_tugas),
    )


def perubahan_buku(berkas: str, lembar: LembarJabatan, lama: Lembar, versi: str) -> Iterable[PerubahanSel]:
    """Answers that differ between a workbook and the answers (:func:`jawaban`) of a sheet of the store."""
    letak = TataLetak(instrumen(versi))
    baris = {str(t["nomor"] or ""): n for t, n in zip(lembar.isi.uraian_tugas, lembar.baris, strict=True)}

    def tempat(nomor: str, kolom: str) -> tuple[str, str]:
        if nomor in baris and kolom in letak.kolom:
            return lembar.nama, alamat(baris[nomor], letak.kolom[kolom])
        jawaban = letak.baris_jawaban.get(kolom)
        return lembar.nama, "" if jawaban is None else alamat(jawaban, KOLOM_JAWABAN)

    return perubahan_sel(berkas, lama.kode_jabatan, beda(lama, lembar.isi, lembar.kunci), tempat)


def keraguan(
    berkas: str, lembar: LembarJabatan, jabatan: Mapping[str, Any], versi: str, saat: Saat = "draf"
) -> Iterable[TemuanSel]:
    """Doubts and faults in the answers of a sheet, with their cells."""
    letak = TataLetak(instrumen(versi))
    nomor_baris = [n + 1 for n in lembar.baris]
    semua = periksa_lembar(
        lembar.isi,
        letak.instrumen,
        saat,
        jabatan=jabatan,
        jenjang=jabatan.get("jenjang"),
        nomor_baris=nomor_baris,
    )
    for t in semua:
        sel = ""
        if t.baris is not None and t.kolom in letak.kolom:
            sel = alamat(t.baris - 1, letak.kolom[t.kolom])
        elif t.kolom in letak.baris_jawaban:
            sel = alamat(letak.baris_jawaban[t.kolom], KOLOM_JAWABAN)
        yield TemuanSel(**{**t.sebagai_dict(), "berkas": berkas}, lembar=lembar.nama, sel=sel)  # type: ignore[arg-type]
