import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`print_shops\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`name\` text NOT NULL,
	\`email\` text,
	\`is_disabled\` integer DEFAULT false,
	\`delivery_name\` text,
	\`delivery_street\` text,
	\`delivery_postcode\` text,
	\`delivery_town\` text,
	\`delivery_country\` text DEFAULT 'DE',
	\`profile_files\` text DEFAULT 'chunks' NOT NULL,
	\`profile_recipients_per_file\` numeric DEFAULT 100,
	\`profile_single_file_most_mb\` numeric DEFAULT 500,
	\`profile_standard\` text DEFAULT 'pdf-x-4' NOT NULL,
	\`profile_has_marks\` integer DEFAULT true,
	\`profile_bleed\` numeric,
	\`profile_overprints_black\` integer DEFAULT true,
	\`profile_sort\` text DEFAULT 'postcode' NOT NULL,
	\`icc_condition\` text,
	\`icc_name\` text,
	\`icc_sha256\` text,
	\`key\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`print_shops_key_idx\` ON \`print_shops\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`print_shops_updated_at_idx\` ON \`print_shops\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`print_shops_created_at_idx\` ON \`print_shops\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`app_tokens\` ADD \`shop_id\` text(36) REFERENCES print_shops(id);`)
  await db.run(sql`CREATE INDEX \`app_tokens_shop_idx\` ON \`app_tokens\` (\`shop_id\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`print_shops\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_app_tokens\` (
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
  await db.run(sql`INSERT INTO \`__new_app_tokens\`("id", "name", "kind", "person_id", "expires_at", "revoked_at", "last_used_at", "hash", "updated_at", "created_at") SELECT "id", "name", "kind", "person_id", "expires_at", "revoked_at", "last_used_at", "hash", "updated_at", "created_at" FROM \`app_tokens\`;`)
  await db.run(sql`DROP TABLE \`app_tokens\`;`)
  await db.run(sql`ALTER TABLE \`__new_app_tokens\` RENAME TO \`app_tokens\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`app_tokens_person_idx\` ON \`app_tokens\` (\`person_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`app_tokens_hash_idx\` ON \`app_tokens\` (\`hash\`);`)
  await db.run(sql`CREATE INDEX \`app_tokens_updated_at_idx\` ON \`app_tokens\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`app_tokens_created_at_idx\` ON \`app_tokens\` (\`created_at\`);`)
}
