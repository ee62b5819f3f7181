/** Sends a mailing to a few addresses, to be looked at in the programs that people read mail with. */
import type { PayloadRequest } from 'payload'
import { limitTestMails } from '../../access/rate-limits.ts'
import { uiLanguage } from '../../channel/ui-language.ts'
import { editionHash } from '../../content/canonical.ts'
import type { MailingContent } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { EditionHash, Locale } from '../../content/nodes.ts'
import { appendAudit } from '../audit.ts'
import { make, type Order, whileConsented } from '../compose.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf, type Mail } from '../hub.ts'
import { requireLocale } from '../places.ts'
import { writeTogether } from '../records.ts'
import { approvedMailing } from './approved-mailing.ts'
import { blockStandings, requireStanding } from './block-standings.ts'
import { orderForMailing } from './compose-mailing.ts'
import { requireHouse } from './draft-recipients.ts'
import { type EnclosedMail, enclosePictures } from './enclosed-pictures.ts'
import { mailAddress } from './mail-address.ts'
import { CLIPPED_BYTES, textOf } from './mail-parts.ts'
import { mailedQuotes } from './mailed-quotes.ts'
import { objectedAmong, recipientDigest, unsubscribeAddress } from './objections.ts'
import { pageAddress } from './page-address.ts'
import { draftMailing, hasSubject, loadMailing } from './snapshot-mailing.ts'

export const MOST_RECIPIENTS = 5

export interface TestOrder {
  readonly key: string
  readonly locale: Locale
  /** `draft`: the mailing as it stands, marked as a draft; its blocks are approved editions all the same, and it goes to the house alone. */
  readonly of: 'draft' | 'approved'
  /** 1 to 5 addresses. */
  readonly to: readonly string[]
}

/** What became of one mail, in the order of the addresses; the addresses themselves are repeated nowhere. */
export interface TestResult {
  readonly isSent: boolean
  /** Why not: the mail server's answer, without what it says of the address. */
  readonly problem?: { readonly de: string; readonly en: string }
}

/**
 * Sends the mailing. Whose words are in it is noted before anything leaves, so that a withdrawal finds them.
 * @throws HubError `forbidden` (the role, an objection, a draft for others than the house), `bad-input` (addresses, no mail server), `not-approved`, `channel-blocked`, `too-large`, `too-many-requests`
 */
export async function sendTest(req: PayloadRequest, { key, locale, of, to }: TestOrder): Promise<{ readonly results: readonly TestResult[] }> {
  const { payload } = req
  const person = requirePerson(req, ['editor', 'approver'])
  requireLocale(locale)
  const hub = hubOf(payload)
  const { mail } = hub
  if (!mail) throw new HubError('bad-input', 'This hub has no mail server. An administrator sets MAIL_URL and MAIL_FROM.')
  const addresses = addressesOf(to)
  const digests = addresses.map((address) => recipientDigest(hub.secret, address))
  const objected = await objectedAmong(payload, digests)
  const refused = digests.findIndex((digest) => objected.has(digest))
  if (refused >= 0) throw new HubError('forbidden', `Address ${refused + 1} has unsubscribed from test mails of this hub. Leave it out; its holder can take that back by the link in an earlier test mail, an administrator by "mailings readmit".`, { field: `to.${refused}`, reason: 'objected' })
  const isDraft = of === 'draft'
  if (isDraft) await requireHouse(payload, addresses)
  const content = isDraft ? await asItStands(req, key, locale) : (await approvedMailing(payload, key, locale)).edition.content
  await limitTestMails(person.key, digests)
  const mails = await Promise.all(digests.map((digest) => composeFor(req, content, isDraft, unsubscribeAddress(hub, digest))))
  await writeTogether(req, async (tx) => {
    const quotes = mails[0] ? mailedQuotes(mails[0].order.ctx.quotes) : []
    const edition: EditionHash | null = isDraft ? null : editionHash(content)
    const data = { locale, edition, subjectLine: content.subjectLine, count: addresses.length, quotes }
    await appendAudit(payload, tx, { subject: `mailing:${key}`, type: 'mailing-tested', actor: person.key, data }, new Date().toISOString())
  })
  const results: TestResult[] = []
  for (const [index, address] of addresses.entries()) {
    const made = mails[index]
    const digest = digests[index]
    if (made && digest) results.push(await deliver(mail, address, content, { ...made, isDraft, unsubscribe: unsubscribeAddress(hub, digest), host: new URL(hub.publicUrl).hostname }))
  }
  return { results }
}

