/** import, export, list, show: pieces and where they stand. */
import { resolve } from 'node:path'
import { channelStates } from '../../publishing/overviews.ts'
import { exportEdition } from '../../publishing/exchange/export-pieces.ts'
import { importPieces } from '../../publishing/exchange/import-pieces.ts'
import { LOCALE_CODES } from '../../publishing/places.ts'
import { requirePerson } from '../../publishing/four-eyes.ts'
import { loadPiece } from '../../publishing/snapshot-piece.ts'
import { localesOf, pieceKeyOf, signedIn, type VerbContext, writtenLocales } from '../context.ts'
import { outcome, resultOf, type Outcome, type VerbResult } from '../result.ts'

export async function importVerb(context: VerbContext, paths: readonly string[], options: { locale: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  const fallbackLocale = (options.locale === 'all' ? LOCALE_CODES : localesOf(options.locale))[0] ?? 'de'
  const pieces = await importPieces(req, paths, { cwd: context.cwd, fallbackLocale })
  const problems = pieces.flatMap((piece) => ('error' in piece ? [`${piece.key}: not imported: ${piece.error.message}`] : []))
  const lines = pieces.flatMap((piece) =>
    'error' in piece
      ? []
      : [
          `${piece.key}: ${piece.action} (${piece.locales.map(({ locale }) => locale).join(', ')})`,
          ...piece.locales.flatMap(({ locale, notes }) => notes.map((note) => `  ${locale} ${note.severity} ${note.code}: ${note.message.en}`)),
        ],
  )
  return { isOk: pieces.every((piece) => !('error' in piece)), data: { results: pieces.map((piece) => ({ ok: !('error' in piece), ...piece })) }, lines, problems }
}

export async function exportVerb(context: VerbContext, name: string, options: { locale: string; out: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  const key = await pieceKeyOf(context.payload, name)
  const outcomes: Outcome[] = []
  for (const locale of await writtenLocales(context.payload, key, options.locale)) {
    outcomes.push(
      await outcome(`${key} ${locale}`, async () => {
        const { hash, files } = await exportEdition(req, key, locale, resolve(context.cwd, options.out))
        return { line: `${key} ${locale}: ${files.length} files, edition ${hash.slice(0, 12)}…`, data: { key, locale, hash, files } }
      }),
    )
  }
  return resultOf(outcomes, 'This piece has no text in any locale yet.')
}

export async function listVerb(context: VerbContext, options: { locale: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  requirePerson(req, ['admin', 'editor', 'approver'])
  const { payload } = context
  const { docs } = await payload.find({ collection: 'pieces', draft: true, depth: 0, limit: 1_000, sort: 'key', overrideAccess: false, user: req.user })
  const rows: { key: string; kind: string; locale: string; title: string; slug: string; updatedAt: string }[] = []
  for (const doc of docs) {
    const [key, kind, updatedAt] = [String(doc.key), String(doc.kind), String(doc.updatedAt)]
    for (const locale of localesOf(options.locale)) {
      const piece = await loadPiece(payload, key, locale)
      if (piece.title) rows.push({ key, kind, locale, title: String(piece.title), slug: String(piece.slug ?? ''), updatedAt })
    }
  }
  return { isOk: true, data: { results: rows }, lines: rows.map(({ key, kind, locale, title }) => `${key.padEnd(44)} ${locale}  ${kind.padEnd(15)} ${title}`) }
}

export async function showVerb(context: VerbContext, name: string, options: { locale: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  const key = await pieceKeyOf(context.payload, name)
  const outcomes: Outcome[] = []
  for (const locale of await writtenLocales(context.payload, key, options.locale)) {
    outcomes.push(
      await outcome(`${key} ${locale}`, async () => {
        const { title, teaser, slug } = await loadPiece(context.payload, key, locale)
        const state = await channelStates(req, key, locale)
        const channels = state.channels.map(({ channel, state: at, isBehind }) => `${channel}: ${at}${isBehind ? ' (older edition)' : ''}`)
        const line = [
          `${key} ${locale}: ${String(title)}`,
          `  slug       ${String(slug ?? '')}`,
          `  submission ${state.submission ? `${state.submission.stage} (${state.submission.submittedByName})` : 'none'}${state.hasChanges ? ', changed since' : ''}`,
          `  approved   ${state.approved ? `${state.approved.approvedAt} by ${state.approved.by}` : 'no'}`,
          `  channels   ${channels.join(', ')}`,
        ].join('\n')
        return { line, data: { key, title, teaser, slug, ...state } }
      }),
    )
  }
  return resultOf(outcomes, 'This piece has no text in any locale yet.')
}
