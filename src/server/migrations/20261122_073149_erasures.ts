import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`erasures\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text NOT NULL,
	\`slot\` text NOT NULL,
	\`contact\` text NOT NULL,
	\`state\` text NOT NULL,
	\`basis\` text NOT NULL,
	\`round\` numeric NOT NULL,
	\`marks\` text NOT NULL,
	\`apart\` text NOT NULL,
	\`plan\` text NOT NULL,
	\`receipt\` text,
	\`requested_by\` text NOT NULL,
	\`requested_at\` text NOT NULL,
	\`done_at\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`erasures_key_idx\` ON \`erasures\` (\`key\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`erasures_slot_idx\` ON \`erasures\` (\`slot\`);`)
  await db.run(sql`CREATE INDEX \`erasures_contact_idx\` ON \`erasures\` (\`contact\`);`)
  await db.run(sql`CREATE INDEX \`erasures_state_idx\` ON \`erasures\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`erasures_done_at_idx\` ON \`erasures\` (\`done_at\`);`)
  await db.run(sql`CREATE INDEX \`erasures_updated_at_idx\` ON \`erasures\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`erasures_created_at_idx\` ON \`erasures\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`service_dialogs_messages\` ADD \`external_id\` text;`)
  await db.run(sql`ALTER TABLE \`contacts\` ADD \`display_name\` text;`)
  await db.run(sql`ALTER TABLE \`contacts\` ADD \`email_key\` text;`)
  await db.run(sql`ALTER TABLE \`contacts\` ADD \`phone_key\` text;`)
  await db.run(sql`ALTER TABLE \`contacts\` ADD \`customer_number_key\` text;`)
  await db.run(sql`CREATE INDEX \`contacts_display_name_idx\` ON \`contacts\` (\`display_name\`);`)
  await db.run(sql`CREATE INDEX \`contacts_email_key_idx\` ON \`contacts\` (\`email_key\`);`)
  await db.run(sql`CREATE INDEX \`contacts_phone_key_idx\` ON \`contacts\` (\`phone_key\`);`)
  await db.run(sql`CREATE INDEX \`contacts_customer_number_key_idx\` ON \`contacts\` (\`customer_number_key\`);`)
  await db.run(sql`ALTER TABLE \`renditions\` ADD \`quotes\` text;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`erasures\`;`)
  await db.run(sql`DROP INDEX \`contacts_display_name_idx\`;`)
  await db.run(sql`DROP INDEX \`contacts_email_key_idx\`;`)
  await db.run(sql`DROP INDEX \`contacts_phone_key_idx\`;`)
  await db.run(sql`DROP INDEX \`contacts_customer_number_key_idx\`;`)
  await db.run(sql`ALTER TABLE \`contacts\` DROP COLUMN \`display_name\`;`)
  await db.run(sql`ALTER TABLE \`contacts\` DROP COLUMN \`email_key\`;`)
  await db.run(sql`ALTER TABLE \`contacts\` DROP COLUMN \`phone_key\`;`)
  await db.run(sql`ALTER TABLE \`contacts\` DROP COLUMN \`customer_number_key\`;`)
  await db.run(sql`ALTER TABLE \`service_dialogs_messages\` DROP COLUMN \`external_id\`;`)
  await db.run(sql`ALTER TABLE \`renditions\` DROP COLUMN \`quotes\`;`)
}
