/** Where a post stands, as a badge and sentences. Pure. */
import type { PostView } from '../../publishing/delivering/posts.ts'
import type { AdminLanguage } from '../language.ts'
import type { StateTone } from '../state-badge.tsx'
import type { Word } from '../translations.ts'

type State = PostView['state'] | 'waiting' | 'behind' | 'ending'
const TONES: Readonly<Record<State, StateTone>> = {
  planned: 'waiting',
  waiting: 'attention',
  claimed: 'waiting',
  delivered: 'live',
  behind: 'attention',
  ending: 'waiting',
  uncertain: 'attention',
  failed: 'attention',
  withdrawn: 'plain',
}

/** The state that people tell apart: a planned post that met something waits, one that stands may be out of date or on its way out. */
export function shownState({ state, failure, isBehind, isEnding }: Pick<PostView, 'state' | 'failure' | 'isBehind' | 'isEnding'>): State {
  if (state === 'planned' && failure) return 'waiting'
  if (state === 'delivered' && isEnding) return 'ending'
  return state === 'delivered' && isBehind ? 'behind' : state
}

export const toneOf = (post: Parameters<typeof shownState>[0]): StateTone => TONES[shownState(post)]
export const stateWord = (post: Parameters<typeof shownState>[0]): Word => `postState-${shownState(post)}`

/** What the wall clock of the account shows then, in words. */
export const localWhen = (local: string, { when }: Pick<AdminLanguage, 'when'>): string => when(`${local}:00Z`, 'UTC')

/** Sentences on where it stands and what may be done; the question to a person among them. */
export function sentencesOn(post: PostView, language: AdminLanguage): string[] {
  const { w, when, pick } = language
  const { state, error, dueLocal, timeZone, deliveredAt, withdrawnAt, manner, attempts } = post
  const why = error ? [pick(error)] : []
  if (state === 'planned') {
    const what = manner === 'update' ? [w('postUpdatePlanned')] : manner === 'replace' ? [w('postReplacePlanned')] : []
    return [w('postPlannedFor', { time: localWhen(dueLocal, language), zone: timeZone }), ...what, ...why, ...(attempts > 0 ? [w('postAttempts', { count: attempts })] : [])]
  }
  if (state === 'claimed') return [w('postSending'), ...why]
  if (state === 'uncertain') return why
  if (state === 'failed') return why
  if (state === 'withdrawn') return [...(deliveredAt && withdrawnAt && !error ? [w('postDeleted', { date: when(withdrawnAt) })] : []), ...why]
  const since = deliveredAt ? [w('postSince', { date: when(deliveredAt) })] : []
  if (post.isEnding) return [...since, w('postEnding'), ...why]
  return [...since, ...(post.isBehind ? [w('postBehind')] : []), ...why]
}
