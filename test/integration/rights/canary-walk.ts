/** A customer with a name that nobody else has, sent through every feature that meets customers, each with the proof that it met this one. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { PayloadRequest } from 'payload'
import { runVerb } from '../../../src/cli/run.ts'
import { followUpConsents } from '../../../src/consent/follow-ups.ts'
import { chainOf } from '../../../src/consent/ledger.ts'
import { readConsentLink } from '../../../src/consent/links.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import type { Send } from '../access/rest.ts'
import { picture } from '../access/seed.ts'
import type { RawAnswer, ReadingHub } from '../api/reading-hub.ts'
import { dialog, SECRETS, webhook } from '../dialogs/dialog-hub.ts'
import { make, makePiece } from '../hub.ts'
import { composed, madeFiles } from '../making/made-files.ts'
import { GIVE, post } from '../voices/answering.ts'
import { quoting } from '../voices/voices.ts'
import { standInLists } from './canary-lists.ts'

export const GIVEN = 'Zwanzißka'
export const SURNAME = 'Quübbelmöör'
export const NUMBER = 'QX-7741993'
const EMAIL = 'zwanziska@quibbelspuk.example.com'
export const QUOTE = 'Die flumpernden Heizkringel wärmen unser Bad, Kräuselwonne jeden Morgen!'
/** Name, numbers, words. */
export const CANARY = [GIVEN, SURNAME, NUMBER, 'QX7741993', 'quibbelspuk', 'Trallafittiweg', '+493023125017', 'flumpernden', 'Heizkringel', 'Kräuselwonne', 'Potzschwönk'] as const
const CONTACT = { givenName: GIVEN, surname: SURNAME, email: EMAIL, phone: '+49 30 23125 017', customerNumber: NUMBER }
const CHANNELS = ['web-page', 'social-post', 'newsletter-block', 'print-pdf']

export interface Walker {
  readonly hub: ReadingHub
  readonly agent: PayloadRequest
  readonly send: { readonly agent: Send; readonly editor: Send; readonly approver: Send; readonly nobody: Send }
  /** Token of the agent, for the command line. */
  readonly token: string
  /** Token of a channel app. */
  readonly app: string
  /** A folder of the house's own. */
  readonly desk: string
}

export interface Walked {
  /** What each feature gave back. */
  readonly seen: Readonly<Record<string, string | Uint8Array>>
  /** What features gave back to whoever was refused: must not name the person to others. */
  readonly refused: Readonly<Record<string, string>>
  readonly contact: string
  readonly testimonial: string
  readonly piece: string
}

const ok = (what: string, { status, text }: { status: number; text: string }): string => {
  if (status >= 300) throw new Error(`${what}: ${status} ${text.slice(0, 500)}`)
  return text
}
const raw = (what: string, { status, body }: RawAnswer): string => ok(what, { status, text: body })

/** By every road that dialogs come in by. */
async function comeIn({ hub, send, token, desk }: Walker): Promise<Record<string, string>> {
  const csv = `Quelle;Nummer;Betreff;Von;Zeit;Text;Privat;Vorname;Nachname;E-Mail;Telefon;Kundennummer;Straße;PLZ;Ort;Land
E-Mail;CSV-1;Lob von ${SURNAME};Kundin;09.11.2026 08:12;"${QUOTE} Ihre ${GIVEN} ${SURNAME}";nein;${GIVEN};${SURNAME};${EMAIL};+49 30 23125 017;${NUMBER};Trallafittiweg 9;99998;Oberlindental;DE
${SURNAME};CSV-2;${SURNAME};Kundin;09.11.2026 08:12;Potzschwönk;nein;${GIVEN};${SURNAME};;;;;;;
`
  const report = await send.agent('POST', '/flow/dialogs/import', { raw: csv, headers: { 'content-type': 'text/csv' } })
  const rows = await send.agent('POST', '/flow/dialogs/import?report=csv', { raw: csv, headers: { 'content-type': 'text/csv' } })
  writeFileSync(join(desk, 'dialogs.json'), JSON.stringify([{ source: 'chat', externalId: 'JSON-1', contact: CONTACT, messages: [{ author: 'customer', at: '2026-11-02T09:00:00Z', text: `${GIVEN}: Potzschwönk!`, isPrivate: true }] }, { source: 'chat', externalId: SURNAME, messages: [{ author: GIVEN, at: SURNAME, text: '' }] }]))
  const command = await runVerb(['dialogs', 'import', 'dialogs.json', '--json'], { payload: hub.payload, cwd: desk, token })
  const hook = await webhook(send.nobody, dialog({ externalId: `WEB-${SURNAME}`, subject: `${GIVEN} schreibt`, contact: CONTACT, messages: [{ author: 'customer', at: '2026-11-03T09:00:00Z', text: `Potzschwönk, sagt ${SURNAME}` }] }), { secret: SECRETS[0] })
  ok('webhook', hook)
  const again = await webhook(send.nobody, dialog({ externalId: `WEB-${SURNAME}`, contact: CONTACT, messages: [{ author: 'customer', at: '2026-11-03T10:00:00Z', text: `${QUOTE} (${SURNAME})` }] }))
  ok('webhook again', again)
  const search = await send.agent('GET', `/service-dialogs?where[subject][like]=${encodeURIComponent(SURNAME)}&depth=1`)
  return { 'import by CSV, report': ok('import', report), 'import by CSV, rows left out': ok('rows', rows), 'import by command': command.stdout, 'search for dialogs': ok('search', search) }
}

