/**
 * The pages behind the links that customers are given (src/consent/links.ts): /consent/{token} shows with GET and answers with POST.
 * The link is the only authority: no cookie, no sign-in, no script. A forged post therefore needs the link itself, which no other site knows, and whoever
 * knows it needs no forgery. Links that are forged, expired, used or incomplete get one and the same page.
 */
import { createHash, randomBytes } from 'node:crypto'
import { limitConsentLink, limitDeadLink } from '../../access/rate-limits.ts'
import type { UiLanguage } from '../../channel/ui-language.ts'
import { sha256Hex } from '../../content/canonical.ts'
import { HubError } from '../../content/errors.ts'
import { deadLink, declineConsent, giveConsent, manageAddress, withdrawConsent } from '../../consent/acts.ts'
import { chainOf } from '../../consent/ledger.ts'
import { CONSENT_PATH, type ConsentLink, readConsentLink } from '../../consent/links.ts'
import { type Opened, openOffer, openReceipt } from '../../consent/offers.ts'
import { type ConsentForm, freshForm, type ReadForm, readForm } from '../../consent/page/form.ts'
import { messagePage, type Page } from '../../consent/page/layout.ts'
import { answerPage, type Done, managePage, withdrawPage } from '../../consent/page/pages.ts'
import { PHRASES } from '../../consent/page/phrases.ts'
import { withdrawnPage } from '../../consent/page/withdrawn-page.ts'
import { placesOf } from '../../consent/places-of.ts'
import { receiptPdf } from '../../consent/receipt/receipt-pdf.ts'
import { receiptPage } from '../../consent/receipt/receipt-page.ts'
import { hubOf } from '../../publishing/hub.ts'
import { LOCALE_CODES } from '../../publishing/places.ts'
import { defaultBrand } from '../../publishing/read.ts'
import { readBody } from '../body.ts'
import { type Answer, send, toProblem } from '../respond.ts'
import { type Route, type RouteContext, route } from '../route.ts'
import { createOnceMemory } from './once-memory.ts'
import { preferredLocale } from './preferred-locale.ts'
import { otherMethods } from './read-route.ts'
import type { ReadShell } from './read-shell.ts'

/** Longest answer in bytes. */
const LONGEST_FORM = 16_000
const LANGUAGES = ['de', 'en'] as const
const DONE: readonly Done[] = ['given', 'changed', 'renewed']

const match = (pathname: string): string | null => (pathname === '/consent' || pathname.startsWith(CONSENT_PATH) ? pathname : null)

/** Everything under /consent. */
export function consentRoutes(shell: ReadShell): Route[] {
  const once = createOnceMemory<Answer>()
  const get = route<string>({ method: 'GET', match, handle: (context) => answer(shell, context, () => show(shell, context)) })
  const post = route<string>({
    method: 'POST',
    match,
    handle: (context) =>
      answer(shell, context, async () => {
        requireOwnSite(context)
        const body = await readSent(context)
        const sent = new URLSearchParams(body)
        // The same page sent twice (a double click) is one answer. Its nonce makes it the same page; nothing else is ever answered for twice.
        const isOnePage = (sent.get('nonce') ?? '').length >= 16
        const work = () => take(shell, context, sent)
        return isOnePage ? once(sha256Hex(`${context.match}\n${body}`), work, ({ status }) => status === 200 || status === 303) : work()
      }),
  })
  return [get, post, ...otherMethods(match, ['GET', 'HEAD', 'POST'])]
}

/** The page for what went wrong, in the reader's language, instead of the server's own sentence. */
async function answer(shell: ReadShell, context: RouteContext<string>, work: () => Promise<Answer>): Promise<boolean> {
  const { request, response, client, log } = context
  const respond = (made: Answer) => {
    if (!request.complete) response.setHeader('Connection', 'close')
    send(request, response, made)
    return true
  }
  try {
    // What is signed and what is not are counted apart: guesses from an address keep nobody else there from their own page.
    if (signedLink(shell, context.match)) await limitConsentLink(client)
    return respond(await work())
  } catch (error) {
    const { code, details } = toProblem(error)
    const language = readerLanguage(context)
    const phrases = PHRASES[language]
    const brand = (await defaultBrand(shell.payload))?.content ?? null
    const frame = { language, brand, path: null }
    if (code === 'link-invalid') {
      const isSlow = await limitDeadLink(client).then(
        () => false,
        () => true,
      )
      if (!isSlow) return respond(pageAnswer(403, messagePage(frame, phrases.deadTitle, phrases.dead)))
    }
    if (code === 'link-invalid' || code === 'too-many-requests') {
      response.setHeader('Retry-After', String(details?.retryAfterSeconds ?? 60))
      return respond(pageAnswer(429, messagePage(frame, phrases.slowTitle, phrases.slow)))
    }
    const { status } = new HubError(code, '')
    if (code === 'internal') log.error({ err: error }, 'A consent page failed.')
    return respond(pageAnswer(status, messagePage(frame, phrases.brokenTitle, phrases.broken)))
  }
}

