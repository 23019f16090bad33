"""What is known of a post besides its figures: texts from the sheets of a store, by the names of SIASN."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abk.store import Lembar, buka

Keterangan = Mapping[str, Mapping[str, Sequence[str]]]
"""kode_jabatan → what (``isi`` of a column, :file:`siasn.yaml`) → values that stand below each other."""


def keterangan_sumber(sumber: str) -> Keterangan:
    """Texts about each post of a store; nothing for tables, which hold none."""
    if "://" not in sumber:
        return {}
    gudang = buka(sumber)
    terisi = [str(k) for k, n in gudang.daftar_lembar()[["kode_jabatan", "versi"]].to_numpy() if n]
    return {kode: keterangan_lembar(gudang.lembar(kode)) for kode in terisi}


def keterangan_lembar(lembar: Lembar) -> dict[str, list[str]]:
    """Texts of one sheet: the summary of the post, and the equipment its tasks name, each once."""
    alat = [str(baris["peralatan"] or "").strip() for baris in lembar.uraian_tugas]
    hasil = {"ikhtisar": [lembar.ikhtisar_jabatan], "perangkat_kerja": list(dict.fromkeys(alat))}
    return {apa: isi for apa, semua in hasil.items() if (isi := [satu for satu in semua if satu])}
