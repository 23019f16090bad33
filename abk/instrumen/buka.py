"""Files of any kind as a kegiatan: what :func:`abk.open` gives of workbooks of any layout."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from abk.errors import DataError, Temuan
from abk.files import sidik_berkas
from abk.instrumen.asing import Peta, baca_peta
from abk.instrumen.galat import BerkasError
from abk.instrumen.rencana import Rencana, laksanakan, rencanakan
from abk.instrumen.sumber import buku_sumber, kegiatan_sumber
from abk.kegiatan import Kegiatan, folder_sumber
from abk.kegiatan.folder import ingat
from abk.store import buka
from abk.tulisan.sidik import sidik

AKHIRAN_PETA = ".peta.yaml"
"""Ending of the mapping file beside a workbook of an office's own layout."""


def open(sumber: str | Path) -> Kegiatan:  # noqa: A001 - abk.open
    """Kegiatan of files.

    Workbooks of another layout are read with the mapping beside them (``kantor.peta.yaml``); units and posts
    that they name get the codes that an import would propose, told as a note.

    Raises
    ------
    AbkError
        If it cannot be read, or a question about it is open.
    """
    tempat = folder_sumber(sumber)
    berkas = buku_sumber(tempat)
    peta = tempat / "peta.yaml" if tempat.is_dir() else tempat.with_suffix(AKHIRAN_PETA)
    bahan = [*berkas, *([peta] if peta.is_file() else [])]
    if not berkas:
        return _kegiatan(tempat, berkas, peta)
    kunci = sidik(repr([(f.name, sidik_berkas(f)) for f in bahan]))
    return ingat(f"{tempat.name}:{kunci}", lambda: _kegiatan(tempat, berkas, peta))


def _kegiatan(tempat: Path, berkas: Sequence[Path], peta: Path) -> Kegiatan:
    k = kegiatan_sumber(tempat)
    if k is not None:
        return k
    rencana = rencanakan(berkas, "", peta=baca_peta(peta) if peta.is_file() else Peta())
    if rencana.terbuka:
        tanya = "\n".join(f"  - {p}" for p in rencana.pertanyaan)
        pesan = f"Bentuk kantor sendiri; {len(rencana.terbuka)} pertanyaan belum dijawab:\n{tanya}"
        perintah = f"abk impor {tempat} --ke sqlite:///abk.db --jawab NAMA=ISI"
        saran = f"Jawab sambil memasukkannya ke gudang: {perintah}"
        raise BerkasError(pesan, saran, tempat.name)
    with tempfile.TemporaryDirectory(prefix="abk-sumber-") as folder:
        alamat = f"sqlite:///{Path(folder).as_posix()}/abk.db"
        laporan = laksanakan(rencana, alamat, "abk")
        if laporan.ditolak:
            raise DataError(list(laporan.ditolak))
        k = buka(alamat).kegiatan()
    hasil = replace(k.terperiksa, temuan=[*k.temuan, *_usulan(tempat.name, rencana)])
    return Kegiatan(k.pengaturan, hasil, tempat.stem)


def _usulan(berkas: str, rencana: Rencana) -> list[Temuan]:
    """Codes and kinds that nobody gave are told, not passed off as the office's."""
    if not rencana.unit and not rencana.jabatan:
        return []
    contoh = ", ".join(f"{u[2]} = {u[1]}" for u in rencana.usulan[:3])
    pesan = f"kode {len(rencana.unit)} unit dan {len(rencana.jabatan)} jabatan diusulkan program ({contoh} …)"
    saran = "Kode dan jenis dari daftar kantor: abk impor dengan --jabatan DAFTAR.xlsx."
    return [Temuan("catatan", "kode_diusulkan", pesan, saran, "jabatan", berkas)]
