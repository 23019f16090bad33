"""Guards abk.reports.rekap_xlsx: the forms: columns, values, formulas, marks."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

import abk
from abk.errors import LaporanError
from abk.files import sebab_disk
from abk.kegiatan import Kegiatan
from abk.reports import rekap_xlsx
from abk.reports.rekap_xlsx import tulis_rekap
from abk.reports.rekap_xlsx.buku import Buku, Sheet, SheetColumn
from abk.reports.rekap_xlsx.lembar_ef import cabang
from abk.reports.rekap_xlsx.rows import form_rows

from .conftest import TANPA_BEZETTING, UNIT, Isi, pos, tugas

LEMBAR = [
    "Petunjuk", "A Uraian Tugas", "B Pemangku", "C Rekap Beban", "D Kebutuhan", "E Per Unit",
    "F Rekap Kementerian", "Temuan", "Parameter",
]  # fmt: skip

# terbit: formulir A, B, D, dan E keluarga Permendagri 12/2008; kolom tambahan berdiri di antaranya.
KOLOM_D = ["NO", "NAMA JABATAN", "JUMLAH BEBAN", "KEBUTUHAN", "ADA", "+/−", "EJ", "PJ", "KET"]
KOLOM_E = ["NO", "UNIT", "BEBAN", "KEBUTUHAN", "ADA", "+/−", "EU", "PU", "KET"]
KOLOM_B = ["NO", "NAMA JABATAN", "JUMLAH", "KET"]
KOLOM_A = ["NO", "RINCIAN TUGAS", "SATUAN HASIL", "VOLUME", "NORMA WAKTU", "KET"]


_ISI: dict[str, Isi] = {}


@pytest.fixture
def isi(kegiatan: Kegiatan, tulis: Callable[..., Isi]) -> Isi:
    """The workbook of the small kegiatan, which is the same for all tests; only read."""
    if kegiatan.sidik not in _ISI:
        _ISI[kegiatan.sidik] = tulis(kegiatan)
    return _ISI[kegiatan.sidik]


def urut(bagian: list[str], semua: list[object]) -> bool:
    sisa = iter(str(s).split(" (")[0] for s in semua)
    return all(satu in sisa for satu in bagian)


def test_lembar_dan_kolom(isi: Isi) -> None:
    assert list(isi.nilai) == LEMBAR
    for lembar, kolom in (
        ("A Uraian Tugas", KOLOM_A),
        ("B Pemangku", KOLOM_B),
        ("D Kebutuhan", KOLOM_D),
        ("E Per Unit", KOLOM_E),
    ):
        assert urut(kolom, isi.judul(lembar)), isi.judul(lembar)


def test_nilai_d_sama_dengan_pustaka(kegiatan: Kegiatan, isi: Isi) -> None:
    hasil = kegiatan.hasil.set_index(kegiatan.jabatan["nama_jabatan"].to_numpy())
    baris = isi.tabel("D Kebutuhan")
    assert len(baris) == len(hasil) == 9
    for b in baris:
        h = hasil.loc[str(b["NAMA JABATAN"])]
        assert b["JUMLAH BEBAN (menit/tahun)"] == h["beban_kerja_menit"]
        assert b["KEBUTUHAN (orang)"] == h["kebutuhan"]
        assert b["DIBULATKAN (orang)"] == h["kebutuhan_bulat"]
        assert b["ADA (orang)"] == h["bezetting"]
        assert b["+/−"] == h["selisih"] == h["bezetting"] - h["kebutuhan_bulat"]
        assert b["EJ"] == (h["efektivitas_jabatan"] if h["bezetting"] else "–")
        assert b["PJ"] == h["prestasi_jabatan"]


def test_nilai_contoh_sama_dengan_pustaka(tulis: Callable[..., Isi]) -> None:
    k = abk.open("contoh")
    isi = tulis(k)
    urutan = [
        kode
        for unit in k.rekap.index
        for kode in k.jabatan.loc[k.jabatan["kode_unit"] == unit, "kode_jabatan"]
    ]
    hasil = k.hasil.loc[urutan]
    d = isi.tabel("D Kebutuhan")
    for judul, kolom in (
        ("JUMLAH BEBAN (menit/tahun)", "beban_kerja_menit"), ("KEBUTUHAN (orang)", "kebutuhan"),
        ("DIBULATKAN (orang)", "kebutuhan_bulat"), ("ADA (orang)", "bezetting"), ("+/−", "selisih"),
        ("PJ", "prestasi_jabatan"),
    ):  # fmt: skip
        assert [b[judul] for b in d] == hasil[kolom].tolist()
    e = isi.tabel("E Per Unit")
    gulungan = dict(zip((b["NO"] for b in e[len(k.rekap) :]), e[len(k.rekap) :], strict=True))
    for n, (_, r) in enumerate(k.rekap.iterrows(), 1):
        b = gulungan.get(n, e[n - 1])  # without units below, own posts are all there is
        assert b["UNIT"] == r["nama_unit"]
        assert b["BEBAN (menit/tahun)"] == r["beban_kerja_menit"]
        assert (b["KEBUTUHAN (orang)"], b["ADA (orang)"]) == (r["kebutuhan_bulat"], r["bezetting"])
        assert (b["KEKURANGAN (orang)"], b["KELEBIHAN (orang)"], b["+/−"]) == (
            r["kekurangan"],
            r["kelebihan"],
            r["selisih"],
        )
        assert b["PU"] == r["prestasi_unit"]
        sendiri = e[n - 1]
        assert sendiri["KEBUTUHAN (orang)"] == r["kebutuhan_bulat_sendiri"]
        assert sendiri["ADA (orang)"] == r["bezetting_sendiri"]


def test_setiap_hasil_adalah_rumus(isi: Isi) -> None:
    awal = isi.kepala("D Kebutuhan") + 2
    for baris in isi.rumus["D Kebutuhan"][awal : awal + 9]:
        assert [n for n in range(11) if str(baris[n]).startswith("=")] == [3, 4, 5, 6, 7, 8, 9, 10]
        assert re.fullmatch(r"=D\d+/WAKTU_KERJA_EFEKTIF", str(baris[4]))
        assert re.search(r'PEMBULATAN="ke_atas",ROUNDUP\(ROUND\(E\d+,9\),0\)', str(baris[5]))
        assert re.search(r"IF\(ROUND\(I\d+,9\)>BATAS_A,\"A\",IF\(ROUND\(I\d+,9\)>=BATAS_B", str(baris[9]))
        # +/− = ada − butuh
        assert re.search(r"G(\d+)-F\1", str(baris[7]))
    for baris in isi.rumus["A Uraian Tugas"]:
        if baris[12] in {"ya", "tidak"}:
            assert str(baris[10]).startswith("=IF(M")


def test_arah_selisih(isi: Isi) -> None:
    """Rumus: J2 butuh 2,5 → 3, ada 3: 0; J5 butuh 5, ada 1: −4; J4 butuh 0,9 → 1, ada 2: +1."""
    d = {str(b["NAMA JABATAN"]): b for b in isi.tabel("D Kebutuhan")}
    assert (d["Jabatan J2"]["DIBULATKAN (orang)"], d["Jabatan J2"]["+/−"]) == (3, 0)
    assert (d["Jabatan J5"]["DIBULATKAN (orang)"], d["Jabatan J5"]["+/−"]) == (5, -4)
    assert (d["Jabatan J4"]["DIBULATKAN (orang)"], d["Jabatan J4"]["+/−"]) == (1, 1)
    assert str(d["Jabatan J5"]["KET"]).startswith("kekurangan")
    assert str(d["Jabatan J4"]["KET"]).startswith("kelebihan")
    assert str(d["Jabatan J2"]["KET"]).startswith("sesuai")
    assert (d["Jabatan J3"]["EJ"], d["Jabatan J3"]["PJ"]) == ("–", "–")
    assert d["Jabatan J1"]["PJ"] == "B"  # EJ tepat 1 tidak di atas 1


def test_minimum_satu_disebut(kegiatan: Kegiatan, tulis: Callable[..., Isi]) -> None:
    pimpinan = tulis(kegiatan).tabel("D Kebutuhan")[0]
    assert pimpinan["DIBULATKAN (orang)"] == 1
    assert "minimum satu" in str(pimpinan["KET"])
    tanpa = tulis(kegiatan.dengan(minimum_satu=False), "tanpa.xlsx").tabel("D Kebutuhan")[0]
    assert tanpa["DIBULATKAN (orang)"] == 0
    assert "minimum satu" not in str(tanpa["KET"])


def test_jumlah_memuat_setiap_jabatan_sekali(kegiatan: Kegiatan, isi: Isi) -> None:
    """Rumus: jumlah D, E, dan F sama; kekurangan dan kelebihan tidak saling menutup."""
    hasil = kegiatan.hasil
    kurang, lebih = int(-hasil["selisih"].clip(upper=0).sum()), int(hasil["selisih"].clip(lower=0).sum())
    assert kurang > 0
    assert lebih > 0
    f = isi.baris("F Rekap Kementerian", "JUMLAH")
    assert f[2:8] == [
        pytest.approx(hasil["beban_kerja_menit"].sum()), hasil["kebutuhan_bulat"].sum(),
        hasil["bezetting"].sum(), lebih - kurang, kurang, lebih,
    ]  # fmt: skip
    assert isi.baris("E Per Unit", "JUMLAH")[2:8] == f[2:8]
    assert isi.baris("D Kebutuhan", "JUMLAH KEKURANGAN")[7] == -kurang
    assert isi.baris("D Kebutuhan", "JUMLAH KELEBIHAN")[7] == lebih


def test_belum_lengkap_ditandai_di_setiap_formulir(isi: Isi) -> None:
    for lembar in LEMBAR[:7]:
        assert any("BELUM LENGKAP" in str(v) for b in isi.nilai[lembar] for v in b), lembar
    for lembar in ("B Pemangku", "C Rekap Beban", "D Kebutuhan"):
        tanda = [b for b in isi.tabel(lembar) if "BELUM LENGKAP" in str(b["KET"])]
        assert [b["NO"] for b in tanda] == [5]  # J4 alone


def test_tanpa_eu_selama_bezetting_tidak_diketahui(
    kegiatan: Kegiatan, kegiatan_dari: Callable[..., Kegiatan], tulis: Callable[..., Isi]
) -> None:
    """J2 stands in S.1, under S: those, the branches above, and the sums have no EU; D keeps its own."""
    tanpa = kegiatan_dari(jabatan=TANPA_BEZETTING)
    dulu, kini = (tulis(k, f"{n}.xlsx") for n, k in enumerate((kegiatan, tanpa)))
    for lembar in ("E Per Unit", "F Rekap Kementerian"):
        semula, baris = dulu.tabel(lembar), kini.tabel(lembar)
        hilang = [n for n, b in enumerate(baris) if b["EU"] == "–" != semula[n]["EU"]]
        assert {baris[n]["PU"] for n in hilang} == {"–"}
        lain = [(b["EU"], b["PU"]) for n, b in enumerate(baris) if n not in hilang]
        assert lain == [(b["EU"], b["PU"]) for n, b in enumerate(semula) if n not in hilang]
        assert hilang
        assert lain
    for baris in (b for b in kini.nilai["E Per Unit"] if str(b[0]).startswith("JUMLAH")):
        assert (baris[8], baris[9]) == ("–", "–")


def test_baris_keluar_di_luar_jumlah(isi: Isi) -> None:
    a = isi.nilai["A Uraian Tugas"]
    keluar = [b for b in a if b[12] == "tidak"]
    assert len(keluar) == 1
    assert keluar[0][10] == "–"
    assert "TIDAK DIHITUNG: volume kosong" in str(keluar[0][13])
    jumlah = isi.baris("A Uraian Tugas", "Jumlah 5. Jabatan J4")
    assert jumlah[10] == 67500.0  # rumus: 1.000 × 67,5
    semua = isi.baris("A Uraian Tugas", "JUMLAH SELURUH")
    assert semua[10] == sum(b[10] for b in a if b[12] == "ya")


def test_pendekatan_lain_memuat_standarnya(isi: Isi) -> None:
    """Terbit (KEP/75/M.PAN/7/2004): 500 ÷ 100 = 5. Rumus: 20 ÷ 5, 1 × 3; 0,5 × 60 ÷ 0,02 = 1.500 menit."""
    a = [b for b in isi.nilai["A Uraian Tugas"] if b[12] == "ya"]
    hasil = next(b for b in a if b[7] == "hasil/orang")
    assert (hasil[3], hasil[6], hasil[11]) == (500, 100, 5.0)
    alat = [b for b in a if b[7] in {"alat/orang", "orang/alat"}]
    assert [b[11] for b in alat] == [4.0, 3.0]
    kredit = next(b for b in a if b[7] == "AK/hasil")
    assert kredit[8:11] == [3000.0, 1500.0, 180000.0]
    teks = " ".join(str(b[0]) for b in isi.nilai["A Uraian Tugas"])
    assert "volume ÷ standar kemampuan" in teks
    assert "angka kredit × 60 ÷ konstanta" in teks


def test_kode_mirip_tidak_tercampur(
    kegiatan_dari: Callable[..., Kegiatan], tulis: Callable[..., Isi]
) -> None:
    """A spreadsheet holds 1, 01 and 1.0 for the same, and * for anything: the keys must not be the codes."""
    kode = ["1", "01", "1.0", "*", "<5", "=1", "a", "A"]
    jabatan = [pos(k, "S") for k in kode]
    k = kegiatan_dari(jabatan=jabatan, uraian=[tugas(j, "1", n, 1000) for n, j in enumerate(kode, 1)])
    isi = tulis(k)
    assert [b["JUMLAH BEBAN (menit/tahun)"] for b in isi.tabel("D Kebutuhan")] == [
        n * 1000 for n in range(1, 9)
    ]
    for lembar, kolom in (("C Rekap Beban", 6), ("E Per Unit", 2)):
        baris = isi.rumus[lembar][isi.kepala(lembar) + 3]
        kunci = re.search(r"SUMIFS\([^)]*,([A-Z]+)\d+\)", str(baris[kolom]))
        assert kunci is not None
        assert isinstance(baris[ord(kunci[1]) - ord("A")], int)


def test_temuan_dan_parameter(kegiatan: Kegiatan, isi: Isi) -> None:
    temuan = isi.tabel("Temuan")
    assert len(temuan) == len(kegiatan.temuan)
    assert {
        "BERKAS",
        "BARIS",
        "KOLOM",
        "NILAI",
        "ATURAN",
        "APA YANG DITEMUKAN",
        "APA YANG HARUS DILAKUKAN",
    } <= set(temuan[0])
    parameter = {str(b[0]): b for b in isi.nilai["Parameter"]}
    assert parameter["Waktu kerja efektif"][1] == 75000  # terbit: 1.250 jam × 60
    assert parameter["Pembulatan kebutuhan"][1] == "terdekat"
    assert parameter["Minimum satu (jabatan pimpinan)"][6] == "BELUM DIVERIFIKASI"
    assert parameter["ahli_muda"][3:7] == [
        "Lampiran I",
        "Permenpan lama (fiktif)",
        "–",
        "dinyatakan instansi",
    ]
    assert all(parameter[n][4] for n in ("hari", "minggu", "jam"))  # every value has a source


def test_petunjuk(kegiatan: Kegiatan, isi: Isi) -> None:
    teks = "\n".join(str(v) for b in isi.nilai["Petunjuk"] for v in b if v is not None)
    for kata in ("Data uji, fiktif.", kegiatan.sidik, abk.__version__, "terdekat", *LEMBAR[1:]):
        assert kata in teks
    assert "TIDAK COCOK" not in teks
    assert teks.count("\ncocok") == 8


def test_cetak(isi: Isi) -> None:
    buku = load_workbook(isi.path)
    for ws in buku:
        assert (ws.page_setup.orientation, ws.page_setup.paperSize) == ("landscape", 9)
        assert ws.sheet_properties.pageSetUpPr.fitToPage
        assert (ws.page_setup.fitToWidth or 1, ws.page_setup.fitToHeight) == (1, 0)
        assert ws.print_area
        assert "&P" in ws.oddFooter.center.text
        if ws.title != "Petunjuk":
            assert ws.print_title_rows
            assert ws.freeze_panes
    for lembar in ("D Kebutuhan", "E Per Unit"):
        teks = [str(v) for b in isi.nilai[lembar][-12:] for v in b if v is not None]
        assert any(t.startswith("Jabatan: …") for t in teks)
        assert "Mengetahui," in teks


def test_tanpa_jabatan(kegiatan_dari: Callable[..., Kegiatan], tulis: Callable[..., Isi]) -> None:
    isi = tulis(kegiatan_dari(jabatan=[], uraian=[]))
    assert isi.tabel("D Kebutuhan") == []
    assert isi.baris("D Kebutuhan", "JUMLAH")[3:8] == [0, 0, 0, 0, 0]
    kosong = tulis(kegiatan_dari(unit=[], jabatan=[], uraian=[]), "kosong.xlsx")
    assert kosong.baris("F Rekap Kementerian", "JUMLAH")[2:5] == [0, 0, 0]


@pytest.mark.parametrize(
    ("unit", "harapan"),
    [
        (UNIT, [("S", True), ("D", True)]),
        # Menteri holds posts of its own; Inspektorat is no eselon I and lies outside the branches.
        (
            [
                {"kode_unit": "M", "nama_unit": "Menteri"},
                {"kode_unit": "S", "nama_unit": "Sekretariat", "kode_induk": "M", "eselon": "I.a"},
                {"kode_unit": "S.1", "nama_unit": "Biro", "kode_induk": "S", "eselon": "I.b"},
                {"kode_unit": "I", "nama_unit": "Inspektorat", "kode_induk": "M", "eselon": "II.a"},
            ],
            [("M", False), ("S", True), ("I", True)],
        ),
        # One eselon I holds everything: its bureaus are the rows.
        (
            [
                {"kode_unit": "S", "nama_unit": "Sekretariat", "eselon": "I.a"},
                {"kode_unit": "S.1", "nama_unit": "Biro", "kode_induk": "S", "eselon": "II.a"},
            ],
            [("S", False), ("S.1", True)],
        ),
        ([{"kode_unit": "X", "nama_unit": "Tunggal"}], [("X", True)]),
        (
            [{"kode_unit": "X", "nama_unit": "P"}, {"kode_unit": "Y", "nama_unit": "Q"}],
            [("X", True), ("Y", True)],
        ),
    ],
)  # fmt: skip
def test_cabang_memuat_setiap_jabatan_sekali(
    kegiatan_dari: Callable[..., Kegiatan], unit: list[dict[str, object]], harapan: list[tuple[str, bool]]
) -> None:
    jabatan = [pos(f"J{u['kode_unit']}", str(u["kode_unit"])) for u in unit]
    k = kegiatan_dari(
        unit=unit, jabatan=jabatan, uraian=[tugas(str(j["kode_jabatan"]), "1", 75000, 1) for j in jabatan]
    )
    baris = cabang(form_rows(k).unit)
    assert [(b.unit.kode, b.bawahan) for b in baris] == harapan
    assert sum(b.angka.kebutuhan_bulat for b in baris) == len(jabatan)


def test_masukan_sama_bita_sama(kegiatan_dari: Callable[..., Kegiatan], tmp_path: Path) -> None:
    satu = tulis_rekap(kegiatan_dari(), tmp_path / "satu.xlsx").read_bytes()
    dua = tulis_rekap(kegiatan_dari(), tmp_path / "dua.xlsx").read_bytes()
    assert satu == dua
    beda = tulis_rekap(kegiatan_dari(toml=TOML_TANPA_TAHUN), tmp_path / "tiga.xlsx")
    assert load_workbook(beda).properties.created.year == 2000
    assert load_workbook(tmp_path / "satu.xlsx").properties.created.year == 2026


TOML_TANPA_TAHUN = 'judul = "Tanpa tahun"\n'


def test_tidak_dapat_ditulis(kegiatan: Kegiatan, tmp_path: Path) -> None:
    with pytest.raises(LaporanError, match=r"rekap\.xlsx"):
        tulis_rekap(kegiatan, tmp_path / "tidak-ada" / "rekap.xlsx")
    (tmp_path / "rekap.xlsx").mkdir()
    with pytest.raises(LaporanError, match=r"Buku kerja 'rekap\.xlsx' tidak dapat ditulis"):
        tulis_rekap(kegiatan, tmp_path / "rekap.xlsx")
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".tmp"] == []


@pytest.mark.parametrize("sebab", [errno.ENOSPC, errno.EACCES])
def test_folder_sementara_yang_penuh_disebut(
    kegiatan: Kegiatan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sebab: int
) -> None:
    """The workbook is packed elsewhere: in the folder that it should go to there may be room enough."""

    def penuh(*_: object) -> bytes:
        raise OSError(sebab, "sistem")

    monkeypatch.setattr(rekap_xlsx, "_buku", penuh)
    with pytest.raises(LaporanError) as salah:
        tulis_rekap(kegiatan, tmp_path / "rekap.xlsx")
    assert sebab_disk(OSError(sebab, "sistem")) in salah.value.pesan
    assert "folder berkas sementara" in salah.value.saran
    assert not (tmp_path / "rekap.xlsx").exists()


def test_ajudan_terbit(kegiatan_dari: Callable[..., Kegiatan], tulis: Callable[..., Isi]) -> None:
    """Terbit (Perbup Kabupaten Lahat, Lampiran III, contoh ABK): 2,256 → 2; ada 3; kelebihan 1."""
    terbit = (
        (10, 60, 0.480),
        (20, 60, 0.960),
        (12, 10, 0.096),
        (15, 30, 0.360),
        (5, 60, 0.240),
        (5, 30, 0.120),
    )
    uraian = [tugas("AJ", str(n), v, w, satuan_waktu="jam") for n, (v, w, _) in enumerate(terbit, 1)]
    isi = tulis(kegiatan_dari(unit=UNIT[:1], jabatan=[pos("AJ", "S", 3)], uraian=uraian))
    bagian = [b[11] for b in isi.nilai["A Uraian Tugas"] if b[12] == "ya"]
    assert bagian == pytest.approx([b for *_, b in terbit])
    baris = isi.tabel("D Kebutuhan")[0]
    assert baris["KEBUTUHAN (orang)"] == pytest.approx(2.256)
    assert (baris["DIBULATKAN (orang)"], baris["ADA (orang)"], baris["+/−"]) == (2, 3, 1)
    assert baris["KET"] == "kelebihan"


def test_sel_tidak_dikumpulkan_di_memori(
    kegiatan: Kegiatan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sisa: list[int] = []

    def selesai(buku: Buku) -> bytes:
        sisa.extend(len(lembar.table) for lembar in buku.berkas.worksheets())
        return nyata(buku)

    nyata = Buku.selesai
    monkeypatch.setattr(Buku, "selesai", selesai)
    tulis_rekap(kegiatan, tmp_path / "r.xlsx")
    assert len(sisa) == len(LEMBAR)
    assert max(sisa) == 1  # of each sheet the row that is being written, however many came before it


def test_baris_yang_sudah_lewat_ditolak(kegiatan: Kegiatan, tmp_path: Path) -> None:
    lembar = Sheet(Buku(kegiatan, tmp_path), "Uji", (SheetColumn("A", 10),))
    lembar.teks(3, 0, "tiga", "sel")
    lembar.teks(4, 0, "empat", "sel")
    with pytest.raises(ValueError, match="row 3 comes after row 4"):
        lembar.teks(3, 0, "terlambat", "sel")


def test_tugas_dibuat_sedikit_demi_sedikit(kegiatan: Kegiatan, monkeypatch: pytest.MonkeyPatch) -> None:
    diminta: list[int] = []

    def tugas_pos(k: Kegiatan, kode: set[str]) -> object:
        diminta.append(len(kode))
        return abk.hasil.tugas_pos(k, kode)

    def menurut_jabatan() -> dict[str, str]:
        # repr: a missing value of a row is not equal to itself
        return {p.kode: repr(isi.get(p.kode)) for u, isi in form_rows(kegiatan).tugas() for p in u.pos}

    sekaligus = menurut_jabatan()
    monkeypatch.setattr("abk.reports.rekap_xlsx.rows._SEKALIGUS", 1)
    monkeypatch.setattr("abk.reports.rekap_xlsx.rows.tugas_pos", tugas_pos)
    assert menurut_jabatan() == sekaligus
    assert sum(diminta) == len(kegiatan.jabatan) == len(sekaligus)
    assert len(diminta) == kegiatan.jabatan["kode_unit"].nunique() > 1  # a unit at a time
