"""YAML as data files are read: safe, with few kinds of values, and no key twice."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, cast

import yaml

_DASAR: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def pemuat(*jenis: str) -> type[yaml.SafeLoader]:
    """Loader that reads some kinds of plain values as such and leaves every other one text.

    Parameters
    ----------
    *jenis : str
        ``bool``, ``int``, ``null``, ``merge`` …; what is not named stays as it is written, so that 0.9 is
        exactly nine tenths, 08:00 no number in base sixty, and a date no object.

    Returns
    -------
    type of yaml.SafeLoader
        It refuses a key that stands twice, of which YAML itself would keep the last one silently.
    """

    class Ketat(_DASAR):  # type: ignore[misc, valid-type]
        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
            kunci = [str(anak.value) for anak, _ in node.value]
            if len(set(kunci)) != len(kunci):
                raise yaml.constructor.ConstructorError(None, None, "kunci ganda", node.start_mark)
            return cast("dict[Hashable, Any]", super().construct_mapping(node, deep))

    Ketat.yaml_implicit_resolvers = {
        awal: [(tag, pola) for tag, pola in daftar if tag.rsplit(":", 1)[-1] in jenis]
        for awal, daftar in _DASAR.yaml_implicit_resolvers.items()
    }
    return Ketat
