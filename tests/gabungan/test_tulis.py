"""Guards abk.gabungan.tulis, abk.gabungan.catalog, abk.gabungan.kolom, abk.gabungan.wilayah: what goes in,
what is refused, where it came from.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

import abk
from abk.gabungan.kolom import HASIL, TABEL, TUGAS
from abk.kegiatan.folder import kegiatan_tabel
from abk.kegiatan.pengaturan import Pengaturan
from tests.gabungan.rekaan import acak, kegiatan, tugas_biasa

POS = [{"kode_jabatan": "J1"}]


def _kecil(volume: str = "10", **pengaturan: object) -> abk.Kegiatan:
    return kegiatan([tugas_biasa("J1", volume=volume)], POS, **pengaturan)


def _keadaan(ke: Path) -> dict[str, tuple[int, bytes]]:
    return {
        b.relative_to(ke).as_posix(): (b.stat().st_mtime_ns, b.read_bytes())
        for b in ke.rglob("*")
        if b.is_file()
    }


def test_asal_tiap_partisi(tmp_path: Path):
    k = abk.open("contoh")
    (m,) = abk.gabung(["contoh"], tmp_path)
    assert m.status == "masuk"
    with abk.nasional(tmp_path) as n:
        asal = n.asal.iloc[0]
        per_berkas = n.tanya(
            "SELECT decode(value) AS isi FROM parquet_kv_metadata($b)",
            {"b": str(next(tmp_path.rglob("tugas-*")))},
        )
    assert asal["sidik"] == k.sidik == json.loads(per_berkas["isi"][0])["sidik"]
    assert (asal["peraturan"], asal["waktu_kerja_menit"], asal["versi"]) == (
        k.peraturan,
        75_000,
        abk.__version__,
    )
    # origin: README, abk periksa contoh: 2 faults, 3 doubts, five rows left out
    assert (asal["temuan_cacat"], asal["temuan_ragu"], asal["tugas_keluar"], asal["tugas"]) == (2, 3, 5, 2333)
    assert asal["jabatan_belum_lengkap"] == k.hasil["belum_lengkap"].sum() == 4


def test_tanpa_data_pribadi(tmp_path: Path):
    """The example has a table of people; no column, no id of it, no remark is in the dataset."""
    abk.gabung(["contoh"], tmp_path)
    assert not {"id_pegawai", "tanggal_lahir", "keterangan", "status"} & {k.nama for k in (*HASIL, *TUGAS)}
    orang = pd.read_csv(abk.kegiatan.folder_contoh() / "pegawai.csv", dtype=str)["id_pegawai"].tolist()
    with abk.nasional(tmp_path) as n:
        for tabel in TABEL:
            teks = n.tanya("FROM " + tabel).to_csv()
            assert not [satu for satu in orang[:50] if satu in teks]


def test_kamus_menyebut_setiap_kolom(tmp_path: Path):
    abk.gabung([_kecil()], tmp_path)
    kamus = (tmp_path / "KAMUS.md").read_text(encoding="utf-8")
    with abk.nasional(tmp_path) as n:
        for tabel, kolom in TABEL.items():
            ada = n.tanya("FROM " + tabel).columns
            assert list(ada) == [k.nama for k in kolom]
            assert all(f"| `{k.nama}` | {k.jenis} |" in kamus for k in kolom)


def test_ulang_hanya_partisinya(tmp_path: Path):
    abk.gabung([_kecil(instansi="A"), _kecil(instansi="B"), _kecil(instansi="A", tahun=2025)], tmp_path)
    dahulu = _keadaan(tmp_path)
    assert [m.status for m in abk.gabung([_kecil(instansi="A")], tmp_path)] == ["tidak berubah"]
    (m,) = abk.gabung([_kecil("20", instansi="A")], tmp_path, ganti=True)
    assert m.status == "diganti"
    kini = _keadaan(tmp_path)
    tetap = [n for n in dahulu if n.endswith(".parquet") and not n.startswith("instansi=A/tahun=2026")]
    assert len(tetap) == 4
    assert all(kini[n] == dahulu[n] for n in tetap)
    assert sum(n.endswith(".parquet") for n in kini) == 6  # those that were replaced are gone
    with abk.nasional(tmp_path) as n:
        beban = (
            n.tanya("SELECT instansi, tahun, beban_kerja_menit FROM hasil ORDER BY ALL").to_numpy().tolist()
        )
    assert beban == [["A", 2025, 600.0], ["A", 2026, 1200.0], ["B", 2026, 600.0]]


def test_isi_lain_ditolak_kecuali_diganti(tmp_path: Path):
    satu, dua = _kecil("10"), _kecil("20", instansi=" BADAN  rekaan")
    masuk = abk.gabung([satu, dua], tmp_path)
    assert [m.status for m in masuk] == ["masuk", "ditolak"]
    assert "sudah ada dengan isi lain, dari 'rekaan'" in masuk[1].sebab
    assert "--ganti" in masuk[1].sebab
    assert [m.status for m in abk.gabung([dua], tmp_path)] == ["ditolak"]
    assert [m.status for m in abk.gabung([dua], tmp_path, ganti=True)] == ["diganti"]
    with abk.nasional(tmp_path) as n:
        assert n.asal["instansi"].tolist() == ["BADAN rekaan"]
        assert n.kebutuhan("instansi", instansi="badan REKAAN")["kebutuhan"].tolist() == [1200 / 75_000]


@pytest.mark.parametrize(
    ("pengaturan", "kata"),
    [
        ({"instansi": " "}, "instansi"),
        ({"tahun": None}, "tahun"),
        ({"instansi": "", "tahun": None}, "instansi dan tahun"),
    ],
)
def test_tanpa_nama_atau_tahun(tmp_path: Path, pengaturan: dict, kata: str):
    (m,) = abk.gabung([_kecil(**pengaturan)], tmp_path / "d")
    assert m.status == "ditolak"
    assert f"tidak menyebut {kata}." in m.sebab
    with pytest.raises(abk.KegiatanError, match="bukan dataset"):
        abk.nasional(tmp_path / "d")


def test_sebagian_instansi_ditolak(tmp_path: Path):
    (m,) = abk.gabung([abk.open("contoh").cabang("SET.PO")], tmp_path)
    assert m.status == "ditolak"
    assert "hanya sebagian" in m.sebab


def test_satu_sumber_rusak_tidak_menghentikan(tmp_path: Path):
    masuk = abk.gabung([tmp_path / "tidak-ada", _kecil()], tmp_path / "d")
    assert [m.status for m in masuk] == ["ditolak", "masuk"]
    assert json.loads((tmp_path / "d" / "dataset.json").read_text())["ditolak"] == ["tidak-ada"]


def test_nama_sumber_tanpa_jalur_dan_sandi(tmp_path: Path):
    """What is kept of a source is its name: no path of a machine, no password of an address."""
    masuk = abk.gabung(
        ["postgresql+psycopg://nama:rahasia@127.0.0.1:1/abk", tmp_path / "x", _kecil()], tmp_path / "d"
    )
    assert [m.sumber for m in masuk] == ["abk", "x", "rekaan"]
    teks = (tmp_path / "d" / "dataset.json").read_text()
    assert "rahasia" not in teks
    assert str(tmp_path) not in teks


def test_folder_lain_tidak_disentuh(tmp_path: Path):
    (tmp_path / "surat.txt").write_text("penting")
    with pytest.raises(abk.KegiatanError, match="berisi hal lain, misalnya 'surat"):
        abk.gabung([_kecil()], tmp_path)
    assert [b.name for b in tmp_path.iterdir()] == ["surat.txt"]


def test_wilayah(tmp_path: Path):
    """The unit's own region, else that of the nearest above it, else that of the institution."""
    unit = [
        {"kode_unit": kode, "nama_unit": kode, "kode_induk": induk}
        for kode, induk in (("P", ""), ("K1", "P"), ("K1a", "K1"), ("K2", "P"))
    ]
    jabatan = [{"kode_jabatan": f"J{n}", "kode_unit": u["kode_unit"]} for n, u in enumerate(unit)]
    tugas = [tugas_biasa(j["kode_jabatan"]) for j in jabatan]
    daftar = tmp_path / "wilayah.csv"
    daftar.write_text(
        "instansi,kode_unit,wilayah\nbadan rekaan,,Pusat\nBadan Rekaan,K1,Jawa Barat\nBadan Rekaan,K9,Bali\n"
    )
    (m, lain) = abk.gabung(
        [kegiatan(tugas, jabatan, unit), _kecil(instansi="Lain")], tmp_path / "d", wilayah=daftar
    )
    assert [str(t) for t in m.temuan] == [
        "wilayah: kode_unit 'K9' tidak ada pada 'Badan Rekaan' → Samakan kodenya dengan tabel unit."
    ]
    assert (m.partisi.jabatan_tanpa_wilayah, lain.partisi.jabatan_tanpa_wilayah) == (0, 1)
    with abk.nasional(tmp_path / "d") as n:
        assert n.kebutuhan("wilayah").loc[2026, "jumlah_jabatan"].to_dict() == {
            "Pusat": 2,
            "Jawa Barat": 2,
            "": 1,
        }
        assert n.tanya("SELECT DISTINCT wilayah FROM tugas ORDER BY ALL NULLS LAST")["wilayah"].tolist()[
            :2
        ] == ["Jawa Barat", "Pusat"]


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("instansi,kode_unit,wilayah\nA,,X\na ,,Y\n", "baris 3"),
        ("instansi,kode_unit,wilayah\nA,,\n", "wilayah kosong"),
        ("instansi,kode_unit\nA,X\n", "wilayah"),
    ],
)
def test_daftar_wilayah_salah(tmp_path: Path, isi: str, kata: str):
    daftar = tmp_path / "wilayah.csv"
    daftar.write_text(isi)
    with pytest.raises(abk.DataError, match=kata):
        abk.gabung([_kecil()], tmp_path / "d", wilayah=daftar)
    with pytest.raises(abk.KegiatanError, match="tidak dapat dibaca"):
        abk.gabung([_kecil()], tmp_path / "d", wilayah=tmp_path / "tiada.csv")


