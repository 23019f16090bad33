-- A role writes nothing itself: what it may do are functions of the owner, which say who, when and what
-- changed. Every function has a fixed search_path with pg_temp last.
REVOKE CREATE ON SCHEMA {skema} FROM PUBLIC
--
ALTER TABLE peristiwa ALTER COLUMN id SET GENERATED ALWAYS
--
DROP POLICY lembar_tambah ON lembar
--
DROP POLICY lembar_ubah ON lembar
--
DROP POLICY lembar_versi_tambah ON lembar_versi
--
DROP POLICY peristiwa_tambah ON peristiwa
--
DROP POLICY alur_tambah ON alur
--
DROP POLICY alur_kunci ON alur
--
DROP POLICY alur_peristiwa_tambah ON alur_peristiwa
--
DROP POLICY alur_berkas_tambah ON alur_berkas
--
DROP POLICY alur_berkas_baca ON alur_berkas
--
ALTER TABLE alur_tautan ENABLE ROW LEVEL SECURITY
--
ALTER TABLE karantina ENABLE ROW LEVEL SECURITY
--
CREATE POLICY alur_tautan_baca ON alur_tautan FOR SELECT
USING ((SELECT abk_ortala()) OR kode_alur IN (SELECT abk_alur_saya()))
--
-- A file belongs to whoever sees a case with which it was written; to name its fingerprint is not enough.
CREATE POLICY alur_berkas_baca ON alur_berkas FOR SELECT
USING ((SELECT abk_ortala()) OR sidik IN (SELECT t.sidik FROM alur_tautan t))
--
CREATE POLICY karantina_baca ON karantina FOR SELECT USING ((SELECT abk_ortala()))
--
CREATE TRIGGER alur_tautan_tetap BEFORE UPDATE OR DELETE ON alur_tautan FOR EACH ROW EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER alur_tautan_utuh BEFORE TRUNCATE ON alur_tautan FOR EACH STATEMENT EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER karantina_tetap BEFORE UPDATE OR DELETE ON karantina FOR EACH ROW EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER karantina_utuh BEFORE TRUNCATE ON karantina FOR EACH STATEMENT EXECUTE FUNCTION abk_tolak()
--
-- ── who asks ─────────────────────────────────────────────────────────────────────────────────────
-- In plpgsql, which keeps its plans from call to call.
CREATE FUNCTION abk_peran_saya() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, {skema}, pg_temp AS $$
BEGIN
  RETURN CASE WHEN pg_has_role(session_user, current_user, 'MEMBER') THEN 'pemilik'
  ELSE (SELECT min(p.peran) FROM peran p WHERE p.nama_role = session_user) END;
