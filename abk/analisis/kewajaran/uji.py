"""All the rules together."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from abk.analisis.data import DataKegiatan, tabel_tugas
from abk.analisis.kewajaran import salinan, sebaran, teks, tugas
from abk.analisis.kewajaran.kaidah import ambang_dengan, daftar_kaidah
from abk.errors import ParameterError
from abk.tables import pohon_unit

KOLOM_KEWAJARAN = (
    "kode_unit",
    "kode_jabatan",
    "nomor",
    "kaidah",
    "nilai",
    "acuan",
    "banyak",
    "p",
    "q",
    "kelompok",
    "bobot",
    "pertanyaan",
    "id",
)
_ANGKA = ("nilai", "acuan", "banyak", "p", "q")
_KOLOM = ("kode_jabatan", "nomor", "uraian_tugas", "hasil_kerja", "volume", "periode", "norma_waktu")
"""Columns that the rules read: a large kegiatan has hundreds of thousands of rows."""
_GOLONGAN = ("kode_jabatan", "kode_unit", "jenis_jabatan", "periode")
Keluarga = Literal["cermat", "semua", "terpilih"]
"""How the tests are made. ``semua``: as before, even where there is nothing to compare with, and with too
many calls where a volume comes again. ``terpilih``: that, over the posts alone that the data chose.
"""
PELUANG_SALAH = 0.05
"""Share of false alarms accepted among the flags of a rule that tests. [0–1] (pilihan program)"""


def kewajaran(
    k: DataKegiatan,
    *,
    sebelumnya: DataKegiatan | None = None,
    peluang_salah: float = PELUANG_SALAH,
    benih: int = 0,
    keluarga: Keluarga = "cermat",
    **ambang: float,
) -> pd.DataFrame:
    """Flags of plausibility: what to ask before a workload is believed.

    Parameters
    ----------
    k : the kegiatan
    sebelumnya : the kegiatan of the year before, with the same codes of posts, for ``berubah_tajam``
    peluang_salah : share of false alarms accepted among the flags of a rule with a p-value [0–1];
        Benjamini–Hochberg over all posts or units that the rule looked at
    benih : seed of the draws
    keluarga : one of :data:`Keluarga`; any but ``cermat`` gives too many alarms, for documents made so
    **ambang : thresholds by name [as ``kaidah.yaml`` says]

    Returns
    -------
    DataFrame, one row a flag, columns :data:`KOLOM_KEWAJARAN`
        ``nomor`` is empty for a flag of a whole post, ``kode_jabatan`` too for one of a unit, ``kode_unit``
        too for one of the whole. ``nilai`` and ``acuan``: what was seen and what it is held against, in the
        unit of the rule; ``banyak``: how many it is compared with. ``p`` and ``q`` only where the rule tests.
        ``kelompok``: number of a cluster of copies. ``id``: of the flag with its evidence as written, so
        that it stays the same as long as the evidence does (:meth:`~.kaidah.Kaidah.tanda`).
        The weightiest first.

    Raises
    ------
    ParameterError
        If a threshold is unknown, or ``peluang_salah`` is no share.

    References
    ----------
    Thresholds: ``kaidah.yaml``, each with its source. False discoveries: Benjamini and Hochberg 1995.
    """
    if not 0 < peluang_salah < 1:
        raise ParameterError(f"Peluang salah {peluang_salah} bukan bagian.", "Tulis 5 persen sebagai 0.05.")
    batas = ambang_dengan(ambang)
    baris = tabel_tugas(k, _KOLOM).drop(columns="nama_jabatan")  # a name for each task takes its room
    baris = teks.berbaku(baris.assign(**{n: baris[n].astype("category") for n in _GOLONGAN}))
    baris = baris.drop(columns="hasil_kerja")
    sidik = salinan.sidik_jabatan(baris)
    pos = k.jabatan.set_index("kode_jabatan").drop(columns="bezetting").join(k.hasil)
    dahulu = keluarga != "cermat"
    berulang = sebaran.volume_berulang(baris, batas, dahulu=dahulu)
    kali = f"kali >= {batas['volume_berulang_kali']}"
    bulat = _teruji(sebaran.norma_bulat(baris, batas, dahulu=dahulu), peluang_salah)
    if not dahulu:
        bulat = bulat.query(f"nilai >= {batas['norma_bulat_bagian']}")
    if keluarga == "terpilih":
        berulang = berulang.query(kali)
    tanda: dict[str, pd.DataFrame] = {
        **salinan.salinan(baris, pos, sidik, batas),
        **tugas.tugas_besar(baris, batas),
        **tugas.norma(baris, batas),
        **tugas.kata(baris, batas),
        "pembagi_sebagai_data": tugas.pembagi_sebagai_data(baris),
        "induk_dan_anak": tugas.induk_dan_anak(baris),
        "efektivitas_ekstrem": _efektivitas_ekstrem(pos, batas),
        "berubah_tajam": _berubah_tajam(pos, sebelumnya, batas),
        "tepat_di_bawah_bulat": _teruji(
            sebaran.tepat_di_bawah_bulat(baris, pos, sidik, pohon_unit(k.unit), batas, benih), peluang_salah
        ),
        "norma_bulat": bulat,
        "volume_berulang": _teruji(berulang, peluang_salah).query(kali),
        "angka_akhir": _teruji(sebaran.angka_akhir(baris, batas, dahulu=dahulu), peluang_salah),
    }
    return _susun(tanda, pos["kode_unit"], dahulu=dahulu)


def _teruji(hasil: pd.DataFrame, peluang_salah: float) -> pd.DataFrame:
    """Rows that stay after Benjamini–Hochberg over all that were tested."""
    if hasil.empty:
        return hasil
    q = _q(hasil["p"].clip(0, 1).to_numpy())
    lolos: pd.DataFrame = hasil.assign(q=q)[q <= peluang_salah]
    return lolos


def _q(p: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Adjusted p-values by Benjamini–Hochberg; ``scipy.stats`` takes 1 s to import for this alone."""
    urut = np.argsort(p)
    naik = p[urut] * (len(p) / np.arange(1, len(p) + 1))
    q = np.empty_like(naik)
    q[urut] = np.minimum.accumulate(naik[::-1])[::-1]
    return q.clip(0, 1)


