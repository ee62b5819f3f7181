/** How the link of a question came to the person who answered it: proof is no better than the way it went. */
import type { ConsentEventRecord } from '../publishing/record-types.ts'
import type { Evidence } from './ledger.ts'

/** `agent`: the text with the link was shown to a person of the house, who passed it on. `mail`: the hub itself sent it to the contact's e-mail address, and showed it to nobody. */
export type Handover = 'agent' | 'mail'

const DAY_MS = 86_400_000
/** Days for which the link of a question answers. */
export const ASK_DAYS = 30
/** The instant at which the link of a question that was asked at an instant ends, ISO 8601. */
export const linkEnd = (askedAt: string): string => new Date(Date.parse(askedAt) + ASK_DAYS * DAY_MS).toISOString()

/** The way of a question's link. Before it was written down there was only one. */
export const handoverOfQuestion = ({ evidence }: Pick<ConsentEventRecord, 'evidence'>): Handover => ((evidence as Evidence).kind === 'link-mailed' ? 'mail' : 'agent')

/** The way of the link by which the last answer in a chain was given; null where nobody has answered by a link, or an agent has recorded an answer since. */
export function handoverOf(chain: readonly ConsentEventRecord[]): Handover | null {
  const answer = chain.findLastIndex(({ type }) => type === 'given' || type === 'declined' || type === 'confirmed')
  const question = chain[answer]?.actor === 'subject' ? chain.slice(0, answer).findLast(({ type }) => type === 'asked') : undefined
  return question ? handoverOfQuestion(question) : null
}
