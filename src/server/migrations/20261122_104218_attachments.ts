import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`attachments\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`name\` text,
	\`sha256\` text,
	\`dialog_id\` text(36),
	\`is_used\` integer DEFAULT false,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`url\` text,
	\`thumbnail_u_r_l\` text,
	\`filename\` text,
	\`mime_type\` text,
	\`filesize\` numeric,
	\`width\` numeric,
	\`height\` numeric,
	FOREIGN KEY (\`dialog_id\`) REFERENCES \`service_dialogs\`(\`id\`) ON UPDATE no action ON DELETE set null
);
`)
  await db.run(sql`CREATE INDEX \`attachments_sha256_idx\` ON \`attachments\` (\`sha256\`);`)
  await db.run(sql`CREATE INDEX \`attachments_dialog_idx\` ON \`attachments\` (\`dialog_id\`);`)
  await db.run(sql`CREATE INDEX \`attachments_is_used_idx\` ON \`attachments\` (\`is_used\`);`)
  await db.run(sql`CREATE INDEX \`attachments_updated_at_idx\` ON \`attachments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`attachments_created_at_idx\` ON \`attachments\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`attachments_filename_idx\` ON \`attachments\` (\`filename\`);`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_service_dialogs_rels\` (
	\`id\` integer PRIMARY KEY NOT NULL,
	\`order\` integer,
	\`parent_id\` text(36) NOT NULL,
	\`path\` text NOT NULL,
	\`attachments_id\` text(36),
	\`topics_id\` text(36),
	FOREIGN KEY (\`parent_id\`) REFERENCES \`service_dialogs\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`attachments_id\`) REFERENCES \`attachments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`topics_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  // The column is new; what hung on a dialog out of the media library hangs there no more and stays in the library.
  await db.run(sql`INSERT INTO \`__new_service_dialogs_rels\`("id", "order", "parent_id", "path", "attachments_id", "topics_id") SELECT "id", "order", "parent_id", "path", NULL, "topics_id" FROM \`service_dialogs_rels\` WHERE "media_id" IS NULL;`)
  await db.run(sql`DROP TABLE \`service_dialogs_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_service_dialogs_rels\` RENAME TO \`service_dialogs_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_order_idx\` ON \`service_dialogs_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_parent_idx\` ON \`service_dialogs_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_path_idx\` ON \`service_dialogs_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_attachments_id_idx\` ON \`service_dialogs_rels\` (\`attachments_id\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_topics_id_idx\` ON \`service_dialogs_rels\` (\`topics_id\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`attachments_id\` text(36) REFERENCES attachments(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_attachments_id_idx\` ON \`payload_locked_documents_rels\` (\`attachments_id\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_service_dialogs_rels\` (
	\`id\` integer PRIMARY KEY NOT NULL,
	\`order\` integer,
	\`parent_id\` text(36) NOT NULL,
	\`path\` text NOT NULL,
	\`media_id\` text(36),
	\`topics_id\` text(36),
	FOREIGN KEY (\`parent_id\`) REFERENCES \`service_dialogs\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`topics_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`INSERT INTO \`__new_service_dialogs_rels\`("id", "order", "parent_id", "path", "media_id", "topics_id") SELECT "id", "order", "parent_id", "path", NULL, "topics_id" FROM \`service_dialogs_rels\` WHERE "attachments_id" IS NULL;`)
  await db.run(sql`DROP TABLE \`service_dialogs_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_service_dialogs_rels\` RENAME TO \`service_dialogs_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_order_idx\` ON \`service_dialogs_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_parent_idx\` ON \`service_dialogs_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_path_idx\` ON \`service_dialogs_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_media_id_idx\` ON \`service_dialogs_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_topics_id_idx\` ON \`service_dialogs_rels\` (\`topics_id\`);`)
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
	\`contacts_id\` text(36),
	\`brands_id\` text(36),
	\`users_id\` text(36),
	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`pieces_id\`) REFERENCES \`pieces\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`topics_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`testimonials_id\`) REFERENCES \`testimonials\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`service_dialogs_id\`) REFERENCES \`service_dialogs\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`contacts_id\`) REFERENCES \`contacts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`brands_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "pieces_id", "media_id", "topics_id", "testimonials_id", "service_dialogs_id", "contacts_id", "brands_id", "users_id") SELECT "id", "order", "parent_id", "path", "pieces_id", "media_id", "topics_id", "testimonials_id", "service_dialogs_id", "contacts_id", "brands_id", "users_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_pieces_id_idx\` ON \`payload_locked_documents_rels\` (\`pieces_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_topics_id_idx\` ON \`payload_locked_documents_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_testimonials_id_idx\` ON \`payload_locked_documents_rels\` (\`testimonials_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_service_dialogs_id_idx\` ON \`payload_locked_documents_rels\` (\`service_dialogs_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_contacts_id_idx\` ON \`payload_locked_documents_rels\` (\`contacts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_brands_id_idx\` ON \`payload_locked_documents_rels\` (\`brands_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`DROP TABLE \`attachments\`;`)
}
