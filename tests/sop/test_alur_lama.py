"""Guards abk.sop.prosedur, abk.sop.kaidah: a case that was signed while the program knew the roles by
heart is still true, and goes on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from abk.sop import Prosedur, buka_alur, ekspor, verifikasi
from abk.tulisan.sidik import json_kanonik as teks_kanonik
from abk.tulisan.sidik import sidik
from tests.sop.model import ubahan
from tests.sop.panggung import Panggung


def dahulu(isi: dict[str, Any]) -> dict[str, Any]:
    """A procedure as the first event of a case kept it before roles and their functions were data."""
    peran = [{k: p[k] for k in ("kode", "nama", "kolom")} for p in isi["peran"]]
    slot = [{k: v for k, v in s.items() if k != "berangka"} for s in isi["slot"]]
    return {k: v for k, v in isi.items() if k != "fungsi"} | {"peran": peran, "slot": slot}


def test_alur_dari_dahulu_tetap_sah(panggung: Panggung, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    kini = Prosedur.sebagai_json
    with monkeypatch.context() as m:
        m.setattr(Prosedur, "sebagai_json", lambda self: dahulu(kini(self)))
        alur = panggung.buka()
    disimpan = alur.peristiwa[0].isi["prosedur"]
    assert "fungsi" not in disimpan
    alur = panggung.sampai(buka_alur(panggung), "11", "A")
    alur = alur.putuskan("A", [ubahan("A", "10", "8")], panggung.tanda("p-kasubbag"))
    assert not [t for t in alur.boleh("p-karo", panggung.saat) if t.apa == "putusan"]
    alur = panggung.sampai(alur, "")
    assert alur.prosedur.sidik == sidik(teks_kanonik(disimpan))
    assert alur.prosedur.berangka("notula:A")
    hasil = verifikasi(ekspor(alur, tmp_path / "alur"), alur.kepala)
    assert hasil.sah, hasil.temuan
