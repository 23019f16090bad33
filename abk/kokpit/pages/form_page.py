"""The form of a step: a group for each document, a field for each question; rows come, go and move."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from abk.kokpit.form import Form, bentuk
from abk.kokpit.pages.base import Aksi, Host, Page, Pesan, teks
from abk.kokpit.pages.pieces import (
    PILIH,
    butir,
    centang,
    faults,
    masukan,
    medan,
    paragraf,
    pilih,
    rujukan,
    tombol,
)
from abk.naskah import Fakta
from abk.naskah.alur import FaktaNaskah
from abk.tulisan.markup import Html, el, gabung

RINGKASAN = "kokpit-ringkasan"
"""Id of the list of what is wrong."""

Keluhan = tuple[str, str, str]
"""Something wrong: id of the field, its name, what it is."""

_LEBAR = frozenset({"paragraf", "larik", "tabel", "kotak", "orang"})
"""Fields that take the whole width."""


def render_borang(form: Form, awalan: str) -> Html:
    """The form."""
    return gabung(*[_naskah(form, satu, awalan) for satu in form.naskah])


def render_ringkasan(form: Form, awalan: str, lain: Sequence[Keluhan] = ()) -> Html:
    """What is wrong, all of it, each with a way to its field; nothing where all is well."""
    di_borang = [(id_medan(awalan, j), form.sebut(j), "; ".join(salah)) for j, salah in form.salah.items()]
    isi = [*form.umum, *(gabung(_ke(*satu[:2]), ": ", satu[2]) for satu in (*lain, *di_borang))]
    if not isi:
        return Html("")
    kata = el("p", el("strong", belum_siap(len(isi))))
    sebut = "Yang kurang atau keliru"
    return el(
        "div",
        kata,
        butir(isi),
        kelas="kotak salah",
        id=RINGKASAN,
        tabindex="-1",
        role="group",
        aria_label=sebut,
    )


def belum_siap(banyak: int) -> str:
    """Sentence over the list of what is wrong."""
    return f"Belum dapat disiapkan: {banyak} hal kurang atau keliru."


def _ke(tempat: str, label: str) -> Html | str:
    """Way to a field; the name alone where there is none."""
    return el("button", label, type="button", kelas="tombol tipis", data_fokus=tempat) if tempat else label


def id_medan(awalan: str, jalur: str) -> str:
    """Id of a field by its place."""
    return f"{awalan}-{jalur.replace('/', '-').replace('.', '_').replace(' ', '_')}"


def _naskah(form: Form, satu: FaktaNaskah, awalan: str) -> Html:
    juru = _Juru(form, awalan)
    isi = [juru.medan(f, form.nilai[satu.slot][f.nama], f"{satu.slot}/{f.nama}") for f in satu.fakta]
    return el("fieldset", el("legend", satu.judul), el("div", *isi, kelas="kisi"), kelas="naskah-isian")


class _Juru:
    """Draws fields of one form."""

    def __init__(self, form: Form, awalan: str) -> None:
        self.form, self.awalan = form, awalan

    def salah(self, jalur: str) -> list[str]:
        return self.form.salah.get(jalur, [])

    def medan(self, f: Fakta, nilai: Any, jalur: str) -> Html:
        """Field of a question, with label, help and faults."""
        jenis, nama = bentuk(f), id_medan(self.awalan, jalur)
        if jenis in {"larik", "tabel", "kotak", "orang"}:
            return self._kelompok(f, nilai, jalur, nama)
        if jenis == "centang":
            bantu = el("small", f.bantuan, id=f"{nama}-b", kelas="bantuan") if f.bantuan else None
            kotak = centang(nama, jalur, f.label, isi=nilai, **rujukan(nama, f.bantuan, self.salah(jalur)))
            return el("div", kotak, bantu, self._galat(nama, jalur), kelas="medan")
        label = gabung(f.label, _wajib(f))
        kendali = self.kendali(f, nilai, jalur, nama)
        return medan(nama, label, kendali, f.bantuan, self.salah(jalur), "lebar" if jenis in _LEBAR else "")

    def kendali(self, f: Fakta, nilai: Any, jalur: str, nama: str, **lain: Any) -> Html:
        """Control of a question that has one value."""
        jenis = bentuk(f)
        lain = {
            **rujukan(nama, f.bantuan if not lain else "", self.salah(jalur)),
            "aria_required": "true" if f.wajib else None,
            **lain,
        }
        if jenis == "paragraf":
            return paragraf(nama, jalur, nilai, **lain)
        if jenis == "ya_tidak":
            return pilih(nama, jalur, (PILIH, ("ya", "ya"), ("tidak", "tidak")), nilai, **lain)
        if jenis == "pilihan":
            opsi = [(p, p or "–") for p in f.pilihan]
            return pilih(nama, jalur, opsi if "" in f.pilihan else [PILIH, *opsi], nilai, **lain)
        if jenis == "centang":
            return el("input", type="checkbox", id=nama, data_isi=jalur, checked=nilai, **lain)
        html = {"tanggal": "date", "jam": "time"}.get(jenis, "text")
        return masukan(nama, jalur, nilai, html, **lain)

    def _galat(self, nama: str, jalur: str) -> Html | None:
        return faults(self.salah(jalur), nama)

    def _kelompok(self, f: Fakta, nilai: Any, jalur: str, nama: str) -> Html:
        """Several controls under one question."""
        jenis = bentuk(f)
        gambar: Mapping[str, Callable[..., Html]] = {
            "larik": self._larik,
            "tabel": self._tabel,
            "kotak": self._kotak,
            "orang": self._orang,
        }
        bantu = el("small", f.bantuan, id=f"{nama}-b", kelas="bantuan") if f.bantuan else None
        sebut = " ".join([f"{nama}-b"] * bool(f.bantuan) + [f"{nama}-s"] * bool(self.salah(jalur)))
        return el(
            "div",
            el("span", gabung(f.label, _wajib(f)), id=f"{nama}-l", kelas="label"),
            bantu,
            self._galat(nama, jalur),
            gambar[jenis](f, nilai, jalur, nama),
            kelas="medan lebar",
            role="group",
            aria_labelledby=f"{nama}-l",
            aria_describedby=sebut or None,
            id=nama,
            tabindex="-1" if self.salah(jalur) else None,
        )

    def _kotak(self, f: Fakta, nilai: list[str], jalur: str, nama: str) -> Html:
        kotak = [
            centang(f"{nama}-{n}", f"{jalur}/{p}", p, isi=p in nilai) for n, p in enumerate(f.pilihan) if p
        ]
        return el("div", *kotak, kelas="kotak-pilih")

    def _larik(self, f: Fakta, nilai: Mapping[int, str], jalur: str, nama: str) -> Html:
        baris = []
        for urut, (n, isi) in enumerate(nilai.items(), 1):
            tempat, sendiri = f"{jalur}/{n}", f"{nama}-{n}"
            kotak = masukan(
                sendiri,
                tempat,
                isi,
                aria_label=f"{f.label}, baris {urut}",
                data_larik=True,
                **rujukan(sendiri, "", self.salah(tempat)),
            )
            ubah = _tombol_baris(f"{f.label}, baris {urut}", tempat, sendiri)
            baris.append(el("li", kotak, ubah, self._galat(sendiri, tempat), id=f"{sendiri}-li"))
        return gabung(el("ol", *baris, kelas="larik") if baris else None, _tambah(f, jalur, nama))

    def _tabel(self, f: Fakta, nilai: Mapping[int, dict[str, Any]], jalur: str, nama: str) -> Html:
        kolom = [k for k in f.kolom if k.masukan != "daftar"]
        kepala = el(
            "tr",
            *[el("th", gabung(k.label, _wajib(k)), scope="col") for k in kolom],
            el("th", el("span", "Ubah baris", kelas="tersembunyi"), scope="col"),
        )
        baris = [
            self._baris(f, kolom, isi, f"{jalur}/{n}", f"{nama}-{n}", urut)
            for urut, (n, isi) in enumerate(nilai.items(), 1)
        ]
        isi_tabel = el(
            "table",
            el("thead", kepala),
            el("tbody", *[b for satu in baris for b in satu]),
            kelas="tabel isian",
        )
        wadah = el(
            "div", isi_tabel, kelas="gulir", role="region", tabindex="0", aria_label=f"Tabel {f.label}"
        )
        return gabung(wadah if baris else None, _tambah(f, jalur, nama))

    def _baris(
        self, f: Fakta, kolom: list[Fakta], isi: Mapping[str, Any], tempat: str, nama: str, urut: int
    ) -> list[Html]:
        sel = []
        for k in kolom:
            satu, sendiri = f"{tempat}/{k.nama}", f"{nama}-{k.nama}"
            kotak = self.kendali(k, isi[k.nama], satu, sendiri, aria_label=f"{k.label}, baris {urut}")
            sel.append(el("td", kotak, self._galat(sendiri, satu), data_label=k.label))
        ubah = el("td", _tombol_baris(f"{f.label}, baris {urut}", tempat, nama), kelas="alat-baris")
        hasil = [el("tr", *sel, ubah, id=f"{nama}-tr")]
        if galat := self._galat(nama, tempat):
            hasil.append(
                el("tr", el("td", galat, colspan=str(len(kolom) + 1)), id=f"{nama}-trs", kelas="galat-baris")
            )
        return hasil

    def _orang(self, f: Fakta, nilai: Mapping[str, Any], jalur: str, nama: str) -> Html:
        isi = [self.medan(k, nilai[k.nama], f"{jalur}/{k.nama}") for k in f.kolom]
        return el("div", *isi, kelas="kisi orang", id=f"{nama}-orang", data_untuk=f.nama)


def _wajib(f: Fakta) -> Html | None:
    return el("span", " (wajib)", kelas="wajib") if f.wajib else None


def _tambah(f: Fakta, jalur: str, nama: str) -> Html:
    return tombol(
        "Tambah baris",
        "tambah_baris",
        "tipis",
        jalur=jalur,
        id=f"{nama}-tambah",
        aria_label=f"Tambah baris: {f.label}",
    )


def _tombol_baris(sebut: str, jalur: str, nama: str) -> Html:
    naik = tombol(
        "↑", "geser_baris", "tipis", jalur=jalur, arah="-1", id=f"{nama}-naik", aria_label=f"Naikkan {sebut}"
    )
    turun = tombol(
        "↓", "geser_baris", "tipis", jalur=jalur, arah="1", id=f"{nama}-turun", aria_label=f"Turunkan {sebut}"
    )
    hapus = tombol(
        "Hapus", "hapus_baris", "tipis", jalur=jalur, id=f"{nama}-hapus", aria_label=f"Hapus {sebut}"
    )
    return el("span", naik, turun, hapus, kelas="alat")


AWALAN = "isian"
"""Begins the id of every field of the form."""


class FormPage(Page):
    """A page with a form."""

    def __init__(self, host: Host, form: Form) -> None:
        super().__init__(host)
        self.form = form

    def urungkan(self) -> None:
        """Drop what was made from the form; called before every change of it."""

    @property
    def form_actions(self) -> Mapping[str, Aksi]:
        """What can be asked for in the form."""
        return {
            "tambah_baris": self._tambah_baris,
            "hapus_baris": self._hapus_baris,
            "geser_baris": self._geser_baris,
            "tempel": lambda p: self.ubah(lambda: self.form.tempel(teks(p, "jalur"), teks(p, "nilai"))),
        }

    def ubah(self, kerja: Callable[[], object]) -> None:
        """Change something that documents were made from."""
        self.urungkan()
        kerja()

    def _tambah_baris(self, pesan: Pesan) -> None:
        jalur, nomor = teks(pesan, "jalur"), list[int]()
        self.ubah(lambda: nomor.append(self.form.tambah(jalur)))
        self.fokus = id_medan(AWALAN, self.form.medan_pertama(f"{jalur}/{nomor[0]}"))

    def _hapus_baris(self, pesan: Pesan) -> None:
        jalur = teks(pesan, "jalur")
        self.ubah(lambda: self.form.hapus(jalur))
        self.fokus = f"{id_medan(AWALAN, jalur.rpartition('/')[0])}-tambah"

    def _geser_baris(self, pesan: Pesan) -> None:
        jalur, arah = teks(pesan, "jalur"), int(teks(pesan, "arah") or 1)
        self.ubah(lambda: self.form.geser(jalur, arah))
        self.fokus = f"{id_medan(AWALAN, jalur)}-{'naik' if arah < 0 else 'turun'}"
