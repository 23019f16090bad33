"""The batch: one notebook run a page, in parallel, under a safety net.

Light to import: papermill and nbconvert load only in the processes that use them.
"""

from abk.reports.batch.berkas import nama_berkas, nama_semua
from abk.reports.batch.kerja import Kemajuan
from abk.reports.batch.klaster import pelaksana_klaster
from abk.reports.batch.manifest import Catatan, Manifest
from abk.reports.batch.pekerja import Hasil, Tugas, run_unit
from abk.reports.batch.pembuatan import Dihentikan, laporan

__all__ = [
    "Catatan",
    "Dihentikan",
    "Hasil",
    "Kemajuan",
    "Manifest",
    "Tugas",
    "laporan",
    "nama_berkas",
    "nama_semua",
    "pelaksana_klaster",
    "run_unit",
]
