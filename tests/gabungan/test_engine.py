"""Guards abk.gabungan.engine, abk.gabungan.dataset, abk.gabungan.saring: no network, no
other file, no word of SQL from data; and what is said where DuckDB, a file or a partition is missing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import abk
from abk.gabungan import catalog, engine
from abk.gabungan.kebutuhan import KUNCI
from tests.gabungan.rekaan import kegiatan, tugas_biasa

JAHAT = (
    "x'); DROP VIEW hasil; --",
    "'; ATTACH '/tmp/curi.db'; SELECT '",
    "\"; COPY hasil TO '/tmp/curi.csv'; --",
    "{kunci}",
    "% _ \\ \n ? $1",
)


def _gabung(ke: Path, **pengaturan: object) -> abk.Kegiatan:
    k = kegiatan([tugas_biasa("J1")], [{"kode_jabatan": "J1"}], **pengaturan)
    abk.gabung([k], ke)
    return k


@pytest.fixture(scope="module")
def n(tmp_path_factory: pytest.TempPathFactory):
    ke = tmp_path_factory.mktemp("engine")
    _gabung(ke)
    with abk.nasional(ke) as satu:
        yield satu


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_csv('https://example.org/x.csv')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/etc/*')",
        "COPY hasil TO '/tmp/curi.csv'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET memory_limit = '64GB'",
        "RESET enable_external_access",
        "ATTACH '/tmp/curi.db'",
        "DROP VIEW hasil",
        "SELECT 1; SELECT 2",
        "",
        "bukan SQL",
    ],
)
def test_tanya_hanya_membaca_dataset(n: abk.Nasional, sql: str):
    with pytest.raises(abk.ParameterError) as salah:
        n.tanya(sql)
    assert salah.value.saran
    assert len(n.tanya("SELECT * FROM hasil")) == 1


@pytest.mark.parametrize(
    "sql",
    [
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '64GB'",
        "COPY hasil TO '/tmp/curi.csv'",
    ],
)
def test_juga_tanpa_pintu_depan(n: abk.Nasional, sql: str):
    """What holds is the engine's own lock, not only the look at the question."""
    with pytest.raises(engine.duckdb().Error):
        n._con.execute(sql)


def test_isi_bukan_perintah(tmp_path: Path):
    """Names, codes and texts that are SQL go in and out as texts."""
    semua = [
        kegiatan(
            [tugas_biasa(jahat.strip(), uraian_tugas=jahat)],
            [{"kode_jabatan": jahat.strip(), "nama_jabatan": jahat}],
            instansi=jahat,
        )
        for jahat in JAHAT
    ]
    assert {m.status for m in abk.gabung(semua, tmp_path / "d'; --")} == {"masuk"}
    with abk.nasional(tmp_path / "d'; --") as n:
        for k in semua:
            assert n.jabatan(k.instansi, 2026).index.tolist() == k.jabatan["kode_jabatan"].tolist()
            assert len(n.kebutuhan(instansi=k.instansi)) == 1
            assert len(n.norma_instansi(k.uraian_tugas["uraian_tugas"][0])) >= 1
        for jahat in JAHAT:
            n.norma(jahat, paling_sedikit=1)
            with pytest.raises(abk.ParameterError):
                n.kebutuhan(jahat)
        assert n.tanya("SELECT count(*) AS n FROM hasil WHERE instansi = $i", {"i": JAHAT[0]})[
            "n"
        ].tolist() == [1]
        assert n.periksa() == []


def test_tanpa_duckdb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    for panggil in (
        lambda: abk.gabung(["contoh"], tmp_path / "d"),
        lambda: engine.connection(folder=[], spill=tmp_path),
    ):
        with pytest.raises(abk.KegiatanError) as salah:
            panggil()
        assert "belum terpasang" in salah.value.pesan
        assert "pip install 'abk[nasional]'" in salah.value.saran
    assert not (tmp_path / "d").exists()


def test_yang_tidak_ada_ditolak(n: abk.Nasional):
    for panggil, kata in (
        (lambda: n.kebutuhan(tahun=2019), "Tahun 2019 tidak ada"),
        (lambda: n.kebutuhan(instansi="Badan Rekan"), "Mungkin maksudnya"),
        (lambda: n.kebutuhan("jenjangg"), "Mungkin maksudnya: jenjang"),
        (lambda: n.jabatan("Badan Rekaan", 2026, pembulatan="sembarang"), "tidak dikenal"),
    ):
        with pytest.raises(abk.AbkError, match=kata):
            panggil()
    with pytest.raises(abk.ParameterError, match="terlalu kecil"):
        abk.nasional(n._folder, memori_mb=1)


