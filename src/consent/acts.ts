/** What people do with consents. Each is one event appended to a chain, together with its audit event, or nothing. */
import type { PayloadRequest } from 'payload'
import type { Person, Role } from '../access/roles.ts'
import type { ChannelId } from '../channel/contract.ts'
import { cleanParagraphs } from '../content/clean-text.ts'
import { HubError } from '../content/errors.ts'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import { appendAudit } from '../publishing/audit.ts'
import { failpoint } from '../publishing/failpoints.ts'
import { requirePerson, requireSecondPerson } from '../publishing/four-eyes.ts'
import { hubOf } from '../publishing/hub.ts'
import { isLocale, LOCALE_CODES } from '../publishing/places.ts'
import { type ConsentEventRecord, writeTogether } from '../publishing/records.ts'
import { announceWork } from '../publishing/wake.ts'
import { type Excerpt, freezeExcerpt, keepEvidence, loadTestimonial, personBehind, quoteWordsOf, type TestimonialDoc } from './excerpts.ts'
import { ATTRIBUTIONS, type Attribution, type Consent, foldConsent, type Terms } from './fold.ts'
import { appendConsent, chainOf, type ConsentEntry, eventOf } from './ledger.ts'
import { consentAddress, type ConsentLink } from './links.ts'

/** Who may ask, record and withdraw on a customer's behalf. */
export const CONSENT_ROLES: readonly Role[] = ['agent', 'editor']
/** Days for which the link of a question answers. */
export const ASK_DAYS = 30
const LONGEST_YEARS = 10
const DAY_MS = 86_400_000

/** A customer's choice. */
export interface Choice {
  readonly channels: readonly ChannelId[]
  readonly attribution: Attribution
  /** ISO instant; null: until withdrawn. */
  readonly until: string | null
}

interface Standing {
  readonly chain: readonly ConsentEventRecord[]
  readonly consent: Consent
}

async function standing(tx: PayloadRequest, testimonial: TestimonialKey): Promise<Standing> {
  const chain = await chainOf(tx.payload, testimonial, tx)
  return { chain, consent: foldConsent(chain.map(eventOf), Date.now()) }
}

/** Appends one event and its audit event. */
async function append(tx: PayloadRequest, chain: readonly ConsentEventRecord[], entry: ConsentEntry): Promise<ConsentEventRecord> {
  const at = new Date().toISOString()
  failpoint('consent:before')
  const event = await appendConsent(tx, chain, entry, at)
  failpoint('consent:after-event')
  await appendAudit(tx.payload, tx, { subject: `testimonial:${entry.testimonial}`, type: 'consent', actor: entry.actor, data: { event: entry.type, number: event.number } }, at)
  failpoint('consent:after-audit')
  return event
}

const firstOf = (chain: readonly ConsentEventRecord[]): string | null => chain.at(-1)?.contact ?? null

/** The excerpts of every locale in which the testimonial has a quote: what the person is shown. */
async function freezeAll(tx: PayloadRequest, testimonial: TestimonialKey): Promise<{ readonly excerpts: readonly Excerpt[]; readonly doc: TestimonialDoc }> {
  const excerpts: Excerpt[] = []
  let doc: TestimonialDoc | undefined
  // One after the other: Payload keeps the locale in the request.
  for (const locale of LOCALE_CODES) {
    const own = await loadTestimonial(tx.payload, testimonial, locale, tx)
    doc ??= own
    if (own.quote !== '') excerpts.push(await freezeExcerpt(tx, own, locale))
  }
  if (!doc || excerpts.length === 0) throw new HubError('bad-input', 'The testimonial has no quote yet. Write it first.')
  return { excerpts, doc }
}

/** The channels that exist, out of those that were named. @throws HubError `bad-input` */
function knownChannels(req: PayloadRequest, channels: readonly ChannelId[]): ChannelId[] {
  const known = hubOf(req.payload).channels.map(({ id }) => id)
  const unknown = channels.find((id) => !known.includes(id))
  if (unknown !== undefined) throw new HubError('bad-input', `There is no channel "${unknown.slice(0, 40)}". Channels: ${known.join(', ')}.`)
  return [...new Set(channels)]
}

