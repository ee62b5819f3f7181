/** A table of messages: one a row, dialogs put together by source and external id. */
import Papa from 'papaparse'
import type { BadRow } from '../../../collections/service-dialogs/importing.ts'
import { cleanLine } from '../../../src/content/clean-text.ts'
import { HubError } from '../../../src/content/errors.ts'
import { type Column, columnOf, REQUIRED_COLUMNS, cellValue } from './columns.ts'
import { dialogSchema, slotOf } from './dialog-schema.ts'
import { IMPORT_LIMITS } from './limits.ts'
import { parseDialog, type ReadDialog, type ReadFile } from './read-json.ts'
import { type ImportLanguage, say } from './sentences.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** Rows with the line of the file in which each begins. @throws HubError `too-large`, `bad-input` for a quote that never ends */
function rowsOf(text: string, delimiter: string): Row[] {
  const rows: Row[] = []
  let line = 1
  let at = 0
  let refusal: HubError | undefined
  Papa.parse<string[]>(text, {
    delimiter,
    skipEmptyLines: false,
    step: ({ data, meta, errors }, parser) => {
      const isEmpty = data.every((cell) => cell.trim() === '')
      if (!isEmpty) rows.push({ line, cells: data })
      for (let index = at; index < meta.cursor; index++) {
        const code = text.charCodeAt(index)
        if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) line += 1
      }
      at = meta.cursor
      if (errors.some(({ code }) => code === 'MissingQuotes')) refusal = new HubError('bad-input', `Line ${rows.at(-1)?.line ?? line}: a quotation mark is opened and never closed.`)
      if (rows.length > IMPORT_LIMITS.rows + 1) refusal = new HubError('too-large', `The file has more than ${IMPORT_LIMITS.rows} rows. Split it.`)
      if (refusal) parser.abort()
    },
  })
  if (refusal) throw refusal
  return rows
}

/** The delimiter under which the first line names the most columns that the hub knows. */
function delimiterOf(text: string): string {
  const known = (delimiter: string) => (Papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0] ?? []).filter((heading) => columnOf(heading) !== null).length
  return [...DELIMITERS].sort((a, b) => known(b) - known(a))[0] ?? ','
}

function columnsOf(header: readonly string[]): (Column | null)[] {
  const columns = header.map(columnOf)
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column))
  if (missing.length > 0) throw new HubError('bad-input', `The first line must name the columns; missing: ${missing.join(', ')}.`)
  const twice = columns.find((column, index) => column !== null && columns.indexOf(column) !== index)
  if (twice) throw new HubError('bad-input', `Two columns mean ${twice}. Keep one.`)
  return columns
}

const CONTACT: readonly Column[] = ['formOfAddress', 'givenName', 'surname', 'email', 'phone', 'customerNumber', 'street', 'postcode', 'town', 'country']

/** A row as a dialog with a single message. */
function dialogOf(columns: readonly (Column | null)[], cells: readonly string[]): Record<string, unknown> {
  const values = new Map<Column, unknown>()
  for (const [index, column] of columns.entries()) if (column) values.set(column, cellValue(column, cells[index] ?? ''))
  const pick = (names: readonly Column[]) => Object.fromEntries(names.flatMap((name) => (values.get(name) === undefined ? [] : [[name, values.get(name)]])))
  const contact = pick(CONTACT)
  return {
    ...pick(['source', 'externalId', 'subject', 'language', 'state']),
    topics: String(values.get('topics') ?? '').split(/[,;|]/).map((topic) => topic.trim()).filter((topic) => topic !== ''), // prettier-ignore
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
    messages: [{ ...pick(['author', 'at', 'text', 'isPrivate']), ...(values.get('messageId') === undefined ? {} : { id: values.get('messageId') }) }],
  }
}

/** Reads a table. Headings may be German or English, cells separated by comma, semicolon, tab or bar. @throws HubError where no row could be read */
export function readCsv(text: string, timeZone: string, language: ImportLanguage = 'en'): ReadFile {
  const [header, ...rows] = rowsOf(text, delimiterOf(text))
  const columns = columnsOf(header?.cells ?? [])
  if (rows.length === 0) throw new HubError('bad-input', 'The file has a header and no row.')
  const reading = { schema: dialogSchema(timeZone, language), language }
  const dialogs = new Map<string, ReadDialog>()
  const bad: BadRow[] = []
  for (const { line, cells } of rows) {
    if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      bad.push({ line, externalId: null, field: null, reason: say(language, 'cells', cells.length, columns.length), value: null })
      continue
    }
    const nul = cells.findIndex((cell) => cell.includes('\0'))
    if (nul >= 0) {
      bad.push({ line, externalId: cleanLine(cells[columns.indexOf('externalId')] ?? '').slice(0, 80) || null, field: columns[nul] ?? null, reason: `${columns[nul] ?? header?.cells[nul] ?? ''}: ${say(language, 'hasNul')}.`, value: null })
      continue
    }
    const read = parseDialog(dialogOf(columns, cells), line, reading)
    if (!('dialog' in read)) {
      const field = read.field?.replace(/^(?:messages\.0|contact)\./, '').replace(/^id$/, 'messageId') ?? null
      bad.push({ ...read, field, reason: read.reason.replace(/^(?:messages\.0|contact)\./, '') })
      continue
    }
    const slot = slotOf(read.dialog)
    const known = dialogs.get(slot)
    if (known && known.dialog.messages.length >= IMPORT_LIMITS.messages) {
      bad.push({ line, externalId: read.dialog.externalId ?? null, field: null, reason: say(language, 'dialogFull', IMPORT_LIMITS.messages), value: null })
    } else dialogs.set(slot, known ? { line: known.line, dialog: merge(known.dialog, read.dialog) } : read)
  }
  return { rows: rows.length, dialogs: [...dialogs.values()], bad }
}

/** Of the facts about a dialog the first that is said counts, of its state the last: rows follow time. */
function merge(first: ReadDialog['dialog'], next: ReadDialog['dialog']): ReadDialog['dialog'] {
  return {
    ...first,
    subject: first.subject ?? next.subject,
    language: first.language ?? next.language,
    ...(next.state ?? first.state ? { state: next.state ?? first.state } : {}),
    topics: [...new Set([...first.topics, ...next.topics])],
    contact: { ...next.contact, ...Object.fromEntries(Object.entries(first.contact ?? {}).filter(([, value]) => value !== undefined)) } as ReadDialog['dialog']['contact'],
    messages: [...first.messages, ...next.messages],
  }
}
