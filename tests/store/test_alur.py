"""Guards abk.store.case_store: cases in the store: records and files come in whole or not at all, and come
out as they went in.
"""

from __future__ import annotations

import pytest

from abk.errors import ParameterError
from abk.store import Gudang, GudangError, StatusError, buka
from abk.store.alamat import Sambungan
from abk.store.case_store import DIINGAT, DIINGAT_TERBESAR

from .catatan import catatan, kata, sidik

pytestmark = pytest.mark.xdist_group("store")

KODE = "abk-2027"


@pytest.fixture
def gudang(alamat: str):
    g = buka(alamat, buat=True)
    g.alur.mulai(KODE, 2027, "Analisis Beban Kerja 2027", catatan("mulai", berkas=(b"usulan",)))
    yield g
    g.tutup()


def isi_gudang(g: Gudang) -> tuple[list[dict], list[str], bool]:
    return g.alur.daftar(), g.alur.rekaman(KODE), g.alur.ada(sidik(b"baru"))


def test_mulai_tambah_baca(gudang: Gudang, alamat: str):
    satu = gudang.alur.tambah(KODE, catatan("dua", unit="01.02", berkas=(b"notula", bytes(range(256)))))
    assert satu.urut == 1
    lain = buka(alamat).alur  # another connection sees it: it was committed
    urutan = [kata(t) for t in lain.rekaman(KODE)]
    assert urutan == ["mulai", "dua"]
    assert sidik(lain.rekaman(KODE)[1]) == satu.sidik
    assert lain.berkas(sidik(b"usulan")) == b"usulan"
    assert lain.berkas(sidik(bytes(range(256)))) == bytes(range(256))
    assert (lain.ada(sidik(b"notula")), lain.ada(sidik(b"lain"))) == (True, False)


def test_isi_dibaca_sekali(gudang: Gudang, monkeypatch: pytest.MonkeyPatch):
    """What was read is kept: small files, the last few, and never what was not there to see."""
    besar, kecil = bytes(DIINGAT_TERBESAR + 1), [str(n).encode() for n in range(DIINGAT)]
    gudang.alur.tambah(KODE, catatan("isi", berkas=(besar, *kecil)))
    asli, dibaca = Sambungan.baca, []
    monkeypatch.setattr(Sambungan, "baca", lambda satu: dibaca.append(1) or asli(satu))
    alur = gudang.alur

    def banyak(isi: bytes) -> int:
        """How often it was asked for, of three times."""
        dibaca.clear()
        assert [alur.berkas(sidik(isi)) for _ in range(3)] == [isi] * 3
        return len(dibaca)

    assert (banyak(b"usulan"), banyak(besar)) == (1, 3)
    assert [banyak(satu) for satu in kecil] == [1] * DIINGAT
    assert len(alur._dibaca) <= DIINGAT
    with pytest.raises(ParameterError, match="tidak ada"):
        alur.berkas(sidik(b"tiada"))


def test_daftar(gudang: Gudang):
    lain = gudang.alur.mulai("a-lain", 2028, "Lain", catatan("mulai lain", alur="a-lain"))
    akhir = gudang.alur.tambah(KODE, catatan("dua"))
    daftar = gudang.alur.daftar()
    assert [(d["kode"], d["tahun"], d["judul"], d["jumlah"], d["kepala"]) for d in daftar] == [
        (KODE, 2027, "Analisis Beban Kerja 2027", 2, akhir.sidik),
        ("a-lain", 2028, "Lain", 1, lain.sidik),
    ]
    assert daftar[0]["dibuat"] < daftar[1]["dibuat"]


def test_alur_yang_tidak_ada(gudang: Gudang):
    assert gudang.alur.rekaman("tiada") == []
    with pytest.raises(ParameterError, match="tidak ada"):
        gudang.alur.tambah("tiada", catatan("x"))
    with pytest.raises(ParameterError, match="tidak ada"):
        gudang.alur.berkas(sidik(b"tiada"))
    with pytest.raises(ParameterError, match="tanpa kode"):
        gudang.alur.mulai(" ", 2027, "x", catatan("x"))


def test_kode_yang_sudah_ada(gudang: Gudang):
    sebelum = isi_gudang(gudang)
    with pytest.raises(StatusError, match="sudah ada"):
        gudang.alur.mulai(KODE, 2027, "Lagi", catatan("lagi", berkas=(b"baru",)))
    assert isi_gudang(gudang) == sebelum


