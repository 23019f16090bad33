"""Write ``skema.json`` anew from the model: ``python -m abk.sop.prosedur``."""

import json
from pathlib import Path

from abk.sop.prosedur.model import pembaca


def skema() -> str:
    """JSON Schema of a procedure, as the file in the package holds it."""
    isi = {"$schema": "https://json-schema.org/draft/2020-12/schema", **pembaca().json_schema()}
    return json.dumps(isi, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("skema.json").write_text(skema(), encoding="utf-8")