/** The language that is asked for: by the switch, by the form; null leaves it to the link. */
function wantedLanguage({ url }: RouteContext<string>, sent?: URLSearchParams): UiLanguage | null {
  const wanted = sent?.get('lang') ?? url.searchParams.get('lang')
  return LANGUAGES.find((one) => one === wanted) ?? null
}

const readerLanguage = (context: RouteContext<string>): UiLanguage => wantedLanguage(context) ?? (preferredLocale(context.request.headers['accept-language'], LANGUAGES) as UiLanguage)

/** The link in an address, if this hub signed it and it has not expired. */
const signedLink = (shell: ReadShell, pathname: string): ConsentLink | null => readConsentLink(hubOf(shell.payload), pathname.slice(CONSENT_PATH.length).split('/')[0] ?? '', shell.now().latest)

/** The link in an address, and what of it is asked for. @throws HubError `link-invalid`, after as much work as a valid one takes */
async function linkIn(shell: ReadShell, pathname: string): Promise<{ readonly link: ConsentLink; readonly path: string; readonly part: string }> {
  const [token = '', part = '', ...rest] = pathname.slice(CONSENT_PATH.length).split('/')
  const link = readConsentLink(hubOf(shell.payload), token, shell.now().latest)
  if (!link || rest.length > 0) {
    await chainOf(shell.payload, 'no-such-testimonial')
    throw deadLink()
  }
  return { link, path: `${CONSENT_PATH}${token}`, part }
}

async function show(shell: ReadShell, context: RouteContext<string>): Promise<Answer> {
  const { link, path, part } = await linkIn(shell, context.match)
  const wanted = wantedLanguage(context)
  const opened = await openOffer(shell.payload, link, path, wanted)
  if (part !== '') return receiptAnswer(opened, part, wanted)
  const { offer } = opened
  if (link.purpose === 'manage' && context.url.searchParams.get('step') === 'withdraw') return pageAnswer(200, withdrawPage(offer, nonce()))
  const done = DONE.find((one) => one === context.url.searchParams.get('done')) ?? null
  return pageAnswer(200, formPage(opened, { form: freshForm(offer), problems: {} }, { done, isShortened: context.url.searchParams.has('shortened') }))
}

const nonce = (): string => randomBytes(16).toString('base64url')

function formPage({ offer, link, req }: Opened, { form, problems }: { form: ConsentForm; problems: ReadForm['problems'] }, { done = null, isShortened = false, isMoved = false }: { done?: Done | null; isShortened?: boolean; isMoved?: boolean }): Page {
  const state = { form, problems, nonce: nonce(), isMoved }
  return link.purpose === 'answer' ? answerPage(offer, state) : managePage(offer, state, { what: done, isShortened, address: manageAddress(req, link) })
}

