"""The workbook of a report, made by a process forked from the warm parent, which has read the kegiatan."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import abk
from abk.reports.batch.order import Job
from abk.reports.batch.processes import kernel_environment
from abk.reports.filenames import REKAP

_CELL = "import json\nfrom abk.reports.batch.workbook import write\nwrite(*json.loads({isi!r}))"


def workbook(job: Job, folder: Path) -> bytes:
    """The workbook; `folder` is private to it."""
    asal, pilihan, berkas = [job.sumber, job.alur, job.saat], dict(job.pilihan), str(folder / REKAP)
    lain = next((n for n in job.tetangga or () if n.endswith(f"/{REKAP}")), "")
    isi = json.dumps((asal, pilihan, lain, berkas))
    if not (job.zygote_address and _forked(job.zygote_address, isi, folder)):
        write(asal, pilihan, lain, berkas)  # whatever is wrong is said here
    return Path(berkas).read_bytes()


def write(asal: list[str], pilihan: Mapping[str, str], lain: str, berkas: str) -> None:
    """Write the workbook of a source, case and state."""
    from abk.reports.rekap_xlsx import tulis_rekap  # noqa: PLC0415  pandas, where a fork need not load it

    sumber, alur, saat = asal
    k = abk.open(sumber, alur=alur, saat=saat)
    tulis_rekap(k.dengan(**pilihan) if pilihan else k, Path(berkas), lain=lain)


def _forked(alamat: str, isi: str, folder: Path) -> bool:
    """Whether a process of the warm parent has written it."""
    # papermill, which takes 1 s to import, has to come first
    import abk.reports.batch.execute  # noqa: F401, PLC0415
    from abk.reports.batch.zygote import PageProcess  # noqa: PLC0415

    try:
        proses = PageProcess(alamat, str(folder), kernel_environment() | {"TMPDIR": str(folder)})
    except (OSError, ValueError, KeyError):
        return False
    try:
        *_, jawab = proses.run(_CELL.format(isi=isi), None)
    except Exception:  # noqa: BLE001  it died, with its parent or alone
        return False
    finally:
        proses.close()
    return bool(jawab["content"]["status"] == "ok")
