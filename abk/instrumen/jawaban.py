"""Answers to a workbook of an office's own layout: as given, known or proposed, none against its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from abk.errors import ParameterError
from abk.instrumen.asing import Peta, PetaTabel, Pratinjau
from abk.instrumen.asing.bentuk import TabelTinjau
from abk.instrumen.asing.pratinjau import tinjau_pratinjau
from abk.instrumen.asing.tanya import NAMA_TANYA
from abk.instrumen.galat import BerkasError
from abk.instrumen.padanan import Dikenal, identitas_tabel
from abk.instrumen.sandbox import BukuMentah
from abk.peraturan import Aturan
from abk.tulisan.markup import kutip

_PUTARAN = 4
"""How often answers are looked for: one may open the next question."""


def tolak_pertentangan(berkas: str, tabel: TabelTinjau, jawab: Mapping[str, str]) -> None:
    """BerkasError where an answer for all tables denies what the figures of this one settle."""
    for t in tabel.tanya:
        satu = t.dijawab(jawab.get(t.nama, ""))
        if t.pasti and not t.jawaban and satu.jawaban not in {"", t.usulan}:
            pesan = f"Jawaban {t.nama}={satu.jawaban} bertentangan dengan berkas ini: {t.usulan} ({t.bukti})."
            saran = (
                f"Impor berkas ini tanpa jawaban itu; bila {t.usulan} keliru, jawab di peta (--peta BERKAS)."
            )
            raise BerkasError(pesan, saran, berkas, tabel.lembar, tabel.kunci.rsplit("!", 1)[-1])


def periksa_jawaban(jawab: Mapping[str, str], dinamai: Sequence[str]) -> None:
    """Answers must be to questions that there are, and one name is that of one post; ParameterError."""
    asing = [n for n in jawab if n not in NAMA_TANYA and not n.startswith(("kolom.", "jabatan."))]
    if asing:
        pesan = f"Jawaban ini tidak dikenal: {', '.join(map(kutip, asing))}."
        raise ParameterError(pesan, f"Yang dapat dijawab: {', '.join(sorted(NAMA_TANYA))}, kolom.NAMA.")
    if len(dinamai) > 1:
        pesan = f"Satu nama jabatan dijawab untuk {len(dinamai)} tabel: {'; '.join(dinamai[:5])}."
        raise ParameterError(pesan, "Impor berkasnya satu per satu, atau jawab di peta (--peta BERKAS).")


def dijawab(
    buku: BukuMentah, peta: Peta, jawab: Mapping[str, str], kenal: Dikenal, aturan: Aturan, *, terima: bool
) -> tuple[Pratinjau, Peta]:
    """Preview with all answers that are given, known or proposed, and the mapping that gives it."""
    p, lengkap = tinjau_pratinjau(buku, peta, aturan=aturan), peta
    for _ in range(_PUTARAN):
        sebelum = lengkap
        for satu in p.tabel:
            lengkap = _ditambah(lengkap, satu.kunci, _jawaban(buku, satu, jawab, terima=terima))
        if lengkap is sebelum:
            break
        # Which questions and posts there are may hang on an answer.
        p = tinjau_pratinjau(buku, lengkap, aturan=aturan)
    for satu in p.tabel:
        lama = lengkap.tabel[satu.kunci].jawaban if satu.kunci in lengkap.tabel else {}
        tunggal = sum(bool(t.baris) for t in p.tabel) == 1
        identitas = identitas_tabel(
            satu, buku, lama, jawab, kenal, terima=terima, tunggal=tunggal, semua=p.tabel
        )
        lengkap = _ditambah(lengkap, satu.kunci, identitas)
    p, sebelum = tinjau_pratinjau(buku, lengkap, aturan=aturan), lengkap
    for satu in p.tabel:  # whether a post stands twice shows when it has its code
        lengkap = _ditambah(lengkap, satu.kunci, _jawaban(buku, satu, jawab, terima=terima))
    return p if lengkap is sebelum else tinjau_pratinjau(buku, lengkap, aturan=aturan), lengkap


def _jawaban(
    buku: BukuMentah, tabel: TabelTinjau, jawab: Mapping[str, str], *, terima: bool
) -> dict[str, str]:
    """Answers to the questions of a table that have none yet: as given for all, else as proposed."""
    tolak_pertentangan(buku.berkas, tabel, jawab)
    terbuka = [t for t in tabel.tanya if t.terbuka and not t.jawaban]
    baru = {t.nama: jawab[t.nama] for t in terbuka if t.nama in jawab}
    if any(t.nama == "hitungan" for t in terbuka):  # other columns are an answer too
        baru |= {n: j for n, j in jawab.items() if n.startswith("kolom.")}
    usulan = {t.nama: t.usulan for t in terbuka if t.usulan} if terima else {}
    return {**usulan, **baru}


def _ditambah(peta: Peta, kunci: str, jawaban: Mapping[str, str]) -> Peta:
    """The mapping with answers for one table; those it has already stay."""
    if not jawaban:
        return peta
    lama = peta.tabel.get(kunci, PetaTabel(kunci))
    if jawaban.keys() <= lama.jawaban.keys():
        return peta
    return replace(peta, tabel={**peta.tabel, kunci: replace(lama, jawaban={**jawaban, **lama.jawaban})})
