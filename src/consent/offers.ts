/** What a link opens, gathered for its page: the words, who asks, what may be chosen, and the receipt of what stands. */
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { type UiLanguage, uiLanguage } from '../channel/ui-language.ts'
import type { BrandContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import { isTranslated } from '../content/translation.ts'
import { hubOf } from '../publishing/hub.ts'
import { editionByHash } from '../publishing/lookups.ts'
import { LOCALE_CODES } from '../publishing/places.ts'
import { defaultBrand } from '../publishing/read.ts'
import { type ConsentEventRecord, findRecords, whereAll } from '../publishing/records.ts'
import { deadLink, manageAddress, openLink } from './acts.ts'
import { loadTestimonial, quoteWordsOf } from './excerpts.ts'
import { GIVING } from './fold.ts'
import { eventOf } from './ledger.ts'
import type { ConsentLink } from './links.ts'
import { calendarIn } from './page/days.ts'
import type { OfferedQuote, Offer } from './page/offer.ts'
import { receiptOf } from './receipt/receipt.ts'
import type { Receipt } from './receipt/schema.ts'
import { surroundingsOf } from './surroundings.ts'
import { NO_WORDING, WORDING_VERSION, wordingOf, wordingRead } from './wordings.ts'

export interface Opened {
  readonly req: PayloadRequest
  readonly link: ConsentLink
  readonly offer: Offer
  readonly chain: readonly ConsentEventRecord[]
}

/**
 * Opens a link for its page.
 * @param path of the link
 * @param wanted language that the reader asked for; default: the one of the question
 * @throws HubError `link-invalid` also where the words have been erased, `busy` while the house has no approved look and imprint to ask with
 */
export async function openOffer(payload: Payload, link: ConsentLink, path: string, wanted: UiLanguage | null): Promise<Opened> {
  const req = await createLocalReq({}, payload)
  const { chain, consent, terms, mayWiden } = await openLink(req, link)
  const quotes = await quotesOf(payload, link.testimonial, terms.excerpts)
  const brand = await defaultBrand(payload)
  if (!brand) throw new HubError('busy', 'The house has no approved brand yet, so nobody can be asked in its name.')
  const last = link.purpose === 'answer' ? chain.at(-1) : standingEvent(chain)
  const language = wanted ?? (last ? wordingRead(last.wording, last.wordingHash)?.language : undefined) ?? uiLanguage(quotes[0]?.locale ?? '')
  const { channels, timeZone } = hubOf(payload)
  const calendar = calendarIn(timeZone)
  const asked = chain.filter(({ type }) => type === 'asked').at(-1)
  // Nobody is offered more than was asked for; what stands can always be kept, and only that behind a link that an agent gave out.
  const offered = new Set([...terms.channels, ...(consent.terms?.channels ?? []), ...(asked && mayWiden ? eventOf(asked).channels : [])])
  const others = consent.terms?.excerpts.filter((key) => !terms.excerpts.includes(key)) ?? []
  const offer: Offer = {
    purpose: link.purpose,
    language,
    brand: brand.content,
    wording: wordingOf(WORDING_VERSION, language),
    quotes,
    channels: channels.filter(({ id }) => offered.has(id)).map(({ id, label }) => ({ id, label: label[language] })),
    calendar,
    today: calendar.dayAt(Date.now()),
    path,
    head: consent.head,
    mayWiden,
    hasEarlier: link.purpose === 'answer' && consent.terms !== null,
    standing: consent.terms,
    replaced: others.length > 0 ? await quotesOf(payload, link.testimonial, others) : [],
  }
  return { req, link, offer, chain }
}

/** The event by which the present terms stand. */
const standingEvent = (chain: readonly ConsentEventRecord[]): ConsentEventRecord | undefined => chain.filter(({ type }) => GIVING.includes(type)).at(-1)

/** The words of excerpts with all that is printed around them, original first. @throws HubError `link-invalid` where they have been erased */
async function quotesOf(payload: Payload, testimonial: string, excerpts: readonly string[]): Promise<readonly OfferedQuote[]> {
  const words = await quoteWordsOf(payload, excerpts)
  const { language, fields } = await loadTestimonial(payload, testimonial, LOCALE_CODES[0] ?? 'de').catch((error: unknown) => {
    if (error instanceof HubError && error.code === 'not-found') throw deadLink()
    throw error
  })
  const quotes = excerpts.map((key): OfferedQuote => {
    const own = words.get(key)
    if (!own) throw deadLink()
    const { locale, text, attributions } = own
    const around = own.around ?? surroundingsOf({ isTranslation: isTranslated(language, locale), authenticity: fields.authenticity })
    return { key, locale, text, attributions, ...around }
  })
  const rank = ({ isTranslation, locale }: OfferedQuote): number => (isTranslation ? 100 : 0) + LOCALE_CODES.indexOf(locale)
  return [...quotes].sort((a, b) => rank(a) - rank(b))
}

/**
 * The receipt of what stands behind a link to manage.
 * @param wanted language; default: the one in which the consent was given
 * @throws HubError `link-invalid` for a link to answer, and where the wording is unknown
 */
export async function openReceipt({ req, link, offer, chain }: Opened, wanted: UiLanguage | null): Promise<{ readonly receipt: Receipt; readonly brand: BrandContent }> {
  const { payload } = req
  const event = standingEvent(chain)
  const wording = event ? (wordingRead(event.wording, event.wordingHash) ?? (event.wording === NO_WORDING.version ? { ...offer.wording, language: offer.language } : null)) : null
  if (link.purpose !== 'manage' || !event || !wording) throw deadLink()
  const brand = await brandAt(payload, offer.brand, event.at)
  const hub = hubOf(payload)
  const language = wanted ?? wording.language
  const receipt = receiptOf({
    chain: chain.filter(({ number }) => number <= event.number),
    quotes: offer.quotes,
    brand,
    wording,
    labels: Object.fromEntries(hub.channels.map(({ id, label }) => [id, label[language]])),
    manageUrl: manageAddress(req, link),
    secret: hub.secret,
    calendar: offer.calendar,
    language,
  })
  return { receipt, brand }
}

/** The brand as it was approved at an instant, so that a later imprint changes no receipt. */
async function brandAt(payload: Payload, current: BrandContent, instant: string): Promise<BrandContent> {
  const approvals = await findRecords(payload, 'approvals', { where: whereAll({ subject: { equals: 'brand' } }, { subjectKey: { equals: current.key } }), sort: 'number' })
  const then = approvals.filter(({ certificate }) => Date.parse(certificate.approvedAt) <= Date.parse(instant)).at(-1)
  if (!then) return current
  const { content } = await editionByHash(payload, then.edition)
  return content.subject === 'brand' ? content : current
}
