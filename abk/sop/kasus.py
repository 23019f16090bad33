"""A case as a source: its data as they were before the meetings, after a step, and as decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from abk.kegiatan import AKHIR, AWAL, KeadaanData, Kegiatan
from abk.sop.alur import Alur
from abk.sop.buka import buka_alur
from abk.sop.bundel import BERKAS, CATATAN, baca_biasa
from abk.sop.catatan.peristiwa import baca_baris
from abk.sop.data import data_seluruhnya, rekaman_akhir
from abk.sop.galat import AMBIL_KEMBALI, AlurError, LangkahError, RantaiError
from abk.sop.kaidah import putar
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.slot import DATA_AKHIR, DATA_AWAL
from abk.store import buka
from abk.store.case_store import Buat, CaseStore
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import SIDIK, sidik


class _FolderStore(CaseStore):
    """The one case of a folder that :func:`abk.sop.ekspor` wrote; read only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __repr__(self) -> str:
        """Name of the folder."""
        return f"_FolderStore({self._folder.name})"

    @property
    def alur(self) -> CaseStore:
        """Itself: a folder is its own store."""
        return self

    def daftar(self) -> list[dict[str, Any]]:
        """The one case."""
        return [{"kode": self._kode}]

    @property
    def _baris(self) -> list[str]:
        try:
            return baca_biasa(self._folder / CATATAN).decode().split("\n")[:-1]
        except OSError as salah:
            pesan = f"Folder {kutip(self._folder.name)} tidak berisi {CATATAN}."
            raise AlurError(pesan, "Beri alamat gudang, atau folder hasil ekspor alur.") from salah
        except UnicodeDecodeError as salah:
            raise RantaiError("Catatan alur bukan UTF-8.", AMBIL_KEMBALI) from salah

    @property
    def _kode(self) -> str:
        baris = self._baris
        return baca_baris(baris[0], 1).alur if baris else ""

    def rekaman(self, kode: str) -> list[str]:
        """Lines of the log; none under another code."""
        return self._baris if kode == self._kode else []

    def berkas(self, milik: str) -> bytes:
        """Bytes of a content, checked against its fingerprint."""
        try:
            isi = baca_biasa(self._folder / BERKAS / milik) if SIDIK.fullmatch(milik) else b""
        except OSError as salah:
            raise AlurError(f"Isi {milik} tidak ada.", AMBIL_KEMBALI) from salah
        if sidik(isi) != milik:
            raise RantaiError(f"Isi {milik} tidak sesuai dengan kode verifikasinya.", AMBIL_KEMBALI)
        return isi

    def tambah(self, kode: str, buat: Buat) -> NoReturn:  # noqa: ARG002 - as a shelf is asked
        """Refuse."""
        raise AlurError(f"Folder alur {kode} hanya dibaca.", "Lanjutkan alur itu di gudangnya.")


def buka_kasus(sumber: str | Path, kode: str = "") -> Alur:
    """Case of a store, or of a folder that a case was exported into; every event of it judged anew."""
    if "://" in str(sumber):
        return buka_alur(buka(str(sumber)), kode)
    rak = _FolderStore(Path(sumber))
    if kode and rak.daftar() != [{"kode": kode}]:
        ada = rak.daftar()[0]["kode"]
        raise AlurError(
            f"Folder {kutip(Path(sumber).name)} berisi alur {kutip(ada)}, bukan {kutip(kode)}.",
            f"Sebut alur {ada}.",
        )
    return buka_alur(rak, kode)


def kegiatan_alur(
    alur: Alur, saat: str = AKHIR, *, keputusan: Callable[[Alur], str] | None = None
) -> Kegiatan:
    """Data of a case as they stood: all units of the store, those of the case as decided till then.

    ``saat`` is ``awal``, ``akhir``, or the code of a step: as the data stood when it was last completed.
    ``keputusan`` gives number and date of the decree; it is asked for the final data only.

    Raises LangkahError if the case has not come that far, or was returned and is being mended.
    """
    kini = alur.keadaan if saat in {AWAL, AKHIR} else _keadaan_langkah(alur, saat)
    if DATA_AWAL not in kini.slot:
        raise LangkahError(f"Alur {alur.kode} belum memuat data {_sebut(saat)}.", _lihat(alur))
    if saat == AKHIR:
        _periksa_akhir(alur)
    nomor = keputusan(alur) if saat == AKHIR and keputusan is not None and kini.tetap else ""
    k = data_seluruhnya(kini, alur.rak.berkas, diputus=saat != AWAL)
    return _bernama(k, KeadaanData(alur.kode, saat, kini.unit, nomor))


@lru_cache(maxsize=8)  # a Kegiatan remembers its results
def _bernama(k: Kegiatan, keadaan: KeadaanData) -> Kegiatan:
    return replace(k, keadaan=keadaan, asal=f"alur {keadaan.alur}")


def _periksa_akhir(alur: Alur) -> None:
    """Final data are those that were approved, computed again from the answers and the decisions."""
    milik = alur.keadaan.slot.get(DATA_AKHIR)
    if milik is None:
        raise LangkahError(f"Alur {alur.kode} belum memuat data akhir.", _lihat(alur))
    if sidik(rekaman_akhir(alur.keadaan, alur.rak.berkas)) != milik:
        raise LangkahError(f"Data akhir alur {alur.kode} sedang diperbaiki.", _lihat(alur))


def _keadaan_langkah(alur: Alur, kode: str) -> Keadaan:
    if alur.keadaan.satu_langkah(kode) is None:
        pilihan = ", ".join((AWAL, AKHIR, *(k.kode for k in alur.keadaan.langkah)))
        raise LangkahError(
            f"Saat {kutip(kode)} tidak dikenal dalam alur {alur.kode}.", f"Pilihan: {pilihan}."
        )
    akhir = [n for n, e in enumerate(alur.peristiwa) if e.apa == "selesai" and e.langkah == kode]
    if not akhir:
        raise LangkahError(f"Langkah {kode} alur {alur.kode} belum selesai.", _lihat(alur))
    return putar(alur.peristiwa[: akhir[-1] + 1]) or alur.keadaan


def _sebut(saat: str) -> str:
    return saat if saat in {AWAL, AKHIR} else f"pada langkah {saat}"


def _lihat(alur: Alur) -> str:
    return f"Lihat langkah yang berjalan: abk sop status ALAMAT --alur {alur.kode}"
