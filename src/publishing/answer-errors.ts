import type { AfterErrorHook } from 'payload'
import { HubError } from '../content/errors.ts'

/** Errors of the closed set keep their code, status and facts on the way through Payload's REST; who has to wait is told how long (Retry-After). */
export const answerErrors: AfterErrorHook = ({ error, req }) => {
  if (!(error instanceof HubError)) return
  const { code, message, status, details } = error
  if (status >= 500) req.payload.logger.error({ err: error, msg: 'a request failed' })
  const seconds = details?.retryAfterSeconds
  if (typeof seconds === 'number') {
    req.responseHeaders ??= new Headers()
    req.responseHeaders.set('retry-after', String(seconds))
  }
  return { response: { errors: [{ name: 'HubError', message, code, ...(details ? { details } : {}) }] } as never, status }
}
