"""Work sampling, and norms tabulated from samples with the analyst's decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from abk.analisis.data import wajib_angka
from abk.analisis.norma_waktu.rumus import amatan_work_sampling, waktu_baku
from abk.errors import ParameterError


@dataclass(frozen=True)
class WorkSampling:
    """Outcome of a work sampling.

    Attributes
    ----------
    hari : DataFrame, index ``hari``
        ``amatan``, ``bekerja`` [amatan], ``bagian`` [0–1], ``batas_bawah``, ``batas_atas`` [0–1], and
        ``seragam``: whether it lies within them.
    bagian : share of the observations of uniform days in which work was seen, p [0–1]
    simpangan : standard deviation of that share, √(p(1−p)/n) [1]
    amatan, perlu : observations that count, and N′ [amatan]
    cukup : whether they suffice
    """

    hari: pd.DataFrame
    bagian: float
    simpangan: float
    amatan: int
    perlu: int
    cukup: bool

    def norma(
        self, menit: float, hasil: float, *, rating: float = 1.0, kelonggaran: float = 0.0,
        cara: str = "ditambahkan",
    ) -> float:  # fmt: skip
        """Standard time of one result: time at work ÷ results, levelled, with an allowance. [menit/hasil]

        Parameters
        ----------
        menit : time over which was observed [menit]
        hasil : results made in it [hasil]
        rating : performance rating [1]
        kelonggaran : allowance as a share [0–1]
        cara : one of :data:`abk.analisis.CARA_KELONGGARAN`

        Raises
        ------
        ParameterError
            If time, results or rating are not positive.
        """
        wajib_angka(menit=menit, hasil=hasil, rating=rating)
        if not (menit > 0 and hasil > 0 and rating > 0):
            raise ParameterError("Waktu, hasil, dan rating harus lebih dari nol.", "Periksa catatannya.")
        return float(waktu_baku(menit * self.bagian / hasil * rating, kelonggaran, cara))


def work_sampling(
    catatan: pd.DataFrame, *, batas: float = 3.0, k: float = 2.0, s: float = 0.05
) -> WorkSampling:
    """Share of time at work from observations at random moments.

    Parameters
    ----------
    catatan : one row a day (or shift)
        ``hari``, ``amatan`` [amatan], ``bekerja``: those in which work was seen [amatan].
    batas : standard deviations of the limits of control, which are wider on a day of fewer observations [1]
    k, s : standard deviations of the confidence and relative accuracy of N′ [1]

    Returns
    -------
    WorkSampling
        A day outside p ± ``batas`` √(p(1−p)/n) is shown and does not count.

    Raises
    ------
    ParameterError
        If a column is missing, or a day has more work than observations, or none at all.

    References
    ----------
    Limits and N′: general statistics of a share, printed for ``batas`` = 2 on the page that docs/metode.md
    names; 3 is a pilihan program.
    """
    tanpa = [c for c in ("hari", "amatan", "bekerja") if c not in catatan.columns]
    if tanpa:
        raise ParameterError(f"Catatan tanpa kolom {', '.join(tanpa)}.", "Tulis satu baris tiap hari.")
    h = catatan.set_index("hari")[["amatan", "bekerja"]].apply(pd.to_numeric, errors="coerce")
    salah = h.index[~((h["amatan"] > 0) & (h["bekerja"] >= 0) & (h["bekerja"] <= h["amatan"]))]
    if len(salah) or h.empty or not h["bekerja"].sum():
        apa = f"hari {', '.join(map(str, salah))}" if len(salah) else "tidak ada yang terlihat bekerja"
        raise ParameterError(f"Catatan tidak dapat dipakai: {apa}.", "bekerja paling banyak sebanyak amatan.")
    p = h["bekerja"].sum() / h["amatan"].sum()
    lebar = batas * np.sqrt(p * (1 - p) / h["amatan"])
    h["bagian"] = h["bekerja"] / h["amatan"]
    h["batas_bawah"], h["batas_atas"] = (p - lebar).clip(lower=0), (p + lebar).clip(upper=1)
    h["seragam"] = (h["bagian"] >= p - lebar) & (h["bagian"] <= p + lebar)
    pakai = h[h["seragam"]]
    n = int(pakai["amatan"].sum())
    bagian = float(pakai["bekerja"].sum() / n) if n else float("nan")
    if not bagian > 0:
        raise ParameterError("Tidak satu hari pun seragam.", "Periksa catatan, atau perlebar batasnya.")
    perlu = amatan_work_sampling(str(bagian), str(k), str(s))
    return WorkSampling(h, bagian, float(np.sqrt(bagian * (1 - bagian) / n)), n, perlu, n >= perlu)


def tabulasi_norma(
    sampel: pd.DataFrame, putusan: Mapping[str, tuple[float, str]] | None = None
) -> pd.DataFrame:
    """Samples of each norm side by side, their mean, and what the analyst decided.

    Parameters
    ----------
    sampel : one row a sample
        ``norma`` (what it is a norm of), ``sampel`` (its name: A, B, C … or who gave it), ``waktu`` [satuan
        waktu].
    putusan : norm → (decided value [satuan waktu], reason). A value other than the mean needs a reason.

    Returns
    -------
    DataFrame, index ``norma``
        A column a sample, ``banyak`` [sampel], ``minimum``, ``maksimum``, ``rata``, ``putusan`` (missing
        where none was taken) [satuan waktu], ``beda`` = putusan − rata [satuan waktu], ``di_luar``: whether
        it lies outside the samples, ``alasan``.

    Raises
    ------
    ParameterError
        If a sample is twice there or no time, a decision has no samples, or one that departs from the mean
        has no reason; with all of them.

    References
    ----------
    The form of Kemenkeu (samples, mean, decision of the analyst), as docs/metode.md names it.
    """
    putusan = dict(putusan or {})
    tanpa = [c for c in ("norma", "sampel", "waktu") if c not in sampel.columns]
    if tanpa:
        raise ParameterError(f"Sampel tanpa kolom {', '.join(tanpa)}.", "Tulis satu baris tiap sampel.")
    waktu = pd.to_numeric(sampel["waktu"], errors="coerce")
    ganda = sampel.duplicated(["norma", "sampel"])
    salah = [
        *(
            f"{n}, sampel {x}: bukan waktu"
            for n, x in sampel.loc[~(waktu > 0), ["norma", "sampel"]].to_numpy()
        ),
        *(f"{n}, sampel {x}: dua kali" for n, x in sampel.loc[ganda, ["norma", "sampel"]].to_numpy()),
        *(f"{n}: putusan tanpa sampel" for n in putusan if n not in set(sampel["norma"])),
    ]
    if not salah:
        tabel = sampel.assign(waktu=waktu).pivot_table(
            index="norma", columns="sampel", values="waktu", sort=False, observed=True
        )
        tabel.columns = [str(c) for c in tabel.columns]
        rata = tabel.mean(axis=1)
        nilai = pd.Series({n: v for n, (v, _) in putusan.items()}, dtype="float64").reindex(tabel.index)
        alasan = pd.Series({n: a.strip() for n, (_, a) in putusan.items()}, dtype="str").reindex(tabel.index)
        salah = [f"{n}: putusan bukan waktu" for n in tabel.index[nilai.notna() & ~(nilai > 0)]]
        lain = nilai.notna() & ~np.isclose(nilai, rata, rtol=1e-9) & (alasan.fillna("") == "")
        salah += [f"{n}: putusan berbeda dari rata-rata tanpa alasan" for n in tabel.index[lain]]
    if salah:
        raise ParameterError(
            f"Tabulasi tidak dapat dibuat: {'; '.join(salah)}.", "Perbaiki semuanya, lalu ulangi."
        )
    atas, bawah = tabel.max(axis=1), tabel.min(axis=1)
    return tabel.assign(
        banyak=tabel.notna().sum(axis=1),
        minimum=bawah,
        maksimum=atas,
        rata=rata,
        putusan=nilai,
        beda=nilai - rata,
        di_luar=(nilai < bawah) | (nilai > atas),
        alasan=alasan.fillna(""),
    )
