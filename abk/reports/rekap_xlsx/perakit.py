"""From the tables of a kegiatan to the order of the forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from abk.kebutuhan.eksak import pecahan
from abk.kegiatan import Kegiatan
from abk.peraturan import pembulatan
from abk.reports.rekap_xlsx.susunan import Angka, Pos, Susunan, Tugas, UnitSusunan, angka_pos
from abk.tables.kolom import JENIS_PIMPINAN


def susunan(k: Kegiatan) -> Susunan:
    """The kegiatan in the order of the forms."""
    rekap = k.rekap
    tingkat = [int(t) for t in rekap["tingkat"]]
    jabatan = k.jabatan
    milik: dict[str, list[int]] = {
        str(kode): [int(n) for n in posisi]
        for kode, posisi in jabatan.groupby("kode_unit", sort=False).indices.items()
    }
    rakit = _Perakit(k)
    baris = jabatan.to_dict("records")
    unit: list[UnitSusunan] = []
    for n, (kode, r) in enumerate(zip(rekap.index, rekap.to_dict("records"), strict=True)):
        nomor, nama = n + 1, str(r["nama_unit"])
        pos = tuple(rakit.pos(baris[i], nomor, nama) for i in milik.get(str(kode), []))
        sampai = next((m for m in range(n + 1, len(tingkat)) if tingkat[m] <= tingkat[n]), len(tingkat))
        unit.append(
            UnitSusunan(
                nomor, sampai, str(kode), nama, _kata(r["kode_induk"]), _kata(r["eselon"]), tingkat[n],
                pos, angka_pos(k, pos), _gulungan(r),
            )
        )  # fmt: skip
    return Susunan(k, tuple(unit))


def _kata(nilai: Any) -> str:
    return "" if pd.isna(nilai) else str(nilai)


def _bulat(nilai: Any) -> int | None:
    return None if pd.isna(nilai) else int(nilai)


def _gulungan(r: Mapping[Any, Any]) -> Angka:
    rasio = r["efektivitas_unit"]
    return Angka(
        float(r["beban_kerja_menit"]),
        int(r["kebutuhan_bulat"]),
        int(r["bezetting"]),
        int(r["kekurangan"]),
        int(r["kelebihan"]),
        None if pd.isna(rasio) else float(rasio),
        str(r["prestasi_unit"]),
        int(r["belum_lengkap"]),
    )


class _Perakit:
    """Puts posts together, numbering them as they come."""

    def __init__(self, k: Kegiatan) -> None:
        self._k = k
        self._nomor = 0
        self._hasil = dict(zip(k.hasil.index, k.hasil.to_dict("records"), strict=True))
        self._peka = k.banding_pembulatan["peka"].to_dict()
        self._alasan_baris: dict[int, list[str]] = {}
        self._alasan_pos: dict[str, list[str]] = {}
        for t in k.temuan:
            if t.tingkat not in {"cacat", "ragu"}:
                continue
            if t.tabel == "uraian_tugas" and t.baris is not None:
                self._alasan_baris.setdefault(t.baris - 2, []).append(t.pesan)
            elif t.kode_jabatan:
                self._alasan_pos.setdefault(t.kode_jabatan, []).append(t.pesan)
        self._tugas: dict[str, list[Tugas]] = {}
        rincian = k.rincian.drop(columns=["kode_jabatan", "nomor"])
        for label, isi in zip(
            k.uraian_tugas.index, k.uraian_tugas.join(rincian).to_dict("records"), strict=True
        ):
            alasan = tuple(self._alasan_baris.get(int(label), ()))
            tugas = Tugas({str(n): v for n, v in isi.items()}, bool(isi["dihitung"]), alasan)
            self._tugas.setdefault(str(isi["kode_jabatan"]), []).append(tugas)

    def pos(self, j: Mapping[Any, Any], nomor_unit: int, nama_unit: str) -> Pos:
        """The next post."""
        self._nomor += 1
        kode = str(j["kode_jabatan"])
        h = self._hasil[kode]
        rasio = h["efektivitas_jabatan"]
        ej = None if pd.isna(rasio) else float(rasio)
        return Pos(
            nomor=self._nomor,
            kode=kode,
            nama=_kata(j["nama_jabatan"]),
            nomor_unit=nomor_unit,
            nama_unit=nama_unit,
            kelas=_bulat(j["kelas_jabatan"]),
            pimpinan=j["jenis_jabatan"] in JENIS_PIMPINAN,
            pendekatan=_kata(j["pendekatan"]) or "tugas_per_tugas",
            jenjang=_kata(j["jenjang"]),
            bezetting=_bulat(h["bezetting"]),
            beban_menit=float(h["beban_kerja_menit"]),
            kebutuhan=float(h["kebutuhan"]),
            kebutuhan_bulat=int(h["kebutuhan_bulat"]),
            selisih=_bulat(h["selisih"]),
            efektivitas=ej,
            prestasi=str(h["prestasi_jabatan"]),
            belum_lengkap=bool(h["belum_lengkap"]),
            terangkat=self._terangkat(j, float(h["kebutuhan"])),
            catatan=self._catatan(kode, h),
            alasan=tuple(self._alasan_pos.get(kode, ())),
            tugas=tuple(self._tugas.get(kode, ())),
        )

    def _terangkat(self, j: Mapping[Any, Any], kebutuhan: float) -> bool:
        """Whether only the minimum of one keeps the post from nought."""
        k = self._k
        if not k.minimum_satu or j["jenis_jabatan"] not in JENIS_PIMPINAN:
            return False
        return pembulatan(k.pembulatan).bulatkan(pecahan(kebutuhan)) == 0

    def _catatan(self, kode: str, h: Mapping[Any, Any]) -> tuple[str, ...]:
        """Remarks that stay true whatever is chosen on the Parameter sheet."""
        ej = h["efektivitas_jabatan"]
        tanda = (
            ("BELUM LENGKAP", bool(h["belum_lengkap"])),
            ("peka pembulatan", bool(self._peka[kode])),
            ("PJ di celah skala", not pd.isna(ej) and self._k.aturan.skala.berselisih(float(ej))),
        )
        return tuple(kata for kata, ada in tanda if ada)
