/** The fonts of the brand, as files: committed with the code, so they may be kept for ever. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HubError } from '../../content/errors.ts'
import { strongEtag } from '../respond.ts'
import type { Route } from '../route.ts'
import { readRoutes } from './read-route.ts'

const FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), '../../../media/brand/fonts')

/** `/assets/fonts/<name>.woff2`, for the files that are there when the process starts; everything else under /assets is 404. */
export function fontRoutes(): Route[] {
  const fonts = new Map(
    readdirSync(FOLDER)
      .filter((name) => /^[a-z0-9-]+\.woff2$/.test(name))
      .map((name) => {
        const body = readFileSync(join(FOLDER, name))
        return [String(`/assets/fonts/${name}`), { body, etag: strongEtag(body) }] as const
      }),
  )
  return readRoutes(
    (pathname) => (pathname.startsWith('/assets/') ? pathname : null),
    // Not counted against the reader's limit: they stand in memory and cost nothing.
    async ({ match }) => {
      const font = fonts.get(match)
      if (!font) throw new HubError('not-found', 'There is no such file.')
      return { type: 'font/woff2', ...font, cacheControl: 'public, max-age=31536000, immutable', headers: { 'x-content-type-options': 'nosniff' } }
    },
  )
}
