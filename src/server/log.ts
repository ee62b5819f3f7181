import pino, { type Logger } from 'pino'

export type { Logger }

/** Fields whose values are never written, wherever they stand one or two levels deep. */
const SECRET_FIELDS = ['password', 'token', 'secret', 'authorization', 'cookie', 'hash', 'salt', 'resetPasswordToken', 'email']

/** A statement that failed is written without its values: they may be what people said. */
function withoutValues(error: Error): object {
  const { params: _p, query: _q, values: _v, ...facts } = pino.stdSerializers.err(error) as unknown as Record<string, unknown>
  const cut = (text: unknown) => (typeof text === 'string' ? text.replace(/\nparams: [\s\S]*?(?=\n\s+at |$)/g, '\nparams: [hidden]') : text)
  return { ...facts, message: cut(facts.message), stack: cut(facts.stack) }
}

/**
 * The log of this process: JSON lines on standard error, so that standard output stays free for what people and scripts read.
 * Requests are logged without query strings, headers and bodies. LOG_LEVEL takes pino's names; `info` by default.
 */
export const log: Logger = pino(
  {
    name: 'hub',
    level: /^(trace|debug|info|warn|error|fatal|silent)$/.exec(process.env['LOG_LEVEL'] ?? '')?.[0] ?? 'info',
    serializers: { err: withoutValues, error: withoutValues },
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[hidden]' },
  },
  pino.destination({ dest: 2, sync: true }),
)