/** @throws HubError `bad-input` that says which address is meant by its place */
function addressesOf(given: readonly string[]): string[] {
  const addresses = given.map((address, index) => mailAddress(address, `to.${index}`, `Address ${index + 1}`))
  const unique = [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()]
  if (unique.length === 0 || unique.length > MOST_RECIPIENTS) throw new HubError('bad-input', `Name 1 to ${MOST_RECIPIENTS} addresses.`, { field: 'to' })
  return unique
}

async function asItStands(req: PayloadRequest, key: string, locale: Locale): Promise<MailingContent> {
  const mailing = await loadMailing(req.payload, key, locale, req)
  if (!hasSubject(mailing)) throw new HubError('bad-input', `This mailing has no subject in "${locale}" yet. Write it first.`, { field: 'subjectLine' })
  return (await draftMailing(req, mailing, locale)).content
}

interface MadeMail extends EnclosedMail {
  readonly order: Order
  readonly text: string
}

async function composeFor(req: PayloadRequest, content: MailingContent, isDraft: boolean, unsubscribe: string): Promise<MadeMail> {
  const hub = hubOf(req.payload)
  const compose = async () => {
    // Planned ones as well: a mailing is looked at before its pieces are out.
    requireStanding(await blockStandings(req.payload, content.locale, content.blocks), ['scheduled'])
    const order = await orderForMailing(req.payload, content, { links: { online: pageAddress(hub, content), unsubscribe }, isDraft, quotes: 'consented' })
    return { order, quotes: order.ctx.quotes, channel: order.channel.id }
  }
  return whileConsented(req.payload, compose, async ({ order }) => {
    const packed = await make(hub, order)
    const [html, text] = [textOf(packed, 'html'), textOf(packed, 'text')]
    if (new TextEncoder().encode(html).length > CLIPPED_BYTES) throw new HubError('too-large', 'The mail has more than 102 KB, and would be cut off. Make blocks smaller, or take some out.')
    return { order, ...(await enclosePictures(req.payload, order, html)), text }
  })
}

const DRAFT = { de: 'Entwurf', en: 'Draft' } as const
const LIST = { de: 'Probemails', en: 'Test mails' } as const
const REFUSED = {
  permanent: { de: 'Der Mailserver hat die Mail abgelehnt.', en: 'The mail server refused the mail.' },
  passing: { de: 'Der Mailserver war nicht zu erreichen oder nimmt gerade nichts an. Versuchen Sie es später noch einmal.', en: 'The mail server could not be reached, or takes nothing at the moment. Try again later.' },
} as const

interface Delivery extends MadeMail {
  readonly isDraft: boolean
  readonly unsubscribe: string
  readonly host: string
}

async function deliver(mail: Mail, to: string, content: MailingContent, { html, pictures, text, isDraft, unsubscribe, host }: Delivery): Promise<TestResult> {
  const language = uiLanguage(content.locale)
  const subject = isDraft ? `${DRAFT[language]}: ${content.subjectLine}` : content.subjectLine
  try {
    await mail.sendList({ to, subject, html, text, pictures, language: content.locale, list: { id: `test-mails.${host}`, name: LIST[language] }, unsubscribe })
    return { isSent: true }
  } catch (error) {
    const { responseCode } = error as { responseCode?: unknown }
    return { isSent: false, problem: typeof responseCode === 'number' && responseCode >= 500 ? REFUSED.permanent : REFUSED.passing }
  }
}
