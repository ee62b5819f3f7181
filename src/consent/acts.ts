/** What people do with consents. Each is one event appended to a chain, together with its audit event, or nothing. */
import type { PayloadRequest } from 'payload'
import { cleanParagraphs } from '../content/clean-text.ts'
import { HubError } from '../content/errors.ts'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import { requirePerson } from '../publishing/four-eyes.ts'
import { hubOf } from '../publishing/hub.ts'
import { LOCALE_CODES } from '../publishing/places.ts'
import { type ConsentEventRecord, writeTogether } from '../publishing/records.ts'
import { announceWork } from '../publishing/wake.ts'
import { append, appendWithdrawal, checkedChoice, type Choice, CONSENT_ROLES, contactOf, type Standing, standing } from './act.ts'
import { freezeShorter, loadTestimonial, quoteWordsOf } from './excerpts.ts'
import { GIVING, type Terms } from './fold.ts'
import { isAgentsLink } from './handover.ts'
import { type Evidence, eventOf } from './ledger.ts'
import { consentAddress, type ConsentLink } from './links.ts'
import { isNarrower } from './narrower.ts'

export { askConsent, type AskOrder, mailConsent } from './asking.ts'
export { decideRecorded, recordConsent, type RecordOrder } from './recorded.ts'

/** Links that are forged, expired, used or belong to what has ended are refused alike. */
export const deadLink = (): HubError => new HubError('link-invalid', 'This link is not valid (any more). Ask our service for a new one.')

/** What a link opens. */
export interface OpenedLink extends Standing {
  readonly terms: Terms
  /** False behind a link that an agent gave out: what stands can be narrowed and withdrawn, no more. */
  readonly mayWiden: boolean
}

/** @throws HubError `link-invalid` */
export async function openLink(req: PayloadRequest, link: ConsentLink): Promise<OpenedLink> {
  const found = await standing(req, link.testimonial)
  const { chain, consent } = found
  if (link.purpose === 'answer') {
    const asked = chain.at(-1)
    // Single-purpose and single-use: whatever happened since the question, an answer among it, ends the link.
    if (asked?.type !== 'asked' || asked.number !== link.number) throw deadLink()
    return { ...found, terms: eventOf(asked), mayWiden: true }
  }
  // Given again while it stands, a consent has several links by which it was given: all of them lead to it, as long as it stands.
  const own = chain.find(({ number }) => number === link.number)
  if (!consent.terms || consent.since === null || link.number < consent.since || !own || !GIVING.includes(own.type)) throw deadLink()
  return { ...found, terms: consent.terms, mayWiden: !isAgentsLink(link, chain) }
}

/** The person's own address to change or withdraw a consent that began with an event. A link that an agent gave out leads to one that says so, too. */
export const manageAddress = (req: PayloadRequest, { testimonial, number, isFromAgent }: Pick<ConsentLink, 'testimonial' | 'number' | 'isFromAgent'>): string =>
  consentAddress(hubOf(req.payload), { purpose: 'manage', testimonial, number, expires: null, ...(isFromAgent ? { isFromAgent } : {}) })

/** How an act behind a link came about: whose the link is, too, and for one to manage, where it comes from. */
const evidenceOf = (link: ConsentLink, { mayWiden }: OpenedLink, locale: Locale): Evidence => ({ kind: mayWiden ? 'link' : 'link-to-agent', locale, ...(link.purpose === 'manage' ? { of: link.number } : {}) })

/** What the person kept of each excerpt: all, or a shorter text. */
export type Shortened = ReadonlyMap<string, string>

/**
 * The customer answers, changes or renews through a link.
 * @param shortened excerpts whose text the person made shorter; the consent is for the shorter text, which has to be approved before it is shown
 * @throws HubError `link-invalid`, `bad-input`, `forbidden` for more than what stands, behind a link that an agent gave out
 */
