/** A consent on the command line. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordConsent, askConsent, decideRecorded } from '../../../src/consent/acts.ts'
import { runVerb } from '../../../src/cli/run.ts'
import { DATABASE, startHub, type TestHub } from '../hub.ts'
import { makeTestimonial } from './voices.ts'

let hub: TestHub
let agent: PayloadRequest
beforeAll(async () => {
  hub = await startHub()
  agent = await hub.person('Agnes Agent', ['agent'])
})
afterAll(() => hub?.stop())

it(`is shown, and withdrawn by a person with a token (${DATABASE})`, async () => {
  const admin = await runVerb(['user', 'create', '--email', 'admin@example.com', '--role', 'admin', '--json'], { payload: hub.payload, cwd: hub.dataDir })
  const token = String(JSON.parse(admin.stdout).token)
  const run = (...words: string[]) => runVerb(words, { payload: hub.payload, cwd: hub.dataDir, token })
  const { key } = await makeTestimonial(agent)
  expect(await run('consent', 'show', key)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Nobody has been asked') })
  await askConsent(agent, { testimonial: key, channels: ['web-page'], locale: 'de' })
  await recordConsent(agent, { testimonial: key, channels: ['web-page'], attribution: 'initials', until: null, kind: 'call-note', note: 'Frau Huber sagt am Telefon ja.', locale: 'de' })
  await decideRecorded(await hub.person('Armin Approver', ['approver']), key, true)
  const shown = await run('consent', 'show', key, '--json')
  expect(JSON.parse(shown.stdout)).toMatchObject({ testimonial: key, status: 'standing', terms: { channels: ['web-page'] }, isWhole: true })
  expect(shown.stdout).not.toContain('Huber')
  expect(await runVerb(['consent', 'withdraw', key], { payload: hub.payload, cwd: hub.dataDir })).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('HUB_TOKEN') })
  expect(await run('consent', 'withdraw', key)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('withdrawn') })
  expect((await run('consent', 'show', key)).stdout).toContain(`${key}: withdrawn`)
  expect(await run('consent', 'withdraw', key)).toMatchObject({ exitCode: 0 })
})
