/**
 * What a person agrees to, word for word, by version. A version that was ever shown stays as it is; a new text is a new version. Events of the
 * ledger name the version and the hash of its text in the language that was read.
 */
import { canonicalJson, sha256Hex } from '../content/canonical.ts'
import type { Locale } from '../content/nodes.ts'

export interface Wording {
  readonly purpose: string
  readonly agreement: string
  readonly withdrawal: string
  readonly printed: string
}

export const WORDING_VERSION = 'testimonial-1'

const WORDINGS: Readonly<Record<string, Readonly<Record<'de' | 'en', Wording>>>> = {
  'testimonial-1': {
    de: {
      purpose: 'Wir möchten Ihre Worte als Kundenstimme zeigen, um für unsere Leistungen zu werben.',
      agreement: 'Ich bin einverstanden, dass mein unten gezeigtes Zitat auf den von mir gewählten Wegen und unter dem von mir gewählten Namen bis zum gewählten Tag veröffentlicht wird.',
      withdrawal: 'Sie können Ihre Einwilligung jederzeit ohne Angabe von Gründen widerrufen, mit dem Link in Ihrer Quittung oder bei unserem Service. Der Widerruf gilt für die Zukunft; was bis dahin geschah, bleibt rechtmäßig.',
      printed: 'Was schon gedruckt und verschickt ist, können wir nicht zurückholen. Nach einem Widerruf wird nichts mehr mit Ihren Worten gedruckt.',
    },
    en: {
      purpose: 'We would like to show your words as a testimonial, to advertise our services.',
      agreement: 'I agree that my quote as shown below is published in the ways and under the name that I have chosen, until the day that I have chosen.',
      withdrawal: 'You can withdraw your consent at any time without giving reasons, with the link in your receipt or through our service. Withdrawal applies to the future; what happened before remains lawful.',
      printed: 'We cannot call back what has been printed and sent. After a withdrawal nothing more is printed with your words.',
    },
  },
}

/** A version in the language nearest to `locale`, and the hash of what was read. @throws if the version never existed */
export function wordingOf(version: string, locale: Locale): Wording & { readonly version: string; readonly hash: string } {
  const wording = WORDINGS[version]?.[locale.startsWith('de') ? 'de' : 'en']
  if (!wording) throw new Error(`There is no wording "${version}".`)
  return { ...wording, version, hash: sha256Hex(canonicalJson(wording)) }
}
