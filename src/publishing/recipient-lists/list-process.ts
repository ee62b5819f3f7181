/** Works through lists in a process of its own, where a large workbook or a hostile one keeps nobody else waiting. Started by run-list-process.ts. */
import { HubError } from '../../content/errors.ts'
import { checkRows } from './check-rows.ts'
import type { FromProcess, ToProcess, WorkOrder } from './list-work.ts'
import { readUpload } from './read-upload.ts'
import { suppressRows } from './suppress-rows.ts'

const say = (message: FromProcess): void => void process.send?.(message)
const heard = <Message>(): Promise<Message> => new Promise((resolve) => process.once('message', resolve as (message: unknown) => void))
const ask = (digests: readonly string[], rows: number): Promise<ToProcess> => {
  const answer = heard<ToProcess>()
  say({ is: 'digests', digests, rows })
  return answer
}

// Whoever asked for it has gone: nobody takes what is made here.
process.once('disconnect', () => process.exit(1))

// One list after the other, until whoever asks has enough.
for (;;) {
  const order = await heard<WorkOrder>()
  try {
    const result = order.task === 'read' ? await readUpload(order) : order.task === 'check' ? await checkRows(order, ask) : await suppressRows(order, ask)
    say({ is: 'done', result })
  } catch (error) {
    // What is no HubError may quote a row: its name is all that is told.
    const known = error instanceof HubError ? error : new HubError('internal', `The list could not be worked through (${error instanceof Error ? error.name : 'unknown'}).`, { fault: 'broken' })
    say({ is: 'failed', code: known.code, message: known.message, details: known.details })
  }
}
