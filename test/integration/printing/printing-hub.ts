/** A hub with a piece that is published in print, a shop, and a list of recipients: what print runs are tested on. */
import { setTimeout as later } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'
import { DEMO_NOTICES } from '../../../src/cli/demo.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { publish } from '../../../src/publishing/publish.ts'
import { confirmMapping, proposalFor } from '../../../src/publishing/recipient-lists/confirm-mapping.ts'
import { listOf } from '../../../src/publishing/recipient-lists/lists.ts'
import { uploadList } from '../../../src/publishing/recipient-lists/upload-list.ts'
import { workLists } from '../../../src/publishing/recipient-lists/work-lists.ts'
import { submit } from '../../../src/publishing/submit.ts'
import type { RunOptions } from '../../../src/publishing/printing/run-record.ts'
import { BRAND, make, makePiece, startHub, staffOf, type TestHub } from '../hub.ts'

export const OPTIONS: RunOptions = { textSizePt: null, saysTeaserOnly: false, franking: false, inserterMarks: false, returnNote: '', hasPersonalCode: false, market: null }
export const HEADER = 'Anrede;Vorname;Nachname;Straße;Hausnummer;PLZ;Ort'

export interface PrintingHub {
  readonly hub: TestHub
  readonly admin: PayloadRequest
  readonly editor: PayloadRequest
  readonly approver: PayloadRequest
}

export async function startPrintingHub(): Promise<PrintingHub> {
  const hub = await startHub()
  const { editor, approver } = await staffOf(hub)
  const brand = { ...BRAND, imprints: BRAND.imprints.map((imprint) => ({ ...imprint, ...DEMO_NOTICES.de })) }
  await editor.payload.create({ collection: 'brands', data: brand as never, overrideAccess: true, req: editor })
  const submission = await submit(editor, { subject: 'brand', key: BRAND.key, locale: '*' })
  await approve(approver, submission.key)
  return { hub, editor, approver, admin: await hub.person('Ada Admin', ['admin']) }
}

/** Approved and published in print; gives the slot. */
export async function publishedLetter({ editor, approver }: PrintingHub, data: Record<string, unknown> = {}): Promise<{ readonly id: string | number; readonly key: string; readonly slot: string }> {
  const { id, key } = await makePiece(editor, { ...data })
  await approveAndPublish({ editor, approver }, key)
  return { id, key, slot: `${key}:de:print-pdf` }
}

export async function approveAndPublish({ editor, approver }: Pick<PrintingHub, 'editor' | 'approver'>, key: string): Promise<void> {
  const submission = await submit(editor, { subject: 'piece', key, locale: 'de' })
  await approve(approver, submission.key)
  await publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page', 'print-pdf'] })
}

export const aShop = ({ admin }: PrintingHub, profile: object = {}) => make(admin, 'print-shops', { name: 'Druckhaus Beispiel', email: 'auftrag@druckhaus.example.com', profile })

/** @param rows CSV lines below {@link HEADER} */
export async function readyList({ editor }: PrintingHub, rows: readonly string[], purpose: 'mailing' | 'seeds' = 'mailing'): Promise<string> {
  const { payload } = editor
  const bytes = new TextEncoder().encode([HEADER, ...rows].join('\r\n'))
  const { key } = await uploadList(editor, { title: 'Stammkunden', purpose, origin: 'unsere Kundendatei', bytes })
  await until(payload, key, 'mapping')
  const { columns } = await proposalFor(editor, key)
  await confirmMapping(editor, key, { mapping: columns.map(({ target }) => target), options: {} })
  await until(payload, key, 'ready')
  return key
}

async function until(payload: PayloadRequest['payload'], key: string, state: string): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    await workLists(payload, new AbortController().signal)
    const list = await listOf(payload, key)
    if (list.state === state) return
    if (list.state === 'failed') throw new Error(`the list failed: ${JSON.stringify(list.failure)}`)
    await later(50)
  }
  throw new Error(`the list did not become ${state}`)
}

/** Rows of invented people in invented streets. */
export const people = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${at % 2 === 0 ? 'Frau' : 'Herr'};${GIVEN[at % GIVEN.length]};${SURNAMES[(at * 7) % SURNAMES.length]};Lindenweg;${at + 1};${String(10115 + at * 37).padStart(5, '0')};Musterstadt`)
const GIVEN = ['Ayşe', 'Jörg', 'Zoë', 'Karl', 'Bożena', 'Émile']
const SURNAMES = ['Beispiel', 'Größler', 'Öztürk', 'Musterfrau', 'von der Au', 'Krüger-Lehmann', 'Świątek']