async function receiptAnswer(opened: Opened, part: string, wanted: UiLanguage | null): Promise<Answer> {
  const { receipt, brand } = await openReceipt(opened, wanted)
  const { offer } = opened
  const file = (name: string) => ({ 'content-disposition': `attachment; filename="consent-receipt-${receipt.additional.issued_at.slice(0, 10)}.${name}"`, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox" })
  switch (part) {
    case 'receipt':
      return pageAnswer(200, receiptPage({ language: receipt.additional.receipt_language, brand: offer.brand, path: `${offer.path}/receipt` }, receipt, offer.calendar, offer.path))
    case 'receipt.json':
      return { type: 'application/json; charset=utf-8', body: `${JSON.stringify(receipt, null, 2)}\n`, cacheControl: 'no-store', headers: { ...PRIVATE, ...file('json') } }
    case 'receipt.pdf':
      try {
        return { type: 'application/pdf', body: await receiptPdf(receipt, brand, offer.calendar), cacheControl: 'no-store', headers: { ...PRIVATE, ...file('pdf') } }
      } catch (error) {
        if (toProblem(error).code !== 'busy') throw error
        return makingAnswer(offer, receipt.additional.receipt_language)
      }
    default:
      throw deadLink()
  }
}

/** Seconds after which a browser asks again by itself. */
const AGAIN_S = '2'

/** Says that the file is being made; the browser comes back for it without a script. */
function makingAnswer({ brand }: Opened['offer'], language: UiLanguage): Answer {
  const page = pageAnswer(503, messagePage({ language, brand, path: null }, PHRASES[language].makingTitle, PHRASES[language].making))
  return { ...page, headers: { ...page.headers, 'retry-after': AGAIN_S, refresh: AGAIN_S } }
}

/**
 * A browser says from which site a form comes. One that does not say so is old; a program need not: both need the link.
 * @throws HubError `forbidden` for a form of another site, whatever the link
 */
function requireOwnSite({ request, url }: RouteContext<string>): void {
  const { origin, 'sec-fetch-site': site, host } = request.headers
  const isOwnOrigin = origin === undefined || origin === 'null' || origin === url.origin || origin === `http://${host}`
  const isOwn = site === undefined ? isOwnOrigin : site === 'same-origin' || site === 'none'
  if (!isOwn) throw new HubError('forbidden', 'The form came from another site.')
}

async function readSent({ request }: RouteContext<string>): Promise<string> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) throw new HubError('unsupported-media', 'Send the form as a form.')
  return (await readBody(request, LONGEST_FORM)).toString('utf8')
}

/** Takes an answer, a change or a withdrawal. */
async function take(shell: ReadShell, context: RouteContext<string>, sent: URLSearchParams): Promise<Answer> {
  const { link, path, part } = await linkIn(shell, context.match)
  if (part !== '') throw deadLink()
  const opened = await openOffer(shell.payload, link, path, wantedLanguage(context, sent))
  const { offer, req } = opened
  const { language } = offer
  const action = sent.get('action')
  const locale = LOCALE_CODES.find((code) => code.startsWith(language)) ?? language
  if (action === 'decline' && link.purpose === 'answer') {
    await declineConsent(req, link, locale)
    const { declinedTitle, declined, earlierTitle, declinedEarlier } = PHRASES[language]
    return pageAnswer(200, messagePage({ language, brand: offer.brand, path: null }, ...(offer.hasEarlier ? ([earlierTitle, declinedEarlier] as const) : ([declinedTitle, declined] as const))))
  }
  if (action === 'withdraw' && link.purpose === 'manage') {
    const { at } = await withdrawConsent(req, { link }, locale)
    const places = await placesOf(shell.payload, await chainOf(shell.payload, link.testimonial), offer.standing?.channels ?? [], language, Date.parse(at))
    return pageAnswer(200, withdrawnPage(offer, new Date(at).toISOString(), places))
  }
  const read = readForm(sent, offer)
  const head = sent.get('head')
  if (head !== null && head !== String(offer.head)) {
    // Sentences of an older text cannot be told from those of the present one.
    const form = { ...read.form, kept: freshForm(offer).kept }
    return pageAnswer(409, formPage(opened, { form, problems: {} }, { isMoved: true }))
  }
  if (!read.choice) return pageAnswer(422, formPage(opened, read, {}))
  if (action !== 'give') return pageAnswer(400, formPage(opened, read, {}))
  const { shortened, ...choice } = read.choice
  const event = await giveConsent(req, link, choice, locale, shortened)
  const { pathname } = new URL(manageAddress(req, link.purpose === 'answer' ? { testimonial: link.testimonial, number: event.number } : link))
  const query = new URLSearchParams({ done: event.type, ...(shortened.size > 0 ? { shortened: '1' } : {}), lang: language })
  // The person lands on their own page: it can be kept, and loaded again without answering again.
  return { status: 303, type: 'text/plain; charset=utf-8', body: '', headers: { ...PRIVATE, location: `${pathname}?${query.toString()}` } }
}

/** On every answer: nobody keeps it, indexes it, frames it or learns its address from the next page. */
const PRIVATE = {
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  vary: 'accept-language',
} as const

function pageAnswer(status: number, { body, style, language }: Page): Answer {
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
  return { status, type: 'text/html; charset=utf-8', body, cacheControl: 'no-store', headers: { ...PRIVATE, 'content-security-policy': policy, 'content-language': language } }
}
