/** One GraphQL request of a channel app: parsed, held to the limits, executed, and answered in words that give nothing away. */
import { execute, type ExecutionResult, GraphQLError, parse, validate } from 'graphql'
import { z } from 'zod'
import { HubError } from '../content/errors.ts'
import { LIMITS, rootFieldCount, validationRules } from './limits.ts'
import { parseQuery } from './queries.ts'
import type { Reader } from './reader.ts'
import { root } from './resolvers.ts'
import { schema } from './schema.ts'

/** One operation: no arrays of them. */
const RequestForm = z.strictObject({
  query: z.string().min(1),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().max(200).nullish(),
  extensions: z.unknown().optional(),
})

export interface GraphqlSettings {
  /** Introspection and "Did you mean" are for development. */
  readonly isDevelopment: boolean
  /** Counts what the request costs before it is run. @throws HubError `too-many-requests` */
  count(operations: number): Promise<void>
  /** Told of defects, with their stacks. */
  onDefect(error: unknown): void
  /** Default {@link LIMITS}.milliseconds. */
  readonly timeoutMs?: number
}

export interface GraphqlAnswer {
  /** 400 for a request that was not run, else 200: what went wrong in a part stands in `errors`. */
  readonly status: 200 | 400
  readonly body: { readonly data?: unknown; readonly errors?: readonly GraphqlProblem[] }
}

export interface GraphqlProblem {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly locations?: readonly { readonly line: number; readonly column: number }[]
  readonly extensions: { readonly code: string; readonly retryAfterSeconds?: number }
}

/** Runs a request. @throws HubError `bad-input` (no GraphQL request), `too-many-requests`, `busy` (took too long) */
export async function answerGraphql(reader: Reader, input: unknown, settings: GraphqlSettings): Promise<GraphqlAnswer> {
  if (Array.isArray(input)) throw new HubError('bad-input', 'Send one operation per request, not a list.')
  const { query, variables, operationName } = parseQuery(RequestForm, input)
  const { isDevelopment } = settings
  let document: ReturnType<typeof parse>
  try {
    // Counted while reading, so that a query nested thousands deep ends before the parser's stack does.
    document = parse(query, { maxTokens: LIMITS.tokens, noLocation: false })
  } catch (error) {
    await settings.count(1)
    if (!(error instanceof GraphQLError)) throw error
    return { status: 400, body: { errors: [problemOf(error, settings)] } }
  }
  const invalid = validate(schema, document, validationRules(isDevelopment), { maxErrors: LIMITS.validationErrors, hideSuggestions: !isDevelopment })
  await settings.count(invalid.length > 0 ? 1 : rootFieldCount(document))
  if (invalid.length > 0) return { status: 400, body: { errors: invalid.map((error) => problemOf(error, settings)) } }
  const work = execute({
    schema,
    document,
    rootValue: root,
    contextValue: reader,
    variableValues: variables ?? {},
    operationName: operationName ?? null,
    hideSuggestions: !isDevelopment,
    options: { maxCoercionErrors: LIMITS.validationErrors },
  })
  const result = await withinTime(Promise.resolve(work), reader, settings.timeoutMs ?? LIMITS.milliseconds)
  const errors = result.errors?.map((error) => problemOf(error, settings))
  // Without data nothing was run: variables that do not fit, say.
  if (result.data === undefined) return { status: 400, body: errors ? { errors } : {} }
  return { status: 200, body: errors ? { errors, data: result.data } : { data: result.data } }
}

async function withinTime(work: Promise<ExecutionResult>, reader: Reader, milliseconds: number): Promise<ExecutionResult> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reader.stop()
      reject(new HubError('busy', 'The request took too long. Ask for less at once.'))
    }, milliseconds)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    clearTimeout(timer)
  }
}

/** When to ask again, where that is known: a file is being made. */
const retryAfter = ({ details }: HubError) => (typeof details?.retryAfterSeconds === 'number' ? { retryAfterSeconds: details.retryAfterSeconds } : {})

function problemOf(error: GraphQLError, { onDefect }: GraphqlSettings): GraphqlProblem {
  const place = { ...(error.path ? { path: error.path } : {}), ...(error.locations ? { locations: error.locations.map(({ line, column }) => ({ line, column })) } : {}) }
  const cause = error.originalError
  if (cause instanceof HubError && (cause.status < 500 || cause.code === 'busy')) return { message: cause.message, ...place, extensions: { code: cause.code, ...retryAfter(cause) } }
  if (cause && !(cause instanceof GraphQLError)) {
    onDefect(cause)
    return { message: 'Something went wrong on our side. Try again later.', ...place, extensions: { code: cause instanceof HubError ? cause.code : 'internal' } }
  }
  return { message: error.message, ...place, extensions: { code: 'bad-input' } }
}
