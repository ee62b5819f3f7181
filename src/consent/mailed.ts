/** Mails in which a customer's words left the house: mailings that were handed to whoever sends them, and tests of them. */
import type { Payload } from 'payload'
import type { EditionHash, ExcerptKey, Locale, TestimonialKey } from '../content/nodes.ts'
import { hubOf } from '../publishing/hub.ts'
import { editionsByHash } from '../publishing/lookups.ts'
import { isOffline } from '../publishing/mailings/online-page.ts'
import { pagePathOf } from '../publishing/mailings/page-address.ts'
import { type AuditRecord, findRecords, whereAll } from '../publishing/records.ts'

/** Words that are in a mail for good: whoever has it keeps it. */
export interface MailedWords {
  /** Key of the mailing. */
  readonly mailing: string
  readonly locale: Locale
  /** What its readers saw as its subject. */
  readonly title: string
  readonly is: 'export' | 'test'
  /** How it was handed out: `html`, `listmonk`; null of tests. */
  readonly form: string | null
  readonly excerpt: ExcerptKey
  /** ms since 1970. */
  readonly at: number
}

const TYPES = ['mailing-exported', 'mailing-tested'] as const

/** All mails with words of the testimonials up to now, oldest first, in two queries. */
export async function mailedWords(payload: Payload, testimonials: readonly TestimonialKey[]): Promise<ReadonlyMap<TestimonialKey, readonly MailedWords[]>> {
  const mailed = new Map(testimonials.map((key) => [key, [] as MailedWords[]]))
  if (testimonials.length === 0) return mailed
  const events = await findRecords(payload, 'audit-events', { where: whereAll({ type: { in: [...TYPES] } }), sort: 'at' })
  const mentioning = events.filter((event) => quotesOf(event).some(({ testimonial }) => mailed.has(testimonial)))
  const titles = await titlesOf(payload, mentioning)
  for (const event of mentioning) {
    const { subject, type, at, data } = event
    for (const { testimonial, excerpt } of quotesOf(event)) {
      mailed.get(testimonial)?.push({
        mailing: subject.slice('mailing:'.length),
        locale: String(data.locale),
        title: titles.get(event.id) ?? subject,
        is: type === 'mailing-tested' ? 'test' : 'export',
        form: typeof data.form === 'string' ? data.form : null,
        excerpt,
        at: Date.parse(at),
      })
    }
  }
  return mailed
}

/** Path of a mailing's page, or null where nobody reads it on the web (any more). */
export async function mailingPath(payload: Payload, { mailing, locale }: Pick<MailedWords, 'mailing' | 'locale'>): Promise<string | null> {
  return (await isOffline(payload, mailing, locale)) ? null : pagePathOf(hubOf(payload).secret, { key: mailing, locale })
}

/** Those that were handed out, one for each mailing and language: the latest. */
export function handedOut(mails: readonly MailedWords[]): MailedWords[] {
  return [...new Map(mails.filter(({ is }) => is === 'export').map((mail) => [`${mail.mailing}:${mail.locale}`, mail])).values()]
}

interface Quoted {
  readonly testimonial: TestimonialKey
  readonly excerpt: ExcerptKey
}
const isQuoted = (value: unknown): value is Quoted => typeof value === 'object' && value !== null && 'testimonial' in value && 'excerpt' in value
const quotesOf = ({ data }: AuditRecord): Quoted[] => (Array.isArray(data.quotes) ? data.quotes.filter(isQuoted) : [])

/** Of what was approved its subject; of a draft the one that it was sent with. */
async function titlesOf(payload: Payload, events: readonly AuditRecord[]): Promise<ReadonlyMap<AuditRecord['id'], string>> {
  const hashes = events.flatMap(({ data }): EditionHash[] => (typeof data.edition === 'string' ? [data.edition] : []))
  const editions = await editionsByHash(payload, hashes)
  return new Map(
    events.flatMap(({ id, data }) => {
      const content = typeof data.edition === 'string' ? editions.get(data.edition)?.content : undefined
      const title = content?.subject === 'mailing' ? content.subjectLine : data.subjectLine
      return typeof title === 'string' ? [[id, title] as const] : []
    }),
  )
}
