"""Guards abk.store.gudang, abk.store.simpan: any sequence of saves, submissions and returns: the store
does what a list of versions would do.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from abk.store import Gudang, KonflikError, Lembar, StatusError, buka

KODE = "a-1"
TANPA_MENGECILKAN = (
    Phase.explicit,
    Phase.reuse,
    Phase.generate,
)  # each step is a commit: it would take minutes
SEL = st.one_of(st.none(), st.integers(0, 9), st.text(max_size=5), st.floats(0, 1e6, allow_nan=False))


class Model(RuleBasedStateMachine):
    @initialize()
    def mulai(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.gudang: Gudang = buka(f"sqlite:///{Path(self.folder.name)}/abk.db", buat=True)
        self.gudang.simpan_unit(oleh="O", kode_unit="a", nama_unit="A")
        self.gudang.simpan_jabatan(
            oleh="O", kode_jabatan=KODE, kode_unit="a", nama_jabatan="J", jenis_jabatan="pelaksana"
        )
        self.versi: list[Lembar] = [self.gudang.lembar(KODE)]
        self.status = "kosong"
        self.pengajuan = 0

    @property
    def kini(self) -> int:
        return len(self.versi) - 1

    @rule(bezetting=SEL, volume=SEL, mundur=st.integers(0, 2))
    def simpan(self, bezetting: object, volume: object, mundur: int) -> None:
        dasar = max(0, self.kini - mundur)
        try:
            lembar = Lembar(KODE, bezetting=bezetting, uraian_tugas=({"nomor": "1", "volume": volume},))
        except Exception as salah:  # noqa: BLE001 - signs that no database keeps
            assert "disimpan" in str(salah)  # noqa: PT017
            return
        sama = self.kini > 0 and lembar.sidik == self.versi[-1].sidik
        if sama:
            assert self.gudang.simpan_draf(lembar, versi_dasar=dasar, oleh="A").versi == self.kini
        elif dasar != self.kini:
            with pytest.raises(KonflikError) as galat:
                self.gudang.simpan_draf(lembar, versi_dasar=dasar, oleh="A")
            assert galat.value.baru.sidik == self.versi[-1].sidik
            assert galat.value.lama.sidik == self.versi[dasar].sidik
        elif self.status == "diajukan":
            with pytest.raises(StatusError):
                self.gudang.simpan_draf(lembar, versi_dasar=dasar, oleh="A")
        else:
            self.versi.append(self.gudang.simpan_draf(lembar, versi_dasar=dasar, oleh="A"))
            self.status = "draf"

    @rule()
    @precondition(lambda self: self.status != "kosong")
    def ajukan(self) -> None:
        self.pengajuan += self.status != "diajukan"
        self.gudang.ajukan(KODE, self.kini, "K")
        self.status = "diajukan"

    @rule()
    def kembalikan(self) -> None:
        if self.status == "diajukan":
            self.versi.append(self.gudang.kembalikan(KODE, "O", "perbaiki"))
            self.status = "dikembalikan"
        elif self.status != "dikembalikan":
            with pytest.raises(StatusError):
                self.gudang.kembalikan(KODE, "O", "perbaiki")

    @invariant()
    def sama(self) -> None:
        terakhir = self.gudang.lembar(KODE)
        assert (terakhir.versi, terakhir.status) == (self.kini, self.status)
        for n, satu in enumerate(self.versi):
            assert self.gudang.lembar(KODE, n).sidik == satu.sidik
        assert (self.gudang.riwayat(KODE)["apa"] == "ajukan").sum() == self.pengajuan
        assert len(self.gudang.kegiatan().hasil) == 1

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()


TestModel = pytest.mark.xdist_group("store")(Model.TestCase)
TestModel.settings = settings(
    max_examples=12,
    stateful_step_count=12,
    deadline=None,
    phases=TANPA_MENGECILKAN,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