@pytest.mark.parametrize("tabel", ["hasil", "tugas"])
def test_berkas_hilang_atau_terpotong(tmp_path: Path, tabel: str):
    _gabung(tmp_path)
    (berkas,) = tmp_path.rglob(f"{tabel}-*.parquet")
    utuh = berkas.read_bytes()
    for isi in (None, utuh[:-1], b""):
        berkas.unlink() if isi is None else berkas.write_bytes(isi)
        with pytest.raises(abk.KegiatanError, match=f"tidak utuh: {tabel} Badan Rekaan tahun 2026"):
            abk.nasional(tmp_path)
    berkas.write_bytes(b"\0" * len(utuh))
    with pytest.raises(abk.KegiatanError, match=r"tidak dapat dibaca: '.+'"):
        abk.nasional(tmp_path)
    _gabung(tmp_path)  # the same source again mends it
    assert abk.nasional(tmp_path).periksa() == []


@pytest.mark.parametrize(
    "ubah",
    [
        lambda isi: isi["partisi"][0]["hasil_berkas"].update(nama="../../../etc/passwd"),
        lambda isi: isi["partisi"].append(isi["partisi"][0]),
        lambda isi: isi["partisi"][0].update(tahun="2026"),
        lambda isi: isi["partisi"][0].pop("sidik"),
        lambda isi: isi.update(format=99),
        lambda isi: isi.update(asing=1),
    ],
)
def test_katalog_rusak(tmp_path: Path, ubah):
    _gabung(tmp_path)
    berkas = tmp_path / catalog.CATALOG
    isi = json.loads(berkas.read_text(encoding="utf-8"))
    ubah(isi)
    berkas.write_text(json.dumps(isi), encoding="utf-8")
    with pytest.raises(abk.KegiatanError):
        abk.nasional(tmp_path)
    for teks in ("", "[", "[]", "null", "[" * 100_000):
        berkas.write_text(teks, encoding="utf-8")
        with pytest.raises(abk.KegiatanError, match="rusak"):
            abk.nasional(tmp_path)


def test_bukan_dataset(tmp_path: Path):
    with pytest.raises(abk.KegiatanError, match="bukan dataset"):
        abk.nasional(tmp_path)
    with pytest.raises(abk.KegiatanError, match="bukan dataset"):
        abk.nasional(tmp_path / "tiada")


def test_tertutup_tanpa_sisa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Nothing temporary stays when it is closed, or forgotten."""
    sementara = tmp_path / "tmp"
    sementara.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(sementara))
    _gabung(tmp_path / "d")
    satu = abk.nasional(tmp_path / "d")
    assert len(list(sementara.iterdir())) == 1
    satu.close()
    lain = abk.nasional(tmp_path / "d")
    del lain
    assert list(sementara.iterdir()) == []


def test_setiap_kunci_dapat_menjadi_kolom(n: abk.Nasional):
    """No answer has a column of the name of its index: ``reset_index`` works on all of them."""
    for kunci in KUNCI:
        assert len(n.kebutuhan(kunci).reset_index()[kunci]) == 1
    assert n.kebutuhan(list(KUNCI)).reset_index().columns.is_unique
    for jawaban in (n.norma(paling_sedikit=1), n.norma_instansi("Menata arsip")):
        assert jawaban.reset_index().columns.is_unique


def test_jawaban_yang_terlalu_panjang(n: abk.Nasional):
    """Ten million rows are not loaded by a slip; the order of an answer stays."""
    with pytest.raises(abk.ParameterError, match=r"lebih dari 1\.000\.000 baris"):
        n.tanya("SELECT * FROM range(10000000)")
    assert n.tanya("SELECT range FROM range(9) ORDER BY range DESC; ", paling=9)["range"].tolist() == [
        *range(8, -1, -1)
    ]
    assert n.tanya("SELECT 1 AS satu -- dengan catatan")["satu"].tolist() == [1]


def test_sesudah_bloknya_dataset_tertutup(tmp_path: Path):
    _gabung(tmp_path)
    with abk.nasional(tmp_path) as satu:
        assert len(satu.tanya("SELECT * FROM hasil")) == 1
    with pytest.raises((abk.KegiatanError, abk.ParameterError), match=r"(?i)closed"):
        satu.tanya("SELECT * FROM hasil")
