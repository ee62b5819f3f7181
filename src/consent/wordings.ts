/**
 * What a person agrees to, word for word, by version. A version that was ever shown stays as it is; a new text is a new version. Events of the
 * ledger name the version and the hash of its text in the language that was read.
 */
import { uiLanguage } from '../channel/ui-language.ts'
import { canonicalJson, sha256Hex } from '../content/canonical.ts'
import type { Locale } from '../content/nodes.ts'

export interface Wording {
  readonly purpose: string
  readonly agreement: string
  /** That saying no costs nothing (Art. 7(4) GDPR). */
  readonly voluntary: string
  readonly withdrawal: string
  readonly printed: string
  /** That words said in private become public with it: without a consent that says so, they are quoted nowhere. */
  readonly private: string
  /** Whom words that are public reach. */
  readonly reach: string
  /** What else the person may ask for (Art. 13(2) GDPR). */
  readonly rights: string
}

export const WORDING_VERSION = 'testimonial-1'

/** What the ledger says where nobody read a wording: a consent on the phone, say. */
export const NO_WORDING = { version: 'none', hash: 'none' } as const

const WORDINGS: Readonly<Record<string, Readonly<Record<'de' | 'en', Wording>>>> = {
  'testimonial-1': {
    de: {
      purpose: 'Wir möchten Ihre Worte als Kundenstimme zeigen, um für unsere Leistungen zu werben.',
      agreement: 'Ich bin einverstanden, dass mein hier gezeigtes Zitat auf den von mir gewählten Wegen, unter dem von mir gewählten Namen und für die von mir gewählte Dauer veröffentlicht wird.',
      voluntary: 'Ihre Einwilligung ist freiwillig. Wenn Sie ablehnen, hat das keine Nachteile für Sie.',
      withdrawal: 'Sie können Ihre Einwilligung jederzeit ohne Angabe von Gründen widerrufen, mit dem Link in Ihrer Quittung oder bei unserem Service. Der Widerruf gilt für die Zukunft; was bis dahin geschah, bleibt rechtmäßig.',
      printed: 'Was schon gedruckt und verschickt ist, können wir nicht zurückholen. Nach einem Widerruf wird nichts mehr mit Ihren Worten gedruckt.',
      private: 'Auch Worte, die Sie uns nicht öffentlich gesagt haben, etwa am Telefon, im Chat oder in einer E-Mail, werden damit öffentlich: genau das hier gezeigte Zitat, sonst nichts.',
      reach: 'Was öffentlich ist, kann jeder lesen und kopieren. Beiträge in sozialen Netzwerken verarbeiten auch deren Betreiber, teils außerhalb der Europäischen Union.',
      rights: 'Sie können Auskunft, Berichtigung, Löschung, Einschränkung und Ihre Daten in einem gängigen Format verlangen und sich bei einer Datenschutzaufsichtsbehörde beschweren.',
    },
    en: {
      purpose: 'We would like to show your words as a testimonial, to advertise our services.',
      agreement: 'I agree that my quote as shown here is published in the ways, under the name and for the time that I have chosen.',
      voluntary: 'Your consent is voluntary. Saying no has no disadvantages for you.',
      withdrawal: 'You can withdraw your consent at any time without giving reasons, with the link in your receipt or through our service. Withdrawal applies to the future; what happened before remains lawful.',
      printed: 'We cannot call back what has been printed and sent. After a withdrawal nothing more is printed with your words.',
      private: 'Words that you did not say in public, on the phone, in a chat or in an e-mail, say, become public with it, too: exactly the quote shown here and nothing else.',
      reach: 'What is public can be read and copied by anybody. Posts in social networks are also processed by the networks, in part outside the European Union.',
      rights: 'You can ask for access, correction, erasure, restriction and for your data in a common format, and you can complain to a data protection authority.',
    },
  },
}

/** A version in the language nearest to `locale`, and the hash of what was read. @throws if the version never existed */
export function wordingOf(version: string, locale: Locale): Wording & { readonly version: string; readonly hash: string } {
  const wording = WORDINGS[version]?.[uiLanguage(locale)]
  if (!wording) throw new Error(`There is no wording "${version}".`)
  return { ...wording, version, hash: sha256Hex(canonicalJson(wording)) }
}

/** A text that was read, found again by what an event of the ledger names; null if no version has that hash. */
export function wordingRead(version: string, hash: string): (Wording & { readonly language: 'de' | 'en' }) | null {
  for (const language of ['de', 'en'] as const) {
    const wording = WORDINGS[version]?.[language]
    if (wording && sha256Hex(canonicalJson(wording)) === hash) return { ...wording, language }
  }
  return null
}
