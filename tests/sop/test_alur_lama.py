"""Guards abk.sop.prosedur, abk.sop.kaidah: a case that was signed while the program knew the roles by
heart is still true, and goes on.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from abk.sop import Prosedur, buka_alur, ekspor, verifikasi
from abk.tulisan.sidik import json_kanonik as teks_kanonik
from abk.tulisan.sidik import sidik
from tests.sop.model import ubahan
from tests.sop.panggung import Panggung

LAMA = json.loads((Path(__file__).parent / "prosedur-tanpa-fungsi.json").read_text(encoding="utf-8"))
"""The procedure as the first event of a case kept it before roles and their functions were data."""


def test_alur_dari_dahulu_tetap_sah(panggung: Panggung, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    with monkeypatch.context() as m:
        m.setattr(Prosedur, "sebagai_json", lambda _: LAMA)
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
