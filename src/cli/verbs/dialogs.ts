/** dialogs import: files of service dialogs. */
import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { dialogImportingOf, type ImportReport } from '../../../collections/service-dialogs/importing.ts'
import { HubError } from '../../content/errors.ts'
import { requirePerson } from '../../publishing/four-eyes.ts'
import { signedIn, type VerbContext } from '../context.ts'
import { outcome, type Outcome, type VerbResult } from '../result.ts'

/** Imports each file; one that cannot be used does not keep the others out. Fails if anything was left out. */
export async function importDialogsVerb(context: VerbContext, files: readonly string[]): Promise<VerbResult> {
  const req = await signedIn(context)
  requirePerson(req, ['agent'])
  const importing = dialogImportingOf(context.payload)
  const outcomes: Outcome[] = []
  for (const file of files) {
    outcomes.push(
      await outcome(file, async () => {
        const report = await importing.importFile(req, { name: basename(file), bytes: await bytesOf(resolve(context.cwd, file), importing.maxBytes) })
        return { line: lineOf(file, report), data: { ...report } }
      }),
    )
  }
  const reports = outcomes.flatMap(({ isOk, data }) => (isOk ? [data as unknown as ImportReport] : []))
  const badRows = reports.flatMap(({ file, bad }) => bad.map(({ line, reason }) => `${file}:${line}: ${reason}`))
  return {
    isOk: outcomes.every(({ isOk }) => isOk) && badRows.length === 0,
    data: { results: outcomes.map(({ isOk, data }) => ({ ok: isOk, ...data })) },
    lines: [...outcomes.flatMap(({ isOk, line }) => (isOk ? [line] : [])), ...reports.flatMap(({ file, remarks }) => remarks.map(({ line, reason }) => `${file}:${line}: ${reason}`))],
    problems: [...outcomes.flatMap(({ isOk, line }) => (isOk ? [] : [line])), ...badRows],
  }
}

function lineOf(file: string, { created, updated, unchanged, newMessages, bad, unknownTopics }: ImportReport): string {
  const topics = unknownTopics.length > 0 ? `; topics that the hub has not: ${unknownTopics.join(', ')}` : ''
  return `${file}: ${created} made, ${updated} added to, ${unchanged} as they were; ${newMessages} messages; ${bad.length} rows left out${topics}`
}

/** @throws HubError `not-found`, `too-large` before anything is read */
async function bytesOf(path: string, maxBytes: number): Promise<Uint8Array> {
  const facts = await stat(path).catch(() => null)
  if (!facts?.isFile()) throw new HubError('not-found', 'There is no such file.')
  if (facts.size > maxBytes) throw new HubError('too-large', `The file is larger than ${maxBytes / 1_000_000} MB. Split it.`)
  return readFile(path)
}
