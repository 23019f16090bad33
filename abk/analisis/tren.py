"""Why a need changed, exactly, and how a unit stands among its peers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pandas as pd

from abk.analisis.data import DataKegiatan, tabel_tugas
from abk.analisis.kewajaran.teks import bentuk_baku
from abk.kebutuhan.eksak import pecahan

SEBAB = ("volume", "norma", "tugas", "jabatan", "peraturan", "lain")
"""Parts of a change: volumes, norms, tasks that came or went, posts that came or went, the working time of
the regulation; ``lain`` is a change of a task that has no norm (the other approaches)."""
_MINIMUM_SEBANDING = 3
"""Fewer units of a kind than this are no yardstick. [unit] (pilihan program)"""


def tren(lama: DataKegiatan, baru: DataKegiatan) -> pd.DataFrame:
    """Change of the need of each post between two kegiatan, in parts that add up exactly.

    Tasks are the same where post and text are. A change of volume and norm together is shared evenly: each by
    the mean of the other before and after; so is the regulation's working time.

    Parameters
    ----------
    lama, baru : the kegiatan before and after, with the same codes of posts

    Returns
    -------
    DataFrame, index ``kode_jabatan``, those of ``baru`` first
        ``kode_unit``, ``kebutuhan_lama``, ``kebutuhan_baru``, ``perubahan`` and each of :data:`SEBAB`: exact
        fractions of a person [orang]; the parts of a row sum to ``perubahan``.

    References
    ----------
    The even share of two factors is a pilihan program (docs/metode.md, Tren).
    """
    tugas = [_per_tugas(k) for k in (lama, baru)]
    unit = {**_unit(lama), **_unit(baru)}
    kode = list(dict.fromkeys([*baru.jabatan["kode_jabatan"], *lama.jabatan["kode_jabatan"]]))
    menit = [pecahan(k.aturan.waktu_kerja_efektif_menit) for k in (lama, baru)]
    sekaligus = (1 / menit[0] + 1 / menit[1]) / 2
    pos_lama, pos_baru = set(lama.jabatan["kode_jabatan"]), set(baru.jabatan["kode_jabatan"])
    baris = {}
    for satu in kode:
        dulu, kini = (t.get(satu, {}) for t in tugas)
        bagian = dict.fromkeys(SEBAB, Fraction(0))
        tetap = satu in pos_lama and satu in pos_baru
        for sebab, beda in _beda(dulu, kini):
            bagian[sebab if tetap else "jabatan"] += beda * sekaligus
        jumlah = [sum((beban for _, _, beban in t.values()), Fraction(0)) for t in (dulu, kini)]
        bagian["peraturan"] += (jumlah[0] + jumlah[1]) / 2 * (1 / menit[1] - 1 / menit[0])
        butuh = [j / m for j, m in zip(jumlah, menit, strict=True)]
        baris[satu] = {
            "kode_unit": unit[satu],
            "kebutuhan_lama": butuh[0],
            "kebutuhan_baru": butuh[1],
            "perubahan": butuh[1] - butuh[0],
            **bagian,
        }
    kolom = ["kode_unit", "kebutuhan_lama", "kebutuhan_baru", "perubahan", *SEBAB]
    return pd.DataFrame.from_dict(baris, orient="index", columns=kolom).rename_axis("kode_jabatan")


def _unit(k: DataKegiatan) -> dict[str, str]:
    return dict(zip(k.jabatan["kode_jabatan"], k.jabatan["kode_unit"], strict=True))


_Tugas = dict[tuple[str, int], tuple[Fraction | None, Fraction | None, Fraction]]


def _per_tugas(k: DataKegiatan) -> dict[str, _Tugas]:
    """Of each post its tasks by text and how often it came before: volume, norm, load, exactly."""
    tugas = tabel_tugas(k)
    baku = bentuk_baku(tugas["uraian_tugas"])
    kali = tugas.groupby([tugas["kode_jabatan"], baku]).cumcount()
    hasil: dict[str, _Tugas] = {}
    kolom = ("volume_per_tahun", "norma_waktu_menit", "beban_kerja_menit")
    for kode, teks, n, volume, norma, beban in zip(
        tugas["kode_jabatan"], baku, kali, *(tugas[c] for c in kolom), strict=True
    ):
        if pd.isna(norma) or pd.isna(volume):
            isi: tuple[Fraction | None, Fraction | None, Fraction] = (None, None, pecahan(float(beban)))
        else:
            v, w = pecahan(float(volume)), pecahan(float(norma))
            isi = (v, w, v * w)
        hasil.setdefault(str(kode), {})[str(teks), int(n)] = isi
    return hasil


def _beda(dulu: _Tugas, kini: _Tugas) -> Iterator[tuple[str, Fraction]]:
    """Changes of the load of one post, each with its cause. [menit/tahun]"""
    for kunci in {**dulu, **kini}:
        if kunci not in dulu or kunci not in kini:
            yield "tugas", kini[kunci][2] if kunci in kini else -dulu[kunci][2]
            continue
        (v0, n0, b0), (v1, n1, b1) = dulu[kunci], kini[kunci]
        if v0 is None or n0 is None or v1 is None or n1 is None:
            yield "lain", b1 - b0
        else:
            yield "volume", (v1 - v0) * (n0 + n1) / 2
            yield "norma", (n1 - n0) * (v0 + v1) / 2


def jumlah_tren(rincian: pd.DataFrame) -> pd.DataFrame:
    """Sums of :func:`tren` for each unit, its own posts only, and the whole, ``""``.

    Parameters
    ----------
    rincian : :func:`tren`

    Returns
    -------
    DataFrame, index ``kode_unit``, exact fractions [orang]
    """
    angka = [c for c in rincian.columns if c != "kode_unit"]
    jumlah = {
        str(unit): [sum(t[c], Fraction(0)) for c in angka]
        for unit, t in rincian.groupby("kode_unit", sort=False)
    }
    jumlah[""] = [sum(rincian[c], Fraction(0)) for c in angka]
    return pd.DataFrame.from_dict(jumlah, orient="index", columns=angka).rename_axis("kode_unit")


def sebanding(rekap: pd.DataFrame) -> pd.DataFrame:
    """Each unit held against the units of its kind: the same eselon and the same first word of the name.

    Parameters
    ----------
    rekap : ``Kegiatan.rekap``

    Returns
    -------
    DataFrame, index ``kode_unit``
        ``jenis``, ``banyak`` (units of the kind [unit]), and for ``kebutuhan`` [orang], ``efektivitas_unit``
        [1] and ``beban_per_jabatan`` [menit/tahun]: the unit's own, the median of its kind with the suffix
        ``_tengah``, and its place from the top with ``_urutan``. A kind of fewer than three has no median.
    """
    jenis = rekap["nama_unit"].str.split(n=1).str[0].fillna("") + " " + rekap["eselon"].fillna("")
    hasil = pd.DataFrame({"jenis": jenis.str.strip(), "banyak": jenis.groupby(jenis).transform("size")})
    jabatan = rekap["jumlah_jabatan"].where(rekap["jumlah_jabatan"] > 0)
    ukuran = {
        "kebutuhan": rekap["kebutuhan"],
        "efektivitas_unit": rekap["efektivitas_unit"],
        "beban_per_jabatan": rekap["beban_kerja_menit"] / jabatan,
    }
    cukup = hasil["banyak"] >= _MINIMUM_SEBANDING
    for nama, nilai in ukuran.items():
        tiap = nilai.groupby(jenis)
        hasil[nama] = nilai
        hasil[f"{nama}_tengah"] = tiap.transform("median").where(cukup)
        hasil[f"{nama}_urutan"] = tiap.rank(ascending=False, method="min").where(cukup).astype("Int64")
    return hasil
