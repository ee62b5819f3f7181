/** POST /api/graphql, for channel apps. */
import { limitToken } from '../../access/rate-limits.ts'
import { ERROR_STATUS, HubError } from '../../content/errors.ts'
import { answerGraphql } from '../../graphql/handler.ts'
import { LIMITS } from '../../graphql/limits.ts'
import { readJson } from '../body.ts'
import { sendJson, toProblem } from '../respond.ts'
import { type Route, type RouteContext, route } from '../route.ts'
import { channelApp } from './channel-app.ts'
import { otherMethods, withAdvice } from './read-route.ts'
import type { ReadShell } from './read-shell.ts'

const PATH = '/api/graphql'
const match = (pathname: string) => (pathname === PATH ? pathname : null)

/** @param isDevelopment allows introspection and suggestions */
export function graphqlRoutes(shell: ReadShell, isDevelopment: boolean): Route[] {
  const post = route({
    method: 'POST',
    match,
    handle: async (context) => {
      const { request, response, log } = context
      try {
        const { status, body } = await withAdvice(context, () => answer(shell, isDevelopment, context))
        sendJson(request, response, body, { status, cacheControl: 'no-store' })
      } catch (error) {
        const { code, message } = toProblem(error)
        if (code === 'internal') log.error({ err: error }, 'A GraphQL request failed.')
        // A body that was not read to its end would otherwise be taken for the next request.
        if (!request.complete) response.setHeader('Connection', 'close')
        sendJson(request, response, { errors: [{ message, extensions: { code } }] }, { status: ERROR_STATUS[code] })
      }
      return true
    },
  })
  return [post, ...otherMethods(match, ['POST'])]
}

async function answer(shell: ReadShell, isDevelopment: boolean, { request, client, log }: RouteContext) {
  const { id, reader } = await channelApp(shell, request.headers.authorization, client)
  if (Number(request.headers['content-length'] ?? 0) > LIMITS.bodyBytes) throw new HubError('too-large', `A GraphQL request has at most ${LIMITS.bodyBytes / 1_000} kB.`)
  const input = await readJson(request, LIMITS.bodyBytes)
  return answerGraphql(reader, input, {
    isDevelopment,
    count: (operations) => limitToken(id, operations),
    onDefect: (error) => log.error({ err: error }, 'A field of a GraphQL request failed.'),
  })
}
