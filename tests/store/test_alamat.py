"""Guards abk.store.alamat, abk.store.baru: which store an address means, from whatever folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from abk.store import AlamatError, alamat_antarproses, buka, buka_baru, gudang_contoh

ALAMAT = "sqlite:///data/abk.db"


@pytest.fixture
def proyek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a store in ``data``, a folder of notebooks, and another store far from it."""
    for folder in ("data", "notebooks/dalam", "lain/data"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    buka(ALAMAT, buat=True)
    return tmp_path


@pytest.mark.parametrize("folder", [".", "notebooks", "notebooks/dalam", "data"])
def test_sama_dari_setiap_folder_proyek(proyek: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    monkeypatch.chdir(proyek / folder)
    letak = buka(ALAMAT).sambungan.alamat.berkas.resolve()
    assert letak == (proyek / "data" / "abk.db").resolve()
    assert alamat_antarproses(ALAMAT)[0] == f"sqlite:///{letak}"


def test_yang_baru_dibuat_di_tempat_yang_diminta(proyek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that is to be made is not one that lies above; the nearer one is meant from then on."""
    monkeypatch.chdir(proyek / "lain")
    buka(ALAMAT, buat=True)
    assert (proyek / "lain" / "data" / "abk.db").is_file()
    assert buka(ALAMAT).sambungan.alamat.berkas.resolve() == (proyek / "lain" / "data" / "abk.db").resolve()


def test_saran_tidak_mengulang_awalan():
    """An address that only bytes spoil is not told to begin twice."""
    with pytest.raises(AlamatError) as galat:
        buka("sqlite:///d\udcc3/abk.db")
    assert "Mungkin" not in str(galat.value)


def test_yang_tidak_ada_tetap_galat(proyek: Path) -> None:
    assert proyek.is_dir()
    with pytest.raises(AlamatError, match="tidak ada"):
        buka("sqlite:///data/lain.db")


def test_gudang_contoh_berisi_dan_sementara() -> None:
    gudang = gudang_contoh("Uji")
    assert len(gudang.daftar_lembar()) == 312
    assert gudang.sambungan.alamat.berkas.parent.name.startswith("abk-contoh-")


@pytest.mark.parametrize(
    ("teks", "maksud"),
    [
        ("data/abk.db", "sqlite:///data/abk.db"),
        (r"data\abk.db", "sqlite:///data/abk.db"),
        ("sqlite://data/abk.db", "sqlite:///data/abk.db"),
        ("sqlite://abk.sqlite", "sqlite:///abk.sqlite"),
    ],
)
def test_berkas_tanpa_awalan_alamat_diberi_tahu(teks: str, maksud: str):
    """A clerk writes the file that he means; the answer is the address that works."""
    with pytest.raises(AlamatError, match=f"Mungkin: {maksud}$"):
        buka(teks)


def test_teks_lain_tidak_ditebak():
    with pytest.raises(AlamatError, match=r"Tulis sqlite:///"):
        buka("rahasia@server")


def test_folder_gudang_yang_belum_ada(tmp_path):
    with pytest.raises(AlamatError, match="buat folder itu dahulu"):
        buka(f"sqlite:///{tmp_path}/belum/abk.db", buat=True)


def test_folder_gudang_baru_dibuat_dan_pergi_lagi(tmp_path: Path):
    """``sqlite:///data/abk.db`` of the guide works in an empty folder; a folder further off is a slip."""
    with pytest.raises(RuntimeError, match="gagal"), buka_baru(f"sqlite:///{tmp_path}/data/abk.db"):
        raise RuntimeError("gagal")
    assert list(tmp_path.iterdir()) == []
    with buka_baru(f"sqlite:///{tmp_path}/data/abk.db") as gudang:
        gudang.tutup()
    assert (tmp_path / "data" / "abk.db").is_file()
    with pytest.raises(AlamatError, match="tidak ada"), buka_baru(f"sqlite:///{tmp_path}/jauh/lagi/abk.db"):
        pass
    assert not (tmp_path / "jauh").exists()


def test_huruf_yang_bukan_huruf_ditolak_sebelum_ada_yang_dibuat(tmp_path: Path):
    with pytest.raises(AlamatError, match="tidak dapat dibaca"):
        buka(f"sqlite:///{tmp_path}/a\udcff.db", buat=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("isi", [None, b""])
def test_yang_gagal_meninggalkan_yang_semula(tmp_path: Path, isi: bytes | None):
    """Nothing, or an empty file of the office's own, is there again as it was."""
    berkas = tmp_path / "abk.db"
    if isi is not None:
        berkas.write_bytes(isi)
    semula = [(p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in tmp_path.iterdir()]
    with pytest.raises(AlamatError, match="rekaan"), buka_baru(f"sqlite:///{berkas}"):
        raise AlamatError("rekaan", "")
    assert [(p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in tmp_path.iterdir()] == semula
