/** What people of each role are told of a testimonial, and where it stands after each step. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent, decideRecorded, recordConsent, withdrawConsent } from '../../../src/consent/acts.ts'
import { personOf, type Role } from '../../../src/access/roles.ts'
import { waitingVoices } from '../../../src/admin/start/voices.ts'
import { waitingLists } from '../../../src/admin/start/waiting-lists.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { channelStates, submissionView } from '../../../src/publishing/overviews.ts'
import { publish } from '../../../src/publishing/publish.ts'
import { quotableTestimonials } from '../../../src/publishing/quotable.ts'
import { insertRecord } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { testimonialState } from '../../../src/publishing/testimonial-overview.ts'
import { approvedBrand, DATABASE, makePiece, staffOf, startHub, type TestHub } from '../hub.ts'
import { makeTestimonial, quoting } from './voices.ts'

const QUOTE = 'Endlich ist es im Bad warm.'
const ORIGINAL = 'Hier ist Maria Huber. Endlich ist es im Bad warm.'
let hub: TestHub
let agent: PayloadRequest
let editor: PayloadRequest
let approver: PayloadRequest

beforeAll(async () => {
  hub = await startHub()
  ;({ agent, editor, approver } = await staffOf(hub))
})
afterAll(() => hub?.stop())

const german = async (req: PayloadRequest, key: string) => (await testimonialState(req, key)).places.find(({ locale }) => locale === 'de')

describe(`a testimonial in overview (${DATABASE})`, () => {
  it('shows the words of the dialog and the names to approvers, to editors the quote alone', async () => {
    const { key } = await makeTestimonial(agent, { quote: QUOTE, original: ORIGINAL })
    const submission = await submit(agent, { subject: 'testimonial', key, locale: 'de' })
    const judged = await submissionView(approver, submission.key)
    expect(judged.testimonial).toMatchObject({ quote: QUOTE, before: null, status: 'none', isCovered: false, behind: { original: ORIGINAL, attributions: { full: 'Maria Huber', initials: 'M. H.' } } })
    const told = await submissionView(editor, submission.key)
    expect(told.testimonial).toMatchObject({ quote: QUOTE, behind: null })
    expect(JSON.stringify(told)).not.toContain('Huber')
    await expect(submissionView(agent, submission.key)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('stands somewhere after every step', async () => {
    const { key, id } = await makeTestimonial(agent, { quote: QUOTE, original: ORIGINAL })
    expect(await german(agent, key)).toMatchObject({ hasQuote: true, submission: null, hasChanges: false, isApproved: false, isCovered: false })
    const submission = await submit(agent, { subject: 'testimonial', key, locale: 'de' })
    expect(await german(agent, key)).toMatchObject({ submission: { stage: 'in-review' }, hasChanges: false })
    await approve(approver, submission.key)
    expect(await german(agent, key)).toMatchObject({ submission: { stage: 'approved' }, isApproved: true, isCovered: false })

    const asked = await askConsent(agent, { testimonial: key, channels: ['web-page'], locale: 'de' })
    const open = await testimonialState(agent, key)
    expect(open).toMatchObject({ status: 'asked', asked: { channels: ['web-page'] }, terms: null })
    expect(Math.abs(Date.parse(open.asked?.until ?? '') - Date.parse(asked.expires))).toBeLessThan(5_000)

    await recordConsent(agent, { testimonial: key, channels: ['web-page'], attribution: 'initials', until: null, kind: 'call-note', note: 'Frau H. sagt ja.', locale: 'de' })
    expect(await testimonialState(approver, key)).toMatchObject({ status: 'awaiting-confirmation', asked: null, recorded: { by: 'Agnes Agent', isOwn: false, evidence: { kind: 'call-note', note: 'Frau H. sagt ja.' } } })
    expect((await testimonialState(editor, key)).recorded?.evidence).toBeNull()
    await decideRecorded(approver, key, true)
    expect(await testimonialState(editor, key)).toMatchObject({ status: 'standing', terms: { channels: ['web-page'], attribution: 'initials', until: null }, recorded: null })
    expect(await german(editor, key)).toMatchObject({ isCovered: true })

    await agent.payload.update({ collection: 'testimonials', id, data: { quote: 'Endlich warm.' } as never, locale: 'de', overrideAccess: false, user: agent.user })
    expect(await german(agent, key)).toMatchObject({ hasChanges: true, isCovered: true })
    const second = await submit(agent, { subject: 'testimonial', key, locale: 'de' })
    expect((await submissionView(approver, second.key)).testimonial).toMatchObject({ quote: 'Endlich warm.', before: QUOTE, isCovered: false })
    await approve(approver, second.key)
    expect(await german(agent, key)).toMatchObject({ isApproved: true, isCovered: false })

    await withdrawConsent(agent, { testimonial: key })
    const ended = await testimonialState(agent, key)
    expect(ended).toMatchObject({ status: 'withdrawn', terms: null })
    expect(ended.steps.map(({ type }) => type)).toEqual(['asked', 'recorded', 'confirmed', 'withdrawn'])
    expect(ended.steps[2]?.by).toEqual({ name: 'Armin Approver' })
  })

  it('is called by its working title on the start page, and its tasks lead to the piece or to it', async () => {
    const { key, id } = await makeTestimonial(agent, { quote: QUOTE, original: ORIGINAL, label: 'Warm in der Früh' })
    const { id: pieceId, key: piece } = await makePiece(editor)
    await insertRecord(hub.payload, 'tasks', { key: 'eine-aufgabe', kind: 'replace-quote', subject: `testimonial:${key}`, state: 'open', data: { piece, locale: 'de', title: 'Ökostrom', endedAt: '2026-11-02T09:00:00.000Z', proposals: [{ key, label: 'Warm in der Früh', topics: [], isSameTheme: true }, { key: 'gibt-es-nicht', label: 'Weg' }] } })
    expect((await submit(agent, { subject: 'testimonial', key, locale: 'de' })).title).toBe('Warm in der Früh')
    const page = async (req: PayloadRequest, roles: readonly Role[]) => {
      const user = req.user
      const person = personOf(user)
      if (!user || !person) throw new Error('nobody')
      return { voices: await waitingVoices(hub.payload, { user, key: person.key, roles }), lists: roles.includes('agent') ? null : await waitingLists(hub.payload, user, person.key) }
    }
    const [mine, theirs] = [await page(agent, ['agent']), await page(approver, ['approver'])]
    const testimonial = { key, id, label: 'Warm in der Früh' }
    expect(mine.voices.tasks).toMatchObject([{ kind: 'replace-quote', pieceId: null, testimonial }])
    expect(theirs.voices.tasks).toMatchObject([{ kind: 'replace-quote', pieceId, testimonial, title: 'Ökostrom', locale: 'de', endedAt: '2026-11-02T09:00:00.000Z', proposals: [testimonial] }])
    expect(theirs.lists?.inReview.map(({ title }) => title)).toContain('Warm in der Früh')
  })

  it('is described to whoever writes a piece: words, name, channels, end, and what would not be shown', async () => {
    await approvedBrand(editor, approver)
    const until = '2032-06-30T21:59:59.000Z'
    const { id, key } = await makeTestimonial(agent, { quote: QUOTE, original: ORIGINAL, label: 'Nur im Netz' })
    const own = async (req = editor) => (await quotableTestimonials(req, { locale: 'de', id: String(id) })).testimonials[0]
    expect(await own()).toEqual({ id, key, label: 'Nur im Netz', words: QUOTE, attribution: null, status: 'none', terms: null, isApproved: false, shownOn: [] })
    await approve(approver, (await submit(agent, { subject: 'testimonial', key, locale: 'de' })).key)
    await recordConsent(agent, { testimonial: key, channels: ['web-page'], attribution: 'initials', until, kind: 'call-note', note: 'Frau H. sagt ja.', locale: 'de' })
    await decideRecorded(approver, key, true)
    expect(await own()).toMatchObject({ attribution: 'M. H.', status: 'standing', terms: { channels: ['web-page'], attribution: 'initials', until }, isApproved: true, shownOn: ['web-page'] })
    expect(JSON.stringify(await quotableTestimonials(editor, { locale: 'de', search: 'nur im' }))).not.toContain('Huber')
    expect((await quotableTestimonials(editor, { locale: 'de', search: 'nur im' })).testimonials.map((one) => one.key)).toEqual([key])
    expect((await quotableTestimonials(editor, { locale: 'en', id: String(id) })).testimonials).toMatchObject([{ words: '', isApproved: false }])
    await expect(own(agent)).rejects.toMatchObject({ code: 'forbidden' })

    const piece = await makePiece(editor, { title: 'Zitiert', body: quoting(id, 'piece-goes') })
    const unshown = async () => (await channelStates(editor, piece.key, 'de')).unshownQuotes
    const [missing] = await unshown()
    expect(missing).toMatchObject({ key, label: 'Nur im Netz', pieceGoes: true })
    expect([...(missing?.channels ?? [])].sort()).toEqual(['newsletter-block', 'print-pdf', 'social-post'])
    await approve(approver, (await submit(editor, { subject: 'piece', key: piece.key, locale: 'de' })).key)
    await publish(editor, { pieceKey: piece.key, locale: 'de', channels: ['web-page'] })
    expect(await unshown()).toEqual([])
    await withdrawConsent(agent, { testimonial: key })
    expect(await own()).toMatchObject({ attribution: null, status: 'withdrawn', shownOn: [] })
  })
})
