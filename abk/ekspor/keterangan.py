"""What is known of a post besides its figures, by the names of SIASN."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Keterangan = Mapping[str, Mapping[str, Sequence[str]]]
"""kode_jabatan → what (``isi`` of a column, :file:`siasn.yaml`) → values that stand below each other."""
