/** A hub with somebody who uploads lists: what recipient lists are tested on. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { confirmMapping, proposalFor } from '../../../src/publishing/recipient-lists/confirm-mapping.ts'
import { closeListProcess } from '../../../src/publishing/recipient-lists/run-list-process.ts'
import { type NewList, uploadList } from '../../../src/publishing/recipient-lists/upload-list.ts'
import { workLists } from '../../../src/publishing/recipient-lists/work-lists.ts'
import { startHub, type TestHub } from '../hub.ts'

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const never = new AbortController().signal

export interface ListHub {
  readonly hub: TestHub
  readonly editor: PayloadRequest
  /** Gives the key of the list. */
  upload(list: string | Uint8Array, more?: Partial<NewList>): Promise<string>
  /** Reads what was uploaded, checks what was confirmed. */
  work(options?: Parameters<typeof workLists>[2]): Promise<void>
  /** Confirms what is proposed. */
  confirm(key: string): Promise<void>
  /** All of that. */
  checked(list: string | Uint8Array, more?: Partial<NewList>): Promise<string>
  /** Names of what lies there of a list. */
  filesOf(key: string): string[]
  stop(): Promise<void>
}

export async function startListHub(): Promise<ListHub> {
  const hub = await startHub()
  const editor = await hub.person('Edda Editor', ['editor'])
  const upload: ListHub['upload'] = async (list, more = {}) => {
    const bytes = typeof list === 'string' ? bytesOf(list) : list
    return (await uploadList(editor, { title: 'Bestandskunden', purpose: 'mailing', origin: 'Kundendatei', bytes, ...more })).key
  }
  const work: ListHub['work'] = (options) => workLists(hub.payload, never, options)
  const confirm: ListHub['confirm'] = async (key) => {
    const { columns, options } = await proposalFor(editor, key)
    await confirmMapping(editor, key, { mapping: columns.map(({ target }) => target), options })
  }
  return {
    hub,
    editor,
    upload,
    work,
    confirm,
    async checked(list, more) {
      const key = await upload(list, more)
      await work()
      await confirm(key)
      await work()
      return key
    },
    filesOf(key) {
      const folder = join(hub.dataDir, 'recipients', key)
      return existsSync(folder) ? readdirSync(folder) : []
    },
    async stop() {
      closeListProcess()
      await hub.stop()
    },
  }
}
