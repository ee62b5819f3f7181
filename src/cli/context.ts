/** What a verb works with. Acting as a person needs that person's token: there is no other way. */
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { HubError } from '../content/errors.ts'
import type { Locale, PieceKey } from '../content/nodes.ts'
import { requireLocale, LOCALE_CODES } from '../publishing/places.ts'
import { hasText, loadPiece } from '../publishing/snapshot-piece.ts'
import { personByToken } from '../tokens/person-strategy.ts'

export interface VerbContext {
  readonly payload: Payload
  /** Absolute folder against which paths are meant. */
  readonly cwd: string
  /** HUB_TOKEN of the caller. */
  readonly token?: string | undefined
}

/** A request as the holder of HUB_TOKEN. @throws HubError `not-signed-in`, `token-invalid` */
export async function signedIn({ payload, token }: VerbContext): Promise<PayloadRequest> {
  if (!token) throw new HubError('not-signed-in', 'Set HUB_TOKEN to your own token. An administrator makes one: hub token create --kind person --email …')
  return createLocalReq({ user: await personByToken(payload, token) }, payload)
}

/** The locales that `--locale` means: one, several by comma, or all. @throws HubError `bad-input` */
export function localesOf(option: string): readonly Locale[] {
  if (option === 'all') return LOCALE_CODES
  const locales = option.split(',')
  for (const locale of locales) requireLocale(locale)
  return locales
}

/** The piece that a person means by its key or by its slug in any locale. @throws HubError `not-found`, `conflict` (several have that slug) */
export async function pieceKeyOf(payload: Payload, name: string): Promise<PieceKey> {
  const keys = new Set<string>()
  for (const locale of LOCALE_CODES) {
    const { docs } = await payload.find({
      collection: 'pieces',
      where: { or: [{ key: { equals: name } }, { slug: { equals: name } }] },
      draft: true,
      locale: locale as never,
      depth: 0,
      limit: 10,
    })
    for (const doc of docs) keys.add(String(doc.key))
  }
  if (keys.has(name)) return name
  const [first, ...others] = keys
  if (first === undefined) throw new HubError('not-found', `There is no piece with the key or slug "${name}". hub list shows all.`)
  if (others.length > 0) throw new HubError('conflict', `Several pieces have the slug "${name}": ${[...keys].join(', ')}. Use the key.`)
  return first
}

/** Of the locales asked for, those the piece has a text in; a single one asked for by name is kept, so that its absence is said. */
export async function writtenLocales(payload: Payload, key: PieceKey, option: string): Promise<readonly Locale[]> {
  const asked = localesOf(option)
  if (option !== 'all') return asked
  const written = await Promise.all(asked.map(async (locale) => ({ locale, isWritten: hasText(await loadPiece(payload, key, locale)) })))
  return written.filter(({ isWritten }) => isWritten).map(({ locale }) => locale)
}
