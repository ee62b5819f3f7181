/** Mailings as editors make them. */
import type { PayloadRequest } from 'payload'
import type { BlockSize } from '../../../src/content/edition.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { mailingState } from '../../../src/publishing/mailings/mailing-state.ts'
import { pagePathOf } from '../../../src/publishing/mailings/page-address.ts'
import { publish } from '../../../src/publishing/publish.ts'
import type { ApprovalRecord } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
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

export interface LivePiece {
  readonly id: string | number
  readonly key: string
}

/** A hub with three pieces that are live on the newsletter, in German, and what people do there with mailings. */
export interface MailingHub extends ReadingHub {
  readonly pieces: readonly [LivePiece, LivePiece, LivePiece]
  /** A mailing of the three. */
  three(): Promise<Made>
  state(key: string): ReturnType<typeof mailingState>
  /** Path of its page on the web. */
  pageOf(key: string): string
  /** Changes a draft as its editor does. */
  rewrite(collection: 'pieces' | 'mailings', id: string | number, data: Record<string, unknown>): Promise<unknown>
  /** Changes a piece, has it approved and puts it out anew, by default on the newsletter; null: nowhere. */
  correct(piece: LivePiece, data: Record<string, unknown>, channels?: readonly string[] | null): Promise<void>
}

const TITLES = ['Neue Wärmepumpen im Programm', 'Der Preis bleibt gleich', 'Tag der offenen Tür im Wasserwerk'] as const

export async function startMailingHub(): Promise<MailingHub> {
  const hub = await startReadingHub()
  const { editor, approver, payload } = hub
  const live = (title: string): Promise<LivePiece> => hub.published({ title, teaser: `${title}: was Sie dazu wissen sollten.` }, ['web-page', MAIL_CHANNEL])
  const pieces = [await live(TITLES[0]), await live(TITLES[1]), await live(TITLES[2])] as const
  const rewrite: MailingHub['rewrite'] = (collection, id, data) => payload.update({ collection, id, locale: 'de' as never, data: data as never, draft: true, user: editor.user, overrideAccess: false })
  return {
    ...hub,
    pieces,
    three: () => makeMailing(editor, pieces),
    state: (key) => mailingState(editor, key, 'de'),
    pageOf: (key) => pagePathOf(hubOf(payload).secret, { key, locale: 'de' }),
    rewrite,
    async correct({ id, key }, data, channels = [MAIL_CHANNEL]) {
      await rewrite('pieces', id, data)
      await approve(approver, (await submit(editor, { subject: 'piece', key, locale: 'de' })).key)
      if (channels) await publish(editor, { pieceKey: key, locale: 'de', channels })
    },
  }
}
