/** The pages behind a link: to answer, to change, to withdraw. */
import { html, type Html } from '../../channel/escape-html.ts'
import { dayInWords } from './days.ts'
import { channelPhrases } from './channel-phrases.ts'
import { type ConsentForm, type Field, FIELDS } from './form.ts'
import { channelChoices, nameChoices, periodChoices, type Problems, shortening, shownWords } from './form-parts.ts'
import { type Frame, type Page, page } from './layout.ts'
import { spokenAttributions } from './names.ts'
import { NARROWER_PHRASES, problemSentence } from './narrower-phrases.ts'
import type { Offer } from './offer.ts'
import { PHRASES } from './phrases.ts'

export interface FormState {
  readonly form: ConsentForm
  readonly problems: Problems
  /** One answer: a page that is sent twice is answered once. */
  readonly nonce: string
  /** The state that the form was filled in for is not the present one. */
  readonly isMoved?: boolean
}

const frameOf = ({ language, brand, path }: Offer, query: Readonly<Record<string, string>> = {}): Frame => ({ language, brand, path, query })

/** Asks. */
export function answerPage(offer: Offer, state: FormState): Page {
  const phrases = PHRASES[offer.language]
  const { wording } = offer
  const content = html`${problemSummary(offer, state)}${movedNotice(offer, state)}<p class="asks">${phrases.asks(offer.brand.name)}</p><h1>${phrases.answerTitle}</h1>${offer.hasEarlier ? earlier(offer) : ''}<p>${wording.purpose}</p>
<section aria-labelledby="words"><h2 id="words">${phrases.yourWords}</h2><p class="hint">${phrases.yourWordsHint}</p>${shownWords(offer)}</section>
${form(offer, state, html`<section aria-labelledby="answer"><h2 id="answer">${phrases.agreeTitle}</h2><p class="agreement" id="agreement">${wording.agreement}</p><p>${wording.voluntary}</p><div class="actions"><button class="button" name="action" value="give" aria-describedby="agreement">${phrases.agree}</button><button class="button plain" name="action" value="decline">${phrases.decline}</button></div></section>`)}`
  return page(frameOf(offer), phrases.answerTitle, content, hasProblems(state))
}

/** Where, as whom and until when the person is quoted now. */
function standingFacts({ standing, language, calendar, channels, quotes }: Offer): Html {
  const phrases = PHRASES[language]
  const until = standing?.until ? dayInWords(calendar.lastDay(standing.until), language) : phrases.standsOpen
  const name = spokenAttributions({ quotes, language }).find(({ attribution }) => attribution === standing?.attribution)?.name ?? ''
  const where = channels.filter(({ id }) => standing?.channels.includes(id)).map(({ id, label }) => channelPhrases(id, label, language).name)
  return html`<dl class="facts"><dt>${phrases.standsWhere}</dt><dd>${where.join(', ')}</dd><dt>${phrases.standsName}</dt><dd>${name}</dd><dt>${phrases.standsUntil}</dt><dd>${until}</dd></dl>`
}

/** What stands already when somebody is asked again: a yes adds to it or takes away from it, knowingly. */
function earlier(offer: Offer): Html {
  const { language, replaced } = offer
  const phrases = PHRASES[language]
  const words = replaced.length === 0 ? html`` : html`<p>${phrases.earlierWords}</p>${shownWords({ quotes: replaced, language })}`
  return html`<section class="notice" aria-labelledby="earlier"><h2 id="earlier">${phrases.earlierTitle}</h2>${words}${standingFacts({ ...offer, quotes: replaced.length > 0 ? replaced : offer.quotes })}<p>${phrases.earlier}</p></section>`
}

/** What has just happened, told on the page that shows what stands. */
export type Done = 'given' | 'changed' | 'renewed'

