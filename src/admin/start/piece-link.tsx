import { Link } from '@payloadcms/ui'
import { Locale } from './locale.tsx'

interface PieceLinkProps {
  /** Null if the piece has been deleted. */
  readonly id: string | number | null
  readonly title: string
  readonly locale: string
}

/** A piece in one language, with the way to it. */
export function PieceLink({ id, title, locale }: PieceLinkProps) {
  return (
    <>
      {id === null ? (
        <strong>{title}</strong>
      ) : (
        <Link href={`/admin/collections/pieces/${id}?locale=${locale}`} prefetch={false}>
          {title}
        </Link>
      )}{' '}
      <Locale code={locale} />
    </>
  )
}
