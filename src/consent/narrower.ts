/** What takes back some of a consent and gives nothing more: all that somebody may do with a link that a person of the house has had, too. Pure. */
import type { Attribution, Terms } from './fold.ts'

type Said = Omit<Terms, 'excerpts'>

/** Names that tell nothing which the present one does not tell: a town says something new of whoever is quoted by the full name. */
const NARROWER_NAMES: Readonly<Record<Attribution, readonly Attribution[]>> = {
  full: ['full', 'initials', 'anonymous'],
  initials: ['initials', 'anonymous'],
  town: ['town', 'anonymous'],
  anonymous: ['anonymous'],
}

export const isNarrowerName = (now: Attribution, wanted: Attribution): boolean => NARROWER_NAMES[now].includes(wanted)

/** Is a choice within what stands: no other channel, no name that tells more, no later end? Keeping all of it is. */
export function isNarrower(now: Said, wanted: Said): boolean {
  const isEarlier = now.until === null || (wanted.until !== null && Date.parse(wanted.until) <= Date.parse(now.until))
  return isEarlier && isNarrowerName(now.attribution, wanted.attribution) && wanted.channels.every((id) => now.channels.includes(id))
}
