/** A child process of a run: gets the order once, then chunk after chunk. It never outlives its parent. */
import { readFile, rm } from 'node:fs/promises'
import process from 'node:process'
import type { PressOrder } from '../../../src/channel/press.ts'
import { HubError } from '../../../src/content/errors.ts'
import type { MediaKey } from '../../../src/content/nodes.ts'
import { printPaths } from '../paths.ts'
import type { PrintSettings } from '../settings.ts'
import { createLetterCompiler } from '../typst/compile-letters.mjs'
import { bindParts } from './bind-parts.ts'
import { checkBound } from './check-bound.ts'
import { diskError } from './chunk-folder.ts'
import type { FromChild, OpeningOrder, PressTask, ToChild } from './messages.ts'
import type { ChunkTools } from './print-chunk.ts'
import { printChunk } from './print-chunk.ts'
import { openRunPictures } from './run-pictures.ts'

interface Opened {
  readonly order: PressOrder
  readonly tools: ChunkTools
}

const say = (message: FromChild): void => void process.send?.(message)

const asked = new Map<MediaKey, { readonly resolve: (file: string) => void; readonly reject: (error: Error) => void }>()
const original = (key: MediaKey): Promise<string> =>
  new Promise((resolve, reject) => {
    asked.set(key, { resolve, reject })
    say({ type: 'original-wanted', key })
  })

async function open({ order, workspace, profile }: OpeningOrder): Promise<Opened> {
  const paths = printPaths()
  const profileFile = profile ?? paths.profile((order.ctx.settings as PrintSettings).outputIntent)
  const tools: ChunkTools = {
    compiler: createLetterCompiler(paths.templates, paths.fonts),
    pictures: openRunPictures(workspace, profileFile, original),
    profile: await readFile(profileFile),
    workspace,
  }
  return { order, tools }
}

function failure(thrown: unknown): FromChild {
  const error = diskError(thrown)
  if (error instanceof HubError) return { type: 'failed', code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) }
  return { type: 'failed', code: 'render-failed', message: `The letters could not be printed: ${error instanceof Error ? error.message : String(error)}` }
}

let opened: Promise<Opened> | undefined

process.on('message', (message: ToChild) => {
  if (message.type === 'open') {
    opened = open(message.opening)
    // Who prints first hears why it could not be opened.
    opened.catch(() => undefined)
  } else if (message.type === 'original') {
    asked.get(message.key)?.resolve(message.file)
    asked.delete(message.key)
  } else if (message.type === 'no-original') {
    asked.get(message.key)?.reject(new HubError(message.code, message.message))
    asked.delete(message.key)
  } else {
    void Promise.resolve(opened)
      .then((run) => (run ? work(run, message) : Promise.reject(new Error('no order'))))
      .then((result) => say({ type: 'done', result }), (error: unknown) => say(failure(error)))
  }
})
const work = ({ order, tools }: Opened, task: PressTask) =>
  task.type === 'print' ? printChunk(order, task.chunk, tools) : bindParts(order, task.parts, task.target, order.profile.singleFileMost, (file, spans) => checkBound(order, file, spans))
// The parent is gone: nobody wants letters any more, and nobody else takes the run's folder away.
process.on('disconnect', () => {
  void Promise.resolve(opened)
    .then((run) => run && rm(run.tools.workspace, { recursive: true, force: true }))
    .catch(() => undefined)
    .finally(() => process.exit(0))
})
