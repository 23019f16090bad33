"""A person at the cockpit without a browser, and the play that he follows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from html import unescape
from typing import Any

from abk.kokpit.cockpit import Kokpit
from abk.peragaan import kunci_peragaan
from abk.sop import Alur, Pejabat, Penugasan, Tanda
from abk.store import Gudang


def geser_tanggal(isi: Any, hari: int) -> Any:
    """The same facts some days later: in a browser the clock is the computer's."""
    if isinstance(isi, Mapping):
        return {k: geser_tanggal(v, hari) for k, v in isi.items()}
    if isinstance(isi, list):
        return [geser_tanggal(v, hari) for v in isi]
    if isinstance(isi, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", isi):
        return (dt.date.fromisoformat(isi) + dt.timedelta(days=hari)).isoformat()
    return isi


class Orang:
    """A person at the cockpit: sends what a browser would send, and reads what is shown."""

    def __init__(self, gudang: Gudang, jam: Callable[[], dt.datetime] | None = None) -> None:
        self.k = Kokpit(gudang, jam=jam)
        self.unduhan: list[tuple[str, bytes]] = []
        self.k.isi.send = self._kirim  # type: ignore[method-assign]

    def _kirim(self, pesan: Mapping[str, Any], buffers: Sequence[bytes] | None = None) -> None:
        if pesan.get("jenis") == "unduh":
            self.unduhan.append((pesan["nama"], bytes((buffers or [b""])[0])))

    def tekan(self, aksi: str, bekal: Sequence[bytes] = (), **isi: Any) -> Orang:
        self.k.isi._handle_custom_msg({"aksi": aksi, **isi}, list(bekal))
        return self

    def ketik(self, jalur: str, nilai: Any) -> Orang:
        return self.tekan("isi", jalur=jalur, nilai=nilai)

    def masuk(self, pejabat: str) -> Orang:
        self.tekan("kunci_layar")
        self.ketik("masuk/pejabat", pejabat)
        return self.tekan("masuk_peragaan")

    def buka(self, halaman: str, langkah: str = "", unit: str = "", slot: str = "") -> Orang:
        return self.tekan("buka", halaman=halaman, langkah=langkah, unit=unit, slot=slot)

    def isi_borang(self, fakta: Mapping[str, Mapping[str, Any]]) -> Orang:
        """Fill the form of a step as the play says."""
        form = self.k._halaman.form
        for slot, semua in fakta.items():
            for nama, nilai in semua.items():
                self._isi_satu(form, f"{slot}/{nama}", nilai)
        return self

    def _isi_satu(self, form: Any, jalur: str, nilai: Any) -> None:
        slot, nama = jalur.split("/")
        if not isinstance(nilai, list):
            self.ketik(jalur, nilai)
            return
        if nama == "jawaban_tanda":  # its rows are there: each is a question
            baris = {b["id"]: n for n, b in form.nilai[slot][nama].items()}
            for satu in nilai:
                self.ketik(f"{jalur}/{baris[satu['id']]}/jawaban", satu["jawaban"])
            return
        for n in list(form.nilai[slot][nama]):
            self.tekan("hapus_baris", jalur=f"{jalur}/{n}")
        for satu in nilai:
            self.tekan("tambah_baris", jalur=jalur)
            n = list(form.nilai[slot][nama])[-1]
            if isinstance(satu, Mapping):
                for kolom, isi in satu.items():
                    self.ketik(f"{jalur}/{n}/{kolom}", _medan(isi))
            else:
                self.ketik(f"{jalur}/{n}", satu)

    def tanda_tangani(self) -> Orang:
        self.tekan("siapkan")
        assert self.galat == "", self.galat
        self.ketik("setuju", nilai=True)
        return self.tekan("tanda_tangani")

    @property
    def galat(self) -> str:
        return str(self.k.pita.galat)

    @property
    def alur(self) -> Alur:
        return self.k.session.alur

    @property
    def html(self) -> str:
        return str(self.k.isi.isi()["html"])

    @property
    def teks(self) -> str:
        """Page as it is read, without what stands in frames."""
        return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", self.html)))


def tunjuk_plt(o: Orang) -> Orang:
    """Appoint a deputy of Karo PO, with a key that anybody can make."""
    tugas = Penugasan(peran="karo_po", sejak=dt.date(2026, 1, 1), sebutan="Plt.")
    plt = Pejabat(id="p-plt", kunci=kunci_peragaan("p-plt").publik, penugasan=(tugas,))
    tanda = Tanda("p-karo", kunci_peragaan("p-karo"), o.k.session.saat)
    nama = {"p-plt": o.k.session.nama["p-kabag"]}
    o.k.session.alur = o.alur.tunjuk([plt], nama, tanda, alasan="Karo PO cuti.")
    return o


def _medan(isi: Any) -> Any:
    return {True: "ya", False: "tidak", None: ""}.get(isi, isi) if isinstance(isi, bool | None) else isi
