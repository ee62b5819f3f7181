import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`file\` text;`)
  await db.run(sql`CREATE INDEX \`excerpts_file_idx\` ON \`excerpts\` (\`file\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`excerpts_file_idx\`;`)
  await db.run(sql`ALTER TABLE \`excerpts\` DROP COLUMN \`file\`;`)
}