/** In the admin: lists, searches, views, what browsers keep. */
async function lookAround({ hub, agent, send }: Walker): Promise<Record<string, string>> {
  const name = encodeURIComponent(SURNAME)
  const list = ok('list', await send.agent('GET', `/contacts?where[or][0][displayName][like]=${name}&where[or][1][email][like]=${name}&limit=10`))
  const { docs } = JSON.parse(list) as { docs: { id: string; key: string }[] }
  const id = docs[0]?.id ?? ''
  await hub.payload.update({ collection: 'contacts', id, data: { handles: [{ network: 'Mastodon', handle: '@Potzschwönk@example.com' }] } as never })
  const preference = await send.agent('POST', '/payload-preferences/collection-contacts', { body: { value: { columns: [], where: { or: [{ displayName: { like: SURNAME } }] }, query: NUMBER } } })
  const own = await send.agent('POST', `/payload-preferences/collection-contacts-${id}`, { body: { value: { fields: { [GIVEN]: true } } } })
  const user = { relationTo: 'users', value: (agent.user as { id: string }).id } as const
  await hub.payload.db.create({ collection: 'payload-locked-documents', data: { document: { relationTo: 'contacts', value: id }, user } })
  return { 'list of contacts': list, 'saved view of a list': ok('preference', preference), 'saved view of a form': ok('preference', own), contact: docs[0]?.key ?? '', contactId: id }
}

/** From the dialog to an approved testimonial with a consent that the customer gave on the page. */
async function becomeQuote({ hub, send }: Walker): Promise<Record<string, string>> {
  const { docs } = JSON.parse(ok('dialogs', await send.agent('GET', '/service-dialogs?where[externalId][equals]=CSV-1'))) as { docs: { id: string; messages: { text: string }[] }[] }
  const [found] = docs
  const selection = { message: 0, start: 0, end: found?.messages[0]?.text.length ?? 0 }
  const suggestion = ok('suggest', await send.agent('POST', `/flow/dialogs/${found?.id}/suggest`, { body: selection }))
  const refusedLabel = await send.agent('POST', `/flow/dialogs/${found?.id}/testimonial`, { body: { ...selection, quote: QUOTE, locale: 'de', label: `Lob von ${SURNAME}` } })
  const made = ok('testimonial', await send.agent('POST', `/flow/dialogs/${found?.id}/testimonial`, { body: { ...selection, quote: QUOTE, locale: 'de', label: 'Warm im Bad', theme: 'Wärme', isOnWall: true } }))
  const { id, key } = JSON.parse(made) as { id: string; key: string }
  ok('on the wall', await send.agent('PATCH', `/testimonials/${id}?locale=de`, { body: { isOnWall: true } }))
  const check = ok('check', await send.agent('POST', `/flow/testimonials/${key}/check`, { body: { quote: `${QUOTE} ${SURNAME}`, locale: 'de' } }))
  const asked = JSON.parse(ok('ask', await send.agent('POST', `/flow/testimonials/${key}/consent/ask`, { body: { channels: CHANNELS, locale: 'de' } }))) as { address: string }
  const page = new URL(asked.address).pathname
  const form = raw('consent page', await hub.ask(page))
  const answer = await post(hub, page, { ...GIVE, channel: CHANNELS, attribution: 'full', 'kept-0': ['0'] })
  const manage = answer.headers.location?.split('?')[0] ?? ''
  const given = raw('given', await hub.ask(manage))
  const receipt = raw('receipt', await hub.ask(`${manage}/receipt`))
  const receiptJson = raw('receipt.json', await hub.ask(`${manage}/receipt.json`))
  const pdf = await hub.ask(`${manage}/receipt.pdf`)
  raw('receipt.pdf', pdf)
  const printed = execFileSync('pdftotext', ['-', '-'], { input: pdf.bytes }).toString('utf8')
  const link = readConsentLink(hubOf(hub.payload), manage.split('/consent/')[1] ?? '', Date.now())
  if (link?.purpose !== 'manage' || (await chainOf(hub.payload, key)).length !== 2) throw new Error('The consent was not given.')
  const submit = async (comment: string) => (JSON.parse(ok('submit', await send.editor('POST', `/flow/testimonials/${key}/submit`, { body: { locale: 'de', comment } }))) as { key: string }).key
  const first = await submit(`${GIVEN} ${SURNAME} lobt`)
  const view = ok('submission', await send.approver('GET', `/flow/submissions/${first}`))
  ok('return', await send.approver('POST', `/flow/submissions/${first}/return`, { body: { comment: `Potzschwönk, ${SURNAME}!` } }))
  ok('approve', await send.approver('POST', `/flow/submissions/${await submit(`Frau ${SURNAME}`)}/approve`, { body: { comment: `Schön, ${GIVEN} ${SURNAME}` } }))
  const other = JSON.parse(ok('recorded', await send.agent('POST', '/testimonials?locale=de', { body: { label: 'Am Telefon', quote: 'Potzschwönk!', original: 'Potzschwönk!', language: 'de', authenticity: 'none', contact: JSON.parse(ok('c', await send.agent('GET', `/contacts?where[customerNumber][equals]=${NUMBER}`))).docs[0].id } }))) as { doc: { key: string } }
  const signed = new FormData()
  signed.append('_payload', JSON.stringify({ channels: ['web-page'], attribution: 'initials', kind: 'signed-form', note: `${SURNAME} war da: Potzschwönk, gern!`, locale: 'de' }))
  signed.append('file', new Blob([new Uint8Array(await picture())]), `${NUMBER}.png`)
  ok('record', await send.agent('POST', `/flow/testimonials/${other.doc.key}/consent/record`, { form: signed }))
  const evidence = await send.approver('GET', `/flow/testimonials/${other.doc.key}/consent/evidence`)
  ok('evidence', evidence)
  ok('decide', await send.approver('POST', `/flow/testimonials/${other.doc.key}/consent/decide`, { body: { isConfirmed: true } }))
  return { suggestion, 'testimonial as it is kept': ok('read', await send.agent('GET', `/testimonials/${id}?locale=de&depth=1`)), 'check of a quote': check, 'consent page': form, 'page of one’s own': given, receipt, 'receipt as JSON': receiptJson, 'receipt as PDF': printed, 'submission for the approver': view, 'refused label': refusedLabel.text, 'evidence for the approver': evidence.headers.get('content-disposition') ?? '', id, testimonial: key }
}

