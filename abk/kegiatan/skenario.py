"""Scenarios of a kegiatan: read from YAML, put to it, held side by side."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from abk.analisis.skenario import Skenario, skenario, tabel_skenario
from abk.errors import ParameterError
from abk.kegiatan.kegiatan import Kegiatan
from abk.tulisan.malas import pd
from abk.tulisan.yaml_ketat import pemuat, sebab_yaml

_BESAR = 1_000_000
"""A scenario is small: a larger file is no scenario. [bita]"""


def baca_skenario(berkas: str | Path) -> Skenario:
    """The scenario in the YAML file ``berkas``.

    Raises
    ------
    ParameterError
        If it cannot be read, or with every fault of its content at once.
    """
    berkas = Path(berkas)
    try:
        if berkas.stat().st_size > _BESAR:
            raise ParameterError(f"{berkas.name} terlalu besar untuk sebuah skenario.", "Periksa berkasnya.")
        isi: Any = yaml.load(berkas.read_text("utf-8"), pemuat("bool", "int", "float", "null"))  # noqa: S506 - safe
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as salah:
        sebab = f" {sebab_yaml(salah)}" if isinstance(salah, yaml.YAMLError) else ""
        raise ParameterError(
            f"{berkas.name} tidak dapat dibaca sebagai YAML{sebab}.", "Periksa berkasnya."
        ) from salah
    if not isinstance(isi, dict):
        raise ParameterError(
            f"{berkas.name} bukan skenario.", "Tulis nama dan daftar ubah; lihat docs/metode.md."
        )
    return skenario(isi, berkas.name)


def tulis_skenario(s: Skenario) -> str:
    """The scenario as YAML, which :func:`baca_skenario` reads back."""
    isi = s.model_dump(mode="json", exclude_defaults=True)
    tulis: str = yaml.safe_dump(isi, allow_unicode=True, sort_keys=False, width=110)
    return tulis


def dengan_skenario(k: Kegiatan, s: Skenario) -> Kegiatan:
    """The kegiatan ``k`` as it would be under the scenario ``s``, findings kept.

    Raises
    ------
    ParameterError
        If a change names what is not there, or meets no task.
    KegiatanError
        If a setting is unknown or its value is not allowed.
    """
    tabel = tabel_skenario(k.terperiksa.tabel, s)
    dasar = k.dengan(**s.pengaturan) if s.pengaturan else k
    return replace(dasar, terperiksa=replace(k.terperiksa, tabel=tabel), asal=f"{k.asal}, skenario {s.nama}")


def banding_skenario(k: Kegiatan, *semua: Skenario) -> pd.DataFrame:
    """Figures of every unit now and under each scenario, side by side.

    Parameters
    ----------
    k : the kegiatan
    *semua : scenarios

    Returns
    -------
    DataFrame, index ``kode_unit`` of all units of any of them, then ``""``, the whole
        Columns in two levels: ``kini`` or the scenario's name, and of each ``kebutuhan``,
        ``kebutuhan_bulat``, ``bezetting``, ``kekurangan``, ``kelebihan`` [orang]. A unit that is not there
        has no figures.

    Raises
    ------
    ParameterError
        If two scenarios have one name, or one cannot be put to the kegiatan.
    """
    nama = ["kini", *(s.nama for s in semua)]
    if len(set(nama)) < len(nama):
        raise ParameterError(
            "Dua skenario bernama sama.", "Beri nama yang berbeda; kini adalah keadaan sekarang."
        )
    keadaan = [k, *(dengan_skenario(k, s) for s in semua)]
    return pd.concat({n: _angka(satu) for n, satu in zip(nama, keadaan, strict=True)}, axis=1)


def _angka(k: Kegiatan) -> pd.DataFrame:
    kolom = ["kebutuhan", "kebutuhan_bulat", "bezetting", "kekurangan", "kelebihan"]
    rekap = k.rekap
    seluruh = rekap[rekap["tingkat"] == 0][kolom].sum()
    return pd.concat([rekap[kolom], seluruh.to_frame("").T.rename_axis("kode_unit")]).astype(
        rekap[kolom].dtypes
    )


def air_terjun(k: Kegiatan, s: Skenario) -> pd.DataFrame:
    """Need from now to the scenario, change by change; the parts add up to the whole exactly.

    Parameters
    ----------
    k : the kegiatan
    s : the scenario

    Returns
    -------
    DataFrame, one row the start, one each change
        ``langkah`` (``kini``, or the kind of change with its number), ``kebutuhan`` after it, ``pengaruh``
        (exact fractions of a person, [orang]), ``kebutuhan_bulat`` after it and ``pengaruh_bulat`` [orang].

    Raises
    ------
    ParameterError
        As :func:`dengan_skenario`.
    """
    keadaan = [k] + [
        dengan_skenario(k, s.model_copy(update={"ubah": s.ubah[:n]})) for n in range(1, len(s.ubah) + 1)
    ]
    orang = [
        sum(satu.beban_jabatan.values(), Fraction(0)) / satu.aturan.waktu_kerja_efektif_menit
        for satu in keadaan
    ]
    bulat = [int(satu.hasil["kebutuhan_bulat"].sum()) for satu in keadaan]
    return pd.DataFrame(
        {
            "langkah": ["kini", *(f"{n}. {u.jenis}" for n, u in enumerate(s.ubah, 1))],
            "kebutuhan": orang,
            "pengaruh": [Fraction(0), *(b - a for a, b in pairwise(orang))],
            "kebutuhan_bulat": bulat,
            "pengaruh_bulat": [0, *(b - a for a, b in pairwise(bulat))],
        }
    )
