"""Guards abk.store.rls, abk.store.case_store: row-level security of cases: a unit reads the cases it takes
part in, and writes its own records only.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text

from abk.errors import ParameterError
from abk.store import Gudang, HakError, beri_peran, buka, cabut_peran, cadangkan, pulihkan
from abk.store.skema import METADATA

from .catatan import catatan, sidik

pytestmark = pytest.mark.xdist_group("store")

SANDI = "kata %(sandi)s ' peran"
KENARI = "KENARI-ALUR-UMUM"
RAHASIA = KENARI.encode()
SIDIK_KOSONG = "encode(sha256('{}'), 'hex')"
MILIK, ASING = "abk-perencanaan", "abk-umum"


@pytest.fixture
def dunia(server, isi: Callable[[str], Gudang]):
    """Two cases, one of unit 01.02 and one of 01.03 with a canary, and a way to open as somebody."""
    db = server.basis_data()
    pemilik = isi(server.alamat(db))
    for nama, peran, unit in (
        ("perencana", "unit", "01.02"),
        ("bagian", "unit", "01.02.1"),
        ("umum", "unit", "01.03"),
        ("menteri", "unit", "01"),
        ("ortala", "ortala", ""),
    ):
        beri_peran(pemilik, f"{nama}_{db}", peran, unit, oleh="Ortala", sandi=SANDI)

    def sebagai(siapa: str) -> Gudang:
        return buka(server.alamat(db, f"{siapa}_{db}", SANDI))

    ortala = sebagai("ortala")
    ortala.alur.mulai(
        MILIK, 2027, "ABK Perencanaan", catatan("mulai", alur=MILIK, peserta=("01.02",), berkas=(b"data",))
    )
    ortala.alur.mulai(ASING, 2027, KENARI, catatan(KENARI, alur=ASING, peserta=("01.03",), berkas=(RAHASIA,)))
    yield pemilik, sebagai, db
    pemilik.tutup()


def test_unit_membaca_alur_miliknya(dunia):
    _, sebagai, _ = dunia
    g = sebagai("perencana")
    assert [d["kode"] for d in g.alur.daftar()] == [MILIK]
    assert len(g.alur.rekaman(MILIK)) == 1
    assert g.alur.rekaman(ASING) == []
    assert g.alur.berkas(sidik(b"data")) == b"data"
    assert not g.alur.ada(sidik(RAHASIA))
    with pytest.raises(ParameterError, match="tidak berhak"):
        g.alur.berkas(sidik(RAHASIA))


@pytest.mark.serangan("peran", "membaca setiap baris alur yang tidak diikuti unitnya", "dicegah")
def test_kenari_tidak_ada_di_mana_pun(dunia):
    """Every row of every table, as the role sees it."""
    pemilik, sebagai, _ = dunia

    def semua(g: Gudang) -> str:
        with g.sambungan.baca() as c:
            return repr([c.execute(text(f'SELECT * FROM "{t}"')).all() for t in METADATA.tables])  # noqa: S608

    assert KENARI not in semua(sebagai("perencana"))
    assert KENARI in semua(sebagai("umum"))
    assert KENARI in semua(pemilik)


def test_siapa_yang_ikut(dunia):
    """Whoever holds a unit above takes part with it; a part of the unit alone does not."""
    _, sebagai, _ = dunia
    terlihat = {
        s: [d["kode"] for d in sebagai(s).alur.daftar()] for s in ("menteri", "bagian", "umum", "ortala")
    }
    assert terlihat == {"menteri": [MILIK, ASING], "bagian": [], "umum": [ASING], "ortala": [MILIK, ASING]}


def test_unit_menambah_catatannya(dunia):
    _, sebagai, _ = dunia
    unit, ortala = sebagai("perencana"), sebagai("ortala")
    assert unit.alur.tambah(MILIK, catatan("konfirmasi", unit="01.02", berkas=(b"berita acara",))).urut == 1
    assert ortala.alur.tambah(MILIK, catatan("lanjut", berkas=(b"nota",))).urut == 2
    assert ortala.alur.berkas(sidik(b"berita acara")) == b"berita acara"
    assert unit.alur.berkas(sidik(b"nota")) == b"nota"
    assert len(unit.alur.rekaman(MILIK)) == 3


@pytest.mark.serangan("peran", "menambah catatan alur atas nama unit lain atau catatan bersama", "dicegah")
@pytest.mark.parametrize(
    ("kode", "unit"), [(MILIK, ""), (MILIK, "01.03"), (MILIK, "01"), (ASING, "01.02"), (ASING, "01.03")]
)
def test_unit_tidak_menulis_yang_lain(dunia, kode: str, unit: str):
    """No common record, none of another unit, none in a foreign case, with a file or without."""
    pemilik, sebagai, _ = dunia
    for berkas in ((), (b"selundupan",)):
        with pytest.raises((HakError, ParameterError), match="tidak berhak"):
            sebagai("perencana").alur.tambah(kode, catatan("x", unit=unit, berkas=berkas))
    assert [d["jumlah"] for d in pemilik.alur.daftar()] == [1, 1]
    assert not pemilik.alur.ada(sidik(b"selundupan"))


@pytest.mark.serangan("peran", "memulai alur", "dicegah")
def test_unit_tidak_memulai_alur(dunia):
    _, sebagai, _ = dunia
    with pytest.raises(HakError, match=r"tidak berhak melihat atau mengubah data tersebut"):
        sebagai("perencana").alur.mulai("baru", 2027, "x", catatan("x", unit="01.02", peserta=("01.02",)))


def test_berkas_asing_dengan_isi_sama(dunia):
    """Who brings the same bytes as a case that he may not see learns nothing from it."""
    pemilik, sebagai, _ = dunia
    satu = sebagai("perencana").alur.tambah(MILIK, catatan("x", unit="01.02", berkas=(RAHASIA,)))
    assert satu.urut == 1
    assert pemilik.alur.berkas(sidik(RAHASIA)) == RAHASIA


@pytest.mark.serangan("peran", "mengubah catatan, berkas, pemicu alur dengan SQL langsung", "dicegah")
@pytest.mark.parametrize("siapa", ["perencana", "ortala"])
@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE alur SET judul = 'x'",
        "UPDATE alur SET kode = 'x' WHERE kode = 'abk-perencanaan'",
        "UPDATE alur_peristiwa SET rekaman = '{}'",
        "UPDATE alur_berkas SET jenis = 'x'",
        "DELETE FROM alur",
        "DELETE FROM alur_peristiwa",
        "DELETE FROM alur_berkas",
        "TRUNCATE alur_peristiwa",
        "ALTER TABLE alur_peristiwa DISABLE TRIGGER USER",
        "ALTER TABLE alur_berkas DISABLE ROW LEVEL SECURITY",
        "DROP TRIGGER alur_peristiwa_tetap ON alur_peristiwa",
        "INSERT INTO alur_peristiwa VALUES ('abk-perencanaan', 1, '01.02', 'palsu', 'n', '{}', null, null)",
        "INSERT INTO alur_peristiwa VALUES ('abk-umum', 5, '01.02', {S}, 'n', '{}', null, null)",
    ],
)
def test_sql_langsung_ditolak(dunia, siapa: str, perintah: str):
    _, sebagai, _ = dunia
    g = sebagai(siapa)
    with (
        pytest.raises(
            HakError,
            match=r"tidak berhak melihat atau mengubah|lama tidak dapat diubah atau dihapus",
        ),
        g.sambungan.tulis() as c,
    ):
        c.execute(text(perintah.replace("{S}", SIDIK_KOSONG)))


@pytest.mark.serangan("peran", "menyisipkan berkas lepas, alur baru, catatan di alur asing", "dicegah")
def test_sql_langsung_dari_unit_ditolak(dunia):
    """A file without a record that names it; a first record of a case; a record in a foreign case."""
    _, sebagai, _ = dunia
    g = sebagai("perencana")
    for perintah in (
        "INSERT INTO alur_berkas VALUES (encode(sha256('a'), 'hex'), 1, 'bin', 'a')",
        "INSERT INTO alur_peristiwa VALUES ('baru', 0, '01.02', {S}, 'n', '{}', null, null)",
        "INSERT INTO alur VALUES ('baru', 2027, 'x', '')",
        "INSERT INTO alur_peristiwa VALUES ('abk-umum', 1, '01.02', {S}, 'n', '{}', null, null)",
    ):
        with (
            pytest.raises(HakError, match=r"tidak berhak melihat atau mengubah data tersebut"),
            g.sambungan.tulis() as c,
        ):
            c.execute(text(perintah.replace("{S}", SIDIK_KOSONG)))


@pytest.mark.serangan("peran", "menipu kebijakan alur dengan tabel sementara bernama sama", "dicegah")
def test_tabel_sementara_tidak_menipu_kebijakan(dunia, server):
    """A table named alur_peristiwa in pg_temp is not what the policies and the counter ask."""
    _, sebagai, db = dunia
    server.perintah(f"GRANT TEMP ON DATABASE {db} TO perencana_{db}")  # else nobody may make any
    g = sebagai("perencana")
    with g.sambungan.tulis() as c:
        c.execute(text("CREATE TEMP TABLE alur_peristiwa (kode_alur text, urut int, rekaman text)"))
        c.execute(
            text("INSERT INTO pg_temp.alur_peristiwa VALUES (:a, 0, CAST(:r AS text))"),
            {"a": ASING, "r": '{"isi":{"unit":["01.02"]}}'},
        )
        assert list(c.execute(text("SELECT kode FROM public.alur")).scalars()) == [MILIK]


def test_catatan_pertama_yang_aneh_tidak_mengganggu(dunia):
    """A case that names no units, or something else in their place, is Ortala's alone."""
    _, sebagai, _ = dunia
    ortala = sebagai("ortala")
    for n, unit in enumerate(("01.02", {"01.02": 1}, [["01.02"], None], None)):
        ortala.alur.mulai(f"aneh-{n}", 2027, "x", catatan(alur=f"aneh-{n}", isi={"unit": unit}))
    assert [d["kode"] for d in sebagai("perencana").alur.daftar()] == [MILIK]
    assert len(ortala.alur.daftar()) == 6


def test_peran_dicabut(dunia):
    pemilik, sebagai, db = dunia
    cabut_peran(pemilik, f"perencana_{db}", oleh="Ortala", alasan="mutasi")
    with pytest.raises(HakError, match=r"tidak berhak melihat atau mengubah data tersebut"):
        sebagai("perencana").alur.daftar()


def test_hak_ikut_dipulihkan(dunia, server, tmp_path):
    pemilik, _, db = dunia
    berkas = cadangkan(pemilik, tmp_path / "c.abk")
    tujuan = server.basis_data()
    pulihkan(berkas, server.alamat(tujuan))
    g = buka(server.alamat(tujuan, f"perencana_{db}", SANDI))
    assert [d["kode"] for d in g.alur.daftar()] == [MILIK]
    assert g.alur.tambah(MILIK, catatan("x", unit="01.02")).urut == 1
    with pytest.raises(HakError, match=r"tidak berhak melihat atau mengubah data tersebut"):
        g.alur.tambah(MILIK, catatan("x", unit="01.03"))
