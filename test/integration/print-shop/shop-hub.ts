/** A hub behind a real HTTP server with print shops, and runs that are built and released: their files are not PDFs but bytes, for nothing here looks into them. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import type { PrintedChunk } from '../../../src/channel/press.ts'
import { buildFolder, filesFolder, writePlan } from '../../../src/publishing/printing/run-folder.ts'
import type { PrintRunRecord } from '../../../src/publishing/printing/run-record.ts'
import { profileHash, profileOf } from '../../../src/publishing/printing/shop/profile.ts'
import { runOf } from '../../../src/publishing/printing/runs.ts'
import { openList } from '../../../src/publishing/recipient-lists/open-list.ts'
import { findRecord, insertRecord } from '../../../src/publishing/records.ts'
import type { Made } from '../hub.ts'
import { aShop, OPTIONS, people, type PrintingHub, publishedLetter, readyList, startPrintingHub } from '../printing/printing-hub.ts'

export interface Told {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly bytes: Uint8Array
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON the hub answered.
  readonly json: any
}
interface Ask {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
}

export interface ShopHub {
  readonly on: PrintingHub
  readonly shop: Made
  readonly token: string
  readonly origin: string
  tokenOf(shop: Made): Promise<{ readonly id: string | number; readonly token: string }>
  /** Asks below /print/v1. @param token null for none */
  ask(path: string, given?: Ask, token?: string | null): Promise<Told>
  /** A run whose files are there, released to the shop. */
  released(more?: Partial<PrintRunRecord> & { readonly isUnaddressed?: boolean; readonly fileBytes?: number }): Promise<PrintRunRecord>
  now(run: Pick<PrintRunRecord, 'key'>): Promise<PrintRunRecord>
  stop(): Promise<void>
}

/** Pages of each copy. */
const PAGES = 2
const PER_FILE = 25
let count = 0

export async function startShopHub(): Promise<ShopHub> {
  const on = await startPrintingHub()
  const { payload } = on.hub
  const { createHubServer } = await import('../../../src/server/http.ts')
  const { readingRoutes } = await import('../../../src/server/routes/index.ts')
  const server = createHubServer({ publicUrl: () => 'https://hub.example.com', isLoopback: true, log: pino({ level: 'silent' }) })
  server.serve({ routes: readingRoutes(payload), nextHandler: async (_, response) => void response.writeHead(299).end() })
  const origin = `http://127.0.0.1:${(await server.listen(0, '127.0.0.1')).port}`
  const shop = await aShop(on, { recipientsPerFile: PER_FILE })
  const tokenOf: ShopHub['tokenOf'] = async ({ id, key }) => {
    const made = await payload.create({ collection: 'app-tokens', data: { name: `Hotfolder ${key}`, kind: 'print-shop', shop: id, expiresAt: new Date(Date.now() + 86_400_000).toISOString() } as never })
    return { id: made.id, token: String((made as unknown as { token: string }).token) }
  }
  const { token } = await tokenOf(shop)
  const { slot } = await publishedLetter(on)
  const list = await readyList(on, people(30))

  return {
    on, shop, token, origin, tokenOf,
    async ask(path, { method = 'GET', headers = {}, body } = {}, as = token) {
      const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      const response = await fetch(`${origin}/print/v1${path}`, { method, ...json, headers: { ...(as === null ? {} : { authorization: `Bearer ${as}` }), ...json.headers, ...headers } })
      const bytes = new Uint8Array(await response.arrayBuffer())
      const text = new TextDecoder().decode(bytes)
      return { status: response.status, headers: response.headers, text, bytes, json: text.startsWith('{') ? JSON.parse(text) : null }
    },
    async released({ isUnaddressed = false, fileBytes = 40_000, ...more } = {}) {
      count += 1
      const publication = await findRecord(payload, 'publications', { where: { slot: { equals: more.publication ?? slot } } })
      const brand = await findRecord(payload, 'editions', { where: { subject: { equals: 'brand' } } })
      if (!publication || !brand) throw new Error('nothing is published')
      const at = new Date().toISOString()
      const profile = profileOf({ profile: { recipientsPerFile: PER_FILE } })
      const key = `auftrag-${count}`
      const open = isUnaddressed ? null : await openList(payload, more.list ?? list, { suppressed: 'leave-out' })
      const plan = { recipients: (await open?.order('postcode', 'de')) ?? [], seeds: [], leftOut: 0 }
      const data = {
        key, code: `c${String(count).padStart(4, '0')}`, title: `Auftrag ${count}`, publication: publication.slot, pieceKey: publication.pieceKey, locale: 'de', channel: 'print-pdf', format: isUnaddressed ? 'flyer-a6' : 'letter-b',
        shop: shop.key, list: isUnaddressed ? null : list, quantity: isUnaddressed ? 5_000 : null, options: { ...OPTIONS, dueOn: '2999-12-01' }, edition: publication.edition, approval: publication.approval, brandEdition: brand.hash,
        shopProfile: profile, profileHash: profileHash(profile), listHash: open?.hash ?? null, printDate: at, state: 'released' as const, build: 1, inputHash: createHash('sha256').update(key).digest('hex'),
        counts: { copies: isUnaddressed ? 5_000 : plan.recipients.length, seeds: 0, pages: 0, leftOut: 0 }, createdBy: 'test', releasedBy: 'test', releasedAt: at, changed: at, rev: 1, ...more,
      } // prettier-ignore
      await open?.close()
      const folder = buildFolder(payload, data)
      const chunks = isUnaddressed ? [1] : Array.from({ length: Math.ceil(plan.recipients.length / PER_FILE) }, (_, part) => Math.min(PER_FILE, plan.recipients.length - part * PER_FILE))
      const files = chunks.map((copies, part) => writeChunk(filesFolder(folder), `part-${String(part + 1).padStart(4, '0')}`, copies, fileBytes))
      await writePlan(folder, plan)
      return insertRecord(payload, 'print-runs', { ...data, files: files.map(({ file, sha256, bytes, pages, spans }) => ({ name: file, sha256, bytes, pages, recipients: spans.length })) })
    },
    now: ({ key }) => runOf(payload, key),
    async stop() {
      await server.close(0)
      await on.hub.stop()
    },
  } // prettier-ignore
}

function writeChunk(folder: string, name: string, copies: number, size: number): PrintedChunk {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.6\n'), randomBytes(size)])
  const spans = Array.from({ length: copies }, (_, at) => ({ first: at * PAGES + 1, pages: PAGES }))
  const chunk: PrintedChunk = {
    name,
    file: `${name}.pdf`,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    pages: copies * PAGES,
    spans,
    findings: [{ severity: 'hint', code: 'low-resolution', message: { de: 'Ein Bild ist knapp.', en: 'A picture is close to its limit.' }, page: 1 }] as never,
  }
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, chunk.file), bytes)
  writeFileSync(join(folder, name, `${name}.json`), JSON.stringify(chunk))
  return chunk
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
