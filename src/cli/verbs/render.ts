/** render: what the channels make of a piece, as files with a manifest. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { sha256Hex } from '../../content/canonical.ts'
import { HubError } from '../../content/errors.ts'
import type { Note } from '../../content/notes.ts'
import { orderOf, rendition } from '../../publishing/compose.ts'
import { orderForDraft } from '../../publishing/compose-draft.ts'
import { requirePerson } from '../../publishing/four-eyes.ts'
import { channelOf, hubOf } from '../../publishing/hub.ts'
import { packedOf } from '../../publishing/making/pack-order.ts'
import { currentBrand, embeddedEditions, latestApproval, pieceEdition } from '../../publishing/lookups.ts'
import { quotedIn } from '../../publishing/publish.ts'
import { loadPiece, snapshotPiece } from '../../publishing/snapshot-piece.ts'
import { withConsent } from '../../publishing/visibility.ts'
import { pieceKeyOf, signedIn, type VerbContext, writtenLocales } from '../context.ts'
import { outcome, resultOf, type Outcome, type VerbResult } from '../result.ts'

interface Made {
  /** Of the rendition; absent for drafts, which are nobody's approved word. */
  readonly key?: string
  readonly files: readonly { readonly name: string; readonly mime: string; readonly bytes: Uint8Array }[]
  readonly notes: readonly Note[]
}

export interface RenderOptions {
  readonly locale: string
  readonly channel?: string[]
  readonly variant?: string
  readonly draft?: boolean
  readonly out: string
}

export async function renderVerb(context: VerbContext, name: string, options: RenderOptions): Promise<VerbResult> {
  const { payload } = context
  const req = await signedIn(context)
  requirePerson(req, ['admin', 'editor', 'approver'])
  const key = await pieceKeyOf(payload, name)
  const hub = hubOf(payload)
  const channels = (options.channel ?? hub.channels.map(({ id }) => id)).map((id) => channelOf(hub, id))
  const out = resolve(context.cwd, options.out)
  const outcomes: Outcome[] = []
  const manifest: Record<string, unknown>[] = []
  for (const locale of await writtenLocales(payload, key, options.locale)) {
    for (const channel of channels) {
      const offered = channel.variants.filter(({ isPerPiece }) => isPerPiece).map(({ id }) => id)
      const variants = options.variant === undefined ? offered : offered.filter((id) => id === options.variant)
      for (const variant of variants) {
        outcomes.push(
          await outcome(`${key} ${locale} ${channel.id}/${variant}`, async () => {
            const made = options.draft ? await draft(context, key, locale, channel.id, variant) : await approved(context, key, locale, channel.id, variant)
            const folder = join(locale, channel.id, variant)
            await mkdir(join(out, folder), { recursive: true })
            const files = []
            for (const { name: file, mime, bytes } of made.files) {
              await writeFile(join(out, folder, file), bytes)
              files.push({ path: join(folder, file), mime, bytes: bytes.length, sha256: sha256Hex(bytes) })
            }
            const entry = { piece: key, locale, channel: channel.id, variant, ...(made.key ? { key: made.key } : { isDraft: true }), files, notes: made.notes }
            manifest.push(entry)
            const counts = made.notes.length > 0 ? `, ${made.notes.length} notes` : ''
            return { line: `${key} ${locale} ${channel.id}/${variant}: ${files.map(({ path }) => path).join(', ')}${counts}`, data: entry }
          }),
        )
      }
    }
  }
  const result = resultOf(outcomes, 'There is nothing to render: no text, or no such variant.')
  await mkdir(out, { recursive: true })
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify({ piece: key, renditions: manifest }, null, 2)}\n`)
  return result
}

async function draft({ payload }: VerbContext, key: string, locale: string, channel: string, variant: string): Promise<Made> {
  const { content } = await snapshotPiece(payload, await loadPiece(payload, key, locale), locale)
  const { artefacts, notes } = await packedOf(payload, await orderForDraft(payload, content, channel, variant, { isDraft: true }), 'look')
  return { files: artefacts, notes }
}

async function approved({ payload }: VerbContext, key: string, locale: string, channel: string, variant: string): Promise<Made> {
  const approval = await latestApproval(payload, 'piece', key, locale)
  if (!approval) throw new HubError('not-approved', 'nothing has been approved yet. Use --draft to look at the piece as it is.')
  const edition = await pieceEdition(payload, approval.edition)
  const brand = await currentBrand(payload, edition.content.brand)
  const { requires } = await quotedIn(payload, edition.content, await embeddedEditions(payload, [edition.content]))
  const { key: renditionKey, artefacts, notes } = await rendition(payload, async () => {
    const [standing] = await withConsent(payload, [{ channel, requires }])
    if (!standing) throw new HubError('channel-blocked', `a customer's words without which this piece is not shown have no consent for ${channel}.`)
    return orderOf(payload, channel, variant, { subjects: [edition], locale, brand, siblings: [], isDraft: false })
  })
  return { key: renditionKey, files: artefacts.map(({ name, mime, content }) => ({ name, mime, bytes: content })), notes }
}
