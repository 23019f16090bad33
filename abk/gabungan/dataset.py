"""Questions to a dataset: need by post name, level, region; norms across institutions; and its check."""

from __future__ import annotations

import contextlib
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import pandas as pd

from abk.errors import KegiatanError, ParameterError, Temuan, saran_nama
from abk.files import scratch_folder, sidik_berkas
from abk.gabungan import catalog, engine
from abk.gabungan.kebutuhan import KUNCI, kebutuhan_menurut
from abk.gabungan.kolom import TABEL
from abk.gabungan.norma import norma, norma_instansi
from abk.gabungan.pos import beda_besar, beda_sql, pos_jabatan
from abk.gabungan.saring import Saring, saring_partisi
from abk.tulisan.markup import kutip

_BACA = "Dataset tidak dapat dibaca"
_SARAN_BACA = "Bila sedang digabung lagi, buka ulang; bila tidak, gabungkan lagi sumbernya."
_LIHAT = "CREATE VIEW {tabel} AS SELECT * FROM read_parquet({berkas}, hive_partitioning = false)"
_TEMUAN_PALING = 1_000
"""That many differences are told one by one."""


def nasional(dataset: str | Path, *, memori_mb: int = engine.MEMORI_MB, inti: int = 0) -> Nasional:
    """Open a dataset that ``abk gabung`` made.

    Parameters
    ----------
    dataset : its folder
    memori_mb : what DuckDB may hold at once; beyond it, it works on the disk [MB]
    inti : threads; 0: as many as there are cores [inti]

    Returns
    -------
    Nasional

    Raises
    ------
    KegiatanError
        If it is none, a file of it is missing, or DuckDB is not installed.
    """
    return Nasional(Path(dataset).resolve(), memori_mb=memori_mb, inti=inti)


