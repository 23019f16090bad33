// Sorts and filters the tables marked data-abk-tabel; without it they are plain tables in the order of the structure.
(() => {
  "use strict";
  for (const tabel of document.querySelectorAll("table[data-abk-tabel]")) {
    const badan = tabel.tBodies[0];
    const baris = [...badan.rows];
    const kepala = [...tabel.tHead.rows[0].cells];
    const alat = document.getElementById(tabel.dataset.abkTabel);
    const [cari, pilih, ulang, hitung] = ["input", "select", "button", "[aria-live]"].map((s) => alat.querySelector(s));
    const nilai = (satu, kolom, angka) => {
      const isi = satu.cells[kolom].dataset.urut ?? satu.cells[kolom].textContent.trim();
      return angka ? (isi === "" ? NaN : Number(isi)) : isi;
    };
    const banding = (kolom, angka, arah) => (a, b) => {
      const [x, y] = [nilai(a, kolom, angka), nilai(b, kolom, angka)];
      if (!angka) return arah * x.localeCompare(y, "id", { numeric: true });
      if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y);
      return arah * (x - y);
    };
    const susun = (th, arah) => {
      for (const satu of kepala) if (satu.dataset.jenis) satu.setAttribute("aria-sort", "none");
      if (th) th.setAttribute("aria-sort", arah > 0 ? "ascending" : "descending");
      tabel.classList.toggle("terurut", Boolean(th));
      badan.append(...(th ? [...baris].sort(banding(th.cellIndex, th.dataset.jenis === "angka", arah)) : baris));
    };
    for (const th of kepala.filter((satu) => satu.dataset.jenis)) {
      const tombol = document.createElement("button");
      tombol.type = "button";
      tombol.append(...th.childNodes);
      th.append(tombol);
      th.setAttribute("aria-sort", "none");
      tombol.addEventListener("click", () => {
        const kini = th.getAttribute("aria-sort");
        if (kini === "descending") susun(null, 0);
        else susun(th, kini === "ascending" ? -1 : 1);
      });
    }
    const saring = () => {
      const kata = cari.value.toLocaleLowerCase("id").trim().split(/\s+/);
      let jumlah = 0;
      for (const satu of baris) {
        const isi = satu.textContent.toLocaleLowerCase("id");
        const cocok = kata.every((k) => isi.includes(k)) && (pilih.value === "" || satu.dataset.tanda.split(" ").includes(pilih.value));
        satu.hidden = !cocok;
        jumlah += cocok;
      }
      hitung.textContent = `${jumlah} dari ${baris.length} unit ditampilkan`;
    };
    cari.addEventListener("input", saring);
    pilih.addEventListener("change", saring);
    ulang.addEventListener("click", () => {
      cari.value = "";
      pilih.value = "";
      susun(null, 0);
      saring();
      cari.focus();
    });
    alat.hidden = false;
    saring();
  }
})();
