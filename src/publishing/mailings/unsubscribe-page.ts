/** The pages behind the way out of test mails. */
import { html } from '../../channel/escape-html.ts'
import { type Frame, messagePage, type Page, page } from '../../consent/page/layout.ts'

const WORDS = {
  de: {
    title: 'Keine Probemails mehr?',
    explain: 'Sie haben eine Probemail bekommen: ein Newsletter, den sich das Team vor dem Versand ansieht. Mit diesem Knopf bekommen Sie keine mehr.',
    button: 'Keine Probemails mehr senden',
    doneTitle: 'Erledigt',
    done: 'An diese Adresse senden wir keine Probemails mehr. Gespeichert ist davon nur eine Prüfsumme, nicht die Adresse.',
    unknownTitle: 'Diese Adresse stimmt nicht',
    unknown: 'Der Link ist unvollständig. Öffnen Sie ihn noch einmal aus der Mail.',
  },
  en: {
    title: 'No more test mails?',
    explain: 'You were sent a test mail: a newsletter that the team looks at before it goes out. With this button you get no more of them.',
    button: 'Send no more test mails',
    doneTitle: 'Done',
    done: 'We send no more test mails to this address. All that is kept of it is a checksum, not the address.',
    unknownTitle: 'This address is not right',
    unknown: 'The link is incomplete. Open it from the mail once more.',
  },
} as const

/** Asks, and changes nothing. @param path of the page itself, where the button leads */
export function unsubscribeForm(frame: Frame, path: string): Page {
  const words = WORDS[frame.language]
  return page(frame, words.title, html`<h1>${words.title}</h1><p>${words.explain}</p><form method="post" action="${path}"><input type="hidden" name="List-Unsubscribe" value="One-Click"><p><button type="submit">${words.button}</button></p></form>`)
}

export const unsubscribeDone = (frame: Frame): Page => messagePage(frame, WORDS[frame.language].doneTitle, WORDS[frame.language].done)

export const unsubscribeUnknown = (frame: Frame): Page => messagePage(frame, WORDS[frame.language].unknownTitle, WORDS[frame.language].unknown)
