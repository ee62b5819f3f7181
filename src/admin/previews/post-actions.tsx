import type { ReactNode } from 'react'

const ICONS = {
  reply: <path d="M4 5.5h12a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5H9L5.5 17v-2.5H4A1.5 1.5 0 0 1 2.5 13V7A1.5 1.5 0 0 1 4 5.5Z" />,
  repost: <path d="M5 8V6.5A1.5 1.5 0 0 1 6.5 5H15m0 0-2-2m2 2-2 2M15 12v1.5a1.5 1.5 0 0 1-1.5 1.5H5m0 0 2 2m-2-2 2-2" />,
  like: <path d="M10 16.5S3.5 12.7 3.5 8.3A3.3 3.3 0 0 1 10 7a3.3 3.3 0 0 1 6.5 1.3c0 4.4-6.5 8.2-6.5 8.2Z" />,
  thumb: <path d="M7 9v7H4V9h3Zm0 0 3-5.5c1.4 0 2 1 1.8 2.3L11.4 8H15a1.5 1.5 0 0 1 1.5 1.8l-1 5A1.5 1.5 0 0 1 14 16H7" />,
  share: <path d="M10 12.5V3.5m0 0L7 6.5m3-3 3 3M4 11v4.5A1.5 1.5 0 0 0 5.5 17h9a1.5 1.5 0 0 0 1.5-1.5V11" />,
  send: <path d="M17 3 8.5 11.5M17 3l-5.5 14-3-5.5L3 8.5 17 3Z" />,
  save: <path d="M5.5 3h9v14L10 13.2 5.5 17V3Z" />,
} as const

/** What readers can do with a post there, in its order. */
const BY_NETWORK: Readonly<Record<string, readonly (keyof typeof ICONS)[]>> = {
  x: ['reply', 'repost', 'like', 'save', 'share'],
  bluesky: ['reply', 'repost', 'like', 'share'],
  mastodon: ['reply', 'repost', 'like', 'save'],
  linkedin: ['thumb', 'reply', 'repost', 'send'],
  facebook: ['thumb', 'reply', 'share'],
  instagram: ['like', 'reply', 'send', 'save'],
  threads: ['like', 'reply', 'repost', 'send'],
}

/** The row of signs below a post: so that it looks like one. It does nothing and says nothing. */
export function PostActions({ network }: { readonly network: string }): ReactNode {
  return (
    <p className="hub-post__actions" aria-hidden="true">
      {(BY_NETWORK[network] ?? ['like', 'share']).map((name) => (
        <svg key={name} viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
          {ICONS[name]}
        </svg>
      ))}
    </p>
  )
}
