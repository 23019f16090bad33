"""Guards abk.instrumen.rencana, abk.instrumen.padanan, abk.cli.instrumen, abk.store.baru: an import into an
empty store is no dead end, puts nothing into the post of another, and leaves nothing half made.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
from typer.testing import CliRunner

from abk.cli import app
from abk.kegiatan.sumber import folder_contoh
from abk.store import buka

jalan = CliRunner()
JELAS = ("NO", "RINCIAN TUGAS", "SATUAN", "VOLUME (PER TAHUN)", "NORMA WAKTU (MENIT)")
TANPA_SATUAN = ("NO", "RINCIAN TUGAS", "SATUAN", "VOLUME", "NORMA WAKTU")
TUGAS = (("Mencatat surat masuk", "Surat", 1200, 6), ("Menyusun laporan", "Laporan", 12, 300))


def _buku(
    jalur: Path,
    jabatan: Sequence[str],
    *,
    kepala: Sequence[str] = JELAS,
    unit: str = "Biro Umum",
    label: dict[str, str] | None = None,
    lembar: Sequence[str] = (),
) -> Path:
    """Sheets of an office's own layout, one a post."""
    buku = xlsxwriter.Workbook(jalur)
    for n, nama in enumerate(jabatan):
        satu = buku.add_worksheet(lembar[n] if lembar else None)
        atas = {"NAMA JABATAN": nama, "UNIT KERJA": unit, **(label or {})}
        for b, (kata, isi) in enumerate(atas.items()):
            satu.write(b, 0, f"{kata} : {isi}")
        satu.write_row(5, 0, kepala)
        for b, tugas in enumerate(TUGAS, 1):
            satu.write_row(5 + b, 0, (b, *tugas))
    buku.close()
    return jalur


def _impor(*kata: object):
    return jalan.invoke(app, ["impor", *map(str, kata)])


def test_gudang_kosong_satu_persetujuan(tmp_path: Path):
    """It used to end with: the unit is not in the store, and no command that registers one."""
    alamat = f"sqlite:///{tmp_path}/abk.db"
    berkas = _buku(tmp_path / "biro.xlsx", ["Kepala Biro Umum", "Pengadministrasi Umum"])
    tanya = _impor(berkas, "--ke", alamat, "--terima-usulan")
    assert tanya.exit_code == 2
    assert "Kepala Biro Umum" in tanya.stdout
    assert "--ya" in tanya.stderr
    assert not (tmp_path / "abk.db").exists()
    hasil = _impor(berkas, "--ke", alamat, "--terima-usulan", "--ya")
    assert hasil.exit_code == 0, hasil.stderr
    k = buka(alamat).kegiatan()
    assert k.unit["nama_unit"].tolist() == ["Biro Umum"]
    assert k.jabatan[["kode_jabatan", "nama_jabatan", "jenis_jabatan"]].to_numpy().tolist() == [
        ["BU-01", "Kepala Biro Umum", "pimpinan tinggi"],
        ["BU-02", "Pengadministrasi Umum", "pelaksana"],
    ]
    # 1200 × 6 + 12 × 300 = 10.800 menit (rumus)
    assert k.hasil["beban_kerja_menit"].tolist() == [10_800, 10_800]
    lagi = _impor(berkas, "--ke", alamat, "--terima-usulan")
    assert lagi.exit_code == 0
    assert buka(alamat).daftar_lembar()["versi"].tolist() == [1, 1]


def test_tugas_baru_satu_baris(tmp_path: Path):
    """Seven lines a task hid the doubts of a workbook of three hundred sheets."""
    berkas = _buku(tmp_path / "biro.xlsx", ["Pengadministrasi Umum"])
    hasil = _impor(berkas, "--ke", f"sqlite:///{tmp_path}/abk.db", "--terima-usulan", "--ya")
    diubah = hasil.stdout.split("Diubah:\n")[1].split("\nUnit dan jabatan baru")[0].splitlines()
    ukuran = "periode tahun; norma waktu {}; satuan waktu menit"
    assert [b.split(": ", 1)[1] for b in diubah] == [
        f"nomor 1 baru: Mencatat surat masuk; hasil kerja Surat; volume 1.200; {ukuran.format(6)}",
        f"nomor 2 baru: Menyusun laporan; hasil kerja Laporan; volume 12; {ukuran.format(300)}",
    ]
    assert "sel A7" in diubah[0]