/** Into pieces on all channels, and out to everybody who reads. */
async function beShown({ hub, send, app }: Walker, testimonial: string): Promise<Record<string, string>> {
  const { key, id } = await makePiece(hub.editor, { title: 'Warm im Altbau', slug: 'warm-im-altbau', body: quoting(testimonial, 'quote-goes') })
  const seen: Record<string, string> = {}
  for (const { channel, making, words } of await composed(send.editor, `/pieces/${key}`, { locale: 'de' })) {
    const files = Object.entries(await madeFiles(send.editor, making))
    seen[`composition on ${channel}`] = [seen[`composition on ${channel}`] ?? '', words, ...files.flatMap(([name, text]) => (/\.(html|json|txt)$/.test(name) && name !== 'preflight.json' ? [text] : []))].join('\n')
  }
  const submission = (JSON.parse(ok('submit', await send.editor('POST', `/flow/pieces/${key}/submit`, { body: { locale: 'de' } }))) as { key: string }).key
  ok('approve', await send.approver('POST', `/flow/submissions/${submission}/approve`, { body: {} }))
  ok('publish', await send.editor('POST', `/flow/pieces/${key}/publish`, { body: { locale: 'de', channels: CHANNELS } }))
  const graph = await hub.graphql(app, '{ Publications(channel: "web-page", locale: "de") { docs { title body quotes { text attribution } } } Testimonials(locale: "de") { docs { quote { text attribution } } } }')
  if (graph.errors) throw new Error(graph.body)
  seen.GraphQL = graph.body
  seen['REST of apps'] = raw('v1', await hub.ask('/api/v1/testimonials?locale=de', { token: app }))
  for (const channel of CHANNELS) {
    const { data, errors, body } = await hub.graphql(app, `{ Publication(channel: "${channel}", locale: "de", slug: "warm-im-altbau") { renditions { variant artefacts { name mime address } notes { lost } } } }`)
    if (errors) throw new Error(body)
    let text = ''
    for (const { artefacts } of data.Publication.renditions) for (const { mime, address } of artefacts) {
      const answer = await hub.ask(address.slice('https://hub.example.com'.length))
      if (mime === 'application/pdf') text += execFileSync('pdftotext', ['-', '-'], { input: answer.bytes })
      else if (/^text\/|json/.test(mime)) text += raw(address, answer)
    }
    seen[`renditions on ${channel}`] = text
  }
  seen['web page'] = raw('page', await hub.ask('/de/warm-im-altbau'))
  seen.wall = raw('wall', await hub.ask('/de/stimmen'))
  seen['wall in a frame'] = raw('embed', await hub.ask('/de/stimmen/embed'))
  return { ...seen, pieceId: String(id), piece: key }
}

