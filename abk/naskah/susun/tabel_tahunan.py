"""Five years of need as a table with a header of two rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from abk.naskah.susun.lembar import paragraf
from abk.naskah.susun.tabel import baris_perintah, tabel
from abk.naskah.susun.tabel_kelompok import Kolom, baris_isi, baris_jumlah, kepala_bertingkat
from abk.naskah.tabel.tahunan import BANYAK_TAHUN

_LEBAR = (1.3, 1.3, 1.5)
"""Width of B, K and ± of one year. [cm]"""


def tabel_tahunan(induk: Any, lebar: float, *, ukuran: float = 8.5) -> None:
    """Add need and people of every post in each of five years: Lampiran IV.

    Parameters
    ----------
    induk : document
    lebar : float
        Width between the margins; the name takes what is left. [cm]
    """
    kolom = _kolom(lebar)
    satu = tabel(induk, [k.lebar for k in kolom])
    tahun = [(f"{{{{ lima_tahun.tahun[{n}] }}}}", len(_LEBAR)) for n in range(BANYAK_TAHUN)]
    atas = [*((k.judul, 1) for k in kolom[:2]), *tahun]
    kepala_bertingkat(satu, atas, [k.judul for k in kolom], ukuran=ukuran)
    baris_perintah(satu, "for t in lima_tahun.baris")
    baris_isi(satu, kolom, ukuran=ukuran)
    baris_perintah(satu, "endfor")
    isi: list[tuple[str, ...]] = []
    for n in range(BANYAK_TAHUN):
        awal = f"lima_tahun.jumlah[{n}]"
        isi += [(f"{{{{ {awal}.bezetting }}}}",), (f"{{{{ {awal}.kebutuhan }}}}",)]
        isi.append((f"−{{{{ {awal}.kekurangan }}}}", f"+{{{{ {awal}.kelebihan }}}}"))
    baris_jumlah(satu, "JUMLAH", isi, ukuran=ukuran)
    paragraf(
        induk,
        "B = bezetting menurut proyeksi, K = kebutuhan, +/− = B dikurangi K. Pada baris JUMLAH, kekurangan "
        "(−) dan kelebihan (+) dijumlahkan terpisah.",
        "penuh",
        ukuran=8.5,
        sebelum=3,
        sesudah=4,
    )


def _kolom(lebar: float) -> Sequence[Kolom]:
    sisa = lebar - 1.0 - sum(_LEBAR) * BANYAK_TAHUN
    kolom = [Kolom("No.", 1.0, "{{ t.no }}", "tengah"), Kolom("Nama jabatan", sisa, "{{ t.nama }}")]
    for n in range(BANYAK_TAHUN):
        for (judul, nama), cm in zip(
            (("B", "bezetting"), ("K", "kebutuhan"), ("+/−", "selisih")), _LEBAR, strict=True
        ):
            kolom.append(Kolom(judul, cm, f"{{{{ t.tahun[{n}].{nama} }}}}", "kanan"))
    return kolom