export async function giveConsent(req: PayloadRequest, link: ConsentLink, choice: Choice, locale: Locale, shortened: Shortened = new Map()): Promise<ConsentEventRecord> {
  const event = await writeTogether(req, async (tx) => {
    const opened = await openLink(tx, link)
    const { chain, consent, terms } = opened
    const checked = checkedChoice(tx, choice)
    if (!opened.mayWiden && !isNarrower(terms, checked)) throw new HubError('forbidden', 'An agent gave out this link: a consent can be narrowed or withdrawn with it. To widen or renew it, ask the person anew.')
    // What stands can be kept along with what is asked for.
    if (link.purpose === 'answer' && checked.channels.some((id) => !terms.channels.includes(id) && !consent.terms?.channels.includes(id))) throw new HubError('bad-input', 'Choose among the channels that you were asked for.')
    const excerpts: string[] = []
    // One after the other: Payload keeps the locale in the request.
    for (const key of terms.excerpts) excerpts.push(await shortenExcerpt(tx, link.testimonial, key, shortened.get(key)))
    const isLonger = consent.terms !== null && (checked.until ?? '9') > (consent.terms.until ?? '9')
    return append(tx, chain, {
      testimonial: link.testimonial,
      type: link.purpose === 'answer' ? 'given' : isLonger ? 'renewed' : 'changed',
      contact: contactOf(chain),
      excerpts,
      ...checked,
      evidence: evidenceOf(link, opened, locale),
      actor: 'subject',
      locale,
    })
  })
  announceWork()
  return event
}

async function shortenExcerpt(tx: PayloadRequest, testimonial: TestimonialKey, key: string, given: string | undefined): Promise<string> {
  if (given === undefined) return key
  // As it will be read again.
  const shorter = cleanParagraphs(given)
  const words = (await quoteWordsOf(tx.payload, [key], tx)).get(key)
  if (!words) throw deadLink()
  if (shorter === words.text) return key
  if (shorter === '' || shorter.length > words.text.length) throw new HubError('bad-input', 'Leave out what should not be quoted; words cannot be added here.')
  const doc = await loadTestimonial(tx.payload, testimonial, words.locale, tx)
  await tx.payload.update({ collection: 'testimonials', id: doc.id, data: { quote: shorter } as never, locale: words.locale as never, depth: 0, overrideAccess: true, req: tx })
  return (await freezeShorter(tx, key, shorter)).key
}

/** The customer says no. @throws HubError `link-invalid` */
export async function declineConsent(req: PayloadRequest, link: ConsentLink, locale: Locale): Promise<void> {
  await writeTogether(req, async (tx) => {
    if (link.purpose !== 'answer') throw deadLink()
    const { chain, terms } = await openLink(tx, link)
    await append(tx, chain, { ...terms, testimonial: link.testimonial, type: 'declined', contact: contactOf(chain), channels: [], until: null, evidence: { kind: 'link', locale }, actor: 'subject', locale })
  })
}

/** Who withdraws: the customer by a link, a person of the hub on the customer's behalf, or whoever runs the command on the machine. */
export type Withdrawer = { readonly link: ConsentLink } | { readonly testimonial: TestimonialKey }

/**
 * Ends a consent. One append; from its commit on no reader meets the words. Withdrawing twice is no error.
 * @throws HubError `link-invalid`, `forbidden`, `not-found`
 */
export async function withdrawConsent(req: PayloadRequest, by: Withdrawer, locale: Locale = LOCALE_CODES[0] ?? 'de'): Promise<ConsentEventRecord> {
  const actor = 'link' in by ? 'subject' : requirePerson(req, [...CONSENT_ROLES, 'admin']).key
  const testimonial = 'link' in by ? by.link.testimonial : by.testimonial
  const event = await writeTogether(req, async (tx) => {
    const opened = 'link' in by ? await openLink(tx, by.link) : null
    const found = opened ?? (await standing(tx, testimonial))
    const evidence: Evidence = 'link' in by && opened ? evidenceOf(by.link, opened, locale) : { kind: 'none' }
    const withdrawn = await appendWithdrawal(tx, found, { testimonial, contact: contactOf(found.chain), evidence, actor, locale })
    if (!withdrawn) throw new HubError('not-found', `Nobody has been asked for a consent to "${testimonial.slice(0, 80)}".`)
    return withdrawn
  })
  announceWork()
  return event
}