/** Shows what stands, and lets it be changed. */
export function managePage(offer: Offer, state: FormState, done: { readonly what: Done | null; readonly isShortened: boolean; readonly address: string }): Page {
  const phrases = PHRASES[offer.language]
  const { path, language } = offer
  const content = html`${problemSummary(offer, state)}${movedNotice(offer, state)}${
    done.what ? html`<div class="notice" role="status"><p><strong>${phrases.done[done.what]}</strong></p>${done.isShortened ? html`<p>${phrases.done.shortened}</p>` : ''}<p>${phrases.receiptHint}</p></div>` : ''
  }<h1>${phrases.manageTitle}</h1>
<section aria-labelledby="stands"><h2 id="stands">${phrases.standsTitle}</h2><p class="hint">${phrases.yourWordsStanding}</p>${shownWords(offer)}${standingFacts(offer)}</section>
<section aria-labelledby="receipt"><h2 id="receipt">${phrases.receipt}</h2><ul class="links"><li><a href="${path}/receipt?lang=${language}">${phrases.receiptView}</a></li><li><a href="${path}/receipt.pdf?lang=${language}">${phrases.receiptPdf}</a></li><li><a href="${path}/receipt.json">${phrases.receiptJson}</a></li></ul>
<h3>${phrases.myLink}</h3><p class="hint">${phrases.myLinkHint}</p><p class="address">${done.address}</p></section>
<section aria-labelledby="end"><h2 id="end">${phrases.withdraw}</h2><p>${offer.wording.withdrawal}</p><p class="actions"><a class="button plain" href="${path}?step=withdraw&lang=${language}">${phrases.withdraw}</a></p></section>
<section aria-labelledby="change"><h2 id="change">${offer.mayWiden ? phrases.changeTitle : NARROWER_PHRASES[language].title}</h2>${offer.mayWiden ? '' : html`<p>${NARROWER_PHRASES[language].why}</p>`}</section>
${form(offer, state, html`<section><p class="agreement" id="agreement">${offer.wording.agreement}</p><div class="actions"><button class="button" name="action" value="give" aria-describedby="agreement">${phrases.change}</button></div></section>`)}`
  return page(frameOf(offer), phrases.manageTitle, content, hasProblems(state))
}

/** Asks once more. */
export function withdrawPage(offer: Offer, nonce: string): Page {
  const phrases = PHRASES[offer.language]
  const content = html`<h1>${phrases.withdrawTitle}</h1>${shownWords(offer)}<p>${phrases.withdrawLead}</p><p>${offer.wording.printed}</p>
<form method="post" action="${offer.path}?lang=${offer.language}">${hidden(offer, nonce)}<div class="actions"><button class="button" name="action" value="withdraw">${phrases.withdrawYes}</button><a class="button plain" href="${offer.path}?lang=${offer.language}">${phrases.back}</a></div></form>`
  return page(frameOf(offer, { step: 'withdraw' }), phrases.withdrawTitle, content)
}

const hidden = ({ language, head }: Offer, nonce: string): Html => html`<input type="hidden" name="lang" value="${language}"><input type="hidden" name="head" value="${head}"><input type="hidden" name="nonce" value="${nonce}">`

function form(offer: Offer, { form: entered, problems, nonce }: FormState, ending: Html): Html {
  const phrases = PHRASES[offer.language]
  const { wording } = offer
  // No field is checked by the browser: its words come in its own language, vanish, and are not read out everywhere.
  return html`<form method="post" action="${offer.path}?lang=${offer.language}" novalidate autocomplete="off">${hidden(offer, nonce)}${shortening(offer, entered, problems)}${nameChoices(offer, entered, problems)}${channelChoices(offer, entered, problems)}${periodChoices(offer, entered, problems)}
<section class="know" aria-labelledby="know"><h2 id="know">${phrases.know}</h2><ul><li>${wording.withdrawal}</li><li>${wording.printed}</li><li>${wording.private}</li><li>${wording.reach}</li><li>${wording.rights}</li></ul></section>
${ending}</form>`
}

const hasProblems = ({ problems }: FormState): boolean => Object.keys(problems).length > 0

/** All errors, first thing on the page, each with a way to its field. */
function problemSummary({ language }: Offer, { problems }: FormState): Html {
  const phrases = PHRASES[language]
  const found = FIELDS.flatMap((field: Field) => {
    const problem = problems[field]
    return problem ? [html`<li><a href="#${problem.endsWith('-day') ? 'day' : field}">${problemSentence(problem, language)}</a></li>`] : []
  })
  return found.length === 0 ? html`` : html`<div class="summary" role="alert" aria-labelledby="problems"><p id="problems"><strong>${phrases.problemsTitle}</strong></p><ul>${found}</ul></div>`
}

const movedNotice = ({ language }: Offer, { isMoved }: FormState): Html => (isMoved ? html`<div class="notice warn" role="alert"><p>${PHRASES[language].moved}</p></div>` : html``)
