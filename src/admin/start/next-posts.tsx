import { Link } from '@payloadcms/ui'
import type { QueuedPost } from '../../publishing/delivering/queue.ts'
import type { AdminLanguage } from '../language.ts'
import { localWhen } from '../posts/post-state.ts'
import { Locale } from './locale.tsx'
import { Panel } from './panel.tsx'

/** What goes out to networks next, by the clock of each account; and the way to all of it. */
export function NextPosts({ posts, most, language }: { readonly posts: readonly QueuedPost[]; readonly most: number; readonly language: AdminLanguage }) {
  const { w, pick } = language
  const queue = (
    <Link href="/admin/posts" prefetch={false}>
      {w('queueAll')}
    </Link>
  )
  return (
    <Panel title={w('queueNext')} count={posts.length} none={w('queueNextNone')} more={queue}>
      {posts.slice(0, most).map(({ key, title, pieceId, locale, networkLabel, accountLabel, dueLocal, timeZone }) => (
        <li key={key}>
          {pieceId === null ? (
            <strong>{title}</strong>
          ) : (
            <Link href={`/admin/collections/pieces/${pieceId}/posts?locale=${locale}`} prefetch={false}>
              {title}
            </Link>
          )}{' '}
          <Locale code={locale} />
          <p className="hub-quiet">
            {localWhen(dueLocal, language)} ({timeZone}) · {pick(networkLabel)} · {accountLabel}
          </p>
        </li>
      ))}
    </Panel>
  )
}