def test_jenis_yang_tidak_tertulis_dianggap_dan_disebut(tmp_path: Path):
    """Accepted proposals leave no question about an ordinary post; one that may lead is asked still."""
    alamat = f"sqlite:///{tmp_path}/abk.db"
    berkas = _buku(tmp_path / "biro.xlsx", ["Analis Kebijakan", "Pengadministrasi Umum"])
    assert "jenis_jabatan" in _impor(berkas, "--ke", alamat, "--ya").stderr
    hasil = _impor(berkas, "--ke", alamat, "--terima-usulan", "--ya")
    assert hasil.exit_code == 0, hasil.stderr
    jenis = [b.split("│")[-2].strip() for b in hasil.stdout.splitlines() if "│ jabatan" in b]
    assert jenis == ["pelaksana (anggapan)", "pelaksana"]
    pimpinan = _buku(tmp_path / "lain.xlsx", ["Koordinator Persuratan"], unit="Biro Lain")
    tanya = _impor(pimpinan, "--ke", alamat, "--terima-usulan", "--ya")
    assert tanya.exit_code == 1
    assert "jabatan.jenis_jabatan" in tanya.stderr


def test_tiga_puluh_lembar_satu_tata_letak_satu_jawaban(tmp_path: Path):
    alamat = f"sqlite:///{tmp_path}/abk.db"
    nama = [f"Pengolah Data {n}" for n in range(30)]
    berkas = _buku(tmp_path / "biro.xlsx", nama, kepala=TANPA_SATUAN)
    tanya = _impor(berkas, "--ke", alamat, "--ya")
    assert tanya.exit_code == 1
    baris = [b for b in tanya.stderr.splitlines() if b.startswith("  - ")]
    assert [b[4:].split(":")[0] for b in baris] == ["30 × satuan_waktu", "30 × periode"]
    hasil = _impor(
        berkas, "--ke", alamat, "--ya", "--jawab", "satuan_waktu=menit", "--jawab", "periode=tahun"
    )
    assert hasil.exit_code == 0, hasil.stderr
    assert len(buka(alamat).kegiatan().jabatan) == 30


def test_kode_dari_daftar_excel(tmp_path: Path):
    alamat = f"sqlite:///{tmp_path}/abk.db"
    (tmp_path / "daftar.csv").write_text(
        "Kode jabatan;Nama jabatan;Unit;Jenis\nX.1;Pengadministrasi Umum;Biro Umum;JFU\n", encoding="utf-8"
    )
    berkas = _buku(tmp_path / "biro.xlsx", ["Pengadministrasi Umum"])
    hasil = _impor(berkas, "--ke", alamat, "--terima-usulan", "--ya", "--jabatan", tmp_path / "daftar.csv")
    assert hasil.exit_code == 0, hasil.stderr
    assert buka(alamat).kegiatan().jabatan["kode_jabatan"].tolist() == ["X.1"]


def test_kode_yang_tertulis_di_lembar_dipakai(tmp_path: Path):
    alamat = f"sqlite:///{tmp_path}/abk.db"
    label = {"KODE JABATAN": "SET.1-07", "KODE UNIT": "SET.1"}
    berkas = _buku(tmp_path / "biro.xlsx", ["Pengadministrasi Umum"], label=label)
    assert _impor(berkas, "--ke", alamat, "--terima-usulan", "--ya").exit_code == 0
    k = buka(alamat).kegiatan()
    assert (k.unit["kode_unit"].tolist(), k.jabatan["kode_jabatan"].tolist()) == (["SET.1"], ["SET.1-07"])


@pytest.fixture
def berisi(tmp_path: Path) -> str:
    """A store with a head and a clerk."""
    alamat = f"sqlite:///{tmp_path}/abk.db"
    gudang = buka(alamat, buat=True)
    gudang.simpan_identitas(
        [{"kode_unit": "BU", "nama_unit": "Biro Umum"}],
        [
            {"kode_jabatan": "K-1", "kode_unit": "BU", "nama_jabatan": "Kepala Bagian Umum",
             "jenis_jabatan": "administrator"},
            {"kode_jabatan": "P-1", "kode_unit": "BU", "nama_jabatan": "Pengadministrasi Umum",
             "jenis_jabatan": "pelaksana"},
        ],
        oleh="uji",
    )  # fmt: skip
    return alamat


