/** The report on a testimonial as a page to print or to show to the person. */
import { html, type Html } from '../channel/escape-html.ts'
import type { UiLanguage } from '../channel/ui-language.ts'
import type { BrandContent } from '../content/edition.ts'
import type { Calendar } from './page/days.ts'
import { type Page, page } from './page/layout.ts'
import type { WithdrawalReport } from './report.ts'

const de = {
  title: 'Wo Ihre Worte standen',
  asOf: (at: string) => `Stand: ${at}`,
  link: (how: string) => `Der Link zu Ihrer Antwort: ${how}.`,
  consent: {
    none: 'Sie sind noch nicht gefragt worden.',
    asked: 'Sie sind gefragt worden und haben noch nicht geantwortet.',
    'awaiting-confirmation': 'Ihre Einwilligung ist festgehalten und wird von einer zweiten Person geprüft.',
    standing: 'Ihre Einwilligung gilt.',
    expired: 'Ihre Einwilligung ist abgelaufen. Ihre Worte werden nicht mehr gezeigt.',
    declined: 'Sie haben nicht eingewilligt. Ihre Worte werden nicht gezeigt.',
    withdrawn: 'Sie haben Ihre Einwilligung widerrufen. Ihre Worte werden nicht mehr gezeigt.',
  } satisfies Record<WithdrawalReport['consent'], string>,
  shownNow: 'Wird jetzt gezeigt',
  gone: 'Wird nicht mehr gezeigt',
  outside: 'Was wir nicht allein zurückholen können',
  printed: 'Gedruckt und verschickt: Die Briefe sind bei ihren Empfängern. Neue werden ohne Ihre Worte gedruckt.',
  posted: 'In sozialen Netzwerken: Unsere Beiträge dort werden gelöscht; Kopien anderer erreichen wir nicht.',
  mailed: 'In Newslettern: Verschickte Mails bleiben bei ihren Empfängern.',
  mails: 'Mails mit Ihren Worten',
  export: 'zum Versand übergeben',
  test: 'zur Probe an wenige Adressen gesendet',
  nowhere: 'Nirgends.',
  from: (from: string) => `seit ${from}`,
  between: (from: string, until: string) => `${from} bis ${until}`,
}
const en: typeof de = {
  title: 'Where your words stood',
  asOf: (at) => `As of ${at}`,
  link: (how) => `The link to your answer: ${how}.`,
  consent: {
    none: 'You have not been asked yet.',
    asked: 'You have been asked and have not answered yet.',
    'awaiting-confirmation': 'Your consent has been recorded and is being checked by a second person.',
    standing: 'Your consent stands.',
    expired: 'Your consent has expired. Your words are not shown any more.',
    declined: 'You did not consent. Your words are not shown.',
    withdrawn: 'You withdrew your consent. Your words are not shown any more.',
  },
  shownNow: 'Shown now',
  gone: 'Not shown any more',
  outside: 'What we cannot call back on our own',
  printed: 'Printed and sent: the letters are with those who received them. New ones are printed without your words.',
  posted: 'In social networks: our posts there are deleted; copies made by others are out of our reach.',
  mailed: 'In newsletters: mails that were sent stay with those who received them.',
  mails: 'Mails with your words',
  export: 'handed out to be sent',
  test: 'sent to a few addresses as a test',
  nowhere: 'Nowhere.',
  from: (from) => `since ${from}`,
  between: (from, until) => `${from} to ${until}`,
}
const PHRASES: Readonly<Record<UiLanguage, typeof de>> = { de, en }

/** One place in words, whether a piece or a list. */
interface Line {
  readonly title: string
  readonly channel: string
  readonly addresses: readonly string[]
  readonly from: string
  readonly until: string | null
}

/** @param path of the page, for its language switch */
export function reportPage(report: WithdrawalReport, language: UiLanguage, frame: { readonly brand: BrandContent | null; readonly calendar: Calendar; readonly path: string }): Page {
  const phrases = PHRASES[language]
  const { brand, calendar, path } = frame
  const at = (instant: string) => calendar.instantInWords(instant, language)
  const lines: readonly Line[] = [
    ...report.places.map(({ title, channelLabel, address, from, until }) => ({ title, channel: channelLabel[language], addresses: address ? [address] : [], from, until })),
    ...report.lists.map(({ label, channelLabel, addresses, from, until }) => ({ title: label[language], channel: channelLabel[language], addresses, from, until })),
  ]
  const line = ({ title, channel, addresses, from, until }: Line) =>
    html`<li><strong>${title}</strong> (${channel}), ${until === null ? phrases.from(at(from)) : phrases.between(at(from), at(until))}${addresses.map((address) => html`<br><span class="address">${address}</span>`)}</li>`
  const section = (id: string, title: string, own: readonly Line[]): Html =>
    html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${own.length === 0 ? html`<p>${phrases.nowhere}</p>` : html`<ul>${own.map(line)}</ul>`}</section>`
  const mails = report.mailings.map(({ title, is, at: sent, address }) => html`<li><strong>${title}</strong>, ${phrases[is]}: ${at(sent)}${address ? html`<br><span class="address">${address}</span>` : ''}</li>`)
  const outside = (['printed', 'posted', 'mailed'] as const).filter((trace) => report[trace].length > 0 || (trace === 'mailed' && report.mailings.length > 0))
  const content = html`<h1>${phrases.title}</h1><p>${phrases.consent[report.consent]}</p>${report.linkHandedOver ? html`<p>${phrases.link(report.linkHandedOver[language])}</p>` : ''}<p class="small">${phrases.asOf(at(report.asOf))}</p>
${section('now', phrases.shownNow, lines.filter(({ until }) => until === null))}
${section('gone', phrases.gone, lines.filter(({ until }) => until !== null))}
${mails.length === 0 ? '' : html`<section aria-labelledby="mails"><h2 id="mails">${phrases.mails}</h2><ul>${mails}</ul></section>`}
${outside.length === 0 ? '' : html`<section aria-labelledby="outside"><h2 id="outside">${phrases.outside}</h2><ul>${outside.map((trace) => html`<li>${phrases[trace]}</li>`)}</ul></section>`}`
  return page({ language, brand, path, query: { as: 'page' } }, phrases.title, content)
}
