CREATE FUNCTION abk_tolak() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '% tidak dapat diubah atau dihapus', TG_TABLE_NAME;
END $$
--
CREATE TRIGGER lembar_versi_tetap BEFORE UPDATE OR DELETE ON lembar_versi FOR EACH ROW EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER lembar_versi_utuh BEFORE TRUNCATE ON lembar_versi FOR EACH STATEMENT EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER peristiwa_tetap BEFORE UPDATE OR DELETE ON peristiwa FOR EACH ROW EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER peristiwa_utuh BEFORE TRUNCATE ON peristiwa FOR EACH STATEMENT EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER pengaturan_tetap BEFORE UPDATE OR DELETE ON pengaturan FOR EACH ROW EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER lembar_tetap BEFORE DELETE ON lembar FOR EACH ROW EXECUTE FUNCTION abk_tolak()
--
CREATE FUNCTION abk_lembar_maju() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.kode_jabatan <> OLD.kode_jabatan OR NEW.versi NOT IN (OLD.versi, OLD.versi + 1) THEN
    RAISE EXCEPTION 'versi lembar hanya dapat maju satu';
  END IF;
  RETURN NEW;
END $$
--
CREATE TRIGGER lembar_maju BEFORE UPDATE ON lembar FOR EACH ROW EXECUTE FUNCTION abk_lembar_maju()
--
-- The account and the clock are the server's word, whatever the client says.
CREATE FUNCTION abk_catat_akun() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.akun := session_user;
  IF TG_TABLE_NAME = 'peristiwa' THEN
    NEW.waktu := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');
  END IF;
  RETURN NEW;
END $$
--
CREATE TRIGGER lembar_versi_akun BEFORE INSERT ON lembar_versi FOR EACH ROW EXECUTE FUNCTION abk_catat_akun()
--
CREATE TRIGGER peristiwa_akun BEFORE INSERT ON peristiwa FOR EACH ROW EXECUTE FUNCTION abk_catat_akun()
--
-- Who is asking. SECURITY DEFINER: the mapping and the tree are read as their owner, so the functions
-- name the schema and never look into pg_temp, where a caller could put tables of that name.
DO $abk$
BEGIN
  EXECUTE format($f$
    CREATE FUNCTION abk_ortala() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
      SELECT EXISTS (SELECT 1 FROM %1$I.peran WHERE nama_role = session_user AND peran = 'ortala')
    $$ $f$, current_schema());
  EXECUTE format($f$
    CREATE FUNCTION abk_unit_saya() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
      WITH RECURSIVE milik(kode_unit) AS (
        SELECT p.kode_unit FROM %1$I.peran p WHERE p.nama_role = session_user AND p.peran = 'unit'
        UNION
        SELECT u.kode_unit FROM %1$I.unit u JOIN milik m ON u.kode_induk = m.kode_unit
      )
      SELECT kode_unit FROM milik
    $$ $f$, current_schema());
END $abk$
--
ALTER TABLE unit ENABLE ROW LEVEL SECURITY
--
ALTER TABLE jabatan ENABLE ROW LEVEL SECURITY
--
ALTER TABLE pengaturan ENABLE ROW LEVEL SECURITY
--
ALTER TABLE lembar ENABLE ROW LEVEL SECURITY
--
ALTER TABLE lembar_versi ENABLE ROW LEVEL SECURITY
--
ALTER TABLE peristiwa ENABLE ROW LEVEL SECURITY
--
ALTER TABLE peran ENABLE ROW LEVEL SECURITY
--
CREATE POLICY unit_baca ON unit FOR SELECT
USING ((SELECT abk_ortala()) OR kode_unit IN (SELECT abk_unit_saya()))
--
CREATE POLICY unit_tambah ON unit FOR INSERT WITH CHECK ((SELECT abk_ortala()))
--
CREATE POLICY unit_ubah ON unit FOR UPDATE USING ((SELECT abk_ortala()))
--
CREATE POLICY jabatan_baca ON jabatan FOR SELECT
USING ((SELECT abk_ortala()) OR kode_unit IN (SELECT abk_unit_saya()))
--
CREATE POLICY jabatan_tambah ON jabatan FOR INSERT WITH CHECK ((SELECT abk_ortala()))
--
CREATE POLICY jabatan_ubah ON jabatan FOR UPDATE USING ((SELECT abk_ortala()))
--
CREATE POLICY pengaturan_baca ON pengaturan FOR SELECT USING (true)
--
CREATE POLICY pengaturan_tambah ON pengaturan FOR INSERT WITH CHECK ((SELECT abk_ortala()))
--
-- A sheet belongs to whoever sees its post: the policies of jabatan hold inside the sub-query too.
CREATE POLICY lembar_baca ON lembar FOR SELECT USING (kode_jabatan IN (SELECT j.kode_jabatan FROM jabatan j))
--
CREATE POLICY lembar_tambah ON lembar FOR INSERT
WITH CHECK (kode_jabatan IN (SELECT j.kode_jabatan FROM jabatan j) AND status = 'draf')
--
CREATE POLICY lembar_ubah ON lembar FOR UPDATE
USING (
  kode_jabatan IN (SELECT j.kode_jabatan FROM jabatan j) AND ((SELECT abk_ortala()) OR status <> 'diajukan')
)
WITH CHECK (
  kode_jabatan IN (SELECT j.kode_jabatan FROM jabatan j)
  AND ((SELECT abk_ortala()) OR status IN ('draf', 'diajukan'))
)
--
CREATE POLICY lembar_versi_baca ON lembar_versi FOR SELECT
USING (kode_jabatan IN (SELECT j.kode_jabatan FROM jabatan j))
--
CREATE POLICY lembar_versi_tambah ON lembar_versi FOR INSERT
WITH CHECK (
  (kode_jabatan, versi) IN (SELECT l.kode_jabatan, l.versi FROM lembar l WHERE l.status <> 'diajukan')
  AND ((SELECT abk_ortala()) OR status = 'draf')
)
--
CREATE POLICY peristiwa_baca ON peristiwa FOR SELECT
USING ((SELECT abk_ortala()) OR kode_jabatan IN (SELECT j.kode_jabatan FROM jabatan j))
--
CREATE POLICY peristiwa_tambah ON peristiwa FOR INSERT
WITH CHECK (
  (SELECT abk_ortala())
  OR (kode_jabatan, versi) IN (
    SELECT l.kode_jabatan, l.versi FROM lembar l
    WHERE (l.status <> 'diajukan' AND peristiwa.apa = 'simpan') OR (l.status = 'diajukan' AND peristiwa.apa = 'ajukan')
  )
)
--
CREATE POLICY peran_baca ON peran FOR SELECT USING ((SELECT abk_ortala()) OR nama_role = session_user)
