/** The address that stands on a personal letter: leads to the page of the piece. The hub keeps nothing of who came. */
import { listPath, pagePath } from '../../channel/addresses.ts'
import { HubError } from '../../content/errors.ts'
import { type HubServices, hubOf } from '../../publishing/hub.ts'
import { codePageSlot } from '../../publishing/printing/code-page.ts'
import { readPersonalCode } from '../../publishing/printing/personal-code.ts'
import type { PrintRunRecord } from '../../publishing/printing/run-record.ts'
import { runByCode } from '../../publishing/printing/runs.ts'
import { visibleInSlot } from '../../publishing/read.ts'
import type { Answer } from '../respond.ts'
import type { Route } from '../route.ts'
import { readRoutes } from './read-route.ts'
import type { ReadShell } from './read-shell.ts'

/** `/m/<code>`: 302 to the page, or to the list of its language where the page is not shown (any more); 404 for what is no code of this hub: to a browser as the site's own page, which the site's routes have. */
export function personalCodeRoutes({ payload, now }: ReadShell): Route[] {
  return readRoutes(
    (pathname) => /^\/m\/(?<code>[^/]{1,40})\/?$/.exec(pathname)?.groups?.code ?? null,
    async ({ match, headers }): Promise<Answer | undefined> => {
      const hub = hubOf(payload)
      const code = readPersonalCode(hub.secret, match)
      const run = code && (await runByCode(payload, code.run))
      if (!run && /text\/html/.test(headers.accept ?? '')) return undefined
      if (!run) throw new HubError('not-found', 'This code is not known here. Look whether it was typed as it stands in the letter.')
      const page = await visibleInSlot(payload, codePageSlot(run), now())
      const path = page ? pagePath(run.locale, page.slug) : listPath(run.locale)
      // For the house's own statistics: which mailing, not who; nor what the house calls it, which its key is made of.
      const location = `${path}?utm_source=print&utm_medium=${mediumOf(hub, run)}&utm_campaign=${run.code}`
      return { status: 302, type: 'text/plain; charset=utf-8', body: 'Moved.', cacheControl: 'no-store', headers: { location, 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' } }
    },
  )
}

/** What kind of thing it stood on: `letter`, `card`; `print` where the hub has no such format any more. */
const mediumOf = ({ channels }: HubServices, { channel, format }: Pick<PrintRunRecord, 'channel' | 'format'>): string =>
  channels.find(({ id }) => id === channel)?.press?.formats.find(({ id }) => id === format)?.family ?? 'print'
