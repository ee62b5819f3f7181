/** What is in a run, for machines: its files with checksums, and whose pages stand where. No names. */
import type { Payload } from 'payload'
import type { PrintedChunk } from '../../../channel/press.ts'
import type { TicketAddress, TicketFacts } from '../../../channel/job-ticket.ts'
import { hubOf } from '../../hub.ts'
import { findRecord } from '../../records.ts'
import { formatOf, pressOf } from '../press-order.ts'
import { buildFolder, chunkOf, filesFolder } from '../run-folder.ts'
import type { PrintRunRecord } from '../run-record.ts'
import { dueInstant } from '../due-day.ts'
import { copiesOf, goneBecause, runPath } from './shop-runs.ts'
import type { PrintShop } from './profile.ts'
import { findShop } from './shops.ts'
import { reasonOf } from '../standing.ts'

/** `part-0001.pdf` → what stands beside it. @throws HubError `gone` where the files were cleared away */
export async function* chunksOf(payload: Payload, run: PrintRunRecord): AsyncGenerator<PrintedChunk> {
  const folder = filesFolder(buildFolder(payload, run))
  for (const { name } of requireFiles(run)) {
    const chunk = await chunkOf(folder, stemOf(name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw goneBecause(run, reasonOf('files-gone'))
      throw error
    })
    yield chunk
  }
}

export const stemOf = (file: string): string => file.replace(/\.pdf$/, '')

/** @throws HubError `gone` */
export function requireFiles(run: PrintRunRecord): NonNullable<PrintRunRecord['files']> {
  if (!run.files || run.files.length === 0) throw goneBecause(run, reasonOf('files-gone'))
  return run.files
}

const format = (payload: Payload, run: PrintRunRecord) => formatOf(pressOf(hubOf(payload), run.channel), run.format)

/** How often what is in a file is printed: once for each recipient, or as many as were ordered of what is addressed to nobody. */
const copiesIn = (run: PrintRunRecord, { spans }: PrintedChunk): number => (run.list ? spans.length : copiesOf(run))

/** Everything a shop needs to check what it fetched. Spans are [first page, pages] for each copy, in the order of printing. */
export async function manifestOf(payload: Payload, run: PrintRunRecord): Promise<object> {
  const { id, label, trim, bleed, isDuplex, folds, paper, outputIntent, isAddressed } = format(payload, run)
  const { icc, ...profile } = run.shopProfile
  const files: object[] = []
  let most = 0
  for await (const chunk of chunksOf(payload, run)) {
    const { file, sha256, bytes, pages, spans } = chunk
    for (const span of spans) most = Math.max(most, span.pages)
    const url = `${runPath(run.key)}/files/${file}?build=${run.build}`
    files.push({ name: file, url, sha256, bytes, pages, copies: copiesIn(run, chunk), recipients: isAddressed ? spans.length : 0, emptyBacks: spans.filter(({ hasEmptyBack }) => hasEmptyBack).length, spans: spans.map(({ first, pages: count }) => [first, count]) })
  }
  return {
    run: run.key,
    title: run.title,
    build: run.build,
    dated: new Date(run.printDate).toISOString(),
    format: { id, label, trim, bleed: profile.bleed ?? bleed, isDuplex: isDuplex && most > 1, isAddressed, folds, paper },
    copiesBegin: 'on-a-new-sheet',
    profile: { ...profile, printingCondition: icc?.condition || outputIntent },
    sort: isAddressed ? profile.sort : null,
    quantities: { copies: copiesOf(run), recipients: run.counts?.copies ?? null, houseAddresses: run.counts?.seeds ?? 0, pages: run.counts?.pages ?? null },
    delivery: { to: placeOf(await findShop(payload, run.shop)), dueOn: run.options.dueOn ?? null },
    files,
  }
}

/** What preflight and layout found, file by file. There are no errors in a run that was released. */
export async function preflightOf(payload: Payload, run: PrintRunRecord): Promise<object> {
  const files: object[] = []
  for await (const { file, sha256, pages, findings } of chunksOf(payload, run)) files.push({ name: file, sha256, pages, findings })
  return { run: run.key, build: run.build, builtTo: run.shopProfile.standard, checkedBy: 'the hub’s own preflight; not a certificate', errors: 0, files }
}

/** The run as an XJDF job ticket. */
export async function ticketFor(payload: Payload, run: PrintRunRecord): Promise<string> {
  const { press } = pressOf(hubOf(payload), run.channel)
  const shop = await findShop(payload, run.shop)
  const brand = (await findRecord(payload, 'editions', { where: { hash: { equals: run.brandEdition } } }))?.content
  const copies = copiesOf(run)
  const pages: number[] = []
  const files: TicketFacts['files'][number][] = []
  for await (const chunk of chunksOf(payload, run)) {
    for (const span of chunk.spans) pages.push(span.pages)
    files.push({ name: chunk.file, sha256: chunk.sha256, bytes: chunk.bytes, pages: chunk.pages, copies: copiesIn(run, chunk) })
  }
  const [least, most] = pages.reduce(([low, high], count) => [Math.min(low, count), Math.max(high, count)], [Number.POSITIVE_INFINITY, 0])
  return press.ticket({
    run: run.key,
    build: run.build,
    title: run.title,
    date: new Date(run.printDate).toISOString(),
    format: run.format,
    profile: run.shopProfile,
    copies,
    pagesPerCopy: { least, most },
    files,
    customer: brand?.subject === 'brand' ? { id: brand.key, name: brand.name } : { id: 'house', name: '' },
    shop: { name: shop?.name ?? run.shop },
    delivery: placeOf(shop),
    due: dueInstant(payload, run.options.dueOn),
  })
}

/** Where the shop's pieces go; null: to the post. */
function placeOf(shop: PrintShop | null): TicketAddress | null {
  const { name = '', street = '', postcode = '', town = '', country = '' } = plain(shop?.delivery ?? {})
  return street || town ? { name, street, postcode, town, country } : null
}

const plain = (given: object): Record<string, string> => Object.fromEntries(Object.entries(given).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value.trim()]] : [])))
