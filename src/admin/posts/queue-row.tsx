'use client'
import type { QueuedPost } from '../../publishing/delivering/queue.ts'
import { StateBadge } from '../state-badge.tsx'
import { useLanguage } from '../use-language.ts'
import { titleOf } from './post-row.tsx'
import { stateWord, toneOf } from './post-state.ts'
import { PostsLink } from './posts-link.tsx'

/** One post of the queue: when, of which piece, where, and how it stands. */
export function QueueRow({ post }: { readonly post: QueuedPost }) {
  const language = useLanguage()
  const { w, pick } = language
  const { due, dueLocal, timeZone, state, error, url, isEnding } = post
  const where = titleOf(post, language)
  return (
    <li className="hub-queue__row">
      <p className="hub-queue__time">
        <time dateTime={due}>{dueLocal.slice(11)}</time> <span className="hub-quiet">{timeZone.replaceAll('_', ' ')}</span>
      </p>
      <div className="hub-queue__post">
        <p>
          <PostsLink post={post} />
        </p>
        <p className="hub-quiet">
          {where}
          {post.post !== 'post' && ` · ${w('queueQuote')}`}
        </p>
        {error && state !== 'withdrawn' && <p>{pick(error)}</p>}
      </div>
      <div className="hub-queue__state">
        <StateBadge tone={toneOf(post)}>{w(stateWord(post))}</StateBadge>
        {url && state === 'delivered' && !isEnding && (
          <a href={url} target="_blank" rel="noopener noreferrer" aria-label={w('postOpenOf', { network: where })}>
            {w('postOpen')} <span aria-hidden="true">↗</span>
          </a>
        )}
      </div>
    </li>
  )
}
