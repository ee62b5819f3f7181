/** Folders whose files name people: nobody but the hub's own account looks into them, whatever the files in them allow. */
import { chmodSync, mkdirSync } from 'node:fs'
import type { Payload } from 'payload'
import { hubOf } from './hub.ts'

/** Makes the folders of recipient lists and of print runs, and closes those that are there already. Where the account may not, the log says so. */
export function closePrivateFolders(payload: Payload): void {
  const { recipients, printRuns } = hubOf(payload)
  for (const folder of [recipients, printRuns]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      chmodSync(folder, 0o700)
    } catch (error) {
      payload.logger.warn({ err: error, msg: 'A folder with addresses of people could not be closed to other accounts of this machine.' })
    }
  }
}
