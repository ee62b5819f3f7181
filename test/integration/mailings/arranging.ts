/** Mailings as editors make them. */
import type { PayloadRequest } from 'payload'
import type { BlockSize } from '../../../src/content/edition.ts'
import { approve } from '../../../src/publishing/decide.ts'
import type { ApprovalRecord } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import type { ReadingHub } from '../api/reading-hub.ts'
import { type Made, make, paragraphs } from '../hub.ts'

export const MAIL_CHANNEL = 'newsletter-block'

interface Arranged {
  readonly id: string | number
}

/** Makes a mailing of pieces, in German. */
export function makeMailing(editor: PayloadRequest, pieces: readonly (Arranged & { readonly size?: BlockSize })[], data: Record<string, unknown> = {}): Promise<Made> {
  const mailing = {
    title: 'Newsletter Dezember',
    subjectLine: 'Warm durch den Winter: drei Neuigkeiten aus Lindental',
    preheader: 'Neue Preise, neue Pumpen und ein Besuch im Wasserwerk.',
    intro: paragraphs('Guten Tag,', 'das haben wir im Dezember für Sie.'),
    blocks: pieces.map(({ id, size = 'medium' }) => ({ piece: id, size })),
    ...data,
  }
  return make(editor, 'mailings', mailing, { draft: true })
}

/** Submits a mailing and has it approved. */
export async function approveMailing(editor: PayloadRequest, approver: PayloadRequest, key: string): Promise<ApprovalRecord> {
  const { key: submission } = await submit(editor, { subject: 'mailing', key, locale: 'de' })
  return approve(approver, submission)
}

/** Three pieces that are live on the newsletter, in German. */
export async function threePieces(hub: ReadingHub): Promise<{ id: string | number; key: string }[]> {
  const pieces = []
  for (const title of ['Neue Wärmepumpen im Programm', 'Der Preis bleibt gleich', 'Tag der offenen Tür im Wasserwerk']) {
    pieces.push(await hub.published({ title, teaser: `${title}: was Sie dazu wissen sollten.` }, ['web-page', MAIL_CHANNEL]))
  }
  return pieces
}