@pytest.mark.parametrize(
    ("jabatan", "lembar", "sebab"),
    [
        ("Pengadministrasi Umum", "Sheet1", "nama 'Pengadministrasi Umum'"),
        ("Pengadministrasi Umum", "Sheet1", "jenis pelaksana, sedangkan K-1 adalah administrator"),
        ("Kepala Bagian Umum", "Pengadministrasi Umum", "lembarnya bernama 'Pengadministrasi Umum'"),
    ],
)
def test_lembar_jabatan_lain_dihentikan(berisi: str, tmp_path: Path, jabatan: str, lembar: str, sebab: str):
    """A sheet of the clerk used to be written into the post of the head, with exit code 0."""
    label = {"KODE JABATAN": "K-1"}
    berkas = _buku(tmp_path / "biro.xlsx", [jabatan], label=label, lembar=[lembar])
    hasil = _impor(berkas, "--ke", berisi, "--terima-usulan", "--ya")
    assert hasil.exit_code == 1
    assert sebab in hasil.stderr
    assert buka(berisi).daftar_lembar()["versi"].tolist() == [0, 0]


def test_jabatan_yang_dikenal_menurut_namanya(berisi: str, tmp_path: Path):
    berkas = _buku(tmp_path / "biro.xlsx", ["PENGADMINISTRASI UMUM"])
    assert _impor(berkas, "--ke", berisi, "--terima-usulan").exit_code == 0
    assert buka(berisi).daftar_lembar()["versi"].tolist() == [0, 1]


def test_impor_yang_gagal_tidak_meninggalkan_apa_pun(tmp_path: Path):
    rusak = tmp_path / "b.xlsx"
    rusak.write_bytes(b"PK\x03\x04 bukan buku kerja")
    hasil = _impor(rusak, "--ke", f"sqlite:///{tmp_path}/abk.db", "--terima-usulan", "--ya")
    assert hasil.exit_code == 1
    assert "b.xlsx" in hasil.stderr
    assert not list(tmp_path.glob("abk.db*"))


def test_berkas_rusak_disebut_dan_tidak_menahan_yang_baik(tmp_path: Path):
    """Once repaired, the same call brings in the rest; what is there already stays as it is."""
    alamat = f"sqlite:///{tmp_path}/abk.db"
    baik = _buku(tmp_path / "a.xlsx", ["Pengadministrasi Umum"])
    rusak = tmp_path / "b.xlsx"
    rusak.write_bytes(b"PK\x03\x04 bukan buku kerja")
    perintah = (baik, rusak, "--ke", alamat, "--terima-usulan", "--ya")
    hasil = _impor(*perintah)
    assert (hasil.exit_code, "b.xlsx" in hasil.stdout, "1 ditolak" in hasil.stdout) == (1, True, True)
    _buku(rusak, ["Arsiparis"])
    hasil = _impor(*perintah)
    assert (hasil.exit_code, "1 disimpan" in hasil.stdout, "1 sama" in hasil.stdout) == (0, True, True)


def test_penanda_berkas_yang_sedang_dibuka_dilewati(tmp_path: Path):
    """``*.xlsx`` takes the mark beside a workbook that is open in Excel, too; the import stopped at it."""
    berkas = _buku(tmp_path / "biro.xlsx", ["Pengadministrasi Umum"])
    penanda = tmp_path / "~$biro.xlsx"
    penanda.write_bytes(b"\x05Nama")
    alamat = f"sqlite:///{tmp_path}/abk.db"
    sendiri = _impor(penanda, "--ke", alamat)
    assert sendiri.exit_code == 2
    assert "sedang dibuka" in sendiri.stderr
    assert _impor(berkas, penanda, "--ke", alamat, "--terima-usulan", "--ya").exit_code == 0


def test_folder_tabel_diimpor(tmp_path: Path):
    alamat = f"sqlite:///{tmp_path}/abk.db"
    mulai = ["mulai", f"{tmp_path}/asal", "--instansi", "K", "--tahun", "2026", "--unit", "A;Biro A"]
    assert jalan.invoke(app, mulai).exit_code == 0
    contoh = _impor(tmp_path / "asal", "--ke", alamat)
    assert contoh.exit_code == 1
    assert "baris contoh" in contoh.stderr
    assert not (tmp_path / "abk.db").exists()
    (tmp_path / "asal" / "jabatan.csv").write_text(
        "kode_jabatan;kode_unit;nama_jabatan;jenis_jabatan;bezetting\nA-1;A;Analis;pelaksana;1\n",
        encoding="utf-8",
    )
    (tmp_path / "asal" / "uraian_tugas.csv").write_text(
        "kode_jabatan;nomor;uraian_tugas;hasil_kerja;volume;periode;norma_waktu;satuan_waktu\n"
        "A-1;1;Menyusun;Bahan;10;Bulanan;2 jam;\n",
        encoding="utf-8",
    )
    assert _impor(tmp_path / "asal", "--ke", alamat).exit_code == 0
    k = buka(alamat).kegiatan()
    # 10 × 12 × 120 menit (rumus)
    assert (k.instansi, k.hasil.loc["A-1", "beban_kerja_menit"]) == ("K", 14_400)


