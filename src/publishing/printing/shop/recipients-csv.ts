/** Who gets which pages of which file, in the order of printing: for franking, sorting and tracking. Written as it is read, never whole in memory. */
import type { Payload } from 'payload'
import { spreadsheetCsv } from '../../../content/spreadsheet-csv.ts'
import type { PrintRunRecord } from '../run-record.ts'
import { copiesIn, openPrinted, type PrintedCopy, type PrintedLists } from './printed-rows.ts'

const COLUMNS = ['number', 'file', 'position', 'firstPage', 'pages', 'postcode', 'town', 'country', 'address1', 'address2', 'address3', 'address4', 'address5', 'address6'] as const
const ADDRESS_LINES = 6
/** Rows that are read at once. */
const BATCH = 500

/**
 * CSV in UTF-8 with its mark, separated by semicolons, lines ended by CRLF. Whoever was erased since is left out: their number is missing. What a spreadsheet would run begins with an apostrophe.
 * @throws HubError `not-found` for unaddressed mail, `gone`; before the first piece, so that an answer can still say so
 */
export async function recipientsCsv(payload: Payload, run: PrintRunRecord): Promise<AsyncGenerator<string>> {
  const lists = await openPrinted(payload, run)
  return piecesOf(payload, run, lists)
}

async function* piecesOf(payload: Payload, run: PrintRunRecord, lists: PrintedLists): AsyncGenerator<string> {
  try {
    yield `\ufeff${COLUMNS.join(';')}\r\n`
    let batch: PrintedCopy[] = []
    for await (const copy of copiesIn(payload, run)) {
      batch.push(copy)
      if (batch.length < BATCH) continue
      yield await rowsOf(lists, batch)
      batch = []
    }
    if (batch.length > 0) yield await rowsOf(lists, batch)
  } finally {
    await lists.close()
  }
}

async function rowsOf({ plan, list, seeds }: PrintedLists, copies: readonly PrintedCopy[]): Promise<string> {
  const rowOf = ({ number }: PrintedCopy) => plan.recipients[number - 1] ?? 0
  const seedOf = ({ number }: PrintedCopy) => plan.seeds[number - plan.recipients.length - 1] ?? 0
  const own = copies.filter((copy) => copy.number <= plan.recipients.length && !list.isErased(rowOf(copy)))
  const house = copies.filter((copy) => copy.number > plan.recipients.length && !seeds?.isErased(seedOf(copy)))
  const found = [
    ...(await list.at(own.map(rowOf))),
    // Without its list, a house address is a row without an address.
    ...(seeds ? await seeds.at(house.map(seedOf)) : []),
  ]
  if (own.length + house.length === 0) return ''
  const data = [...own, ...house].map(({ number, file, position, firstPage, pages }, at) => {
    const recipient = found[at]?.recipient
    const address = Array.from({ length: ADDRESS_LINES }, (_, line) => recipient?.addressLines[line] ?? '')
    return [number, file, position, firstPage, pages, recipient?.postcode ?? '', recipient?.town ?? '', recipient?.country ?? '', ...address]
  })
  return spreadsheetCsv(data)
}
