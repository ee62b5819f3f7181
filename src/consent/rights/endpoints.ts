/** Rights of people over REST, for the admin and for people's tokens. */
import type { Endpoint } from 'payload'
import { z } from 'zod'
import { get, param, parse, post, query } from '../../publishing/endpoint.ts'
import { ERASURE_BASES } from './begin-erasure.ts'
import { erasePerson, erasureReceipt } from './erase.ts'
import { exportPerson, zipOf } from './export.ts'

const ExportInput = z.strictObject({ language: z.enum(['de', 'en']).optional() })
const EraseInput = z.strictObject({ basis: z.enum(ERASURE_BASES).default('request'), confirm: z.string().max(80) })

/** Makes the next piece once the last one is taken. */
const streamOf = (pieces: AsyncGenerator<Uint8Array, void>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      pull: async (stream) => {
        const { value } = await pieces.next()
        if (value) stream.enqueue(value)
        else stream.close()
      },
      cancel: async () => {
        await pieces.return()
      },
    },
    { highWaterMark: 0 },
  )

export const rightsEndpoints: Endpoint[] = [
  get('/flow/contacts/:key/export', async (req) => {
    const key = param(req, 'key')
    const files = await exportPerson(req, key, parse(ExportInput, query(req)).language)
    return new Response(streamOf(zipOf(files)), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="person-${key.replace(/[^\w-]/g, '')}.zip"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  }),
  post('/flow/contacts/:key/erase', (req, input) => {
    const { basis, confirm } = parse(EraseInput, input)
    return erasePerson(req, { contact: param(req, 'key'), basis, confirmation: confirm })
  }),
  get('/flow/contacts/:key/erasure', (req) => erasureReceipt(req, param(req, 'key'))),
]