def test_jawaban_yang_tidak_terbaca_disebut():
    hasil = _impor("a.xlsx", "--ke", "sqlite:///x.db", "--jawab", "menit")
    assert hasil.exit_code == 2
    assert "satuan_waktu=menit" in hasil.stderr


def test_unit_tanpa_kode_diberi_kode(tmp_path: Path):
    """As a list gives them; it used to end at an empty code."""
    alamat = f"sqlite:///{tmp_path}/abk.db"
    for nama in ("Biro Umum", "Bagian Tata Usaha", "Biro Uang"):
        hasil = jalan.invoke(app, ["unit", "tambah", alamat, "--nama", nama])
        assert hasil.exit_code == 0, hasil.stderr
    assert buka(alamat).kegiatan().unit["kode_unit"].tolist() == ["BU", "BTU", "BU2"]


def test_akun_tanpa_nama(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An account that the system has no name for, as Windows without USERNAME: asked, no traceback."""

    def tanpa_nama() -> str:
        raise ImportError("No module named 'pwd'")

    monkeypatch.setattr("getpass.getuser", tanpa_nama)
    berkas = _buku(tmp_path / "biro.xlsx", ["Pengadministrasi Umum"])
    hasil = _impor(berkas, "--ke", f"sqlite:///{tmp_path}/abk.db", "--terima-usulan", "--ya")
    assert hasil.exit_code == 2
    assert "--oleh NAMA" in hasil.stderr
    bernama = _impor(
        berkas, "--ke", f"sqlite:///{tmp_path}/abk.db", "--terima-usulan", "--ya", "--oleh", "Petugas"
    )
    assert bernama.exit_code == 0


@pytest.mark.parametrize(
    "titik",
    [
        "abk.store.gudang.periksa_skema",
        "abk.store.gudang.naikkan",
        "abk.store.Gudang.simpan_identitas",
        "abk.store.Gudang.simpan_banyak",
    ],
)
def test_ctrl_c_tidak_meninggalkan_gudang_setengah_jadi(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, titik: str
):
    """Wherever it comes: no store that was only made for it, an answer in words, and the next run works."""

    def berhenti(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    berkas = _buku(tmp_path / "biro.xlsx", ["Pengadministrasi Umum"])
    perintah = (berkas, "--ke", f"sqlite:///{tmp_path}/abk.db", "--terima-usulan", "--ya")
    with monkeypatch.context() as m:
        m.setattr(titik, berhenti)
        hasil = _impor(*perintah)
    assert hasil.exit_code == 130
    assert "Dihentikan." in hasil.stderr
    assert [f.name for f in tmp_path.iterdir()] == ["biro.xlsx"]
    assert _impor(*perintah).exit_code == 0


@pytest.mark.parametrize("nama", ["contoh", "contoh-2025"])
def test_formulir_contoh_tidak_menulis_di_sebelah_datanya(monkeypatch: pytest.MonkeyPatch, nama: str):
    """The example is practised on in a store of its own: every report of it is made of these files."""
    folder = folder_contoh(nama)
    semula = sorted(p.name for p in folder.iterdir())
    disajikan: list[str] = []
    monkeypatch.setattr("abk.instrumen.formulir.sajikan", lambda alamat, **_: disajikan.append(alamat))
    for sumber in (nama, str(folder)):
        assert jalan.invoke(app, ["formulir", sumber, "--oleh", "Uji"]).exit_code == 0
    assert sorted(p.name for p in folder.iterdir()) == semula
    assert [len(buka(alamat).identitas("unit")) for alamat in disajikan] == [76, 76]


def test_formulir_tanpa_persetujuan_menyebut_jalan_yang_ada(tmp_path: Path):
    """The advice was an option that this command does not have."""
    berkas = _buku(tmp_path / "biro.xlsx", ["Pengadministrasi Umum"])
    hasil = jalan.invoke(app, ["formulir", str(berkas)])
    assert hasil.exit_code == 2
    assert f"abk impor '{berkas}' --ke sqlite:///{tmp_path}/biro.db --ya" in hasil.stderr
