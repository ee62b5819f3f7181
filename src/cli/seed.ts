/** Fills an empty hub with a small demo, by the same doors that people use: import, submit, approve, publish. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLocalReq, type Payload, type PayloadRequest, type TypedUser } from 'payload'
import { type LexicalRefs, toLexical } from '../content/lexical.ts'
import { fromMarkdown } from '../content/markdown.ts'
import { approve } from '../publishing/decide.ts'
import { importPieces } from '../publishing/exchange/import-pieces.ts'
import { keepPicture } from '../publishing/exchange/pictures.ts'
import { findId } from '../publishing/exchange/references.ts'
import { hubOf } from '../publishing/hub.ts'
import { ALL_LOCALES } from '../publishing/places.ts'
import { publish } from '../publishing/publish.ts'
import { latestSubmission } from '../publishing/lookups.ts'
import { findRecord, findRecords, whereAll } from '../publishing/records.ts'
import { signedAddress } from '../publishing/signed-address.ts'
import { submit } from '../publishing/submit.ts'
import { issueToken } from '../tokens/issue.ts'
import { DEMO_BRAND, DEMO_NOTICES, DEMO_PEOPLE, DEMO_PICTURE, DEMO_PIECES, DEMO_SHOP } from './demo.ts'

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../examples/demo')
const [SHOWN] = DEMO_PIECES
/** The notice refers to no document. */
const NO_REFS: LexicalRefs = { mediaId: () => '', pieceId: () => '', testimonialId: () => '', mediaKey: () => null, pieceKey: () => null, testimonialKey: () => null }
const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/**
 * Seeds the demo and says where everything is; on a hub that has it already, says where; on any other hub does nothing. A seed that was interrupted is taken
 * up again: every step looks first whether it has been done.
 * @returns what to print, or undefined
 */
export async function seed(payload: Payload): Promise<string | undefined> {
  const emails = DEMO_PEOPLE.map(({ email }) => email)
  const { totalDocs: strangers } = await payload.count({ collection: 'users', where: { email: { not_in: emails } } })
  const isDone = await isFinished(payload)
  if (isDone) return greeting(payload, null)
  if (strangers > 0) return undefined
  const passwords = new Map<string, string>()
  for (const person of DEMO_PEOPLE) passwords.set(person.email, await makePerson(payload, person))
  const [, editor, approver] = await Promise.all(DEMO_PEOPLE.map(({ email }) => requestOf(payload, email)))
  if (!editor || !approver) throw new Error('The demo needs an editor and an approver.')
  await makeBrand(editor, approver)
  await makePieces(editor, approver)
  await makeShop(payload)
  const token = await makeToken(payload)
  return greeting(payload, { passwords, token })
}

/** The last thing that seeding does is to put the third piece into review. */
async function isFinished(payload: Payload): Promise<boolean> {
  const last = DEMO_PIECES[DEMO_PIECES.length - 1]
  const live = await findRecord(payload, 'publications', { where: { pieceKey: { equals: SHOWN } } })
  return live !== null && (await findRecord(payload, 'submissions', { where: { subjectKey: { equals: last } } })) !== null
}

async function makePerson(payload: Payload, { email, name, roles }: (typeof DEMO_PEOPLE)[number]): Promise<string> {
  const password = randomBytes(9).toString('base64url')
  const { docs } = await payload.find({ collection: 'users', where: { email: { equals: email } }, limit: 1, depth: 0 })
  if (docs[0]) await payload.update({ collection: 'users', id: docs[0].id, data: { password } as never })
  else await payload.create({ collection: 'users', data: { email, name, roles: [...roles], password } as never })
  return password
}

async function requestOf(payload: Payload, email: string): Promise<PayloadRequest> {
  const { docs } = await payload.find({ collection: 'users', where: { email: { equals: email } }, limit: 1, depth: 0 })
  return createLocalReq({ user: { ...docs[0], collection: 'users' } as TypedUser }, payload)
}

async function makeBrand(editor: PayloadRequest, approver: PayloadRequest): Promise<void> {
  const { payload } = editor
  const { key } = DEMO_BRAND
  if ((await findId(editor, 'brands', key)) === null) {
    const { id, imprints } = (await payload.create({ collection: 'brands', data: DEMO_BRAND as never, req: editor })) as unknown as { id: number; imprints: readonly object[] }
    for (const locale of ['de', 'en'] as const) {
      const { tree } = fromMarkdown(await readFile(join(folder, `privacy.${locale}.md`), 'utf8'))
      await payload.update({ collection: 'brands', id, locale: locale as never, data: { privacy: toLexical(tree, NO_REFS), imprints: imprints.map((row) => ({ ...row, ...DEMO_NOTICES[locale] })) } as never, req: editor })
    }
  }
  await bring(editor, approver, 'brand', key, ALL_LOCALES)
}

