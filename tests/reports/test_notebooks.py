"""Guards notebooks: the notebooks hold prose and calls: no logic, no outputs, and the parameters that the
batch knows.
"""

import ast
import json
from pathlib import Path

import papermill
import pytest

from abk import reports

FOLDER = Path(__file__).parents[2] / "notebooks"
SEMUA = sorted(FOLDER.glob("*.ipynb"))
DILARANG = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If,
    ast.IfExp, ast.Try, ast.With, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp,
)  # fmt: skip
BARIS_TERBANYAK = 10


def test_ada() -> None:
    assert [satu.stem for satu in SEMUA] == [
        "00_mulai", "10_instrumen", "12_buku_kantor", "20_analisis_unit", "21_jelajah",
        "30_rekap_kementerian", "40_alur_sop", "50_skenario", "60_kewajaran", "70_norma_waktu", "80_proyeksi",
        "90_tren", "95_nasional",
    ]  # fmt: skip


@pytest.mark.parametrize("berkas", SEMUA, ids=[satu.stem for satu in SEMUA])
def test_bersih(berkas: Path) -> None:
    buku = json.loads(berkas.read_text(encoding="utf-8"))
    assert buku["metadata"]["kernelspec"]["name"] == "python3"
    assert set(buku["metadata"]) == {"kernelspec", "language_info"}
    nama = [sel["id"] for sel in buku["cells"]]
    assert len(nama) == len(set(nama))
    for sel in buku["cells"]:
        assert set(sel["metadata"]) <= {"tags"}
        if sel["cell_type"] != "code":
            continue
        assert sel["outputs"] == []
        assert sel["execution_count"] is None
        isi = "".join(sel["source"])
        assert 1 <= len(isi.splitlines()) <= BARIS_TERBANYAK
        assert not [simpul for simpul in ast.walk(ast.parse(isi)) if isinstance(simpul, DILARANG)]


@pytest.mark.parametrize(
    ("nama", "harapan"),
    [
        ("20_analisis_unit", ["sumber", "alur", "saat", "unit", "peraturan", "pembulatan"]),
        ("30_rekap_kementerian", ["sumber", "alur", "saat", "peraturan", "pembulatan"]),
    ],
)
def test_parameter(nama: str, harapan: list[str]) -> None:
    parameter = papermill.inspect_notebook(str(FOLDER / f"{nama}.ipynb"))
    assert list(parameter) == harapan
    for nama_parameter, satu in parameter.items():
        assert satu["inferred_type_name"] == "str"
        # run as they are, they open the example, which says so on its page, and a unit to choose another from
        assert satu["default"] == ('"contoh"' if nama_parameter == "sumber" else '""')
        assert satu["help"]


@pytest.mark.parametrize("nama", ["20_analisis_unit", "30_rekap_kementerian"])
def test_sel_terakhir_bukti_dan_sel_kop(nama: str) -> None:
    sel = json.loads((FOLDER / f"{nama}.ipynb").read_text(encoding="utf-8"))["cells"]
    assert "".join(sel[-1]["source"]) == "halaman.bukti()"
    assert [satu["id"] for satu in sel if "kop" in satu["metadata"].get("tags", [])] == ["kop"]


@pytest.mark.parametrize(
    ("nama", "kelas"), [("20_analisis_unit", "HalamanUnit"), ("30_rekap_kementerian", "HalamanKementerian")]
)
def test_semua_bagian_tampil_menurut_urutan(nama: str, kelas: str) -> None:
    sel = json.loads((FOLDER / f"{nama}.ipynb").read_text(encoding="utf-8"))["cells"]
    tampil = [
        "".join(satu["source"]).removeprefix("halaman.")
        for satu in sel
        if satu["cell_type"] == "code" and "hanya_lab" not in satu["metadata"].get("tags", [])
    ][2:-1]
    assert tampil == ["kop", *(nama for nama, _ in getattr(reports, kelas).isi)]


