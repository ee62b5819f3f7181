/** How the flow's endpoints are made: thin calls, input parsed once at the edge. */
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { HubError } from '../content/errors.ts'

const Key = z.string().min(1).max(80)

/** Parses at the edge. @throws HubError `bad-input` that names the first problem */
export function parse<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new HubError('bad-input', `${issue?.path.join('.') || 'The request'}: ${issue?.message ?? 'is not valid'}.`)
}

const isForm = (req: PayloadRequest): boolean => /^multipart\/form-data\b/i.test(req.headers.get('content-type') ?? '')

async function body(req: PayloadRequest): Promise<unknown> {
  // A form bears its JSON in `_payload`, as Payload's own do; it was read at the edge.
  if (isForm(req)) return req.data ?? {}
  try {
    return (await req.json?.()) ?? {}
  } catch {
    throw new HubError('bad-input', 'Send JSON.')
  }
}

/** The one file of a form, in its field `file`; undefined where none was sent. @throws HubError `bad-input` for several, or in another field */
export function fileIn(req: PayloadRequest): { readonly name: string; readonly bytes: Uint8Array } | undefined {
  const { file, files = {} } = req as PayloadRequest & { readonly files?: Readonly<Record<string, unknown>> }
  const sent = Object.values(files).flat().length
  if (sent > 1 || (sent === 1 && !file)) throw new HubError('bad-input', 'Send one file, in the field "file".', { field: 'file' })
  return file ? { name: file.name, bytes: file.data } : undefined
}

/** The key in the address. */
export const param = (req: PayloadRequest, name: string): string => parse(Key, req.routeParams?.[name])
export const query = (req: PayloadRequest): Record<string, string> => Object.fromEntries(req.searchParams ?? [])

/** A POST that takes JSON, by itself or in a form, and answers JSON. */
export const post = (path: string, handle: (req: PayloadRequest, input: unknown) => Promise<unknown>): Endpoint => ({
  path,
  method: 'post',
  handler: async (req) => Response.json(await handle(req, await body(req))),
})
/** A GET that no cache keeps. */
export const get = (path: string, handle: (req: PayloadRequest) => Promise<Response | object>): Endpoint => ({
  path,
  method: 'get',
  handler: async (req) => {
    const answer = await handle(req)
    return answer instanceof Response ? answer : Response.json(answer, { headers: { 'cache-control': 'no-store' } })
  },
})
