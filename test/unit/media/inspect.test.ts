import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { HubError, type ErrorCode } from '../../../src/content/errors.ts'
import { sha256Hex } from '../../../src/publishing/media/hash.ts'
import { inspectUpload } from '../../../src/publishing/media/inspect.ts'
import { blackPng, bytesOf, concat, noise, pngChunk, twoHalves, zip } from './samples.ts'

async function refused(bytes: Uint8Array, mime: string, code: ErrorCode, name = 'file'): Promise<string> {
  const error: unknown = await inspectUpload(bytes, mime, name).then(
    () => new Error('accepted'),
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(HubError)
  expect((error as HubError).code, (error as HubError).message).toBe(code)
  return (error as HubError).message
}

const jpeg = await bytesOf(twoHalves().jpeg())
const png = await bytesOf(twoHalves().png())
const webp = await bytesOf(twoHalves().webp())
const avif = await bytesOf(twoHalves().avif())
const gif = await bytesOf(twoHalves().gif())
const tiff = await bytesOf(twoHalves().tiff())

async function pdf(change: (document: PDFDocument) => void | Promise<void> = () => {}, options = { useObjectStreams: true }): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage([595, 842]).drawRectangle({ x: 10, y: 10, width: 100, height: 100 })
  await change(document)
  return new Uint8Array(await document.save(options))
}
const whole = await pdf()

describe('takes by content', () => {
  test.each([
    ['image/jpeg', jpeg],
    ['image/png', png],
    ['image/webp', webp],
    ['image/avif', avif],
    ['image/gif', gif],
    ['image/tiff', tiff],
  ])('%s', async (mime, bytes) => {
    const found = await inspectUpload(bytes, mime, 'Überblick (Süd).final.bin')
    expect(found).toMatchObject({ mime, width: 400, height: 300, sha256: sha256Hex(bytes) })
    expect(found.safeFilename).toMatch(/^Ueberblick-Sued-final\.[a-z]+$/)
    expect(await inspectUpload(bytes, 'application/octet-stream', 'x')).toMatchObject({ mime })
    expect(await inspectUpload(bytes, '', 'x')).toMatchObject({ mime })
  })

  test('a photograph for print, as CMYK JPEG', async () => {
    const cmyk = await bytesOf(twoHalves().toColourspace('cmyk').jpeg())
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
    expect(await inspectUpload(cmyk, 'image/jpeg', 'a.jpg')).toMatchObject({ width: 400, height: 300 })
  })

  test('the size of a turned photograph is that of the upright one', async () => {
    const turned = await bytesOf(twoHalves().jpeg().withMetadata({ orientation: 6 }))
    expect(await inspectUpload(turned, 'image/jpg; charset=binary', 'a.jpg')).toMatchObject({ mime: 'image/jpeg', width: 300, height: 400 })
  })

  test('a strip of 1 × 10,000', async () => {
    expect(await inspectUpload(await bytesOf(twoHalves(2, 10_000).resize(1, 10_000, { fit: 'fill' }).png()), 'image/png', 'a')).toMatchObject({ width: 1, height: 10_000 })
  })

  test('binary data after a JPEG, as phones write it', async () => {
    expect(await inspectUpload(concat(jpeg, 'SEFH', new Uint8Array(200).fill(7)), 'image/jpeg', 'a')).toMatchObject({ width: 400 })
  })

  test('2 megapixels of noise (no signature is found in it by chance)', async () => {
    expect(await inspectUpload(await bytesOf((await noise(1600, 1250)).jpeg({ quality: 95 })), 'image/jpeg', 'a')).toMatchObject({ width: 1600 })
  })
})

