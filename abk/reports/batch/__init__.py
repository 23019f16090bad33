"""The batch: one notebook run a page, in parallel, under a safety net.

Light to import: papermill and nbconvert load only in the processes that use them.
"""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.reports.batch.cluster import Cluster
    from abk.reports.batch.folder import Catatan, Manifest
    from abk.reports.batch.link import in_the_clear
    from abk.reports.batch.order import Job
    from abk.reports.batch.report import Dihentikan, laporan
    from abk.reports.batch.run import Progress
    from abk.reports.batch.worker import Outcome, run_unit
    from abk.reports.batch.workshop import Workshop

__all__ = [
    "Catatan",
    "Cluster",
    "Dihentikan",
    "Job",
    "Manifest",
    "Outcome",
    "Progress",
    "Workshop",
    "in_the_clear",
    "laporan",
    "run_unit",
]

# Whether anything is to be made at all is found out without them.
muka(__name__)
