"""A procedure as data: one YAML an SOP, its steps word by word, what a program needs beside them.

``prosedur()`` reads one; ``prosedur_dari_json`` reads what a case has kept of it. Both refuse a
procedure that breaks a rule, with every fault at once.
"""

from abk.sop.galat import ProsedurError
from abk.sop.prosedur.baca import (
    PROSEDUR_BAWAAN,
    asal,
    daftar_prosedur,
    prosedur,
    prosedur_dari_json,
    sebutan_prosedur,
    sidik_isi,
)
from abk.sop.prosedur.langkah import MAKNA, Langkah, Waktu
from abk.sop.prosedur.model import Prosedur

__all__ = [
    "MAKNA",
    "PROSEDUR_BAWAAN",
    "Langkah",
    "Prosedur",
    "ProsedurError",
    "Waktu",
    "asal",
    "daftar_prosedur",
    "prosedur",
    "prosedur_dari_json",
    "sebutan_prosedur",
    "sidik_isi",
]
