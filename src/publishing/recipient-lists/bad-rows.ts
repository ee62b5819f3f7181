/** The rows of a list that are no recipients, as a table to be mended and sent again. */
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { HubError } from '../../content/errors.ts'
import { badRowsCsv } from '../../recipients/checking/bad-rows-csv.ts'
import type { BadRow } from '../../recipients/checking/list-recipient.ts'
import type { ListLanguage } from '../../recipients/checking/problems.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { folderOf, jsonLines, readHead } from './list-files.ts'
import { LIST_ROLES, listOf, tellRead } from './lists.ts'

/** CSV with a line and its reasons before each row. That somebody has it is written down. @throws HubError `forbidden`, `not-found`, `conflict`, `gone` */
export async function badRowsOf(req: PayloadRequest, key: string, language: ListLanguage): Promise<string> {
  const { key: actor } = requirePerson(req, LIST_ROLES)
  const list = await listOf(req.payload, key)
  if (list.state === 'deleted') throw new HubError('gone', 'The list was deleted, its bad rows with it.')
  if (list.state !== 'ready' || !list.folder) throw new HubError('conflict', 'The list has not been checked. Look again once it is ready.', { state: list.state })
  const folder = folderOf(hubOf(req.payload).recipients, key, list.folder)
  const { headers } = await readHead(folder)
  const rows: BadRow[] = []
  for await (const row of jsonLines<BadRow>(join(folder, 'bad.ndjson'))) rows.push(row)
  await tellRead(req, key, actor, 'bad-rows')
  return badRowsCsv(headers, rows, language)
}
