"""``python -m abk.tables`` prints the data dictionary :file:`data/README.md`."""

import sys

from abk.tables.kamus import kamus_data

sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
sys.stdout.write(kamus_data())
