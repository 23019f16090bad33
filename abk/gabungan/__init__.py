"""A national table: results and tasks of many institutions as one dataset, and questions to all of them."""

from abk.gabungan.dataset import Nasional, nasional
from abk.gabungan.tulis import Masuk, gabung

__all__ = ["Masuk", "Nasional", "gabung", "nasional"]
