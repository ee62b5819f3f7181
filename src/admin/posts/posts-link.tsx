import { Link } from '@payloadcms/ui'
import type { QueuedPost } from '../../publishing/delivering/queue.ts'
import { Locale } from '../start/locale.tsx'

/** The piece that a post was made of, with its language, and the way to its posts; a piece that was deleted leads nowhere. */
export function PostsLink({ post: { pieceId, locale, title } }: { readonly post: Pick<QueuedPost, 'pieceId' | 'locale' | 'title'> }) {
  return (
    <>
      {pieceId === null ? (
        <strong>{title}</strong>
      ) : (
        <Link href={`/admin/collections/pieces/${pieceId}/posts?locale=${locale}`} prefetch={false}>
          {title}
        </Link>
      )}{' '}
      <Locale code={locale} />
    </>
  )
}
