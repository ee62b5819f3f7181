import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brokenLink } from '../../../src/publishing/audit.ts'
import { approve, returnSubmission } from '../../../src/publishing/decide.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { findRecord, findRecords } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { isVisible } from '../../../src/publishing/visibility.ts'
import { approvedBrand, asPerson, DATABASE, makePiece, paragraphs, startHub, type TestHub } from '../hub.ts'

let hub: TestHub
let editor: PayloadRequest
let approver: PayloadRequest

beforeAll(async () => {
  hub = await startHub()
  editor = await hub.person('Edda Editor', ['editor'])
  approver = await hub.person('Armin Approver', ['approver'])
  await approvedBrand(editor, approver)
})
afterAll(() => hub?.stop())

const submitDe = (key: string) => submit(editor, { subject: 'piece', key, locale: 'de' })

describe(`from piece to publication (${DATABASE})`, () => {
  it('submits, approves and publishes one state, and notes it all', async () => {
    const { key } = await makePiece(editor)
    const submission = await submitDe(key)
    expect(submission).toMatchObject({ stage: 'in-review', number: 1 })
    const approval = await approve(approver, submission.key, 'Gut so.')
    expect(approval.edition).toBe(submission.hash)
    expect(approval.certificate.approver.name).toBe('Armin Approver')
    const [publication] = await publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page', 'social-post'] })
    expect(publication && isVisible(publication)).toBe(true)
    expect(publication).toMatchObject({ edition: approval.edition, approval: approval.key, slug: 'oekostrom-fuer-alle' })
    await unpublish(editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
    const slots = await findRecords(hub.payload, 'publications', { where: { pieceKey: { equals: key } }, sort: 'channel' })
    expect(slots.map((one) => [one.channel, isVisible(one)])).toEqual([
      ['social-post', true],
      ['web-page', false],
    ])
    await publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
    const again = await findRecord(hub.payload, 'publications', { where: { slot: { equals: `${key}:de:web-page` } } })
    expect(again && isVisible(again)).toBe(true)
    const events = await findRecords(hub.payload, 'audit-events', { where: { subject: { equals: `piece:${key}` } }, sort: 'number' })
    expect(events.map(({ type }) => type)).toEqual(['submitted', 'approved', 'published', 'unpublished', 'published'])
    expect(await brokenLink(hub.payload, `piece:${key}`)).toBeNull()
  })

  it('overtakes an older submission and refuses to approve it', async () => {
    const { id, key } = await makePiece(editor, { title: 'Zweimal eingereicht' })
    const first = await submitDe(key)
    await expect(submitDe(key)).rejects.toMatchObject({ code: 'conflict' })
    await hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: { title: 'Zweimal eingereicht, verbessert' } as never, overrideAccess: false, user: editor.user })
    const second = await submitDe(key)
    await expect(approve(approver, first.key)).rejects.toMatchObject({ code: 'overtaken', status: 409 })
    await approve(approver, second.key)
    await expect(approve(approver, second.key)).rejects.toMatchObject({ code: 'already-decided', status: 409 })
  })

  it('returns a submission with a comment, and only with one', async () => {
    const { key } = await makePiece(editor, { title: 'Noch nicht ganz' })
    const submission = await submitDe(key)
    await expect(returnSubmission(approver, submission.key, '  ')).rejects.toMatchObject({ code: 'bad-input' })
    expect(await returnSubmission(approver, submission.key, 'Bitte den Preis nennen.')).toMatchObject({ stage: 'returned', decision: 'Bitte den Preis nennen.' })
    await expect(publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })).rejects.toMatchObject({ code: 'not-approved' })
  })

  it('publishes to all channels named, or to none', async () => {
    const { key } = await makePiece(editor, { title: 'Alles oder nichts' })
    await approve(approver, (await submitDe(key)).key)
    await expect(publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page', 'fax'] })).rejects.toMatchObject({ code: 'bad-input' })
    expect(await findRecords(hub.payload, 'publications', { where: { pieceKey: { equals: key } } })).toHaveLength(0)
  })

  it('gives an address to one piece only', async () => {
    const one = await makePiece(editor, { title: 'Gleicher Name', slug: 'gleicher-name' })
    const two = await makePiece(editor, { title: 'Gleicher Name zwei', slug: 'gleicher-name' })
    for (const { key } of [one, two]) await approve(approver, (await submitDe(key)).key)
    await publish(editor, { pieceKey: one.key, locale: 'de', channels: ['web-page'] })
    await expect(publish(editor, { pieceKey: two.key, locale: 'de', channels: ['social-post'] })).rejects.toMatchObject({ code: 'slug-taken', status: 409 })
  })

  it('keeps to the embargo whatever the wall clock does', async () => {
    const { key } = await makePiece(editor, { title: 'Noch geheim' })
    await approve(approver, (await submitDe(key)).key)
    const from = new Date(Date.now() + 3_600_000).toISOString()
    const [publication] = await publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page'], from })
    expect(publication && isVisible(publication)).toBe(false)
    await expect(publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page'], from: '2026-12-01 08:00' })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page'], from, until: from })).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('four eyes', () => {
  it('keeps authors and contributors from approving, by every way the words came in', async () => {
    const both = await hub.person('Berta Beides', ['editor', 'approver'])
    const { id, key } = await makePiece(editor, { title: 'Vier Augen' })
    await hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: { teaser: 'Ein Komma, mehr nicht.' } as never, overrideAccess: false, user: both.user })
    const submission = await submitDe(key)
    await expect(approve(both, submission.key)).rejects.toMatchObject({ code: 'four-eyes', status: 403 })
    await approve(approver, submission.key)

    // Duplicated by somebody else: the words are still Berta's.
    const copy = await hub.payload.duplicate({ collection: 'pieces', id, overrideAccess: false, user: editor.user, draft: true })
    const copied = await submitDe(String((copy as unknown as { key: string }).key))
    expect(copied.subjectKey).not.toBe(key)
    await expect(approve(both, copied.key)).rejects.toMatchObject({ code: 'four-eyes' })
  })

  it('counts restored words as their author’s', async () => {
    const both = await hub.person('Rita Restauriert', ['editor', 'approver'])
    const { id, key } = await makePiece(both, { title: 'Ritas Worte' })
    await hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: { title: 'Eddas Worte', teaser: '', body: paragraphs('Ganz neu.') } as never, overrideAccess: false, user: editor.user })
    await approve(approver, (await submitDe(key)).key)
    const { docs } = await hub.payload.findVersions({ collection: 'pieces', where: { parent: { equals: id } }, sort: 'createdAt', limit: 1 })
    await hub.payload.restoreVersion({ collection: 'pieces', id: String(docs[0]?.id), overrideAccess: false, user: editor.user })
    const submission = await submitDe(key)
    expect(submission.title).toBe('Ritas Worte')
    await expect(approve(both, submission.key)).rejects.toMatchObject({ code: 'four-eyes' })
  })

  it('sees through accounts that the author made or re-keyed', async () => {
    const boss = await hub.person('Bodo Boss', ['admin', 'editor'])
    const straw = await hub.payload.create({
      collection: 'users',
      data: { name: 'Strohmann', email: 'strohmann@example.com', roles: ['approver'], password: 'made by the boss himself' } as never,
      overrideAccess: false,
      user: boss.user,
    })
    const { key } = await makePiece(boss, { title: 'Chefsache' })
    const submission = await submit(boss, { subject: 'piece', key, locale: 'de' })
    await expect(approve(await asPerson(hub.payload, straw.id), submission.key)).rejects.toMatchObject({ code: 'four-eyes' })
    await expect(approve(boss, submission.key)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(approve(editor, submission.key)).rejects.toMatchObject({ code: 'forbidden' })
    await approve(approver, submission.key)
  })
})

