"""The public formulas: tables in, a new table out."""

from __future__ import annotations

import datetime as dt
import warnings

from abk.errors import DataError, DataWarning, Temuan
from abk.kebutuhan.beban import Beban, beban_tugas
from abk.kebutuhan.jabatan import hasil_jabatan
from abk.kebutuhan.rekap import rekap_unit
from abk.peraturan import PERATURAN_BAWAAN, Aturan, aturan
from abk.tables import (
    JABATAN,
    TANPA_KAIDAH,
    UNIT,
    URAIAN_TUGAS,
    Kaidah,
    TabelTerperiksa,
    frame_masukan,
    validate_semua,
)
from abk.tulisan.malas import pd


def kebutuhan_pegawai(
    uraian_tugas: pd.DataFrame,
    jabatan: pd.DataFrame,
    peraturan: str | Aturan = PERATURAN_BAWAAN,
    pembulatan: str = "terdekat",
    minimum_satu: bool = True,
    *,
    hari_norma: str = "efektif",
    tanggal: dt.date | None = None,
    lingkup: str = "pusat",
) -> pd.DataFrame:
    """Staffing need of each post.

    Parameters
    ----------
    uraian_tugas : DataFrame, one row per uraian tugas (:data:`abk.tables.URAIAN_TUGAS`)
        ``volume`` [hasil/periode], ``norma_waktu`` [satuan_waktu/hasil], …
    jabatan : DataFrame, one row per post (:data:`abk.tables.JABATAN`)
        ``bezetting`` [orang], ``pendekatan``, …
    peraturan : name of the regulation, or an :class:`~abk.peraturan.Aturan`: one of an institution's own rule
        (:func:`abk.peraturan.aturan_setempat`), or with the constants that credit points need
        (:func:`abk.peraturan.dengan_konstanta`)
    pembulatan : ``terdekat`` (half up), ``ke_atas`` or ``ke_bawah``; applied once per post
    minimum_satu : a pimpinan post is never less than one person
    hari_norma : a day in a norm is an ``efektif`` or a ``formal`` working day
    tanggal : date on which the regulation is asked; None = today
    lingkup : ``pusat`` or ``daerah``

    Returns
    -------
    DataFrame, index ``kode_jabatan``
        ``beban_kerja_menit`` [menit/tahun], ``kebutuhan`` [orang, full precision],
        ``kebutuhan_bulat`` [orang], ``bezetting`` [orang], ``selisih`` = bezetting −
        kebutuhan_bulat [orang; negative = kekurangan], ``efektivitas_jabatan`` [rasio; missing where
        nobody holds the post], ``prestasi_jabatan`` (A–E, ``–``), ``belum_lengkap`` (a row of the post
        was left out, or its bezetting is not known), ``peraturan``, ``pembulatan``.

    Raises
    ------
    DataError
        On structural faults, with all of them.
    PeraturanError
        On an unknown or not applicable regulation, or an unknown rounding policy.
    ParameterError
        On an unknown ``hari_norma``, a ``minimum_satu`` that is neither True nor False, a table that is no
        DataFrame of pandas, or one with a column in its index.

    Warns
    -----
    DataWarning
        If a row with a fault or doubt was left out, or a bezetting is not known: what and why. All findings
        are in its ``.temuan``, and come from :func:`temuan_tabel` too.

    References
    ----------
    KEP/75/M.PAN/7/2004 (the four approaches); the regulation named, for the working time.
    """
    aturan_ = _aturan(peraturan, tanggal, lingkup)
    periksa, beban = _beban(uraian_tugas, jabatan, aturan_, hari_norma)
    return hasil_jabatan(
        periksa.tabel["jabatan"],
        beban.per_jabatan,
        aturan_,
        pembulatan=pembulatan,
        minimum_satu=minimum_satu,
        belum_lengkap=periksa.jabatan_belum_lengkap,
    )


def beban_kerja(
    uraian_tugas: pd.DataFrame,
    peraturan: str | Aturan = PERATURAN_BAWAAN,
    jabatan: pd.DataFrame | None = None,
    *,
    hari_norma: str = "efektif",
    tanggal: dt.date | None = None,
    lingkup: str = "pusat",
) -> pd.DataFrame:
    """Workload of each task, with the steps that lead to it.

    Parameters
    ----------
    uraian_tugas : DataFrame, one row per uraian tugas
    peraturan, hari_norma, tanggal, lingkup : as in :func:`kebutuhan_pegawai`
    jabatan : posts, for the approach of each; None = all are *tugas per tugas jabatan*

    Returns
    -------
    DataFrame, index as given
        ``kode_jabatan``, ``nomor``, ``per_tahun`` [periode/tahun], ``volume_per_tahun`` [hasil/tahun],
        ``menit_per_satuan`` [menit/satuan], ``norma_waktu_menit`` [menit/hasil],
        ``beban_kerja_menit`` [menit/tahun], ``bagian_orang`` [orang], ``dihitung``.

    Raises
    ------
    DataError
        On structural faults, with all of them.

    Warns
    -----
    DataWarning
        As :func:`kebutuhan_pegawai`.

    References
    ----------
    As in :func:`kebutuhan_pegawai`.
    """
    if jabatan is None:
        jabatan = _jabatan_polos(uraian_tugas)
    rincian = _beban(uraian_tugas, jabatan, _aturan(peraturan, tanggal, lingkup), hari_norma)[1].rincian
    return rincian.set_axis(uraian_tugas.index)


