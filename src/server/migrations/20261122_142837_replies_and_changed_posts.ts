import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`in_place_of\` text;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`manner\` text;`)
  await db.run(sql`CREATE INDEX \`deliveries_in_place_of_idx\` ON \`deliveries\` (\`in_place_of\`);`)
  await db.run(sql`ALTER TABLE \`social_accounts\` ADD \`keeps_replies\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`social_accounts\` ADD \`replies_problem\` text;`)
  await db.run(sql`ALTER TABLE \`social_accounts\` ADD \`replies_cursor\` text;`)
  await db.run(sql`ALTER TABLE \`social_accounts\` ADD \`replies_next\` text;`)
  await db.run(sql`CREATE INDEX \`social_accounts_replies_next_idx\` ON \`social_accounts\` (\`replies_next\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`deliveries_in_place_of_idx\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`in_place_of\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`manner\`;`)
  await db.run(sql`DROP INDEX \`social_accounts_replies_next_idx\`;`)
  await db.run(sql`ALTER TABLE \`social_accounts\` DROP COLUMN \`keeps_replies\`;`)
  await db.run(sql`ALTER TABLE \`social_accounts\` DROP COLUMN \`replies_problem\`;`)
  await db.run(sql`ALTER TABLE \`social_accounts\` DROP COLUMN \`replies_cursor\`;`)
  await db.run(sql`ALTER TABLE \`social_accounts\` DROP COLUMN \`replies_next\`;`)
}
