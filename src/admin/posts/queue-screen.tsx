'use client'
import { Button, Link, useStepNav } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import type { QueuedPost } from '../../publishing/delivering/queue.ts'
import type { AdminLanguage } from '../language.ts'
import { useLanguage } from '../use-language.ts'
import { byDay, chosenOf, MOST_PAGES, pageWith, type QueueChoice, type QueueDay, SHOWN } from './queue-days.ts'
import { QueueFilters } from './queue-filters.tsx'
import { QueueRow } from './queue-row.tsx'
import { useQueue } from './use-queue.ts'

const EVERYTHING: QueueChoice = { account: '', shown: 'open' }

/** Posts of all pieces by day. What is chosen stands in the address, so that it can be come back to and passed on. */
export function QueueScreen() {
  const language = useLanguage()
  const { w } = language
  const asked = useSearchParams()
  const choice: QueueChoice = { account: asked.get('account') ?? '', shown: SHOWN.find((one) => one === asked.get('shown')) ?? 'open' }
  const page = pageIn(asked.get('week'))
  const { loaded, failure } = useQueue(page)
  const go = ({ account, shown }: QueueChoice, week: number) => {
    const chosen = new URLSearchParams({ ...(week === 0 ? {} : { week: `${week}` }), ...(account === '' ? {} : { account }), ...(shown === 'open' ? {} : { shown }) })
    // No address of another page: what the page shows is asked for by itself.
    window.history[week === page ? 'replaceState' : 'pushState'](null, '', chosen.size > 0 ? `?${chosen}` : window.location.pathname)
  }
  const { setStepNav } = useStepNav()
  // Else the head of the page says where one came from.
  useEffect(() => setStepNav([{ label: w('queue') }]), [setStepNav, w])
  const isCurrent = loaded?.page === page
  const posts = loaded ? chosenOf(loaded.queue.posts, choice) : []
  return (
    <>
      <QueueFilters accounts={loaded?.queue.accounts ?? []} choice={choice} page={page} onChoose={(chosen) => go(chosen, page)} onPage={(week) => go(choice, week)} />
      <p role="status" className="hub-hidden">
        {isCurrent ? w('queueCount', { count: posts.length }) : ''}
      </p>
      {failure && <p className="hub-message hub-message--error">{failure}</p>}
      {!isCurrent && !failure && <p className="hub-waiting">{w('loading')}</p>}
      {isCurrent && loaded && (
        <>
          {loaded.queue.isCut && <p className="hub-message hub-message--warning">{w('queueCut')}</p>}
          <Days posts={posts} isAll={posts.length === loaded.queue.posts.length} page={page} range={loaded.range} today={loaded.today} />
          {posts.length === 0 && (loaded.queue.posts.length === 0 ? <Nothing /> : <NoMatch onClear={() => go(EVERYTHING, page)} />)}
          {loaded.queue.next && (
            <p className="hub-queue__next">
              <Button type="button" buttonStyle="secondary" margin={false} onClick={() => go(choice, pageWith(loaded.queue.next ?? '', loaded.today))}>
                {w('queueToNext', { day: inWords(loaded.queue.next, language) })}
              </Button>
            </p>
          )}
        </>
      )}
    </>
  )
}

function pageIn(given: string | null): number {
  const page = Number(given)
  return Number.isInteger(page) && Math.abs(page) <= MOST_PAGES ? page : 0
}

const inWords = (day: string, { code }: Pick<AdminLanguage, 'code'>, style: 'full' | 'long' = 'full'): string =>
  new Intl.DateTimeFormat(code === 'de' ? 'de-DE' : 'en-GB', { dateStyle: style, timeZone: 'UTC' }).format(new Date(day))

interface DaysProps {
  readonly posts: readonly QueuedPost[]
  /** Nothing of this time is left out. */
  readonly isAll: boolean
  readonly page: number
  readonly range: { readonly from: string; readonly until: string }
  readonly today: string
}

/** About now, what comes stands before what was; any other week from its first day to its last. */
function Days({ posts, isAll, page, range, today }: DaysProps) {
  const language = useLanguage()
  const { w, code } = language
  const days = byDay(posts)
  if (page !== 0) {
    const [from, last] = [new Date(range.from), new Date(Date.parse(range.until) - 1)]
    const title = new Intl.DateTimeFormat(code === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).formatRange(from, last)
    return <Part title={title} days={days} today={today} />
  }
  const [coming, past] = [days.filter(({ day }) => day >= today), days.filter(({ day }) => day < today).reverse()]
  if (days.length === 0) return null
  return (
    <>
      <Part title={w('queueComing')} days={coming} today={today} none={w(isAll ? 'queueNoneComing' : 'queueNoneChosen')} />
      {past.length > 0 && <Part title={w('queuePast')} days={past} today={today} />}
    </>
  )
}

function Part({ title, days, today, none }: { readonly title: string; readonly days: readonly QueueDay<QueuedPost>[]; readonly today: string; readonly none?: string }) {
  const language = useLanguage()
  return (
    <section>
      <h2>{title}</h2>
      {days.length === 0 && none && <p className="hub-quiet">{none}</p>}
      {days.map(({ day, posts }) => (
        <div key={day} className="hub-queue__day" data-is-today={day === today}>
          <h3>{day === today ? language.w('queueToday', { day: inWords(day, language) }) : inWords(day, language)}</h3>
          <ul>
            {posts.map((post) => (
              <QueueRow key={post.key} post={post} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

/** What to do where nothing is planned. */
function Nothing() {
  const { w } = useLanguage()
  return (
    <div className="hub-message">
      <p>
        {w('queueNone')} {w('queueNoneHow')}
      </p>
      <Link href="/admin/collections/pieces" prefetch={false}>
        {w('queueToPieces')}
      </Link>
    </div>
  )
}

function NoMatch({ onClear }: { onClear(): void }) {
  const { w } = useLanguage()
  return (
    <div className="hub-message">
      <p>{w('queueNoMatch')}</p>
      <Button type="button" size="small" margin={false} buttonStyle="secondary" onClick={onClear}>
        {w('queueClear')}
      </Button>
    </div>
  )
}
