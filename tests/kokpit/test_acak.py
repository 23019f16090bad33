"""Guards abk.kokpit: someone who presses whatever there is: every answer is a page and, at worst, a
sentence that says why.
"""

from __future__ import annotations

import random

import lxml.html

from tests.kampanye import contoh

TEKS = (
    "",
    "1",
    "2,5",
    "1.250",
    "-3",
    "2026-03-11",
    "09:00",
    "ya",
    "<b>&",
    "\u202eabc",
    "x" * 500,
    "tidak_sesuai",
)
LANTAI, LANGKAH = 25, 90
PENTING = {"buka", "siapkan", "tambah_baris", "hapus_baris", "geser_baris"}
JARANG = frozenset({"muat", "unduh", "unduh_siap", "kunci_layar", "lihat"})
"""Buttons that are everywhere and lead nowhere."""


TETAP = frozenset({"papan", "tugas", "riwayat", "berkas", "lampir", "kunci", "mulai"})
"""Pages that every page leads to."""


def _kotak(o):
    """Everything that can be pressed or filled on both regions, as a browser would tell it."""
    for bagian in (o.k.kepala, o.k.isi):
        for u in lxml.html.fromstring(f"<div>{bagian.isi()['html']}</div>").iter():
            data = {k.removeprefix("data-"): v for k, v in u.attrib.items() if k.startswith("data-")}
            if "aksi" in data and "disabled" not in u.attrib:
                yield "tekan", data, []
            elif "isi" in data:
                yield "isi", data, [p.get("value") for p in u.iter("option")]


def _nilai(acak, u, pilihan):
    if pilihan:
        return acak.choice(pilihan)
    return acak.choice([True, False]) if u.get("isi", "").endswith(("setuju", "yakin")) else acak.choice(TEKS)


def _jenis(kotak):
    """Boxes of one kind count once: a page of 76 units to tick is no 76 times likelier."""
    _, data, _ = kotak
    return data.get("aksi"), data.get("halaman"), data.get("isi", "").split("/")[0]


def _pilih(acak, o, pernah):
    """What is pressed or filled next: rather what belongs to this page, and what was never pressed."""
    ada = list(_kotak(o))
    sini = [k for k in ada if k[1].get("aksi") not in JARANG and k[1].get("halaman") not in TETAP]
    baru = [k for k in sini if k[0] == "tekan" and k[1]["aksi"] not in pernah]
    dari = baru if baru and acak.random() < 0.4 else sini if sini and acak.random() < 0.93 else ada
    jenis = acak.choice(sorted({_jenis(k) for k in dari}, key=repr))
    return acak.choice([k for k in dari if _jenis(k) == jenis])


def _jalan(o, benih, percobaan, pernah):
    """Press and fill at random; keep in `pernah` what was pressed, and say how many steps there were."""
    acak = random.Random(benih)  # noqa: S311 - not for secrets
    semua = sorted(o.alur.keadaan.pejabat)
    n = 0
    for n in percobaan:  # noqa: B007 - the last one is the answer
        if not o.k.session.terbuka:
            giliran = [p for p in semua if any(t.apa == "selesai" for t in o.alur.boleh(p, o.k.session.saat))]
            o.masuk(acak.choice(giliran * 5 + semua))
        jenis, data, pilihan = _pilih(acak, o, pernah)
        if jenis == "tekan":
            o.tekan(data["aksi"], **{k: v for k, v in data.items() if k not in {"aksi", "sertakan"}})
            pernah.add(data["aksi"])
        else:
            o.ketik(data["isi"], _nilai(acak, data, pilihan)).tekan("hidup")
        assert "tidak terduga" not in o.galat, (data, o.galat)
        assert "tidak dapat ditampilkan" not in o.teks, data
        assert "<script" not in o.html
    return n + 1


def test_tombol_sembarang(orang, kampanye):
    pernah, banyak = set(), 0
    for benih, sampai in enumerate((2, 9, 10, 13, 14)):
        percobaan = kampanye.percobaan(
            LANTAI, contoh(LANGKAH), lambda: pernah >= PENTING and len(pernah) > 12
        )
        banyak += _jalan(orang(sampai), benih, percobaan, pernah)
    kampanye.catat(banyak)
    assert pernah >= PENTING
    assert len(pernah) > 12
