"""Guards docs/panduan.md, abk.cli: every command that the guides show exists, with every option that they
give it.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from abk.cli import app

AKAR = Path(__file__).resolve().parents[2]
DOKUMEN = ("README.md", "docs/panduan.md", "docs/alur.md", "docs/penyimpanan.md", "reports/README.md")


def _perintah() -> list[tuple[str, str]]:
    hasil: set[tuple[str, str]] = set()
    for nama in DOKUMEN:
        teks = (AKAR / nama).read_text(encoding="utf-8")
        blok = [b for isi in re.findall(r"```sh\n(.*?)```", teks, re.DOTALL) for b in isi.splitlines()]
        sebaris = re.findall(r"`(abk [^`]+)`", teks)
        hasil |= {(nama, b.strip()) for b in (*blok, *sebaris) if b.strip().startswith("abk ")}
    return sorted(hasil)


@pytest.mark.parametrize(("dokumen", "baris"), _perintah())
def test_perintah_ada(dokumen: str, baris: str):
    kata = shlex.split(baris.partition(" > ")[0].replace("…", ""), comments=True)[1:]
    kini = typer.main.get_command(app)
    while kata and hasattr(kini, "commands") and not kata[0].startswith("-"):
        assert kata[0] in {*kini.commands, "PERINTAH"}, f"{dokumen}: {baris}"
        if kata[0] == "PERINTAH":
            return
        kini = kini.commands[kata.pop(0)]
    dikenal = {o for p in kini.params for o in (*p.opts, *p.secondary_opts)} | {"--help"}
    assert {k for k in kata if k.startswith("--")} <= dikenal, f"{dokumen}: {baris}"
