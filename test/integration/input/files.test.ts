/** Files that are not what they say, or nothing the hub takes: refused by their content, with nothing kept. */
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { HOSTILE_STRINGS } from '../../fixtures/hostile.ts'
import { blackPng, concat, zip } from '../../unit/media/samples.ts'
import { DATABASE, startHub, type TestHub } from '../hub.ts'
import { type Answer, restOf, type Send, signedIn } from '../access/rest.ts'
import { numberOf, picture } from '../access/seed.ts'

let hub: TestHub
let send: Send

beforeAll(async () => {
  hub = await startHub()
  send = (await signedIn(hub, 'Edda Editor', ['editor'])).send
})
afterAll(() => hub?.stop())

/** Files in the data folder besides the database. */
const kept = (): number => readdirSync(hub.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !/sqlite|\.db|-wal|-shm/.test(entry.name)).length
function formOf(bytes: Uint8Array, name: string, type: string, data: unknown = { alt: 'Bild' }): FormData {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), name)
  form.append('_payload', JSON.stringify(data))
  return form
}
function expectRefusal({ status, text, json }: Answer, what: string): void {
  expect([400, 413, 415], `${what}: ${text.slice(0, 200)}`).toContain(status)
  expect(String(json.errors?.[0]?.message).length, what).toBeGreaterThan(20)
  expect(text, what).not.toMatch(/ at .{0,200}:\d+:\d+|node_modules/)
}

