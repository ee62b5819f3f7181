/** Cursors of lists that are read by an instant and, where it is the same, by slot. */
import { z } from 'zod'
import { HubError } from '../content/errors.ts'

/** The place of one entry in its list. The instant is ISO 8601 in UTC. */
export type Cursor = readonly [instant: string, slot: string]
const CursorForm = z.tuple([z.iso.datetime(), z.string().max(200)])

/** What a reader gives back to go on behind an entry. */
export const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url')

/** @throws HubError `bad-input` for a cursor that is none of ours */
export function readCursor(cursor: string): Cursor {
  try {
    return CursorForm.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new HubError('bad-input', 'This cursor is not valid. Take endCursor from the answer before, or start without one.')
  }
}
