"""Sentences printed on the sheets, as ``kata.yaml`` has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import yaml

from abk.tulisan.yaml_ketat import pemuat

_KATA: Mapping[str, Any] = yaml.load(
    (files("abk.reports.rekap_xlsx") / "kata.yaml").read_text(encoding="utf-8"),
    pemuat(),  # noqa: S506 - a safe loader
)
CATATAN: Mapping[str, Sequence[str]] = _KATA["catatan"]
"""Remarks under the title of each form."""
JUDUL: Mapping[str, str] = _KATA["judul"]
"""Headings of the two parts of form E."""
PENDEKATAN: Mapping[str, tuple[str, str]] = _KATA["pendekatan"]
"""Approach of a post in words, and its formula."""
TANDA: Mapping[str, str] = _KATA["tanda"]
"""Marks and what they mean."""
UBAH: str = _KATA["ubah"]
