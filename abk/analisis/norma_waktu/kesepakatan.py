"""Whether observers agree: closed forms of the intraclass correlation and of kappa."""

from __future__ import annotations

import numpy as np
import pandas as pd

from abk.errors import ParameterError


def icc(nilai: pd.DataFrame) -> pd.Series:
    """Agreement of observers who timed the same things.

    Parameters
    ----------
    nilai : a row what was timed, a column an observer, each cell a time [satuan waktu]; none may be missing

    Returns
    -------
    Series [1]
        ``satu_acak`` ICC(1,1), ``dua_acak`` ICC(2,1): one observer chosen at random, absolute agreement (the
        one to use where any colleague may time), ``tetap`` ICC(3,1): these observers only, and the three of
        the mean of all observers with the suffix ``_rata``.

    Raises
    ------
    ParameterError
        If there are fewer than two things or two observers, a cell is missing or no number, or the things do
        not differ in their mean, so that there is nothing to agree about.

    References
    ----------
    Shrout and Fleiss (1979), Psychological Bulletin 86, as the manual of the package psych gives the formulas
    (https://rdocumentation.org/packages/psych/versions/1.0-97/topics/ICC); the article was not read.
    """
    x = nilai.apply(pd.to_numeric, errors="coerce").to_numpy(dtype=np.float64)
    n, k = x.shape
    if min(n, k) < 2 or not np.isfinite(x).all():  # noqa: PLR2004 - agreement needs two of each
        raise ParameterError(
            "Kesepakatan memerlukan paling sedikit dua hal dan dua pengamat, tanpa sel kosong.",
            "Lengkapi tabelnya, atau ambil yang diamati semua pengamat.",
        )
    rata = x.mean()
    antar = k * ((x.mean(axis=1) - rata) ** 2).sum()
    orang = n * ((x.mean(axis=0) - rata) ** 2).sum()
    semua = ((x - rata) ** 2).sum()
    if antar <= np.finfo(np.float64).eps * (x**2).sum():
        raise ParameterError(
            "Rata-rata semua hal sama: kesepakatan tidak dapat dihitung.", "Amati hal yang beragam."
        )
    msb, msj = antar / (n - 1), orang / (k - 1)
    mse, msw = (semua - antar - orang) / ((n - 1) * (k - 1)), (semua - antar) / (n * (k - 1))
    return pd.Series(
        {
            "satu_acak": (msb - msw) / (msb + (k - 1) * msw),
            "dua_acak": (msb - mse) / (msb + (k - 1) * mse + k * (msj - mse) / n),
            "tetap": (msb - mse) / (msb + (k - 1) * mse),
            "satu_acak_rata": (msb - msw) / msb,
            "dua_acak_rata": (msb - mse) / (msb + (msj - mse) / n),
            "tetap_rata": (msb - mse) / msb,
        }
    )


def kappa(jawaban: pd.DataFrame) -> float:
    """Agreement of observers who put the same moments into classes, beyond chance. [1]

    Parameters
    ----------
    jawaban : a row what was observed, a column an observer, each cell a class (bekerja, menunggu …)

    Returns
    -------
    float
        Cohen's kappa for two observers, Fleiss' for more; 1 where all always say the same one class.

    Raises
    ------
    ParameterError
        If there are fewer than two observers, nothing was observed, or a cell is empty.

    References
    ----------
    Cohen (1960) and Fleiss (1971), as general statistics; the articles were not read.
    """
    if jawaban.shape[1] < 2 or jawaban.empty or jawaban.isna().any(axis=None):  # noqa: PLR2004 - two observers
        raise ParameterError(
            "Kesepakatan memerlukan paling sedikit dua pengamat, tanpa sel kosong.",
            "Lengkapi tabelnya, atau ambil yang diamati semua pengamat.",
        )
    kelas = sorted({str(v) for v in jawaban.to_numpy().ravel()})
    kode = jawaban.astype(str).apply(lambda kolom: kolom.map({c: i for i, c in enumerate(kelas)}))
    x = kode.to_numpy(dtype=np.int64)
    m = x.shape[1]
    banyak = np.stack([(x == c).sum(axis=1) for c in range(len(kelas))], axis=1)
    sama = float(((banyak * (banyak - 1)).sum(axis=1) / (m * (m - 1))).mean())
    bagian = np.stack([(x == c).mean(axis=0) for c in range(len(kelas))])
    # two observers keep shares of their own (Cohen), more share one (Fleiss)
    kebetulan = float((bagian.prod(axis=1) if m == 2 else bagian.mean(axis=1) ** 2).sum())  # noqa: PLR2004
    return 1.0 if kebetulan == 1 else (sama - kebetulan) / (1 - kebetulan)
