/** One child process of a run, as its parent sees it: takes one task at a time, and is replaced when it dies. */
import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import type { PrintedChunk, RefusedChunk } from '../../../src/channel/press.ts'
import { HubError } from '../../../src/content/errors.ts'
import type { MediaKey } from '../../../src/content/nodes.ts'
import { printPaths } from '../paths.ts'
import { diskError } from './chunk-folder.ts'
import type { FromChild, OpeningOrder, PressTask, ToChild } from './messages.ts'

export interface PressChild {
  readonly isBusy: boolean
  readonly isGone: boolean
  /** @throws HubError as the task does; `render-failed` where the process dies */
  run(task: PressTask): Promise<PrintedChunk | RefusedChunk>
  /** Ends the process at once; what it was doing fails. */
  kill(): Promise<void>
}

/** A task that is not done by then hangs. One file for all is read again from its beginning to its end. */
const TIMEOUT_MS = { print: 15 * 60_000, bind: 60 * 60_000 } as const

/** @param original puts an original where children read it, and says where */
export function startPressChild(opening: OpeningOrder, original: (key: MediaKey) => Promise<string>): PressChild {
  const paths = printPaths()
  const child = fork(/* turbopackIgnore: true */ paths.pressWorker, [], {
    serialization: 'advanced',
    cwd: paths.root,
    execArgv: ['--conditions=production', '--import', 'tsx'],
    // No loader meant for the parent, none of its secrets, and no fonts of the machine: the same letter everywhere. The layout's threads each keep what they freed
    // in an arena of the C library's own: two of them are enough.
    env: { PATH: process.env.PATH ?? '', TMPDIR: process.env.TMPDIR ?? '/tmp', TZ: 'UTC', NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', FONTCONFIG_FILE: paths.fontConfiguration },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => child.pid === undefined && resolve())
  })
  let task: { readonly settle: (outcome: PrintedChunk | RefusedChunk | Error) => void } | undefined
  let isGone = false

  function settle(outcome: PrintedChunk | RefusedChunk | Error): void {
    const settled = task
    task = undefined
    settled?.settle(outcome)
  }
  function lose(why: string): void {
    isGone = true
    settle(new HubError('render-failed', `The file could not be made: the process ${why}. Try again; a file that is there already is not made twice.`))
  }
  const send = (message: ToChild) => child.connected && child.send(message, (error) => error && lose('could not be reached'))

  child.on('message', (message: FromChild) => {
    if (message.type === 'done') settle(message.result)
    else if (message.type === 'failed') settle(new HubError(message.code, message.message, message.details))
    else
      void original(message.key).then(
        (file) => send({ type: 'original', key: message.key, file }),
        (error: unknown) => send(noOriginal(message.key, error)),
      )
  })
  child.on('error', () => lose('could not be started'))
  child.on('exit', (code, signal) => lose(`ended (${signal ?? code})`))
  send({ type: 'open', opening })
  hold(child, false)

  return {
    get isBusy() {
      return task !== undefined
    },
    get isGone() {
      return isGone
    },
    run: (message) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS[message.type])
        hold(child, true)
        task = {
          settle: (outcome) => {
            clearTimeout(timer)
            hold(child, false)
            if (outcome instanceof Error) reject(outcome)
            else resolve(outcome)
          },
        }
        if (isGone) lose('is gone')
        else send(message)
      }),
    kill: () => {
      isGone = true
      hold(child, true)
      child.kill('SIGKILL')
      return ended
    },
  }
}

function noOriginal(key: MediaKey, thrown: unknown): ToChild {
  const error = diskError(thrown)
  if (error instanceof HubError) return { type: 'no-original', key, code: error.code, message: error.message }
  return { type: 'no-original', key, code: 'internal', message: 'The original of a picture could not be read.' }
}

/** Does the process keep the parent alive? Only while it works. */
function hold(child: ChildProcess, isHeld: boolean): void {
  if (isHeld) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}
