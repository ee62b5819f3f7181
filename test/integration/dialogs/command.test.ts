/** `hub dialogs import`, with the examples that people begin with; and contacts as they are stored. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runVerb } from '../../../src/cli/run.ts'
import { type PrincipalName, type Principal, principals, signedIn, tokenFor } from '../access/rest.ts'
import { DATABASE, startHub, type TestHub } from '../hub.ts'
import { contacts, dialogsAt } from './dialog-hub.ts'

const examples = fileURLToPath(new URL('../../../examples/dialogs', import.meta.url))
let hub: TestHub
let who: Record<PrincipalName, Principal>
let folder: string
let agent: string

beforeAll(async () => {
  hub = await startHub()
  who = await principals(hub)
  folder = mkdtempSync(join(tmpdir(), 'dialogs-'))
  agent = (await tokenFor(hub, 'person', { person: (await signedIn(hub, 'Carla Command', ['agent'])).id })).token
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await hub?.stop()
})

const run = (token: string | undefined, ...argv: string[]) => runVerb(argv, { payload: hub.payload, cwd: examples, token })

describe(`hub dialogs import (${DATABASE})`, () => {
  it('takes the examples, twice without doubling anything', async () => {
    const first = await run(agent, 'dialogs', 'import', 'dialoge.csv', 'dialogs.json', '--json')
    expect(first.exitCode, first.stdout + first.stderr).toBe(0)
    expect(JSON.parse(first.stdout)).toMatchObject({ results: [{ ok: true, file: 'dialoge.csv', created: 3, newMessages: 5, bad: [] }, { ok: true, file: 'dialogs.json', created: 2, newMessages: 3, bad: [] }] })
    const again = await run(agent, 'dialogs', 'import', 'dialoge.csv', 'dialogs.json')
    expect(again.stdout).toContain('dialoge.csv: 0 made, 0 added to, 3 as they were')
    const [stored] = await dialogsAt(hub, 'e-mail:L-3001')
    expect(stored).toMatchObject({ language: 'de', sentiment: 'positive' })
    expect(stored?.messages[0]?.text).toContain('\nHedwig Brandauer')
    expect((await dialogsAt(hub, 'phone:L-4001'))[0]?.messages.map(({ attachments }) => attachments?.length ?? 0)).toEqual([0, 1])
    expect((await dialogsAt(hub, 'social-public:L-4002'))[0]?.messages[0]?.isPrivate).toBe(false)
    expect((await contacts(hub)).map(({ displayName }) => displayName).sort()).toEqual(['Hedwig Brandauer', 'Priya Nair', 'Torben Iversen'])
  })

  it('says what it left out, and fails then', async () => {
    const file = join(folder, 'schlecht.csv')
    writeFileSync(file, 'source,externalId,author,at,text\nchat,X-1,customer,gestern,Hallo\nchat,X-2,customer,2026-11-02T10:00:00Z,Hallo\n')
    const { exitCode, stdout, stderr } = await run(agent, 'dialogs', 'import', file, join(folder, 'fehlt.csv'))
    expect(exitCode).toBe(1)
    expect(stdout).toContain('1 made')
    expect(stderr).toMatch(/schlecht\.csv:2: at: is no time/)
    expect(stderr).toContain('There is no such file')
    expect(await dialogsAt(hub, 'chat:X-2')).toHaveLength(1)
  })

  it('is for agents', async () => {
    expect((await run(undefined, 'dialogs', 'import', 'dialogs.json')).exitCode).toBe(1)
    const editor = (await tokenFor(hub, 'person', { person: who.editor.id })).token
    expect((await run(editor, 'dialogs', 'import', 'dialogs.json')).stderr).toContain('agent')
  })
})

describe(`contacts (${DATABASE})`, () => {
  const make = (body: Record<string, unknown>) => who.agent.send('POST', '/contacts', { body })

  it('keep what was written, and are named by what is known', async () => {
    const { json } = await make({ givenName: ' Ana ', surname: 'Novák\u0000', phone: '(030) 23125-0', email: 'Ana@Example.com', address: { country: 'at' } })
    expect(json.doc).toMatchObject({ givenName: 'Ana', surname: 'Novák', displayName: 'Ana Novák', phone: '(030) 23125-0', email: 'Ana@Example.com', address: { country: 'AT' } })
    expect(JSON.stringify(json.doc)).not.toContain('Key"')
    const id = String(json.doc?.id)
    expect((await who.agent.send('PATCH', `/contacts/${id}`, { body: { givenName: '', surname: '', displayName: 'Gefälscht', emailKey: 'x' } })).json.doc).toMatchObject({ displayName: 'Ana@Example.com' })
    const stored = (await contacts(hub)).find((one) => String(one.id) === id)
    expect(stored).toMatchObject({ emailKey: 'ana@example.com', phoneKey: '+4330231250' })
    expect((await make({})).json.doc).toMatchObject({ displayName: '' })
    expect((await make({ handles: [{ network: 'Mastodon', handle: '@ana' }] })).json.doc).toMatchObject({ displayName: '@ana' })
  })

  it('refuse what cannot be', async () => {
    const wrong = [{ email: 'ana@' }, { email: 'a b@example.com' }, { phone: 'ruf mich an' }, { phone: '12' }, { address: { country: 'XX' } }, { address: { country: 'DEU' } }, { language: 'deutsch und englisch' }, { birthDate: '2999-01-01' }, { birthDate: '1850-01-01' }, { handles: [{ network: 'X' }] }]
    for (const body of wrong) expect((await make(body)).status, JSON.stringify(body)).toBe(400)
    for (const body of [{ phone: '+49 (30) 23125-014 Durchwahl 7' }, { phone: '110' }, { language: 'de-CH' }, { birthDate: '1970-05-01' }]) expect((await make(body)).status, JSON.stringify(body)).toBe(201)
  })
})
