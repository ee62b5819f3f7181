/** A finished file in its folder: there whole or not at all, whatever happens while it is written. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PrintedChunk } from '../../../src/channel/press.ts'
import { HubError } from '../../../src/content/errors.ts'

/** Names of chunks become names of folders. */
const CHUNK_NAME = /^[a-z0-9][a-z0-9-]{0,59}$/

/** @throws HubError `bad-input` for a name that is none of ours */
export function checkChunkName(name: string): void {
  if (!CHUNK_NAME.test(name)) throw new HubError('bad-input', 'A chunk is named with small letters, digits and hyphens.')
}

/** The finished chunk of that name where its folder holds all of it: the JSON is there, and the PDF's hash is the one it states. Null otherwise. */
export async function readChunk(folder: string, name: string): Promise<PrintedChunk | null> {
  checkChunkName(name)
  try {
    const chunk = JSON.parse(await readFile(join(folder, name, `${name}.json`), 'utf8')) as PrintedChunk
    const isWhole = chunk.name === name && chunk.file === `${name}.pdf` && (await sha256OfFile(join(folder, name, chunk.file))) === chunk.sha256
    return isWhole ? chunk : null
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return null
    throw error
  }
}

/**
 * Makes `<folder>/<name>/` with the PDF and its JSON appear at once. `write` puts the PDF at the path that it gets and says what it is.
 * @throws HubError `storage-full` where the disk is; nothing is left behind
 */
export async function writeChunk(folder: string, name: string, write: (file: string) => Promise<PrintedChunk>): Promise<PrintedChunk> {
  checkChunkName(name)
  const temporary = join(folder, `.tmp-${randomUUID()}`)
  try {
    await mkdir(temporary, { recursive: true })
    const file = join(temporary, `${name}.pdf`)
    const chunk = await write(file)
    await sync(file)
    const facts = join(temporary, `${name}.json`)
    await writeFile(facts, `${JSON.stringify(chunk)}\n`)
    await sync(facts)
    await sync(temporary)
    // What lies there is not whole, or it would have been taken.
    await rm(join(folder, name), { recursive: true, force: true })
    await rename(temporary, join(folder, name))
    await sync(folder)
    return chunk
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw diskError(error)
  }
}

/** Hexadecimal. */
export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(file, { highWaterMark: 1 << 18 })) hash.update(part as Buffer)
  return hash.digest('hex')
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The error as people may meet it, where the disk is full; any other as it is. */
export function diskError(error: unknown): unknown {
  return isDiskFull(error) ? new HubError('storage-full', 'The disk is full: make room, then go on with the run.') : error
}

const codeOf = (error: unknown) => (error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined)
const isMissing = (error: unknown) => codeOf(error) === 'ENOENT'
const isDiskFull = (error: unknown) => codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT'
