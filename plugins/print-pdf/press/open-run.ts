/** A run being printed: two processes that make files, a folder for what they share, and a queue before them. */
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PackTools } from '../../../src/channel/contract.ts'
import type { PressOrder, PressRun, PressTools, PrintedChunk, RefusedChunk } from '../../../src/channel/press.ts'
import { hasOddCopies } from '../../../src/channel/press.ts'
import { HubError } from '../../../src/content/errors.ts'
import type { MediaKey } from '../../../src/content/nodes.ts'
import { checkChunkName, readChunk } from './chunk-folder.ts'
import type { OpeningOrder, PressTask } from './messages.ts'
import type { PressChild } from './press-child.ts'
import { startPressChild } from './press-child.ts'

/** How many files are made at the same time. */
export const PRESS_WIDTH = 2

/** Media keys are hashes; they become file names. */
const MEDIA_KEY = /^[A-Za-z0-9_-]{1,128}$/

interface Waiting {
  readonly task: PressTask
  readonly signal: AbortSignal | undefined
  readonly resolve: (result: PrintedChunk | RefusedChunk) => void
  readonly reject: (error: unknown) => void
}

/** Opens a run. Processes are started when there is something for them to do. @throws HubError of {@link PressTools.icc} */
export async function openRun(order: PressOrder, tools: PackTools & PressTools): Promise<PressRun> {
  const icc = order.profile.icc === null ? null : await tools.icc(order.profile.icc.sha256)
  if (tools.workFolder !== undefined) await mkdir(tools.workFolder, { recursive: true })
  const workspace = await mkdtemp(join(tools.workFolder ?? tmpdir(), 'print-run-'))
  const profile = icc === null ? null : join(workspace, 'shop.icc')
  if (icc !== null && profile !== null) await writeFile(profile, icc)
  const opening: OpeningOrder = { order, workspace, profile }
  const originals = new Map<MediaKey, Promise<string>>()
  const children = new Set<PressChild>()
  const waiting: Waiting[] = []
  let isClosed = false

  function original(key: MediaKey): Promise<string> {
    const known = originals.get(key) ?? fetchOriginal(key)
    originals.set(key, known)
    // Who asks again may have better luck.
    known.catch(() => originals.delete(key))
    return known
  }
  async function fetchOriginal(key: MediaKey): Promise<string> {
    if (!MEDIA_KEY.test(key)) throw new HubError('not-found', 'A picture has a key that is none.')
    const file = join(workspace, `original-${key}`)
    const temporary = join(workspace, `.tmp-${randomUUID()}`)
    await writeFile(temporary, await tools.original(key))
    await rename(temporary, file)
    return file
  }

  function freeChild(): PressChild | undefined {
    for (const child of children) if (child.isGone) children.delete(child)
    const free = [...children].find((child) => !child.isBusy)
    if (free || children.size >= PRESS_WIDTH) return free
    const child = startPressChild(opening, original)
    children.add(child)
    return child
  }
  function dispatch(): void {
    while (waiting.length > 0) {
      const child = freeChild()
      const next = child && waiting.shift()
      if (!child || !next) return
      work(child, next)
    }
  }
  function work(child: PressChild, { task, signal, resolve, reject }: Waiting): void {
    const abort = () => void child.kill()
    signal?.addEventListener('abort', abort, { once: true })
    child
      .run(task)
      .then(resolve, (error: unknown) => reject(signal?.aborted ? cancelled() : error))
      .finally(() => {
        signal?.removeEventListener('abort', abort)
        dispatch()
      })
  }
  function ask(task: PressTask, signal: AbortSignal | undefined): Promise<PrintedChunk | RefusedChunk> {
    return new Promise((resolve, reject) => {
      const abort = () => leave(one)
      // A listener keeps the recipients of its file in memory as long as the signal lives.
      const settled = <T>(settle: (value: T) => void) => (value: T): void => {
        signal?.removeEventListener('abort', abort)
        settle(value)
      }
      const one: Waiting = { task, signal, resolve: settled(resolve), reject: settled(reject) }
      waiting.push(one)
      signal?.addEventListener('abort', abort, { once: true })
      dispatch()
    })
  }
  function leave(one: Waiting): void {
    const index = waiting.indexOf(one)
    if (index < 0) return
    waiting.splice(index, 1)
    one.reject(cancelled())
  }
  function checkOpen(signal: AbortSignal | undefined): void {
    if (isClosed) throw new HubError('busy', 'The run is closed; open it again.')
    if (signal?.aborted) throw cancelled()
  }

  return {
    async print(chunk, signal) {
      checkChunkName(chunk.name)
      checkOpen(signal)
      const there = await readChunk(chunk.folder, chunk.name)
      if (there && !(chunk.isTwoSided && hasOddCopies(there))) return there
      checkOpen(signal)
      return ask({ type: 'print', chunk }, signal)
    },
    async bind(chunks, target, signal) {
      checkChunkName(target.name)
      checkOpen(signal)
      const there = await readChunk(target.folder, target.name)
      if (there) return there
      checkOpen(signal)
      const parts = chunks.map(({ folder, chunk }) => ({ file: join(folder, chunk.name, chunk.file), chunk }))
      const bound = await ask({ type: 'bind', parts, target }, signal)
      if ('errors' in bound) throw new HubError('render-failed', 'The parts could not be bound.', { findings: bound.errors })
      return bound
    },
    async close() {
      isClosed = true
      for (const one of waiting.splice(0)) one.reject(cancelled())
      await Promise.all([...children].map((child) => child.kill()))
      await rm(workspace, { recursive: true, force: true })
    },
  }
}

const cancelled = () => new HubError('busy', 'Printing was stopped; it can be taken up again.')
