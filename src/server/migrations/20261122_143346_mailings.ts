import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`mailings_blocks\` (
	\`_order\` integer NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	\`_locale\` text NOT NULL,
	\`id\` text PRIMARY KEY NOT NULL,
	\`piece_id\` text(36),
	\`size\` text DEFAULT 'medium',
	FOREIGN KEY (\`piece_id\`) REFERENCES \`pieces\`(\`id\`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`mailings\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`mailings_blocks_order_idx\` ON \`mailings_blocks\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`mailings_blocks_parent_id_idx\` ON \`mailings_blocks\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`mailings_blocks_locale_idx\` ON \`mailings_blocks\` (\`_locale\`);`)
  await db.run(sql`CREATE INDEX \`mailings_blocks_piece_idx\` ON \`mailings_blocks\` (\`piece_id\`);`)
  await db.run(sql`CREATE TABLE \`mailings\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`title\` text,
	\`brand_id\` text(36),
	\`key\` text,
	\`rev\` numeric DEFAULT 0,
	\`contributors\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`_status\` text DEFAULT 'draft',
	FOREIGN KEY (\`brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null
);
`)
  await db.run(sql`CREATE INDEX \`mailings_brand_idx\` ON \`mailings\` (\`brand_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`mailings_key_idx\` ON \`mailings\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`mailings_updated_at_idx\` ON \`mailings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mailings_created_at_idx\` ON \`mailings\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`mailings__status_idx\` ON \`mailings\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`mailings_locales\` (
	\`subject_line\` text,
	\`preheader\` text,
	\`intro\` text,
	\`id\` integer PRIMARY KEY NOT NULL,
	\`_locale\` text NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`mailings\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`mailings_locales_locale_parent_id_unique\` ON \`mailings_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_mailings_v_version_blocks\` (
	\`_order\` integer NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	\`_locale\` text NOT NULL,
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`piece_id\` text(36),
	\`size\` text DEFAULT 'medium',
	\`_uuid\` text,
	FOREIGN KEY (\`piece_id\`) REFERENCES \`pieces\`(\`id\`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_mailings_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`_mailings_v_version_blocks_order_idx\` ON \`_mailings_v_version_blocks\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_version_blocks_parent_id_idx\` ON \`_mailings_v_version_blocks\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_version_blocks_locale_idx\` ON \`_mailings_v_version_blocks\` (\`_locale\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_version_blocks_piece_idx\` ON \`_mailings_v_version_blocks\` (\`piece_id\`);`)
  await db.run(sql`CREATE TABLE \`_mailings_v\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`parent_id\` text(36),
	\`version_title\` text,
	\`version_brand_id\` text(36),
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
	FOREIGN KEY (\`parent_id\`) REFERENCES \`mailings\`(\`id\`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (\`version_brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null
);
`)
  await db.run(sql`CREATE INDEX \`_mailings_v_parent_idx\` ON \`_mailings_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_version_version_brand_idx\` ON \`_mailings_v\` (\`version_brand_id\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_version_version_key_idx\` ON \`_mailings_v\` (\`version_key\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_version_version_updated_at_idx\` ON \`_mailings_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_version_version_created_at_idx\` ON \`_mailings_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_version_version__status_idx\` ON \`_mailings_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_created_at_idx\` ON \`_mailings_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_updated_at_idx\` ON \`_mailings_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_snapshot_idx\` ON \`_mailings_v\` (\`snapshot\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_published_locale_idx\` ON \`_mailings_v\` (\`published_locale\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_latest_idx\` ON \`_mailings_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`_mailings_v_autosave_idx\` ON \`_mailings_v\` (\`autosave\`);`)
  await db.run(sql`CREATE TABLE \`_mailings_v_locales\` (
	\`version_subject_line\` text,
	\`version_preheader\` text,
	\`version_intro\` text,
	\`id\` integer PRIMARY KEY NOT NULL,
	\`_locale\` text NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_mailings_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`_mailings_v_locales_locale_parent_id_unique\` ON \`_mailings_v_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`mailings_id\` text(36) REFERENCES mailings(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_mailings_id_idx\` ON \`payload_locked_documents_rels\` (\`mailings_id\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`mailings_blocks\`;`)
  await db.run(sql`DROP TABLE \`mailings\`;`)
  await db.run(sql`DROP TABLE \`mailings_locales\`;`)
  await db.run(sql`DROP TABLE \`_mailings_v_version_blocks\`;`)
  await db.run(sql`DROP TABLE \`_mailings_v\`;`)
  await db.run(sql`DROP TABLE \`_mailings_v_locales\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
	\`id\` integer PRIMARY KEY NOT NULL,
	\`order\` integer,
	\`parent_id\` text(36) NOT NULL,
	\`path\` text NOT NULL,
	\`pieces_id\` text(36),
	\`media_id\` text(36),
	\`topics_id\` text(36),
	\`testimonials_id\` text(36),
	\`service_dialogs_id\` text(36),
	\`attachments_id\` text(36),
	\`contacts_id\` text(36),
	\`brands_id\` text(36),
	\`users_id\` text(36),
	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`pieces_id\`) REFERENCES \`pieces\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`topics_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`testimonials_id\`) REFERENCES \`testimonials\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`service_dialogs_id\`) REFERENCES \`service_dialogs\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`attachments_id\`) REFERENCES \`attachments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`contacts_id\`) REFERENCES \`contacts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`brands_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "pieces_id", "media_id", "topics_id", "testimonials_id", "service_dialogs_id", "attachments_id", "contacts_id", "brands_id", "users_id") SELECT "id", "order", "parent_id", "path", "pieces_id", "media_id", "topics_id", "testimonials_id", "service_dialogs_id", "attachments_id", "contacts_id", "brands_id", "users_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_pieces_id_idx\` ON \`payload_locked_documents_rels\` (\`pieces_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_topics_id_idx\` ON \`payload_locked_documents_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_testimonials_id_idx\` ON \`payload_locked_documents_rels\` (\`testimonials_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_service_dialogs_id_idx\` ON \`payload_locked_documents_rels\` (\`service_dialogs_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_attachments_id_idx\` ON \`payload_locked_documents_rels\` (\`attachments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_contacts_id_idx\` ON \`payload_locked_documents_rels\` (\`contacts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_brands_id_idx\` ON \`payload_locked_documents_rels\` (\`brands_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
}
