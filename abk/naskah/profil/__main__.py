"""Write ``skema.json`` anew from the model: ``python -m abk.naskah.profil``."""

from pathlib import Path

from abk.naskah.profil.bentuk import Profil
from abk.tulisan.bentuk import skema_json

if __name__ == "__main__":
    Path(__file__).with_name("skema.json").write_text(skema_json(Profil), encoding="utf-8")
