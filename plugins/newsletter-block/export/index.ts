/** The mail tools that take a mailing. */
import type { MailExport } from '../../../src/channel/mail-export.ts'
import { KEILA } from './keila.ts'
import { LISTMONK } from './listmonk.ts'
import { MAUTIC } from './mautic.ts'

export const MAIL_EXPORTS: Readonly<Record<string, MailExport>> = { listmonk: LISTMONK, mautic: MAUTIC, keila: KEILA }
