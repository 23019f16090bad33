CREATE TRIGGER alur_tetap BEFORE UPDATE OR DELETE ON alur FOR EACH ROW EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER alur_utuh BEFORE TRUNCATE ON alur FOR EACH STATEMENT EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER alur_peristiwa_tetap BEFORE UPDATE OR DELETE ON alur_peristiwa FOR EACH ROW EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER alur_peristiwa_utuh BEFORE TRUNCATE ON alur_peristiwa FOR EACH STATEMENT EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER alur_berkas_tetap BEFORE UPDATE OR DELETE ON alur_berkas FOR EACH ROW EXECUTE FUNCTION abk_tolak()
--
CREATE TRIGGER alur_berkas_utuh BEFORE TRUNCATE ON alur_berkas FOR EACH STATEMENT EXECUTE FUNCTION abk_tolak()
--
-- The server computes the fingerprints itself: what a client says about them is not enough.
CREATE FUNCTION abk_sidik_berkas() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.sidik <> encode(sha256(NEW.isi), 'hex') THEN
    RAISE EXCEPTION 'sidik berkas tidak cocok dengan isinya';
  END IF;
  RETURN NEW;
END $$
--
CREATE TRIGGER alur_berkas_sidik BEFORE INSERT ON alur_berkas FOR EACH ROW EXECUTE FUNCTION abk_sidik_berkas()
--
-- SECURITY DEFINER, with the schema named: numbers are counted over all records, and whoever asks may
-- not put tables of these names into pg_temp.
DO $abk$
BEGIN
  EXECUTE format($f$
    CREATE FUNCTION abk_urut_alur() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      IF NEW.sidik <> encode(sha256(convert_to(NEW.rekaman, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'sidik catatan tidak cocok dengan isinya';
      END IF;
      IF NEW.urut <> (SELECT coalesce(max(p.urut) + 1, 0) FROM %1$I.alur_peristiwa p WHERE p.kode_alur = NEW.kode_alur) THEN
        RAISE EXCEPTION 'nomor alur_peristiwa harus berurutan';
      END IF;
      PERFORM NEW.rekaman::json;
      RETURN NEW;
    END $$ $f$, current_schema());
  -- Cases in which a unit takes part: the first record names them.
  EXECUTE format($f$
    CREATE FUNCTION abk_alur_saya() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
      SELECT p.kode_alur FROM %1$I.alur_peristiwa p
      WHERE p.urut = 0 AND EXISTS (
        SELECT 1 FROM json_array_elements_text(
          CASE json_typeof(p.rekaman::json #> '{isi,unit}') WHEN 'array' THEN p.rekaman::json #> '{isi,unit}' END
        ) AS peserta(kode_unit)
        JOIN %1$I.abk_unit_saya() AS milik(kode_unit) ON milik.kode_unit = peserta.kode_unit
      )
    $$ $f$, current_schema());
END $abk$
--
CREATE TRIGGER alur_peristiwa_urut BEFORE INSERT ON alur_peristiwa FOR EACH ROW EXECUTE FUNCTION abk_urut_alur()
--
ALTER TABLE alur ENABLE ROW LEVEL SECURITY
--
ALTER TABLE alur_peristiwa ENABLE ROW LEVEL SECURITY
--
ALTER TABLE alur_berkas ENABLE ROW LEVEL SECURITY
--
CREATE POLICY alur_baca ON alur FOR SELECT
USING ((SELECT abk_ortala()) OR kode IN (SELECT abk_alur_saya()))
--
CREATE POLICY alur_tambah ON alur FOR INSERT WITH CHECK ((SELECT abk_ortala()))
--
-- Nobody changes a case; this lets those who add to it take its row as their lock (FOR UPDATE).
CREATE POLICY alur_kunci ON alur FOR UPDATE
USING ((SELECT abk_ortala()) OR kode IN (SELECT abk_alur_saya())) WITH CHECK (false)
--
CREATE POLICY alur_peristiwa_baca ON alur_peristiwa FOR SELECT
USING ((SELECT abk_ortala()) OR kode_alur IN (SELECT abk_alur_saya()))
--
CREATE POLICY alur_peristiwa_tambah ON alur_peristiwa FOR INSERT
WITH CHECK (
  (SELECT abk_ortala())
  OR (urut > 0 AND kode_alur IN (SELECT abk_alur_saya()) AND kode_unit IN (SELECT abk_unit_saya()))
)
--
-- A file belongs to whoever sees a record that names it: the policies of alur_peristiwa hold in the sub-query.
CREATE POLICY alur_berkas_baca ON alur_berkas FOR SELECT
USING (
  (SELECT abk_ortala())
  OR EXISTS (SELECT 1 FROM alur_peristiwa p WHERE position(alur_berkas.sidik IN p.rekaman) > 0)
)
--
CREATE POLICY alur_berkas_tambah ON alur_berkas FOR INSERT
WITH CHECK (
  (SELECT abk_ortala())
  OR EXISTS (
    SELECT 1 FROM alur_peristiwa p
    WHERE p.kode_unit IN (SELECT abk_unit_saya()) AND position(alur_berkas.sidik IN p.rekaman) > 0
  )
)