class Nasional:
    """A dataset, open for questions. Rows stay on the disk; an answer is a DataFrame.

    Parameters
    ----------
    folder : the dataset
    memori_mb : limit of the memory of DuckDB [MB]
    inti : threads

    Raises
    ------
    KegiatanError
        As :func:`nasional`.
    """

    def __init__(self, folder: Path, *, memori_mb: int = engine.MEMORI_MB, inti: int = 0) -> None:
        self._folder = folder
        self.katalog = catalog.read(folder)
        for tabel in TABEL:
            for p, letak in zip(self.katalog.partisi, self.katalog.letak(folder, tabel), strict=True):
                if not letak.is_file() or letak.stat().st_size != p.berkas(tabel).byte:
                    raise KegiatanError(
                        f"Dataset tidak utuh: {tabel} {p.instansi} tahun {p.tahun} hilang atau berubah.",
                        f"Gabungkan lagi sumber itu: abk gabung SUMBER --ke {folder}.",
                    )
        tutup = contextlib.ExitStack()
        self._tutup = weakref.finalize(self, tutup.close)
        spill = tutup.enter_context(scratch_folder("nasional"))
        self._con = tutup.enter_context(
            engine.connection(folder=[folder], spill=spill, memori_mb=memori_mb, inti=inti)
        )
        for tabel in TABEL:
            berkas = engine.files(self.katalog.letak(folder, tabel))
            with engine.in_words(_BACA, _SARAN_BACA):
                self._con.execute(_LIHAT.format(tabel=tabel, berkas=berkas))
        self._con.register("_asal", self.asal)
        self._con.execute("CREATE TABLE asal AS SELECT * FROM _asal")
        self._con.unregister("_asal")

    def __repr__(self) -> str:
        """One line: how much there is."""
        a = self.asal
        isi = f"{a['instansi'].nunique()} instansi, {len(a)} partisi, {a['jabatan'].sum()} jabatan"
        kurang = f"; {len(self.ditolak)} sumber ditolak" if self.ditolak else ""
        return f"<Nasional: {isi}, {a['tugas'].sum()} uraian tugas{kurang}>"

    def __enter__(self) -> Self:
        """Return itself; the end of the block closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of memory and temporary files."""
        self._tutup()

    @property
    def asal(self) -> pd.DataFrame:
        """Where each partition comes from: institution, year, source, fingerprint, law, what was left out.

        Returns
        -------
        DataFrame, a row a partition
        """
        baris = [
            {n: isi for n, isi in p.model_dump().items() if not isinstance(isi, dict)}
            | {f"temuan_{t}": p.temuan.get(t, 0) for t in ("cacat", "ragu", "catatan")}
            for p in self.katalog.partisi
        ]
        return pd.DataFrame(baris)

    @property
    def ditolak(self) -> list[str]:
        """Sources that the last run of ``abk gabung`` could not take: they are missing here."""
        return list(self.katalog.ditolak)

    def tanya(
        self,
        sql: str,
        isi: Sequence[object] | Mapping[str, object] = (),
        *,
        paling: int = engine.BARIS_PALING,
    ) -> pd.DataFrame:
        """Answer of one SELECT over the tables ``hasil``, ``tugas`` and ``asal`` (columns: ``KAMUS.md``).

        Parameters
        ----------
        sql : the question
        isi : values for its ``?`` or ``$nama``
        paling : most rows that are loaded [baris]

        Returns
        -------
        DataFrame

        Raises
        ------
        ParameterError
            If it is not one SELECT, DuckDB does not understand it, or the answer is longer.
        """
        return engine.jawab(self._con, sql, isi, paling)

    def kebutuhan(
        self, menurut: str | Sequence[str] = "nama_jabatan", *, tahun: int | None = None, instansi: str = ""
    ) -> pd.DataFrame:
        """Need and people, by one or more of :data:`abk.gabungan.kebutuhan.KUNCI`; always also by year.

        Parameters
        ----------
        menurut : ``nama_jabatan``, ``jenjang``, ``wilayah``, ``instansi``, ``jenis_jabatan`` …
        tahun : one year only [tahun]
        instansi : one institution only

        Returns
        -------
        DataFrame, index ``tahun`` and ``menurut``, largest need first within a year
            jumlah_instansi, jumlah_jabatan; kebutuhan (exact sum, nearest float), kebutuhan_bulat, bezetting,
            kekurangan, kelebihan [orang]; belum_lengkap [jabatan]; peraturan and pembulatan that were used

        Raises
        ------
        ParameterError
            If ``menurut``, year or institution is not known.
        """
        kunci = [menurut] if isinstance(menurut, str) else list(menurut)
        for satu in kunci:
            if satu not in KUNCI:
                raise ParameterError(f"menurut {kutip(satu)} tidak dikenal.", saran_nama(satu, KUNCI))
        with engine.in_words(_BACA, _SARAN_BACA):
            return kebutuhan_menurut(self._con, kunci, self._saring(tahun, instansi))

    def jabatan(self, instansi: str, tahun: int, *, pembulatan: str = "") -> pd.DataFrame:
        """Need of each post of an institution, computed from its tasks by DuckDB, not taken from the results.

        Parameters
        ----------
        instansi, tahun : which [tahun]
        pembulatan : another rounding policy than its own

        Returns
        -------
        DataFrame, index ``kode_jabatan``: beban_kerja_menit [menit/tahun], kebutuhan, kebutuhan_bulat,
            bezetting, selisih [orang], efektivitas_jabatan [1]

        Raises
        ------
        ParameterError
            If institution or year is not there.
        PeraturanError
            If there is no such policy.
        """
        syarat = self._saring(tahun, instansi)
        with engine.in_words(_BACA, _SARAN_BACA):
            return pos_jabatan(self._con, syarat, pembulatan)

    def norma(
        self, kata: str = "", *, tahun: int | None = None, paling_sedikit: int = 2, terbanyak: int = 50
    ) -> pd.DataFrame:
        """Norms of the same task across institutions: tasks with the same text, capitals and signs apart.

        Parameters
        ----------
        kata : words that the task must contain
        tahun : one year only [tahun]
        paling_sedikit : institutions that must have the task [instansi]
        terbanyak : that many tasks, those of most institutions first [tugas]

        Returns
        -------
        DataFrame, index ``tahun`` and ``uraian_tugas``
            jumlah_instansi, jumlah_jabatan, jumlah_baris; norma_min, kuartil_1, median, kuartil_3, norma_maks
            [menit/hasil]; kali = largest by smallest [1]

        Raises
        ------
        ParameterError
            If the year is not there.
        """
        with engine.in_words(_BACA, _SARAN_BACA):
            return norma(self._con, kata, self._saring(tahun, ""), paling_sedikit, terbanyak)

    def norma_instansi(self, uraian_tugas: str, *, tahun: int | None = None) -> pd.DataFrame:
        """Norms of one task, institution by institution.

        Parameters
        ----------
        uraian_tugas : its text; capitals and signs do not matter
        tahun : one year only [tahun]

        Returns
        -------
        DataFrame, index ``tahun`` and ``instansi``, shortest median first
            jumlah_jabatan, jumlah_baris, norma_min, median, norma_maks [menit/hasil], peraturan

        Raises
        ------
        ParameterError
            If the year is not there.
        """
        with engine.in_words(_BACA, _SARAN_BACA):
            return norma_instansi(self._con, uraian_tugas, self._saring(tahun, ""))

    def periksa(self) -> list[Temuan]:
        """The dataset checked: each file against its fingerprint, each result against its tasks.

        Returns
        -------
        list of Temuan; empty if all is as it was written
        """
        temuan = []
        for tabel in TABEL:
            for p, letak in zip(self.katalog.partisi, self.katalog.letak(self._folder, tabel), strict=True):
                if not letak.is_file() or sidik_berkas(letak) != p.berkas(tabel).sidik:
                    pesan = f"{p.instansi} tahun {p.tahun}: berkas berubah sesudah digabung"
                    temuan.append(_temuan("berkas_berubah", pesan, tabel, letak.name))
        with engine.in_words(_BACA, _SARAN_BACA):
            beda = self._con.execute(beda_sql(_TEMUAN_PALING)).fetchall()
            beda += [(*satu, "hasil") for satu in beda_besar(self._con)]
        for instansi, tahun, kode, apa in beda:
            pesan = f"{instansi} tahun {tahun}: " + (
                "hasilnya lain daripada jumlah tugasnya" if apa == "hasil" else "tugas tanpa jabatan"
            )
            temuan.append(_temuan("hasil_sama", pesan, apa, kode=kode))
        return temuan

    def _saring(self, tahun: int | None, instansi: str) -> Saring:
        return saring_partisi(self.katalog.partisi, tahun, instansi)


def _temuan(aturan: str, pesan: str, tabel: str, berkas: str = "", kode: str | None = None) -> Temuan:
    saran = "Gabungkan lagi sumber itu dengan --ganti."
    return Temuan("cacat", aturan, pesan, saran, tabel, berkas, kode_jabatan=kode)
