"""``python -m abk.peraturan`` prints the page :file:`docs/peraturan.md`."""

import sys

from abk.peraturan import halaman_peraturan

sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
sys.stdout.write(halaman_peraturan())
