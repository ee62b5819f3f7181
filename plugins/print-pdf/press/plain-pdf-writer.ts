/** Writes a PDF object by object to the disk: a cross-reference table at its end, no object streams. */
import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { HubError } from '../../../src/content/errors.ts'

export interface PlainPdfWriter {
  /** A number for an object that is written later. */
  reserve(): number
  /** Writes what stands between `obj` and `endobj`. Awaited one after the other. @throws HubError `render-failed` where the file grows beyond what it may have */
  write(number: number, object: Uint8Array): Promise<void>
  /** Writes the table and the trailer. @param trailer entries besides `Size`, `/Root 1 0 R` */
  end(trailer: string): Promise<{ readonly bytes: number; readonly sha256: string }>
  /** Closes the file, whether it was ended or not. */
  close(): Promise<void>
}

const BUFFER_BYTES = 1 << 20
const latin = (text: string) => Buffer.from(text, 'latin1')

/** @param most bytes that the file may have */
export async function createPlainPdf(file: string, most: number): Promise<PlainPdfWriter> {
  const handle = await open(file, 'wx')
  const hash = createHash('sha256')
  /** Of each object, by its number. */
  const offsets: number[] = [0]
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  let bytes = 0

  async function flush(): Promise<void> {
    const all = Buffer.concat(waiting)
    waiting = []
    waitingBytes = 0
    hash.update(all)
    await writeAll(handle, all)
  }
  async function put(...parts: readonly Uint8Array[]): Promise<void> {
    for (const part of parts) {
      waiting.push(part)
      waitingBytes += part.length
      bytes += part.length
    }
    if (bytes > most) throw new HubError('render-failed', `One file would be larger than the ${Math.round(most / 1_000_000)} MB that the print shop takes: have it take several files, or make the run smaller.`)
    if (waitingBytes >= BUFFER_BYTES) await flush()
  }

  await put(latin('%PDF-1.6\n%\u0081\u0081\u0081\u0081\n'))
  return {
    reserve: () => offsets.push(Number.NaN) - 1,
    async write(number, object) {
      offsets[number] = bytes
      await put(latin(`${number} 0 obj\n`), object, latin('\nendobj\n'))
    },
    async end(trailer) {
      const table = bytes
      await put(latin(`xref\n0 ${offsets.length}\n0000000000 65535 f \n`))
      for (const offset of offsets.slice(1)) await put(latin(`${String(offset).padStart(10, '0')} 00000 n \n`))
      await put(latin(`trailer\n<< /Size ${offsets.length} ${trailer} >>\nstartxref\n${table}\n%%EOF\n`))
      await flush()
      return { bytes, sha256: hash.digest('hex') }
    },
    close: () => handle.close(),
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0
  while (done < bytes.length) done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten
}
