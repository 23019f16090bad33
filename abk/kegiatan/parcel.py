"""A kegiatan that travels to another machine: exact, and plain data only.

A record (:mod:`abk.kegiatan.rekaman`) is judged anew where it is read. A parcel is not: it carries the tables
as they were judged, with every finding, so that its fingerprint is the same there. Therefore nobody opens one
as a file of his own: a process takes parcels only from the folder that :data:`PARCEL_FOLDER` names.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from abk.errors import KegiatanError, Temuan
from abk.kegiatan.folder import ingat
from abk.kegiatan.keadaan import KeadaanData
from abk.kegiatan.kegiatan import Kegiatan
from abk.kegiatan.pengaturan import Pengaturan
from abk.tables import TabelTerperiksa
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.malas import pd
from abk.tulisan.sidik import json_kanonik, sidik

PARCEL_SCHEME = "parcel:"
"""Beginning of the source by which :func:`abk.open` finds a parcel; its SHA-256 follows."""

PARCEL_FOLDER = "ABK_PARCEL"
"""Variable of the environment: folder of the parcels that this process may open."""

_SARAN = "Sumber ini hanya ada selama satu halaman dibuat di klaster; beri sumber yang sebenarnya."
_DTYPES = frozenset({"str", "Int64", "int64", "float64"})


def pack(k: Kegiatan, alur: str = "", saat: str = "") -> bytes:
    """Parcel of a kegiatan.

    Parameters
    ----------
    k : the kegiatan
    alur, saat : as it was opened (:func:`abk.open`)
    """
    isi = {
        "buka": [alur, saat],
        "asal": k.asal,
        "pengaturan": k.pengaturan.model_dump(mode="json"),
        "tabel": [(nama, *_columns(k.terperiksa.tabel[nama])) for nama in k.terperiksa.tabel],
        "temuan": [t.sebagai_dict() for t in k.terperiksa.temuan],
        "atasan": k.atasan,
        "keadaan": vars(k.keadaan) if k.keadaan else None,
        "jawaban_tanda": dict(k.jawaban_tanda),
    }
    return json_kanonik(isi).encode("utf-8", "surrogatepass")


def parcel_source(content: bytes) -> str:
    """Source by which :func:`abk.open` finds a parcel."""
    return f"{PARCEL_SCHEME}{sidik(content)}"


def put_parcel(content: bytes, folder: Path) -> Path:
    """Write a parcel where processes with this folder find it."""
    path = folder / sidik(content)
    path.write_bytes(content)
    return path


def open_parcel(source: str, alur: str = "", saat: str = "") -> Kegiatan:
    """Kegiatan of a parcel.

    Parameters
    ----------
    source : as :func:`parcel_source` gave it
    alur, saat : as for :func:`abk.open`; they must be those with which the parcel was made

    Raises
    ------
    KegiatanError
        If this process has no such parcel, or it is not as it was sent.
    """
    folder, kode = os.environ.get(PARCEL_FOLDER, ""), source.removeprefix(PARCEL_SCHEME)
    if not folder or not kode.isalnum():
        raise KegiatanError("Sumber kiriman tidak ada dalam proses ini.", _SARAN)
    try:
        content = (Path(folder) / kode).read_bytes()
    except OSError as salah:
        raise KegiatanError("Sumber kiriman tidak ada dalam proses ini.", _SARAN) from salah
    if sidik(content) != kode:
        raise KegiatanError("Sumber kiriman tidak utuh.", "Jalankan lagi perintah yang sama.")
    return ingat(f"{source} {alur} {saat}", lambda: _unpack(content, (alur, saat)))


def _unpack(content: bytes, buka: tuple[str, str]) -> Kegiatan:
    isi: Any = urai_json(content)
    if tuple(isi["buka"]) != buka:
        raise KegiatanError("Sumber kiriman memuat satu keadaan data saja, bukan yang diminta.", _SARAN)
    keadaan = isi["keadaan"]
    return Kegiatan(
        # lax: a date comes as text
        Pengaturan.model_validate_json(json.dumps(isi["pengaturan"])),
        TabelTerperiksa(
            {nama: _frame(baris, kolom) for nama, baris, kolom in isi["tabel"]},
            [Temuan(**t) for t in isi["temuan"]],
        ),
        isi["asal"],
        tuple((kode, nama) for kode, nama in isi["atasan"]),
        KeadaanData(**{**keadaan, "unit": tuple(keadaan["unit"])}) if keadaan else None,
        isi["jawaban_tanda"],
    )


def _columns(frame: pd.DataFrame) -> tuple[list[int], list[tuple[str, str, list[Any]]]]:
    """Labels of the rows; name, type and cells of each column."""
    if asing := {str(satu) for satu in frame.dtypes} - _DTYPES:
        raise TypeError(f"no parcel of columns of type {sorted(asing)}")
    kolom = [
        (
            str(nama),
            str(sel.dtype),
            [None if kosong else nilai for nilai, kosong in zip(sel.tolist(), sel.isna(), strict=True)],
        )
        for nama, sel in frame.items()
    ]
    return frame.index.tolist(), kolom


def _frame(baris: list[int], kolom: list[tuple[str, str, list[Any]]]) -> pd.DataFrame:
    label = pd.Index(baris, dtype="int64")
    isi = {nama: pd.Series(nilai, label, jenis) for nama, jenis, nilai in kolom}
    return pd.DataFrame(isi, index=label, columns=[nama for nama, *_ in kolom])
