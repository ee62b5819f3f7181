'use client'
import '../styles/previews.css'
import type { ReactNode } from 'react'
import type { PreviewSource } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { NewsletterBlock } from './newsletter-block.tsx'
import { ChannelNotes } from '../channels/channel-notes.tsx'
import { worstFirst } from '../channels/composition.ts'
import { OtherFiles } from './other-files.tsx'
import { PrintLetter } from './print-letter.tsx'
import type { ShownChannel } from './shown-channel.ts'
import { SocialPost } from './social-post.tsx'
import { type Listing, useListing } from './use-listing.ts'
import { WebPage } from './web-page.tsx'

/** What the view of one variant is given. */
export interface RenditionProps {
  readonly source: PreviewSource
  readonly channel: ShownChannel
  readonly variant: ShownChannel['variants'][number]
  readonly listing: Listing
  /** Counts reloads. */
  readonly round: number
}

/** How renditions of a channel are shown. A channel without a view of its own shows its files. */
const VIEWS: Readonly<Record<string, (props: RenditionProps) => ReactNode>> = {
  'web-page': WebPage,
  'social-post': SocialPost,
  'newsletter-block': NewsletterBlock,
  'print-pdf': PrintLetter,
}

/** One variant of a channel beside its notes; says so while it is being made, and why where it cannot be. */
export function Rendition(props: Omit<RenditionProps, 'listing'>) {
  const { source, channel, variant, round } = props
  const { w, pick } = useLanguage()
  const loaded = useListing(source, channel.id, variant.id, round)
  const View = VIEWS[channel.id] ?? OtherFiles
  const label = `${pick(channel.label)}, ${pick(variant.label)}`
  return (
    <div className="hub-rendition" data-channel={channel.id} data-variant={variant.id} data-is={loaded.is}>
      <div className="hub-rendition__view" aria-busy={loaded.is === 'loading'}>
        {loaded.is === 'loading' && (
          <p className="hub-waiting" role="status">
            {w('loading')}
          </p>
        )}
        {loaded.is === 'failed' && (
          <p className="hub-message hub-message--error" role="alert">
            {loaded.sentence}
          </p>
        )}
        {loaded.is === 'there' && <View {...props} listing={loaded.value} />}
      </div>
      {loaded.is === 'there' && <ChannelNotes notes={worstFirst(loaded.value.notes)} heading={label} title={w('notes')} saysNone />}
    </div>
  )
}