describe('refuses by content', () => {
  test('nothing, and too much', async () => {
    await refused(new Uint8Array(), 'image/png', 'bad-input')
    expect(await refused(concat(jpeg, new Uint8Array(26 * 1024 * 1024)), 'image/jpeg', 'too-large')).toContain('25 MB')
  })

  test.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'SVG'],
    ['an SVG after a declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'SVG'],
    ['XML', '<?xml version="1.0"?><a/>', 'XML'],
    ['HTML', '<!doctype html><title>x</title>', 'web page'],
    ['a program', 'MZ\x90\0', 'program'],
    ['a script', '#!/bin/sh\n', 'program'],
    ['a HEIC photo', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'HEIC'],
    ['text', 'Hello', 'something else'],
    ['a PDF that does not begin at its beginning', '\n%PDF-1.7\n', 'something else'],
  ])('%s, whatever it calls itself', async (_, text, word) => {
    for (const mime of ['image/png', 'image/svg+xml', 'application/pdf', '']) expect(await refused(concat(text), mime, 'unsupported-media', 'photo.png')).toContain(word)
  })

  test('a ZIP archive with the name of a picture', async () => {
    expect(await refused(zip(), 'image/png', 'unsupported-media', 'photo.png')).toContain('ZIP')
  })

  test('a wrong declaration', async () => {
    expect(await refused(jpeg, 'image/png', 'unsupported-media')).toContain('image/jpeg')
    await refused(jpeg, 'text/html', 'unsupported-media')
    await refused(jpeg, 'image/svg+xml', 'unsupported-media')
    await refused(jpeg, '__proto__', 'unsupported-media')
  })

  test.each([
    ['a script behind a JPEG', concat(jpeg, '<script>alert(document.domain)</script>'), 'image/jpeg'],
    ['a page behind a GIF header', concat('GIF89a', '<html><body onload=alert(1)>hello</body></html>'), 'image/gif'],
    ['a page in a PNG comment', concat(png.subarray(0, 33), pngChunk('tEXt', concat('Comment\0<ScRiPt >alert(1)</script>')), png.subarray(33)), 'image/png'],
    ['an SVG behind a PNG', concat(png, '<svg onload=alert(1)>'), 'image/png'],
    ['PHP behind a JPEG', concat(jpeg, '<?php system($_GET[1]);'), 'image/jpeg'],
    ['an archive behind a JPEG', concat(jpeg, zip()), 'image/jpeg'],
    ['an archive behind a PNG', concat(png, zip()), 'image/png'],
    ['more of a picture behind a PNG', concat(png, png.subarray(40, 90)), 'image/png'],
    ['data behind a WebP', concat(webp, 'abc'), 'image/webp'],
    ['a PDF in a JPEG comment', concat(jpeg.subarray(0, 2), '\xff\xfe\0\x0b%PDF-1.7', '\n', jpeg.subarray(2)), 'image/jpeg'],
  ])('%s', async (_, bytes, mime) => {
    expect(await refused(bytes, mime, 'unsupported-media')).toMatch(/at once/)
  })

  test.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)('a %s cut off anywhere', async (format) => {
    const whole = await bytesOf((await noise(300, 200)).toFormat(format, format === 'tiff' ? { compression: 'lzw' } : {}))
    for (const share of [0.05, 0.5, 0.9]) {
      const part = whole.slice(0, Math.floor(whole.length * share))
      const error: unknown = await inspectUpload(part, `image/${format}`, 'a').catch((thrown: unknown) => thrown)
      expect(error, `${share}`).toBeInstanceOf(HubError)
      expect((error as HubError).status).toBeLessThan(500)
    }
  })

  test('a header without an image', async () => {
    await refused(concat('\x89PNG\r\n\x1a\n'), 'image/png', 'bad-input')
    await refused(concat('\xff\xd8\xff\xe0'), 'image/jpeg', 'bad-input')
    await refused(concat('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp', 'bad-input')
    await refused(concat('II*\0\x08\0\0\0'), 'image/tiff', 'bad-input')
  })

  test('a decompression bomb, without unpacking it', async () => {
    const bomb = blackPng(19_000, 19_000)
    expect(bomb.length).toBeLessThan(100_000)
    const before = process.memoryUsage().rss
    expect(await refused(bomb, 'image/png', 'too-large')).toContain('19000 × 19000')
    expect(process.memoryUsage().rss - before).toBeLessThan(150e6)
  })

  test('a side over 20,000', async () => {
    expect(await refused(blackPng(20_001, 1), 'image/png', 'too-large')).toContain('20,000')
  })

  test('animation, of every kind', async () => {
    const frames = { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } } as const
    const film = () => sharp(new Uint8Array(20 * 40 * 3).map((_, index) => (index < 1200 ? 0 : 255)), frames)
    await refused(await bytesOf(film().gif()), 'image/gif', 'unsupported-media')
    await refused(await bytesOf(film().webp()), 'image/webp', 'unsupported-media')
    expect(await refused(blackPng(8, 8, [pngChunk('acTL', new Uint8Array([0, 0, 0, 2, 0, 0, 0, 0]))]), 'image/png', 'unsupported-media')).toContain('animated')
  })
})

