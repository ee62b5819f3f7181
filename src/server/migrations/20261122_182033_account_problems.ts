import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`social_accounts\` ADD \`replies_problem_said\` text;`)
  await db.run(sql`ALTER TABLE \`social_accounts\` ADD \`problem_said\` text;`)
  // What was kept as a sentence becomes a code with that sentence as what was said.
  await db.run(sql`UPDATE \`social_accounts\` SET \`problem_said\` = substr(\`problem\`, 1, 200), \`problem\` = 'refused' WHERE \`problem\` IS NOT NULL;`)
  await db.run(sql`UPDATE \`social_accounts\` SET \`replies_problem_said\` = substr(\`replies_problem\`, 1, 200), \`replies_problem\` = 'refused' WHERE \`replies_problem\` IS NOT NULL;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`social_accounts\` DROP COLUMN \`replies_problem_said\`;`)
  await db.run(sql`ALTER TABLE \`social_accounts\` DROP COLUMN \`problem_said\`;`)
}
