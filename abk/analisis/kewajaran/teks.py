"""Words of a task for comparing: normal form, first verb, vagueness."""

from __future__ import annotations

import re

import pandas as pd

_BUKAN_KATA = re.compile(r"[^\w]+", re.UNICODE)
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
    Series of str, index as given; a missing text is ``""``
    """
    unik = pd.unique(uraian)
    baku = {u: _BUKAN_KATA.sub(" ", u.casefold()).strip() if isinstance(u, str) else "" for u in unik}
    return uraian.map(baku).fillna("").astype("str")


def kata_pertama(baku: pd.Series) -> pd.Series:
    """First word of each normal form ``baku``; ``""`` where there is none."""
    awal = {u: u.partition(" ")[0] if isinstance(u, str) else "" for u in pd.unique(baku)}
    return baku.map(awal).fillna("").astype("str")


def kabur(uraian: pd.Series) -> pd.Series:
    """Whether each of the texts ``uraian`` names no particular work (*tugas lain*, *lain-lain* …)."""
    return uraian.fillna("").str.contains(_KABUR)


def tanpa_kata_kerja(baku: pd.Series) -> pd.Series:
    """Whether each normal form ``baku`` begins with a word that is no verb. Empty texts are not judged."""
    return (baku != "") & ~baku.str.match(_KATA_KERJA)
