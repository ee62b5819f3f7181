/** All that outside readers can ask of the hub, in the order in which it is asked. */
import type { Payload } from 'payload'
import { type Now, now as processClock } from '../../publishing/clock.ts'
import type { Route } from '../route.ts'
import { consentRoutes } from './consent.ts'
import { fontRoutes } from './fonts.ts'
import { graphqlRoutes } from './graphql.ts'
import { mailingRoutes } from './mailings.ts'
import { mediaRoutes } from './media-files.ts'
import { personalCodeRoutes } from './personal-codes.ts'
import { printShopRoutes } from './print-shop.ts'
import { publicationsApiRoutes } from './publications-api.ts'
import type { ReadShell } from './read-shell.ts'
import { signedRenditionRoutes } from './signed-renditions.ts'
import { webPageRoutes } from './web-pages.ts'

export interface ReadOptions {
  /** Default: the clock of this process. */
  readonly now?: () => Now
  /** GraphQL introspection and suggestions; default: NODE_ENV is development. */
  readonly isDevelopment?: boolean
}

/** The read routes. They answer every address outside the admin, Payload's API and Next's files, so they stand last. */
export function readingRoutes(payload: Payload, options: ReadOptions = {}): Route[] {
  const shell: ReadShell = { payload, now: options.now ?? processClock }
  return [
    ...graphqlRoutes(shell, options.isDevelopment ?? process.env.NODE_ENV === 'development'),
    ...publicationsApiRoutes(shell),
    ...printShopRoutes(shell),
    ...mediaRoutes(shell),
    ...fontRoutes(),
    ...signedRenditionRoutes(shell),
    ...consentRoutes(shell),
    ...mailingRoutes(shell),
    ...personalCodeRoutes(shell),
    ...webPageRoutes(shell),
  ]
}
