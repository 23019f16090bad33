"""Guards abk.reports.batch.workbook: the workbook comes from the warm parent, the same as without it, and
without it where it is gone.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from abk.errors import KegiatanError
from abk.files import scratch_folder
from abk.reports.batch import Job, workbook
from abk.reports.batch.processes import Zygote, can_fork, short_parent
from abk.reports.filenames import REKAP

from .conftest import Sumber


def _tugas(folder: Path, alamat: str = "", **lain: object) -> Job:
    return Job("rekap", "", REKAP, "", str(folder), zygote_address=alamat, **lain)


@pytest.mark.skipif(not can_fork(), reason="fork tidak tersedia di sistem ini")
def test_dari_induk_hangat_sama_dengan_tanpanya(
    sumber: Sumber, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilihan = {"pembulatan": "ke_atas"}
    sendiri = workbook.workbook(
        _tugas(sumber.folder, pilihan=pilihan, tetangga=("awal/rekap.xlsx",)), tmp_path
    )

    def bukan_di_sini(*_: object) -> None:
        raise AssertionError

    with scratch_folder("u", short_parent()) as folder:
        zygote = Zygote(folder, str(sumber.folder))
        try:
            with monkeypatch.context() as sementara:
                sementara.setattr(workbook, "write", bukan_di_sini)
                satu = _tugas(sumber.folder, zygote.alamat, pilihan=pilihan, tetangga=("awal/rekap.xlsx",))
                assert workbook.workbook(satu, tmp_path) == sendiri
            hilang = _tugas(tmp_path / "tidak ada", zygote.alamat)
            with pytest.raises(KegiatanError, match="tidak ada"):
                workbook.workbook(hilang, tmp_path)
        finally:
            zygote.close()
        assert workbook.workbook(_tugas(sumber.folder, zygote.alamat), tmp_path)  # it is gone
    assert workbook.workbook(_tugas(sumber.folder), tmp_path) != sendiri  # another rounding
