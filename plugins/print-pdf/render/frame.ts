/** What stands around the text: address field, information block, signature, footer. */
import type { Recipient, RenderInput } from '../../../src/channel/contract.ts'
import { longDate } from '../../../src/channel/dates.ts'
import { isAddressed } from '../../../src/channel/variables.ts'
import type { Imprint, PieceContent } from '../../../src/content/edition.ts'
import { wrapLine } from '../../../src/recipients/addressing/line-width.ts'
import type { LetterComposition } from '../composition.ts'
import { letterLanguage } from './labels.ts'
import { MESSAGES } from './notes.ts'
import { spokenAddress } from './spoken-address.ts'
import type { LetterScope } from './scope.ts'
import { textLine } from './scope.ts'

type Part<Name extends keyof LetterComposition> = LetterComposition[Name]

/** Who answers in the market; the first imprint with an error note where the market has none, undefined where there is none at all. */
export function marketImprint(scope: LetterScope, market: string): Imprint | undefined {
  const { imprints } = scope.ctx.brand
  const found = imprints.find((imprint) => imprint.market === market)
  if (!found) scope.notes.add('error', 'imprint-missing', 'brand.imprints', MESSAGES.imprintMissing(market))
  return found ?? imprints[0]
}

/** The sender in one line above the recipient. */
export function returnLine(scope: LetterScope): string {
  const { name, street, postcode, town } = scope.ctx.brand.sender
  return [name, street, `${postcode} ${town}`].map((part) => textLine(scope, part)).filter(Boolean).join(' · ')
}

/** The recipient's lines as they stand in the format's address field, or those of an invented recipient. An address that does not go in is an error of this recipient. */
export function addressLines(scope: LetterScope): Pick<LetterComposition, 'addressLines' | 'specimenMark'> {
  const { recipient, labels } = scope
  const isSpecimen = recipient === undefined || recipient.isSpecimen === true
  const lines = recipient === undefined ? labels.specimenAddress.split('\n') : fittedLines(scope, recipient)
  return { addressLines: lines, specimenMark: isSpecimen ? labels.specimen : null }
}

/** Lists are checked for the window of a letter; the fields of cards are narrower. What is too wide goes on in the next line at a blank, as it does there. */
function fittedLines(scope: LetterScope, recipient: Recipient): readonly string[] {
  const { notes, places } = scope
  const given = recipient.addressLines.map((line) => textLine(scope, line, PATH)).filter(Boolean)
  if (!places.address) return given
  const { lines: most, widthMm, sizePt } = places.address
  const long: number[] = []
  const fitted = given.flatMap((line, at) => {
    const wrapped = wrapLine(line.replace(BREAKS, ''), widthMm, sizePt)
    if (!wrapped) notes.add('error', 'address-wide', PATH, MESSAGES.addressWide(at + 1, widthMm))
    else if (wrapped.length > 1) long.push(at + 1)
    return wrapped ?? [line]
  })
  if (fitted.length > most) notes.add('error', 'address-lines', PATH, MESSAGES.addressLines(fitted.length, most, widthMm, long), fitted.slice(most).join('\n'))
  else for (const line of long) notes.add('info', 'address-long', PATH, MESSAGES.addressLong(line, widthMm))
  return fitted.slice(0, most)
}
const PATH = 'recipient.addressLines'
/** Where a long word may break: none of an address does. */
const BREAKS = /[\u00ad\u200b]/g

/** The information block: whom to ask, the customer's number, the date that the text itself bears. */
export function infoBlock(scope: LetterScope, imprint: Imprint | undefined, content: PieceContent): Part<'info'> {
  const { labels, recipient } = scope
  const rows = [
    { label: labels.contact, value: imprint?.company ?? scope.ctx.brand.name },
    { label: labels.phone, value: imprint?.phone ?? '' },
    { label: labels.email, value: imprint?.email ?? '' },
    { label: labels.customerNumber, value: recipient?.customerNumber ?? '' },
    { label: labels.date, value: content.date ? longDate(content.date, letterLanguage(scope.ctx.locale)) : '' },
  ]
  return rows.map((row) => ({ label: row.label, value: textLine(scope, row.value, 'info') })).filter((row) => row.value !== '')
}

