"""One way to write a record as bytes, and its fingerprint."""

from abk.tulisan.sidik import SIDIK, adalah_sidik, sidik
from abk.tulisan.sidik import json_kanonik as teks_kanonik

__all__ = ["NOL", "SIDIK", "adalah_sidik", "sidik", "teks_kanonik"]

NOL = "0" * 64
"""What the first record of a chain names as its predecessor."""
