import pino, { type Logger } from 'pino'

export type { Logger }

/** Fields whose values are never written, wherever they stand one or two levels deep. */
const SECRET_FIELDS = ['password', 'token', 'secret', 'authorization', 'cookie', 'hash', 'salt', 'resetPasswordToken', 'email']

/**
 * The log of this process: JSON lines on standard error, so that standard output stays free for what people and scripts read.
 * Requests are logged without query strings, headers and bodies. LOG_LEVEL takes pino's names; `info` by default.
 */
export const log: Logger = pino(
  {
    name: 'hub',
    level: /^(trace|debug|info|warn|error|fatal|silent)$/.exec(process.env['LOG_LEVEL'] ?? '')?.[0] ?? 'info',
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[hidden]' },
  },
  pino.destination({ dest: 2, sync: true }),
)
