/** What each channel makes of content that is up for approval: its notes, and whether they block it. */
import type { PayloadRequest } from 'payload'
import { hasErrors } from '../channel/notes.ts'
import type { PieceContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import { composeDraft } from './compose.ts'
import { channelOf, hubOf } from './hub.ts'
import type { ChannelCheck } from './records.ts'

/** Renders and packs every variant of every channel. Snippets have no rendition of their own and pass. */
export async function checkChannels(req: PayloadRequest, content: PieceContent): Promise<Record<string, ChannelCheck>> {
  if (content.kind === 'snippet') return {}
  const { channels } = hubOf(req.payload)
  const checks = await Promise.all(channels.map(async ({ id }) => [id, await checkChannel(req, content, id)] as const))
  return Object.fromEntries(checks)
}

/** Renders and packs every variant of one channel. */
export async function checkChannel(req: PayloadRequest, content: PieceContent, channelId: string): Promise<ChannelCheck> {
  const channel = channelOf(hubOf(req.payload), channelId)
  const notes: ChannelCheck['notes'][number][] = []
  for (const { id: variant } of channel.variants.filter(({ isPerPiece }) => isPerPiece)) {
    try {
      const made = await composeDraft(req.payload, content, channel.id, variant, { isDraft: false, req })
      notes.push(...made.notes.map((note) => ({ ...note, variant })))
    } catch (error) {
      if (!(error instanceof HubError) || error.status >= 500) throw error
      const { message } = error
      notes.push({ severity: 'error', code: error.code, message: { de: `Lässt sich nicht herstellen: ${message}`, en: message }, variant })
    }
  }
  return { version: channel.version, isBlocked: hasErrors(notes), notes }
}
