/** What a mailing looks like while it is being written: the mail of the form's unsaved values, as they stand. */
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { limitComposing } from '../../access/rate-limits.ts'
import { parseLexical } from '../../content/lexical-schema.ts'
import { editionHash } from '../../content/canonical.ts'
import type { Locale } from '../../content/nodes.ts'
import type { Note } from '../../content/notes.ts'
import { make } from '../compose.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { requireLocale } from '../places.ts'
import { submissionByKey } from '../decide.ts'
import { HubError } from '../../content/errors.ts'
import type { MailingContent } from '../../content/edition.ts'
import { blockStandings, deadLinkNotes, standingNotes } from './block-standings.ts'
import { blockLicenceNotes } from './check-mailing.ts'
import { orderForMailing } from './compose-mailing.ts'
import { textOf } from './mail-parts.ts'
import { draftMailing, loadMailing, type MailingDraft } from './snapshot-mailing.ts'

export interface MailView {
  readonly hash: string
  readonly subjectLine: string
  readonly preheader: string
  readonly html: string
  readonly text: string
  /** UTF-8 bytes of the HTML. */
  readonly bytes: number
  readonly notes: readonly Note[]
}

const reference = z.union([z.string().max(64), z.number()]).nullish()
/** The form's values of one locale. Whatever else the form has is of no interest here. */
export const MailingFields = z.object({
  title: z.string().max(400).nullish(),
  subjectLine: z.string().max(400).nullish(),
  preheader: z.string().max(500).nullish(),
  intro: z.unknown(),
  brand: reference,
  blocks: z.array(z.object({ piece: reference, size: z.string().max(20).nullish() })).max(60).nullish(),
})
export type MailingFields = z.output<typeof MailingFields>

/** @param fields the form's unsaved values; absent: the mailing as it is stored. @throws HubError `forbidden`, `not-found`, `bad-input` (nothing to show yet), `too-many-requests` */
export async function viewDraft(req: PayloadRequest, key: string, { locale, fields }: { readonly locale: Locale; readonly fields?: MailingFields | undefined }): Promise<MailView> {
  const person = requirePerson(req, ['admin', 'editor', 'approver'])
  await limitComposing(person.key)
  requireLocale(locale)
  const stored = await loadMailing(req.payload, key, locale, req)
  const own = fields ? { ...fields, intro: fields.intro === null || fields.intro === undefined ? null : parseLexical(fields.intro) } : {}
  const { content, leftOut } = await draftMailing(req, { ...stored, ...own }, locale)
  return view(req, content, true, leftOut)
}

/** Exactly what was submitted. @throws HubError `forbidden`, `not-found`, `bad-input` (no mailing), `too-many-requests` */
export async function viewSubmitted(req: PayloadRequest, key: string): Promise<MailView> {
  const person = requirePerson(req, ['admin', 'editor', 'approver'])
  await limitComposing(person.key)
  const { snapshot, stage } = await submissionByKey(req, key)
  if (snapshot.subject !== 'mailing') throw new HubError('bad-input', 'That is not the submission of a mailing.')
  return view(req, snapshot, stage !== 'approved', [])
}

const LEFT_OUT: Readonly<Record<MailingDraft['leftOut'][number]['reason'], Note['message']>> = {
  empty: { de: 'hat noch keinen Beitrag.', en: 'has no piece yet.' },
  twice: { de: 'zeigt einen Beitrag, den schon ein anderer Block zeigt.', en: 'shows a piece that another block shows already.' },
  'not-approved': { de: 'zeigt einen Beitrag, der in dieser Sprache noch nicht freigegeben ist.', en: 'shows a piece that has not been approved in this language yet.' },
}

async function view(req: PayloadRequest, content: MailingContent, isDraft: boolean, leftOut: MailingDraft['leftOut']): Promise<MailView> {
  const hub = hubOf(req.payload)
  // A page for the eyes of the house: its links lead nowhere.
  const order = await orderForMailing(req.payload, content, { links: { online: `${hub.publicUrl}/`, unsubscribe: `${hub.publicUrl}/` }, isDraft, quotes: 'hoped-for', req })
  const [packed, standings, licences] = await Promise.all([make(hub, order), blockStandings(req.payload, content.locale, content.blocks), blockLicenceNotes(req, content)])
  // Of the blocks that are shown; counted as in the form.
  const places = Array.from({ length: content.blocks.length + leftOut.length }, (_, index) => index).filter((index) => !leftOut.some((one) => one.index === index))
  const inForm = standings.map((standing, index) => ({ ...standing, place: places[index] ?? index }))
  const missing = leftOut.map(({ index, reason }): Note => ({
    severity: 'error',
    code: `block-${reason}`,
    message: { de: `Block ${index + 1} ${LEFT_OUT[reason].de}`, en: `Block ${index + 1} ${LEFT_OUT[reason].en}` },
    path: `blocks.${index}`,
  }))
  const stale = inForm.flatMap(({ isStale, title, place }): Note[] =>
    isStale ? [{ severity: 'warning', code: 'block-stale', message: { de: `Von „${title}“ ist inzwischen eine neuere Ausgabe freigegeben. Reichen Sie neu ein, um sie zu zeigen.`, en: `A newer edition of “${title}” has been approved. Submit again to show it.` }, path: `blocks.${place}` }] : [],
  )
  const html = textOf(packed, 'html')
  return {
    hash: editionHash(content),
    subjectLine: content.subjectLine,
    preheader: content.preheader,
    html,
    text: textOf(packed, 'text'),
    bytes: new TextEncoder().encode(html).length,
    notes: [...missing, ...standingNotes(inForm, ['scheduled']), ...stale, ...deadLinkNotes(inForm), ...packed.notes, ...licences],
  }
}
