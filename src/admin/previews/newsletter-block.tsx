'use client'
import { useMemo } from 'react'
import { useChannels } from '../channels/channels-context.ts'
import { previewPath } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { MailFrames } from './mail-frames.tsx'
import type { RenditionProps } from './rendition.tsx'
import { useFetched } from './use-listing.ts'

interface Block {
  readonly subject?: string
  readonly preheader?: string
  readonly html: string
  readonly text: string
}

/** The block as inboxes announce it and as mail programs show it. */
export function NewsletterBlock({ source, channel, variant, round }: RenditionProps) {
  const { w, pick } = useLanguage()
  const { account, locale } = useChannels()
  const loaded = useFetched<Block>(previewPath(source, { channel: channel.id, variant: variant.id, artefact: 'block.json' }), round)
  const html = loaded.is === 'there' ? loaded.value.html : null
  const page = useMemo(() => ({ html: html ?? '' }), [html])
  if (loaded.is === 'loading') return <p className="hub-waiting">{w('loading')}</p>
  if (loaded.is === 'failed') return <p className="hub-message hub-message--error">{loaded.sentence}</p>
  const { subject = '', preheader = '', text } = loaded.value
  return <MailFrames page={page} text={text} subject={subject} preheader={preheader} sender={account} language={locale} label={`${pick(channel.label)}, ${pick(variant.label)}`} />
}