/** @throws HubError `bad-input` for no channel, an unknown name or a day that is past or too far */
function checkedChoice(req: PayloadRequest, choice: Choice): Choice {
  const channels = knownChannels(req, choice.channels)
  if (channels.length === 0) throw new HubError('bad-input', 'Choose at least one channel, or decline.')
  if (!ATTRIBUTIONS.includes(choice.attribution)) throw new HubError('bad-input', 'Choose under which name you are quoted.')
  const until = choice.until === null ? null : Date.parse(choice.until)
  if (until !== null && (Number.isNaN(until) || until <= Date.now() || until > Date.now() + LONGEST_YEARS * 366 * DAY_MS)) {
    throw new HubError('bad-input', `Choose a day in the future, at most ${LONGEST_YEARS} years away.`)
  }
  return { channels, attribution: choice.attribution, until: until === null ? null : new Date(until).toISOString() }
}

/**
 * Asks for a consent inside the running dialog: freezes what the person will see and gives the link that answers it, once, within 30 days.
 * @throws HubError `forbidden`, `not-found`, `bad-input`
 */
export async function askConsent(req: PayloadRequest, order: { readonly testimonial: TestimonialKey; readonly channels: readonly ChannelId[]; readonly locale: Locale }): Promise<{ address: string; expires: string; number: number }> {
  const person = requirePerson(req, CONSENT_ROLES)
  if (!isLocale(order.locale)) throw new HubError('bad-input', `There is no locale "${String(order.locale).slice(0, 20)}".`)
  const channels = knownChannels(req, order.channels)
  if (channels.length === 0) throw new HubError('bad-input', 'Say for which channels you ask.')
  const event = await writeTogether(req, async (tx) => {
    const { chain } = await standing(tx, order.testimonial)
    const { excerpts, doc } = await freezeAll(tx, order.testimonial)
    const behind = await personBehind(tx.payload, doc, tx)
    return append(tx, chain, {
      testimonial: order.testimonial,
      type: 'asked',
      contact: behind?.key ?? null,
      excerpts: excerpts.map(({ key }) => key),
      channels,
      attribution: 'anonymous',
      until: null,
      evidence: { kind: 'none' },
      actor: person.key,
      locale: order.locale,
    })
  })
  const expires = Math.floor((Date.now() + ASK_DAYS * DAY_MS) / 1000)
  const link: ConsentLink = { purpose: 'answer', testimonial: order.testimonial, number: event.number, expires }
  return { address: consentAddress(hubOf(req.payload), link), expires: new Date(expires * 1000).toISOString(), number: event.number }
}

/** Links that are forged, expired, used or belong to what has ended are refused alike. */
export const deadLink = (): HubError => new HubError('link-invalid', 'This link is not valid (any more). Ask our service for a new one.')

/** What a link opens. @throws HubError `link-invalid` */
export async function openLink(req: PayloadRequest, link: ConsentLink): Promise<Standing & { readonly terms: Terms }> {
  const found = await standing(req, link.testimonial)
  const { chain, consent } = found
  if (link.purpose === 'answer') {
    const asked = chain.at(-1)
    // Single-purpose and single-use: whatever happened since the question, an answer among it, ends the link.
    if (asked?.type !== 'asked' || asked.number !== link.number) throw deadLink()
    return { ...found, terms: eventOf(asked) }
  }
  if (consent.status !== 'standing' || consent.since !== link.number || !consent.terms) throw deadLink()
  return { ...found, terms: consent.terms }
}

/** The person's own address to change or withdraw a consent that began with an event. */
export const manageAddress = (req: PayloadRequest, testimonial: TestimonialKey, number: number): string =>
  consentAddress(hubOf(req.payload), { purpose: 'manage', testimonial, number, expires: null })

/** What the person kept of each excerpt: all, or a shorter text. */
export type Shortened = ReadonlyMap<string, string>

/**
 * The customer answers, changes or renews through a link.
 * @param shortened excerpts whose text the person made shorter; the consent is for the shorter text, which has to be approved before it is shown
 * @throws HubError `link-invalid`, `bad-input`
 */