describe('PDF', () => {
  test('is taken with its number of pages, with or without object streams', async () => {
    expect(await inspectUpload(whole, 'application/pdf', 'Preisblatt 2026.pdf')).toEqual({ mime: 'application/pdf', pages: 1, sha256: sha256Hex(whole), safeFilename: 'Preisblatt-2026.pdf' })
    expect(await inspectUpload(await pdf((document) => void document.addPage(), { useObjectStreams: false }), 'application/pdf', 'a')).toMatchObject({ pages: 2 })
  })

  test('is refused if cut off, mangled, empty or only named so', async () => {
    await refused(whole.slice(0, -30), 'application/pdf', 'unsupported-media')
    await refused(concat(whole.subarray(0, 200), whole.subarray(-40)), 'application/pdf', 'bad-input')
    await refused(concat('%PDF-1.7\n%%EOF'), 'application/pdf', 'bad-input')
    await refused(concat('%PDF-1.7\nhello startxref 0 %%EOF'), 'application/pdf', 'bad-input')
  })

  test('is refused if it is something else, too', async () => {
    await refused(concat('%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF'), 'application/pdf', 'unsupported-media')
    await refused(concat(whole, '<script>alert(1)</script>'), 'application/pdf', 'unsupported-media')
    await refused(concat(whole, zip()), 'application/pdf', 'unsupported-media')
  })

  test('is refused if it acts', async () => {
    const script = await pdf((document) => document.addJavaScript('greet', 'app.alert(1)'))
    expect(await refused(script, 'application/pdf', 'unsupported-media')).toContain('JavaScript')
    await refused(await pdf((document) => document.attach(new Uint8Array([1, 2]), 'a.exe')), 'application/pdf', 'unsupported-media')
    const action = (S: string, more: Record<string, PDFString>) => pdf((document) => document.catalog.set(PDFName.of('OpenAction'), document.context.obj({ S: PDFName.of(S), ...more })))
    expect(await refused(await action('Launch', { F: PDFString.of('calc.exe') }), 'application/pdf', 'unsupported-media')).toContain('Launch')
    expect(await refused(await action('URI', { URI: PDFString.of('javascript:alert(1)') }), 'application/pdf', 'unsupported-media')).toContain('URI')
    expect(await inspectUpload(await action('URI', { URI: PDFString.of('https://example.com/') }), 'application/pdf', 'a')).toMatchObject({ pages: 1 })
  })

  test('is refused if encrypted', async () => {
    const locked = await pdf((document) => void document.encrypt({ userPassword: 'x', ownerPassword: 'y' }), { useObjectStreams: false })
    expect(await refused(locked, 'application/pdf', 'bad-input')).toContain('password')
  })

  test('is refused if it unpacks to too much', async () => {
    const bomb = deflateSync(new Uint8Array(80 * 1024 * 1024), { level: 9 })
    const body = concat('%PDF-1.7\n5 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ', String(bomb.length), '>>\nstream\n', bomb, '\nendstream\nendobj\n')
    await refused(concat(body, 'startxref\n9\n%%EOF\n'), 'application/pdf', 'too-large')
  })
})
