/** When to try again, when to give up, and what people are told. */
import { CarrierError } from '../../channel/carrier.ts'
import type { Now } from '../clock.ts'
import type { DeliveryRecord } from '../records.ts'
import { problemSentence } from './account-problem.ts'
import { SealError } from './sealed.ts'

export const MOST_ATTEMPTS = 8
const SHORTEST_MS = 30_000
const LONGEST_MS = 60 * 60_000
/** A post for yesterday is not sent today unasked. */
export const LATE_MS = 24 * 60 * 60_000

/** How long to wait after so many attempts, ms: it doubles from half a minute to an hour. */
export const pauseAfter = (attempts: number): number => Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.max(0, attempts - 1))

/** When to try again after an error, ISO: when the network says, but never at once time and again. */
export function retryAfter(error: Error, attempts: number): string {
  const named = error instanceof CarrierError && error.retryAt ? Date.parse(error.retryAt) : 0
  return new Date(Math.max(named, Date.now() + pauseAfter(attempts))).toISOString()
}

/** Is it so late that a person should decide? */
export const isLate = ({ due }: Pick<DeliveryRecord, 'due'>, at: Now): boolean => at.earliest - Date.parse(due) > LATE_MS

type Sentence = NonNullable<DeliveryRecord['error']>

/** What people read of an error. */
export function sentenceOf(error: Error): Sentence {
  if (error instanceof CarrierError) return error.cause instanceof SealError ? problemSentence(error.cause.problem) : error.advice
  return { de: error.message, en: error.message }
}

type Unsent = Exclude<DeliveryRecord['failure'], null | undefined>
const WHY: Partial<Readonly<Record<Unsent, Sentence>>> = {
  late: { de: 'Der Termin liegt mehr als einen Tag zurück. Planen Sie neu, wenn der Post noch hinaus soll.', en: 'Its time was more than a day ago. Plan it again if it is still to go out.' },
  overtaken: { de: 'Inzwischen wurde eine neuere Ausgabe veröffentlicht; ihr Post ist zur selben Zeit geplant.', en: 'A newer edition was published meanwhile; its post is planned for the same time.' },
  'not-shown': { de: 'Die Veröffentlichung ist nicht (mehr) zu sehen: zurückgezogen, abgelaufen oder ohne Einwilligung. Es wurde nichts gesendet.', en: 'The publication is not shown (any more): taken off, over, or without a consent. Nothing was sent.' },
  absent: { de: 'Nachgesehen: Er ist nicht angekommen.', en: 'Looked up: it has not arrived.' },
  gone: { de: 'Der Post, der geändert werden sollte, steht nicht mehr im Netzwerk. Planen Sie einen neuen.', en: 'The post that was to be changed does not stand in the network any more. Plan a new one.' },
  'called-off': { de: 'Abgesagt, bevor etwas gesendet wurde.', en: 'Called off before anything was sent.' },
}
/** Why nothing was sent, for people. */
export const whyUnsent = (failure: Unsent): Sentence | null => WHY[failure] ?? null
