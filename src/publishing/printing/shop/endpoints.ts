/** Print shops over REST, for the admin. What the shops themselves ask stands in src/server/routes/print-shop. */
import type { Endpoint } from 'payload'
import { z } from 'zod'
import { HubError } from '../../../content/errors.ts'
import { fileIn, get, param, parse, post } from '../../endpoint.ts'
import { downloadsOf } from './downloads.ts'
import { keepIcc } from './keep-icc.ts'

const IccInput = z.strictObject({ isRemoved: z.literal(true).optional() })

export const shopEndpoints: Endpoint[] = [
  // A form with the file, or {isRemoved: true}.
  post('/flow/print-shops/:key/icc', async (req, input) => {
    const { isRemoved } = parse(IccInput, input)
    const file = fileIn(req)
    if (!file && !isRemoved) throw new HubError('bad-input', 'Send the ICC profile itself, as multipart/form-data in the field "file".', { field: 'file' })
    return keepIcc(req, param(req, 'key'), isRemoved ? null : (file?.bytes ?? null))
  }),
  // Who fetched what of a run, for people in the house.
  get('/flow/print-runs/:key/downloads', async (req) => ({ downloads: await downloadsOf(req, param(req, 'key')) })),
]
