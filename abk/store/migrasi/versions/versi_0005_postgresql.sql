-- A sheet of this post, as in 0003, with the items of informasi jabatan among its answers.
CREATE OR REPLACE FUNCTION abk_lembar_sah(kode text, teks text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, {skema}, pg_temp AS $$
DECLARE
  isi jsonb;
BEGIN
  IF octet_length(teks) > 2000000 THEN
    RETURN false;
  END IF;
  isi := abk_json(teks);
  RETURN coalesce(
    jsonb_typeof(isi) = 'object' AND isi ->> 'kode_jabatan' = kode AND jsonb_typeof(isi -> 'uraian_tugas') = 'array'
    AND isi - '{kode_jabatan,ikhtisar_jabatan,bezetting,pendekatan,responden,atasan,instrumen_versi,uraian_tugas}'::text[]
      - '{pendidikan,pelatihan,pengalaman,bahan_kerja,perangkat_kerja,tanggung_jawab,wewenang,korelasi}'::text[]
      - '{kondisi_lingkungan,risiko_bahaya,syarat_jabatan,prestasi_kerja}'::text[] = '{}'
    AND NOT isi @? 'strict $.uraian_tugas[*] ? (@.type() != "object")'
    AND NOT isi @? 'strict $.uraian_tugas[*].* ? (@.type() != "string" && @.type() != "number")'
    AND NOT isi @? 'strict $.uraian_tugas[*].* ? (@.type() == "number" && (@ > 1e300 || @ < -1e300))'
    AND NOT isi - 'uraian_tugas' @? 'strict $.* ? (@.type() != "string" && @.type() != "number")'
    AND NOT isi - 'uraian_tugas' @? 'strict $.* ? (@.type() == "number" && (@ > 1e300 || @ < -1e300))', false);
END $$