def _jalankan(nama: str) -> dict[str, object]:
    """Names that the cells of a notebook leave behind, run one after the other."""
    ruang: dict[str, object] = {}
    for sel in json.loads((FOLDER / f"{nama}.ipynb").read_text(encoding="utf-8"))["cells"]:
        if sel["cell_type"] == "code":
            exec(compile("".join(sel["source"]), sel["id"], "exec"), ruang)  # noqa: S102 - our own cells
    return ruang


def test_jelajah_dapat_dijalankan_bergiliran() -> None:
    ruang = _jalankan("21_jelajah")
    u, cepat = ruang["u"], ruang["lebih_cepat"]
    menurut_norma = (u.jabatan.set_index("kode_jabatan")["pendekatan"] == "tugas_per_tugas").to_numpy()
    kini, nanti = (satu.hasil["kebutuhan"][menurut_norma].sum() for satu in (u, cepat))
    assert kini > 0
    assert nanti == pytest.approx(0.9 * kini)
    assert "menurut anggapan saya" in ruang["grafik"].svg


def test_skenario_dapat_dijalankan_bergiliran() -> None:
    ruang = _jalankan("50_skenario")
    langkah = ruang["langkah"]
    assert len(langkah) == 4
    assert langkah["kebutuhan_bulat"].iloc[-1] == ruang["baru"].hasil["kebutuhan_bulat"].sum()


def test_kewajaran_dapat_dijalankan_bergiliran() -> None:
    ruang = _jalankan("60_kewajaran")
    assert "salinan_sejenis" in set(ruang["tanda"]["kaidah"])
    assert ruang["pasti"].tarikan == 10_000
    assert set(ruang["belum"]["id"]) == set(ruang["tanda"]["id"])  # the example has answered none


def test_norma_waktu_dapat_dijalankan_bergiliran() -> None:
    ruang = _jalankan("70_norma_waktu")
    studi, ws = ruang["studi"], ruang["ws"]
    assert studi.baku == pytest.approx(studi.normal * 1.12)
    assert ruang["dari_waktu_kerja"].baku == pytest.approx(studi.normal / 0.88)
    assert (len(ws.hari), ws.amatan) == (10, 540)
    assert ruang["pustaka"]["dipakai"].min() >= 1


def test_proyeksi_dapat_dijalankan_bergiliran() -> None:
    ruang = _jalankan("80_proyeksi")
    assert ruang["tahunan"].index.tolist() == [2027, 2028, 2029, 2030, 2031]
    assert ruang["tumbuh"]["usul"].sum() > ruang["tahunan"]["usul"].sum()
    assert ruang["rencana"].biaya == pytest.approx(ruang["rencana"].batas_bawah)


def test_tren_dapat_dijalankan_bergiliran() -> None:
    ruang = _jalankan("90_tren")
    angka = ruang["jumlah"].loc[""]
    assert sum(angka[list(ruang["SEBAB"])]) == angka["perubahan"] != 0
    assert set(ruang["tanda"]["kaidah"]) > {"berubah_tajam"}


def test_mulai_dapat_dijalankan_bergiliran() -> None:
    """The tour's cells run one after the other; what they call exists."""
    ruang = _jalankan("00_mulai")
    assert ruang["halaman"].bukti().isi["unit"] == "SET.PO"
    # names beside codes, numbers as they are written in Indonesia
    tampak = ruang["hasil"].head(8).style.format(**ruang["angka"]).to_html()
    assert "Kepala Biro Perencanaan dan Organisasi" in tampak
    assert "72.615" in tampak  # rumus: the load of SET.PO-01 in data/contoh [menit/tahun]
    assert ruang["langkah"]["uraian_tugas"].notna().all()


def test_mulai_menyebut_semua_buku_catatan() -> None:
    sebut = (FOLDER / "00_mulai.ipynb").read_text(encoding="utf-8")
    assert [satu.name for satu in SEMUA[1:] if satu.name not in sebut] == []
