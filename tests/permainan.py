"""The played case of the example ministry, once for all tests: its store after each action."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from abk.kegiatan import CONTOH
from abk.kegiatan import open as buka_folder
from abk.peragaan import Peragaan, langkah_peragaan
from abk.sop import Alur, buka_alur
from abk.store import Gudang, buka
from tests.kampanye import SABAR_DETIK

UNIT = "ITWIL"


def naskah_satu_unit() -> Peragaan:
    """The play of the example ministry for one unit only; the actions of the others are left out."""
    isi = Peragaan.baca().isi
    pejabat = [p for p in isi["pejabat"] if p.get("unit", UNIT) == UNIT]
    tindakan = [a for a in isi["tindakan"] if a.get("unit", UNIT) == UNIT and a.get("putusan", UNIT) == UNIT]
    return Peragaan({**isi, "unit": [UNIT], "pejabat": pejabat, "tindakan": tindakan})


class Permainan:
    """A play that is over, and what the store held after each of its actions.

    Parameters
    ----------
    folder : as :func:`mainkan` filled it; only read
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.langkah: list[str] = json.loads((folder / "langkah.json").read_text(encoding="utf-8"))

    def berkas(self, langkah: int | str = -1) -> Path:
        """SQLite file after an action, by its number (0 is the start) or its name (``selesai 6``)."""
        nomor = self.langkah.index(langkah) if isinstance(langkah, str) else langkah
        return self.folder / f"{range(len(self.langkah))[nomor]:02}.db"

    def gudang(self, tujuan: Path, langkah: int | str = -1) -> Gudang:
        """A store of one's own as it was after an action.

        Parameters
        ----------
        tujuan : file to be written
        langkah : as for :meth:`berkas`
        """
        shutil.copyfile(self.berkas(langkah), tujuan)
        return buka(f"sqlite:///{tujuan}", tunggu_detik=SABAR_DETIK)

    def alur(self, tujuan: Path, langkah: int | str = -1) -> tuple[Gudang, Alur]:
        """The same, and the case in it."""
        gudang = self.gudang(tujuan, langkah)
        return gudang, buka_alur(gudang)


def mainkan(folder: Path, peragaan: Peragaan | None = None, sampai: int | None = None) -> None:
    """Play a script to its end, or some actions of it, and keep the store after each."""
    berkas = folder / "abk.db"
    gudang = buka(f"sqlite:///{berkas}", buat=True)
    gudang.impor_kegiatan(buka_folder(CONTOH), "peragaan", arus=True)
    langkah: list[str] = []
    for apa, _ in islice(langkah_peragaan(gudang, peragaan), sampai):
        shutil.copyfile(berkas, folder / f"{len(langkah):02}.db")
        langkah.append(apa)
    gudang.tutup()
    (folder / "langkah.json").write_text(json.dumps(langkah), encoding="utf-8")


Sekali = Callable[[str, Callable[[Path], object]], Path]


def permainan_utuh(sekali: Sekali) -> Permainan:
    """The whole play, with all its units."""
    return Permainan(sekali("permainan", mainkan))


def permainan_satu_unit(sekali: Sekali) -> Permainan:
    """The play of one unit, up to step 14: what comes after it is tried on the whole play."""
    return Permainan(
        sekali("permainan-satu-unit", lambda folder: mainkan(folder, naskah_satu_unit(), sampai=17))
    )


def demo_terbit(sekali: Sekali) -> Path:
    """What ``abk demo`` leaves of its play, which is another one, in a process of its own."""
    from abk.cli.peragaan.jalan import peragaan  # noqa: PLC0415 - only the tests of the command need it

    def bangun(folder: Path) -> None:
        with peragaan(folder / "contoh", CONTOH, "bahan") as satu:
            satu.terbitkan()

    return sekali("demo", bangun) / "contoh"
