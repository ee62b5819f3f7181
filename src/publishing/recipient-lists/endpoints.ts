/** Recipient lists over REST, for the admin and for people's tokens: input parsed once at the edge. */
import type { Endpoint } from 'payload'
import { z } from 'zod'
import type { ColumnTarget } from '../../recipients/headers/fields.ts'
import { listError } from '../../recipients/reading/list-faults.ts'
import { fileIn, get, param, parse, post, query } from '../endpoint.ts'
import { runsOfList } from '../printing/runs-at-stake.ts'
import { badRowsOf } from './bad-rows.ts'
import { confirmMapping, proposalFor } from './confirm-mapping.ts'
import { deleteList } from './delete-list.ts'
import { LIST_PURPOSES, SUPPRESSION_KINDS } from './list-record.ts'
import { listsView, listView, viewOf } from './list-view.ts'
import { findPerson, liftSuppression, type SaidPerson, suppressionsView, suppressPerson } from './suppress-person.ts'
import { uploadList } from './upload-list.ts'

const UploadInput = z.strictObject({
  title: z.string().max(200),
  purpose: z.enum(LIST_PURPOSES).default('mailing'),
  origin: z.string().max(300),
  deleteAt: z.string().max(40).optional(),
  rows: z.array(z.unknown()).optional(),
})
const Options = z.strictObject({
  country: z.string().length(2),
  senderCountry: z.string().length(2),
  formality: z.enum(['formal', 'informal']),
  oneLetterPer: z.enum(['person', 'household']),
  restoreZeros: z.boolean(),
  kind: z.enum(SUPPRESSION_KINDS),
})
const CheckInput = z.strictObject({ mapping: z.array(z.string().max(60).nullable()).max(100), options: Options.partial().default({}) })
const Text = z.string().max(200)
const Person = z.strictObject({ givenName: Text, surname: Text, company: Text, street: Text, houseNumber: Text, poBox: Text, postcode: Text, town: Text, country: Text, email: z.string().max(254) }).partial()
const SuppressInput = z.strictObject({ person: Person, kind: z.enum(SUPPRESSION_KINDS).default('objection') })
const FindInput = z.strictObject({ person: Person })
const LiftInput = z.strictObject({ person: Person, reason: z.string().max(500) })
const DeleteInput = z.strictObject({ reason: z.string().max(500).default('') })
const Language = z.strictObject({ language: z.enum(['de', 'en']).default('en') })

const said = (person: z.infer<typeof Person>): SaidPerson => Object.fromEntries(Object.entries(person).filter(([, text]) => text !== undefined))

export const recipientListEndpoints: Endpoint[] = [
  get('/flow/recipient-lists', listsView),
  // A form with the file in `file`, or JSON with `rows`; a list of many thousand rows is sent as a file, JSON or not.
  post('/flow/recipient-lists', async (req, input) => {
    const { rows, deleteAt, ...facts } = parse(UploadInput, input)
    const bytes = fileIn(req)?.bytes ?? (rows && new TextEncoder().encode(JSON.stringify(rows)))
    if (!bytes) throw listError('no-file', '', { field: 'file' })
    return viewOf(await uploadList(req, { ...facts, ...(deleteAt === undefined ? {} : { deleteAt }), bytes }))
  }),
  get('/flow/recipient-lists/:key', (req) => listView(req, param(req, 'key'))),
  get('/flow/recipient-lists/:key/columns', (req) => proposalFor(req, param(req, 'key'))),
  post('/flow/recipient-lists/:key/check', async (req, input) => {
    const { mapping, options } = parse(CheckInput, input)
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
    return viewOf(await confirmMapping(req, param(req, 'key'), { mapping: mapping as readonly ColumnTarget[], options: given }))
  }),
  get('/flow/recipient-lists/:key/bad-rows', async (req) => {
    const key = param(req, 'key')
    const csv = await badRowsOf(req, key, parse(Language, query(req)).language)
    return new Response(csv, {
      headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="bad-rows-${key.replace(/[^\w-]/g, '')}.csv"`, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
    })
  }),
  get('/flow/recipient-lists/:key/runs-at-stake', (req) => runsOfList(req, param(req, 'key'))),
  post('/flow/recipient-lists/:key/delete', async (req, input) => viewOf(await deleteList(req, param(req, 'key'), parse(DeleteInput, input).reason))),
  get('/flow/suppressions', suppressionsView),
  post('/flow/suppressions', (req, input) => {
    const { person, kind } = parse(SuppressInput, input)
    return suppressPerson(req, said(person), kind)
  }),
  // Not in the address, which stands in logs.
  post('/flow/suppressions/find', (req, input) => findPerson(req, said(parse(FindInput, input).person))),
  post('/flow/suppressions/lift', (req, input) => {
    const { person, reason } = parse(LiftInput, input)
    return liftSuppression(req, said(person), reason)
  }),
]
