import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'

/** One request on its way through the fast routes. */
export interface RouteContext<Match = unknown> {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The address asked for, on the hub's own origin. */
  readonly url: URL
  /** What `match` returned. */
  readonly match: Match
  /** Also in the answer's X-Request-Id. */
  readonly requestId: string
  /** Address of the peer; behind a reverse proxy that is the proxy. */
  readonly remoteAddress: string
  /** Whom rate limits count (src/access/client-address.ts): the client, behind a trusted proxy too. */
  readonly client: string
  readonly log: Logger
}

/**
 * A path that the hub answers itself, without Next. Routes are asked in order; the first whose `match` is neither undefined nor null nor false is run.
 */
export interface Route<Match = unknown> {
  /** GET routes answer HEAD as well. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** @param pathname decoded by nobody yet; never contains a query. */
  match(pathname: string): Match | undefined | null | false
  /** @returns true if it answered, false to let later routes and then Next try. May throw a HubError. */
  handle(context: RouteContext<Match>): boolean | Promise<boolean>
}

/** Keeps the type of what `match` finds for `handle`, in a list of routes of many kinds. */
export function route<Match>(definition: Route<Match>): Route {
  return definition as Route
}