export async function giveConsent(req: PayloadRequest, link: ConsentLink, choice: Choice, locale: Locale, shortened: Shortened = new Map()): Promise<ConsentEventRecord> {
  const event = await writeTogether(req, async (tx) => {
    const { chain, consent, terms } = await openLink(tx, link)
    const checked = checkedChoice(tx, choice)
    if (link.purpose === 'answer' && checked.channels.some((id) => !terms.channels.includes(id))) throw new HubError('bad-input', 'Choose among the channels that you were asked for.')
    const excerpts: string[] = []
    // One after the other: Payload keeps the locale in the request.
    for (const key of terms.excerpts) excerpts.push(await shortenExcerpt(tx, link.testimonial, key, shortened.get(key)))
    const isLonger = consent.terms !== null && (checked.until ?? '9') > (consent.terms.until ?? '9')
    return append(tx, chain, {
      testimonial: link.testimonial,
      type: link.purpose === 'answer' ? 'given' : isLonger ? 'renewed' : 'changed',
      contact: firstOf(chain),
      excerpts,
      ...checked,
      evidence: { kind: 'link', locale },
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
  const frozen = await freezeExcerpt(tx, { ...doc, quote: shorter }, words.locale)
  return frozen.key
}

/** The customer says no. @throws HubError `link-invalid` */
export async function declineConsent(req: PayloadRequest, link: ConsentLink, locale: Locale): Promise<void> {
  await writeTogether(req, async (tx) => {
    if (link.purpose !== 'answer') throw deadLink()
    const { chain, terms } = await openLink(tx, link)
    await append(tx, chain, { ...terms, testimonial: link.testimonial, type: 'declined', contact: firstOf(chain), channels: [], until: null, evidence: { kind: 'link', locale }, actor: 'subject', locale })
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
    const { chain, consent } = 'link' in by ? await openLink(tx, by.link) : await standing(tx, testimonial)
    const last = chain.at(-1)
    if (!last) throw new HubError('not-found', `Nobody has been asked for a consent to "${testimonial.slice(0, 80)}".`)
    if (consent.status === 'withdrawn') return last
    return append(tx, chain, {
      testimonial,
      type: 'withdrawn',
      contact: firstOf(chain),
      excerpts: consent.terms?.excerpts ?? eventOf(last).excerpts,
      channels: consent.terms?.channels ?? [],
      attribution: 'anonymous',
      until: null,
      evidence: 'link' in by ? { kind: 'link', locale } : { kind: 'none' },
      actor,
      locale,
    })
  })
  announceWork()
  return event
}

/** What an agent was told: on the phone, or on paper. */
export interface RecordOrder extends Choice {
  readonly testimonial: TestimonialKey
  readonly kind: 'call-note' | 'signed-form'
  /** What was said, when and to whom; or where the form is kept. */
  readonly note: string
  readonly locale: Locale
}

/** Records a consent that was given to an agent. It stands when a second person has confirmed it. @throws HubError `forbidden`, `bad-input` */
export async function recordConsent(req: PayloadRequest, order: RecordOrder): Promise<ConsentEventRecord> {
  const person = requirePerson(req, ['agent'])
  const note = order.note.trim()
  if (note.length < 10) throw new HubError('bad-input', 'Write down what was said, when and to whom: without evidence no consent can be recorded.')
  return writeTogether(req, async (tx) => {
    const { chain } = await standing(tx, order.testimonial)
    const { excerpts, doc } = await freezeAll(tx, order.testimonial)
    const behind = await personBehind(tx.payload, doc, tx)
    const kept = await keepEvidence(tx, note, { testimonial: order.testimonial, contact: behind?.key ?? null })
    return append(tx, chain, {
      testimonial: order.testimonial,
      type: 'recorded',
      contact: behind?.key ?? null,
      excerpts: excerpts.map(({ key }) => key),
      ...checkedChoice(tx, order),
      evidence: { kind: order.kind, excerpt: kept.key, digest: kept.digest },
      actor: person.key,
      locale: order.locale,
    })
  })
}

/** A second person confirms or rejects what an agent recorded. @throws HubError `forbidden`, `four-eyes`, `conflict` (nothing is waiting) */
export async function decideRecorded(req: PayloadRequest, testimonial: TestimonialKey, isConfirmed: boolean): Promise<ConsentEventRecord> {
  const person: Person = requirePerson(req, ['approver'])
  const event = await writeTogether(req, async (tx) => {
    const { chain, consent } = await standing(tx, testimonial)
    const { recorded } = consent
    const record = chain.find(({ number }) => number === recorded?.number)
    if (!recorded || !record) throw new HubError('conflict', 'No recorded consent is waiting for confirmation. Somebody may have decided already.')
    await requireSecondPerson(tx.payload, person, [record.actor], tx)
    return append(tx, chain, {
      ...recorded,
      testimonial,
      type: isConfirmed ? 'confirmed' : 'rejected',
      contact: record.contact ?? null,
      evidence: { kind: 'none' },
      actor: person.key,
      locale: LOCALE_CODES[0] ?? 'de',
    })
  })
  announceWork()
  return event
}
