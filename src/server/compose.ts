import type { Payload } from 'payload'
import { sendJson } from './respond.ts'
import { type Route, route } from './route.ts'
import { readingRoutes } from './routes/index.ts'

/** The fast routes, in the order in which they are asked. */
export function hubRoutes(payload: Payload): readonly Route[] {
  return [health, ...readingRoutes(payload)]
}

/** For load balancers and scripts that wait: 200 once the hub answers (503 before, by the server itself). Says nothing else. */
const health = route({
  method: 'GET',
  match: (pathname) => pathname === '/healthz',
  handle({ request, response }) {
    sendJson(request, response, { status: 'ok' }, { cacheControl: 'no-store' })
    return true
  },
})
