/** Approved editions → files that people can read and a hub can import again with the same identity. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { HubError } from '../../content/errors.ts'
import { exportPiece } from '../../content/markdown-export.ts'
import type { Locale, PieceKey } from '../../content/nodes.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { latestApproval, pieceEdition } from '../lookups.ts'

/** Writes `<out>/<key>/<locale>.md`, `.json` and the pictures. @returns the files written; @throws HubError `not-approved` */
export async function exportEdition(req: PayloadRequest, key: PieceKey, locale: Locale, out: string): Promise<{ readonly hash: string; readonly files: readonly string[] }> {
  requirePerson(req, ['admin', 'editor', 'approver'])
  const approval = await latestApproval(req.payload, 'piece', key, locale)
  if (!approval) throw new HubError('not-approved', `Nothing of "${key}" has been approved in "${locale}" yet.`)
  const { content, hash } = await pieceEdition(req.payload, approval.edition)
  const folder = join(out, key)
  await mkdir(join(folder, 'media'), { recursive: true })
  const { markdown, json } = exportPiece(content)
  const files = new Map<string, string | Uint8Array>([
    [`${locale}.md`, markdown],
    [`${locale}.json`, json],
  ])
  for (const media of Object.keys(content.media)) {
    const bytes = await hubOf(req.payload).media.original(media)
    if (bytes) files.set(join('media', media), bytes)
  }
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes)
  return { hash, files: [...files.keys()].map((name) => join(folder, name)) }
}
