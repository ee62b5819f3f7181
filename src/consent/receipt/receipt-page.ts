/** The receipt as a page, in the same frame as the other pages of the link. */
import { html, type Html } from '../../channel/escape-html.ts'
import type { UiLanguage } from '../../channel/ui-language.ts'
import { type Calendar, dayInWords } from '../page/days.ts'
import { type Frame, type Page, page } from '../page/layout.ts'
import { PHRASES } from '../page/phrases.ts'
import { RECEIPT_PHRASES } from './phrases.ts'
import type { Receipt } from './schema.ts'

/** What the page and the printed receipt show, in order and in words. */
export interface ReceiptView {
  readonly title: string
  readonly intro: string
  /** What is said where characters are missing on paper. */
  readonly incomplete: string
  readonly language: UiLanguage
  readonly controller: readonly string[]
  readonly words: readonly { readonly language: string; readonly label: string; readonly text: string }[]
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly agreedTitle: string
  readonly agreed: { readonly language: string; readonly text: readonly string[] }
  readonly withdrawTitle: string
  readonly withdrawHint: string
  readonly manageUrl: string
  readonly eventsTitle: string
  readonly events: readonly (readonly [at: string, state: string])[]
  readonly proofTitle: string
  readonly proof: readonly (readonly [label: string, value: string])[]
  readonly wordsTitle: string
}

/** A receipt in words. @param calendar of the house that issued it */
export function receiptView(receipt: Receipt, calendar: Calendar): ReceiptView {
  const { additional } = receipt
  const language = additional.receipt_language
  const phrases = RECEIPT_PHRASES[language]
  const { privacy_notice: notice, language: read, purposes } = receipt.pii_processing
  const [purpose] = purposes
  const [party] = receipt.party_identification
  if (!purpose || !party) throw new Error('A receipt has a purpose and a controller.')
  const names = [...new Set(purpose.pii_information.flatMap(({ pii_type, value }) => (pii_type === 'name_shown' ? [value] : [])))]
  const beside = [...new Set(purpose.pii_information.flatMap(({ pii_type, value }) => (pii_type === 'shown_beside' ? [value] : [])))]
  const until = receipt.events.at(-1)?.validity_duration?.until ?? null
  return {
    title: phrases.title,
    intro: phrases.intro,
    incomplete: phrases.incomplete,
    language,
    controller: [party.party_name, party.party_address, party.party_contact, party.party_email, ...(party.party_phone ? [party.party_phone] : [])],
    wordsTitle: phrases.words,
    words: purpose.pii_information.flatMap(({ pii_type, value, language: locale, is_translation }) =>
      pii_type === 'statement' ? [{ language: locale, text: value, label: is_translation ? phrases.translation : '' }] : [],
    ),
    facts: [
      [phrases.name, names.join(' / ') || PHRASES[language].names.anonymous],
      ...(beside.length === 0 ? [] : [[phrases.beside, beside.join(' · ')] as const]),
      [phrases.channels, purpose.services.map(({ service_name }) => service_name).join(', ')],
      [phrases.until, until === null ? phrases.open : dayInWords(calendar.lastDay(until), language)],
      [phrases.given, calendar.instantInWords(additional.issued_at, language)],
      ...(additional.link_handed_over ? [[phrases.handed, additional.link_handed_over] as const] : []),
      [phrases.legal, phrases.legalBasis],
      [phrases.jurisdiction, purpose.jurisdiction],
    ],
    agreedTitle: additional.notice_read === false ? phrases.informed : phrases.agreed,
    agreed: { language: read, text: notice.text },
    withdrawTitle: phrases.withdraw,
    withdrawHint: phrases.withdrawHint,
    manageUrl: purpose.withdrawal_method.url,
    eventsTitle: phrases.events,
    events: receipt.events.map(({ event_time, event_state }) => [calendar.instantInWords(event_time, language), phrases.states[event_state]]),
    proofTitle: phrases.proof,
    proof: [
      [phrases.receiptId, receipt.receipt_id],
      [phrases.recordId, receipt.record_id],
      [phrases.entry, additional.ledger.entry],
      [phrases.principal, receipt.pii_principal_id],
      [phrases.wording, `${notice.version}, SHA-256 ${notice.sha256}`],
      [phrases.ledger, additional.ledger.event_sha256],
    ],
  }
}

const facts = (rows: ReceiptView['facts'], isLong = false): Html => html`<dl class="facts">${rows.map(([label, value]) => html`<dt>${label}</dt><dd${isLong ? html` class="long"` : ''}>${value}</dd>`)}</dl>`

/** @param path of the link */
export function receiptPage(frame: Frame, receipt: Receipt, calendar: Calendar, path: string): Page {
  const view = receiptView(receipt, calendar)
  const language = view.language
  const own = PHRASES[language]
  const content = html`<h1>${view.title}</h1><p>${view.intro}</p>
<section aria-labelledby="controller"><h2 id="controller">${RECEIPT_PHRASES[language].responsible}</h2>${view.controller.map((line) => html`<p class="line">${line}</p>`)}</section>
<section aria-labelledby="words"><h2 id="words">${view.wordsTitle}</h2>${view.words.map(({ language: spoken, label, text }) => html`<figure class="words">${label ? html`<figcaption>${label}</figcaption>` : ''}<blockquote lang="${spoken}" dir="auto">${text}</blockquote></figure>`)}${facts(view.facts)}</section>
<section aria-labelledby="agreed" lang="${view.agreed.language}"><h2 id="agreed" lang="${language}">${view.agreedTitle}</h2>${view.agreed.text.map((one) => html`<p>${one}</p>`)}</section>
<section aria-labelledby="withdraw"><h2 id="withdraw">${view.withdrawTitle}</h2><p>${view.withdrawHint}</p><p class="address">${view.manageUrl}</p></section>
<section aria-labelledby="events"><h2 id="events">${view.eventsTitle}</h2>${facts(view.events)}</section>
<section aria-labelledby="proof"><h2 id="proof">${view.proofTitle}</h2>${facts(view.proof, true)}</section>
<ul class="links"><li><a href="${path}/receipt.pdf?lang=${language}">${own.receiptPdf}</a></li><li><a href="${path}/receipt.json?lang=${language}">${own.receiptJson}</a></li><li><a href="${path}?lang=${language}">${RECEIPT_PHRASES[language].back}</a></li></ul>`
  return page(frame, view.title, content)
}
