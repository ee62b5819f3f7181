import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`recipient_lists\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text NOT NULL,
	\`title\` text NOT NULL,
	\`purpose\` text NOT NULL,
	\`state\` text NOT NULL,
	\`origin\` text NOT NULL,
	\`delete_at\` text NOT NULL,
	\`uploaded_by\` text NOT NULL,
	\`bytes\` numeric NOT NULL,
	\`format\` text,
	\`encoding\` text,
	\`delimiter\` text,
	\`rows\` numeric,
	\`fingerprint\` text,
	\`mapping\` text,
	\`options\` text,
	\`counts\` text,
	\`hash\` text,
	\`folder\` text,
	\`progress\` text,
	\`returned\` text,
	\`failure\` text,
	\`confirmed_by\` text,
	\`deleted_at\` text,
	\`owner\` text,
	\`lease\` text,
	\`rev\` numeric NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`recipient_lists_key_idx\` ON \`recipient_lists\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`recipient_lists_purpose_idx\` ON \`recipient_lists\` (\`purpose\`);`)
  await db.run(sql`CREATE INDEX \`recipient_lists_state_idx\` ON \`recipient_lists\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`recipient_lists_delete_at_idx\` ON \`recipient_lists\` (\`delete_at\`);`)
  await db.run(sql`CREATE INDEX \`recipient_lists_fingerprint_idx\` ON \`recipient_lists\` (\`fingerprint\`);`)
  await db.run(sql`CREATE INDEX \`recipient_lists_updated_at_idx\` ON \`recipient_lists\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`recipient_lists_created_at_idx\` ON \`recipient_lists\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`suppressions\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text NOT NULL,
	\`kind\` text NOT NULL,
	\`source\` text NOT NULL,
	\`added_by\` text NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`suppressions_key_idx\` ON \`suppressions\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`suppressions_kind_idx\` ON \`suppressions\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`suppressions_source_idx\` ON \`suppressions\` (\`source\`);`)
  await db.run(sql`CREATE INDEX \`suppressions_updated_at_idx\` ON \`suppressions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`suppressions_created_at_idx\` ON \`suppressions\` (\`created_at\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`recipient_lists\`;`)
  await db.run(sql`DROP TABLE \`suppressions\`;`)
}