describe('what no API may do', () => {
  it('publishes no piece by Payload’s own status', async () => {
    const { id } = await makePiece(editor, { title: 'Nur Entwurf' })
    const publishIt = { collection: 'pieces', id, locale: 'de', data: { _status: 'published' } as never } as const
    await expect(hub.payload.update(publishIt)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(hub.payload.create({ collection: 'pieces', locale: 'de', data: { title: 'x', _status: 'published' } as never })).rejects.toMatchObject({ code: 'forbidden' })
    await hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: false, data: { title: 'Immer noch Entwurf' } as never })
    const { totalDocs } = await hub.payload.count({ collection: 'pieces', where: { _status: { equals: 'published' } } })
    expect(totalDocs).toBe(0)
  })

  it.each(['submissions', 'editions', 'approvals', 'publications', 'addresses', 'renditions', 'audit-events'] as const)('writes, changes or deletes %s past the flow', async (collection) => {
    const [record] = await findRecords(hub.payload, collection, { where: {}, limit: 1 })
    const refused = { code: 'forbidden' }
    await expect(hub.payload.create({ collection, data: {} as never })).rejects.toMatchObject(refused)
    await expect(hub.payload.delete({ collection, where: {} })).rejects.toMatchObject(refused)
    await expect(hub.payload.update({ collection, where: {}, data: {} as never })).rejects.toMatchObject(refused)
    if (!record) return
    await expect(hub.payload.update({ collection, id: record.id, data: {} as never })).rejects.toMatchObject(refused)
    await expect(hub.payload.delete({ collection, id: record.id })).rejects.toMatchObject(refused)
  })
})

