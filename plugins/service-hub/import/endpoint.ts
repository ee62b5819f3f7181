import type { Endpoint, PayloadRequest } from 'payload'
import type { DialogFile, DialogImporting, ImportAnswer } from '../../../collections/service-dialogs/importing.ts'
import { HubError } from '../../../src/content/errors.ts'
import { OWN_BODY } from '../../../src/access/edge.ts'
import { query } from '../../../src/publishing/endpoint.ts'
import { requirePerson } from '../../../src/publishing/four-eyes.ts'
import { readBody } from '../read-body.ts'

/** What a form puts around its file. */
const FORM_BYTES = 20_000

/** POST /flow/dialogs/import: the file as the body, or in a form under `file`. Answers an {@link ImportAnswer}; with `?report=csv` the rows left out, as a file. */
export function importEndpoint(importing: DialogImporting): Endpoint {
  return {
    path: '/flow/dialogs/import',
    method: 'post',
    custom: OWN_BODY,
    handler: async (req) => {
      // Before anything of the body is read.
      requirePerson(req, ['agent'])
      const report = await importing.importFile(req, await fileOf(req, importing.maxBytes))
      const badRowsCsv = importing.badRowsCsv(report)
      if (query(req).report !== 'csv') return Response.json({ ...report, badRowsCsv } satisfies ImportAnswer)
      const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="left-out-rows.csv"', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
      return new Response(badRowsCsv, { headers })
    },
  }
}

async function fileOf(req: PayloadRequest, maxBytes: number): Promise<DialogFile> {
  const type = req.headers.get('content-type') ?? ''
  const isForm = /^multipart\/form-data\b/i.test(type)
  const bytes = await readBody(req, isForm ? maxBytes + FORM_BYTES : maxBytes)
  if (!isForm) return { name: query(req).name?.slice(0, 200) || 'import', bytes }
  let file: FormDataEntryValue | null
  try {
    file = (await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()).get('file')
  } catch {
    throw new HubError('bad-input', 'The form could not be read.')
  }
  if (file === null || typeof file === 'string') throw new HubError('bad-input', 'Send the file in the field "file".')
  return { name: file.name.slice(0, 200), bytes: new Uint8Array(await file.arrayBuffer()) }
}
