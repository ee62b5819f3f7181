import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`deliveries\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text NOT NULL,
	\`publication\` text NOT NULL,
	\`piece_key\` text NOT NULL,
	\`locale\` text NOT NULL,
	\`channel\` text NOT NULL,
	\`variant\` text NOT NULL,
	\`edition\` text NOT NULL,
	\`approval\` text NOT NULL,
	\`account\` text NOT NULL,
	\`network\` text NOT NULL,
	\`post\` text NOT NULL,
	\`round\` numeric NOT NULL,
	\`state\` text NOT NULL,
	\`failure\` text,
	\`error\` text,
	\`due\` text NOT NULL,
	\`due_local\` text NOT NULL,
	\`next\` text NOT NULL,
	\`attempts\` numeric NOT NULL,
	\`started_at\` text,
	\`owner\` text,
	\`lease\` text,
	\`sent_hash\` text,
	\`files\` text,
	\`quotes\` text,
	\`reference\` text,
	\`url\` text,
	\`planned_by\` text NOT NULL,
	\`delivered_at\` text,
	\`withdrawn_at\` text,
	\`rev\` numeric NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`deliveries_key_idx\` ON \`deliveries\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_publication_idx\` ON \`deliveries\` (\`publication\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_piece_key_idx\` ON \`deliveries\` (\`piece_key\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_account_idx\` ON \`deliveries\` (\`account\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_state_idx\` ON \`deliveries\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_next_idx\` ON \`deliveries\` (\`next\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_updated_at_idx\` ON \`deliveries\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_created_at_idx\` ON \`deliveries\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`social_accounts\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`label\` text NOT NULL,
	\`network\` text NOT NULL,
	\`server\` text,
	\`identifier\` text,
	\`sealed\` text,
	\`time_zone\` text NOT NULL,
	\`brand\` text,
	\`is_disabled\` integer DEFAULT false,
	\`problem\` text,
	\`paused_until\` text,
	\`key\` text,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`social_accounts_key_idx\` ON \`social_accounts\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`social_accounts_updated_at_idx\` ON \`social_accounts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`social_accounts_created_at_idx\` ON \`social_accounts\` (\`created_at\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`deliveries\`;`)
  await db.run(sql`DROP TABLE \`social_accounts\`;`)
}
