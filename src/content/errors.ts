/**
 * The closed set of errors that people may meet. Every one has a code, an HTTP status and a sentence that says what to do.
 * Anything else that is thrown is a defect: it is logged with its stack and shown as `internal`.
 */
export const ERROR_STATUS = {
  'bad-input': 400,
  'not-signed-in': 401,
  'token-invalid': 401,
  'address-invalid': 403,
  'link-invalid': 403,
  forbidden: 403,
  'four-eyes': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  gone: 410,
  conflict: 409,
  overtaken: 409,
  'already-decided': 409,
  'slug-taken': 409,
  'too-large': 413,
  'unsupported-media': 415,
  'channel-blocked': 422,
  'not-approved': 422,
  'render-failed': 422,
  'too-many-requests': 429,
  internal: 500,
  'storage-full': 507,
  busy: 503,
} as const
export type ErrorCode = keyof typeof ERROR_STATUS

export class HubError extends Error {
  readonly code: ErrorCode
  readonly status: number
  /** Facts for the caller, JSON. Never secrets, never other people's data. */
  readonly details: Readonly<Record<string, unknown>> | undefined

  /** @param message one sentence that says what is wrong and what to do, English (the admin translates by code). */
  constructor(code: ErrorCode, message: string, details?: Readonly<Record<string, unknown>>) {
    super(message)
    this.name = 'HubError'
    this.code = code
    this.status = ERROR_STATUS[code]
    this.details = details
  }

  toJSON() {
    return { error: { code: this.code, message: this.message, ...(this.details ? { details: this.details } : {}) } }
  }
}
