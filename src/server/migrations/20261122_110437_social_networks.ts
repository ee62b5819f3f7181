import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`pieces_locales\` ADD \`overrides_social_post_text_instagram\` text;`)
  await db.run(sql`ALTER TABLE \`pieces_locales\` ADD \`overrides_social_post_text_facebook\` text;`)
  await db.run(sql`ALTER TABLE \`pieces_locales\` ADD \`overrides_social_post_text_threads\` text;`)
  await db.run(sql`ALTER TABLE \`pieces_locales\` ADD \`overrides_social_post_chain\` text;`)
  await db.run(sql`ALTER TABLE \`_pieces_v_locales\` ADD \`version_overrides_social_post_text_instagram\` text;`)
  await db.run(sql`ALTER TABLE \`_pieces_v_locales\` ADD \`version_overrides_social_post_text_facebook\` text;`)
  await db.run(sql`ALTER TABLE \`_pieces_v_locales\` ADD \`version_overrides_social_post_text_threads\` text;`)
  await db.run(sql`ALTER TABLE \`_pieces_v_locales\` ADD \`version_overrides_social_post_chain\` text;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`pieces_locales\` DROP COLUMN \`overrides_social_post_text_instagram\`;`)
  await db.run(sql`ALTER TABLE \`pieces_locales\` DROP COLUMN \`overrides_social_post_text_facebook\`;`)
  await db.run(sql`ALTER TABLE \`pieces_locales\` DROP COLUMN \`overrides_social_post_text_threads\`;`)
  await db.run(sql`ALTER TABLE \`pieces_locales\` DROP COLUMN \`overrides_social_post_chain\`;`)
  await db.run(sql`ALTER TABLE \`_pieces_v_locales\` DROP COLUMN \`version_overrides_social_post_text_instagram\`;`)
  await db.run(sql`ALTER TABLE \`_pieces_v_locales\` DROP COLUMN \`version_overrides_social_post_text_facebook\`;`)
  await db.run(sql`ALTER TABLE \`_pieces_v_locales\` DROP COLUMN \`version_overrides_social_post_text_threads\`;`)
  await db.run(sql`ALTER TABLE \`_pieces_v_locales\` DROP COLUMN \`version_overrides_social_post_chain\`;`)
}
