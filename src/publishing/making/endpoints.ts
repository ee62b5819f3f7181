/** Composing and making over REST, for the people who write and judge: input parsed once at the edge. */
import type { Endpoint } from 'payload'
import { z } from 'zod'
import type { Artefact } from '../../channel/contract.ts'
import { QUOTE_FORMS } from '../compose.ts'
import { get, param, parse, post } from '../endpoint.ts'
import { composePiece, composeSubmission } from './compositions.ts'
import { makingFile, makingState, startMaking } from './makings.ts'

const LocaleTag = z.string().min(2).max(20)
const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'is no hash of an edition')
const SHOWN = { quotes: z.enum(QUOTE_FORMS).optional(), channels: z.array(z.string().max(40)).min(1).max(20).optional() }
const CompositionInput = z.strictObject({
  locale: LocaleTag,
  of: z
    .discriminatedUnion('is', [
      z.strictObject({ is: z.literal('draft'), fields: z.record(z.string().max(60), z.unknown()).optional() }),
      z.strictObject({ is: z.literal('edition'), hash: Hash }),
      z.strictObject({ is: z.literal('live') }),
    ])
    .default({ is: 'draft' }),
  ...SHOWN,
})
const SubmissionInput = z.strictObject(SHOWN)

export const makingEndpoints: Endpoint[] = [
  post('/flow/pieces/:key/composition', (req, input) => composePiece(req, param(req, 'key'), parse(CompositionInput, input))),
  post('/flow/submissions/:key/composition', (req, input) => composeSubmission(req, param(req, 'key'), parse(SubmissionInput, input))),
  post('/flow/makings/:making', (req) => startMaking(req, param(req, 'making'))),
  get('/flow/makings/:making', (req) => makingState(req, param(req, 'making'))),
  get('/flow/makings/:making/files/:name', async (req) => {
    const file = await makingFile(req, param(req, 'making'), param(req, 'name'))
    return new Response(new Uint8Array(file.bytes), { headers: fileHeaders(file) })
  }),
]

/** Shown in a frame of the admin, and nowhere else; whatever is in it runs nothing and reaches nobody. */
function fileHeaders({ mime, headers }: Artefact): Record<string, string> {
  const policy = headers?.['content-security-policy']?.replace(/frame-ancestors [^;]+/, "frame-ancestors 'self'")
  return {
    'content-type': mime,
    'content-security-policy': policy ?? "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'",
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}
