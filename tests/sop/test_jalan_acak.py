"""Guards abk.sop.kaidah: random walks: whatever anybody tries, no step is skipped, no role borrowed, no
approval stale.

A model of its own, a few sets and lists, says beforehand whether an action must be accepted; the case
must agree both ways. Crafted events go straight to the rules.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise
from random import Random
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from abk.errors import AbkError
from abk.sop import Alur
from abk.sop.catatan.peristiwa import Peristiwa, baca_baris
from abk.sop.kaidah import lanjutkan, putar
from abk.tulisan.sidik import json_kanonik as teks_kanonik
from abk.tulisan.sidik import sidik, teks_waktu
from tests.sop.model import AWAL, BERANGKA, Model, ubahan
from tests.sop.panggung import MULAI, PERAN, Panggung, docx, kunci, pejabat, tandai, tugas

JALAN, LANGKAH = 4, 120  # walks of one try, actions in each at most
LANTAI = 1_000  # actions at least
WAJIB = ("selesai", "kembali", "ubah", "putusan", "cabut", "tunjuk", "lampir")
WAJIB += ("ditolak", "rekaan", "lancung", "ulang")
TURUNAN = {"data_konsep", "data_akhir"}
NOTULIS = ("kasubbag_organisasi", "kabag_ortala")
MACAM = {
    "selesaikan": 24, "lancar": 3, "asal": 8, "kembalikan": 12, "ubah": 12, "putuskan": 12, "cabut": 9,
    "lampirkan": 3, "tunjuk": 4, "sesi_lama": 6, "ulang": 4, "rekaan": 16, "lancung": 8, "tunggu": 3,
}  # fmt: skip
UNIT_MULAI = [("A",), ("A", "B"), ("C", "A")]
TITIK_MULAI = ["", "1", "4", "8", "10", "10", "11", "11", "13", "13", "14", "15", "16", "17"]


class Jalan(RuleBasedStateMachine):
    data: ClassVar[bytes]
    hitung: ClassVar[Counter[str]]
    awal: ClassVar[dict[Any, Any]] = {}

    # ── how a walk begins and goes on ─────────────────────────────────────────────────────────
    @initialize(benih=st.integers(0, 2**32 - 1))
    def mulai(self, benih: int) -> None:
        self.acak = Random(benih)  # noqa: S311 - no secret
        self.buka(self.acak.choice(UNIT_MULAI), self.acak.random() < 0.5, self.acak.choice(TITIK_MULAI))

    @rule(benih=st.integers(0, 2**32 - 1))
    def tindakan(self, benih: int) -> None:
        """One action; of a case that is over, another is begun after a few vain tries."""
        self.acak = Random(benih)  # noqa: S311 - no secret
        if not self.model.kini and self.acak.random() < 0.3:
            self.teardown()
            self.mulai(benih)
        macam = self.acak.choices(list(MACAM), list(MACAM.values()))[0]
        n, m = self.acak.randrange(10**6), self.acak.randrange(10**6)
        note(f"{macam} {n} {m}: {sorted(self.model.kini)}")
        getattr(self, macam)(n, m)

    def buka(self, unit: tuple[str, ...], opsional: bool, mulai: str) -> None:
        awal = self.awal.get((unit, opsional, mulai)) or self._siapkan(unit, opsional, mulai)
        self.awal[unit, opsional, mulai] = awal
        asal, self.daftar, alur = awal
        self.kunci, self.daftar = {}, dict(self.daftar)
        self.p, self.alur = asal.salin(alur)
        self.lama = self.alur
        self.model = Model(self.alur, bool(mulai))
        for e in self.alur.peristiwa[1:]:
            self.model.catat(e)

    def _siapkan(self, unit: tuple[str, ...], opsional: bool, mulai: str) -> Any:
        p = Panggung(self.data)
        daftar = {i: (None, [tugas(*t)]) for i, t in PERAN.items() if not t[1] or t[1] in unit}
        hari = MULAI.date()
        plt = tugas("kabag_ortala", sejak=hari, sampai=hari + dt.timedelta(days=9), sebutan="Plt.")
        daftar["p-plt"] = (None, [tugas("kasubbag_organisasi", sampai=hari), plt, tugas("unit", unit[0])])
        daftar["p-kunci"] = (hari + dt.timedelta(days=3), [tugas("karo_po"), tugas("sesmenko")])
        daftar["p-nanti"] = (None, [tugas("menko", sejak=hari + dt.timedelta(days=6))])
        semua = [pejabat(i, *t, kunci_sampai=s) for i, (s, t) in daftar.items()]
        usulan = {"usulan": b"usulan"} if mulai else {"usulan": None}
        alur = p.buka(unit, pejabat=semua, opsional=["15a"] if opsional else [], **usulan)
        return p, daftar, p.sampai(alur, mulai or "1")

    # ── who may ───────────────────────────────────────────────────────────────────────────────
    def memegang(self, siapa: str, peran: str, unit: str = "") -> bool:
        """Whether somebody holds a role at the next moment with a key that holds; from our own list."""
        if siapa not in self.daftar:
            return False
        sampai, semua = self.daftar[siapa]
        hari = (self.p.saat + dt.timedelta(minutes=10, hours=7)).date()
        unit = unit if peran == "unit" else ""
        return (sampai is None or hari <= sampai) and any(
            (t.peran, t.unit) == (peran, unit) and t.sejak <= hari and (t.sampai is None or hari <= t.sampai)
            for t in semua
        )

    def coba(self, harap: bool | None, tindakan: Any) -> None:
        """Try something: accepted just when it should be, and otherwise nothing has changed."""
        lama, jumlah = self.alur, len(self.p.rak.catatan["uji-2026"])
        try:
            tindakan()
        except AbkError as galat:
            self.hitung["ditolak"] += 1
            if harap:
                raise AssertionError(f"ditolak, padahal boleh: {galat}") from galat
            assert len(self.p.rak.catatan["uji-2026"]) == jumlah
            return
        self.alur = self.alur.muat()
        e = self.alur.peristiwa[-1]
        assert harap is not False, (e.apa, e.langkah, e.unit, e.pelaku, e.peran)
        assert len(self.alur.peristiwa) == jumlah + 1
        assert lanjutkan(lama.keadaan, baca_baris(e.baris, 1)) == self.alur.keadaan
        self._periksa_jujur(e, lama)
        self.model.catat(e)
        self.hitung[e.apa] += 1

    def _periksa_jujur(self, e: Any, lama: Alur) -> None:
        """Of an event that was accepted: due, by its role, on what was there."""
        if e.apa in {"selesai", "kembali"}:
            satu = self.model.langkah[self.model.tempat[e.langkah]]
            assert {(e.langkah, e.unit), (e.langkah, "")} & self.model.kini
            assert e.peran == satu.pelaksana
            assert all(lama.keadaan.slot[s] == v for s, v in e.masukan.items())
            if e.apa == "selesai":
                assert len(e.masukan) == len(lama.keadaan.nama_slot(satu, "masukan", e.unit)) > 0

    def siapa(self, n: int) -> str:
        semua = [*self.daftar, "p-asing"]
        return semua[n % len(semua)]

    def pemegang(self, peran: str, unit: str, n: int) -> str:
        """Somebody with the role, if there is one; n chooses, and may choose a stranger."""
        ada = [i for i in self.daftar if self.memegang(i, peran, unit)]
        if n % 9 == 5:  # somebody who holds it on another day, or whose key has expired
            ada = [i for i, (_, s) in self.daftar.items() if any(t.peran == peran for t in s)]
        return ada[n // 9 % len(ada)] if ada and n % 9 != 6 else self.siapa(n)

    def tanda(self, siapa: str, n: int) -> tuple[Any, bool]:
        """A signature, sometimes with the key of somebody else."""
        salah = n % 29 == 17
        milik = "p-lain" if salah else self.kunci.get(siapa, siapa)
        return self.p.tanda(siapa, kunci=kunci(milik)), not salah

    # ── what is tried ─────────────────────────────────────────────────────────────────────────
    def tunggu(self, n: int, _: int) -> None:
        self.p.saat += dt.timedelta(minutes=[1, 30, 600, 1440, 4000][n % 5])
        self.hitung["tunggu"] += 1

    def selesaikan(self, n: int, m: int) -> None:
        """The step that is due, mostly by its role, sometimes with something wrong."""
        if self.model.kini:
            kode, unit = sorted(self.model.kini)[n % len(self.model.kini)]
            self._selesai(kode, unit, m, n // 7 % 16)

    def lancar(self, n: int, m: int) -> None:
        """A few steps as they should go, so that walks come to the end too."""
        for satu in range(m % 5):
            if self.model.kini:
                kode, unit = sorted(self.model.kini)[(n >> satu) % len(self.model.kini)]
                self._selesai(kode, unit, 1, 4 if n % 3 else 99)

    def asal(self, n: int, m: int) -> None:
        """Any step of any unit, due or not."""
        kode = self.model.langkah[n % len(self.model.langkah)].kode
        self._selesai(kode, ["", *self.model.unit][m % (len(self.model.unit) + 1)], m, 99)

    def _selesai(self, kode: str, unit: str, m: int, cacat: int) -> None:
        satu = self.model.langkah[self.model.tempat[kode]]
        siapa = self.pemegang(satu.pelaksana, unit, m)
        boleh = (kode, unit) in self.model.kini and self.memegang(siapa, satu.pelaksana, unit)
        boleh = boleh and (self.model.usulan or kode != "1")
        berkas, isi = self.p.keluaran(self.alur, kode, unit), {}
        if cacat == 8 and berkas:
            berkas.popitem()
            boleh = False
        elif cacat == 1:
            berkas["asing"] = b"x"
            boleh = False
        if kode in {"13", "14"} and unit in {*self.model.unit, ""} and (kode == "14" or unit):
            isi, sah = self._isian(kode, unit, cacat)
            boleh = boleh and sah
        tanda, benar = self.tanda(siapa, m)
        bawaan = {"isi": isi, "berkas": berkas, "fakta": {"perihal": m % 3} if m % 2 else None}
        self.coba(boleh and benar, lambda: self.alur.selesaikan(kode, tanda, unit=unit, **bawaan))

    def _isian(self, kode: str, unit: str, cacat: int) -> tuple[dict[str, Any], bool]:
        isi = self.p.isian(self.alur, kode, unit)
        if kode == "14":
            if cacat == 2:
                isi["terima"] = isi["terima"][1:] if isi["terima"] else [ubahan("A", "1", "2").sebagai_dict()]
            return isi, cacat != 2
        pos, kini = AWAL[unit][0], self.model.nilai(unit) or ""
        usul = ubahan(unit, kini if cacat != 3 else "999", "9").sebagai_dict()
        if cacat in {3, 4, 5} and kini != "9":
            isi["jawaban"][pos] = {"status": "sesuai_dengan_perbaikan", "usul": [usul]}
            return isi, cacat != 3
        if cacat == 6:
            isi["jawaban"][pos] = {"status": "tidak_sesuai"}
        elif cacat == 7:
            del isi["jawaban"][pos]
        return isi, cacat not in {6, 7}

    def kembalikan(self, n: int, m: int) -> None:
        k = n // 11
        kini = sorted(self.model.kini)
        kode = (
            kini[n % len(kini)][0]
            if kini and n % 7 != 6
            else self.model.langkah[n % len(self.model.langkah)].kode
        )
        boleh_ke = self.model.prosedur.boleh_kembali(kode)
        ke = boleh_ke[-1 - m % len(boleh_ke)] if boleh_ke and m % 7 != 6 else self.model.langkah[m % 17].kode
        unit = ["", *self.model.unit][k % (len(self.model.unit) + 1)]
        peran = self.model.langkah[self.model.tempat[kode]].pelaksana
        siapa = self.pemegang(peran, unit, k)
        umum = self.model.milik(kode) == ("",) and self.model.milik(ke) == ("",)
        boleh = {(kode, unit), (kode, "")} & self.model.kini and ke in boleh_ke and ke in self.model.tempat
        boleh = boleh and (not unit if umum else bool(unit)) and self.memegang(siapa, peran, unit)
        tanda, benar = self.tanda(siapa, k)
        self.coba(
            bool(boleh and benar and not self.model.tetap),
            lambda: self.alur.kembalikan(kode, ke, tanda, alasan="perlu diperbaiki", unit=unit),
        )

    def ubah(self, n: int, m: int) -> None:
        slot = sorted(self.alur.keadaan.slot)[n % len(self.alur.keadaan.slot)]
        asal = self.alur.keadaan.asal_slot(slot)
        langkah, unit = (asal[0], asal[1]) if asal else (self.model.langkah[0], "")
        siapa = self.pemegang(langkah.pelaksana, unit, m)
        nama = slot.partition(":")[0]
        boleh = asal is not None and nama not in TURUNAN and not self.model.tetap
        boleh = boleh and (langkah.kode, unit) in self.model.selesai
        isi = self.data if nama == "data_awal" else docx(f"{slot} {m // 3 % 50}")
        boleh = boleh and self.p.rak.isi[self.alur.keadaan.slot[slot]][1] != isi
        fakta = {"perihal": n % 3} if n % 4 else None
        baru = sidik(teks_kanonik(fakta)) if fakta else self.model.fakta.get((langkah.kode, unit), "")
        if nama in BERANGKA:
            boleh = boleh and baru not in {"", self.model.fakta.get((langkah.kode, unit), "")}
        sesi = self.lama if m % 3 == 0 else self.alur
        boleh = boleh and sesi.keadaan.slot.get(slot) == self.alur.keadaan.slot[slot]
        if fakta:  # new facts are all those of the step: nobody else may have changed them meanwhile
            dibaca, ada = (
                {p.fakta for p in s.keadaan.berlaku if (p.langkah, p.unit) == (langkah.kode, unit)}
                for s in (sesi, self.alur)
            )
            boleh = boleh and dibaca == ada
        boleh = boleh and self.memegang(siapa, langkah.pelaksana, unit)
        tanda, benar = self.tanda(siapa, m)
        self.coba(boleh and benar, lambda: sesi.ubah(slot, isi, tanda, alasan="salah ketik", fakta=fakta))

    def putuskan(self, n: int, m: int) -> None:
        unit = self.model.unit[n % len(self.model.unit)]
        siapa = self.pemegang(NOTULIS[n % 2], "", m)
        kini, baru = self.model.nilai(unit), str(20 + m % 60)
        lama = "77" if m % 7 == 4 else kini or ""
        boleh = self._rapat(unit, siapa) and lama == kini and lama != baru
        tanda, benar = self.tanda(siapa, m)
        if lama != baru:
            self.coba(boleh and benar, lambda: self.alur.putuskan(unit, [ubahan(unit, lama, baru)], tanda))

    def cabut(self, n: int, m: int) -> None:
        if not self.model.putusan:
            self.putuskan(n // 3, m // 3)
        semua = [d.urut for d in self.alur.keadaan.semua_putusan]  # those withdrawn already among them
        ada = [*self.model.putusan, *self.model.putusan, *semua, 0, len(self.alur.peristiwa) - 1]
        urut = ada[n % len(ada)]
        unit = self.model.putusan[urut][0] if urut in self.model.putusan else ""
        siapa = self.pemegang(NOTULIS[n % 2], "", m)
        boleh = bool(unit) and self._rapat(unit, siapa) and self.model.nilai(unit, tanpa=urut) is not None
        tanda, benar = self.tanda(siapa, m)
        self.coba(boleh and benar, lambda: self.alur.cabut(urut, tanda, alasan="keliru"))

    def _rapat(self, unit: str, siapa: str) -> bool:
        jalan = {("10", unit), ("11", unit)} & self.model.kini
        return bool(jalan) and any(self.memegang(siapa, p) for p in NOTULIS)

    def lampirkan(self, n: int, m: int) -> None:
        siapa = self.siapa(m)
        slot = "usulan_program_kerja" if n % 2 else f"lampiran:{n % 40}"
        boleh = bool(self.model.kini) and siapa in self.daftar
        boleh = boleh and any(self.memegang(siapa, t.peran, t.unit) for t in self.daftar[siapa][1])
        belum = self.model.kini == {("1", "")} if n % 2 else slot not in self.alur.keadaan.slot
        tanda, benar = self.tanda(siapa, m)
        harap = bool(boleh and belum and benar)
        self.coba(harap, lambda: self.alur.lampirkan(slot, b"isi", tanda, keterangan="berkas"))

    def tunjuk(self, n: int, m: int) -> None:
        """A new key for somebody, now and then one that another has already."""
        siapa, untuk = self.pemegang(["karo_po", "sesmenko"][n % 2], "", m), self.siapa(n)
        baru = "p-karo" if m % 5 == 4 else f"{untuk}/{n}"
        if untuk not in self.daftar or (m % 5 == 4 and self.kunci.get("p-karo", "p-karo") != "p-karo"):
            return
        sampai, tugas = self.daftar[untuk]
        orang = pejabat(untuk, *tugas, kunci_lain=baru, kunci_sampai=sampai)
        boleh = any(self.memegang(siapa, p) for p in ("karo_po", "sesmenko")) and bool(self.model.kini)
        boleh = boleh and (baru != "p-karo" or untuk == "p-karo")
        tanda, benar = self.tanda(siapa, m)
        sebelum = len(self.alur.peristiwa)
        self.coba(boleh and benar, lambda: self.alur.tunjuk([orang], {}, tanda, alasan="kunci baru"))
        if len(self.alur.peristiwa) > sebelum:
            self.kunci[untuk] = baru

    def sesi_lama(self, n: int, m: int) -> None:
        """Somebody goes on from what the case was a while ago; then he looks again."""
        kini = sorted(self.model.kini)
        if kini and n % 4:
            kode, unit = kini[n % len(kini)]
            siapa = self.pemegang(self.model.langkah[self.model.tempat[kode]].pelaksana, unit, m)
            tanda, _ = self.tanda(siapa, m)
            isi, berkas = self.p.isian(self.lama, kode, unit), self.p.keluaran(self.lama, kode, unit)
            self.coba(None, lambda: self.lama.selesaikan(kode, tanda, unit=unit, isi=isi, berkas=berkas))
        self.lama = self.alur

    def ulang(self, n: int, m: int) -> None:
        """An old event once more: as it is, and as if it were new."""
        e = self.alur.peristiwa[n % len(self.alur.peristiwa)]
        with pytest.raises(AbkError):
            lanjutkan(self.alur.keadaan, e)
        kini = self.alur.keadaan
        sambung = {"urut": kini.jumlah, "sebelum": kini.kepala, "waktu": self.alur.peristiwa[-1].waktu}
        baru = tandai(e, kunci(self.kunci.get(e.pelaku, e.pelaku)), **sambung)
        with pytest.raises(AbkError):
            lanjutkan(kini, baru)  # its number was used
        self.hitung["ulang"] += 2

    def rekaan(self, n: int, m: int) -> None:
        """An event as it should be, with one field wrong and signed all the same."""
        kini = sorted(self.model.kini)
        if not kini:
            return
        kode, unit = kini[n % len(kini)]
        satu = self.model.langkah[self.model.tempat[kode]]
        siapa = self.pemegang(satu.pelaksana, unit, 1)
        if not self.memegang(siapa, satu.pelaksana, unit) or (kode == "1" and not self.model.usulan):
            return
        milik = kunci(self.kunci.get(siapa, siapa))
        sebutan = self._sebutan(siapa, satu.pelaksana, unit)
        pakai = {"pelaku": siapa, "tanda": {"kunci": milik}, "sebutan": sebutan}
        baik = self.p.rakit_selesai(self.alur, kode, unit, **pakai)
        lanjutkan(self.alur.keadaan, baik)
        nama, ubah = self._cacat(baik, m)
        buruk = tandai(baik, kunci("p-lain") if nama == "kunci lain" else milik, **ubah)
        if nama == "tanda tangan":
            palsu = f"{int(buruk.tanda_tangan[0], 16) ^ 1:x}{buruk.tanda_tangan[1:]}"
            buruk = Peristiwa.model_validate({**buruk.model_dump(), "tanda_tangan": palsu})
        note(f"cacat: {nama} {ubah}")
        with pytest.raises(AbkError):
            lanjutkan(self.alur.keadaan, buruk)
        self.hitung["rekaan"] += 1

    def lancung(self, n: int, m: int) -> None:
        """Somebody in a role that he does hold, signed by himself, doing what is not his to do."""
        siapa = self.siapa(n)
        if siapa not in self.daftar or not self.model.kini:
            return
        kode, unit = sorted(self.model.kini)[m % len(self.model.kini)]
        tugasnya = self.daftar[siapa][1][n // 7 % len(self.daftar[siapa][1])]
        e = self._lancung(siapa, tugasnya, kode, unit, m)
        if e is not None:
            note(f"lancung: {siapa} {e.apa} {e.peran}")
            with pytest.raises(AbkError):
                lanjutkan(self.alur.keadaan, e)
            self.hitung["lancung"] += 1

    def _lancung(self, siapa: str, punya: Any, kode: str, unit: str, m: int) -> Peristiwa | None:
        milik = {"tanda": {"kunci": kunci(self.kunci.get(siapa, siapa))}, "peran": punya.peran}
        milik["sebutan"] = self._sebutan(siapa, punya.peran, punya.unit)
        pelaksana = self.model.langkah[self.model.tempat[kode]].pelaksana
        bukan = (punya.peran, punya.unit) != (pelaksana, unit if pelaksana == "unit" else "")
        boleh, ada = self.model.prosedur.boleh_kembali(kode), unit or self.model.unit[0]
        if m % 4 == 0 and bukan:
            return self.p.rakit_selesai(self.alur, kode, unit, pelaku=siapa, **milik)
        if m % 4 == 1 and bukan and boleh:
            isi = {"ke": boleh[0], "alasan": "perlu diperbaiki"}
            return self.p.rakit(self.alur, "kembali", siapa, isi=isi, langkah=kode, unit=ada, **milik)
        if m % 4 == 2 and punya.peran not in {"karo_po", "sesmenko"}:
            baru = pejabat(siapa, *self.daftar[siapa][1], kunci_lain=f"{siapa}/{m}").sebagai_dict()
            isi = {"pejabat": [baru], "alasan": "menunjuk diri sendiri"}
            return self.p.rakit(self.alur, "tunjuk", siapa, isi=isi, **milik)
        if m % 4 == 3 and punya.peran not in NOTULIS and kode in {"10", "11"}:
            isi = {"perubahan": [ubahan(unit, self.model.nilai(unit) or "", "88").sebagai_dict()]}
            return self.p.rakit(self.alur, "putusan", siapa, isi=isi, langkah=kode, unit=unit, **milik)
        return None

    def _sebutan(self, siapa: str, peran: str, unit: str) -> str:
        hari = (self.p.saat + dt.timedelta(minutes=10, hours=7)).date()
        pas = [t for t in self.daftar[siapa][1] if t.peran == peran and t.berlaku(hari)]
        return min((t.sebutan for t in pas), default="")

    def _cacat(self, e: Any, m: int) -> tuple[str, dict[str, Any]]:
        lain = "f" * 64
        langkah = self.model.langkah[m % len(self.model.langkah)].kode
        peran = [p for p in ("menko", "unit", "karo_po", "kabag_ortala") if p != e.peran]
        semua: list[tuple[str, dict[str, Any]]] = [
            ("alur", {"alur": "uji-2027"}),
            ("tahun", {"tahun": 2027}),
            ("urut", {"urut": e.urut + 1 + m % 3}),
            ("sebelum", {"sebelum": self.alur.peristiwa[0].sebelum}),
            ("waktu", {"waktu": teks_waktu(self.alur.peristiwa[-1].saat - dt.timedelta(microseconds=1))}),
            ("pelaku", {"pelaku": "p-karo" if e.pelaku != "p-karo" else "p-kabag"}),
            ("asing", {"pelaku": "p-asing"}),
            ("peran", {"peran": peran[m % len(peran)]}),
            ("sebutan", {"sebutan": "Plh."}),
            ("unit", {"unit": "Z" if e.unit or m % 2 else self.model.unit[0]}),
            ("apa", {"apa": ["kembali", "ubah", "putusan", "cabut", "lampir", "tunjuk", "mulai"][m % 7]}),
            ("langkah", {"langkah": langkah if langkah != e.langkah else "99"}),
            ("makna", {"makna": [*e.makna, "menetapkan"] if m % 2 else e.makna[1:]}),
            ("isi", {"isi": {**e.isi, "lebih": 1}}),
            ("terima", {"isi": {**e.isi, "terima": [ubahan("A", "1", "3").sebagai_dict()]}}),
            (
                "hasil",
                {
                    "isi": {k: v for k, v in e.isi.items() if k != "hasil"}
                    | ({} if "hasil" in e.isi else {"hasil": lain})
                },
            ),
            ("masukan kurang", {"masukan": dict(list(e.masukan.items())[1:])}),
            ("masukan lebih", {"masukan": {**e.masukan, "asing": lain}}),
            ("masukan lama", {"masukan": dict.fromkeys(e.masukan, lain)}),
            ("keluaran lebih", {"keluaran": {**e.keluaran, "asing": lain}}),
            ("keluaran sidik", {"keluaran": {**e.keluaran, "asing": "bukan"}}),
            ("nonce", {"nonce": self.alur.peristiwa[m % len(self.alur.peristiwa)].nonce}),
            ("kunci", {"kunci": "0" * 16}),
            ("kunci lain", {}),
            ("tanda tangan", {}),
        ]
        if e.keluaran:
            semua.append(("keluaran kurang", {"keluaran": dict(list(e.keluaran.items())[1:])}))
        return semua[m % len(semua)]

    # ── what holds after each action ──────────────────────────────────────────────────────────
    @invariant()
    def berlaku_atas_isi_kini(self) -> None:
        """Whoever stands for something stands for what is there now."""
        kini = self.alur.keadaan
        for p in kini.berlaku:
            assert all(kini.slot[s] == v for s, v in p.berkas.items()), p
            assert not any(
                q.gugur is None and (q.langkah, q.unit) == (p.langkah, p.unit) and q is not p
                for q in kini.berlaku
            )

    @invariant()
    def posisi_menurut_persetujuan(self) -> None:
        kini = self.alur.keadaan
        assert {(p.langkah, p.unit) for p in kini.berlaku} == self.model.selesai
        assert set(kini.posisi_kini) == self.model.kini
        assert kini.selesai == (not self.model.kini)
        assert set(kini.jawaban) == {u for k, u in self.model.selesai if k == "13"}
        assert {d.urut for d in kini.semua_putusan if d.dicabut is None} == set(self.model.putusan)

    @invariant()
    def riwayat_utuh(self) -> None:
        """Of each step its passages follow one another; open are just those that are due."""
        kini = self.alur.keadaan
        per: dict[tuple[str, str], list[Any]] = {}
        for r in kini.riwayat_langkah:
            per.setdefault((r.langkah, r.unit), []).append(r)
        assert {t for t, r in per.items() if r[-1].selesai is None} == self.model.kini
        assert all(per[t][-1].mulai == self.model.mulai[t] for t in self.model.kini)
        for semua in per.values():
            assert all(a.selesai is not None and a.selesai <= b.mulai for a, b in pairwise(semua))
            assert all(r.selesai is None or r.mulai <= r.selesai <= kini.terakhir for r in semua)
            assert all((r.hasil == "selesai") == bool(r.pelaku) for r in semua)
            assert all((r.hasil == "berjalan") == (r.selesai is None) for r in semua)

    def teardown(self) -> None:
        """The log alone gives the same state."""
        if hasattr(self, "alur"):
            baris = self.p.rak.rekaman("uji-2026")
            assert putar(baca_baris(b, n) for n, b in enumerate(baris, 1)) == self.alur.keadaan


def test_jalan_acak(data_awal, kampanye):
    hitung: Counter[str] = Counter()
    jenis = type("JalanUji", (Jalan,), {"data": data_awal, "hitung": hitung, "awal": {}})
    aturan = settings(
        max_examples=JALAN, stateful_step_count=LANGKAH, deadline=None, database=None,
        phases=[Phase.generate, Phase.shrink], report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip

    def cukup() -> bool:
        return hitung.total() >= LANTAI and all(hitung[apa] for apa in WAJIB)

    for _ in kampanye.percobaan(lantai=1, cukup=cukup):
        run_state_machine_as_test(jenis, settings=aturan)
    kampanye.catat(hitung.total())
    assert hitung.total() >= LANTAI, hitung
    assert all(hitung[apa] for apa in WAJIB), hitung
