import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`testimonials\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`label\` text NOT NULL,
	\`key\` text,
	\`original\` text,
	\`language\` text DEFAULT 'de' NOT NULL,
	\`rating\` numeric,
	\`said_in\` text,
	\`authenticity\` text DEFAULT 'none' NOT NULL,
	\`is_on_wall\` integer DEFAULT false,
	\`contact_id\` text(36),
	\`dialog_id\` text(36),
	\`was_private\` integer DEFAULT true,
	\`rev\` numeric DEFAULT 0,
	\`contributors\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	FOREIGN KEY (\`contact_id\`) REFERENCES \`contacts\`(\`id\`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (\`dialog_id\`) REFERENCES \`service_dialogs\`(\`id\`) ON UPDATE no action ON DELETE set null
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`testimonials_key_idx\` ON \`testimonials\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_contact_idx\` ON \`testimonials\` (\`contact_id\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_dialog_idx\` ON \`testimonials\` (\`dialog_id\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_updated_at_idx\` ON \`testimonials\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_created_at_idx\` ON \`testimonials\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`testimonials_locales\` (
	\`quote\` text,
	\`theme\` text,
	\`id\` integer PRIMARY KEY NOT NULL,
	\`_locale\` text NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`testimonials\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`testimonials_locales_locale_parent_id_unique\` ON \`testimonials_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`testimonials_rels\` (
	\`id\` integer PRIMARY KEY NOT NULL,
	\`order\` integer,
	\`parent_id\` text(36) NOT NULL,
	\`path\` text NOT NULL,
	\`topics_id\` text(36),
	FOREIGN KEY (\`parent_id\`) REFERENCES \`testimonials\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`topics_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`testimonials_rels_order_idx\` ON \`testimonials_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_rels_parent_idx\` ON \`testimonials_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_rels_path_idx\` ON \`testimonials_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_rels_topics_id_idx\` ON \`testimonials_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE TABLE \`service_dialogs_messages\` (
	\`_order\` integer NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	\`id\` text PRIMARY KEY NOT NULL,
	\`author\` text NOT NULL,
	\`at\` text NOT NULL,
	\`text\` text NOT NULL,
	\`is_private\` integer DEFAULT true,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`service_dialogs\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`service_dialogs_messages_order_idx\` ON \`service_dialogs_messages\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_messages_parent_id_idx\` ON \`service_dialogs_messages\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`service_dialogs\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`subject\` text NOT NULL,
	\`source\` text NOT NULL,
	\`external_id\` text,
	\`slot\` text,
	\`contact_id\` text(36),
	\`language\` text,
	\`agent_id\` text(36),
	\`state\` text DEFAULT 'open',
	\`sentiment\` text,
	\`sentiment_reason\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	FOREIGN KEY (\`contact_id\`) REFERENCES \`contacts\`(\`id\`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (\`agent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`service_dialogs_slot_idx\` ON \`service_dialogs\` (\`slot\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_contact_idx\` ON \`service_dialogs\` (\`contact_id\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_agent_idx\` ON \`service_dialogs\` (\`agent_id\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_updated_at_idx\` ON \`service_dialogs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_created_at_idx\` ON \`service_dialogs\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`service_dialogs_rels\` (
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
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_order_idx\` ON \`service_dialogs_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_parent_idx\` ON \`service_dialogs_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_path_idx\` ON \`service_dialogs_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_media_id_idx\` ON \`service_dialogs_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`service_dialogs_rels_topics_id_idx\` ON \`service_dialogs_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE TABLE \`contacts_handles\` (
	\`_order\` integer NOT NULL,
	\`_parent_id\` text(36) NOT NULL,
	\`id\` text PRIMARY KEY NOT NULL,
	\`network\` text,
	\`handle\` text,
	FOREIGN KEY (\`_parent_id\`) REFERENCES \`contacts\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`)
  await db.run(sql`CREATE INDEX \`contacts_handles_order_idx\` ON \`contacts_handles\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`contacts_handles_parent_id_idx\` ON \`contacts_handles\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`contacts\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text,
	\`form_of_address\` text DEFAULT 'none',
	\`given_name\` text,
	\`surname\` text,
	\`email\` text,
	\`phone\` text,
	\`customer_number\` text,
	\`address_street\` text,
	\`address_postcode\` text,
	\`address_town\` text,
	\`address_country\` text,
	\`birth_date\` text,
	\`language\` text,
	\`verified_how\` text DEFAULT 'none',
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`contacts_key_idx\` ON \`contacts\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`contacts_updated_at_idx\` ON \`contacts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`contacts_created_at_idx\` ON \`contacts\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`tasks\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text NOT NULL,
	\`kind\` text NOT NULL,
	\`subject\` text NOT NULL,
	\`state\` text NOT NULL,
	\`data\` text NOT NULL,
	\`due_at\` text,
	\`done_by\` text,
	\`done_at\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`tasks_key_idx\` ON \`tasks\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`tasks_kind_idx\` ON \`tasks\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`tasks_subject_idx\` ON \`tasks\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`tasks_state_idx\` ON \`tasks\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`tasks_updated_at_idx\` ON \`tasks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`tasks_created_at_idx\` ON \`tasks\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`consent_events\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`slot\` text NOT NULL,
	\`number\` numeric NOT NULL,
	\`type\` text NOT NULL,
	\`testimonial\` text NOT NULL,
	\`contact\` text,
	\`excerpts\` text,
	\`channels\` text,
	\`attribution\` text,
	\`until\` text,
	\`wording\` text NOT NULL,
	\`wording_hash\` text NOT NULL,
	\`evidence\` text NOT NULL,
	\`actor\` text NOT NULL,
	\`at\` text NOT NULL,
	\`previous\` text NOT NULL,
	\`hash\` text NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`consent_events_slot_idx\` ON \`consent_events\` (\`slot\`);`)
  await db.run(sql`CREATE INDEX \`consent_events_testimonial_idx\` ON \`consent_events\` (\`testimonial\`);`)
  await db.run(sql`CREATE INDEX \`consent_events_contact_idx\` ON \`consent_events\` (\`contact\`);`)
  await db.run(sql`CREATE INDEX \`consent_events_until_idx\` ON \`consent_events\` (\`until\`);`)
  await db.run(sql`CREATE INDEX \`consent_events_updated_at_idx\` ON \`consent_events\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`consent_events_created_at_idx\` ON \`consent_events\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`excerpts\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text NOT NULL,
	\`kind\` text NOT NULL,
	\`contact\` text,
	\`testimonial\` text,
	\`locale\` text,
	\`salt\` text NOT NULL,
	\`digest\` text NOT NULL,
	\`words\` text NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`excerpts_key_idx\` ON \`excerpts\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`excerpts_contact_idx\` ON \`excerpts\` (\`contact\`);`)
  await db.run(sql`CREATE INDEX \`excerpts_testimonial_idx\` ON \`excerpts\` (\`testimonial\`);`)
  await db.run(sql`CREATE INDEX \`excerpts_updated_at_idx\` ON \`excerpts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`excerpts_created_at_idx\` ON \`excerpts\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`publications\` ADD \`quotes\` text;`)
  await db.run(sql`ALTER TABLE \`publications\` ADD \`requires\` text;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`testimonials_id\` text(36) REFERENCES testimonials(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`service_dialogs_id\` text(36) REFERENCES service_dialogs(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`contacts_id\` text(36) REFERENCES contacts(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_testimonials_id_idx\` ON \`payload_locked_documents_rels\` (\`testimonials_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_service_dialogs_id_idx\` ON \`payload_locked_documents_rels\` (\`service_dialogs_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_contacts_id_idx\` ON \`payload_locked_documents_rels\` (\`contacts_id\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`testimonials\`;`)
  await db.run(sql`DROP TABLE \`testimonials_locales\`;`)
  await db.run(sql`DROP TABLE \`testimonials_rels\`;`)
  await db.run(sql`DROP TABLE \`service_dialogs_messages\`;`)
  await db.run(sql`DROP TABLE \`service_dialogs\`;`)
  await db.run(sql`DROP TABLE \`service_dialogs_rels\`;`)
  await db.run(sql`DROP TABLE \`contacts_handles\`;`)
  await db.run(sql`DROP TABLE \`contacts\`;`)
  await db.run(sql`DROP TABLE \`tasks\`;`)
  await db.run(sql`DROP TABLE \`consent_events\`;`)
  await db.run(sql`DROP TABLE \`excerpts\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
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
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "pieces_id", "media_id", "topics_id", "brands_id", "users_id") SELECT "id", "order", "parent_id", "path", "pieces_id", "media_id", "topics_id", "brands_id", "users_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_pieces_id_idx\` ON \`payload_locked_documents_rels\` (\`pieces_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_topics_id_idx\` ON \`payload_locked_documents_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_brands_id_idx\` ON \`payload_locked_documents_rels\` (\`brands_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`ALTER TABLE \`publications\` DROP COLUMN \`quotes\`;`)
  await db.run(sql`ALTER TABLE \`publications\` DROP COLUMN \`requires\`;`)
}
