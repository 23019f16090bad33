// Unfolds the packed parts of a page (abk.reports.packing); an old browser leaves the sentence that says where they are.
const bilangan = (huruf) => huruf.charCodeAt(0) - (huruf < "\ud800" ? 48 : 2096); // abk.reports.packing.character
const buka = async (isi) => {
  const byte = Uint8Array.from(atob(isi), (c) => c.charCodeAt(0));
  const alir = new Blob([byte]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const [kamus, urut, ...aliran] = (await new Response(alir).text()).split("\0").map((satu, n) => (n === 1 ? satu : satu.split("\x01")));
  const ke = new Uint32Array(aliran.length);
  let letak = 0;
  const potong = Array.from(urut, (huruf) => {
    const markup = kamus[bilangan(huruf)];
    letak = markup.includes("<tr") ? 0 : (letak + 1) % aliran.length;
    return markup + aliran[letak][ke[letak]++];
  });
  return potong.join("");
};
const unsur = (html) => Object.assign(document.createElement("template"), { innerHTML: html }).content;
const jabatan = [];
const daftarJabatan = (nama, baris) => {
  let pertama = 0;
  return nama.map((satu, n) => {
    let letak = pertama;
    const unit = Array.from(baris[n], (huruf) => (letak += bilangan(huruf)));
    pertama = unit[0];
    return { nama: satu, kecil: satu.toLocaleLowerCase("id"), unit };
  });
};
for (const bagian of document.querySelectorAll("template[data-abk-lagi]")) {
  const [kotak, cara] = [bagian.parentElement, bagian.dataset.abkLagi];
  try {
    const isi = await buka(bagian.content.textContent);
    const badan = kotak.previousElementSibling?.querySelector("tbody:last-of-type");
    if (cara === "jabatan") jabatan.push(...daftarJabatan(...unsur(isi).textContent.split("\n\n").map((satu) => satu.split("\n"))));
    else if (cara === "isi") kotak.replaceWith(unsur(isi));
    else badan[cara === "ganti" ? "replaceChildren" : "append"](unsur(isi));
    if (cara !== "isi") kotak.remove();
  } catch (salah) {
    console.error(salah); // an old browser: the page says where the rest stands
  }
}
