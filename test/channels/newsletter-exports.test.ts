/** Mailings as the bodies of calls to mail tools: the fields that their APIs take, the place-holders whole, content inert. */
import { describe, expect, test } from 'vitest'
import { newsletterBlock } from '../../plugins/newsletter-block/index.ts'
import { mailingOf } from '../fixtures/mailings.ts'
import { NEWS_DE, OFFER_EN, edition, renderContext, renderInput } from '../fixtures/pieces.ts'
import { templateSigns } from './inspect-html.ts'

const exporters = Object.entries(newsletterBlock.mailExports ?? {})
const noTools = { original: () => Promise.reject(new Error('none')), image: () => Promise.reject(new Error('none')) }

/** A piece that says the signs of all three tools. */
const TRAPS = edition({
  ...NEWS_DE.content,
  key: 'fallen',
  title: '{{ .Subscriber.Email }} {contactfield=email} {% raw %}',
  body: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text: 'https://example.com/@TrackLink {{ UnsubscribeURL }} {unsubscribe_url} {{ unsubscribe_link }}' }, { type: 'link', url: 'https://example.com/?q=%7Bcontactfield=email%7D', children: [{ type: 'text', text: 'hier' }] }] }] },
})

async function payloadOf(id: string, pieces = [NEWS_DE, OFFER_EN]) {
  const exporter = newsletterBlock.mailExports![id]!
  const mailing = mailingOf(pieces.map((piece) => [piece, 'large'] as const), {}, exporter.links)
  const { composition } = newsletterBlock.render({ subjects: pieces, variant: 'mail', market: 'DE', mailing }, renderContext(newsletterBlock.settings.parse({}), { locale: 'de' }))
  return { exporter, payload: exporter.payload(await newsletterBlock.pack(composition, noTools), mailing.content) }
}

/** All strings of a value, however deep. */
const stringsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [])

describe('every export', () => {
  test('there are three, each with its source and the day it was read', () => {
    expect(exporters.map(([id]) => id)).toEqual(['listmonk', 'mautic', 'keila'])
    for (const [, { label, source, asOf }] of exporters) {
      expect(label).not.toBe('')
      expect(source).toMatch(/^https:\/\//)
      expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
  })

  test.each(exporters.map(([id]) => id))('%s: plain JSON with subject, the complete mail, both place-holders, and what is left to fill in', async (id) => {
    const { exporter, payload } = await payloadOf(id)
    expect(JSON.parse(JSON.stringify(payload))).toEqual(payload)
    expect(payload.path).toMatch(/^\/api\//)
    const strings = stringsIn(payload.body)
    expect(strings).toContain('Wärme aus dem Fluss, Strom vom Dach')
    const html = strings.find((one) => one.startsWith('<!DOCTYPE html>')) ?? ''
    for (const link of Object.values(exporter.links)) expect(html).toContain(`<a href="${link}"`)
    expect(html).toContain('How it works')
    for (const { what } of payload.toFill) expect([what.de, what.en]).not.toContain('')
  })

  test.each(exporters.map(([id]) => id))('%s: nothing that content says is a template to it', async (id) => {
    const { exporter, payload } = await payloadOf(id, [TRAPS])
    for (const one of stringsIn(payload.body)) {
      const rest = Object.values(exporter.links).reduce((left, link) => left.replaceAll(link, ''), one)
      expect(templateSigns(rest)).toEqual([])
      expect(rest).not.toMatch(/@TrackLink|\{(contactfield|unsubscribe|webview)|%7Bcontactfield/i)
    }
  })

  test('a block is no mail', async () => {
    const { composition } = newsletterBlock.render(renderInput(NEWS_DE, 'large'), renderContext(newsletterBlock.settings.parse({})))
    const packed = await newsletterBlock.pack(composition, noTools)
    for (const [, exporter] of exporters) expect(() => exporter.payload(packed, mailingOf([]).content)).toThrow('No mail was packed')
  })
})

test('listmonk: the fields of POST /api/campaigns', async () => {
  const { payload } = await payloadOf('listmonk')
  expect(payload).toMatchObject({
    method: 'POST',
    path: '/api/campaigns',
    body: { name: 'Newsletter März', type: 'regular', content_type: 'html', lists: [], messenger: 'email', tags: ['einklang', 'newsletter-maerz', 'de'], altbody: expect.stringContaining('\n{{ UnsubscribeURL }}\n') },
  })
  expect(payload.toFill.map(({ field }) => field)).toEqual(['lists', 'template_id'])
})

test('Mautic: the fields of POST /api/emails/new, not published', async () => {
  const { payload } = await payloadOf('mautic')
  expect(payload).toMatchObject({ path: '/api/emails/new', body: { name: 'Newsletter März', language: 'de', emailType: 'list', lists: [], isPublished: false, plainText: expect.stringContaining('\n{unsubscribe_url}\n') } })
})

test('Keila: the fields of POST /api/v1/campaigns, below data', async () => {
  const { payload } = await payloadOf('keila')
  expect(payload).toMatchObject({ path: '/api/v1/campaigns', body: { data: { preview_text: expect.stringContaining('Ab Oktober'), settings: { type: 'html' }, html_body: expect.stringContaining('{{ unsubscribe_link }}') } } })
  expect(Object.keys(payload.body)).toEqual(['data'])
})
