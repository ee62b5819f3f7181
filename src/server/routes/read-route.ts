/** The adapter between handlers, which turn facts of a request into an answer, and the server's routes. */
import type { IncomingHttpHeaders } from 'node:http'
import { HubError } from '../../content/errors.ts'
import { type Answer, send, sendProblem, toProblem } from '../respond.ts'
import { type Route, type RouteContext, route } from '../route.ts'

/** What a handler may know of a request. */
export interface ReadFacts<Match = unknown> {
  readonly match: Match
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  /** Whom rate limits count: the client, behind a trusted proxy too. */
  readonly peer: string
}

/** Gives an answer, or undefined to let later routes try. May throw a HubError. */
export type ReadHandler<Match> = (facts: ReadFacts<Match>) => Promise<Answer | undefined>

type Matcher<Match> = (pathname: string) => Match | null
type Method = Route['method']
const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** A path that is read with GET and HEAD; every other method gets 405. */
export function readRoutes<Match>(match: Matcher<Match>, handler: ReadHandler<Match>): Route[] {
  const get = route<Match>({
    method: 'GET',
    match,
    handle: async (context) => {
      const answer = await withAdvice(context, () => handler(factsOf(context)))
      if (answer === undefined) return false
      send(context.request, context.response, answer)
      return true
    },
  })
  return [get, ...otherMethods(match, ['GET', 'HEAD'])]
}

/** Answers 405 with Allow to the methods that a path does not have. */
export function otherMethods(match: Matcher<unknown>, allowed: readonly string[]): Route[] {
  return METHODS.filter((method) => !allowed.includes(method)).map((method) =>
    route({
      method,
      match,
      handle: ({ request, response }) => {
        response.setHeader('Allow', allowed.join(', '))
        // A body that nobody reads would otherwise be taken for the next request.
        if (!request.complete) response.setHeader('Connection', 'close')
        sendProblem(request, response, toProblem(new HubError('method-not-allowed', `This address answers ${allowed.join(' and ')} only.`)))
        return true
      },
    }),
  )
}

/** Adds the headers that go with a refusal: when to come back after a rate limit, how to sign in. */
export async function withAdvice<T>({ response }: Pick<RouteContext, 'response'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code, details } = toProblem(error)
    if ((code === 'too-many-requests' || code === 'busy') && typeof details?.retryAfterSeconds === 'number') response.setHeader('Retry-After', String(details.retryAfterSeconds))
    if (code === 'not-signed-in' || code === 'token-invalid') response.setHeader('WWW-Authenticate', 'Bearer')
    throw error
  }
}

function factsOf<Match>({ match, url, request, client }: RouteContext<Match>): ReadFacts<Match> {
  return { match, url, headers: request.headers, peer: client }
}