def test_jenjang_dari_kolom_atau_nama(tmp_path: Path):
    jabatan = [
        {"kode_jabatan": "J1", "nama_jabatan": "Analis Hukum Ahli Muda", "jenis_jabatan": "fungsional"},
        {
            "kode_jabatan": "J2",
            "nama_jabatan": "Arsiparis",
            "jenis_jabatan": "fungsional",
            "jenjang": "mahir",
        },
        {"kode_jabatan": "J3", "nama_jabatan": "Pembantu Ahli Muda", "jenis_jabatan": "pelaksana"},
    ]
    abk.gabung([kegiatan([tugas_biasa(j["kode_jabatan"]) for j in jabatan], jabatan)], tmp_path)
    with abk.nasional(tmp_path) as n:
        assert n.kebutuhan("jenjang").loc[2026, "jumlah_jabatan"].to_dict() == {
            "": 1,
            "ahli_muda": 1,
            "mahir": 1,
        }


def test_tanda_ganjil_dalam_teks(tmp_path: Path):
    """Half a pair, NUL, signs that turn text: a finding with file, row and column; the rest goes in."""
    tabel = {
        "unit": pd.DataFrame({"kode_unit": ["U"], "nama_unit": ["Un\ud800it"], "kode_induk": [""]}),
        "jabatan": pd.DataFrame(
            {
                "kode_jabatan": ["J1"],
                "kode_unit": ["U"],
                "nama_jabatan": ["\u202eA\x00\U0001f600'"],
                "jenis_jabatan": "pelaksana",
                "bezetting": ["1"],
            }
        ),
        "uraian_tugas": pd.DataFrame(
            [tugas_biasa("J1", uraian_tugas="x\ud800y"), tugas_biasa("J1", 2, hasil_kerja="\ufffe")]
        ),
    }
    k = kegiatan_tabel(
        "x",
        Pengaturan(instansi="I'\u202e; --", tahun=2026),
        {n: (f, []) for n, f in tabel.items()},
        {n: f"{n}.csv" for n in tabel},
    )
    tempat = {(t.berkas, t.baris, t.kolom) for t in k.temuan}
    assert {
        ("unit.csv", 2, "nama_unit"),
        ("jabatan.csv", 2, "nama_jabatan"),
        ("uraian_tugas.csv", 2, "uraian_tugas"),
    } <= tempat
    (m,) = abk.gabung([k], tmp_path)
    assert m.status == "masuk"
    assert m.partisi.temuan["catatan"] >= 3
    with abk.nasional(tmp_path) as n:
        assert n.jabatan("I'\u202e; --", 2026)["beban_kerja_menit"].tolist() == [1200.0]
        assert n.tanya("SELECT uraian_tugas FROM tugas ORDER BY nomor")["uraian_tugas"].tolist() == [
            "x\ufffdy",
            "Menata arsip",
        ]
        assert n.periksa() == []


