"""``python -m abk.peraturan`` prints :file:`docs/peraturan.md`; with ``--skema`` :file:`skema.json`."""

import sys

from abk.peraturan import Peraturan, halaman_peraturan
from abk.tulisan.bentuk import skema_json

sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
sys.stdout.write(skema_json(Peraturan) if "--skema" in sys.argv else halaman_peraturan())