def efektivitas_unit(
    uraian_tugas: pd.DataFrame,
    jabatan: pd.DataFrame,
    unit: pd.DataFrame | None = None,
    peraturan: str | Aturan = PERATURAN_BAWAAN,
    pembulatan: str = "terdekat",
    minimum_satu: bool = True,
    *,
    hari_norma: str = "efektif",
    tanggal: dt.date | None = None,
    lingkup: str = "pusat",
) -> pd.DataFrame:
    """Effectiveness, need and gaps of each unit.

    Parameters
    ----------
    uraian_tugas, jabatan, peraturan, pembulatan, minimum_satu, hari_norma, tanggal, lingkup
        As in :func:`kebutuhan_pegawai`.
    unit : DataFrame, the tree of units; None = each unit by itself

    Returns
    -------
    DataFrame, index ``kode_unit`` (:func:`abk.kebutuhan.rekap_unit`)
        Among others ``efektivitas_unit`` [rasio], ``prestasi_unit``, and ``kekurangan`` and
        ``kelebihan`` as two sums [orang].

    Warns
    -----
    DataWarning
        As :func:`kebutuhan_pegawai`.

    References
    ----------
    Forms of the Permendagri 12/2008 family: EU = Σ load / (Σ bezetting × waktu kerja efektif).
    """
    aturan_ = _aturan(peraturan, tanggal, lingkup)
    periksa, beban = _beban(uraian_tugas, jabatan, aturan_, hari_norma, unit)
    jabatan_ = periksa.tabel["jabatan"]
    hasil = hasil_jabatan(
        jabatan_,
        beban.per_jabatan,
        aturan_,
        pembulatan=pembulatan,
        minimum_satu=minimum_satu,
        belum_lengkap=periksa.jabatan_belum_lengkap,
    )
    if unit is None:
        kode = jabatan_["kode_unit"].drop_duplicates()
        datar = pd.DataFrame({"kode_unit": kode, "nama_unit": kode, "kode_induk": "", "eselon": ""})
        return rekap_unit(datar, jabatan_, hasil, aturan_, beban.per_jabatan)
    return rekap_unit(periksa.tabel["unit"], jabatan_, hasil, aturan_, beban.per_jabatan)


def temuan_tabel(
    uraian_tugas: pd.DataFrame, jabatan: pd.DataFrame | None = None, unit: pd.DataFrame | None = None
) -> list[Temuan]:
    """Every fault, doubt and note of tables, structural ones first: what the formulas leave out, and why.

    Parameters
    ----------
    uraian_tugas, jabatan : as in :func:`beban_kerja`; not changed
    unit : as in :func:`efektivitas_unit`

    Returns
    -------
    list of Temuan
        Rows count as in a spreadsheet: the first row of a table is row 2, under its header.

    References
    ----------
    Rules of the columns: :mod:`abk.tables` (pilihan program).
    """
    return _periksa(uraian_tugas, _jabatan_polos(uraian_tugas) if jabatan is None else jabatan, unit).temuan


def _aturan(peraturan: str | Aturan, tanggal: dt.date | None, lingkup: str) -> Aturan:
    return peraturan if isinstance(peraturan, Aturan) else aturan(peraturan, tanggal, lingkup)


def _beban(
    uraian_tugas: pd.DataFrame,
    jabatan: pd.DataFrame,
    aturan_: Aturan,
    hari_norma: str,
    unit: pd.DataFrame | None = None,
) -> tuple[TabelTerperiksa, Beban]:
    kaidah = Kaidah(aturan_.norma_tengah, frozenset(aturan_.konstanta_kredit))
    periksa = _periksa(uraian_tugas, jabatan, unit, kaidah)
    if periksa.struktural:
        raise DataError(periksa.temuan, "abk.temuan_tabel(uraian_tugas, jabatan)")
    keluar = periksa.baris_keluar("uraian_tugas")
    tugas = periksa.tabel["uraian_tugas"]
    if belum := periksa.jabatan_belum_lengkap:
        pesan = DataWarning(periksa.temuan, len(keluar), len(tugas), len(belum))
        warnings.warn(pesan, stacklevel=3)  # where the public function was called
    return periksa, beban_tugas(
        tugas, periksa.tabel["jabatan"], aturan_, hari_norma=hari_norma, keluar=keluar
    )


def _periksa(
    uraian_tugas: pd.DataFrame,
    jabatan: pd.DataFrame,
    unit: pd.DataFrame | None,
    kaidah: Kaidah = TANPA_KAIDAH,
) -> TabelTerperiksa:
    tabel = [*([(UNIT, unit)] if unit is not None else []), (JABATAN, jabatan), (URAIAN_TUGAS, uraian_tugas)]
    bersih = {satu.nama: frame_masukan(frame, satu) for satu, frame in tabel}
    return validate_semua(bersih, kaidah=kaidah)


def _jabatan_polos(uraian_tugas: pd.DataFrame) -> pd.DataFrame:
    # Codes are stripped as the validation strips them; without the column the validation itself complains.
    tugas = frame_masukan(uraian_tugas, URAIAN_TUGAS)
    kode = tugas.get("kode_jabatan", pd.Series(dtype="str")).dropna().astype("str").str.strip()
    kode = kode[kode != ""].drop_duplicates()
    return pd.DataFrame(
        {
            "kode_jabatan": kode,
            "kode_unit": kode,
            "nama_jabatan": kode,
            "jenis_jabatan": "pelaksana",
            "bezetting": 0,
        }
    )
