"""A person at the cockpit in a browser, and the JupyterLab of the form's tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import abk
from abk.hasil import daftar_tanda
from tests.lab import SIAP

AKAR = Path(__file__).resolve().parents[2]


def salin_notebook(folder: Path, alamat: str, nama: str) -> str:
    """Notebook of the cockpit in the folder of Lab, its parameters filled in."""
    isi = json.loads((AKAR / "notebooks" / "40_alur_sop.ipynb").read_text(encoding="utf-8"))
    for sel in isi["cells"]:
        if "parameters" in sel["metadata"].get("tags", []):
            sel["source"] = f"sumber = {alamat!r}\nalur = ''\npejabat = ''"
    (folder / nama).write_text(json.dumps(isi), encoding="utf-8")
    return nama


class Kokpit:
    """A page with the cockpit on it, and what a person does there."""

    def __init__(self, halaman: Any) -> None:
        self.h = halaman

    def jalankan_lab(self) -> Kokpit:
        self.h.evaluate(SIAP)
        self.h.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
        self.h.locator(".abk-layar .navigasi").wait_for()
        return self

    @property
    def galat(self) -> str:
        return self.h.locator(".abk-status-bar .galat").inner_text()

    def tenang(self) -> Kokpit:
        """Wait until the kernel has answered."""
        self.h.wait_for_function("() => !document.querySelector('.abk-layar[data-sibuk]')")
        return self

    def tekan(self, tombol: str, *, pada: Any = None) -> Kokpit:
        (pada or self.h).get_by_role("button", name=tombol, exact=True).click()
        return self.tenang()

    def judul(self, awal: str) -> Kokpit:
        self.h.locator("#kokpit-judul", has_text=awal).wait_for()
        return self

    def masuk(self, pejabat: str) -> Kokpit:
        if self.h.locator("#kunci-layar").count():
            self.h.locator("#kunci-layar").click()
            self.tenang()
        self.h.locator("#masuk-pejabat").select_option(pejabat)
        self.h.locator("#masuk-peragaan").click()
        return self.judul("Tugas saya")

    def kerjakan(self, langkah: str, unit: str = "") -> Kokpit:
        untuk = f" · {unit}" if unit else ""
        self.h.get_by_role("button", name=f"Kerjakan langkah {langkah}{untuk}", exact=True).click()
        return self.judul(f"Langkah {langkah}")

    def isi(self, fakta: Mapping[str, Mapping[str, Any]]) -> Kokpit:
        """Fill fields as the play says, list by list."""
        for slot, semua in fakta.items():
            for nama, nilai in semua.items():
                self._isi_satu(f"isian-{slot}-{nama}", nilai)
        return self

    def _isi_satu(self, nama: str, nilai: Any) -> None:
        if not isinstance(nilai, list):
            self._medan(self.h.locator(f"#{nama}"), nilai)
            return
        if nama.endswith("-jawaban_tanda"):
            self._jawab_pertanyaan(nama, nilai)
            return
        while (baris := self.h.locator(f"#{nama}").get_by_role("button", name="Hapus").first).count():
            banyak = self.h.locator(f"#{nama} li, #{nama} tbody tr").count()
            baris.click()
            self._banyak(nama, banyak - 1)
        for n, satu in enumerate(nilai):
            self.h.locator(f"#{nama}-tambah").click()
            self._banyak(nama, n + 1)
            akhir = self.h.locator(f"#{nama} li, #{nama} tbody tr").last
            if not isinstance(satu, Mapping):
                self._medan(akhir.locator("input"), satu)
                continue
            for kolom, isi in satu.items():
                self._medan(akhir.locator(f"[data-isi$='/{kolom}']"), isi)

    def _jawab_pertanyaan(self, nama: str, nilai: list[dict[str, str]]) -> None:
        """Answer questions whose rows are there, by their words: ids are not shown."""
        kata = {t.id: t.pertanyaan for t in daftar_tanda(abk.open("contoh"))}
        tanya = self.h.locator(f"#{nama} [data-isi$='/pertanyaan']")
        for satu in nilai:
            (ke,) = (n for n in range(tanya.count()) if kata[satu["id"]] in tanya.nth(n).input_value())
            self.h.locator(f"#{nama} [data-isi$='/jawaban']").nth(ke).fill(satu["jawaban"])

    def _banyak(self, nama: str, banyak: int) -> None:
        self.h.wait_for_function(
            "([n, b]) => document.querySelectorAll(`#${n} li, #${n} tbody tr`).length === b "
            "&& !document.querySelector('.abk-layar[data-sibuk]')",
            arg=[nama, banyak],
        )

    @staticmethod
    def _medan(medan: Any, isi: Any) -> None:
        if isinstance(isi, bool) and medan.get_attribute("type") == "checkbox":
            medan.set_checked(isi)
        elif medan.evaluate("e => e.tagName") == "SELECT":
            medan.select_option(isi if isinstance(isi, str) else "ya" if isi else "tidak")
        else:
            medan.fill(str(isi))

    def siapkan(self) -> Kokpit:
        self.h.locator("#siapkan").click()
        self.tenang()
        assert self.galat == "", self.galat
        self.h.locator("#tanda-tangani").wait_for()
        return self

    def tanda_tangani(self) -> Kokpit:
        """Prepare, agree, sign: with the keyboard.

        A click right after scrolling past the frame of a document may still reach that frame.
        """
        self.siapkan()
        self.h.locator("#setuju").press("Space")
        self.h.wait_for_function("() => !document.querySelector('#tanda-tangani').disabled")
        self.h.locator("#tanda-tangani").press("Enter")
        self.tenang()
        assert self.galat == "", self.galat
        return self.judul("Tugas saya")
