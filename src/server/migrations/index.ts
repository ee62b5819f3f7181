// Written by `npm run migrate:create`.
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-sqlite'
import * as m0 from './20261122_035343_initial.ts'
import * as m1 from './20261122_062252_who_held_an_account.ts'
import * as m2 from './20261122_065623_voices.ts'
import * as m3 from './20261122_073149_erasures.ts'
import * as m4 from './20261122_104218_attachments.ts'
import * as m5 from './20261122_105944_deliveries.ts'
import * as m6 from './20261122_110313_contact_slots.ts'
import * as m7 from './20261122_110437_social_networks.ts'
import * as m8 from './20261122_115237_consent_evidence_files.ts'
import * as m9 from './20261122_142837_replies_and_changed_posts.ts'
import * as m10 from './20261122_143346_mailings.ts'
import * as m11 from './20261122_144057_privacy_notice.ts'
import * as m12 from './20261122_181510_replies_gone_next.ts'
import * as m13 from './20261122_182033_account_problems.ts'
import * as m14 from './20261122_183937_drop_due_local.ts'
import * as m15 from './20261122_191106_deliveries_due_index.ts'
import * as m16 from './20261122_192300_account_most_characters.ts'
import * as m17 from './20261122_215756_print_runs.ts'
import * as m18 from './20261122_220604_recipient_lists.ts'
import * as m19 from './20261122_221120_print_shops.ts'
import * as m20 from './20261122_221841_mailing_notices.ts'
import * as m21 from './20261122_225517_card_text.ts'

/** One step of the embedded database's schema. */
export interface SqliteMigration {
  readonly name: string
  up(args: MigrateUpArgs): Promise<void>
  down(args: MigrateDownArgs): Promise<void>
}

/** The migrations of the embedded SQLite database, oldest first. */
export const migrations: readonly SqliteMigration[] = [
  { name: '20261122_035343_initial', up: m0.up, down: m0.down },
  { name: '20261122_062252_who_held_an_account', up: m1.up, down: m1.down },
  { name: '20261122_065623_voices', up: m2.up, down: m2.down },
  { name: '20261122_073149_erasures', up: m3.up, down: m3.down },
  { name: '20261122_104218_attachments', up: m4.up, down: m4.down },
  { name: '20261122_105944_deliveries', up: m5.up, down: m5.down },
  { name: '20261122_110313_contact_slots', up: m6.up, down: m6.down },
  { name: '20261122_110437_social_networks', up: m7.up, down: m7.down },
  { name: '20261122_115237_consent_evidence_files', up: m8.up, down: m8.down },
  { name: '20261122_142837_replies_and_changed_posts', up: m9.up, down: m9.down },
  { name: '20261122_143346_mailings', up: m10.up, down: m10.down },
  { name: '20261122_144057_privacy_notice', up: m11.up, down: m11.down },
  { name: '20261122_181510_replies_gone_next', up: m12.up, down: m12.down },
  { name: '20261122_182033_account_problems', up: m13.up, down: m13.down },
  { name: '20261122_183937_drop_due_local', up: m14.up, down: m14.down },
  { name: '20261122_191106_deliveries_due_index', up: m15.up, down: m15.down },
  { name: '20261122_192300_account_most_characters', up: m16.up, down: m16.down },
  { name: '20261122_215756_print_runs', up: m17.up, down: m17.down },
  { name: '20261122_220604_recipient_lists', up: m18.up, down: m18.down },
  { name: '20261122_221120_print_shops', up: m19.up, down: m19.down },
  { name: '20261122_221841_mailing_notices', up: m20.up, down: m20.down },
  { name: '20261122_225517_card_text', up: m21.up, down: m21.down },
]