END $$
--
CREATE FUNCTION abk_boleh(kode text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, {skema}, pg_temp AS $$
DECLARE
  unit text := (SELECT j.kode_unit FROM jabatan j WHERE j.kode_jabatan = kode);
BEGIN
  RETURN unit IS NOT NULL
    AND (abk_peran_saya() IN ('pemilik', 'ortala') OR unit IN (SELECT abk_unit_saya()));
END $$
--
-- Only the owner may name somebody else, for whom he writes; a role is always itself.
CREATE FUNCTION abk_oleh(atas_nama text) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, {skema}, pg_temp AS $$
BEGIN
  RETURN CASE WHEN btrim(coalesce(atas_nama, '')) NOT IN ('', session_user) AND abk_peran_saya() = 'pemilik'
  THEN atas_nama ELSE session_user::text END;
END $$
--
CREATE FUNCTION abk_kini() RETURNS text LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');
END $$
--
-- What has no search_path of its own is small enough to be drawn into the query that calls it, has that of the
-- function which calls it, and may be called by nobody else.
-- ── form ─────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION abk_json(teks text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN teks::jsonb;
EXCEPTION WHEN OTHERS THEN
  RETURN NULL;
END $$
--
CREATE FUNCTION abk_larik(isi jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE jsonb_typeof(isi) WHEN 'array' THEN isi ELSE '[]' END
$$
--
CREATE FUNCTION abk_objek(isi jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE jsonb_typeof(isi) WHEN 'object' THEN isi ELSE '{}' END
$$
--
-- A sheet of this post: cells are texts, or numbers that a program can hold; which columns there are is not asked.
CREATE FUNCTION abk_lembar_sah(kode text, teks text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE
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
    AND isi - '{kode_jabatan,ikhtisar_jabatan,bezetting,pendekatan,responden,atasan,instrumen_versi,uraian_tugas}'::text[] = '{}'
    AND NOT isi @? 'strict $.uraian_tugas[*] ? (@.type() != "object")'
    AND NOT isi @? 'strict $.uraian_tugas[*].* ? (@.type() != "string" && @.type() != "number")'
    AND NOT isi @? 'strict $.uraian_tugas[*].* ? (@.type() == "number" && (@ > 1e300 || @ < -1e300))'
    AND NOT isi - 'uraian_tugas' @? 'strict $.* ? (@.type() != "string" && @.type() != "number")'
    AND NOT isi - 'uraian_tugas' @? 'strict $.* ? (@.type() == "number" && (@ > 1e300 || @ < -1e300))', false);
END $$
--
-- Form of a record of a case, and that it says of itself what the columns say.
CREATE FUNCTION abk_catatan_sah(kode text, nomor integer, unit text, sekali text, pendahulu text, teks text)
RETURNS boolean LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, {skema}, pg_temp AS $$
DECLARE
  isi jsonb;
BEGIN
  IF octet_length(teks) > 8000000 THEN
    RETURN false;
  END IF;
  isi := abk_json(teks);
  RETURN coalesce(
    jsonb_typeof(isi) = 'object'
    AND isi - '{alur,tahun,urut,sebelum,waktu,pelaku,peran,sebutan,unit,apa,langkah,makna,isi,masukan,keluaran,nonce,kunci,tanda_tangan}'::text[] = '{}'
    AND NOT EXISTS (
      SELECT 1 FROM unnest('{alur,sebelum,waktu,pelaku,peran,sebutan,unit,apa,langkah,nonce,kunci,tanda_tangan}'::text[]) n
      WHERE jsonb_typeof(isi -> n) IS DISTINCT FROM 'string'
    )
    AND isi ->> 'alur' = kode AND isi -> 'urut' = to_jsonb(nomor) AND isi ->> 'unit' = unit
    AND isi ->> 'nonce' = sekali AND isi ->> 'sebelum' = pendahulu
    AND isi ->> 'nonce' ~ '^[0-9a-f]{32}$' AND isi ->> 'kunci' ~ '^[0-9a-f]{16}$'
    AND isi ->> 'tanda_tangan' ~ '^([0-9a-f]{128})?$' AND isi ->> 'tahun' ~ '^(19|2[0-9])[0-9]{2}$'
    AND jsonb_typeof(isi -> 'tahun') = 'number'
    AND isi ->> 'waktu' ~ '^[12][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\.[0-9]{6}\+00:00$'
    AND isi ->> 'apa' ~ '^[a-z_]{2,20}$'
    AND jsonb_typeof(isi -> 'isi') = 'object'
    AND jsonb_typeof(isi -> 'makna') = 'array'
    AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(isi -> 'makna') m WHERE jsonb_typeof(m.value) <> 'string')
    AND jsonb_typeof(isi -> 'masukan') = 'object' AND jsonb_typeof(isi -> 'keluaran') = 'object'
    AND NOT EXISTS (
      SELECT 1 FROM (SELECT * FROM jsonb_each(isi -> 'masukan') UNION ALL SELECT * FROM jsonb_each(isi -> 'keluaran')) s
      WHERE jsonb_typeof(s.value) <> 'string'
    ), false);
END $$
--
DROP TRIGGER lembar_versi_akun ON lembar_versi
--
CREATE FUNCTION abk_jaga_lembar() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {skema}, pg_temp AS $$
BEGIN
  IF NOT abk_lembar_sah(NEW.kode_jabatan, NEW.isi) OR NEW.sidik <> encode(sha256(convert_to(NEW.isi, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'isi lembar tidak sah' USING ERRCODE = 'ABK01';
  END IF;
  NEW.akun := session_user;
  NEW.waktu := abk_kini();
  RETURN NEW;
END $$
--
CREATE TRIGGER lembar_versi_jaga BEFORE INSERT ON lembar_versi FOR EACH ROW EXECUTE FUNCTION abk_jaga_lembar()
--
CREATE OR REPLACE FUNCTION abk_catat_akun() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, {skema}, pg_temp AS $$
BEGIN
  NEW.akun := session_user;
  NEW.waktu := abk_kini();
  NEW.oleh := abk_oleh(NEW.oleh);
  NEW.zona := CASE WHEN NEW.zona ~ '^[+-][0-9]{2}:[0-9]{2}$' THEN NEW.zona ELSE '+00:00' END;
  NEW.alasan := left(NEW.alasan, 10000);
  IF abk_json(coalesce(NEW.lama, '{}')) IS NULL OR abk_json(coalesce(NEW.baru, '{}')) IS NULL THEN
    RAISE EXCEPTION 'isi peristiwa tidak sah' USING ERRCODE = 'ABK01';
  END IF;
  RETURN NEW;
END $$
--
CREATE OR REPLACE FUNCTION abk_urut_alur() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, {skema}, pg_temp AS $$
DECLARE
  akhir record;
BEGIN
  IF NEW.sidik <> encode(sha256(convert_to(NEW.rekaman, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'sidik catatan tidak cocok dengan isinya';
  END IF;
  SELECT p.urut, p.sidik INTO akhir FROM alur_peristiwa p WHERE p.kode_alur = NEW.kode_alur ORDER BY p.urut DESC LIMIT 1;
  IF NEW.urut <> coalesce(akhir.urut + 1, 0) THEN
    RAISE EXCEPTION 'nomor alur_peristiwa harus berurutan';
  END IF;
  IF NOT abk_catatan_sah(
    NEW.kode_alur, NEW.urut, NEW.kode_unit, NEW.nonce, coalesce(akhir.sidik, repeat('0', 64)), NEW.rekaman
  ) THEN
    RAISE EXCEPTION 'isi catatan alur tidak sah' USING ERRCODE = 'ABK01';
  END IF;
  NEW.akun := session_user;
  NEW.waktu := abk_kini();
  RETURN NEW;
END $$
--
-- A record leaves a case only into quarantine, whole, and only from its end.
CREATE FUNCTION abk_jaga_catatan() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {skema}, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (
    SELECT 1 FROM alur_peristiwa p WHERE p.kode_alur = OLD.kode_alur AND p.urut > OLD.urut
  ) AND EXISTS (
    SELECT 1 FROM karantina k WHERE k.jenis = 'alur' AND k.kode = OLD.kode_alur AND k.nomor = OLD.urut
    AND k.sidik = OLD.sidik AND k.isi = OLD.rekaman
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% tidak dapat diubah atau dihapus', TG_TABLE_NAME;
END $$
--
DROP TRIGGER alur_peristiwa_tetap ON alur_peristiwa
--
CREATE TRIGGER alur_peristiwa_tetap BEFORE UPDATE OR DELETE ON alur_peristiwa FOR EACH ROW EXECUTE FUNCTION abk_jaga_catatan()
--
-- ── what changed ─────────────────────────────────────────────────────────────────────────────────
-- Rows of a sheet by their number, as abk.store.lembar.baris_berkunci.
CREATE FUNCTION abk_baris(isi jsonb) RETURNS TABLE (kunci text, tempat bigint, baris jsonb) LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN x.nomor <> '' AND row_number() OVER (PARTITION BY x.nomor ORDER BY x.tempat) = 1
    THEN x.nomor ELSE x.nomor || '#' || x.tempat END, x.tempat, x.baris
  FROM (
    SELECT coalesce(b.value ->> 'nomor', '') AS nomor, b.ordinality AS tempat, abk_objek(b.value) AS baris
    FROM jsonb_array_elements(abk_larik(isi -> 'uraian_tugas')) WITH ORDINALITY b
  ) x
$$
--
CREATE FUNCTION abk_beda(lama text, baru text, OUT sebelum jsonb, OUT sesudah jsonb) LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, {skema}, pg_temp AS $$
DECLARE
  dulu jsonb := abk_objek(abk_json(lama));
  kini jsonb := abk_objek(abk_json(baru));
  urutan record;
BEGIN
  WITH a AS MATERIALIZED (SELECT * FROM abk_baris(dulu)), b AS MATERIALIZED (SELECT * FROM abk_baris(kini)),
  pasangan (awal, lama, baru) AS (
    SELECT '', dulu - '{kode_jabatan,uraian_tugas}'::text[], kini - '{kode_jabatan,uraian_tugas}'::text[]
    UNION ALL
    SELECT kunci || '/', coalesce(a.baris, '{}') - 'nomor', coalesce(b.baris, '{}') - 'nomor'
    FROM a FULL JOIN b USING (kunci) WHERE a.baris IS DISTINCT FROM b.baris
  ), sel AS (
    -- an empty cell is null, an empty answer of the head an empty text
    SELECT p.awal || n.nama AS nama, p.lama -> n.nama AS lama, p.baru -> n.nama AS baru,
      CASE WHEN p.awal = '' AND n.nama <> 'bezetting' THEN '""' ELSE 'null' END::jsonb AS kosong
    FROM pasangan p, LATERAL (SELECT jsonb_object_keys(p.lama) UNION SELECT jsonb_object_keys(p.baru)) n (nama)
    WHERE (p.lama -> n.nama) IS DISTINCT FROM (p.baru -> n.nama)
  )
  SELECT coalesce(jsonb_object_agg(s.nama, coalesce(s.lama, s.kosong)), '{}') AS sebelum,
    coalesce(jsonb_object_agg(s.nama, coalesce(s.baru, s.kosong)), '{}') AS sesudah,
    coalesce((SELECT jsonb_agg(a.kunci ORDER BY a.tempat) FROM a), '[]') AS dulu,
    coalesce((SELECT jsonb_agg(b.kunci ORDER BY b.tempat) FROM b), '[]') AS kini
  INTO urutan FROM sel s;
  sebelum := urutan.sebelum;
  sesudah := urutan.sesudah;
  IF urutan.dulu <> urutan.kini THEN
    sebelum := sebelum || jsonb_build_object('urutan_nomor', urutan.dulu);
    sesudah := sesudah || jsonb_build_object('urutan_nomor', urutan.kini);
  END IF;
END $$
--
-- ── sheets ───────────────────────────────────────────────────────────────────────────────────────
-- A version and its event, for the functions below; nobody else may call it.
CREATE FUNCTION abk_versi_baru(
  kode text, nomor integer, keadaan text, isian text, tindakan text, dari text, isi_lama text, atas_nama text,
  zona text, alasan text, OUT oleh text, OUT waktu text
) LANGUAGE plpgsql SET search_path = pg_catalog, {skema}, pg_temp AS $$
DECLARE
  sidik_isi text := encode(sha256(convert_to(isian, 'UTF8')), 'hex');
  beda record;
BEGIN
  INSERT INTO lembar_versi AS v (kode_jabatan, versi, status, isi, sidik, oleh, waktu)
  VALUES (kode, nomor, keadaan, isian, sidik_isi, abk_oleh(atas_nama), '') RETURNING v.oleh, v.waktu INTO oleh, waktu;
  IF nomor = 1 THEN
    INSERT INTO peristiwa (waktu, zona, oleh, apa, kode_jabatan, versi, baru, alasan) VALUES (
      '', zona, atas_nama, tindakan, kode, nomor, jsonb_build_object(
        'status', keadaan, 'baris', jsonb_array_length(isian::jsonb -> 'uraian_tugas'), 'sidik', sidik_isi
      )::text, coalesce(alasan, ''));
  ELSE
    SELECT * INTO beda FROM abk_beda(isi_lama, isian);
    INSERT INTO peristiwa (waktu, zona, oleh, apa, kode_jabatan, versi, lama, baru, alasan) VALUES (
      '', zona, atas_nama, tindakan, kode, nomor, (jsonb_build_object('status', dari) || beda.sebelum)::text,
      (jsonb_build_object('status', keadaan) || beda.sesudah)::text, coalesce(alasan, ''));
  END IF;
END $$
--
-- Save: 'disimpan', or why not; whoever may not see the post is told what he is told of one that is not there.
CREATE FUNCTION abk_simpan(kode text, dasar integer, isian text, atas_nama text, zona text, alasan text)
RETURNS TABLE (hasil text, versi integer, oleh text, waktu text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, {skema}, pg_temp AS $$
DECLARE
  kini record;
  lama record;
BEGIN
  hasil := 'ditolak';
  IF NOT abk_boleh(kode) THEN
    RETURN NEXT;
    RETURN;
  END IF;
  SELECT l.versi, l.status INTO kini FROM lembar l WHERE l.kode_jabatan = kode FOR UPDATE;
  IF NOT FOUND AND dasar = 0 THEN
    INSERT INTO lembar VALUES (kode, 1, 'draf') ON CONFLICT DO NOTHING;
    IF FOUND THEN
      SELECT v.oleh, v.waktu INTO oleh, waktu
      FROM abk_versi_baru(kode, 1, 'draf', isian, 'simpan', NULL, NULL, atas_nama, zona, alasan) v;
      hasil := 'disimpan';
      versi := 1;
    END IF;
  ELSIF kini.versi = dasar AND kini.status <> 'diajukan' THEN
    SELECT v.isi, v.sidik INTO lama FROM lembar_versi v WHERE v.kode_jabatan = kode AND v.versi = dasar;
    IF lama.sidik <> encode(sha256(convert_to(isian, 'UTF8')), 'hex') THEN
      UPDATE lembar l SET versi = dasar + 1, status = 'draf' WHERE l.kode_jabatan = kode;
      SELECT v.oleh, v.waktu INTO oleh, waktu
      FROM abk_versi_baru(kode, dasar + 1, 'draf', isian, 'simpan', kini.status, lama.isi, atas_nama, zona, alasan) v;
      hasil := 'disimpan';
      versi := dasar + 1;
    END IF;
  END IF;
  RETURN NEXT;
END $$
--
CREATE FUNCTION abk_ajukan(kode text, dasar integer, atas_nama text, zona text, alasan text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, {skema}, pg_temp AS $$
DECLARE
  kini record;
BEGIN
  IF NOT abk_boleh(kode) THEN
    RETURN false;
  END IF;
  SELECT l.versi, l.status INTO kini FROM lembar l WHERE l.kode_jabatan = kode FOR UPDATE;
  IF NOT FOUND OR kini.versi <> dasar OR kini.status = 'diajukan' THEN
    RETURN false;
  END IF;
  UPDATE lembar l SET status = 'diajukan' WHERE l.kode_jabatan = kode;
  INSERT INTO peristiwa (waktu, zona, oleh, apa, kode_jabatan, versi, lama, baru, alasan)
  SELECT '', zona, atas_nama, 'ajukan', kode, dasar, jsonb_build_object('status', kini.status)::text,
    jsonb_build_object('status', 'diajukan', 'sidik', v.sidik)::text, coalesce(alasan, '')
  FROM lembar_versi v WHERE v.kode_jabatan = kode AND v.versi = dasar;
  RETURN true;
END $$
--
CREATE FUNCTION abk_kembalikan(kode text, atas_nama text, zona text, alasan text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, {skema}, pg_temp AS $$
DECLARE
  kini record;
BEGIN
  IF coalesce(abk_peran_saya(), '') NOT IN ('pemilik', 'ortala') THEN
    RETURN false;
  END IF;
  SELECT l.versi, l.status INTO kini FROM lembar l WHERE l.kode_jabatan = kode FOR UPDATE;
  IF NOT FOUND OR kini.status <> 'diajukan' THEN
    RETURN false;
  END IF;
  UPDATE lembar l SET versi = kini.versi + 1, status = 'dikembalikan' WHERE l.kode_jabatan = kode;
  PERFORM abk_versi_baru(kode, kini.versi + 1, 'dikembalikan', v.isi, 'kembalikan', 'diajukan', v.isi, atas_nama, zona, alasan)
  FROM lembar_versi v WHERE v.kode_jabatan = kode AND v.versi = kini.versi;
  RETURN true;
END $$
--
-- ── units, posts, settings: Ortala writes them, the database writes the event ────────────────────
CREATE FUNCTION abk_catat_perubahan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, {skema}, pg_temp AS $$
DECLARE
  pelaku jsonb := abk_objek(abk_json(nullif(current_setting('abk.pelaku', true), '')));
  dulu jsonb := '{}';
  kini jsonb := jsonb_strip_nulls(to_jsonb(NEW) - 'urutan');
  sebelum jsonb;
  nomor integer;
BEGIN
  IF TG_TABLE_NAME = 'pengaturan' THEN
    nomor := NEW.versi;
    kini := abk_json(NEW.isi);
    IF jsonb_typeof(kini) IS DISTINCT FROM 'object' THEN
      RAISE EXCEPTION 'pengaturan tidak sah' USING ERRCODE = 'ABK01';
    END IF;
    SELECT abk_objek(abk_json(p.isi)) INTO dulu FROM pengaturan p WHERE p.versi < NEW.versi ORDER BY p.versi DESC LIMIT 1;
    dulu := coalesce(dulu, '{}');
  ELSIF TG_OP = 'UPDATE' THEN
    dulu := to_jsonb(OLD) - 'urutan';
    kini := to_jsonb(NEW) - 'urutan';
  END IF;
  SELECT coalesce(jsonb_object_agg(s.key, dulu -> s.key) FILTER (WHERE dulu ? s.key), '{}'), coalesce(jsonb_object_agg(s.key, s.value), '{}')
  INTO sebelum, kini FROM jsonb_each(kini) s WHERE (dulu -> s.key) IS DISTINCT FROM s.value;
  IF kini = '{}' THEN
    RETURN NEW;
  END IF;
  INSERT INTO peristiwa (waktu, zona, oleh, apa, kode_unit, kode_jabatan, versi, lama, baru, alasan) VALUES (
    '', coalesce(pelaku ->> 'zona', ''), pelaku ->> 'oleh', TG_TABLE_NAME, to_jsonb(NEW) ->> 'kode_unit',
    to_jsonb(NEW) ->> 'kode_jabatan', nomor, nullif(sebelum, '{}')::text, kini::text, coalesce(pelaku ->> 'alasan', ''));
  RETURN NEW;
END $$
--
CREATE TRIGGER unit_perubahan AFTER INSERT OR UPDATE ON unit FOR EACH ROW EXECUTE FUNCTION abk_catat_perubahan()
--
CREATE TRIGGER jabatan_perubahan AFTER INSERT OR UPDATE ON jabatan FOR EACH ROW EXECUTE FUNCTION abk_catat_perubahan()
--
CREATE FUNCTION abk_jaga_pengaturan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, {skema}, pg_temp AS $$
BEGIN
  NEW.waktu := abk_kini();
  NEW.oleh := abk_oleh(NEW.oleh);
  RETURN NEW;
END $$
--
CREATE TRIGGER pengaturan_jaga BEFORE INSERT ON pengaturan FOR EACH ROW EXECUTE FUNCTION abk_jaga_pengaturan()
--
CREATE TRIGGER pengaturan_perubahan AFTER INSERT ON pengaturan FOR EACH ROW EXECUTE FUNCTION abk_catat_perubahan()
--
-- How much an import brought: Ortala's own word, under its own name; what changed stands in the other events.
CREATE FUNCTION abk_catat_impor(jumlah text, atas_nama text, zona text, alasan text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, {skema}, pg_temp AS $$
BEGIN
  IF coalesce(abk_peran_saya(), '') NOT IN ('pemilik', 'ortala') THEN
    RAISE EXCEPTION 'tidak berhak' USING ERRCODE = '42501';
  END IF;
  INSERT INTO peristiwa (waktu, zona, oleh, apa, baru, alasan) VALUES ('', zona, atas_nama, 'impor', jumlah, coalesce(alasan, ''));
END $$
--
-- ── cases ────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION abk_mulai_alur(kode_baru text, tahun integer, judul text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, {skema}, pg_temp AS $$
BEGIN
  IF coalesce(abk_peran_saya(), '') NOT IN ('pemilik', 'ortala') THEN
    RAISE EXCEPTION 'tidak berhak' USING ERRCODE = '42501';
  END IF;
  INSERT INTO alur VALUES (kode_baru, tahun, judul, abk_kini()) ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$
--
CREATE FUNCTION abk_kunci_alur(kode_alur text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, {skema}, pg_temp AS $$
BEGIN
  PERFORM 1 FROM alur a WHERE a.kode = kode_alur
  AND (abk_peran_saya() IN ('pemilik', 'ortala') OR a.kode IN (SELECT abk_alur_saya())) FOR UPDATE;
  RETURN FOUND;
END $$
--
-- A record with the files that come with it; the fingerprints of files that are damaged in the store.
CREATE FUNCTION abk_catat_alur(alur text, nomor integer, unit text, sekali text, teks text, macam text[], isi bytea[])
RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, {skema}, pg_temp AS $$
DECLARE
  milik text;
  n integer;
  rusak text[] := '{}';
BEGIN
  IF NOT coalesce(
    abk_peran_saya() IN ('pemilik', 'ortala')
    OR (nomor > 0 AND alur IN (SELECT abk_alur_saya()) AND unit IN (SELECT abk_unit_saya())), false
  ) THEN
    RAISE EXCEPTION 'tidak berhak' USING ERRCODE = '42501';
  END IF;
  INSERT INTO alur_peristiwa (kode_alur, urut, kode_unit, sidik, nonce, rekaman)
  VALUES (alur, nomor, unit, encode(sha256(convert_to(teks, 'UTF8')), 'hex'), sekali, teks);
  FOR n IN 1 .. coalesce(array_length(isi, 1), 0) LOOP
    milik := encode(sha256(isi[n]), 'hex');
    IF abk_peran_saya() = 'unit' AND position(milik IN teks) = 0 THEN
      RAISE EXCEPTION 'berkas tidak disebut catatannya' USING ERRCODE = '42501';
    END IF;
    INSERT INTO alur_berkas VALUES (milik, length(isi[n]), macam[n], isi[n]) ON CONFLICT DO NOTHING;
    IF NOT FOUND AND NOT EXISTS (SELECT 1 FROM alur_berkas b WHERE b.sidik = milik AND b.isi = abk_catat_alur.isi[n]) THEN
      rusak := rusak || milik;
    END IF;
    INSERT INTO alur_tautan VALUES (alur, milik) ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN rusak;
END $$
