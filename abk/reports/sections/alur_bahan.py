"""What the page of a case is made from: the case at a moment, and the files beside the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from abk.sop.status import StatusAlur


@dataclass(frozen=True, eq=False)
class BahanAlur(StatusAlur):
    """A case at a moment; ``tautan`` says where contents are published, slot → file beside the page."""

    tautan: Mapping[str, str] = field(default_factory=dict)
