// Sorts, filters and saves the tables marked data-abk-tabel; without it they are plain tables in the order of the structure.
const TAMPAK = 200; // rows of a search that are shown at once, where the table begins with the topmost units only
const bersih = (simpul) => simpul.textContent.replace(/\u00ad/g, "").replace(/\s+/g, " ").trim();
const angka = (isi) => parseFloat(isi.replace(/\./g, "").replace(",", ".").replace("−", "-"));
const memuat = (isi, kata) => kata.every((k) => isi.includes(k));
const simpan = (nama, baris) => {
  const sel = (isi) => `"${isi.replace(/^[=+\-@\t]/, "'$&").replace(/"/g, '""')}"`;
  const isi = baris.map((satu) => satu.map((s) => (typeof s === "number" ? String(s).replace(".", ",") : sel(s))).join(";"));
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([`\ufeff${isi.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" }));
  a.download = nama;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 1000);
};
for (const tabel of document.querySelectorAll("table[data-abk-tabel]")) {
  const kepala = [...tabel.tHead.rows[0].cells];
  const kelompok = [...tabel.tBodies].map((badan) => {
    return { badan, judul: badan.querySelector(".abk-kelompok"), baris: [...badan.querySelectorAll("tr:not(.abk-kelompok)")] };
  });
  const baris = kelompok.flatMap((satu) => satu.baris);
  for (const { judul, baris: isi } of kelompok) for (const satu of isi) if (judul) satu.querySelector("th").dataset.asal = bersih(judul);
  const alat = document.getElementById(tabel.dataset.abkTabel);
  const [cari, pilih, hitung, temu] = ["input", "select", "[aria-live]", ".abk-temu"].map((s) => alat.querySelector(s));
  const [ulang, unduh] = alat.querySelectorAll("button");
  const [semula, teks] = [[...baris], new Map(baris.map((satu) => [satu, satu.textContent.toLocaleLowerCase("id")]))];
  const jumlah = tabel.tFoot?.querySelector("th");
  const atas = baris.filter((satu) => "atas" in satu.dataset);
  const nilai = (satu, kolom, jenis) => (jenis === "angka" ? angka(bersih(satu.cells[kolom])) : bersih(satu.cells[kolom]));
  const banding = (kolom, jenis, arah) => (a, b) => {
    const [x, y] = [nilai(a, kolom, jenis), nilai(b, kolom, jenis)];
    if (jenis !== "angka") return arah * x.localeCompare(y, "id", { numeric: true });
    return Number.isNaN(x) || Number.isNaN(y) ? Number.isNaN(x) - Number.isNaN(y) : arah * (x - y);
  };
  const saring = () => {
    const kata = cari.value.toLocaleLowerCase("id").split(/\s+/).filter(Boolean);
    const cocok = kata.length ? pencarian(kata) : [];
    const unit = new Set(cocok.map(({ satu }) => satu));
    const [tanda, urut] = [pilih.value.split(" "), tabel.classList.contains("terurut")];
    const ringkas = atas.length && !kata.length && pilih.value === "" && !urut;
    let [banyak, tampak] = [0, 0];
    for (const satu of urut ? tabel.querySelectorAll("tbody tr:not(.abk-kelompok)") : semula) {
      const milik = (satu.dataset.tanda ?? "").split(" ");
      const ada = pilih.value === "" || tanda.some((t) => milik.includes(t));
      const sesuai = ringkas ? "atas" in satu.dataset : ada && (memuat(teks.get(satu), kata) || unit.has(satu));
      satu.hidden = !sesuai || (atas.length > 0 && tampak >= TAMPAK);
      [banyak, tampak] = [banyak + sesuai, tampak + !satu.hidden];
    }
    for (const { judul, baris: isi } of kelompok) if (judul) judul.hidden = urut || isi.every((satu) => satu.hidden);
    const catatan = ringkas ? "; cari, saring, atau urutkan untuk yang lain" : banyak > tampak ? `, yang pertama dari ${banyak} yang cocok` : "";
    if (jumlah) jumlah.textContent = tampak < baris.length ? `Jumlah semua (${baris.length} ${alat.dataset.kata})` : "Jumlah";
    hitung.textContent = `${tampak} dari ${baris.length} ${alat.dataset.kata} ditampilkan${catatan}`;
    if (temu) daftar(cocok);
  };
  const pencarian = (kata) => {
    return jabatan.flatMap(({ nama, kecil, unit }) => (memuat(kecil, kata) ? unit.map((n) => ({ nama, satu: semula[n] })) : []));
  };
  const daftar = (cocok) => {
    temu.hidden = !cocok.length;
    const butir = cocok.slice(0, 40).map(({ nama, satu }) => {
      const [li, unit] = [document.createElement("li"), satu.querySelector(".takik")];
      const letak = [...unit.childNodes].filter((n) => !n.classList?.contains("tanda")).map((n) => n.cloneNode(true));
      li.append(`${nama} – `, ...letak);
      return li;
    });
    temu.replaceChildren(`${cocok.length} jabatan cocok${cocok.length > butir.length ? `, ${butir.length} yang pertama` : ""}:`, document.createElement("ul"));
    temu.lastChild.append(...butir);
  };
  const susun = (th, arah) => {
    for (const satu of kepala) if (satu.dataset.jenis) satu.setAttribute("aria-sort", "none");
    if (th) th.setAttribute("aria-sort", arah > 0 ? "ascending" : "descending");
    tabel.classList.toggle("terurut", Boolean(th));
    if (th) kelompok[0].badan.append(...[...semula].sort(banding(th.cellIndex, th.dataset.jenis, arah)));
    else for (const satu of kelompok) satu.badan.append(...satu.baris);
    saring();
  };
  for (const th of kepala.filter((satu) => satu.dataset.jenis)) {
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.append(...th.childNodes);
    th.append(tombol);
    th.setAttribute("aria-sort", "none");
    tombol.addEventListener("click", () => {
      const kini = th.getAttribute("aria-sort");
      susun(kini === "descending" ? null : th, kini === "ascending" ? -1 : 1);
    });
  }
  cari.addEventListener("input", saring);
  pilih.addEventListener("change", saring);
  ulang.addEventListener("click", () => {
    [cari.value, pilih.value] = ["", ""];
    susun(null, 0);
    cari.focus();
  });
  unduh.addEventListener("click", () => {
    const judul = kepala.map((th) => [...(th.querySelector("button") ?? th).childNodes].map(bersih).filter(Boolean).join(", "));
    const tunggal = (th, teks) => th.classList.contains("n") && !Number.isNaN(angka(teks)) && !/\d–/.test(teks); // 1,66–2,15 is no number
    const satuSel = (th, teks) => (tunggal(th, teks) ? angka(teks) : teks);
    const isi = (satu) => kepala.map((th, n) => satuSel(th, bersih(satu.cells[n])));
    const tampil = [...tabel.querySelectorAll("tbody tr:not(.abk-kelompok)")].filter((satu) => !satu.hidden);
    const semua = tampil.map((satu) => [...isi(satu), ...(kelompok[0].judul ? [satu.querySelector("th").dataset.asal] : [])]);
    simpan(`${bersih(tabel.caption)} ${decodeURI(location.pathname.split("/").pop().replace(".html", ""))}.csv`, [[...judul, ...(kelompok[0].judul ? ["Unit"] : [])], ...semua]);
  });
  alat.hidden = false;
  saring();
}