def _efektivitas_ekstrem(pos: pd.DataFrame, batas: dict[str, float]) -> pd.DataFrame:
    ej = pos["efektivitas_jabatan"]
    kena = (ej > batas["efektivitas_atas"]) | (ej < batas["efektivitas_bawah"])
    acuan = np.where(ej[kena] > 1, batas["efektivitas_atas"], batas["efektivitas_bawah"])
    return pd.DataFrame({"kode_jabatan": pos.index[kena], "nilai": ej[kena].to_numpy(), "acuan": acuan})


def _berubah_tajam(pos: pd.DataFrame, lama: DataKegiatan | None, batas: dict[str, float]) -> pd.DataFrame:
    if lama is None:
        return pd.DataFrame({"kode_jabatan": [], "nilai": [], "acuan": []})
    dulu = lama.hasil["kebutuhan"].reindex(pos.index)
    beda = (pos["kebutuhan"] - dulu).abs()
    kena = (beda >= batas["berubah_orang"]) & (beda > batas["berubah_bagian"] * dulu)
    isi = {"nilai": pos["kebutuhan"][kena].to_numpy(), "acuan": dulu[kena].to_numpy()}
    return pd.DataFrame({"kode_jabatan": pos.index[kena], **isi})


def _susun(tanda: dict[str, pd.DataFrame], unit: pd.Series, *, dahulu: bool) -> pd.DataFrame:
    """One table of all flags, each with its unit, weight and question."""
    kaidah = daftar_kaidah()
    isi = [t.assign(kaidah=nama) for nama, t in tanda.items() if len(t)]
    semua = pd.concat(isi, ignore_index=True) if isi else pd.DataFrame({"kaidah": pd.Series([], dtype="str")})
    semua = semua.reindex(columns=[k for k in KOLOM_KEWAJARAN if k not in {"bobot", "pertanyaan", "id"}])
    semua = semua.astype(dict.fromkeys(_ANGKA, "float64"))
    for kolom in ("kode_unit", "kode_jabatan", "nomor"):
        semua[kolom] = semua[kolom].astype("str").where(semua[kolom].notna(), "")
    milik = semua["kode_jabatan"].map(unit)
    semua["kode_unit"] = semua["kode_unit"].where(semua["kode_jabatan"] == "", milik).astype("str")
    semua["bobot"] = semua["kaidah"].map({n: a.bobot for n, a in kaidah.items()}).astype("float64")
    semua["pertanyaan"] = [
        kaidah[n].pertanyaan(*angka, dahulu=dahulu)
        for n, *angka in zip(semua["kaidah"], semua["nilai"], semua["acuan"], semua["banyak"], strict=True)
    ]
    semua["id"] = [
        kaidah[n].tanda(letak, angka)
        for n, *letak, angka in zip(
            semua["kaidah"],
            semua["kode_unit"],
            semua["kode_jabatan"],
            semua["nomor"],
            zip(semua["nilai"], semua["acuan"], semua["banyak"], strict=True),
            strict=True,
        )
    ]
    urut = ["bobot", "kode_unit", "kode_jabatan", "nomor", "kaidah"]
    semua = semua.sort_values(
        urut, ascending=[False, True, True, True, True], kind="stable", ignore_index=True
    )
    return semua[list(KOLOM_KEWAJARAN)]


def ringkasan_kewajaran(tanda: pd.DataFrame) -> pd.DataFrame:
    """Flags of each unit, the most deserving first.

    Parameters
    ----------
    tanda : :func:`kewajaran`

    Returns
    -------
    DataFrame, index ``kode_unit``
        ``banyak`` [tanda], ``bobot`` (sum of the weights [1]), ``jabatan`` with flags of their own [jabatan].
    """
    tiap = tanda.groupby("kode_unit")
    hasil = pd.DataFrame(
        {
            "banyak": tiap.size(),
            "bobot": tiap["bobot"].sum(),
            "jabatan": tanda[tanda["kode_jabatan"] != ""].groupby("kode_unit")["kode_jabatan"].nunique(),
        }
    ).fillna({"jabatan": 0})
    return hasil.astype({"jabatan": "int64"}).sort_values("bobot", ascending=False, kind="stable")
