/** A thousand publications that depend on one customer's consent, and a crawler that looks at all that outsiders get of them. */
import { setTimeout as later } from 'node:timers/promises'
import { consentAddress } from '../../../src/consent/links.ts'
import { consentsOf } from '../../../src/consent/ledger.ts'
import { orderForPublication, rendition } from '../../../src/publishing/compose.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { findRecords, insertRecord, type PublicationRecord } from '../../../src/publishing/records.ts'
import { signedAddress } from '../../../src/publishing/signed-address.ts'
import { type RawAnswer, type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { pathOf, post } from './answering.ts'
import { consentedVoice, quoting } from './voices.ts'

const CHANNELS = ['web-page', 'newsletter-block', 'social-post', 'print-pdf']
const WORDS = 'Am Telefon saß ein Mensch, der meinen Zähler kannte.'
/** The words, or the name with them, in whatever form a channel gives them. */
export const TRACE = /meinen\s+Zähler|meinen=20Z|M\.\s?H\./
/** Publications for each of the two endings, the original four included. */
export const COPIES = 500
const BATCH = 20

export interface Crawled {
  readonly status: number
  readonly text: string
  readonly path: string
  /** Of a letter, whose words cannot be searched for. */
  readonly pdf?: string
}

export interface Thousand {
  readonly hub: ReadingHub
  publications(): Promise<PublicationRecord[]>
  /** Every way in which an outsider gets at the thousand, or at every `step`th of them. */
  crawl(step?: number): Promise<Crawled[]>
  /** The customer withdraws, as the form of their own page does. */
  withdraw(): Promise<RawAnswer>
}

export async function startThousand(): Promise<Thousand> {
  const hub = await startReadingHub()
  const agent = await hub.person('Agnes Agent', ['agent'])
  const { token } = await hub.token('channel-app', CHANNELS)
  const { id, key: testimonial } = await consentedVoice({ agent, editor: hub.editor, approver: hub.approver }, CHANNELS, { quote: WORDS, original: WORDS, isOnWall: true })
  /** The files of each channel's first form. */
  const files = new Map<string, (readonly [variant: string, artefact: string])[]>()
  for (const ending of ['quote-goes', 'piece-goes'] as const) {
    const piece = await hub.published({ title: `Original ${ending}`, body: quoting(id, ending) }, CHANNELS)
    const publications = await findRecords(hub.payload, 'publications', { where: { pieceKey: { equals: piece.key } } })
    for (const publication of publications.filter(({ channel }) => channel !== 'web-page')) {
      const variant = hubOf(hub.payload).channels.find((one) => one.id === publication.channel)?.variants[0].id ?? ''
      const { artefacts } = await rendition(hub.payload, () => orderForPublication(hub.payload, publication, variant))
      files.set(publication.channel, artefacts.filter(({ mime }) => !mime.startsWith('image/')).map(({ name }) => [variant, name]))
    }
    for (let copy = 1; copy <= COPIES / publications.length; copy++) for (const publication of publications) await copyOf(publication, copy)
  }

  /** The same edition under another key and address: what a thousand pieces that quote the same words look like to the database. */
  async function copyOf({ id: _, createdAt: __, updatedAt: ___, ...publication }: PublicationRecord, copy: number) {
    const pieceKey = `${publication.pieceKey}-${copy}`
    await insertRecord(hub.payload, 'publications', { ...publication, pieceKey, slot: `${pieceKey}:${publication.locale}:${publication.channel}`, slug: `${publication.slug}-${copy}` })
  }

  const publications = () => findRecords(hub.payload, 'publications', { where: { quotes: { contains: `|${testimonial}|` } }, sort: 'slot' })

  /** Asks for many addresses, a few at once. */
  async function askAll(paths: readonly string[], as: { token?: string } = {}) {
    const answers = []
    for (let start = 0; start < paths.length; start += BATCH) {
      answers.push(...(await Promise.all(paths.slice(start, start + BATCH).map((path) => askAgain(path, as)))))
    }
    return answers
  }

  /** Whoever is told that a page is still being made (503 with Retry-After) comes back. */
  async function askAgain(path: string, as: { token?: string }, turns = 10) {
    const answer = await hub.ask(path, { ...as, headers: { connection: 'close' } })
    const after = Number(answer.headers['retry-after'])
    if (answer.status !== 503 || !after || turns === 0) return answer
    await later(after * 1_000)
    return askAgain(path, as, turns - 1)
  }

  async function crawl(step = 1): Promise<Crawled[]> {
    const all = (await publications()).filter((_, index) => index % step === 0)
    const expires = new Date(Date.now() + 3_600_000)
    const pages = all.filter(({ channel }) => channel === 'web-page').map(({ slug }) => `/de/${slug}`)
    const signed = all.flatMap(({ channel, locale, slug }) => (files.get(channel) ?? []).map(([variant, artefact]) => signedAddress(hubOf(hub.payload), { channel, locale, slug, variant, artefact }, expires).slice('https://hub.example.com'.length)))
    const lists = ['/de', '/de/stimmen', '/de/stimmen/embed', ...CHANNELS.flatMap((channel) => [1, 2, 3].map((page) => `/api/v1/publications?channel=${channel}&limit=100&page=${page}`))]
    const said: Crawled[] = []
    const paths = [...pages, ...signed]
    for (const [index, { status, body, headers }] of (await askAll(paths)).entries()) {
      const isPdf = headers['content-type'] === 'application/pdf'
      said.push({ status, text: isPdf ? '' : body, path: paths[index] ?? '', ...(isPdf && headers.etag ? { pdf: headers.etag } : {}) })
    }
    for (const [index, { status, body }] of (await askAll(lists, { token })).entries()) said.push({ status, text: body, path: lists[index] ?? '' })
    const query = `query ($page: Int!) { Publications(channel: "web-page", limit: 10, page: $page) { docs { key title body renditions { key notes { message lost } artefacts { address } } } } }`
    for (const page of [1, 2, 3]) {
      const { status, body } = await hub.graphql(token, query, { page })
      said.push({ status, text: body, path: `graphql ${page}` })
    }
    return said
  }

  const withdraw = async () => {
    const since = (await consentsOf(hub.payload, [testimonial], Date.now())).get(testimonial)?.since ?? 0
    return post(hub, pathOf(consentAddress(hubOf(hub.payload), { purpose: 'manage', testimonial, number: since, expires: null })), { action: 'withdraw' })
  }
  return { hub, publications, crawl, withdraw }
}
