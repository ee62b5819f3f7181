import pino, { type DestinationStream, type LogFn, type Logger } from 'pino'

export type { Logger }

/** Fields whose values are never written, wherever they stand one or two levels deep. */
const SECRET_FIELDS = ['password', 'token', 'secret', 'authorization', 'cookie', 'hash', 'salt', 'resetPasswordToken', 'email']

/** Databases and parsers quote what they could not take: it may be what people said. */
const QUOTED = [/\nparams: [\s\S]*?(?=\n\s+at |$)/g, /dup key: \{[^\n]*\}/g, /\bvalue "[\s\S]*?"(?= \(type|$)/g, /"[\s\S]*?"(?:\.\.\.)? is not valid JSON/g]
const cut = (text: string): string => QUOTED.reduce((left, quoted) => left.replace(quoted, ' [hidden]'), text)
const FACTS = ['code', 'rawCode', 'errno', 'syscall', 'signal', 'status'] as const
const MAX_CAUSES = 5

/**
 * An error without values: of what it carries only codes are written. What a person did wrong (a status below 500) is told to that person, and its sentence may repeat what they
 * wrote: the log says only what kind it was, and where.
 */
function withoutValues(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? cut(error) : { type: typeof error }
  const { name, message, stack = '', cause } = error
  const facts = Object.fromEntries(FACTS.flatMap((fact) => (Object.hasOwn(error, fact) ? [[fact, (error as unknown as Record<string, unknown>)[fact]]] : [])))
  const isTold = typeof facts.status === 'number' && facts.status < 500
  const at = stack.split('\n').filter((line) => /^\s+at /.test(line)).join('\n')
  const causes = cause instanceof Error && depth < MAX_CAUSES ? { cause: withoutValues(cause, depth + 1) } : {}
  return { type: name, message: isTold ? '[told to the person]' : cut(message), ...facts, stack: at, ...causes }
}

/** Where no sentence is given, pino takes the error's own, past the serializer. */
function withOwnSentence(args: readonly unknown[]): readonly unknown[] {
  const [first, sentence, ...rest] = args
  const error = first instanceof Error ? first : (first as { err?: unknown } | null)?.err
  if (!(error instanceof Error) || typeof sentence === 'string') return args
  const { msg, ...fields } = (first instanceof Error ? { err: first } : first) as { msg?: unknown }
  return [fields, typeof msg === 'string' ? msg : (withoutValues(error) as { message: string }).message.split('\n')[0], ...rest]
}

/** A log that names nobody, for `destination`. */
export const createLog = (destination: DestinationStream): Logger =>
  pino(
    {
      name: 'hub',
      level: /^(trace|debug|info|warn|error|fatal|silent)$/.exec(process.env['LOG_LEVEL'] ?? '')?.[0] ?? 'info',
      serializers: { err: (error: unknown) => withoutValues(error), error: (error: unknown) => withoutValues(error) },
      hooks: {
        logMethod(args, method) {
          method.apply(this, withOwnSentence(args) as Parameters<LogFn>)
        },
      },
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[hidden]' },
    },
    destination,
  )

/**
 * The log of this process: JSON lines on standard error, so that standard output stays free for what people and scripts read.
 * Requests are logged without query strings, headers and bodies. LOG_LEVEL takes pino's names; `info` by default.
 */
export const log: Logger = createLog(pino.destination({ dest: 2, sync: true }))
