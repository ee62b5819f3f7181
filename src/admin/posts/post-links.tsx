'use client'
import '../styles/posts.css'
import { Link } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { PostView } from '../../publishing/delivering/posts.ts'
import { fetchJson } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { titleOf } from './post-row.tsx'

interface PostLinksProps {
  readonly pieceId: string | number | undefined
  readonly piece: string
  readonly locale: string
  /** Changes where it may be different now. */
  readonly round: unknown
}

/** In the piece's own line: where its posts stand in networks, and which of them want a person. */
export function PostLinks({ pieceId, piece, locale, round }: PostLinksProps) {
  const language = useLanguage()
  const [posts, setPosts] = useState<readonly PostView[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is the reason to ask again.
  useEffect(() => {
    let isCurrent = true
    fetchJson<PostView[]>(`/flow/pieces/${encodeURIComponent(piece)}/posts`)
      .then((all) => isCurrent && setPosts(all.filter((one) => one.locale === locale)))
      // An addition: without it the page still works.
      .catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [piece, locale, round])
  const live = posts.filter(({ state, url, isEnding }) => state === 'delivered' && url && !isEnding)
  const uncertain = posts.filter(({ state }) => state === 'uncertain').length
  const behind = posts.filter(({ isBehind, may }) => isBehind && may.some((act) => act === 'update' || act === 'replace')).length
  if (live.length === 0 && uncertain === 0 && behind === 0) return null
  const { w, pick } = language
  return (
    <span className="hub-posts-line">
      {live.length > 0 && <span>{w('postsLive')}</span>}
      {live.map((post) => (
        <a key={post.key} className="hub-status__link" href={post.url ?? ''} target="_blank" rel="noopener noreferrer" aria-label={w('postOpenOf', { network: titleOf(post, language) })}>
          {pick(post.networkLabel)} <span aria-hidden="true">↗</span>
        </a>
      ))}
      {(uncertain > 0 || behind > 0) && (
        <Link className="hub-status__link" href={`/admin/collections/pieces/${pieceId}/posts?locale=${locale}`} prefetch={false}>
          {uncertain > 0 ? w('postsUncertain', { count: uncertain }) : w('postsBehind', { count: behind })}
        </Link>
      )}
    </span>
  )
}