/** A salutation: the recipient's own as it was written, since not every country ends it with a comma; else a greeting with the full name, else a plain greeting. */
export function salutationLine(scope: LetterScope): string {
  const { recipient, labels } = scope
  const own = textLine(scope, recipient?.salutation ?? '', 'recipient.salutation')
  if (own !== '') return own
  if (!recipient?.givenName || !recipient.surname) return textLine(scope, labels.salutation, 'recipient')
  const name = `${recipient.givenName} ${recipient.surname}`
  return textLine(scope, labels.salutationByName.replace('{name}', () => name), 'recipient')
}

/** Greeting, author and house. */
export function closing(scope: LetterScope, imprint: Imprint | undefined): Part<'closing'> {
  const names = [scope.content.byline ?? '', imprint?.company ?? scope.ctx.brand.name]
  return { greeting: scope.labels.greeting, signature: names.map((name) => textLine(scope, name, 'byline')).filter(Boolean) }
}

/** The imprint in three columns, on every page. */
export function footer(scope: LetterScope, imprint: Imprint | undefined): Part<'footer'> {
  if (!imprint) return [[textLine(scope, scope.ctx.brand.name)]]
  const { address, company } = imprint
  const columns = [
    [company, address.street, `${address.postcode} ${address.town}`],
    [imprint.phone ?? '', imprint.email],
    [imprint.representatives, imprint.register ?? '', imprint.vatId ? `${scope.labels.vatId} ${imprint.vatId}` : ''],
  ]
  return columns.map((lines) => lines.map((line) => textLine(scope, line, 'brand.imprints')).filter(Boolean))
}

/** What is printed below the letter: what a mailing owes somebody whom it reaches, and where the legal notices stand. */
export function legalLines(scope: LetterScope, { market, origin }: Pick<RenderInput, 'market' | 'origin'>): Part<'legal'> {
  const { imprintUrl, privacyUrl } = scope.ctx.brand.links
  const rows: [string, string | undefined][] = [[scope.labels.imprint, imprintUrl], [scope.labels.privacy, privacyUrl]]
  const links = rows.flatMap(([label, url]) => (url ? [textLine(scope, `${label}: ${spokenAddress(url)}`, 'brand.links')] : []))
  return [...mailingNotices(scope, market, origin), ...links]
}

/** Where the address comes from and how to object. An error note where the market's imprint does not say it in the letter's language, or the list names no origin. */
function mailingNotices(scope: LetterScope, market: string, origin: string | undefined): string[] {
  const { ctx, notes, recipient } = scope
  if (!isAddressed(recipient)) return []
  const imprint = ctx.brand.imprints.find((one) => one.market === market)
  return (['mailingOrigin', 'mailingObjection'] as const).flatMap((name) => {
    const said = inLocale(imprint?.[name], ctx.locale)
    if (said === undefined) {
      notes.add('error', 'mailing-notice-missing', `brand.imprints.${name}`, MESSAGES.mailingNoticeMissing(name, market, ctx.locale))
      return []
    }
    const source = origin?.trim() ?? ''
    if (said.includes('{origin}') && source === '') notes.add('error', 'mailing-notice-missing', 'origin', MESSAGES.originMissing())
    return [textLine(scope, said.replaceAll('{origin}', () => source), `brand.imprints.${name}`)]
  })
}

/** What is written in the locale, else in its language. */
function inLocale(texts: Readonly<Record<string, string>> | undefined, locale: string): string | undefined {
  const found = [locale, locale.split('-')[0] ?? ''].find((one) => texts !== undefined && Object.hasOwn(texts, one))
  return found === undefined ? undefined : texts?.[found]
}
