import type { AfterErrorHook } from 'payload'
import { HubError } from '../content/errors.ts'

/** Errors of the closed set keep their code, status and facts on the way through Payload's REST. */
export const answerErrors: AfterErrorHook = ({ error }) => {
  if (!(error instanceof HubError)) return
  const { code, message, status, details } = error
  return { response: { errors: [{ name: 'HubError', message, code, ...(details ? { details } : {}) }] } as never, status }
}
