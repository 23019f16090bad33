"""Words of a task for comparing: normal form, first verb, vagueness."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

_SELA = "\0"
"""Stands between texts that are rewritten in one go: a call for each costs more than the work."""
_BUKAN_KATA = re.compile(rf"(?: (?=[^\w{_SELA}])|[^\w {_SELA}])[^\w{_SELA}]*")
"""Whatever is neither a word nor the one space between two words."""
_SEKALIGUS = 10_000
"""Texts rewritten in one go."""
_KABUR = re.compile(
    r"\b(?:tugas(?:-tugas)? (?:kedinasan )?(?:lain(?:nya)?|tambahan)|lain-lain|dan lain sebagainya|"
    r"membantu (?:pelaksanaan|melaksanakan) tugas|tugas yang diberikan|"
    r"sesuai (?:perintah|arahan) (?:pimpinan|atasan)|"
    r"melaksanakan (?:kegiatan|pekerjaan) (?:lain|kantor)|tugas rutin)\b",
    re.IGNORECASE,
)
# me-, ber-, di-, ter- and the short list of roots that job descriptions begin with
_KATA_KERJA = re.compile(
    r"(?:me|be|di|ter|pe[a-z]+an\b|ikut\b|turut\b|rapat\b|hadir\b|supervisi\b|reviu\b)", re.IGNORECASE
)


def bentuk_baku(uraian: pd.Series) -> pd.Series:
    """Normal form of texts: lower case, letters and digits only, one space between words.

    Parameters
    ----------
    uraian : texts

    Returns
    -------
    Series, category of str, index as given; a missing text is ``""``
    """
    di, teks = _berbeda(uraian)
    for awal in range(0, len(teks), _SEKALIGUS):  # in place: of a ministry these are tens of megabytes
        blok = slice(awal, awal + _SEKALIGUS)
        semua = _SELA.join(u.replace(_SELA, " ") for u in teks[blok]).casefold()
        teks[blok] = [u.strip() for u in _BUKAN_KATA.sub(" ", semua).split(_SELA)]
    return _kategori(di, teks, uraian.index)


def berbaku(tugas: pd.DataFrame) -> pd.DataFrame:
    """``tugas`` with the words that the rules read, each a category of str.

    Parameters
    ----------
    tugas : tasks

    Returns
    -------
    DataFrame
        With ``baku`` and ``hasil_baku``, the normal forms of ``uraian_tugas`` and ``hasil_kerja``, and
        ``verba``, the first word of ``baku``.
    """
    baku = bentuk_baku(tugas["uraian_tugas"])
    di, unik = _berbeda(baku)
    verba = _kategori(di, [u.partition(" ")[0] for u in unik], tugas.index)
    return tugas.assign(baku=baku, verba=verba, hasil_baku=bentuk_baku(tugas["hasil_kerja"]))


def berpasangan(kiri: pd.Series, kanan: pd.Series) -> pd.Series:
    """Pairs of two categories ``kiri`` and ``kanan``, written ``kiri|kanan``. Category of str."""
    nomor, unik = pd.factorize(
        kiri.cat.codes.to_numpy(np.int64) * len(kanan.cat.categories) + kanan.cat.codes
    )
    a, b = np.divmod(unik, len(kanan.cat.categories) or 1)
    nama = [f"{x}|{y}" for x, y in zip(kiri.cat.categories[a], kanan.cat.categories[b], strict=True)]
    return pd.Series(pd.Categorical.from_codes(nomor, pd.Index(nama, dtype="str")), kiri.index)


def kabur(uraian: pd.Series) -> pd.Series:
    """Whether each of the texts ``uraian`` names no particular work (*tugas lain*, *lain-lain* …)."""
    return _benar(uraian, lambda u: _KABUR.search(u) is not None)


def tanpa_kata_kerja(verba: pd.Series) -> pd.Series:
    """Whether each first word ``verba`` is no verb. Empty texts are not judged."""
    return _benar(verba, lambda u: u != "" and _KATA_KERJA.match(u) is None)


def _kategori(di: np.ndarray, teks: list[str], index: pd.Index) -> pd.Series:
    """A category of the ``teks`` that stand at ``di``; some of them may be the same."""
    nomor, beda = pd.factorize(np.array(teks, object))
    return pd.Series(pd.Categorical.from_codes(nomor[di], pd.Index(beda, dtype="str")), index)


def _benar(teks: pd.Series, uji: Callable[[str], bool]) -> pd.Series:
    """``uji`` of every different text, once each."""
    di, unik = _berbeda(teks)
    return pd.Series(np.array([uji(u) for u in unik], bool)[di], teks.index)


def _berbeda(teks: pd.Series) -> tuple[np.ndarray, list[str]]:
    """Where each text stands among the different ones, and these; a missing text is ``""``."""
    if isinstance(teks.dtype, pd.CategoricalDtype):
        return teks.cat.codes.to_numpy(), teks.cat.categories.tolist()
    di, unik = pd.factorize(teks.fillna("").to_numpy(object))
    return di, unik.tolist()