/** What is refused with the name in it: its answer goes to whoever sent the name, its log line to the house. */
async function beRefused({ hub, agent, send, app }: Walker): Promise<Record<string, string>> {
  const name = encodeURIComponent(`${GIVEN} ${SURNAME}`)
  const bad = await Promise.all([
    send.agent('GET', `/flow/contacts/${name}/erasure`),
    send.agent('GET', `/flow/contacts/${name}/export`),
    send.agent('GET', `/contacts/${name}`),
    send.agent('GET', `/contacts?where[${name}][equals]=1`),
    send.agent('POST', '/contacts', { body: { givenName: GIVEN, surname: SURNAME, birthDate: SURNAME } }),
    send.agent('POST', '/service-dialogs', { body: { subject: SURNAME, source: 'e-mail', externalId: 'CSV-1' } }),
    send.agent('POST', '/service-dialogs', { raw: `{"subject": ${SURNAME}`, headers: { 'content-type': 'application/json' } }),
    send.editor('GET', `/contacts?where[surname][equals]=${name}`),
    send.nobody('POST', '/users/login', { body: { email: EMAIL, password: SURNAME } }),
    send.nobody('POST', '/users/forgot-password', { body: { email: EMAIL } }),
    webhook(send.nobody, dialog({ subject: SURNAME }), { headers: { 'webhook-signature': 'v1,AAAA' } }),
    webhook(send.nobody, `{"source": "${SURNAME}"`),
  ])
  const asked = await Promise.all([hub.ask(`/de/${name}`), hub.ask(`/consent/${name}`), hub.ask(`/r/${name}?expires=1&signature=${name}`), hub.ask(`/api/v1/publications?channel=${name}`, { token: app }), hub.ask(`/de/stimmen/${name}?page=${name}`)])
  const graph = await hub.graphql(app, `{ Publication(channel: "${SURNAME}", locale: "de", slug: "x") { ${GIVEN} } }`)
  await make(agent, 'contacts', { givenName: GIVEN, verifiedHow: SURNAME }).catch(() => undefined)
  const answers = [...bad.map(({ status, text }) => ({ status, text })), ...asked.map(({ status, body }) => ({ status, text: body })), { status: graph.status, text: graph.body }]
  return Object.fromEntries(answers.map(({ status, text }, index) => [`refusal ${index} (${status})`, text]))
}

/** What is given to the person, over REST and on the command line. */
async function beExported({ hub, send, token, desk }: Walker, contact: string): Promise<Record<string, string | Uint8Array>> {
  const zip = await send.agent('GET', `/flow/contacts/${contact}/export?language=de`)
  ok('export', zip)
  mkdirSync(join(desk, 'given'), { recursive: true })
  const printed = await runVerb(['person', 'export', NUMBER, '--out', 'given'], { payload: hub.payload, cwd: desk, token })
  const zipped = await runVerb(['person', 'export', contact, '--out', 'given.zip'], { payload: hub.payload, cwd: desk, token })
  if (printed.exitCode + zipped.exitCode !== 0) throw new Error(printed.stderr + zipped.stderr)
  const unpacked = unzipSync(new Uint8Array(readFileSync(join(desk, 'given.zip'))))
  return {
    'export to a folder': readFileSync(join(desk, 'given/person.json')),
    'export to read': readFileSync(join(desk, 'given/index.html')),
    'export as a ZIP': unpacked['person.json'] ?? new Uint8Array(),
    'names of exported files': `${readdirSync(join(desk, 'given')).join(' ')} ${SURNAME}`,
  }
}

/** All of it, in the order in which it happens. */
export async function walk(walker: Walker): Promise<Walked> {
  const seen: Record<string, string | Uint8Array> = await comeIn(walker)
  const { contact = '', contactId: _, ...around } = await lookAround(walker)
  const { id = '', testimonial = '', 'refused label': label = '', ...quote } = await becomeQuote(walker)
  const { piece = '', pieceId: __, ...shown } = await beShown(walker, id)
  const refused = { ...(await beRefused(walker)), 'refused label': label }
  Object.assign(seen, around, quote, shown, await standInLists(walker, { given: GIVEN, surname: SURNAME, number: NUMBER }), await beExported(walker, contact))
  await followUpConsents(walker.hub.payload)
  return { seen, refused, contact, testimonial, piece }
}
