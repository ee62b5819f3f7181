import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`contacts\` ADD \`customer_number_slot\` text;`)
  await db.run(sql`ALTER TABLE \`contacts\` ADD \`email_slot\` text;`)
  await db.run(sql`ALTER TABLE \`contacts\` ADD \`phone_slot\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`contacts_customer_number_slot_idx\` ON \`contacts\` (\`customer_number_slot\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`contacts_email_slot_idx\` ON \`contacts\` (\`email_slot\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`contacts_phone_slot_idx\` ON \`contacts\` (\`phone_slot\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`contacts_customer_number_slot_idx\`;`)
  await db.run(sql`DROP INDEX \`contacts_email_slot_idx\`;`)
  await db.run(sql`DROP INDEX \`contacts_phone_slot_idx\`;`)
  await db.run(sql`ALTER TABLE \`contacts\` DROP COLUMN \`customer_number_slot\`;`)
  await db.run(sql`ALTER TABLE \`contacts\` DROP COLUMN \`email_slot\`;`)
  await db.run(sql`ALTER TABLE \`contacts\` DROP COLUMN \`phone_slot\`;`)
}
