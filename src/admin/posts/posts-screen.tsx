'use client'
import { Link } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { PostView } from '../../publishing/delivering/posts.ts'
import type { BothLanguages } from '../language.ts'
import { useLanguage } from '../use-language.ts'
import { PlanPosts } from './plan-posts.tsx'
import { PostRow, titleOf } from './post-row.tsx'
import { stateWord } from './post-state.ts'
import { useBoard } from './use-board.ts'

interface PostsScreenProps {
  readonly piece: string
  readonly pieceId: string
  readonly locale: string
  /** Labels of the forms of posts, by id. */
  readonly variants: Readonly<Record<string, BothLanguages>>
  readonly canAct: boolean
  readonly isAdmin: boolean
}

/** Plans posts and shows where they stand. */
export function PostsScreen({ piece, pieceId, locale, variants, canAct, isAdmin }: PostsScreenProps) {
  const { w } = useLanguage()
  const { board, failure, refresh } = useBoard(piece, locale)
  const news = useNews(board?.deliveries ?? null)
  if (!board) return failure ? <p className="hub-message hub-message--error">{failure}</p> : <p className="hub-waiting">{w('loading')}</p>
  const { publication, accounts, deliveries } = board
  const isEnded = ({ state }: PostView) => state === 'withdrawn'
  const [open, ended] = [deliveries.filter((one) => !isEnded(one)), deliveries.filter(isEnded)]
  const rowOf = (post: PostView) => <PostRow key={post.key} post={post} board={board} canAct={canAct} onChange={refresh} />
  return (
    <>
      <p role="status" className="hub-hidden">
        {news}
      </p>
      {failure && <p className="hub-message hub-message--error">{failure}</p>}
      {!publication && (
        <p className="hub-message">
          {w('postsNotPublished')}{' '}
          <Link href={`/admin/collections/pieces/${pieceId}?locale=${locale}`} prefetch={false}>
            {w('postsToPiece')}
          </Link>
        </p>
      )}
      {publication && !publication.mayBePosted && <p className="hub-message hub-message--warning">{w('postsNotShown')}</p>}
      {publication?.mayBePosted && accounts.length === 0 && (
        <p className="hub-message">
          {w('postsNoAccounts')}{' '}
          {isAdmin && (
            <Link href="/admin/collections/social-accounts" prefetch={false}>
              {w('postsToAccounts')}
            </Link>
          )}
        </p>
      )}
      {publication?.mayBePosted && accounts.length > 0 && canAct && <PlanPosts board={board} slot={publication.slot} from={publication.from} variants={variants} onPlanned={refresh} />}
      {!canAct && <p className="hub-quiet">{w('postsOnlyRead')}</p>}
      {(publication || deliveries.length > 0) && (
        <section aria-labelledby="hub-posts-standing">
          <h2 id="hub-posts-standing">{w('postsStanding')}</h2>
          {open.length === 0 ? <p className="hub-quiet">{w('postsStandingNone')}</p> : <ul className="hub-posts__list">{open.map(rowOf)}</ul>}
          {ended.length > 0 && (
            <details className="hub-posts__ended">
              <summary>{w('postsEarlier', { count: ended.length })}</summary>
              <ul className="hub-posts__list">{ended.map(rowOf)}</ul>
            </details>
          )}
        </section>
      )}
    </>
  )
}

/** What changed since the last look, for those who do not see it. */
function useNews(deliveries: readonly PostView[] | null): string {
  const language = useLanguage()
  const known = useRef<ReadonlyMap<string, string> | null>(null)
  const [news, setNews] = useState('')
  useEffect(() => {
    if (!deliveries) return
    const states = new Map(deliveries.map((post) => [post.key, stateWord(post)] as const))
    const changed = known.current && deliveries.filter(({ key }) => known.current?.get(key) !== states.get(key))
    known.current = states
    if (changed && changed.length > 0) setNews(changed.map((post) => language.w('postsNews', { post: titleOf(post, language), state: language.w(stateWord(post)) })).join(' '))
  }, [deliveries, language])
  return news
}
