"""Guards abk.instrumen.formulir.pusat, docs/jupyterhub.md: the form for many people: what a hub is
told, with a stand-in for the hub.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from traitlets.config import Config

from abk.instrumen.formulir import sajian
from abk.instrumen.formulir.pusat import tulis_pusat

RESEP = (Path(__file__).resolve().parents[3] / "docs" / "jupyterhub.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", RESEP, re.DOTALL)


def test_halaman_dari_lingkungan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The page asks its surroundings for the store and for who came in; its files hold neither."""
    kata = tulis_pusat(tmp_path)
    isi = json.loads((tmp_path / "halaman" / "formulir.ipynb").read_text(encoding="utf-8"))
    sel = next(s for s in isi["cells"] if "parameters" in s["metadata"].get("tags", []))
    monkeypatch.setenv(sajian.ALAMAT, "postgresql+psycopg://localhost/abk")
    monkeypatch.setenv("JUPYTERHUB_USER", "budi")
    ruang: dict[str, Any] = {}
    exec(sel["source"], ruang)  # noqa: S102 - the cell of our own notebook
    assert (ruang["sumber"], ruang["oleh"]) == ("postgresql+psycopg://localhost/abk", "budi")
    atur = json.loads(Path(kata["--config"]).read_text(encoding="utf-8"))
    sendiri = sajian._pengaturan(tmp_path / "halaman", 1, "x")["config"]
    assert atur["VoilaConfiguration"] == dict(sendiri["VoilaConfiguration"])
    assert atur["ServerApp"].items() <= dict(sendiri["ServerApp"]).items()
    assert (Path(kata["JUPYTER_PATH"]) / "voila" / "templates" / sajian.TEMPLAT / "index.html.j2").is_file()


def test_pengaturan_hub_berjalan(tmp_path: Path):
    """The snippet is executed: each person gets a role of his own, and nobody unknown is let in."""
    c, sandi = Config(), tmp_path / "sandi.json"
    sandi.write_text('{"budi": "rahasia"}', encoding="utf-8")
    exec(PYTHON[1].replace("/srv/abk/sandi.json", sandi.as_posix()), {"c": c})  # noqa: S102 - our own docs
    kata = tulis_pusat(tmp_path)
    assert c.Spawner.default_url == kata["default_url"]
    assert c.Spawner.environment["JUPYTER_PATH"] == kata["JUPYTER_PATH"]
    assert c.Spawner.args == [f"--config=/srv/abk/{Path(kata['--config']).name}"]
    assert sajian.ALAMAT in c.Spawner.environment
    satu = SimpleNamespace(user=SimpleNamespace(name="budi"), environment=dict(c.Spawner.environment))
    c.Spawner.pre_spawn_hook(satu)
    assert (satu.environment["PGUSER"], satu.environment["PGPASSWORD"]) == ("budi", "rahasia")
    satu.user.name = "asing"
    with pytest.raises(KeyError):
        c.Spawner.pre_spawn_hook(satu)
    assert "rahasia" not in "".join(
        p.read_text(encoding="utf-8") for p in tmp_path.rglob("*") if p.is_file() and p != sandi
    )
    assert os.environ.get("PGPASSWORD") != "rahasia"
