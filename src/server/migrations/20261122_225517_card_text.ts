import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`pieces_locales\` ADD \`overrides_print_pdf_card_text\` text;`)
  await db.run(sql`ALTER TABLE \`_pieces_v_locales\` ADD \`version_overrides_print_pdf_card_text\` text;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`pieces_locales\` DROP COLUMN \`overrides_print_pdf_card_text\`;`)
  await db.run(sql`ALTER TABLE \`_pieces_v_locales\` DROP COLUMN \`version_overrides_print_pdf_card_text\`;`)
}
