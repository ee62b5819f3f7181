/** The names under which a person may be quoted, made of what the hub knows of them. */
import { uiLanguage } from '../channel/ui-language.ts'
import type { Locale } from '../content/nodes.ts'
import type { Attribution } from './fold.ts'

export interface NamedPerson {
  readonly givenName?: string | null
  readonly surname?: string | null
  readonly town?: string | null
}

/** Names by how much they tell. A kind for which a part is missing is not offered; `anonymous` always is. */
export type Attributions = Readonly<Partial<Record<Attribution, string>>> & { readonly anonymous: string }

const initial = (name: string): string => `${[...new Intl.Segmenter().segment(name)][0]?.segment.toUpperCase() ?? ''}.`

/** All names that a person can choose from, in the language of the quote. */
export function attributionsOf({ givenName, surname, town }: NamedPerson, locale: Locale): Attributions {
  const isGerman = uiLanguage(locale) === 'de'
  const [given, family, place] = [givenName, surname, town].map((part) => part?.trim().replace(/\s+/g, ' ') ?? '') as [string, string, string]
  return {
    ...(given && family ? { full: `${given} ${family}`, initials: `${initial(given)} ${initial(family)}` } : {}),
    ...(given && place ? { town: isGerman ? `${given} aus ${place}` : `${given} from ${place}` } : {}),
    anonymous: isGerman ? 'Eine Kundenstimme' : 'One of our customers',
  }
}
