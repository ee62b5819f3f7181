/** The first sheet of an Excel workbook → rows. */
import { type UnzipFileInfo, unzip, unzipSync, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { LIST_LIMITS } from '../limits.ts'
import { listError } from './list-faults.ts'
import { assertColumnCount, assertRowCount, headersOf, isEmptyRow, type ListRow, type ReadList } from './list-rows.ts'

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i
/** What the reader is given: a workbook can name any part as its sheet, and one that nobody looked through is not there. */
const PART = /^(?:\[Content_Types\]\.xml|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i
/** A row, a cell, or a name too long to be looked for where the text is cut: in parts other than sheets there is none. */
const CELL = /<(?:[^\s<>/]{0,100}:)?(?:c|row)[\s/>]|<[^\s<>/]{101}/
/** A reference that might stand on both sides of where the text is cut. */
const STRETCHED = /\br\s{0,63}(?:\s|=\s)\s{63}/
/** Decoded at once when a sheet is looked through. */
const LOOKED_THROUGH = 1_000_000
/** Longest reference that may be cut between two pieces. */
const OVERLAP = 256
/**
 * Bytes of one tag, or of what stands between two: what Excel lets a cell hold, every sign of it escaped. The library takes a sheet in pieces, goes through an unfinished tag anew with each, and halves
 * the pieces where that takes long: one of 1.7 MB keeps it for minutes.
 */
const MARKUP_BYTES = 400_000
const [OPENS, CLOSES, ASKS, CALLS, QUOTE, APOSTROPHE] = [0x3c, 0x3e, 0x3f, 0x21, 0x22, 0x27] as const

/**
 * Unpacking and looking through let others work; the library then parses the sheet in one go. Measured on two busy cores: 80,000 rows of eight columns keep the thread for 1 to 2 s,
 * 150,000 for about 4 s. So a server reads workbooks in a worker thread.
 *
 * Numbers stay as they are written in the file (no rounding, no leading zeros made up), dates become `2026-11-30`.
 * @throws HubError `too-large`, `unsupported-media`, `bad-input`
 */
export async function readXlsx(bytes: Uint8Array, pause: () => Promise<void>): Promise<ReadList> {
  assertUnpackedSize(bytes)
  const parts = await unpack(bytes, ({ name }) => PART.test(name))
  await assertSheetSize(parts, pause)
  let table: readonly (readonly unknown[])[]
  try {
    const own = zipSync(parts, { level: 0 })
    table = await readSheet<string>(own.buffer as ArrayBuffer, { parseNumber: (written) => written, trim: false })
  } catch (error) {
    throw listError('workbook-unreadable', '', { reason: error instanceof Error ? error.name : 'unknown' })
  }
  const first = table.findIndex((row) => !isEmptyRow(row.map(textOf)))
  const headers = headersOf(table[first]?.map(textOf))
  assertRowCount(table.length - first - 1)
  return { format: 'xlsx', encoding: null, delimiter: null, headers, chunks: chunksOf(table, first + 1) }
}

function* chunksOf(table: readonly (readonly unknown[])[], from: number): Generator<readonly ListRow[]> {
  for (let at = from; at < table.length; at += LIST_LIMITS.rowsPerChunk) {
    const rows = table.slice(at, at + LIST_LIMITS.rowsPerChunk).map((row, index) => ({ line: at + index + 1, cells: row.map(textOf) }))
    yield rows.filter(({ cells }) => !isEmptyRow(cells))
  }
}

/** Cut where it is longer than a cell may be, so that this is still found out: one text of megabytes may stand in thousands of cells. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).slice(0, LIST_LIMITS.cellCharacters + 1)
}

/**
 * Reads the directory of the archive and unpacks nothing. What it says binds: unpacking (here and in the reader, both fflate's) writes into a buffer of just that size,
 * so a part that lies about itself is cut off.
 */
function assertUnpackedSize(bytes: Uint8Array): void {
  let unpacked = 0
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (PART.test(name)) unpacked += originalSize
        return false
      },
    })
  } catch {
    throw listError('workbook-unreadable')
  }
  if (unpacked > LIST_LIMITS.unpackedBytes) throw listError('too-many-unpacked', LIST_LIMITS.unpackedBytes / 1024 / 1024, { limit: LIST_LIMITS.unpackedBytes })
}

/** The reader fills every gap up to the last cell: a single cell in the last corner would take all memory. So the references are looked through first. */
async function assertSheetSize(parts: Readonly<Record<string, Uint8Array>>, pause: () => Promise<void>): Promise<void> {
  for (const [name, part] of Object.entries(parts)) {
    let rows = 0
    const assertMarkup = SHEET.test(name) ? markupOf(part) : () => undefined
    for (let at = 0; at < part.length; at += LOOKED_THROUGH - OVERLAP) {
      const text = new TextDecoder().decode(part.subarray(at, at + LOOKED_THROUGH))
      if (SHEET.test(name)) {
        for (const [, row] of text.matchAll(/<(?:\w+:)?(row)\b/g)) if (row) rows += 1
        if (STRETCHED.test(text)) throw listError('workbook-unreadable')
        for (const [, written = ''] of text.matchAll(/\br\s*=\s*["']([^"']{0,40})/g)) assertReference(written)
      } else if (CELL.test(text)) throw listError('workbook-unreadable')
      assertMarkup(at + LOOKED_THROUGH)
      await pause()
    }
    // Rows in the overlaps are counted twice: one in some thousand.
    assertRowCount(Math.floor(rows * 0.99) - 2)
  }
}

/** Goes through the tags of a sheet, on from where it was, up to a place. Comments and the like are refused: no program writes them there, and what stands in them could be taken for tags. */
function markupOf(part: Uint8Array): (to: number) => void {
  let at = 0
  let begin = 0
  let isTag = false
  let quote = 0
  return (to) => {
    for (; at < to && at < part.length; at += 1) {
      const byte = part[at]
      if (!isTag) {
        if (byte === OPENS) {
          if (part[at + 1] === CALLS) throw listError('workbook-unreadable')
          isTag = true
          begin = at
        }
      } else if (part[begin + 1] === ASKS ? byte === CLOSES && part[at - 1] === ASKS : quote === 0 && byte === CLOSES) {
        isTag = false
        begin = at
      } else if (quote === byte) quote = 0
      else if (quote === 0 && part[begin + 1] !== ASKS && (byte === QUOTE || byte === APOSTROPHE)) quote = byte
      if (at - begin > MARKUP_BYTES) throw listError('workbook-unreadable')
    }
  }
}

function assertReference(written: string): void {
  const [, letters = '', row] = /^([A-Z]{0,3})(\d{0,7})$/.exec(written) ?? []
  if (row === undefined) throw listError('workbook-unreadable')
  assertRowCount(Number(row) - 1_000)
  assertColumnCount([...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0))
}

function unpack(bytes: Uint8Array, filter: (part: UnzipFileInfo) => boolean): Promise<Record<string, Uint8Array>> {
  return new Promise((resolve, reject) => {
    unzip(bytes, { filter }, (error, parts) => (error ? reject(listError('workbook-unreadable')) : resolve(parts)))
  })
}
