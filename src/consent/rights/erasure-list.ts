/**
 * The list of erasures as a file beside the database: JSON lines, one person each, without a name. A backup of the database does not hold it, so that a
 * restore of an older one does not bring people back (replay.ts).
 */
import { z } from 'zod'
import { HubError } from '../../content/errors.ts'
import { readIfPresent, writeDurably } from '../../publishing/media/durable-file.ts'
import type { ErasureRecord } from '../../publishing/records.ts'

const Entry = z.object({
  key: z.string().min(1).max(80),
  contact: z.string().min(1).max(80),
  basis: z.string().max(40),
  round: z.number().int().positive(),
  marks: z.array(z.string().max(128)).max(10),
  apart: z.array(z.string().max(80)),
  requestedBy: z.string().max(80),
  requestedAt: z.string().max(40),
})
export type ErasureEntry = Readonly<z.infer<typeof Entry>>

export const entryOf = ({ key, contact, basis, round, marks, apart, requestedBy, requestedAt }: ErasureRecord): ErasureEntry => ({
  key, contact, basis, round, marks: [...marks], apart: [...apart], requestedBy, requestedAt: new Date(requestedAt).toISOString(),
}) // prettier-ignore

/** All entries of a list; none if there is no file. @throws HubError `internal` for a line that is none: people might come back unnoticed */
export async function readErasureList(file: string): Promise<ErasureEntry[]> {
  const bytes = await readIfPresent(file)
  const lines = bytes ? Buffer.from(bytes).toString('utf8').split('\n').filter((line) => line !== '') : []
  return lines.map((line, index) => {
    try {
      return Entry.parse(JSON.parse(line))
    } catch {
      throw new HubError('internal', `Line ${index + 1} of the list of erasures (${file}) is damaged. Put the file back from a copy: without it, people who were erased could come back.`)
    }
  })
}

let writing: Promise<unknown> = Promise.resolve()

/** Adds what is not in the list yet, by contact. Resolves when it would survive a power cut. Writes of one process wait for each other. */
export function addToErasureList(file: string, entries: readonly ErasureEntry[]): Promise<void> {
  const work = writing.then(async () => {
    const known = await readErasureList(file)
    const contacts = new Set(known.map(({ contact }) => contact))
    const fresh = entries.filter(({ contact }) => !contacts.has(contact))
    if (fresh.length > 0) await writeDurably(file, Buffer.from([...known, ...fresh].map((entry) => `${JSON.stringify(entry)}\n`).join('')))
  })
  writing = work.catch(() => undefined)
  return work
}
