"""Roll-up over the unit tree, and the job map."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from abk.kebutuhan.efektivitas import efektivitas, prestasi
from abk.kebutuhan.eksak import pecahan
from abk.peraturan import Aturan
from abk.tables.pohon import leluhur, pohon_unit, urutan_pohon
from abk.tulisan.malas import pd

_JUMLAH = (
    "jumlah_jabatan",
    "kebutuhan_bulat",
    "bezetting",
    "kekurangan",
    "kelebihan",
    "selisih",
    "belum_lengkap",
)
_TANPA = "tanpa_bezetting"


def _per_jabatan(jabatan: pd.DataFrame, hasil: pd.DataFrame) -> pd.DataFrame:
    unit = dict(zip(jabatan["kode_jabatan"], jabatan["kode_unit"], strict=True))
    selisih = hasil["selisih"].fillna(0).astype("int64")
    return pd.DataFrame(
        {
            "kode_unit": [unit[k] for k in hasil.index],
            "jumlah_jabatan": 1,
            "kebutuhan_bulat": hasil["kebutuhan_bulat"].astype("int64"),
            "bezetting": hasil["bezetting"].fillna(0).astype("int64"),
            "kekurangan": (-selisih).clip(lower=0),
            "kelebihan": selisih.clip(lower=0),
            "selisih": selisih,
            "belum_lengkap": hasil["belum_lengkap"].astype("int64"),
            _TANPA: hasil["bezetting"].isna().astype("int64"),
        },
        index=hasil.index,
    )


def rekap_unit(
    unit: pd.DataFrame,
    jabatan: pd.DataFrame,
    hasil: pd.DataFrame,
    aturan: Aturan,
    per_jabatan: Mapping[str, Fraction] | None = None,
) -> pd.DataFrame:
    """Figures of each unit together with the units below it.

    Parameters
    ----------
    unit, jabatan : typed tables
    hasil : need of each post (:func:`abk.kebutuhan_pegawai`)
    aturan : working time and grading scale
    per_jabatan : exact workload of each post, so that EU = 1 is exactly 1 and no A [menit/tahun];
        None = as in ``hasil``

    Returns
    -------
    DataFrame, index ``kode_unit`` in tree order
        ``nama_unit, kode_induk, eselon, tingkat`` (0 = root), ``jumlah_jabatan``,
        ``beban_kerja_menit`` [menit/tahun], ``kebutuhan`` and ``kebutuhan_bulat`` [orang],
        ``bezetting`` [orang], ``kekurangan`` and ``kelebihan`` (both ≥ 0, summed over posts, so a
        surplus in one post never hides a deficit in another), ``selisih`` (net), ``efektivitas_unit``,
        ``prestasi_unit``, ``belum_lengkap`` (posts), and the same counts for own posts with the
        suffix ``_sendiri``.

    Notes
    -----
    A post whose bezetting is not known counts in the need, not in any gap; it is *belum lengkap*, and its
    unit has no EU: the load of all over the time of some would be too much.
    The load behind EU is the sum of the loads of the posts; workloads are summed exactly.

    References
    ----------
    EU as in :func:`abk.efektivitas_unit`; that the two sums are never netted is a pilihan program.
    """
    induk = pohon_unit(unit)
    urutan = urutan_pohon(induk)
    sendiri = _per_jabatan(jabatan, hasil).groupby("kode_unit")[[*_JUMLAH, _TANPA]].sum()
    sendiri = sendiri.reindex([k for k, _ in urutan], fill_value=0)
    beban = {k: Fraction(0) for k, _ in urutan}
    jumlah = dict(zip(beban, sendiri.to_numpy().tolist(), strict=True))
    milik = dict(jumlah)
    asal = dict(zip(jabatan["kode_jabatan"], jabatan["kode_unit"], strict=True))
    if per_jabatan is None:
        per_jabatan = {str(k): pecahan(float(m)) for k, m in hasil["beban_kerja_menit"].items()}
    for kode in hasil.index:
        for atas in (asal[kode], *leluhur(induk, asal[kode])):
            beban[atas] += per_jabatan.get(kode, Fraction(0))
    for kode in beban:
        for atas in leluhur(induk, kode):
            jumlah[atas] = [a + b for a, b in zip(jumlah[atas], milik[kode], strict=True)]
    rekap = _identitas(unit, urutan)
    for n, kolom in enumerate(_JUMLAH):
        rekap[kolom] = [jumlah[k][n] for k in rekap.index]
    rekap["beban_kerja_menit"] = [float(beban[k]) for k in rekap.index]
    rekap["kebutuhan"] = [float(beban[k] / aturan.waktu_kerja_efektif_menit) for k in rekap.index]
    rasio = [
        efektivitas(beban[k], None if jumlah[k][-1] else int(n), aturan.waktu_kerja_efektif_menit)
        for k, n in zip(beban, rekap["bezetting"], strict=True)
    ]
    rekap["efektivitas_unit"] = [float("nan") if r is None else float(r) for r in rasio]
    rekap["prestasi_unit"] = pd.Series(prestasi(rasio, aturan.skala), index=rekap.index, dtype="str")
    for kolom in ("jumlah_jabatan", "kebutuhan_bulat", "bezetting"):
        rekap[f"{kolom}_sendiri"] = sendiri[kolom]
    return rekap


def rekap_bagian(rekap: pd.DataFrame, unit: pd.DataFrame) -> pd.DataFrame:
    """Part of a roll-up: units that hold each with all below it, as :func:`rekap_unit` of them alone.

    Parameters
    ----------
    rekap : :func:`rekap_unit` of the whole
    unit : table of the units of the part; a root has nothing above it

    Returns
    -------
    DataFrame
        As :func:`rekap_unit`; ``tingkat`` and ``kode_induk`` are those within the part.

    References
    ----------
    As :func:`rekap_unit`.
    """
    bagian = _identitas(unit, urutan_pohon(pohon_unit(unit)))
    sisa = rekap.loc[bagian.index]
    return bagian.join(sisa.drop(columns=list(bagian.columns)))


def _identitas(unit: pd.DataFrame, urutan: list[tuple[str, int]]) -> pd.DataFrame:
    dasar = unit.set_index("kode_unit").reindex([k for k, _ in urutan])
    rekap = dasar[["nama_unit", "kode_induk", "eselon"]].copy()
    rekap["kode_induk"] = rekap["kode_induk"].fillna("")
    rekap["tingkat"] = [t for _, t in urutan]
    return rekap


def peta_jabatan(unit: pd.DataFrame, jabatan: pd.DataFrame, hasil: pd.DataFrame) -> pd.DataFrame:
    """Job map: units and their posts in tree order, with B, K and ±.

    Parameters
    ----------
    unit, jabatan : typed tables
    hasil : need of each post

    Returns
    -------
    DataFrame, one row per unit and per post
        ``tingkat`` (0 = root), ``jenis_baris`` (``unit`` or ``jabatan``), ``kode``, ``nama``,
        ``kelas_jabatan``, ``bezetting``, ``kebutuhan_bulat``, ``selisih`` [orang], ``belum_lengkap``.
        The figures of a unit row are missing: they belong to posts.

    References
    ----------
    The peta jabatan of the official form: B, K and ± beside each post.
    """
    nama_unit = dict(zip(unit["kode_unit"], unit["nama_unit"], strict=True))
    pos = jabatan.groupby("kode_unit", sort=False).indices
    baris: list[dict[str, object]] = []
    for kode_unit, tingkat in urutan_pohon(pohon_unit(unit)):
        baris.append(
            {"tingkat": tingkat, "jenis_baris": "unit", "kode": kode_unit, "nama": nama_unit[kode_unit]}
        )
        for n in pos.get(kode_unit, ()):
            j = jabatan.iloc[int(n)]
            h = hasil.loc[j["kode_jabatan"]]
            baris.append(
                {
                    "tingkat": tingkat + 1,
                    "jenis_baris": "jabatan",
                    "kode": j["kode_jabatan"],
                    "nama": j["nama_jabatan"],
                    "kelas_jabatan": j["kelas_jabatan"],
                    "bezetting": h["bezetting"],
                    "kebutuhan_bulat": h["kebutuhan_bulat"],
                    "selisih": h["selisih"],
                    "belum_lengkap": bool(h["belum_lengkap"]),
                }
            )
    kolom = [
        "tingkat",
        "jenis_baris",
        "kode",
        "nama",
        "kelas_jabatan",
        "bezetting",
        "kebutuhan_bulat",
        "selisih",
    ]
    peta = pd.DataFrame(baris, columns=[*kolom, "belum_lengkap"])
    for k in kolom[4:]:
        peta[k] = peta[k].astype("Int64")
    peta["belum_lengkap"] = peta["belum_lengkap"].fillna(False).astype(bool)
    return peta
