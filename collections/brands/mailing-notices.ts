/** What every personalised letter says in small print, per market and language. */
import type { Field } from 'payload'

const notice = (name: string, label: { de: string; en: string }, description: { de: string; en: string }): Field => ({
  name,
  type: 'textarea',
  localized: true,
  maxLength: 600,
  label,
  admin: { description, rows: 3 },
})

/** Without both, in the language of the letter, no personalised letter leaves for the market. */
export const mailingNotices: readonly Field[] = [
  notice(
    'mailingOrigin',
    { de: 'Werbebriefe: Herkunft der Anschrift', en: 'Mailings: where the address comes from' },
    {
      de: 'Steht klein am Ende jedes persönlichen Briefs (Art. 14 DSGVO). {origin} wird durch das ersetzt, was die Empfängerliste dazu sagt. Beispiel: „Ihre Anschrift stammt aus dieser Quelle: {origin}.“ Leer: In dieser Sprache wird kein persönlicher Brief gedruckt.',
      en: 'Stands in small print at the end of every personalised letter (art. 14 GDPR). {origin} is replaced by what the list of recipients says of it. Example: “We have your address from this source: {origin}.” Empty: no personalised letter is printed in this language.',
    },
  ),
  notice(
    'mailingObjection',
    { de: 'Werbebriefe: Widerspruchsrecht', en: 'Mailings: right to object' },
    {
      de: 'Wie man der Werbung widerspricht (Art. 21 DSGVO), mit einer Anschrift und möglichst einer E-Mail-Adresse. Leer: In dieser Sprache wird kein persönlicher Brief gedruckt.',
      en: 'How to object to advertising (art. 21 GDPR), with a postal address and, if possible, an e-mail address. Empty: no personalised letter is printed in this language.',
    },
  ),
]
