"""What each branch of a kegiatan is made from, as a fingerprint: no branch is cut out for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from abk.kegiatan.deret import BARIS
from abk.kegiatan.kegiatan import Kegiatan
from abk.kegiatan.pengaturan import nilai_hukum
from abk.tables import pohon_unit, urutan_pohon
from abk.tulisan.malas import np, pd
from abk.tulisan.sidik import sidik, sidik_deret

_BYTE = 32
"""Length of the fingerprint of a row: one after the other, since there are hundreds of thousands. [byte]"""


class MasukanCabang:
    """Fingerprints of what the branches of a kegiatan are made from; each row is looked at once for all.

    As :attr:`abk.kegiatan.Kegiatan.sidik` of a branch it changes with all that a result in it depends on, and
    with nothing in other branches; but it is another number, and 30 times cheaper.

    Parameters
    ----------
    k : the whole
    """

    def __init__(self, k: Kegiatan) -> None:
        self._k = k
        self._pohon = pohon_unit(k.terperiksa.tabel["unit"])

    def sidik(self, kode_unit: str) -> str:
        """Fingerprint of a unit with those below it. [64 hexadecimal digits]"""
        k = self._k
        pohon = {u: self._pohon[u] for u, _ in urutan_pohon(self._pohon, kode_unit)} | {kode_unit: ""}
        atasan = k.induk(kode_unit)
        keadaan = k.keadaan.kata(pohon, dict(atasan)) if k.keadaan else ""
        kepala = json.dumps([atasan, keadaan])
        milik = (_milik(letak, pohon, isi) for letak, isi in self._baris)
        return sidik_deret([self._umum, kepala.encode(), *milik])

    @cached_property
    def _umum(self) -> bytes:
        k = self._k
        isi = [k.pengaturan.model_dump(mode="json"), nilai_hukum(k.aturan), dict(k.jawaban_tanda)]
        return json.dumps(isi, sort_keys=True, default=str).encode()

    @cached_property
    def _baris(self) -> Sequence[tuple[Mapping[str, np.ndarray], bytes]]:
        """Of each table and of the findings: where the rows of each unit stand, fingerprints of the rows."""
        tabel, temuan = self._k.terperiksa.tabel, self._k.terperiksa.temuan
        jabatan = tabel["jabatan"]
        unit = dict(zip(jabatan["kode_jabatan"], jabatan["kode_unit"], strict=True))
        semua = []
        for nama, isi in sorted(tabel.items()):
            milik = isi["kode_unit"] if "kode_unit" in isi else isi["kode_jabatan"].map(unit)
            semua.append((_letak(milik), b"".join(_sidik_baris(nama, isi))))
        letak = pd.Series(
            [unit.get(t.kode_jabatan) if t.kode_jabatan else t.kode_unit for t in temuan], dtype=object
        )
        semua.append((_letak(letak), b"".join(_sidik("temuan", t.sebagai_dict()) for t in temuan)))
        return semua


def _letak(milik: pd.Series) -> Mapping[str, np.ndarray]:
    return {str(kode): np.asarray(letak) for kode, letak in milik.groupby(milik, sort=False).indices.items()}


def _sidik_baris(nama: str, isi: pd.DataFrame) -> Iterator[bytes]:
    """Fingerprints of the rows of a table, some thousands of which become values at a time."""
    kepala = f"{nama}{list(isi)}"
    for awal in range(0, len(isi), BARIS):
        potong = isi.iloc[awal : awal + BARIS]
        for satu in zip(*(potong[kolom].tolist() for kolom in potong), strict=True):
            yield _sidik(kepala, satu)


def _sidik(kepala: str, isi: object) -> bytes:
    return bytes.fromhex(sidik(kepala + repr(isi)))


def _milik(letak: Mapping[str, np.ndarray], unit: Mapping[str, str], isi: bytes) -> bytes:
    """Fingerprints of the rows of these units, in the order of the table."""
    ada = [letak[satu] for satu in unit if satu in letak]
    return (
        b"".join(isi[n : n + _BYTE] for n in (_BYTE * np.sort(np.concatenate(ada))).tolist()) if ada else b"-"
    )
