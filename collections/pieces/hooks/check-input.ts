import type { CollectionBeforeOperationHook } from 'payload'
import { z } from 'zod'
import { HubError } from '../../../src/content/errors.ts'
import { parseLexical } from '../../../src/content/lexical-schema.ts'

/** Draft saves skip Payload's validators, so what a piece may hold is checked here, before anything touches it. */
const line = (max: number) => z.string().max(max).nullish()
const instant = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)) && /^\d{4}-\d{2}-\d{2}/.test(value), 'is no date: write YYYY-MM-DD or an ISO 8601 instant')
  .nullish()
const reference = z.union([z.string().max(64), z.number()]).nullish()
const overrides = z.record(z.string().max(40), z.record(z.string().max(60), z.string().max(20_000).nullish()).nullish()).nullish()
const plainJson = z.unknown().refine((value) => JSON.stringify(value ?? null).length <= 100_000, 'is larger than 100 kB').optional()

const PieceInput = z.looseObject({
  title: line(200),
  teaser: line(600),
  heroCaption: line(300),
  slug: line(200),
  byline: line(120),
  kind: z.enum(['news', 'offer', 'guide', 'service-notice', 'snippet']).nullish(),
  date: instant,
  validity: z.object({ from: instant, until: instant }).partial().nullish(),
  hero: reference,
  brand: reference,
  topics: z.array(z.union([z.string().max(64), z.number()])).max(20).nullish(),
  overrides,
  extra: plainJson,
  importNotes: plainJson,
})

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
const TEXTS = ['title', 'teaser', 'heroCaption', 'byline'] as const

/** Refuses what no piece may hold, with a sentence that says what to mend; takes control characters out of plain texts. @throws HubError `bad-input` */
export const checkInput: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { data } = args as { data?: Record<string, unknown> }
  if (!data) return args
  const parsed = PieceInput.safeParse(data)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new HubError('bad-input', `${issue?.path.join('.') || 'The piece'}: ${issue?.message ?? 'is not valid'}.`, { field: issue?.path.join('.') })
  }
  const body = data.body === undefined || data.body === null ? {} : { body: parseLexical(data.body) }
  const texts = Object.fromEntries(TEXTS.flatMap((name) => (typeof data[name] === 'string' ? [[name, data[name].replace(CONTROL, '').normalize('NFC')]] : [])))
  return { ...args, data: { ...data, ...texts, ...body } } as typeof args
}
