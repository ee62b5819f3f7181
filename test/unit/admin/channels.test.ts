/** What the Channels tab makes of answers, paths and texts, without a browser. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween } from '../../../src/admin/channels/shorten-changes.ts'
import { type ComposedVariant, sharedNotes, shownOf, tally, worstFirst } from '../../../src/admin/channels/composition.ts'
import { channelFacts } from '../../../src/admin/channels/channel-facts.ts'
import { dotState } from '../../../src/admin/channels/dot-state.ts'
import { draftFields } from '../../../src/admin/channels/draft-fields.ts'
import { editorBlock } from '../../../src/admin/channels/editor-block.ts'
import { notePlace } from '../../../src/admin/channels/note-place.ts'
import type { Note, Severity } from '../../../src/content/notes.ts'
import { overrideFields } from '../../../src/publishing/override-fields.ts'
import { channels } from '../../../plugins/index.ts'

const note = (severity: Severity, code: string, path?: string): Note => ({ severity, code, message: { de: code, en: code }, ...(path ? { path } : {}) })
const noted = (...notes: Note[]): Pick<ComposedVariant, 'notes'> => ({ notes })

describe('notes', () => {
  test('stand with the gravest first, and what two variants note alike once', () => {
    const all = [note('info', 'a'), note('error', 'b'), note('warning', 'c'), note('info', 'a')]
    expect(worstFirst(all).map(({ code }) => code)).toEqual(['b', 'c', 'a'])
    expect(tally([noted(...all), noted(note('error', 'b'))])).toEqual({ error: 1, warning: 1, info: 1 })
  })

  test('that every variant has are said once for the channel', () => {
    const everywhere = note('warning', 'everywhere')
    const { shared, own } = sharedNotes([noted(everywhere, note('info', 'mine')), noted(everywhere), noted(note('error', 'yours'), everywhere)])
    expect(shared).toEqual([everywhere])
    expect(own.map((notes) => notes.map(({ code }) => code))).toEqual([['mine'], [], ['yours']])
  })

  test('of a channel with one variant are that variant’s', () => {
    expect(sharedNotes([noted(note('info', 'a'))])).toEqual({ shared: [], own: [[note('info', 'a')]] })
  })
})

describe('where a note points', () => {
  test.each([
    ['title', { is: 'field', path: 'title' }],
    ['hero', { is: 'field', path: 'hero' }],
    ['hero.alt', { is: 'field', path: 'hero' }],
    ['hero.caption', { is: 'field', path: 'heroCaption' }],
    ['validity.until', { is: 'field', path: 'validity.until' }],
    ['topics.0.name', { is: 'field', path: 'topics' }],
    ['body', { is: 'body', block: null }],
    ['body.3.items.0', { is: 'body', block: 3 }],
    ['body.children.2.alt', { is: 'body', block: 2 }],
    ['overrides.social-post.text-x', { is: 'override', path: 'overrides.socialPost.textX' }],
    ['page.2', { is: 'page', number: 2 }],
    ['sender', null],
    ['constructor', null],
    ['', null],
    [undefined, null],
  ])('%s', (path, place) => {
    expect(notePlace(path)).toEqual(place)
  })
})

describe('the editor’s block', () => {
  const line = (text: string) => ({ type: 'paragraph', version: 1, children: text === '' ? [] : [{ type: 'text', text, format: 0, mode: 'normal', version: 1 }] })
  const body = (...blocks: object[]) => ({ root: { type: 'root', version: 1, children: blocks } })

  test('is found although empty paragraphs are no content', () => {
    const value = body(line('one'), line(''), line(''), line('two'), line(''), line('three'))
    expect([0, 1, 2].map((block) => editorBlock(value, block))).toEqual([0, 3, 5])
  })

  test('is always one of them, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', 'a', 'b'), { minLength: 1, maxLength: 12 }), fc.nat(20), (lines, block) => {
        const found = editorBlock(body(...lines.map(line)), block)
        expect(found).toBeGreaterThanOrEqual(0)
        expect(found).toBeLessThan(lines.length)
        const said = lines.flatMap((text, index) => (text === '' ? [] : [index]))
        if (block < said.length) expect(found).toBe(said[block])
      }),
    )
  })

  test('of a text that cannot be read is the one of the same number', () => {
    expect(editorBlock(null, 4)).toBe(4)
  })
})

describe('what is looked at', () => {
  test('follows from the shape of the view', () => {
    expect(shownOf(null)).toEqual({ is: 'files' })
    expect(shownOf({ html: '<p>' })).toEqual({ is: 'page', html: '<p>' })
    expect(shownOf({ html: '<p>', subject: 'S', preheader: 'P', text: 't' })).toEqual({ is: 'mail', html: '<p>', text: 't', subject: 'S', preheader: 'P' })
    expect(shownOf({ prose: 'Hello', tags: [], link: null })).toMatchObject({ is: 'post', prose: 'Hello', chain: [], images: [], quotes: [] })
    expect(shownOf({ pages: 2 })).toEqual({ is: 'files' })
  })
})

describe('the sign in the list', () => {
  const state = { state: 'never', isBehind: false, isBlocked: false, isUncertain: false } as const
  test.each([
    ['live', { state: 'live' }],
    ['behind', { state: 'live', isBehind: true }],
    ['live', { state: 'live', isBlocked: true }],
    ['scheduled', { state: 'scheduled', isBlocked: true }],
    ['blocked', { isBlocked: true }],
    ['off', {}],
    ['off', { state: 'ended' }],
    ['off', { state: 'off', isBehind: true }],
    ['uncertain', { state: 'live', isUncertain: true }],
  ] as const)('is %s', (dot, change) => {
    expect(dotState({ ...state, ...change })).toBe(dot)
  })
})

describe('the draft that is sent', () => {
  test('has the piece’s own fields only, and ids for documents', () => {
    const body = { root: { children: [{ fields: { media: { id: 'm' } } }] } }
    const fields = draftFields({ title: 'T', hero: { id: 7, url: '/x' }, topics: [{ id: 'a', name: 'A' }, 'b'], body, rev: 4, contributors: [], overrides: { webPage: { metaTitle: 'M' } } })
    expect(fields).toEqual({ title: 'T', hero: 7, topics: ['a', 'b'], body, overrides: { webPage: { metaTitle: 'M' } } })
  })
})

describe('the channels’ facts', () => {
  test('name the very fields that the form has', () => {
    const groups = overrideFields(channels).flatMap((group) => ('fields' in group && 'name' in group ? group.fields.map((field) => `overrides.${group.name}.${'name' in field ? field.name : ''}`) : []))
    expect(channelFacts(channels).flatMap(({ overrides }) => overrides.map(({ path }) => path))).toEqual(groups)
  })

  test('put a network’s own text beside that network', () => {
    const social = channelFacts(channels).find(({ id }) => id === 'social-post')
    expect(social?.overrides.map(({ name, variant }) => [name, variant])).toEqual(expect.arrayContaining([['text-x', 'x'], ['text-linkedin', 'linkedin'], ['chain', null]]))
    expect(JSON.parse(JSON.stringify(social))).toEqual(social)
  })
})

describe('a comparison', () => {
  const words = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `w${index + from}`).join(' ')

  test('of equal texts is empty', () => {
    expect(changesBetween(words(50), words(50))).toEqual([])
  })

  test('leaves out what is far from any change, and says how much', () => {
    const before = `${words(40)} old ${words(40, 100)}`
    const shown = changesBetween(before, before.replace('old', 'new'))
    expect(shown.map(({ kind }) => kind)).toEqual(['gap', 'same', 'removed', 'added', 'same', 'gap'])
    expect(shown[0]).toEqual({ kind: 'gap', words: 32 })
    expect(shown[1]).toEqual({ kind: 'same', text: ` ${words(8, 32)} ` })
  })

  test('does not tell markup and line ends apart', () => {
    expect(changesBetween('<!doctype html>\n\n  One.\n\n\nTwo.\n', 'One. \nTwo.')).toEqual([])
  })

  test('loses no added and no removed word', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 }), fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 }), (before, after) => {
        const shown = changesBetween(before.join(' '), after.join(' '))
        const count = (kinds: readonly string[]) => shown.reduce((sum, part) => sum + (kinds.includes(part.kind) ? (part.kind === 'gap' ? part.words : (part.text.match(/\w+/g) ?? []).length) : 0), 0)
        if (before.join() === after.join()) expect(shown).toEqual([])
        else expect([count(['same', 'added', 'gap']), count(['same', 'removed', 'gap'])]).toEqual([after.length, before.length])
      }),
    )
  })
})
