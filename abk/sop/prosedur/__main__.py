"""Write ``skema.json`` anew from the model: ``python -m abk.sop.prosedur``."""

from pathlib import Path

from abk.sop.prosedur.model import pembaca
from abk.tulisan.bentuk import skema_json

if __name__ == "__main__":
    Path(__file__).with_name("skema.json").write_text(skema_json(pembaca()), encoding="utf-8")
