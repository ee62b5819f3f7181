/** Which recipients' letters are worth looking at before release: the first and the last, the longest address, the longest text, and ten at random. */
import { createHash } from 'node:crypto'
import { pagesWithPrint, type PrintedChunk } from '../../channel/press.ts'
import type { OpenList, OpenRow } from '../recipient-lists/open-list.ts'
import type { BuildPlan, ProofChoice } from './run-folder.ts'
import type { PrintRunRecord } from './run-record.ts'

const RANDOM = 10
const ROWS_AT_ONCE = 1_000

/** The same run gives the same choice. Reads every recipient once. */
export async function chooseProofs(list: OpenList, { recipients }: BuildPlan, chunks: readonly PrintedChunk[], run: Pick<PrintRunRecord, 'key' | 'build'>): Promise<ProofChoice[]> {
  const pages = chunks.flatMap(({ spans }) => spans.map(pagesWithPrint))
  const longest = { address: 1, addressSize: -1, text: 1, textSize: -1 }
  for (let at = 0; at < recipients.length; at += ROWS_AT_ONCE) {
    const rows = await list.at(recipients.slice(at, at + ROWS_AT_ONCE))
    for (const [offset, row] of rows.entries()) {
      const number = at + offset + 1
      const address = addressSize(row)
      if (address > longest.addressSize) Object.assign(longest, { address: number, addressSize: address })
      // More pages first, then more of what is personal.
      const text = (pages[number - 1] ?? 0) * 1_000_000 + JSON.stringify(row.recipient).length
      if (text > longest.textSize) Object.assign(longest, { text: number, textSize: text })
    }
  }
  const why = new Map<number, ProofChoice['why'][number][]>()
  const add = (number: number, reason: ProofChoice['why'][number]) => why.set(number, [...(why.get(number) ?? []), reason])
  add(1, 'first')
  add(recipients.length, 'last')
  add(longest.address, 'longest-address')
  add(longest.text, 'longest-text')
  for (const number of drawn(`${run.key}:${run.build}`, recipients.length)) if (!why.has(number)) add(number, 'random')
  return [...why].map(([number, reasons]) => ({ number, why: reasons })).sort((a, b) => a.number - b.number)
}

/** What needs most room: many lines first, then long ones. */
const addressSize = ({ recipient: { addressLines } }: OpenRow): number => addressLines.length * 1_000 + Math.max(0, ...addressLines.map((line) => line.length))

/** Ten numbers from 1 to `count`, by the hash of a seed: nobody chooses them, and whoever looks again sees the same. */
function drawn(seed: string, count: number): readonly number[] {
  const numbers = new Set<number>()
  for (let turn = 0; numbers.size < Math.min(RANDOM, count) && turn < RANDOM * 20; turn++) {
    numbers.add((createHash('sha256').update(`${seed}:${turn}`).digest().readUInt32BE(0) % count) + 1)
  }
  return [...numbers]
}
