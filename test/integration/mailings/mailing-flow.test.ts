/** A mailing on its way: arranged, seen while it is written, submitted, approved by a second person. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limitComposing } from '../../../src/access/rate-limits.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { previewPosts } from '../../../src/publishing/delivering/board.ts'
import { viewDraft, viewSubmitted } from '../../../src/publishing/mailings/draft-view.ts'
import { exportMailing } from '../../../src/publishing/mailings/export-mailing.ts'
import { submissionView } from '../../../src/publishing/overviews.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { findRecord } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { DATABASE, type Made, paragraphs } from '../hub.ts'
import { approveMailing, type LivePiece, MAIL_CHANNEL, type MailingHub, makeMailing, startMailingHub } from './arranging.ts'

let hub: MailingHub
let first: LivePiece
let second: LivePiece
let third: LivePiece
const code = (expected: string) => expect.objectContaining({ code: expected })

beforeAll(async () => {
  hub = await startMailingHub()
  ;[first, second, third] = hub.pieces
})
afterAll(() => hub?.stop())

describe(`arranging (${DATABASE})`, () => {
  it('offers only what is approved and on the newsletter in that language', async () => {
    const never = await hub.approved({ title: 'Nur freigegeben' })
    await expect(makeMailing(hub.editor, [never])).rejects.toThrow(/“Nur freigegeben” has no approved edition that is live or planned on the newsletter in "de"/)
    const later = await hub.published({ title: 'Erst im nächsten Jahr' }, [MAIL_CHANNEL], { from: new Date(Date.now() + 86_400_000).toISOString() })
    const mailing = await makeMailing(hub.editor, [later])
    const english = hub.payload.update({ collection: 'mailings', id: mailing.id, locale: 'en' as never, data: { blocks: [{ piece: later.id, size: 'small' }] } as never, draft: true, req: Object.create(hub.editor) as never })
    await expect(english).rejects.toThrow(/on the newsletter in "en"/)
  })

  it('keeps a choice that has gone since, and says so in its head', async () => {
    const going = await hub.published({ title: 'Bald zu Ende' }, [MAIL_CHANNEL])
    const mailing = await makeMailing(hub.editor, [first, going])
    await unpublish(hub.editor, { pieceKey: going.key, locale: 'de', channels: [MAIL_CHANNEL] })
    await hub.rewrite('mailings', mailing.id, { preheader: 'Geändert' })
    expect((await hub.state(mailing.key)).obstacle).toMatch(/Block 2, “Bald zu Ende”, was taken off the newsletter/)
    await expect(submit(hub.editor, { subject: 'mailing', key: mailing.key, locale: 'de' })).rejects.toEqual(code('channel-blocked'))
  })

  it.each([
    ['a piece twice', { blocks: 'twice' }, /shows a piece that another block shows already/],
    ['an empty block', { blocks: 'empty' }, /has no piece yet/],
    ['no blocks', { blocks: [] }, /needs at least one block/],
    ['no subject', { subjectLine: '' }, /no subject in "de"/],
  ])('does not submit %s', async (_, data, sentence) => {
    const given = { ...data } as Record<string, unknown>
    if (given.blocks === 'twice') given.blocks = [first, first].map(({ id }) => ({ piece: id, size: 'small' }))
    if (given.blocks === 'empty') given.blocks = [{ piece: first.id, size: 'small' }, { piece: null, size: 'small' }]
    const { key } = await makeMailing(hub.editor, hub.pieces, given)
    await expect(submit(hub.editor, { subject: 'mailing', key, locale: 'de' })).rejects.toThrow(sentence)
  })

  it('takes paragraphs and lists for an introduction, and nothing that embeds or quotes', async () => {
    const block = { type: 'block', version: 2, format: '', fields: { id: 'a', blockName: '', blockType: 'embed', piece: first.id } }
    const intro = paragraphs('Hallo') as { root: { children: unknown[] } }
    intro.root.children.push(block)
    await expect(makeMailing(hub.editor, hub.pieces, { intro })).rejects.toThrow(/takes paragraphs and lists only/)
  })

  it('keeps line breaks out of what stands in the head of a mail', async () => {
    const { id } = await makeMailing(hub.editor, hub.pieces, { subjectLine: 'Winter\r\nBcc: alle@example.com' })
    const stored = (await hub.payload.findByID({ collection: 'mailings', id, draft: true, locale: 'de' as never })) as unknown as Made
    expect(stored.subjectLine).toBe('Winter Bcc: alle@example.com')
  })

  it('is copied with its blocks in every language, as a mailing of its own', async () => {
    const piece = first
    await hub.payload.update({ collection: 'pieces', id: piece.id, locale: 'en' as never, data: { title: 'New heat pumps', teaser: 'All about them.', body: paragraphs('Soon.') } as never, draft: true, user: hub.editor.user, overrideAccess: false })
    await approve(hub.approver, (await submit(hub.editor, { subject: 'piece', key: piece.key, locale: 'en' })).key)
    await publish(hub.editor, { pieceKey: piece.key, locale: 'en', channels: [MAIL_CHANNEL] })
    const { id, key } = await hub.three()
    const english = { subjectLine: 'Warm all winter', blocks: [{ piece: piece.id, size: 'small' }] }
    await hub.payload.update({ collection: 'mailings', id, locale: 'en' as never, data: english as never, draft: true, user: hub.editor.user, overrideAccess: false })
    const copy = (await hub.payload.duplicate({ collection: 'mailings', id, draft: true, locale: 'de' as never, user: hub.editor.user, overrideAccess: false } as never)) as unknown as Made
    expect(copy.key).not.toBe(key)
    for (const [locale, count, subject] of [['de', 3, 'Warm durch den Winter: drei Neuigkeiten aus Lindental'], ['en', 1, 'Warm all winter']] as const) {
      const read = (await hub.payload.findByID({ collection: 'mailings', id: copy.id, draft: true, locale: locale as never, depth: 0 })) as unknown as { blocks: unknown[]; subjectLine: string }
      expect(read.blocks, locale).toHaveLength(count)
      expect(read.subjectLine).toBe(subject)
    }
  })

  it('is seen while it is written, from the unsaved form, as a draft', async () => {
    const { key } = await hub.three()
    const view = await viewDraft(hub.editor, key, { locale: 'de', fields: { subjectLine: 'Noch nicht gespeichert', preheader: '', intro: null, blocks: [{ piece: third.id, size: 'large' }, { piece: null, size: 'small' }] } })
    expect(view.html).toContain('Tag der offenen Tür')
    expect(view.html).not.toContain('Wärmepumpen')
    expect(view.html).toMatch(/Entwurf/)
    expect(view.notes).toContainEqual(expect.objectContaining({ code: 'block-empty', path: 'blocks.1', severity: 'error' }))
    expect((await hub.state(key)).submission).toBeNull()
  })
})

describe(`composing (${DATABASE})`, () => {
  it('has a limit for each person, whether a mail is looked at, judged or handed out, or its posts are', async () => {
    const { key } = await hub.three()
    const { key: submission } = await submit(hub.editor, { subject: 'mailing', key, locale: 'de' })
    const busy = await hub.person('Erna Eilig', ['editor'])
    expect((await viewSubmitted(busy, submission)).html).toContain('Tag der offenen Tür')
    const refused = expect.objectContaining({ code: 'too-many-requests', details: { retryAfterSeconds: expect.any(Number) } })
    for (let left = 239; left > 0; left--) await limitComposing(busy.user?.key as string)
    await expect(viewSubmitted(busy, submission)).rejects.toEqual(refused)
    await expect(viewDraft(busy, key, { locale: 'de' })).rejects.toEqual(refused)
    await expect(exportMailing(busy, { key, locale: 'de', form: 'html' })).rejects.toEqual(refused)
    await expect(previewPosts(busy, 'any', 'x')).rejects.toEqual(refused)
    expect((await viewSubmitted(hub.editor, submission)).html, 'nobody else waits').toContain('Tag der offenen Tür')
  })
})

describe(`a piece without a page on the web (${DATABASE})`, () => {
  it('is told to editors and reviewers, because its links lead nowhere', async () => {
    const inMails = await hub.published({ title: 'Nur im Newsletter' }, [MAIL_CHANNEL])
    const { key } = await makeMailing(hub.editor, [first, inMails])
    const told = { severity: 'warning', code: 'block-without-page', path: 'blocks.1', message: expect.objectContaining({ de: expect.stringContaining('„Nur im Newsletter“, hat keine Seite im Netz') }) }
    const deadLinks = (notes: readonly { readonly code: string }[]) => notes.filter((note) => note.code === 'block-without-page')
    expect(deadLinks((await viewDraft(hub.editor, key, { locale: 'de' })).notes)).toEqual([told])
    const { certificate } = await approveMailing(hub.editor, hub.approver, key)
    expect(deadLinks(certificate.checks[MAIL_CHANNEL]?.notes ?? [])).toEqual([expect.objectContaining(told)])
    expect(certificate.checks[MAIL_CHANNEL]?.isBlocked).toBe(false)
    await publish(hub.editor, { pieceKey: inMails.key, locale: 'de', channels: ['web-page'] })
    expect(deadLinks((await viewDraft(hub.editor, key, { locale: 'de' })).notes)).toEqual([])
  })
})

describe(`approval (${DATABASE})`, () => {
  it('freezes each block with the edition approved last, and wants a second person', async () => {
    const both = await hub.person('Berta Both', ['editor', 'approver'])
    const { key } = await makeMailing(both, hub.pieces)
    const submission = await submit(both, { subject: 'mailing', key, locale: 'de' })
    await expect(approve(both, submission.key)).rejects.toEqual(code('four-eyes'))
    const approval = await approve(hub.approver, submission.key)
    const edition = await findRecord(hub.payload, 'editions', { where: { hash: { equals: approval.edition } } })
    if (edition?.content.subject !== 'mailing') throw new Error('no mailing')
    for (const { piece, edition: pinned } of edition.content.blocks) {
      expect((await findRecord(hub.payload, 'approvals', { where: { subjectKey: { equals: piece }, locale: { equals: 'de' } }, sort: '-number' }))?.edition).toBe(pinned)
    }
    expect(Object.keys(approval.certificate.checks)).toEqual([MAIL_CHANNEL])
    expect(approval.certificate.checks[MAIL_CHANNEL]?.isBlocked).toBe(false)
  })

  it('tells reviewers in words what is different from the last time', async () => {
    const mailing = await makeMailing(hub.editor, [first, { ...second, size: 'small' }])
    await approveMailing(hub.editor, hub.approver, mailing.key)
    const blocks = [{ piece: third.id, size: 'medium' }, { piece: second.id, size: 'large' }]
    await hub.rewrite('mailings', mailing.id, { subjectLine: 'Warm durch den Frühling', blocks })
    const { key } = await submit(hub.editor, { subject: 'mailing', key: mailing.key, locale: 'de' })
    const view = await submissionView(hub.approver, key)
    expect(view.mailing?.comparison.fields.map(({ field }) => field)).toEqual(['subjectLine'])
    expect(view.mailing?.comparison.blocks.map(({ piece, kinds }) => [view.mailing?.titles[piece], kinds])).toEqual([
      ['Neue Wärmepumpen im Programm', ['removed']],
      ['Tag der offenen Tür im Wasserwerk', ['added']],
      ['Der Preis bleibt gleich', ['resized']],
    ])
    const newer = await submit(hub.editor, { subject: 'mailing', key: mailing.key, locale: 'de' }).catch((error: unknown) => error)
    expect(newer).toEqual(code('conflict'))
  })
})