describe('embedded pieces', () => {
  const embedding = (id: string | number) => {
    const { root } = paragraphs('Vor dem Baustein.') as { root: { children: unknown[] } }
    return { root: { ...root, children: [...root.children, { type: 'block', version: 2, format: '', fields: { id: 'a1', blockName: '', blockType: 'embed', piece: id } }] } }
  }

  it('are pinned by hash, and told to be stale when a newer edition is approved', async () => {
    const { channelStates } = await import('../../../src/publishing/overviews.ts')
    const snippet = await makePiece(editor, { title: 'Über uns', kind: 'snippet', body: paragraphs('Wir sind die Stadtwerke.') })
    const first = await approve(approver, (await submitDe(snippet.key)).key)
    const piece = await makePiece(editor, { title: 'Mit Baustein', body: embedding(snippet.id) })
    const { edition, certificate } = await approve(approver, (await submitDe(piece.key)).key)
    expect(Object.values(certificate.checks).some(({ isBlocked }) => isBlocked)).toBe(false)
    const stored = await findRecord(hub.payload, 'editions', { where: { hash: { equals: edition } } })
    expect(stored?.content).toMatchObject({ embeds: { [snippet.key]: first.edition } })
    expect((await channelStates(editor, piece.key, 'de')).staleEmbeds).toEqual([])
    await hub.payload.update({ collection: 'pieces', id: snippet.id, locale: 'de', draft: true, data: { body: paragraphs('Wir sind die Stadtwerke Lindental.') } as never, overrideAccess: false, user: editor.user })
    await approve(approver, (await submitDe(snippet.key)).key)
    expect((await channelStates(editor, piece.key, 'de')).staleEmbeds).toEqual([snippet.key])
    await approve(approver, (await submitDe(piece.key)).key)
    expect((await channelStates(editor, piece.key, 'de')).staleEmbeds).toEqual([])
  })

  it('have to be approved before the piece around them can be submitted', async () => {
    const snippet = await makePiece(editor, { title: 'Noch nicht frei', kind: 'snippet', body: paragraphs('Entwurf.') })
    const piece = await makePiece(editor, { title: 'Mit unfreiem Baustein', body: embedding(snippet.id) })
    await expect(submitDe(piece.key)).rejects.toMatchObject({ code: 'not-approved', message: expect.stringContaining(snippet.key) })
  })
})