async function makePieces(editor: PayloadRequest, approver: PayloadRequest): Promise<void> {
  const { payload } = editor
  const bytes = await readFile(join(folder, DEMO_PICTURE.file))
  const picture = await keepPicture(editor, bytes, DEMO_PICTURE.file, { alt: DEMO_PICTURE.alt.de }, 'de')
  await keepPicture(editor, bytes, DEMO_PICTURE.file, { alt: DEMO_PICTURE.alt.en }, 'en')
  for (const key of DEMO_PIECES) {
    if ((await findId(editor, 'pieces', key)) === null) await importPieces(editor, [join(folder, key)], { cwd: folder, fallbackLocale: 'de' })
  }
  const id = await findId(editor, 'pieces', SHOWN)
  if (id !== null) await payload.update({ collection: 'pieces', id, draft: true, locale: 'de', data: { hero: picture.id } as never, req: editor })
  const channels = hubOf(payload).channels.map((channel) => channel.id)
  for (const key of DEMO_PIECES.slice(0, -1)) {
    for (const locale of ['de', 'en']) {
      await bring(editor, approver, 'piece', key, locale)
      await publish(editor, { pieceKey: key, locale, channels })
    }
  }
  for (const key of DEMO_PIECES.slice(-1)) await submit(editor, { subject: 'piece', key, locale: 'de', comment: 'Kurz und einfach: bitte einmal gegenlesen.' })
}

async function makeShop(payload: Payload): Promise<void> {
  const { totalDocs } = await payload.count({ collection: 'print-shops', where: { name: { equals: DEMO_SHOP.name } } })
  if (totalDocs === 0) await payload.create({ collection: 'print-shops', data: DEMO_SHOP as never })
}

/** Has the subject approved as it is, unless it is. */
async function bring(editor: PayloadRequest, approver: PayloadRequest, subject: 'piece' | 'brand', key: string, locale: string): Promise<void> {
  const last = await latestSubmission(editor.payload, subject, key, locale)
  if (last?.stage === 'approved') return
  const open = last?.stage === 'in-review' ? last : await submit(editor, { subject, key, locale })
  await approve(approver, open.key)
}

function makeToken(payload: Payload): Promise<string> {
  const channels = hubOf(payload).channels.map(({ id }) => id)
  return issueToken(payload, { name: 'Demo app', kind: 'channel-app', channels, expiresAt: new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString() })
}

/** What stands on the terminal when a demo hub is up. */
async function greeting(payload: Payload, made: { passwords: ReadonlyMap<string, string>; token: string } | null): Promise<string> {
  const hub = hubOf(payload)
  const expires = new Date(Date.now() + WEEK_MS)
  const publications = await findRecords(payload, 'publications', { where: whereAll({ pieceKey: { equals: SHOWN } }, { locale: { equals: 'de' } }), sort: 'channel' })
  const address = (channel: string, variant: string, artefact: string): string => {
    const publication = publications.find((one) => one.channel === channel)
    return publication ? signedAddress(hub, { channel, locale: 'de', slug: publication.slug, variant, artefact }, expires) : 'not published'
  }
  const page = publications.find(({ channel }) => channel === 'web-page')
  const people = made
    ? DEMO_PEOPLE.map(({ email, roles }) => `    ${roles.join(', ').padEnd(9)} ${email.padEnd(26)} ${made.passwords.get(email)}`)
    : ['    (the passwords were shown when the demo was made)']
  return [
    '',
    'Einklang is running.',
    '',
    `  Admin       ${hub.publicUrl}/admin`,
    ...people,
    `  GraphQL     ${hub.publicUrl}/api/graphql`,
    made ? `    token     ${made.token}` : '    (the token was shown when the demo was made)',
    '',
    `  Web page    ${page ? `${hub.publicUrl}/de/${page.slug}` : 'not published'}`,
    `  Post        ${address('social-post', 'mastodon', 'post.json')}`,
    `  Newsletter  ${address('newsletter-block', 'large', 'block.html')}`,
    `  Letter      ${address('print-pdf', 'letter', 'letter.pdf')}`,
    '',
    '  Passwords and token are shown once. Signed addresses hold for a week. Ctrl-C stops the hub.',
    '',
  ].join('\n')
}
