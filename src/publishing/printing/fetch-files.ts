/** What people in the house fetch of a run: finished files to look at before release, the list of whom it went to, and the rows with errors. That somebody has them is written down each time. */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { PayloadRequest } from 'payload'
import { HubError } from '../../content/errors.ts'
import { requirePerson } from '../four-eyes.ts'
import { noteRead } from './note-read.ts'
import { readRowErrors, rowErrorsCsv } from './row-errors.ts'
import { buildFolder, filesFolder } from './run-folder.ts'
import { runOf } from './runs.ts'
import { recipientsCsv } from './shop/recipients-csv.ts'

const FETCHING = ['admin', 'editor', 'approver'] as const

/** A finished file. @throws HubError `forbidden`, `not-found` */
export async function fetchFile(req: PayloadRequest, key: string, name: string): Promise<Response> {
  const person = requirePerson(req, FETCHING)
  const run = await runOf(req.payload, key)
  const found = run.files?.find((file) => file.name === name)
  const missing = (): HubError => new HubError('not-found', 'This run has no such file (any more).')
  if (!found) throw missing()
  const file = await open(join(filesFolder(buildFolder(req.payload, run)), found.name.replace(/\.pdf$/, ''), found.name)).catch(() => null)
  if (!file) throw missing()
  try {
    await noteRead(req.payload, run, person.key, found.name)
  } catch (error) {
    // Where that cannot be written down, nobody gets it.
    await file.close()
    throw error
  }
  const headers = { 'content-type': 'application/pdf', 'content-length': String(found.bytes), 'content-disposition': `attachment; filename="${run.key}-${found.name}"`, 'cache-control': 'private, no-store' }
  return new Response(Readable.toWeb(file.createReadStream()) as ReadableStream, { headers })
}

/** Everybody whom the run is for, as CSV: whom to write to when it has to be called back. @throws HubError `forbidden`, `not-found`, `conflict`, `gone` */
export async function fetchRecipients(req: PayloadRequest, key: string): Promise<Response> {
  const person = requirePerson(req, FETCHING)
  const run = await runOf(req.payload, key)
  if (!run.list || !run.files) throw new HubError('conflict', 'This run has no recipients: it is not built, its files are gone, or it is addressed to nobody.')
  const rows = await recipientsCsv(req.payload, run)
  await noteRead(req.payload, run, person.key, 'recipients.csv')
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${run.key}-recipients.csv"`, 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' }
  return new Response(Readable.toWeb(Readable.from(inBytes(rows))) as ReadableStream, { headers })
}

/** All rows for which a build was refused, as CSV: to be mended in the list. @throws HubError `forbidden`, `not-found` where there are none (any more) */
export async function fetchRowErrors(req: PayloadRequest, key: string, language: 'de' | 'en'): Promise<Response> {
  const person = requirePerson(req, FETCHING)
  const run = await runOf(req.payload, key)
  const errors = await readRowErrors(buildFolder(req.payload, run))
  if (!errors) throw new HubError('not-found', 'No rows of this run have errors: it was not refused, or was built anew since.')
  await noteRead(req.payload, run, person.key, 'row-errors.csv')
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${run.key}-errors.csv"`, 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' }
  return new Response(Readable.toWeb(Readable.from(inBytes(rowErrorsCsv(errors, language)))) as ReadableStream, { headers })
}

async function* inBytes(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const text of texts) yield encoder.encode(text)
}