def test_nama_panjang_dan_aneh(tmp_path: Path):
    nama = ["K" * 300, "K" * 299 + "L", "é" * 200, "../../etc", 'a/b\\c:*?"<>|', "CON", "."]
    masuk = abk.gabung([_kecil(instansi=satu) for satu in nama], tmp_path / "d [1]'*")
    assert {m.status for m in masuk} == {"masuk"}
    assert {b.name for b in tmp_path.iterdir()} == {"d [1]'*"}
    shutil.copytree(tmp_path / "d [1]'*", tmp_path / "d 1'x")  # what the name would match as a pattern
    with abk.nasional(tmp_path / "d [1]'*") as n:
        jabatan = n.kebutuhan("instansi").loc[2026, "jumlah_jabatan"].to_dict()
        assert jabatan == dict.fromkeys(nama, 1)
        assert n.periksa() == []


def test_tanpa_uraian_tugas_dihitung(tmp_path: Path):
    """Every row left out: a post without load, marked, in the dataset all the same."""
    k = kegiatan([tugas_biasa("J1", volume="abc")], POS)
    (m,) = abk.gabung([k], tmp_path)
    assert (m.partisi.tugas, m.partisi.tugas_keluar, m.partisi.jabatan_belum_lengkap) == (1, 1, 1)
    with abk.nasional(tmp_path) as n:
        assert n.kebutuhan()["kebutuhan"].tolist() == [0.0]
        assert n.periksa() == []


def test_sumber_yang_sama_menurut_isi(tmp_path: Path):
    """The same content under another name changes nothing."""
    k = acak(5)
    assert [m.status for m in abk.gabung([k, acak(5)], tmp_path)] == ["masuk", "tidak berubah"]
