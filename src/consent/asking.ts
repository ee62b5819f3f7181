/** Asking for a consent: the question in the ledger, and the link that answers it on its way to the customer. */
import type { PayloadRequest } from 'payload'
import type { ChannelId } from '../channel/contract.ts'
import { uiLanguage } from '../channel/ui-language.ts'
import type { BrandContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import { appendAudit } from '../publishing/audit.ts'
import { requirePerson } from '../publishing/four-eyes.ts'
import { hubOf } from '../publishing/hub.ts'
import { requireLocale } from '../publishing/places.ts'
import { defaultBrand } from '../publishing/read.ts'
import { type ConsentEventRecord, findRecords, whereAll, writeTogether } from '../publishing/records.ts'
import { append, CONSENT_ROLES, freezeAll, knownChannels, standing } from './act.ts'
import { askText } from './ask-text.ts'
import { addressDigest } from './address-digest.ts'
import { loadTestimonial, mailAddressBehind, personBehind } from './excerpts.ts'
import { linkEnd } from './handover.ts'
import type { Evidence } from './ledger.ts'
import { consentAddress, type ConsentLink } from './links.ts'
import { calendarIn, dayInWords } from './page/days.ts'

/** Whom to ask, and for what. */
export interface AskOrder {
  readonly testimonial: TestimonialKey
  readonly channels: readonly ChannelId[]
  /** Of the text and of the page. */
  readonly locale: Locale
}

/** A question that was asked. */
export interface AskedQuestion {
  /** ISO instant at which the link ends. */
  readonly expires: string
  readonly number: number
}

/**
 * Asks for a consent inside the running dialog: freezes what the person will see and gives the text with the link that answers it, once, within 30 days.
 * The ledger says that a person of the house was given the link.
 * @throws HubError `forbidden`, `not-found`, `bad-input`
 */
export async function askConsent(req: PayloadRequest, order: AskOrder): Promise<AskedQuestion & { readonly address: string; readonly text: string }> {
  const { event, address, day, expires } = await appendQuestion(req, order, { kind: 'link-to-agent' })
  return { address, expires, number: event.number, text: askText(order.locale, address, day).text }
}

/**
 * Asks for a consent by a mail from the hub itself: nobody of the house gets to see the link. The ledger says so, but never the address: a keyed digest of it.
 * A mail that does not leave makes the question one that nobody can answer; ask again.
 * @throws HubError `forbidden`, `not-found`, `bad-input` (no mail server, no address), `conflict` (mailed a moment ago), `busy` (the mail was not taken over)
 */
export async function mailConsent(req: PayloadRequest, order: AskOrder): Promise<AskedQuestion> {
  requirePerson(req, CONSENT_ROLES)
  const { mail } = hubOf(req.payload)
  if (!mail) throw new HubError('bad-input', 'This hub has no mail server. Copy the text into the dialog instead.')
  const doc = await loadTestimonial(req.payload, order.testimonial, order.locale)
  const to = await mailAddressBehind(req.payload, doc)
  const contact = (await personBehind(req.payload, doc))?.key
  if (!to || !contact) throw new HubError('bad-input', 'This contact has no e-mail address. Copy the text into the dialog instead.')
  const brand = await defaultBrand(req.payload)
  if (!brand) throw new HubError('busy', 'The house has no approved brand yet, so nobody can be asked in its name.')
  const { event, address, day, expires } = await appendQuestion(req, order, { kind: 'link-mailed', to: 'contact', digest: addressDigest(req.payload.secret, contact, to) })
  const { subject, text } = askText(order.locale, address, day)
  try {
    await mail.send({ to, subject, text: `${text}\n\n${senderOf(brand.content)}`, language: order.locale })
  } catch (error) {
    // What the mail server says names the address.
    req.payload.logger.warn({ code: (error as { code?: unknown }).code, responseCode: (error as { responseCode?: unknown }).responseCode }, 'A mail that asks for a consent was not taken over.')
    await noteUnsent(req, order.testimonial, event)
    throw new HubError('busy', 'The mail could not be sent, and nobody has the link. Try again, or copy the text into the dialog.')
  }
  return { expires, number: event.number }
}

/** For so long a mailed question keeps others from being mailed: a second mail makes the link of the first one dead, and nobody is to be flooded. */
const MAIL_PAUSE_MS = 10 * 60_000

/** @throws HubError `conflict` while a question that was mailed a moment ago waits for its answer, whatever was asked since; one that did not leave is none */
async function requirePause(tx: PayloadRequest, testimonial: TestimonialKey, chain: readonly ConsentEventRecord[]): Promise<void> {
  const open = chain.slice(chain.findLastIndex(({ type }) => type !== 'asked') + 1)
  const fresh = open.filter(({ evidence, at }) => (evidence as Evidence).kind === 'link-mailed' && Date.now() - Date.parse(at) < MAIL_PAUSE_MS)
  if (fresh.length === 0) return
  const events = await findRecords(tx.payload, 'audit-events', { where: whereAll({ subject: { equals: `testimonial:${testimonial}` } }, { type: { equals: 'consent' } }), req: tx })
  const unsent = new Set(events.flatMap(({ data }) => (data.event === MAIL_UNSENT ? [data.number] : [])))
  if (fresh.some(({ number }) => !unsent.has(number))) throw new HubError('conflict', 'This question was mailed less than ten minutes ago. Give the person time to answer, then you can mail it again.')
}

const MAIL_UNSENT = 'mail-unsent'

/** Writes down that the mail of a question was not taken over: it may be mailed again at once. */
const noteUnsent = (req: PayloadRequest, testimonial: TestimonialKey, { number, actor }: ConsentEventRecord): Promise<void> =>
  writeTogether(req, (tx) => appendAudit(tx.payload, tx, { subject: `testimonial:${testimonial}`, type: 'consent', actor, data: { event: MAIL_UNSENT, number } }, new Date().toISOString()))

async function appendQuestion(req: PayloadRequest, order: AskOrder, evidence: Evidence): Promise<{ event: ConsentEventRecord; address: string; day: string; expires: string }> {
  const person = requirePerson(req, CONSENT_ROLES)
  requireLocale(order.locale)
  const channels = knownChannels(req, order.channels)
  if (channels.length === 0) throw new HubError('bad-input', 'Say for which channels you ask.')
  const event = await writeTogether(req, async (tx) => {
    const { chain, consent } = await standing(tx, order.testimonial)
    if (evidence.kind === 'link-mailed') await requirePause(tx, order.testimonial, chain)
    const { excerpts, doc } = await freezeAll(tx, order.testimonial, consent.terms?.excerpts)
    const behind = await personBehind(tx.payload, doc, tx)
    return append(tx, chain, {
      testimonial: order.testimonial,
      type: 'asked',
      contact: behind?.key ?? null,
      excerpts: excerpts.map(({ key }) => key),
      channels,
      attribution: 'anonymous',
      until: null,
      evidence,
      actor: person.key,
      locale: order.locale,
    })
  })
  const hub = hubOf(req.payload)
  const seconds = Math.floor(Date.parse(linkEnd(new Date(event.at).toISOString())) / 1000)
  const link: ConsentLink = { purpose: 'answer', testimonial: order.testimonial, number: event.number, expires: seconds }
  const day = dayInWords(calendarIn(hub.timeZone).dayAt(seconds * 1000), uiLanguage(order.locale))
  return { event, address: consentAddress(hub, link), day, expires: new Date(seconds * 1000).toISOString() }
}

/** Who writes, as a business letter says it. */
function senderOf({ name, imprints: [imprint], links }: BrandContent): string {
  const at = imprint?.address
  return ['-- ', name, ...(imprint && at ? [imprint.company, `${at.street}, ${at.postcode} ${at.town}`, imprint.email] : []), ...(links.imprintUrl ? [links.imprintUrl] : [])].join('\n')
}
