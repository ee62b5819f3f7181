/** What every act on a consent has in common: it reads the chain, checks what was chosen, freezes what was shown, and appends one event. */
import type { PayloadRequest } from 'payload'
import type { Role } from '../access/roles.ts'
import type { ChannelId } from '../channel/contract.ts'
import { HubError } from '../content/errors.ts'
import type { ExcerptKey, TestimonialKey } from '../content/nodes.ts'
import { appendAudit } from '../publishing/audit.ts'
import { failpoint } from '../publishing/failpoints.ts'
import { hubOf } from '../publishing/hub.ts'
import { LOCALE_CODES } from '../publishing/places.ts'
import type { ConsentEventRecord } from '../publishing/records.ts'
import { type Excerpt, freezeExcerpt, loadTestimonial, type TestimonialDoc } from './excerpts.ts'
import { ATTRIBUTIONS, type Attribution, type Consent, foldConsent } from './fold.ts'
import { appendConsent, chainOf, type ConsentEntry, eventOf } from './ledger.ts'

const LONGEST_YEARS = 10
export const DAY_MS = 86_400_000

/** Who may ask and withdraw on a customer's behalf. */
export const CONSENT_ROLES: readonly Role[] = ['agent', 'editor']

/** A customer's choice. */
export interface Choice {
  readonly channels: readonly ChannelId[]
  readonly attribution: Attribution
  /** ISO instant; null: until withdrawn. */
  readonly until: string | null
}

/** A chain, and what it amounts to now. */
export interface Standing {
  readonly chain: readonly ConsentEventRecord[]
  readonly consent: Consent
}

/** Reads what stands, within the transaction of `tx`. */
export async function standing(tx: PayloadRequest, testimonial: TestimonialKey): Promise<Standing> {
  const chain = await chainOf(tx.payload, testimonial, tx)
  return { chain, consent: foldConsent(chain.map(eventOf), Date.now()) }
}

/** Appends one event and its audit event. */
export async function append(tx: PayloadRequest, chain: readonly ConsentEventRecord[], entry: ConsentEntry): Promise<ConsentEventRecord> {
  const at = new Date().toISOString()
  failpoint('consent:before')
  const event = await appendConsent(tx, chain, entry, at)
  failpoint('consent:after-event')
  await appendAudit(tx.payload, tx, { subject: `testimonial:${entry.testimonial}`, type: 'consent', actor: entry.actor, data: { event: entry.type, number: event.number } }, at)
  failpoint('consent:after-audit')
  return event
}

/** The contact that a chain is about, as its last event says. */
export const contactOf = (chain: readonly ConsentEventRecord[]): string | null => chain.at(-1)?.contact ?? null

/**
 * Appends a withdrawal, whatever stands: a consent ends, an open question is dead.
 * @returns the last event where it is withdrawn already; null where nobody was ever asked
 */
export async function appendWithdrawal(
  tx: PayloadRequest,
  { chain, consent }: Standing,
  by: Pick<ConsentEntry, 'testimonial' | 'contact' | 'evidence' | 'actor' | 'locale'>,
): Promise<ConsentEventRecord | null> {
  const last = chain.at(-1)
  if (!last) return null
  if (consent.status === 'withdrawn') return last
  const { excerpts, channels } = consent.terms ?? { excerpts: eventOf(last).excerpts, channels: [] }
  return append(tx, chain, { ...by, type: 'withdrawn', excerpts, channels, attribution: 'anonymous', until: null })
}

/** The excerpts of every locale in which the testimonial has a quote: what the person is shown. @param consented excerpts of what stands */
export async function freezeAll(tx: PayloadRequest, testimonial: TestimonialKey, consented: readonly ExcerptKey[] = []): Promise<{ readonly excerpts: readonly Excerpt[]; readonly doc: TestimonialDoc }> {
  const excerpts: Excerpt[] = []
  let doc: TestimonialDoc | undefined
  // One after the other: Payload keeps the locale in the request.
  for (const locale of LOCALE_CODES) {
    const own = await loadTestimonial(tx.payload, testimonial, locale, tx)
    doc ??= own
    if (own.quote !== '') excerpts.push(await freezeExcerpt(tx, own, locale, consented))
  }
  if (!doc || excerpts.length === 0) throw new HubError('bad-input', 'The testimonial has no quote yet. Write it first.')
  return { excerpts, doc }
}

/** The channels that exist, out of those that were named. @throws HubError `bad-input` */
export function knownChannels(req: PayloadRequest, channels: readonly ChannelId[]): ChannelId[] {
  const known = hubOf(req.payload).channels.map(({ id }) => id)
  const unknown = channels.find((id) => !known.includes(id))
  if (unknown !== undefined) throw new HubError('bad-input', `There is no channel "${unknown.slice(0, 40)}". Channels: ${known.join(', ')}.`)
  return [...new Set(channels)]
}

/** @throws HubError `bad-input` for no channel, an unknown name or a day that is past or too far */
export function checkedChoice(req: PayloadRequest, choice: Choice): Choice {
  const channels = knownChannels(req, choice.channels)
  if (channels.length === 0) throw new HubError('bad-input', 'Choose at least one channel, or decline.')
  if (!ATTRIBUTIONS.includes(choice.attribution)) throw new HubError('bad-input', 'Choose under which name you are quoted.')
  const until = choice.until === null ? null : Date.parse(choice.until)
  if (until !== null && (Number.isNaN(until) || until <= Date.now() || until > Date.now() + LONGEST_YEARS * 366 * DAY_MS)) {
    throw new HubError('bad-input', `Choose a day in the future, at most ${LONGEST_YEARS} years away.`)
  }
  return { channels, attribution: choice.attribution, until: until === null ? null : new Date(until).toISOString() }
}
