"""What an import read, changed, doubted and refused, each with its cell; a workbook beside the store."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

import pandas as pd

from abk.hasil import PANAH, label_kolom, teks_sel
from abk.instrumen.buku.baca import IdentitasBuku, LembarJabatan
from abk.instrumen.buku.jawaban import JAWABAN_JABATAN, butir, jawaban, sidik_cocok
from abk.instrumen.buku.tata_letak import KOLOM_JAWABAN, alamat, tata_letak
from abk.instrumen.galat import TemuanSel, letak_sel
from abk.instrumen.periksa import periksa_lembar
from abk.instrumen.pertanyaan import Saat
from abk.store import Lembar
from abk.store.lembar import KOLOM_ANGKA, Sel, SelBeda, beda
from abk.tables import TANPA_KAIDAH, Kaidah, TabelTerperiksa

HasilLembar = Literal["disimpan", "sama", "tidak diubah", "konflik", "ditolak"]
"""``sama``: the store already holds these answers. ``tidak diubah``: the workbook is as it was
exported, and the store has moved on since."""


@dataclass(frozen=True)
class LembarDibaca:
    """One sheet that was read: where and whose, its task rows, what became of it, its version afterwards.

    kode_unit : unit of the post
    """

    berkas: str
    lembar: str
    kode_jabatan: str
    baris: int
    hasil: HasilLembar
    versi: int = 0
    kode_unit: str = ""

    def __str__(self) -> str:
        """Where the sheet was, and of which post it became which version."""
        unit = f" (unit {self.kode_unit})" if self.kode_unit else ""
        letak = letak_sel(self.berkas, self.lembar)
        return f"{letak}{PANAH}jabatan {self.kode_jabatan}{unit}, {self.baris} tugas, versi {self.versi}"


class PerubahanSel(NamedTuple):
    """One answer that the import changed, or would have changed in a conflict."""

    berkas: str
    lembar: str
    sel: str
    kode_jabatan: str
    nomor: str
    kolom: str
    lama: Sel
    baru: Sel

    def __str__(self) -> str:
        """Place, old value, new value."""
        nomor = f"nomor {self.nomor}, " if self.nomor else ""
        lama, baru = (_teks(self.kolom, v) for v in (self.lama, self.baru))
        letak = letak_sel(self.berkas, self.lembar, self.sel)
        return f"{letak}: {nomor}{label_kolom(self.kolom)}: {lama}{PANAH}{baru}"


def _teks(kolom: str, nilai: Sel) -> str:
    """A cell as a reader writes it; a text where a number should be stands as it was typed."""
    if isinstance(nilai, str) and kolom in KOLOM_ANGKA:
        return nilai
    return teks_sel(kolom, "; ".join(str(nilai).splitlines()) if nilai is not None else "")


def _terlipat(diubah: Iterable[PerubahanSel]) -> Iterable[PerubahanSel | str]:
    """The changes, those of a task that was not there before as one line."""
    for (berkas, _, nomor), grup in itertools.groupby(diubah, lambda p: (p.berkas, p.kode_jabatan, p.nomor)):
        satu = [*grup]
        if not nomor or any(p.lama is not None for p in satu):
            yield from satu
            continue
        isi = {p.kolom: _teks(p.kolom, p.baru) for p in satu}
        letak = letak_sel(berkas, satu[0].lembar, satu[0].sel)
        sisa = [f"{label_kolom(k)} {v}" for k, v in isi.items() if k not in {"nomor", "uraian_tugas"}]
        yield f"{letak}: nomor {nomor} baru: {'; '.join([isi.get('uraian_tugas', '–'), *sisa])}"


def perubahan_sel(
    berkas: str, kode: str, beda: Iterable[SelBeda], letak: Callable[[str, str], tuple[str, str]]
) -> Iterable[PerubahanSel]:
    """Differences of a sheet, each at its `letak` (sheet, address); a row that is gone by its task alone."""
    for s in beda:
        lama, baru = (None if v == "" else v for v in (s.lama, s.baru))
        if s.jenis != "hapus":
            yield PerubahanSel(berkas, *letak(s.nomor, s.kolom), kode, s.nomor, s.kolom, lama, baru)
        elif s.kolom == "uraian_tugas":
            yield PerubahanSel(berkas, letak("", "")[0], "", kode, s.nomor, s.kolom, lama, None)


@dataclass(frozen=True)
class LaporanImpor:
    """Outcome of an import.

    dibaca : every sheet
    diubah : every answer that was changed, old and new
    diragukan : doubts about what was saved
    ditolak : files, sheets and cells that were not taken
    konflik : answers that differ where the sheet was changed in the store meanwhile; nothing of
        those sheets was saved
    baru : units and posts that the store did not know
    catatan : notes, which do not keep a row out of the sums
    """

    dibaca: tuple[LembarDibaca, ...] = ()
    diubah: tuple[PerubahanSel, ...] = ()
    diragukan: tuple[TemuanSel, ...] = ()
    ditolak: tuple[TemuanSel, ...] = ()
    konflik: tuple[PerubahanSel, ...] = ()
    baru: tuple[str, ...] = ()
    catatan: tuple[TemuanSel, ...] = ()

    @property
    def berhasil(self) -> bool:
        """Whether everything was taken."""
        return not self.ditolak and not self.konflik

    @property
    def ringkasan(self) -> str:
        """One line."""
        hitung = pd.Series([d.hasil for d in self.dibaca], dtype="str").value_counts()
        lembar = ", ".join(f"{n} {hasil}" for hasil, n in hitung.items()) or "tidak ada lembar"
        return (
            f"{len(self.dibaca)} lembar dibaca ({lembar}); {len(self.diubah)} isian diubah, "
            f"{len(self.diragukan)} diragukan, {len(self.ditolak)} ditolak, {len(self.konflik)} berbenturan, "
            f"{len(self.catatan)} catatan."
        )

    @property
    def baris(self) -> Iterable[str]:
        """Lines of the whole report."""
        bagian: tuple[tuple[str, tuple[object, ...]], ...] = (
            ("Ditolak (tidak disimpan)", self.ditolak),
            ("Berbenturan: sudah diubah di gudang sejak diekspor (tidak disimpan)", self.konflik),
            ("Diragukan", self.diragukan),
            ("Perlu dicocokkan", tuple(t for t in self.catatan if t.aturan in _DICOCOKKAN)),
            ("Disimpan", tuple(d for d in self.dibaca if d.hasil == "disimpan")),
            ("Diubah", tuple(_terlipat(self.diubah))),
            ("Diambil dari rumus", tuple(t for t in self.catatan if t.aturan == "nilai_rumus")),
            ("Dibaca sebagai", tuple(t for t in self.catatan if t.aturan in _LAIN_BACA)),
            ("Tidak dibaca", tuple(t for t in self.catatan if t.aturan in _TAK_DIBACA)),
            ("Dikosongkan", tuple(t for t in self.catatan if t.aturan == "atasan_belum_ada")),
            ("Unit dan jabatan baru", self.baru),
        )
        yield self.ringkasan
        for judul, isi in bagian:
            if isi:
                yield f"{judul}:"
                yield from (f"  {satu}" for satu in isi)

    def __str__(self) -> str:
        """The whole report."""
        return "\n".join(self.baris)


_DICOCOKKAN = {"jumlah_tercetak", "tugas_kembar"}
_TAK_DIBACA = {"kolom_tidak_dibaca", "berkas_tidak_dibaca"}
_LAIN_BACA = {"dibaca_sebagai", "volume_per_jam"}
"""Notes on what was read otherwise than it is written."""


def dengan_informasi(lembar: LembarJabatan, kini: Lembar) -> LembarJabatan:
    """Sheet of a workbook; what it does not ask of informasi jabatan is as the store has it."""
    return lembar if lembar.informasi else replace(lembar, isi=lembar.isi.dengan(**butir(jawaban(kini))))


def putusan(lembar: LembarJabatan, kini: Lembar, identitas: IdentitasBuku) -> HasilLembar:
    """What is to become of a sheet beside the one in the store."""
    if lembar.ditolak:
        return "ditolak"
    if kini.versi:
        kode, isi_kini = kini.kode_jabatan, jawaban(kini)
        informasi = identitas.sidik_informasi.get(kode, "") if lembar.informasi else ""
        dasar = (identitas.sidik.get(kode, ""), informasi)
        if lembar.isi.sidik == isi_kini.sidik:
            return "sama"
        if sidik_cocok(lembar.isi, dasar):
            return "tidak diubah"
        if not sidik_cocok(isi_kini, dasar):
            return "konflik"
    return "disimpan"


def lembar_baru(isi: Lembar, kini: Lembar, jabatan: Mapping[str, Any], versi: str) -> Lembar:
    """Sheet to save: the answers of the workbook, and what a workbook does not hold as it was."""
    salinan = {b["nomor"]: b["disalin_dari"] for b in kini.uraian_tugas if b["disalin_dari"]}
    tugas = ({**t, "disalin_dari": salinan.get(t["nomor"])} for t in isi.uraian_tugas)
    return kini.dengan(
        **{n: getattr(isi, n) for n in JAWABAN_JABATAN},
        **butir(isi),
        pendekatan=kini.pendekatan or jabatan.get("pendekatan") or "",
        instrumen_versi=versi,
        uraian_tugas=tuple(tugas) if salinan else isi.uraian_tugas,
    )


def perubahan_buku(berkas: str, lembar: LembarJabatan, lama: Lembar, versi: str) -> Iterable[PerubahanSel]:
    """Answers that differ between a workbook and the answers (:func:`jawaban`) of a sheet of the store."""
    letak = tata_letak(versi)
    baris = {str(t["nomor"] or ""): n for t, n in zip(lembar.isi.uraian_tugas, lembar.baris, strict=True)}

    def tempat(nomor: str, kolom: str) -> tuple[str, str]:
        if nomor in baris and kolom in letak.kolom:
            return lembar.nama, alamat(baris[nomor], letak.kolom[kolom])
        if not nomor and kolom in lembar.informasi:
            return lembar.informasi[kolom]
        jawaban = letak.baris_jawaban.get(kolom)
        return lembar.nama, "" if jawaban is None else alamat(jawaban, KOLOM_JAWABAN)

    return perubahan_sel(berkas, lama.kode_jabatan, beda(lama, lembar.isi, lembar.kunci), tempat)


def keraguan(
    berkas: str,
    lembar: LembarJabatan,
    jabatan: Mapping[str, Any],
    versi: str,
    saat: Saat = "draf",
    terperiksa: TabelTerperiksa | None = None,
    kaidah: Kaidah = TANPA_KAIDAH,
) -> Iterable[TemuanSel]:
    """Doubts and faults in the answers of a sheet, with their cells."""
    letak = tata_letak(versi)
    semua = periksa_lembar(
        lembar.isi,
        letak.instrumen,
        saat,
        jabatan=jabatan,
        jenjang=jabatan.get("jenjang"),
        nomor_baris=lembar.nomor_baris,
        terperiksa=terperiksa,
        kaidah=kaidah,
    )
    for t in semua:
        nama, sel = lembar.nama, ""
        if t.baris is not None and t.kolom in letak.kolom:
            sel = alamat(t.baris - 1, letak.kolom[t.kolom])
        elif t.kolom in letak.baris_jawaban:
            sel = alamat(letak.baris_jawaban[t.kolom], KOLOM_JAWABAN)
        elif t.baris is None and t.kolom in lembar.informasi:
            nama, sel = lembar.informasi[t.kolom]
        yield TemuanSel(**{**t.sebagai_dict(), "berkas": berkas}, lembar=nama, sel=sel)  # type: ignore[arg-type]
