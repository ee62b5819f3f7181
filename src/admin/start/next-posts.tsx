import { Link } from '@payloadcms/ui'
import type { QueuedPost } from '../../publishing/delivering/queue.ts'
import type { AdminLanguage } from '../language.ts'
import { localWhen } from '../posts/post-state.ts'
import { PostsLink } from '../posts/posts-link.tsx'
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
      {posts.slice(0, most).map((post) => (
        <li key={post.key}>
          <PostsLink post={post} />
          <p className="hub-quiet">
            {localWhen(post.dueLocal, language)} ({post.timeZone}) · {pick(post.networkLabel)} · {post.accountLabel}
          </p>
        </li>
      ))}
    </Panel>
  )
}
