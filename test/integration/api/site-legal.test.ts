/** Imprint and privacy notice: the default brand's, as approved last. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve } from '../../../src/publishing/decide.ts'
import { defaultBrand } from '../../../src/publishing/read.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { BRAND, paragraphs } from '../hub.ts'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

let hub: ReadingHub
let brand: string | number
let before: string | undefined
beforeAll(async () => {
  hub = await startReadingHub()
  const { docs } = await hub.payload.find({ collection: 'brands', limit: 1, depth: 0 })
  brand = docs[0]?.id ?? ''
  before = (await defaultBrand(hub.payload))?.hash
})
afterAll(() => hub?.stop())

const write = (locale: string, privacy: unknown) => hub.payload.update({ collection: 'brands', id: brand, locale: locale as never, data: { privacy } as never, overrideAccess: false, user: hub.editor.user })
const agree = async () => approve(hub.approver, (await submit(hub.editor, { subject: 'brand', key: BRAND.key, locale: '*' })).key)

describe('the privacy notice of a brand', () => {
  it('is read by nobody before it is approved, and by locale after', async () => {
    const said = async (locale: string) => {
      const { status, body } = await hub.ask(`/${locale}/privacy`)
      expect(status).toBe(200)
      return body.includes('Wir speichern nur, was wir brauchen.')
    }
    expect(await said('de')).toBe(false)
    await write('de', paragraphs('Wir speichern nur, was wir brauchen.'))
    expect(await said('de')).toBe(false)
    await agree()
    expect([await said('de'), await said('en')]).toEqual([true, false])
    const approved = await defaultBrand(hub.payload)
    expect(approved?.content.privacy).toEqual({ de: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text: 'Wir speichern nur, was wir brauchen.' }] }] } })
  })

  it('stands beside the imprint', async () => {
    expect((await hub.ask('/en/imprint')).body).toContain('HRB 00000, Amtsgericht Lindental')
    expect((await hub.ask('/de/imprint/')).headers.location).toBe('/de/imprint')
    expect((await hub.ask('/de/imprint/embed')).status).toBe(404)
  })

  it('leaves a brand without one the same', async () => {
    await write('de', null)
    await agree()
    const approved = await defaultBrand(hub.payload)
    expect([approved?.hash, approved?.content]).toEqual([before, expect.not.objectContaining({ privacy: expect.anything() })])
  })

  it('takes headings, paragraphs and lists only', async () => {
    const { root } = paragraphs('Davor.') as { root: { children: unknown[] } }
    const block = { type: 'block', version: 2, format: '', fields: { id: 'a1', blockName: '', blockType: 'callToAction', label: 'Klick', url: 'https://example.com' } }
    for (const bad of [{ root: { ...root, children: [...root.children, block] } }, 'hello', { foo: 1 }]) await expect(write('de', bad)).rejects.toMatchObject({ status: 400 })
  })
})

it('keeps what a mailing owes its readers per market and language, and a brand without it the same', async () => {
  const { docs } = await hub.payload.find({ collection: 'brands', limit: 1, depth: 0 })
  const rows = (docs[0]?.imprints ?? []) as unknown as readonly { id: string }[]
  const say = (locale: string, notices: Record<string, string | null>) =>
    hub.payload.update({ collection: 'brands', id: brand, locale: locale as never, data: { imprints: rows.map((row) => ({ ...row, ...notices })) } as never, overrideAccess: false, user: hub.editor.user })
  await say('de', { mailingOrigin: 'Quelle: {origin}.', mailingObjection: 'Widerspruch an uns.' })
  await say('en', { mailingOrigin: 'Source: {origin}.', mailingObjection: ' ' })
  await agree()
  expect((await defaultBrand(hub.payload))?.content.imprints).toMatchObject([{ market: 'DE', mailingOrigin: { de: 'Quelle: {origin}.', en: 'Source: {origin}.' }, mailingObjection: { de: 'Widerspruch an uns.' } }])
  for (const locale of ['de', 'en']) await say(locale, { mailingOrigin: null, mailingObjection: '' })
  await agree()
  expect((await defaultBrand(hub.payload))?.hash).toBe(before)
})

it('does not change the language in which the rest of a request is written', async () => {
  const { snapshotBrand } = await import('../../../src/publishing/snapshot-brand.ts')
  await snapshotBrand(hub.payload, BRAND.key, hub.editor)
  expect(hub.editor.locale).toBe('de')
})

it('lends its colours to the mark in the browser’s tab', async () => {
  const icon = await hub.ask('/favicon.ico')
  expect([icon.status, icon.headers['content-type'], icon.bytes.subarray(0, 4).toString('hex')]).toEqual([200, 'image/x-icon', '00000100'])
  expect((await hub.ask('/favicon.ico', { headers: { 'if-none-match': icon.headers.etag ?? '' } })).status).toBe(304)
})