def test_pembuat_yang_gagal_tidak_meninggalkan_apa_pun(gudang: Gudang):
    sebelum = isi_gudang(gudang)

    def gagal(ada: list[str]):
        assert len(ada) in {0, 1}
        raise ParameterError("tidak jadi")

    with pytest.raises(ParameterError, match="tidak jadi"):
        gudang.alur.tambah(KODE, gagal)
    with pytest.raises(ParameterError, match="tidak jadi"):
        gudang.alur.mulai("baru", 2027, "Baru", gagal)
    assert isi_gudang(gudang) == sebelum
    gudang.alur.mulai("baru", 2027, "Baru", catatan("mulai", alur="baru"))  # the code is free


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"urut": 2}, "nomor 2, seharusnya 1"),
        ({"urut": 0}, "nomor 0, seharusnya 1"),
        ({"sidik": sidik("lain")}, "kode verifikasi catatan tidak cocok"),
        ({"nonce": ""}, "nonce kosong"),
        ({"teks": "bukan json", "sidik": sidik("bukan json")}, "bukan JSON"),
        ({"teks": "[1]", "sidik": sidik("[1]")}, "bukan JSON"),
    ],
)
def test_catatan_yang_tidak_cocok(gudang: Gudang, ganti: dict, kata: str):
    sebelum = isi_gudang(gudang)

    def buat(ada: list[str]):
        rekaman, berkas = catatan("x", berkas=(b"baru",))(ada)
        return type(rekaman)(**{**vars(rekaman), **ganti}), berkas

    with pytest.raises(ParameterError, match=kata):
        gudang.alur.tambah(KODE, buat)
    assert isi_gudang(gudang) == sebelum


def test_berkas_yang_tidak_cocok(gudang: Gudang):
    """Every fault at once: the number and both files."""

    def buat(ada: list[str]):
        rekaman, _ = catatan("x", urut=7)(ada)
        return rekaman, {sidik(b"baru"): ("bin", b"barU"), sidik(b"dua"): ("bin", b"tiga")}

    with pytest.raises(ParameterError) as galat:
        gudang.alur.tambah(KODE, buat)
    assert galat.value.pesan.count("kode verifikasi berkas") == 2
    assert "nomor 7" in galat.value.pesan
    assert not gudang.alur.ada(sidik(b"baru"))


def test_catatan_yang_sama_dua_kali(gudang: Gudang):
    """A number used once is used once, in this case or another; nothing of the second remains."""
    gudang.alur.tambah(KODE, catatan("dua", nonce="1" * 32))
    gudang.alur.mulai("lain", 2027, "Lain", catatan("mulai", alur="lain"))
    sebelum = isi_gudang(gudang)
    for kode in (KODE, "lain"):
        with pytest.raises(GudangError, match="sudah ada"):
            gudang.alur.tambah(kode, catatan("tiga", nonce="1" * 32, berkas=(b"baru",)))
    teks = gudang.alur.rekaman(KODE)[1]
    with pytest.raises(ParameterError, match=r"urut catatan bukan '2'; nonce catatan bukan '22"):
        gudang.alur.tambah(KODE, catatan(teks=teks, nonce="2" * 32))
    assert isi_gudang(gudang) == sebelum


def test_berkas_yang_sama_disimpan_sekali(gudang: Gudang):
    gudang.alur.tambah(KODE, catatan("dua", berkas=(b"usulan", b"")))
    gudang.alur.tambah(KODE, catatan("tiga", berkas=(b"usulan",)))
    with gudang.sambungan.baca() as c:
        assert c.exec_driver_sql("SELECT count(*), sum(ukuran) FROM alur_berkas").one() == (2, 6)
    assert gudang.alur.berkas(sidik(b"")) == b""


def test_berkas_terbaca_selagi_catatan_dibuat(gudang: Gudang, monkeypatch: pytest.MonkeyPatch):
    """In the transaction that is open: a second one for each would wait for a free connection."""
    dilihat = []

    def buat(ada: list[str]):
        with monkeypatch.context() as m:
            m.setattr(gudang.sambungan, "baca", None)
            rak = gudang.alur  # another shelf of the same store
            dilihat.append((rak.berkas(sidik(b"usulan")), rak.ada(sidik(b"tiada"))))
        return catatan("dua")(ada)

    gudang.alur.tambah(KODE, buat)
    assert dilihat == [(b"usulan", False)]
    assert gudang.alur.ada(sidik(b"usulan"))


def test_gudang_lain_terbaca_selagi_catatan_dibuat(gudang: Gudang, tmp_path):
    """A file is looked for where it was asked for."""
    lain = buka(f"sqlite:///{tmp_path}/lain.db", buat=True)
    lain.alur.mulai("x", 2027, "x", catatan("mulai", alur="x", berkas=(b"milik lain",)))

    def buat(ada: list[str]):
        assert lain.alur.ada(sidik(b"milik lain"))
        assert not gudang.alur.ada(sidik(b"milik lain"))
        return catatan("dua")(ada)

    assert gudang.alur.tambah(KODE, buat).urut == 1


def test_berkas_besar(gudang: Gudang):
    besar = bytes(range(256)) * (4 << 12)  # 4 MiB
    gudang.alur.tambah(KODE, catatan("foto", berkas=(besar,)))
    assert gudang.alur.berkas(sidik(besar)) == besar


def test_teks_di_luar_ascii(gudang: Gudang):
    teks = "é — ‘x’ \N{GRINNING FACE} 1.250,5\n\t"
    gudang.alur.tambah(KODE, catatan(teks))
    assert kata(gudang.alur.rekaman(KODE)[1]) == teks


def test_rak_tidak_menampakkan_sandi(gudang: Gudang):
    sandi = str(gudang.sambungan.alamat.url.password or "tanpa sandi")[-8:]
    assert sandi not in repr(gudang.alur)
