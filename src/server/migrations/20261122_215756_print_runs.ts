import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`print_runs\` (
	\`id\` text(36) PRIMARY KEY NOT NULL,
	\`key\` text NOT NULL,
	\`code\` text NOT NULL,
	\`title\` text NOT NULL,
	\`publication\` text NOT NULL,
	\`piece_key\` text NOT NULL,
	\`locale\` text NOT NULL,
	\`channel\` text NOT NULL,
	\`format\` text NOT NULL,
	\`shop\` text NOT NULL,
	\`list\` text,
	\`seeds\` text,
	\`quantity\` numeric,
	\`options\` text NOT NULL,
	\`edition\` text NOT NULL,
	\`approval\` text NOT NULL,
	\`brand_edition\` text NOT NULL,
	\`shop_profile\` text NOT NULL,
	\`profile_hash\` text NOT NULL,
	\`list_hash\` text,
	\`print_date\` text NOT NULL,
	\`state\` text NOT NULL,
	\`reason\` text,
	\`build\` numeric NOT NULL,
	\`input_hash\` text,
	\`progress\` text,
	\`counts\` text,
	\`files\` text,
	\`findings\` text,
	\`quotes\` text,
	\`owner\` text,
	\`lease\` text,
	\`created_by\` text NOT NULL,
	\`built_by\` text,
	\`released_by\` text,
	\`released_at\` text,
	\`claimed_by\` text,
	\`claim\` text,
	\`report\` text,
	\`files_until\` text,
	\`changed\` text NOT NULL,
	\`rev\` numeric NOT NULL,
	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
`)
  await db.run(sql`CREATE UNIQUE INDEX \`print_runs_key_idx\` ON \`print_runs\` (\`key\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`print_runs_code_idx\` ON \`print_runs\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`print_runs_publication_idx\` ON \`print_runs\` (\`publication\`);`)
  await db.run(sql`CREATE INDEX \`print_runs_piece_key_idx\` ON \`print_runs\` (\`piece_key\`);`)
  await db.run(sql`CREATE INDEX \`print_runs_shop_idx\` ON \`print_runs\` (\`shop\`);`)
  await db.run(sql`CREATE INDEX \`print_runs_list_idx\` ON \`print_runs\` (\`list\`);`)
  await db.run(sql`CREATE INDEX \`print_runs_state_idx\` ON \`print_runs\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`print_runs_files_until_idx\` ON \`print_runs\` (\`files_until\`);`)
  await db.run(sql`CREATE INDEX \`print_runs_changed_idx\` ON \`print_runs\` (\`changed\`);`)
  await db.run(sql`CREATE INDEX \`print_runs_updated_at_idx\` ON \`print_runs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`print_runs_created_at_idx\` ON \`print_runs\` (\`created_at\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`print_runs\`;`)
}
