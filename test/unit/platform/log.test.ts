import { describe, expect, it } from 'vitest'
import { HubError } from '../../../src/content/errors.ts'
import { createLog } from '../../../src/server/log.ts'
import { loggedPath } from '../../../src/server/logged-path.ts'

function logging() {
  const lines: string[] = []
  return { lines, log: createLog({ write: (line: string) => void lines.push(line) }) }
}
const NAME = 'Quibbelmoor'
const withCause = (message: string, cause: unknown) => new Error(message, { cause })
const ERRORS: readonly (readonly [what: string, error: Error])[] = [
  ['a statement of the embedded database', Object.assign(withCause(`Failed query: insert into x values (?)\nparams: ${NAME}\n${NAME}`, new Error('disk full')), { params: [NAME] })],
  ['a unique key of MongoDB', Object.assign(new Error(`E11000 duplicate key error collection: hub.x index: slot_1 dup key: { slot: "${NAME}" }`), { code: 11000, keyValue: { slot: NAME }, errorResponse: { errmsg: NAME } })],
  ['a value of the wrong kind', Object.assign(new Error(`Cast to ObjectId failed for value "${NAME} "so"" (type string) at path "_id"`), { value: NAME, reason: new Error(NAME) })],
  ['a body that is no JSON', new SyntaxError(`Unexpected token 'Q', "${NAME} an"... is not valid JSON`)],
  ['what a person did wrong', new HubError('not-found', `There is no contact "${NAME}".`, { field: NAME })],
  ['a cause', withCause('outside', withCause('inside', new HubError('bad-input', NAME)))],
]

describe('the log', () => {
  it.each(ERRORS)('names nobody in the error of %s', (_, error) => {
    const { lines, log } = logging()
    log.error(error)
    log.error({ err: error })
    log.error({ err: error, msg: 'a request failed' })
    log.child({ requestId: '1' }).error({ err: error }, 'A request failed.')
    expect(lines).toHaveLength(4)
    expect(lines.join('')).not.toContain(NAME)
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ err: { type: error.name, stack: expect.stringContaining('log.test.ts') } })
    expect(lines[2]?.match(/"msg":/g)).toHaveLength(1)
  })

  it('says where it was and what is wrong with the hub', () => {
    const { lines, log } = logging()
    log.error({ err: withCause('The file could not be written.', Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })) })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'The file could not be written.', err: { cause: { code: 'ENOSPC', message: 'ENOSPC: no space left' } } })
  })

  it.each([
    ['/consent/abc.def-g', '/consent/…'],
    ['/consent/abc.def-g/receipt.pdf', '/consent/…'],
    ['/de/mailings/mailing-0123456789ab/abcdefghijklmnopqrstuv', '/de/mailings/mailing-0123456789ab/…'],
    ['/de/mailings/Quibbelmoor/abc/def', '/de/mailings/…/…'],
    ['/mailings/unsubscribe/0123abcd.abcdefg', '/mailings/unsubscribe/…'],
    ['/m/c00013pbntne', '/m/…'],
    ['/api/flow/contacts/quibbelmoor/erase', '/api/flow/contacts/…/erase'],
    ['/api/contacts/quibbelmoor', '/api/contacts/…'],
    ['/api/graphql', '/api/graphql'],
    ['/admin/collections/contacts/1', '/admin/collections/contacts/…'],
    ['/de/warm-im-altbau', '/de/warm-im-altbau'],
    ['/de/Zwanziska', '/de/…'],
    ['/de/quibbelm%C3%B6r/embed', '/de/…/embed'],
    ['/', '/'],
  ])('shows %s as %s', (pathname, shown) => {
    expect(loggedPath(pathname)).toBe(shown)
  })
})
