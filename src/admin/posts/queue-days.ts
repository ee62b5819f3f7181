/** Which days the post queue shows, and which of their posts. Pure: no clock is read. */
import type { QueuedPost } from '../../publishing/delivering/queue.ts'
import { shownState } from './post-state.ts'

/** Days as `YYYY-MM-DD`; `until` is the first that is not shown any more. */
export interface DayRange {
  readonly from: string
  readonly until: string
}

const DAY_MS = 86_400_000
/** Page 0: so many days before today, and so many from today on. */
const PAST_DAYS = 14
const COMING_DAYS = 14
const WEEK_DAYS = 7
/** Further than anybody plans: some ninety years. */
export const MOST_PAGES = 5_000

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** Page 0 is about now; page -1 is the week before it, page 1 the week after it, and so on: no day is on two pages, or on none. */
export function rangeOf(page: number, today: string): DayRange {
  if (page === 0) return { from: dayAfter(today, -PAST_DAYS), until: dayAfter(today, COMING_DAYS) }
  const from = page < 0 ? dayAfter(today, page * WEEK_DAYS - PAST_DAYS) : dayAfter(today, (page - 1) * WEEK_DAYS + COMING_DAYS)
  return { from, until: dayAfter(from, WEEK_DAYS) }
}

/** The page that shows a day. */
export function pageWith(day: string, today: string): number {
  const distance = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS)
  if (distance >= COMING_DAYS) return 1 + Math.floor((distance - COMING_DAYS) / WEEK_DAYS)
  return distance < -PAST_DAYS ? Math.floor((distance + PAST_DAYS) / WEEK_DAYS) : 0
}

/** What may be chosen of the states: `open` is all but what was called off or deleted. */
export const SHOWN = ['open', 'planned', 'standing', 'attention', 'ended'] as const
export type Shown = (typeof SHOWN)[number]

type State = ReturnType<typeof shownState>
const PLANNED: readonly State[] = ['planned', 'waiting', 'claimed']
const STANDING: readonly State[] = ['delivered', 'behind', 'ending']
const STATES: Readonly<Record<Shown, readonly State[]>> = {
  open: [...PLANNED, ...STANDING, 'uncertain', 'failed'],
  planned: PLANNED,
  standing: STANDING,
  attention: ['waiting', 'behind', 'uncertain', 'failed'],
  ended: ['withdrawn'],
}

export interface QueueChoice {
  /** Key of an account; empty for all. */
  readonly account: string
  readonly shown: Shown
}

/** The posts of an account that stand as was chosen. */
export const chosenOf = <Post extends Pick<QueuedPost, 'account' | 'state' | 'failure' | 'isBehind' | 'isEnding'>>(posts: readonly Post[], { account, shown }: QueueChoice): Post[] =>
  posts.filter((post) => (account === '' || post.account === account) && STATES[shown].includes(shownState(post)))

export interface QueueDay<Post> {
  readonly day: string
  readonly posts: readonly Post[]
}

/** Days that have posts, first to last; within a day by the clock on the wall, whatever its zone. */
export function byDay<Post extends Pick<QueuedPost, 'dueLocal'>>(posts: readonly Post[]): QueueDay<Post>[] {
  const days = new Map<string, Post[]>()
  // A sort keeps the order of what is equal.
  for (const post of [...posts].sort((a, b) => a.dueLocal.localeCompare(b.dueLocal))) {
    const day = post.dueLocal.slice(0, 10)
    const found = days.get(day)
    if (found) found.push(post)
    else days.set(day, [post])
  }
  return [...days].map(([day, found]) => ({ day, posts: found }))
}
