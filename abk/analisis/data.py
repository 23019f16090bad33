"""What an analysis reads of a kegiatan: its tables and its results, nothing else."""

from __future__ import annotations

import inspect
import math
from collections.abc import Sequence
from numbers import Integral, Real
from typing import TYPE_CHECKING, Protocol

from abk.errors import ParameterError
from abk.tulisan.malas import pd
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    from abk.peraturan import Aturan


class DataKegiatan(Protocol):
    """Tables and results that the analyses read; :class:`abk.Kegiatan` has them.

    Attributes
    ----------
    unit, jabatan, uraian_tugas : typed tables
    rincian : workload of each task, one row per row of ``uraian_tugas`` (:func:`abk.beban_kerja`)
    hasil : need of each post (:func:`abk.kebutuhan_pegawai`), index ``kode_jabatan``
    aturan : working time of the regulation
    """

    @property
    def unit(self) -> pd.DataFrame:
        """Units."""
        ...

    @property
    def jabatan(self) -> pd.DataFrame:
        """Posts."""
        ...

    @property
    def uraian_tugas(self) -> pd.DataFrame:
        """Tasks."""
        ...

    @property
    def rincian(self) -> pd.DataFrame:
        """Workload of each task."""
        ...

    @property
    def hasil(self) -> pd.DataFrame:
        """Need of each post."""
        ...

    @property
    def aturan(self) -> Aturan:
        """Working time of the regulation."""
        ...


def wajib_kegiatan(k: object) -> None:
    """Refuse what is no kegiatan, such as its name.

    Parameters
    ----------
    k : what should have the results of one

    Raises
    ------
    ParameterError
        If it has none.
    """
    if inspect.getattr_static(k, "rincian", None) is None:
        raise ParameterError(
            f"Kegiatan berupa {kutip(type(k).__name__)}, bukan kegiatan yang sudah dibuka.",
            'Buka dahulu sumbernya: k = abk.open("contoh").',
        )


def wajib_angka(*bulat: str, **pilihan: object) -> None:
    """Choices of an analysis that must be numbers; a notebook may be given a word, such as ``"0,02"``.

    Parameters
    ----------
    bulat : names of those that must be whole
    pilihan : each by its name

    Raises
    ------
    ParameterError
        If one is no finite number, or not whole; with all of them.
    """

    def sah(nama: str, nilai: object) -> bool:
        angka = isinstance(nilai, Integral if nama in bulat else Real) and not isinstance(nilai, bool)
        return angka and math.isfinite(float(nilai))  # type: ignore[arg-type]

    salah = [
        f"{nama} {kutip(nilai)} bukan {'bilangan bulat' if nama in bulat else 'angka yang berhingga'}"
        for nama, nilai in pilihan.items()
        if not sah(nama, nilai)
    ]
    if salah:
        raise ParameterError(f"{'; '.join(salah)}.", "Tulis angka dengan titik: 2 persen sebagai 0.02.")


def tabel_tugas(k: DataKegiatan, kolom: Sequence[str] = ()) -> pd.DataFrame:
    """Tasks that count, each with its workload, its post and its unit.

    Parameters
    ----------
    k : tables and results
    kolom : columns of ``uraian_tugas`` that are needed; default all

    Returns
    -------
    DataFrame, one row a counted task, index as in ``k.uraian_tugas``
        ``uraian_tugas`` with ``volume_per_tahun`` [hasil/tahun], ``norma_waktu_menit`` [menit/hasil],
        ``beban_kerja_menit`` [menit/tahun], ``bagian_orang`` [orang], and of the post ``kode_unit``,
        ``nama_jabatan``, ``jenis_jabatan``, ``bezetting`` [orang].

    Raises
    ------
    ParameterError
        As :func:`wajib_kegiatan`.
    """
    wajib_kegiatan(k)
    hitung = k.rincian
    angka = ["volume_per_tahun", "norma_waktu_menit", "beban_kerja_menit", "bagian_orang"]
    isi = k.uraian_tugas[list(kolom)] if kolom else k.uraian_tugas
    tugas = isi.join(hitung[angka])[hitung["dihitung"].to_numpy(dtype=bool)]
    pos = k.jabatan.set_index("kode_jabatan")[["kode_unit", "nama_jabatan", "jenis_jabatan", "bezetting"]]
    return tugas.join(pos, on="kode_jabatan")
