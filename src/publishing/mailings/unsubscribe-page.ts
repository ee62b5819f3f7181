/** The pages behind the way out of test mails, and the way back. */
import { type Html, html } from '../../channel/escape-html.ts'
import { type Frame, messagePage, type Page, page } from '../../consent/page/layout.ts'
import { type AskedOfMails, objectPath, readmitPath } from './objections.ts'

const WORDS = {
  de: {
    title: 'Keine Probemails mehr?',
    explain: 'Sie haben eine Probemail bekommen: ein Newsletter, den sich das Team vor dem Versand ansieht. Mit diesem Knopf bekommen Sie keine mehr.',
    button: 'Keine Probemails mehr senden',
    doneTitle: 'Erledigt',
    outTitle: 'Sie bekommen keine Probemails',
    undoExplain: 'War das ein Versehen, oder möchten Sie wieder mitlesen? Mit diesem Knopf bekommen Sie Probemails wie zuvor.',
    undoButton: 'Probemails wieder bekommen',
    back: 'An diese Adresse senden wir wieder Probemails.',
    done: 'An diese Adresse senden wir keine Probemails mehr. Gespeichert ist davon nur eine Prüfsumme, nicht die Adresse.',
    unknownTitle: 'Diese Adresse stimmt nicht',
    unknown: 'Der Link ist unvollständig. Öffnen Sie ihn noch einmal aus der Mail.',
  },
  en: {
    title: 'No more test mails?',
    explain: 'You were sent a test mail: a newsletter that the team looks at before it goes out. With this button you get no more of them.',
    button: 'Send no more test mails',
    doneTitle: 'Done',
    outTitle: 'You get no test mails',
    undoExplain: 'Was that a mistake, or would you like to read along again? With this button you get test mails as before.',
    undoButton: 'Get test mails again',
    back: 'We send test mails to this address again.',
    done: 'We send no more test mails to this address. All that is kept of it is a checksum, not the address.',
    unknownTitle: 'This address is not right',
    unknown: 'The link is incomplete. Open it from the mail once more.',
  },
} as const

/** Asks, and changes nothing. @param path of the page itself @param isOut the address gets none already: then the button leads back */
export function unsubscribeForm(frame: Frame, path: string, isOut: boolean): Page {
  const words = WORDS[frame.language]
  if (isOut) return page(frame, words.outTitle, html`<h1>${words.outTitle}</h1>${wayBack(frame, path)}`)
  return page(frame, words.title, html`<h1>${words.title}</h1><p>${words.explain}</p><form method="post" action="${objectPath(path)}"><input type="hidden" name="List-Unsubscribe" value="One-Click"><div class="actions"><button class="button" type="submit">${words.button}</button></div></form>`)
}

/** An address of its own: what programs send to the other without asking is an objection, whatever it says. */
function wayBack(frame: Frame, path: string): Html {
  const words = WORDS[frame.language]
  return html`<p>${words.undoExplain}</p><form method="post" action="${readmitPath(path)}"><div class="actions"><button class="button plain" type="submit">${words.undoButton}</button></div></form>`
}

/** Says what was done, and after an objection how to take it back. */
export function unsubscribeDone(frame: Frame, path: string, act: AskedOfMails['act']): Page {
  const words = WORDS[frame.language]
  if (act === 'readmit') return messagePage(frame, words.doneTitle, words.back)
  return page(frame, words.doneTitle, html`<h1>${words.doneTitle}</h1><p>${words.done}</p>${wayBack(frame, path)}`)
}

export const unsubscribeUnknown = (frame: Frame): Page => messagePage(frame, WORDS[frame.language].unknownTitle, WORDS[frame.language].unknown)
