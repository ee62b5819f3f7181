import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`pieces\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`hero_id\` text(36),
	\`kind\` text DEFAULT 'news',
	\`brand_id\` text(36),
	\`byline\` text,
	\`date\` text,
	\`validity_from\` text,
	\`validity_until\` text,
	\`key\` text,
	\`rev\` numeric DEFAULT 0,
	\`contributors\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`_status\` text DEFAULT 'draft',
	FOREIGN KEY (\`hero_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (\`brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null
);
`)
  await db.run(sql`CREATE INDEX \`pieces_hero_idx\` ON \`pieces\` (\`hero_id\`);`)
  await db.run(sql`CREATE INDEX \`pieces_brand_idx\` ON \`pieces\` (\`brand_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`pieces_key_idx\` ON \`pieces\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`pieces_updated_at_idx\` ON \`pieces\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`pieces_created_at_idx\` ON \`pieces\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`pieces__status_idx\` ON \`pieces\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`pieces_locales\` (
	\`title\` text,
	\`teaser\` text,
	\`hero_caption\` text,
	\`body\` text,
	\`overrides_web_page_meta_title\` text,
	\`overrides_web_page_meta_description\` text,
	\`overrides_social_post_text_x\` text,
	\`overrides_social_post_text_bluesky\` text,
	\`overrides_social_post_text_mastodon\` text,
	\`overrides_social_post_text_linkedin\` text,
	\`overrides_newsletter_block_subject\` text,
	\`overrides_newsletter_block_preheader\` text,
	\`overrides_print_pdf_headline\` text,
	\`slug\` text,
	\`extra\` text,
	\`import_notes\` text,
	\`id\` integer PRIMARY KEY NOT NULL,
	\`_locale\` text NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`pieces\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`pieces_slug_idx\` ON \`pieces_locales\` (\`slug\`,\`_locale\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`pieces_locales_locale_parent_id_unique\` ON \`pieces_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`pieces_rels\` (
	\`id\` integer PRIMARY KEY NOT NULL,
	\`order\` integer,
	\`parent_id\` text(36) NOT NULL,
	\`path\` text NOT NULL,
	\`topics_id\` text(36),
	FOREIGN KEY (\`parent_id\`) REFERENCES \`pieces\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`topics_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`pieces_rels_order_idx\` ON \`pieces_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`pieces_rels_parent_idx\` ON \`pieces_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`pieces_rels_path_idx\` ON \`pieces_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`pieces_rels_topics_id_idx\` ON \`pieces_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE TABLE \`_pieces_v\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`parent_id\` text(36),
	\`version_hero_id\` text(36),
	\`version_kind\` text DEFAULT 'news',
	\`version_brand_id\` text(36),
	\`version_byline\` text,
	\`version_date\` text,
	\`version_validity_from\` text,
	\`version_validity_until\` text,
	\`version_key\` text,
	\`version_rev\` numeric DEFAULT 0,
	\`version_contributors\` text,
	\`version_updated_at\` text,
	\`version_created_at\` text,
	\`version__status\` text DEFAULT 'draft',
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`snapshot\` integer,
	\`published_locale\` text,
	\`latest\` integer,
	\`autosave\` integer,
	FOREIGN KEY (\`parent_id\`) REFERENCES \`pieces\`(\`id\`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (\`version_hero_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (\`version_brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null
);
`)
  await db.run(sql`CREATE INDEX \`_pieces_v_parent_idx\` ON \`_pieces_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_version_version_hero_idx\` ON \`_pieces_v\` (\`version_hero_id\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_version_version_brand_idx\` ON \`_pieces_v\` (\`version_brand_id\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_version_version_key_idx\` ON \`_pieces_v\` (\`version_key\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_version_version_updated_at_idx\` ON \`_pieces_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_version_version_created_at_idx\` ON \`_pieces_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_version_version__status_idx\` ON \`_pieces_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_created_at_idx\` ON \`_pieces_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_updated_at_idx\` ON \`_pieces_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_snapshot_idx\` ON \`_pieces_v\` (\`snapshot\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_published_locale_idx\` ON \`_pieces_v\` (\`published_locale\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_latest_idx\` ON \`_pieces_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_autosave_idx\` ON \`_pieces_v\` (\`autosave\`);`)
  await db.run(sql`CREATE TABLE \`_pieces_v_locales\` (
	\`version_title\` text,
	\`version_teaser\` text,
	\`version_hero_caption\` text,
	\`version_body\` text,
	\`version_overrides_web_page_meta_title\` text,
	\`version_overrides_web_page_meta_description\` text,
	\`version_overrides_social_post_text_x\` text,
	\`version_overrides_social_post_text_bluesky\` text,
	\`version_overrides_social_post_text_mastodon\` text,
	\`version_overrides_social_post_text_linkedin\` text,
	\`version_overrides_newsletter_block_subject\` text,
	\`version_overrides_newsletter_block_preheader\` text,
	\`version_overrides_print_pdf_headline\` text,
	\`version_slug\` text,
	\`version_extra\` text,
	\`version_import_notes\` text,
	\`id\` integer PRIMARY KEY NOT NULL,
	\`_locale\` text NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_pieces_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`_pieces_v_version_version_slug_idx\` ON \`_pieces_v_locales\` (\`version_slug\`,\`_locale\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`_pieces_v_locales_locale_parent_id_unique\` ON \`_pieces_v_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_pieces_v_rels\` (
	\`id\` integer PRIMARY KEY NOT NULL,
	\`order\` integer,
	\`parent_id\` text(36) NOT NULL,
	\`path\` text NOT NULL,
	\`topics_id\` text(36),
	FOREIGN KEY (\`parent_id\`) REFERENCES \`_pieces_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`topics_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`_pieces_v_rels_order_idx\` ON \`_pieces_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_rels_parent_idx\` ON \`_pieces_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_rels_path_idx\` ON \`_pieces_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_pieces_v_rels_topics_id_idx\` ON \`_pieces_v_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE TABLE \`media\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`rights_holder\` text,
	\`licence\` text,
	\`licence_until\` text,
	\`sha256\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`url\` text,
	\`thumbnail_u_r_l\` text,
	\`filename\` text,
	\`mime_type\` text,
	\`filesize\` numeric,
	\`width\` numeric,
	\`height\` numeric,
	\`focal_x\` numeric,
	\`focal_y\` numeric
);
`)
  await db.run(sql`CREATE INDEX \`media_sha256_idx\` ON \`media\` (\`sha256\`);`)
  await db.run(sql`CREATE INDEX \`media_updated_at_idx\` ON \`media\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`media_created_at_idx\` ON \`media\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`media_filename_idx\` ON \`media\` (\`filename\`);`)
  await db.run(sql`CREATE TABLE \`media_locales\` (
	\`alt\` text,
	\`id\` integer PRIMARY KEY NOT NULL,
	\`_locale\` text NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`media_locales_locale_parent_id_unique\` ON \`media_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`topics\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`topics_key_idx\` ON \`topics\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`topics_updated_at_idx\` ON \`topics\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`topics_created_at_idx\` ON \`topics\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`topics_locales\` (
	\`name\` text NOT NULL,
	\`id\` integer PRIMARY KEY NOT NULL,
	\`_locale\` text NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`topics_locales_locale_parent_id_unique\` ON \`topics_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`submissions\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`title\` text,
	\`key\` text NOT NULL,
	\`slot\` text NOT NULL,
	\`number\` numeric NOT NULL,
	\`subject\` text NOT NULL,
	\`subject_key\` text NOT NULL,
	\`locale\` text NOT NULL,
	\`stage\` text NOT NULL,
	\`hash\` text NOT NULL,
	\`snapshot\` text NOT NULL,
	\`media_keys\` text,
	\`subject_rev\` numeric NOT NULL,
	\`authors\` text NOT NULL,
	\`submitted_by\` text NOT NULL,
	\`submitted_by_name\` text,
	\`comment\` text,
	\`decided_by\` text,
	\`decided_by_name\` text,
	\`decided_at\` text,
	\`decision\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`submissions_key_idx\` ON \`submissions\` (\`key\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`submissions_slot_idx\` ON \`submissions\` (\`slot\`);`)
  await db.run(sql`CREATE INDEX \`submissions_subject_key_idx\` ON \`submissions\` (\`subject_key\`);`)
  await db.run(sql`CREATE INDEX \`submissions_stage_idx\` ON \`submissions\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`submissions_hash_idx\` ON \`submissions\` (\`hash\`);`)
  await db.run(sql`CREATE INDEX \`submissions_updated_at_idx\` ON \`submissions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`submissions_created_at_idx\` ON \`submissions\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`publications\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`slot\` text NOT NULL,
	\`piece_key\` text NOT NULL,
	\`locale\` text NOT NULL,
	\`channel\` text NOT NULL,
	\`brand\` text NOT NULL,
	\`edition\` text NOT NULL,
	\`approval\` text NOT NULL,
	\`from\` text NOT NULL,
	\`until\` text,
	\`suspensions\` text,
	\`is_suspended\` integer DEFAULT false NOT NULL,
	\`title\` text NOT NULL,
	\`slug\` text NOT NULL,
	\`kind\` text NOT NULL,
	\`topic_keys\` text,
	\`media_keys\` text,
	\`changed\` text NOT NULL,
	\`rev\` numeric NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`publications_slot_idx\` ON \`publications\` (\`slot\`);`)
  await db.run(sql`CREATE INDEX \`publications_piece_key_idx\` ON \`publications\` (\`piece_key\`);`)
  await db.run(sql`CREATE INDEX \`publications_edition_idx\` ON \`publications\` (\`edition\`);`)
  await db.run(sql`CREATE INDEX \`publications_slug_idx\` ON \`publications\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`publications_changed_idx\` ON \`publications\` (\`changed\`);`)
  await db.run(sql`CREATE INDEX \`publications_updated_at_idx\` ON \`publications\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`publications_created_at_idx\` ON \`publications\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`editions\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`hash\` text NOT NULL,
	\`title\` text,
	\`subject\` text NOT NULL,
	\`subject_key\` text NOT NULL,
	\`locale\` text NOT NULL,
	\`media_keys\` text,
	\`content\` text NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`editions_hash_idx\` ON \`editions\` (\`hash\`);`)
  await db.run(sql`CREATE INDEX \`editions_subject_key_idx\` ON \`editions\` (\`subject_key\`);`)
  await db.run(sql`CREATE INDEX \`editions_updated_at_idx\` ON \`editions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`editions_created_at_idx\` ON \`editions\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`approvals\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text NOT NULL,
	\`submission\` text NOT NULL,
	\`edition\` text NOT NULL,
	\`subject\` text NOT NULL,
	\`subject_key\` text NOT NULL,
	\`locale\` text NOT NULL,
	\`number\` numeric NOT NULL,
	\`subject_rev\` numeric NOT NULL,
	\`certificate\` text NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`approvals_key_idx\` ON \`approvals\` (\`key\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`approvals_submission_idx\` ON \`approvals\` (\`submission\`);`)
  await db.run(sql`CREATE INDEX \`approvals_edition_idx\` ON \`approvals\` (\`edition\`);`)
  await db.run(sql`CREATE INDEX \`approvals_subject_key_idx\` ON \`approvals\` (\`subject_key\`);`)
  await db.run(sql`CREATE INDEX \`approvals_updated_at_idx\` ON \`approvals\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`approvals_created_at_idx\` ON \`approvals\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`addresses\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`slot\` text NOT NULL,
	\`piece_key\` text NOT NULL,
	\`locale\` text NOT NULL,
	\`slug\` text NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`addresses_slot_idx\` ON \`addresses\` (\`slot\`);`)
  await db.run(sql`CREATE INDEX \`addresses_piece_key_idx\` ON \`addresses\` (\`piece_key\`);`)
  await db.run(sql`CREATE INDEX \`addresses_slug_idx\` ON \`addresses\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`addresses_updated_at_idx\` ON \`addresses\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`addresses_created_at_idx\` ON \`addresses\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`renditions\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text NOT NULL,
	\`channel\` text NOT NULL,
	\`channel_version\` numeric NOT NULL,
	\`variant\` text NOT NULL,
	\`piece_key\` text NOT NULL,
	\`locale\` text NOT NULL,
	\`edition\` text NOT NULL,
	\`brand_edition\` text NOT NULL,
	\`artefacts\` text NOT NULL,
	\`notes\` text NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`renditions_key_idx\` ON \`renditions\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`renditions_piece_key_idx\` ON \`renditions\` (\`piece_key\`);`)
  await db.run(sql`CREATE INDEX \`renditions_edition_idx\` ON \`renditions\` (\`edition\`);`)
  await db.run(sql`CREATE INDEX \`renditions_updated_at_idx\` ON \`renditions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`renditions_created_at_idx\` ON \`renditions\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`audit_events\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`slot\` text NOT NULL,
	\`subject\` text NOT NULL,
	\`number\` numeric NOT NULL,
	\`type\` text NOT NULL,
	\`actor\` text NOT NULL,
	\`at\` text NOT NULL,
	\`data\` text NOT NULL,
	\`previous\` text NOT NULL,
	\`hash\` text NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`audit_events_slot_idx\` ON \`audit_events\` (\`slot\`);`)
  await db.run(sql`CREATE INDEX \`audit_events_subject_idx\` ON \`audit_events\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`audit_events_updated_at_idx\` ON \`audit_events\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`audit_events_created_at_idx\` ON \`audit_events\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`brands_imprints\` (
	\`_order\` integer NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	\`id\` text PRIMARY KEY NOT NULL,
	\`market\` text DEFAULT 'DE' NOT NULL,
	\`company\` text NOT NULL,
	\`address_name\` text NOT NULL,
	\`address_street\` text NOT NULL,
	\`address_postcode\` text NOT NULL,
	\`address_town\` text NOT NULL,
	\`address_country\` text DEFAULT 'DE' NOT NULL,
	\`representatives\` text NOT NULL,
	\`register\` text,
	\`vat_id\` text,
	\`email\` text NOT NULL,
	\`phone\` text,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`brands_imprints_order_idx\` ON \`brands_imprints\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`brands_imprints_parent_id_idx\` ON \`brands_imprints\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`name\` text NOT NULL,
	\`claim\` text,
	\`colours_primary_hex\` text DEFAULT '#0b5c5e' NOT NULL,
	\`colours_primary_c\` numeric DEFAULT 90 NOT NULL,
	\`colours_primary_m\` numeric DEFAULT 40 NOT NULL,
	\`colours_primary_y\` numeric DEFAULT 50 NOT NULL,
	\`colours_primary_k\` numeric DEFAULT 30 NOT NULL,
	\`colours_accent_hex\` text DEFAULT '#c8501e' NOT NULL,
	\`colours_accent_c\` numeric DEFAULT 10 NOT NULL,
	\`colours_accent_m\` numeric DEFAULT 78 NOT NULL,
	\`colours_accent_y\` numeric DEFAULT 100 NOT NULL,
	\`colours_accent_k\` numeric DEFAULT 2 NOT NULL,
	\`colours_ink_hex\` text DEFAULT '#1c2321' NOT NULL,
	\`colours_ink_c\` numeric DEFAULT 0 NOT NULL,
	\`colours_ink_m\` numeric DEFAULT 0 NOT NULL,
	\`colours_ink_y\` numeric DEFAULT 0 NOT NULL,
	\`colours_ink_k\` numeric DEFAULT 100 NOT NULL,
	\`colours_paper_hex\` text DEFAULT '#ffffff' NOT NULL,
	\`colours_paper_c\` numeric DEFAULT 0 NOT NULL,
	\`colours_paper_m\` numeric DEFAULT 0 NOT NULL,
	\`colours_paper_y\` numeric DEFAULT 0 NOT NULL,
	\`colours_paper_k\` numeric DEFAULT 0 NOT NULL,
	\`fonts_text\` text DEFAULT 'source-sans-3' NOT NULL,
	\`fonts_display\` text DEFAULT 'source-serif-4' NOT NULL,
	\`logo_id\` text(36),
	\`sender_name\` text NOT NULL,
	\`sender_street\` text NOT NULL,
	\`sender_postcode\` text NOT NULL,
	\`sender_town\` text NOT NULL,
	\`sender_country\` text DEFAULT 'DE' NOT NULL,
	\`links_imprint_url\` text,
	\`links_privacy_url\` text,
	\`is_default\` integer DEFAULT false,
	\`key\` text,
	\`rev\` numeric DEFAULT 0,
	\`contributors\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	FOREIGN KEY (\`logo_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
);
`)
  await db.run(sql`CREATE INDEX \`brands_logo_idx\` ON \`brands\` (\`logo_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`brands_key_idx\` ON \`brands\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`brands_updated_at_idx\` ON \`brands\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`brands_created_at_idx\` ON \`brands\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`users_roles\` (
	\`order\` integer NOT NULL,
	\`parent_id\` text(36) NOT NULL,
	\`value\` text,
	\`id\` text(36) PRIMARY KEY NOT NULL,
	FOREIGN KEY (\`parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`users_roles_order_idx\` ON \`users_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`users_roles_parent_idx\` ON \`users_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users_sessions\` (
	\`_order\` integer NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	\`id\` text PRIMARY KEY NOT NULL,
	\`created_at\` text,
	\`expires_at\` text NOT NULL,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`users_sessions_order_idx\` ON \`users_sessions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`users_sessions_parent_id_idx\` ON \`users_sessions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`name\` text NOT NULL,
	\`is_disabled\` integer DEFAULT false,
	\`key\` text,
	\`created_by_key\` text,
	\`roles_set_by_key\` text,
	\`roles_set_at\` text,
	\`password_set_by_key\` text,
	\`password_set_at\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`email\` text NOT NULL,
	\`reset_password_token\` text,
	\`reset_password_expiration\` text,
	\`salt\` text,
	\`hash\` text,
	\`reset_password_requested_at\` text,
	\`login_attempts\` numeric DEFAULT 0,
	\`lock_until\` text
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_key_idx\` ON \`users\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`users_updated_at_idx\` ON \`users\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`users_created_at_idx\` ON \`users\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_email_idx\` ON \`users\` (\`email\`);`)
  await db.run(sql`CREATE TABLE \`app_tokens\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`name\` text NOT NULL,
	\`kind\` text NOT NULL,
	\`person_id\` text(36),
	\`expires_at\` text NOT NULL,
	\`revoked_at\` text,
	\`last_used_at\` text,
	\`hash\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	FOREIGN KEY (\`person_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
);
`)
  await db.run(sql`CREATE INDEX \`app_tokens_person_idx\` ON \`app_tokens\` (\`person_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`app_tokens_hash_idx\` ON \`app_tokens\` (\`hash\`);`)
  await db.run(sql`CREATE INDEX \`app_tokens_updated_at_idx\` ON \`app_tokens\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`app_tokens_created_at_idx\` ON \`app_tokens\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`app_tokens_texts\` (
	\`id\` integer PRIMARY KEY NOT NULL,
	\`order\` integer NOT NULL,
	\`parent_id\` text(36) NOT NULL,
	\`path\` text NOT NULL,
	\`text\` text,
	FOREIGN KEY (\`parent_id\`) REFERENCES \`app_tokens\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`app_tokens_texts_order_parent\` ON \`app_tokens_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_kv\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text NOT NULL,
	\`data\` text NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`payload_kv_key_idx\` ON \`payload_kv\` (\`key\`);`)
  await db.run(sql`CREATE TABLE \`payload_locked_documents\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`global_slug\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_global_slug_idx\` ON \`payload_locked_documents\` (\`global_slug\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_updated_at_idx\` ON \`payload_locked_documents\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_created_at_idx\` ON \`payload_locked_documents\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_locked_documents_rels\` (
	\`id\` integer PRIMARY KEY NOT NULL,
	\`order\` integer,
	\`parent_id\` text(36) NOT NULL,
	\`path\` text NOT NULL,
	\`pieces_id\` text(36),
	\`media_id\` text(36),
	\`topics_id\` text(36),
	\`brands_id\` text(36),
	\`users_id\` text(36),
	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`pieces_id\`) REFERENCES \`pieces\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`topics_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`brands_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_pieces_id_idx\` ON \`payload_locked_documents_rels\` (\`pieces_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_topics_id_idx\` ON \`payload_locked_documents_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_brands_id_idx\` ON \`payload_locked_documents_rels\` (\`brands_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text,
	\`value\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE INDEX \`payload_preferences_key_idx\` ON \`payload_preferences\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_updated_at_idx\` ON \`payload_preferences\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_created_at_idx\` ON \`payload_preferences\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences_rels\` (
	\`id\` integer PRIMARY KEY NOT NULL,
	\`order\` integer,
	\`parent_id\` text(36) NOT NULL,
	\`path\` text NOT NULL,
	\`users_id\` text(36),
	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_preferences\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_order_idx\` ON \`payload_preferences_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_parent_idx\` ON \`payload_preferences_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_path_idx\` ON \`payload_preferences_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_users_id_idx\` ON \`payload_preferences_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_migrations\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`name\` text,
	\`batch\` numeric,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE INDEX \`payload_migrations_updated_at_idx\` ON \`payload_migrations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_migrations_created_at_idx\` ON \`payload_migrations\` (\`created_at\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`pieces\`;`)
  await db.run(sql`DROP TABLE \`pieces_locales\`;`)
  await db.run(sql`DROP TABLE \`pieces_rels\`;`)
  await db.run(sql`DROP TABLE \`_pieces_v\`;`)
  await db.run(sql`DROP TABLE \`_pieces_v_locales\`;`)
  await db.run(sql`DROP TABLE \`_pieces_v_rels\`;`)
  await db.run(sql`DROP TABLE \`media\`;`)
  await db.run(sql`DROP TABLE \`media_locales\`;`)
  await db.run(sql`DROP TABLE \`topics\`;`)
  await db.run(sql`DROP TABLE \`topics_locales\`;`)
  await db.run(sql`DROP TABLE \`submissions\`;`)
  await db.run(sql`DROP TABLE \`publications\`;`)
  await db.run(sql`DROP TABLE \`editions\`;`)
  await db.run(sql`DROP TABLE \`approvals\`;`)
  await db.run(sql`DROP TABLE \`addresses\`;`)
  await db.run(sql`DROP TABLE \`renditions\`;`)
  await db.run(sql`DROP TABLE \`audit_events\`;`)
  await db.run(sql`DROP TABLE \`brands_imprints\`;`)
  await db.run(sql`DROP TABLE \`brands\`;`)
  await db.run(sql`DROP TABLE \`users_roles\`;`)
  await db.run(sql`DROP TABLE \`users_sessions\`;`)
  await db.run(sql`DROP TABLE \`users\`;`)
  await db.run(sql`DROP TABLE \`app_tokens\`;`)
  await db.run(sql`DROP TABLE \`app_tokens_texts\`;`)
  await db.run(sql`DROP TABLE \`payload_kv\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_migrations\`;`)
}
