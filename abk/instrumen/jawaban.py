"""Answers that are given once for all tables of an import: known ones, and none against the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abk.errors import ParameterError
from abk.instrumen.asing.bentuk import TabelTinjau
from abk.instrumen.asing.tanya import NAMA_TANYA
from abk.instrumen.galat import BerkasError
from abk.tulisan.markup import kutip


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
