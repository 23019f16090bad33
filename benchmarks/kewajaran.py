"""How well do the rules of plausibility see what is wrong, and how often do they call in vain?

Faults of each kind are planted into the example ministry, others in every round (seeded). Recall: share of
the planted faults that their rule tells. Precision: share of the rule's new flags that were planted. What the
rule tells of the untouched example stands in the last column: its own weaknesses, tasks that are as large.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

import abk
from abk.analisis.kewajaran import kewajaran
from abk.tables import validate_semua

Kunci = tuple[str, str]
Tertanam = tuple[pd.DataFrame, set[Kunci]]
Acak = np.random.Generator
Tanaman = Callable[[pd.DataFrame, pd.DataFrame, Acak], Tertanam]


def _satu_tugas(tugas: pd.DataFrame, acak: Acak, banyak: int, syarat: pd.Series) -> pd.Index:
    return pd.Index(acak.choice(tugas.index[syarat].to_numpy(), banyak, replace=False))


def _kunci(tugas: pd.DataFrame, mana: pd.Index) -> set[Kunci]:
    return set(zip(tugas.loc[mana, "kode_jabatan"], tugas.loc[mana, "nomor"], strict=True))


def menit_sebagai_jam(tugas: pd.DataFrame, _: pd.DataFrame, acak: Acak) -> Tertanam:
    mana = _satu_tugas(tugas, acak, 8, tugas["satuan_waktu"] == "menit")
    tugas.loc[mana, "satuan_waktu"] = "jam"
    return tugas, _kunci(tugas, mana)


def jam_sebagai_menit(tugas: pd.DataFrame, _: pd.DataFrame, acak: Acak) -> Tertanam:
    mana = _satu_tugas(tugas, acak, 8, tugas["satuan_waktu"] == "jam")
    tugas.loc[mana, "satuan_waktu"] = "menit"
    return tugas, _kunci(tugas, mana)


def tugas_terlalu_besar(tugas: pd.DataFrame, _: pd.DataFrame, acak: Acak) -> Tertanam:
    mana = _satu_tugas(tugas, acak, 8, tugas["satuan_waktu"].isin(["menit", "jam"]))
    menit = tugas["norma_waktu"] * tugas["satuan_waktu"].map({"menit": 1, "jam": 60})
    tugas.loc[mana, "volume"] = np.ceil(75_000 * acak.uniform(1.05, 3, 8) / menit[mana])
    tugas.loc[mana, "periode"] = "tahun"
    return tugas, _kunci(tugas, mana)


def _dua_jabatan(tugas: pd.DataFrame, jabatan: pd.DataFrame, acak: Acak) -> tuple[str, str]:
    """A post with at least five tasks, and one of another name to write over."""
    banyak = tugas.groupby("kode_jabatan").size()
    nama = jabatan.set_index("kode_jabatan")["nama_jabatan"]
    pilihan = banyak.index[banyak >= 5].to_numpy()
    while True:
        asal, tujuan = acak.choice(pilihan, 2, replace=False)
        if nama[asal] != nama[tujuan]:
            return str(asal), str(tujuan)


def _timpa(tugas: pd.DataFrame, asal: str, tujuan: str) -> pd.DataFrame:
    salin = tugas[tugas["kode_jabatan"] == asal].assign(kode_jabatan=tujuan)
    sisa = tugas[tugas["kode_jabatan"] != tujuan]
    return pd.concat([sisa, salin], ignore_index=True)


def salinan(tugas: pd.DataFrame, jabatan: pd.DataFrame, acak: Acak) -> Tertanam:
    return _salin(tugas, jabatan, acak, samar=False)


def salinan_disamarkan(tugas: pd.DataFrame, jabatan: pd.DataFrame, acak: Acak) -> Tertanam:
    return _salin(tugas, jabatan, acak, samar=True)


def _salin(tugas: pd.DataFrame, jabatan: pd.DataFrame, acak: Acak, *, samar: bool) -> Tertanam:
    kena: set[Kunci] = set()
    baru = tugas
    for _ in range(3):
        asal, tujuan = _dua_jabatan(baru, jabatan, acak)
        baru = _timpa(baru, asal, tujuan)
        if samar:
            milik = baru.index[baru["kode_jabatan"] == tujuan]
            baru.loc[milik, "uraian_tugas"] = baru.loc[milik, "uraian_tugas"] + " unit"
            baru.loc[milik[0], "volume"] = np.round(baru.loc[milik[0], "volume"] * 1.05, 2)
        kena |= {(asal, ""), (tujuan, "")}
    return baru, kena


def norma_bulat(tugas: pd.DataFrame, _: pd.DataFrame, acak: Acak) -> Tertanam:
    banyak = tugas.groupby("kode_jabatan").size()
    pilih = acak.choice(banyak.index[banyak >= 7].to_numpy(), 5, replace=False)
    for kode in pilih:
        mana = tugas["kode_jabatan"] == kode
        tugas.loc[mana, "norma_waktu"] = acak.integers(1, 5, mana.sum()).astype(float)
        tugas.loc[mana, "satuan_waktu"] = "jam"
    return tugas, {(str(k), "") for k in pilih}


def volume_berulang(tugas: pd.DataFrame, _: pd.DataFrame, acak: Acak) -> Tertanam:
    banyak = tugas.groupby("kode_jabatan").size()
    pilih = acak.choice(banyak.index[banyak >= 6].to_numpy(), 5, replace=False)
    for kode in pilih:
        mana = tugas.index[tugas["kode_jabatan"] == kode]
        tugas.loc[mana, ["volume", "periode"]] = [17.0, "tahun"]
    return tugas, {(str(k), "") for k in pilih}


TANAMAN: dict[str, tuple[str, Tanaman]] = {
    "menit dibaca jam": ("faktor_satuan", menit_sebagai_jam),
    "jam dibaca menit": ("faktor_satuan", jam_sebagai_menit),
    "tugas lebih dari satu orang": ("tugas_melebihi_orang", tugas_terlalu_besar),
    "salinan persis": ("salinan_persis", salinan),
    "salinan disamarkan": ("salinan_mirip", salinan_disamarkan),
    "norma bulat": ("norma_bulat", norma_bulat),
    "volume berulang": ("volume_berulang", volume_berulang),
}


def _tanda(hasil: pd.DataFrame, kaidah: str) -> set[Kunci]:
    satu = hasil[hasil["kaidah"] == kaidah]
    return set(zip(satu["kode_jabatan"], satu["nomor"], strict=True))


def main() -> None:
    argumen = argparse.ArgumentParser(description=__doc__)
    argumen.add_argument("--kementerian", type=int, default=50, help="putaran per jenis")
    putaran = argumen.parse_args().kementerian
    dasar = abk.open("contoh")
    tanpa = kewajaran(dasar)
    print("| ditanam | kaidah | banyak | ditemukan | tanda baru | recall | precision | tanpa tanaman |")
    print("|---|---|---|---|---|---|---|---|")
    for nama, (kaidah, tanam) in TANAMAN.items():
        banyak = ditemukan = tanda = 0
        biasa = _tanda(tanpa, kaidah)
        for benih in range(putaran):
            tugas, kena = tanam(dasar.uraian_tugas, dasar.jabatan, np.random.default_rng(benih))
            tabel = {"unit": dasar.unit, "jabatan": dasar.jabatan, "uraian_tugas": tugas.astype(object)}
            ada = _tanda(kewajaran(replace(dasar, terperiksa=validate_semua(tabel))), kaidah)
            banyak += len(kena)
            ditemukan += len(kena & ada)
            tanda += len(ada - (biasa - kena))
        bagian = f"{ditemukan / banyak:.2f} | {ditemukan / max(tanda, 1):.2f}"
        print(
            f"| {nama} | {kaidah} | {banyak} | {ditemukan} | {tanda} | {bagian} | {len(biasa)} |", flush=True
        )


if __name__ == "__main__":
    main()
