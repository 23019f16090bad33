ALTER TABLE draf ENABLE ROW LEVEL SECURITY
--
CREATE POLICY draf_baca ON draf FOR SELECT USING ((SELECT abk_ortala()) OR akun = session_user)
--
CREATE POLICY draf_tambah ON draf FOR INSERT WITH CHECK (akun = session_user)
--
CREATE POLICY draf_ubah ON draf FOR UPDATE USING (akun = session_user) WITH CHECK (akun = session_user)
--
CREATE POLICY draf_hapus ON draf FOR DELETE USING ((SELECT abk_ortala()) OR akun = session_user)