describe(`uploads (${DATABASE})`, () => {
  it('of a wrong kind are refused, whatever they say of themselves', async () => {
    const png = await picture()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    const html = Buffer.from('<!doctype html><script>alert(1)</script>')
    const cases: readonly [string, Uint8Array, string, string][] = [
      ['SVG', svg, 'x.svg', 'image/svg+xml'],
      ['SVG as PNG', svg, 'x.png', 'image/png'],
      ['HTML', html, 'x.html', 'text/html'],
      ['HTML as JPEG', html, 'x.jpg', 'image/jpeg'],
      ['a script', Buffer.from('#!/bin/sh\nid'), 'x.sh', 'application/x-sh'],
      ['a ZIP as PNG', zip(), 'x.png', 'image/png'],
      ['PNG as PDF', png, 'x.pdf', 'application/pdf'],
      ['PNG as HTML', png, 'x.png', 'text/html'],
      ['PNG with HTML behind', concat(png, '<html><script>alert(1)</script>'), 'x.png', 'image/png'],
      ['PNG with a ZIP behind', concat(png, zip()), 'x.png', 'image/png'],
      ['half a PNG', png.subarray(0, 60), 'x.png', 'image/png'],
      ['nothing', new Uint8Array(), 'x.png', 'image/png'],
      ['too many pixels', blackPng(60_000, 60_000), 'x.png', 'image/png'],
      ['a PDF with a script', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'), 'x.pdf', 'application/pdf'],
      ['more than 25 MB', Buffer.alloc(26_000_000, 1), 'x.png', 'image/png'],
    ]
    const before = kept()
    for (const [what, bytes, name, type] of cases) expectRefusal(await send('POST', '/media', { form: formOf(bytes, name, type) }), what)
    expect(await numberOf(hub, 'media')).toBe(0)
    expect(kept()).toBe(before)
  })

  it('without a file, by address or by reference, are none', async () => {
    const before = kept()
    const address = { alt: 'x', url: 'http://127.0.0.1:9/x.png', filename: 'x.png', mimeType: 'image/png' }
    expectRefusal(await send('POST', '/media', { body: address }), 'an address')
    expectRefusal(await send('POST', '/media', { body: { ...address, _objectKey: '../x', prefix: '..' } }), 'a key')
    for (const file of [JSON.stringify({ filename: 'x.png', mimeType: 'image/png', size: 1, collectionSlug: 'media' }), 'http://127.0.0.1/x.png', '{']) {
      const form = new FormData()
      form.append('file', file)
      form.append('_payload', '{"alt":"x"}')
      expectRefusal(await send('POST', '/media', { form }), `file: ${file}`)
    }
    expect(kept()).toBe(before)
  })

  it('from somebody who may not are not even looked at', async () => {
    const before = kept()
    const anonymous = await restOf()
    const { send: agent } = await signedIn(hub, 'Anton Agent', ['agent'])
    for (const [who, ask] of [['anonymous', anonymous], ['agent', agent]] as const) {
      expect((await ask('POST', '/media', { form: formOf(await picture(), 'x.png', 'image/png') })).status, who).toBe(403)
      expect((await ask('POST', '/media', { form: formOf(Buffer.from('<svg/>'), 'x.svg', 'image/svg+xml') })).status, who).toBe(403)
    }
    expect(kept()).toBe(before)
  })

  it('named as lying in the store already are refused to everybody, before the store is asked and with nothing in the temporary folder', async () => {
    const fetched = () => readdirSync(tmpdir()).filter((name) => name.startsWith('payload-client-upload-')).sort()
    const before = fetched()
    const filename = String((await send('POST', '/media', { form: formOf(await picture(), 'logo.png', 'image/png') })).json.doc?.filename)
    const people = [['anonymous', await restOf()], ['editor', send], ['agent', (await signedIn(hub, 'Arno Agent', ['agent'])).send]] as const
    for (const collection of ['media', 'attachments'] as const) {
      const upload = hub.payload.collections[collection]?.config.upload
      const handlers = (upload as unknown as { handlers: unknown[] }).handlers
      const handler = vi.fn(handlers[0] as () => unknown)
      const [own] = handlers.splice(0, 1, handler)
      try {
        for (const [who, ask] of people) {
          for (const [file, payload] of [[{ filename, clientUploadContext: {} }, '[]'], [{ filename, mimeType: 'image/png', size: 1, clientUploadContext: {} }, '{}'], [{ filename: 'unknown.png' }, '{']] as const) {
            for (const path of [`/${collection}`, `/${collection}/access`]) {
              const form = new FormData()
              form.append('file', JSON.stringify(file))
              form.append('_payload', payload)
              expect([400, 401, 403], `${who} ${path} ${payload}`).toContain((await ask('POST', path, { form })).status)
            }
          }
        }
      } finally {
        handlers.splice(0, 1, own)
      }
      expect(handler).not.toHaveBeenCalled()
    }
    expect(fetched()).toEqual(before)
  })

  it('get a harmless name, whatever theirs was', async () => {
    const names = ['../../../etc/passwd.png', '..\\..\\x.png', '/etc/passwd', 'C:\\x.png', '.htaccess', 'x.png.html', 'x.php', 'CON.png', 'a b&c<d>.png', '"><script>.png', ...HOSTILE_STRINGS.filter((word) => !/[\u0000\r\n]|\p{Cs}/u.test(word)).slice(0, 60)]
    for (const name of names) {
      const answer = await send('POST', '/media', { form: formOf(await picture(), name.slice(0, 300), 'image/png') })
      if (answer.status === 201) expect(String(answer.json.doc?.filename), name).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9._-]*\.png$/)
      else expectRefusal(answer, name)
    }
  })

  it('are never replaced in place', async () => {
    const made = await send('POST', '/media', { form: formOf(await picture(), 'eins.png', 'image/png') })
    const id = made.json.doc?.id
    const { sha256, filename } = made.json.doc as { sha256: string; filename: string }
    const other = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#123456' } }).png().toBuffer()
    expect((await send('PATCH', `/media/${id}`, { form: formOf(other, 'zwei.png', 'image/png') })).status).toBe(409)
    const patched = await send('PATCH', `/media/${id}`, { body: { sha256: 'f'.repeat(64), filename: 'other.png', mimeType: 'text/html', url: 'javascript:alert(1)', alt: 'Neu' } })
    expect(patched.status, patched.text).toBe(200)
    const now = await send('GET', `/media/${id}?locale=de`)
    expect(now.json).toMatchObject({ sha256, filename, mimeType: 'image/png', alt: 'Neu' })
    expect(now.text).not.toContain('javascript:')
  })
})
