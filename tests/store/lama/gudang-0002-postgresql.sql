SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.abk_alur_saya() RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
      SELECT p.kode_alur FROM public.alur_peristiwa p
      WHERE p.urut = 0 AND EXISTS (
        SELECT 1 FROM json_array_elements_text(
          CASE json_typeof(p.rekaman::json #> '{isi,unit}') WHEN 'array' THEN p.rekaman::json #> '{isi,unit}' END
        ) AS peserta(kode_unit)
        JOIN public.abk_unit_saya() AS milik(kode_unit) ON milik.kode_unit = peserta.kode_unit
      )
    $$;
CREATE FUNCTION public.abk_catat_akun() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  NEW.akun := session_user;
  IF TG_TABLE_NAME = 'peristiwa' THEN
    NEW.waktu := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.abk_lembar_maju() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF NEW.kode_jabatan <> OLD.kode_jabatan OR NEW.versi NOT IN (OLD.versi, OLD.versi + 1) THEN
    RAISE EXCEPTION 'versi lembar hanya dapat maju satu';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.abk_ortala() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
      SELECT EXISTS (SELECT 1 FROM public.peran WHERE nama_role = session_user AND peran = 'ortala')
    $$;
CREATE FUNCTION public.abk_sidik_berkas() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF NEW.sidik <> encode(sha256(NEW.isi), 'hex') THEN
    RAISE EXCEPTION 'sidik berkas tidak cocok dengan isinya';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.abk_tolak() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RAISE EXCEPTION '% tidak dapat diubah atau dihapus', TG_TABLE_NAME;
END $$;
CREATE FUNCTION public.abk_unit_saya() RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
      WITH RECURSIVE milik(kode_unit) AS (
        SELECT p.kode_unit FROM public.peran p WHERE p.nama_role = session_user AND p.peran = 'unit'
        UNION
        SELECT u.kode_unit FROM public.unit u JOIN milik m ON u.kode_induk = m.kode_unit
      )
      SELECT kode_unit FROM milik
    $$;
CREATE FUNCTION public.abk_urut_alur() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    BEGIN
      IF NEW.sidik <> encode(sha256(convert_to(NEW.rekaman, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'sidik catatan tidak cocok dengan isinya';
      END IF;
      IF NEW.urut <> (SELECT coalesce(max(p.urut) + 1, 0) FROM public.alur_peristiwa p WHERE p.kode_alur = NEW.kode_alur) THEN
        RAISE EXCEPTION 'nomor alur_peristiwa harus berurutan';
      END IF;
      PERFORM NEW.rekaman::json;
      RETURN NEW;
    END $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.alur (
    kode text NOT NULL,
    tahun integer NOT NULL,
    judul text NOT NULL,
    dibuat text NOT NULL
);
CREATE TABLE public.alur_berkas (
    sidik text NOT NULL,
    ukuran integer NOT NULL,
    jenis text NOT NULL,
    isi bytea NOT NULL,
    CONSTRAINT ck_alur_berkas_ukuran CHECK ((length(isi) = ukuran))
);
CREATE TABLE public.alur_peristiwa (
    kode_alur text NOT NULL,
    urut integer NOT NULL,
    kode_unit text NOT NULL,
    sidik text NOT NULL,
    nonce text NOT NULL,
    rekaman text NOT NULL,
    CONSTRAINT ck_alur_peristiwa_urut CHECK ((urut >= 0))
);
CREATE TABLE public.jabatan (
    kode_jabatan text NOT NULL,
    kode_unit text NOT NULL,
    nama_jabatan text,
    jenis_jabatan text,
    kelas_jabatan text,
    kode_atasan text,
    jenjang text,
    urutan integer NOT NULL
);
CREATE TABLE public.lembar (
    kode_jabatan text NOT NULL,
    versi integer NOT NULL,
    status text NOT NULL,
    CONSTRAINT ck_lembar_status CHECK ((status = ANY (ARRAY['draf'::text, 'diajukan'::text, 'dikembalikan'::text])))
);
CREATE TABLE public.lembar_versi (
    kode_jabatan text NOT NULL,
    versi integer NOT NULL,
    status text NOT NULL,
    isi text NOT NULL,
    sidik text NOT NULL,
    oleh text NOT NULL,
    akun text,
    waktu text NOT NULL,
    CONSTRAINT ck_lembar_versi_status CHECK ((status = ANY (ARRAY['draf'::text, 'dikembalikan'::text]))),
    CONSTRAINT ck_lembar_versi_versi CHECK ((versi >= 1))
);
CREATE TABLE public.pengaturan (
    versi integer NOT NULL,
    isi text NOT NULL,
    oleh text NOT NULL,
    waktu text NOT NULL
);
CREATE TABLE public.peran (
    nama_role text NOT NULL,
    kode_unit text NOT NULL,
    peran text NOT NULL,
    CONSTRAINT ck_peran_peran CHECK ((peran = ANY (ARRAY['unit'::text, 'ortala'::text])))
);
CREATE TABLE public.peristiwa (
    id bigint NOT NULL,
    waktu text NOT NULL,
    zona text NOT NULL,
    oleh text NOT NULL,
    akun text,
    apa text NOT NULL,
    kode_unit text,
    kode_jabatan text,
    versi integer,
    lama text,
    baru text,
    alasan text NOT NULL
);
ALTER TABLE public.peristiwa ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.peristiwa_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.unit (
    kode_unit text NOT NULL,
    nama_unit text,
    kode_induk text,
    eselon text,
    urutan integer NOT NULL
);
INSERT INTO public.alembic_version VALUES ('0002');
INSERT INTO public.alur VALUES ('abk-2027', 2027, 'ABK', '2026-11-28T13:28:31.167103+00:00');
INSERT INTO public.alur VALUES ('abk-umum', 2027, 'Umum', '2026-11-28T13:28:31.231388+00:00');
INSERT INTO public.alur_berkas VALUES ('e15de3003aa8bdd9684ea781e0dad125d88fecb4efa2889ddb17c77a1ed79c47', 6, 'bin', '\x7573756c616e');
INSERT INTO public.alur_berkas VALUES ('2e08be5c7be906c2f37fb32bb5c638758382b7df73ff1b9f642249e678e4e8dd', 12, 'bin', '\x626572697461206163617261');
INSERT INTO public.alur_berkas VALUES ('541e984103d4099bb8383050c56d511e733d85e6ab889a1c363ced651762eee0', 7, 'bin', '\x72616861736961');
INSERT INTO public.alur_peristiwa VALUES ('abk-2027', 0, '', '7e4c708cc6b5f165b88c8045826d542277f83b89e946a8a5c1d935f2f82302d8', '015df4d63ae88ae1e75854ab56b4caf9', '{"alur": "abk-2027", "apa": "mulai", "isi": {"unit": ["01.02"]}, "keluaran": {"b0": "e15de3003aa8bdd9684ea781e0dad125d88fecb4efa2889ddb17c77a1ed79c47"}, "kunci": "0000000000000000", "langkah": "mulai", "makna": [], "masukan": {}, "nonce": "015df4d63ae88ae1e75854ab56b4caf9", "pelaku": "p", "peran": "ortala", "sebelum": "0000000000000000000000000000000000000000000000000000000000000000", "sebutan": "", "tahun": 2027, "tanda_tangan": "", "unit": "", "urut": 0, "waktu": "2027-01-04T01:00:00.000000+00:00"}');
INSERT INTO public.alur_peristiwa VALUES ('abk-2027', 1, '01.02', 'c95c3e219566b19f8e0a672aa3b1d51948b45390a706483e23acbb068d8e55c7', '01ca81e1fd99ad4b5258035a1ba9d277', '{"alur": "abk-2027", "apa": "selesai", "isi": {"unit": []}, "keluaran": {"b0": "2e08be5c7be906c2f37fb32bb5c638758382b7df73ff1b9f642249e678e4e8dd"}, "kunci": "0000000000000000", "langkah": "konfirmasi", "makna": [], "masukan": {}, "nonce": "01ca81e1fd99ad4b5258035a1ba9d277", "pelaku": "p", "peran": "ortala", "sebelum": "7e4c708cc6b5f165b88c8045826d542277f83b89e946a8a5c1d935f2f82302d8", "sebutan": "", "tahun": 2027, "tanda_tangan": "", "unit": "01.02", "urut": 1, "waktu": "2027-01-04T01:00:00.000000+00:00"}');
INSERT INTO public.alur_peristiwa VALUES ('abk-umum', 0, '', 'e0bb7560a52ce05d7743e2696b7fdfc6d8d5936a2249332430ec810f7c6e5ceb', '12927ba57a0e698ec0f64839748f218e', '{"alur": "abk-umum", "apa": "mulai", "isi": {"unit": ["01.03"]}, "keluaran": {"b0": "541e984103d4099bb8383050c56d511e733d85e6ab889a1c363ced651762eee0"}, "kunci": "0000000000000000", "langkah": "mulai", "makna": [], "masukan": {}, "nonce": "12927ba57a0e698ec0f64839748f218e", "pelaku": "p", "peran": "ortala", "sebelum": "0000000000000000000000000000000000000000000000000000000000000000", "sebutan": "", "tahun": 2027, "tanda_tangan": "", "unit": "", "urut": 0, "waktu": "2027-01-04T01:00:00.000000+00:00"}');
INSERT INTO public.alur_peristiwa VALUES ('abk-2027', 2, '01.02', 'ff783ea5eef9325d1cc72428661d2917e6f8917a14980bdb460a1aeb3299aa2e', '66f363e91f4183d8e88083a842bac432', '{"alur": "abk-2027", "apa": "selesai", "isi": {"unit": []}, "keluaran": {"x": "541e984103d4099bb8383050c56d511e733d85e6ab889a1c363ced651762eee0"}, "kunci": "0000000000000000", "langkah": "menyebut", "makna": [], "masukan": {}, "nonce": "66f363e91f4183d8e88083a842bac432", "pelaku": "p", "peran": "ortala", "sebelum": "c95c3e219566b19f8e0a672aa3b1d51948b45390a706483e23acbb068d8e55c7", "sebutan": "", "tahun": 2027, "tanda_tangan": "", "unit": "01.02", "urut": 2, "waktu": "2027-01-04T01:00:00.000000+00:00"}');
INSERT INTO public.jabatan VALUES ('01.02-1', '01.02', 'Kepala Biro Perencanaan', 'pimpinan tinggi', '14', NULL, NULL, 0);
INSERT INTO public.jabatan VALUES ('01.02.1-1', '01.02.1', 'Analis Program', 'pelaksana', '7', '01.02-1', NULL, 1);
INSERT INTO public.jabatan VALUES ('01.03-1', '01.03', 'Kepala Biro Umum', 'pimpinan tinggi', '14', NULL, NULL, 2);
INSERT INTO public.lembar VALUES ('01.02.1-1', 1, 'draf');
INSERT INTO public.lembar VALUES ('01.02-1', 2, 'draf');
INSERT INTO public.lembar VALUES ('01.03-1', 1, 'diajukan');
INSERT INTO public.lembar_versi VALUES ('01.02-1', 1, 'draf', '{"bezetting":1,"kode_jabatan":"01.02-1","uraian_tugas":[{"hasil_kerja":"Dokumen","nomor":"1","norma_waktu":5,"periode":"tahun","satuan_waktu":"jam","uraian_tugas":"Menetapkan rencana kerja","volume":2},{"hasil_kerja":"Catatan","nomor":"2.10","norma_waktu":90,"periode":"bulan","satuan_waktu":"menit","uraian_tugas":"Menelaah usul, lalu memutuskan","volume":12.5}]}', '963b84167a3b21cc989c4d375ce057b08c4f5dcbecbc2feb2821425b2a76e58f', 'Ortala', 'abk_pemilik', '2026-11-28T13:28:30.859963+00:00');
INSERT INTO public.lembar_versi VALUES ('01.02.1-1', 1, 'draf', '{"bezetting":2,"kode_jabatan":"01.02.1-1","uraian_tugas":[{"hasil_kerja":"Bahan","nomor":"1","norma_waktu":120,"periode":"minggu","satuan_waktu":"menit","uraian_tugas":"Menyusun bahan program","volume":3}]}', '5cfaac76178a7d81b8b5060198997bcfe154a8d17707998c452a52bc682f8333', 'Ortala', 'abk_pemilik', '2026-11-28T13:28:30.859963+00:00');
INSERT INTO public.lembar_versi VALUES ('01.03-1', 1, 'draf', '{"bezetting":1,"kode_jabatan":"01.03-1","uraian_tugas":[{"hasil_kerja":"Dokumen","nomor":"1","norma_waktu":300,"periode":"tahun","satuan_waktu":"menit","uraian_tugas":"Menetapkan rencana umum","volume":4}]}', 'd4d1600fa4ae25ff6a38d90fea9cdf4497ae10fda23fbf2b00933246235548d1', 'Ortala', 'abk_pemilik', '2026-11-28T13:28:30.859963+00:00');
INSERT INTO public.lembar_versi VALUES ('01.02-1', 2, 'draf', '{"bezetting":4,"kode_jabatan":"01.02-1","uraian_tugas":[{"hasil_kerja":"Dokumen","nomor":"1","norma_waktu":5,"periode":"tahun","satuan_waktu":"jam","uraian_tugas":"Menetapkan rencana kerja","volume":2},{"hasil_kerja":"Catatan","nomor":"2.10","norma_waktu":90,"periode":"bulan","satuan_waktu":"menit","uraian_tugas":"Menelaah usul, lalu memutuskan","volume":12.5}]}', 'f41d63543b13560471f77d6304246564203863682ba80e612daa338231b23c8d', 'Analis', 'abk_pemilik', '2026-11-28T13:28:31.095399+00:00');
INSERT INTO public.pengaturan VALUES (1, '{"judul":"Kecil","tahun":2026,"instansi":"","keterangan":"","peraturan":"permenpanrb-1-2020","tanggal":"2026-06-30","lingkup":"pusat","pola":"5 hari","pembulatan":"terdekat","minimum_satu":true,"hari_norma":"efektif","desimal":""}', 'Ortala', '2026-11-28T13:28:30.859963+00:00');
INSERT INTO public.peran VALUES ('lama_perencana', '01.02', 'unit');
INSERT INTO public.peran VALUES ('lama_umum', '01.03', 'unit');
INSERT INTO public.peran VALUES ('lama_ortala', '', 'ortala');
INSERT INTO public.peristiwa VALUES (1, '2026-11-28T13:28:30.904857+00:00', '+00:00', 'Ortala', 'abk_pemilik', 'pengaturan', NULL, NULL, 1, NULL, '{"desimal":"","hari_norma":"efektif","instansi":"","judul":"Kecil","keterangan":"","lingkup":"pusat","minimum_satu":true,"pembulatan":"terdekat","peraturan":"permenpanrb-1-2020","pola":"5 hari","tahun":2026,"tanggal":"2026-06-30"}', '');
INSERT INTO public.peristiwa VALUES (2, '2026-11-28T13:28:30.987160+00:00', '+00:00', 'Ortala', 'abk_pemilik', 'unit', '01', NULL, NULL, NULL, '{"kode_unit":"01","nama_unit":"Kementerian Contoh"}', '');
INSERT INTO public.peristiwa VALUES (3, '2026-11-28T13:28:30.987242+00:00', '+00:00', 'Ortala', 'abk_pemilik', 'unit', '01.02', NULL, NULL, NULL, '{"eselon":"II.a","kode_induk":"01","kode_unit":"01.02","nama_unit":"Biro Perencanaan"}', '');
INSERT INTO public.peristiwa VALUES (4, '2026-11-28T13:28:30.987270+00:00', '+00:00', 'Ortala', 'abk_pemilik', 'unit', '01.02.1', NULL, NULL, NULL, '{"eselon":"III.a","kode_induk":"01.02","kode_unit":"01.02.1","nama_unit":"Bagian Program"}', '');
INSERT INTO public.peristiwa VALUES (5, '2026-11-28T13:28:30.987294+00:00', '+00:00', 'Ortala', 'abk_pemilik', 'unit', '01.03', NULL, NULL, NULL, '{"eselon":"II.a","kode_induk":"01","kode_unit":"01.03","nama_unit":"Biro Umum"}', '');
INSERT INTO public.peristiwa VALUES (6, '2026-11-28T13:28:31.012804+00:00', '+00:00', 'Ortala', 'abk_pemilik', 'jabatan', '01.02', '01.02-1', NULL, NULL, '{"jenis_jabatan":"pimpinan tinggi","kelas_jabatan":"14","kode_jabatan":"01.02-1","kode_unit":"01.02","nama_jabatan":"Kepala Biro Perencanaan"}', '');
INSERT INTO public.peristiwa VALUES (7, '2026-11-28T13:28:31.012867+00:00', '+00:00', 'Ortala', 'abk_pemilik', 'jabatan', '01.02.1', '01.02.1-1', NULL, NULL, '{"jenis_jabatan":"pelaksana","kelas_jabatan":"7","kode_atasan":"01.02-1","kode_jabatan":"01.02.1-1","kode_unit":"01.02.1","nama_jabatan":"Analis Program"}', '');
INSERT INTO public.peristiwa VALUES (8, '2026-11-28T13:28:31.012890+00:00', '+00:00', 'Ortala', 'abk_pemilik', 'jabatan', '01.03', '01.03-1', NULL, NULL, '{"jenis_jabatan":"pimpinan tinggi","kelas_jabatan":"14","kode_jabatan":"01.03-1","kode_unit":"01.03","nama_jabatan":"Kepala Biro Umum"}', '');
INSERT INTO public.peristiwa VALUES (9, '2026-11-28T13:28:31.062197+00:00', '+00:00', 'Ortala', 'abk_pemilik', 'simpan', NULL, '01.02-1', 1, NULL, '{"baris":2,"sidik":"963b84167a3b21cc989c4d375ce057b08c4f5dcbecbc2feb2821425b2a76e58f","status":"draf"}', '');
INSERT INTO public.peristiwa VALUES (10, '2026-11-28T13:28:31.062273+00:00', '+00:00', 'Ortala', 'abk_pemilik', 'simpan', NULL, '01.02.1-1', 1, NULL, '{"baris":1,"sidik":"5cfaac76178a7d81b8b5060198997bcfe154a8d17707998c452a52bc682f8333","status":"draf"}', '');
INSERT INTO public.peristiwa VALUES (11, '2026-11-28T13:28:31.062312+00:00', '+00:00', 'Ortala', 'abk_pemilik', 'simpan', NULL, '01.03-1', 1, NULL, '{"baris":1,"sidik":"d4d1600fa4ae25ff6a38d90fea9cdf4497ae10fda23fbf2b00933246235548d1","status":"draf"}', '');
INSERT INTO public.peristiwa VALUES (12, '2026-11-28T13:28:31.065172+00:00', '+00:00', 'Ortala', 'abk_pemilik', 'impor', NULL, NULL, NULL, NULL, '{"jabatan":3,"lembar":3,"pengaturan":1,"unit":4}', '');
INSERT INTO public.peristiwa VALUES (13, '2026-11-28T13:28:31.117327+00:00', '+00:00', 'Analis', 'abk_pemilik', 'simpan', NULL, '01.02-1', 2, '{"bezetting":1,"status":"draf"}', '{"bezetting":4,"status":"draf"}', '');
INSERT INTO public.peristiwa VALUES (14, '2026-11-28T13:28:31.135885+00:00', '+00:00', 'Kepala', 'abk_pemilik', 'ajukan', NULL, '01.03-1', 1, '{"status":"draf"}', '{"sidik":"d4d1600fa4ae25ff6a38d90fea9cdf4497ae10fda23fbf2b00933246235548d1","status":"diajukan"}', '');
INSERT INTO public.unit VALUES ('01', 'Kementerian Contoh', NULL, NULL, 0);
INSERT INTO public.unit VALUES ('01.02', 'Biro Perencanaan', '01', 'II.a', 1);
INSERT INTO public.unit VALUES ('01.02.1', 'Bagian Program', '01.02', 'III.a', 2);
INSERT INTO public.unit VALUES ('01.03', 'Biro Umum', '01', 'II.a', 3);
SELECT pg_catalog.setval('public.peristiwa_id_seq', 14, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.alur
    ADD CONSTRAINT pk_alur PRIMARY KEY (kode);
ALTER TABLE ONLY public.alur_berkas
    ADD CONSTRAINT pk_alur_berkas PRIMARY KEY (sidik);
ALTER TABLE ONLY public.alur_peristiwa
    ADD CONSTRAINT pk_alur_peristiwa PRIMARY KEY (kode_alur, urut);
ALTER TABLE ONLY public.jabatan
    ADD CONSTRAINT pk_jabatan PRIMARY KEY (kode_jabatan);
ALTER TABLE ONLY public.lembar
    ADD CONSTRAINT pk_lembar PRIMARY KEY (kode_jabatan);
ALTER TABLE ONLY public.lembar_versi
    ADD CONSTRAINT pk_lembar_versi PRIMARY KEY (kode_jabatan, versi);
ALTER TABLE ONLY public.pengaturan
    ADD CONSTRAINT pk_pengaturan PRIMARY KEY (versi);
ALTER TABLE ONLY public.peran
    ADD CONSTRAINT pk_peran PRIMARY KEY (nama_role, kode_unit);
ALTER TABLE ONLY public.peristiwa
    ADD CONSTRAINT pk_peristiwa PRIMARY KEY (id);
ALTER TABLE ONLY public.unit
    ADD CONSTRAINT pk_unit PRIMARY KEY (kode_unit);
ALTER TABLE ONLY public.alur_peristiwa
    ADD CONSTRAINT uq_alur_peristiwa_nonce UNIQUE (nonce);
ALTER TABLE ONLY public.alur_peristiwa
    ADD CONSTRAINT uq_alur_peristiwa_sidik UNIQUE (sidik);
CREATE INDEX ix_jabatan_kode_unit ON public.jabatan USING btree (kode_unit);
CREATE INDEX ix_peristiwa_kode_jabatan ON public.peristiwa USING btree (kode_jabatan);
CREATE UNIQUE INDEX uq_peristiwa_pengajuan ON public.peristiwa USING btree (kode_jabatan, versi) WHERE (apa = 'ajukan'::text);
CREATE TRIGGER alur_berkas_sidik BEFORE INSERT ON public.alur_berkas FOR EACH ROW EXECUTE FUNCTION public.abk_sidik_berkas();
CREATE TRIGGER alur_berkas_tetap BEFORE DELETE OR UPDATE ON public.alur_berkas FOR EACH ROW EXECUTE FUNCTION public.abk_tolak();
CREATE TRIGGER alur_berkas_utuh BEFORE TRUNCATE ON public.alur_berkas FOR EACH STATEMENT EXECUTE FUNCTION public.abk_tolak();
CREATE TRIGGER alur_peristiwa_tetap BEFORE DELETE OR UPDATE ON public.alur_peristiwa FOR EACH ROW EXECUTE FUNCTION public.abk_tolak();
CREATE TRIGGER alur_peristiwa_urut BEFORE INSERT ON public.alur_peristiwa FOR EACH ROW EXECUTE FUNCTION public.abk_urut_alur();
CREATE TRIGGER alur_peristiwa_utuh BEFORE TRUNCATE ON public.alur_peristiwa FOR EACH STATEMENT EXECUTE FUNCTION public.abk_tolak();
CREATE TRIGGER alur_tetap BEFORE DELETE OR UPDATE ON public.alur FOR EACH ROW EXECUTE FUNCTION public.abk_tolak();
CREATE TRIGGER alur_utuh BEFORE TRUNCATE ON public.alur FOR EACH STATEMENT EXECUTE FUNCTION public.abk_tolak();
CREATE TRIGGER lembar_maju BEFORE UPDATE ON public.lembar FOR EACH ROW EXECUTE FUNCTION public.abk_lembar_maju();
CREATE TRIGGER lembar_tetap BEFORE DELETE ON public.lembar FOR EACH ROW EXECUTE FUNCTION public.abk_tolak();
CREATE TRIGGER lembar_versi_akun BEFORE INSERT ON public.lembar_versi FOR EACH ROW EXECUTE FUNCTION public.abk_catat_akun();
CREATE TRIGGER lembar_versi_tetap BEFORE DELETE OR UPDATE ON public.lembar_versi FOR EACH ROW EXECUTE FUNCTION public.abk_tolak();
CREATE TRIGGER lembar_versi_utuh BEFORE TRUNCATE ON public.lembar_versi FOR EACH STATEMENT EXECUTE FUNCTION public.abk_tolak();
CREATE TRIGGER pengaturan_tetap BEFORE DELETE OR UPDATE ON public.pengaturan FOR EACH ROW EXECUTE FUNCTION public.abk_tolak();
CREATE TRIGGER peristiwa_akun BEFORE INSERT ON public.peristiwa FOR EACH ROW EXECUTE FUNCTION public.abk_catat_akun();
CREATE TRIGGER peristiwa_tetap BEFORE DELETE OR UPDATE ON public.peristiwa FOR EACH ROW EXECUTE FUNCTION public.abk_tolak();
CREATE TRIGGER peristiwa_utuh BEFORE TRUNCATE ON public.peristiwa FOR EACH STATEMENT EXECUTE FUNCTION public.abk_tolak();
ALTER TABLE ONLY public.alur_peristiwa
    ADD CONSTRAINT fk_alur_peristiwa_kode_alur FOREIGN KEY (kode_alur) REFERENCES public.alur(kode) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.jabatan
    ADD CONSTRAINT fk_jabatan_kode_atasan FOREIGN KEY (kode_atasan) REFERENCES public.jabatan(kode_jabatan) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.jabatan
    ADD CONSTRAINT fk_jabatan_kode_unit FOREIGN KEY (kode_unit) REFERENCES public.unit(kode_unit) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.lembar
    ADD CONSTRAINT fk_lembar_kode_jabatan FOREIGN KEY (kode_jabatan) REFERENCES public.jabatan(kode_jabatan) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.lembar
    ADD CONSTRAINT fk_lembar_kode_jabatan_versi FOREIGN KEY (kode_jabatan, versi) REFERENCES public.lembar_versi(kode_jabatan, versi) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.lembar_versi
    ADD CONSTRAINT fk_lembar_versi_kode_jabatan FOREIGN KEY (kode_jabatan) REFERENCES public.jabatan(kode_jabatan) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.unit
    ADD CONSTRAINT fk_unit_kode_induk FOREIGN KEY (kode_induk) REFERENCES public.unit(kode_unit) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE public.alur ENABLE ROW LEVEL SECURITY;
CREATE POLICY alur_baca ON public.alur FOR SELECT USING ((( SELECT public.abk_ortala() AS abk_ortala) OR (kode IN ( SELECT public.abk_alur_saya() AS abk_alur_saya))));
ALTER TABLE public.alur_berkas ENABLE ROW LEVEL SECURITY;
CREATE POLICY alur_berkas_baca ON public.alur_berkas FOR SELECT USING ((( SELECT public.abk_ortala() AS abk_ortala) OR (EXISTS ( SELECT 1
   FROM public.alur_peristiwa p
  WHERE (POSITION((alur_berkas.sidik) IN (p.rekaman)) > 0)))));
CREATE POLICY alur_berkas_tambah ON public.alur_berkas FOR INSERT WITH CHECK ((( SELECT public.abk_ortala() AS abk_ortala) OR (EXISTS ( SELECT 1
   FROM public.alur_peristiwa p
  WHERE ((p.kode_unit IN ( SELECT public.abk_unit_saya() AS abk_unit_saya)) AND (POSITION((alur_berkas.sidik) IN (p.rekaman)) > 0))))));
CREATE POLICY alur_kunci ON public.alur FOR UPDATE USING ((( SELECT public.abk_ortala() AS abk_ortala) OR (kode IN ( SELECT public.abk_alur_saya() AS abk_alur_saya)))) WITH CHECK (false);
ALTER TABLE public.alur_peristiwa ENABLE ROW LEVEL SECURITY;
CREATE POLICY alur_peristiwa_baca ON public.alur_peristiwa FOR SELECT USING ((( SELECT public.abk_ortala() AS abk_ortala) OR (kode_alur IN ( SELECT public.abk_alur_saya() AS abk_alur_saya))));
CREATE POLICY alur_peristiwa_tambah ON public.alur_peristiwa FOR INSERT WITH CHECK ((( SELECT public.abk_ortala() AS abk_ortala) OR ((urut > 0) AND (kode_alur IN ( SELECT public.abk_alur_saya() AS abk_alur_saya)) AND (kode_unit IN ( SELECT public.abk_unit_saya() AS abk_unit_saya)))));
CREATE POLICY alur_tambah ON public.alur FOR INSERT WITH CHECK (( SELECT public.abk_ortala() AS abk_ortala));
ALTER TABLE public.jabatan ENABLE ROW LEVEL SECURITY;
CREATE POLICY jabatan_baca ON public.jabatan FOR SELECT USING ((( SELECT public.abk_ortala() AS abk_ortala) OR (kode_unit IN ( SELECT public.abk_unit_saya() AS abk_unit_saya))));
CREATE POLICY jabatan_tambah ON public.jabatan FOR INSERT WITH CHECK (( SELECT public.abk_ortala() AS abk_ortala));
CREATE POLICY jabatan_ubah ON public.jabatan FOR UPDATE USING (( SELECT public.abk_ortala() AS abk_ortala));
ALTER TABLE public.lembar ENABLE ROW LEVEL SECURITY;
CREATE POLICY lembar_baca ON public.lembar FOR SELECT USING ((kode_jabatan IN ( SELECT j.kode_jabatan
   FROM public.jabatan j)));
CREATE POLICY lembar_tambah ON public.lembar FOR INSERT WITH CHECK (((kode_jabatan IN ( SELECT j.kode_jabatan
   FROM public.jabatan j)) AND (status = 'draf'::text)));
CREATE POLICY lembar_ubah ON public.lembar FOR UPDATE USING (((kode_jabatan IN ( SELECT j.kode_jabatan
   FROM public.jabatan j)) AND (( SELECT public.abk_ortala() AS abk_ortala) OR (status <> 'diajukan'::text)))) WITH CHECK (((kode_jabatan IN ( SELECT j.kode_jabatan
   FROM public.jabatan j)) AND (( SELECT public.abk_ortala() AS abk_ortala) OR (status = ANY (ARRAY['draf'::text, 'diajukan'::text])))));
ALTER TABLE public.lembar_versi ENABLE ROW LEVEL SECURITY;
CREATE POLICY lembar_versi_baca ON public.lembar_versi FOR SELECT USING ((kode_jabatan IN ( SELECT j.kode_jabatan
   FROM public.jabatan j)));
CREATE POLICY lembar_versi_tambah ON public.lembar_versi FOR INSERT WITH CHECK ((((kode_jabatan, versi) IN ( SELECT l.kode_jabatan,
    l.versi
   FROM public.lembar l
  WHERE (l.status <> 'diajukan'::text))) AND (( SELECT public.abk_ortala() AS abk_ortala) OR (status = 'draf'::text))));
ALTER TABLE public.pengaturan ENABLE ROW LEVEL SECURITY;
CREATE POLICY pengaturan_baca ON public.pengaturan FOR SELECT USING (true);
CREATE POLICY pengaturan_tambah ON public.pengaturan FOR INSERT WITH CHECK (( SELECT public.abk_ortala() AS abk_ortala));
ALTER TABLE public.peran ENABLE ROW LEVEL SECURITY;
CREATE POLICY peran_baca ON public.peran FOR SELECT USING ((( SELECT public.abk_ortala() AS abk_ortala) OR (nama_role = SESSION_USER)));
ALTER TABLE public.peristiwa ENABLE ROW LEVEL SECURITY;
CREATE POLICY peristiwa_baca ON public.peristiwa FOR SELECT USING ((( SELECT public.abk_ortala() AS abk_ortala) OR (kode_jabatan IN ( SELECT j.kode_jabatan
   FROM public.jabatan j))));
CREATE POLICY peristiwa_tambah ON public.peristiwa FOR INSERT WITH CHECK ((( SELECT public.abk_ortala() AS abk_ortala) OR ((kode_jabatan, versi) IN ( SELECT l.kode_jabatan,
    l.versi
   FROM public.lembar l
  WHERE (((l.status <> 'diajukan'::text) AND (peristiwa.apa = 'simpan'::text)) OR ((l.status = 'diajukan'::text) AND (peristiwa.apa = 'ajukan'::text)))))));
ALTER TABLE public.unit ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit_baca ON public.unit FOR SELECT USING ((( SELECT public.abk_ortala() AS abk_ortala) OR (kode_unit IN ( SELECT public.abk_unit_saya() AS abk_unit_saya))));
CREATE POLICY unit_tambah ON public.unit FOR INSERT WITH CHECK (( SELECT public.abk_ortala() AS abk_ortala));
CREATE POLICY unit_ubah ON public.unit FOR UPDATE USING (( SELECT public.abk_ortala() AS abk_ortala));
