import type { AfterErrorHook } from 'payload'
import { HubError } from '../content/errors.ts'

/** Errors of the closed set keep their code, status and facts on the way through Payload's REST; who has to wait is told how long (Retry-After). */
export const answerErrors: AfterErrorHook = ({ error, req }) => {
  if (!(error instanceof HubError)) return
  const { code, message, status, details } = error
  const seconds = details?.retryAfterSeconds
  if (typeof seconds === 'number') {
    req.responseHeaders ??= new Headers()
    req.responseHeaders.set('retry-after', String(seconds))
  }
  return { response: { errors: [{ name: 'HubError', message, code, ...(details ? { details } : {}) }] } as never, status }
}
