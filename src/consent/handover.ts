/** How the link of a question came to the person who answered it: proof is no better than the way it went. */
import type { ConsentEventRecord } from '../publishing/record-types.ts'
import type { Evidence } from './ledger.ts'
import type { ConsentLink } from './links.ts'

/** `agent`: the text with the link was shown to a person of the house, who passed it on. `mail`: the hub itself sent it to the contact's e-mail address, and showed it to nobody. */
export type Handover = 'agent' | 'mail'

const DAY_MS = 86_400_000
/** Days for which the link of a question answers. */
export const ASK_DAYS = 30
/** The instant at which the link of a question that was asked at an instant ends, ISO 8601. */
export const linkEnd = (askedAt: string): string => new Date(Date.parse(askedAt) + ASK_DAYS * DAY_MS).toISOString()

/** The way of a question's link. Before it was written down there was only one. */
export const handoverOfQuestion = ({ evidence }: Pick<ConsentEventRecord, 'evidence'>): Handover => ((evidence as Evidence).kind === 'link-mailed' ? 'mail' : 'agent')

type Chain = readonly ConsentEventRecord[]

/**
 * Did a person of the house have this link to manage? Only the answer to a question gives one to the person alone: a link that belongs to any other event was
 * given out by an agent, also before links said so.
 */
export const isAgentsLink = ({ isFromAgent, number }: Pick<ConsentLink, 'isFromAgent' | 'number'>, chain: Chain): boolean =>
  isFromAgent === true || chain.find((event) => event.number === number)?.type !== 'given'

const ANSWERS: readonly ConsentEventRecord['type'][] = ['given', 'declined', 'changed', 'renewed', 'confirmed']

/**
 * The way of the link by which the person spoke last in a chain: answered, changed or renewed. Null where nobody has done so by a link, or what an agent
 * recorded has been confirmed since. A link to manage came the way of the question that was answered; where that cannot be told, an agent had it.
 */
export function handoverOf(chain: Chain): Handover | null {
  const index = chain.findLastIndex(({ type }) => ANSWERS.includes(type))
  const answer = chain[index]
  if (answer?.actor !== 'subject') return null
  const before = chain.slice(0, index)
  if (answer.type === 'given' || answer.type === 'declined') {
    const question = before.findLast(({ type }) => type === 'asked')
    return question ? handoverOfQuestion(question) : null
  }
  const { kind, of } = answer.evidence as { kind: Evidence['kind']; of?: number }
  if (kind === 'link-to-agent') return 'agent'
  const source = before.findLast(({ type, number }) => (of === undefined ? type === 'given' || type === 'confirmed' : number === of))
  return source?.type === 'given' ? handoverOf(before.filter(({ number }) => number <= source.number)) : 'agent'
}
