/** Looks for words in files, however they may be written there. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { slugify } from '../../../src/content/slug.ts'

const utf8 = (word: string): Buffer => Buffer.from(word, 'utf8')

/** The forms in which a word may stand in bytes. */
export function spellingsOf(word: string): { readonly form: string; readonly bytes: Buffer }[] {
  const utf16 = Buffer.from(word, 'utf16le')
  const escaped = JSON.stringify(word).slice(1, -1).replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  // Base64 depends on where in a group of three the word begins; the first and the last group depend on the neighbours.
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), utf8(word)]).toString('base64').replace(/=+$/, '')
    return text.slice(offset === 0 ? 0 : offset + 1, -2)
  })
  const hex = utf8(word).toString('hex')
  const quoted = [...utf8(word)].map((byte) => (byte > 126 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte))).join('')
  const forms: [string, Buffer][] = [
    ['UTF-8', utf8(word)],
    ['decomposed', utf8(word.normalize('NFD'))],
    ['decomposed small letters', utf8(word.normalize('NFD').toLowerCase())],
    ['without marks', utf8(word.normalize('NFD').replace(/\p{M}/gu, ''))],
    ['quoted-printable', utf8(quoted)],
    ['hex', utf8(hex)],
    ['HEX', utf8(hex.toUpperCase())],
    ['percent small', utf8(encodeURIComponent(word).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))],
    ['slug', utf8(slugify(word))],
    ['JSON capitals', utf8(escaped.replace(/\\u[0-9a-f]{4}/g, (code) => code.replace(/[a-f]/g, (digit) => (digit === 'u' ? digit : digit.toUpperCase()))))],
    ['small letters', utf8(word.toLowerCase())],
    ['capitals', utf8(word.toUpperCase())],
    ['Latin-1', Buffer.from(word, 'latin1')],
    ['UTF-16LE', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['JSON', utf8(escaped)],
    ['percent', utf8(encodeURIComponent(word))],
    ['entities', utf8(word.replace(/[^ -~]/gu, (letter) => `&#${letter.codePointAt(0)};`))],
    ...base64.map((text, offset): [string, Buffer] => [`base64+${offset}`, utf8(text)]),
  ]
  return forms.map(([form, bytes]) => ({ form, bytes }))
}

/** Where any of the words stands in the bytes, as `place: word (form)`. */
export function tracesIn(place: string, bytes: Uint8Array, words: readonly string[]): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return words.flatMap((word) => {
    const found = spellingsOf(word).find(({ bytes: needle }) => buffer.includes(needle))
    return found ? [`${place}: ${word} (${found.form})`] : []
  })
}

/** All files below a folder. */
export const filesBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))

/** Where any of the words stands in files below a folder, names of files included. */
export function tracesBelow(folder: string, words: readonly string[]): string[] {
  return filesBelow(folder).flatMap((path) => [...tracesIn(path.slice(folder.length), readFileSync(path), words), ...tracesIn(`name of ${path.slice(folder.length)}`, Buffer.from(path), words)])
}
