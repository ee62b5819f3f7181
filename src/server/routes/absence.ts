/** Addresses where nothing stands (any more). What is kept of them is that alone, in a room of its own: whoever guesses addresses costs little and pushes no page out. */
import type { Locale } from '../../content/nodes.ts'
import { createAnswerMemory } from '../../publishing/answer-memory.ts'
import type { Now } from '../../publishing/clock.ts'
import { LOCALE_CODES } from '../../publishing/places.ts'
import type { Answer } from '../respond.ts'
import { preferredLocale } from './preferred-locale.ts'
import { type Site, sitePage } from './site.ts'

/** That there is nothing, before it is a page. */
export interface Absence {
  readonly absent: 'not-found' | 'gone'
  /** Of the page that says so. Null: the reader's own, because the address names none. */
  readonly locale: Locale | null
  /** Said within a frame in anybody's page. */
  readonly isFramed?: true
}

export type Found = Answer | Absence
export const isAbsence = (found: Found): found is Absence => 'absent' in found
export const notFound = (locale: Locale | null): Absence => ({ absent: 'not-found', locale })

/** The pages that say so; one of each language and kind. */
const PAGES_BYTES = 2_000_000
const ABSENCES_BYTES = 4_000_000
const ABSENCE_BYTES = 100

export interface Absences {
  /** What is at an address, if it was found absent before and still is; else as `find` says. */
  known(key: string, at: Now, find: () => Promise<Found>): Promise<Found>
  /** The page for it. @param wanted the reader's languages, as the header says them */
  answer(absence: Absence, wanted: string | undefined, at: Now): Promise<Answer>
}

export function createAbsences(site: Site): Absences {
  const pages = createAnswerMemory<Answer>(site.payload, { most: PAGES_BYTES, sizeOf: ({ body }) => body.length })
  const known = createAnswerMemory<Found>(site.payload, { most: ABSENCES_BYTES, sizeOf: (found) => (isAbsence(found) ? ABSENCE_BYTES : undefined) })
  return {
    known,
    async answer({ absent, locale, isFramed }, wanted, at) {
      const own = locale ?? preferredLocale(wanted, LOCALE_CODES)
      const page = await pages(`${absent}:${own}`, at, () => sitePage(site, absent, own))
      if (locale === null) return { ...page, headers: { ...page.headers, vary: 'accept-language' } }
      return isFramed ? framed(page) : page
    },
  }
}

/** For a frame in anybody's page: its own policy says so, and the older header can only say this site. */
export function framed(answer: Answer): Answer {
  const policy = answer.headers?.['content-security-policy']?.replace(/frame-ancestors [^;]+/, 'frame-ancestors *')
  return { ...answer, headers: { ...answer.headers, ...(policy ? { 'content-security-policy': policy } : {}), 'x-frame-options': null } }
}
