/** The hub on its command line, as people and scripts use it: real processes on a database of their own, at least one for every verb that writes and for every way to end. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunResult, runVerb } from '../../../src/cli/run.ts'
import { sha256Hex } from '../../../src/content/canonical.ts'
import { approvedBrand, DATABASE, startHub, type TestHub } from '../hub.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const demo = join(root, 'examples/demo')

/** One real command, as a script starts it. On the embedded database nobody else may be writing meanwhile. */
const start = (env: NodeJS.ProcessEnv, token: string | null, args: readonly string[]): Promise<RunResult> =>
  new Promise((resolve) => {
    const { HUB_TOKEN: _, ...inherited } = env
    const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', ...args], { cwd: root, env: { ...inherited, NODE_ENV: 'production', ...(token ? { HUB_TOKEN: token } : {}) } })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()))
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
    child.on('close', (code) => resolve({ exitCode: code ?? -1, stdout, stderr }))
  })
const json = <Result extends object = { ok: boolean; [field: string]: unknown }>({ stdout }: RunResult) => JSON.parse(stdout) as { results: Result[]; [field: string]: unknown }
const createUser = (role: string) => ['user', 'create', '--email', `${role}@example.com`, '--role', role, '--json']

/** A second hub, empty but for its people and the brand: a data folder, and on MongoDB a database. Only real commands work on it. */
async function otherHub() {
  const dataDir = mkdtempSync(join(tmpdir(), 'hub-cli-two-'))
  const mongo = process.env.MONGODB_URL?.replace(/\/[^/?]+\?/, `/cli_two_${process.pid}_${Date.now()}?`)
  const env = { ...process.env, DATA_DIR: dataDir, ...(mongo ? { DATABASE_URL: mongo } : {}) }
  const made = await start(env, null, [join(import.meta.dirname, 'other-hub.ts')])
  expect(made.exitCode, made.stderr).toBe(0)
  return { dataDir, editor: made.stdout.trim(), run: (token: string, ...args: string[]) => start(env, token, ['src/cli/hub.ts', ...args]) }
}

describe(`hub (${DATABASE})`, () => {
  let hub: TestHub
  let who: Record<'admin' | 'editor' | 'approver', string>
  const run = (token: string | null, ...args: string[]) => start(process.env, token, ['src/cli/hub.ts', ...args])
  /** The same verb without the start of a process: for what the command's way in and out has no part in. */
  const verb = (token: string | null, ...args: string[]) => runVerb(args, { payload: hub.payload, cwd: root, token: token ?? undefined })

  beforeAll(async () => {
    hub = await startHub()
    const admin = String(json(await run(null, ...createUser('admin'))).token)
    const [editor = '', approver = ''] = [json(await verb(admin, ...createUser('editor'))), json(await verb(admin, ...createUser('approver')))].map(({ token }) => String(token))
    who = { admin, editor, approver }
    await approvedBrand(await hub.person('Edda Editor', ['editor']), await hub.person('Armin Approver', ['approver']))
  })
  afterAll(() => hub?.stop())

  it('helps, and says what it did not understand', async () => {
    const help = await run(null, '--help')
    expect(help).toMatchObject({ exitCode: 0, stderr: '' })
    for (const verb of ['migrate', 'seed', 'import', 'list', 'show', 'submit', 'approve', 'publish', 'unpublish', 'render', 'user', 'token']) expect(help.stdout).toContain(verb)
    expect(await run(null, 'frobnicate')).toMatchObject({ exitCode: 2 })
    expect(await run(null, 'list')).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('HUB_TOKEN') })
    expect(await verb('ek_person_forged', 'list')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('not valid') })
    expect(await verb(null, 'user', 'create', '--email', 'x@example.com', '--role', 'admin')).toMatchObject({ exitCode: 1 })
  })

  it('walks a piece from files to files, as the persons whose tokens are given', async () => {
    const imported = json(await run(who.editor, 'import', join(demo, 'waermepumpe-ratgeber'), '--json'))
    expect(imported.results).toMatchObject([{ ok: true, key: 'waermepumpe-ratgeber', action: 'created' }])
    expect(json(await verb(who.editor, 'import', join(demo, 'waermepumpe-ratgeber'), '--json')).results).toMatchObject([{ action: 'updated' }])
    expect((await verb(who.editor, 'approve', 'waermepumpe-ratgeber')).exitCode).toBe(1)
    expect(json(await run(who.editor, 'submit', 'waermepumpe-ratgeber', '--json')).results.map(({ ok, locale }) => [ok, locale])).toEqual([
      [true, 'de'],
      [true, 'en'],
    ])
    expect((await verb(who.editor, 'approve', 'waermepumpe-ratgeber')).stderr).toContain('role approver')
    expect((await run(who.approver, 'approve', 'waermepumpe-ratgeber')).exitCode).toBe(0)
    const slug = 'waermepumpe-im-altbau-fuenf-fragen-die-zuerst-zaehlen'
    expect((await verb(who.editor, 'publish', slug, '--locale', 'de', '--at', 'tomorrow')).stderr).toContain('time zone')
    expect((await run(who.editor, 'publish', slug, '--locale', 'de', '--channel', 'web-page,print-pdf')).exitCode).toBe(0)
    const shown = json<{ channels: { channel: string; state: string }[] }>(await verb(who.editor, 'show', slug, '--locale', 'de', '--json'))
    expect(shown.results[0]?.channels.map(({ channel, state }) => [channel, state])).toEqual([
      ['web-page', 'live'],
      ['social-post', 'never'],
      ['newsletter-block', 'never'],
      ['print-pdf', 'live'],
    ])
    expect((await run(who.editor, 'unpublish', slug, '--locale', 'de', '--channel', 'print-pdf')).exitCode).toBe(0)
    const out = join(hub.dataDir, 'out')
    expect((await run(who.editor, 'render', slug, '--locale', 'de', '--out', out)).exitCode).toBe(0)
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { renditions: { key: string; files: { path: string; sha256: string }[] }[] }
    const files = manifest.renditions.flatMap((one) => one.files)
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['de/web-page/page/page.html', 'de/print-pdf/letter/letter.pdf']))
    for (const { path, sha256 } of files) expect(sha256Hex(readFileSync(join(out, path)))).toBe(sha256)
    expect(manifest.renditions.every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true)
  })

  it('exports what another hub imports with the same identity', async () => {
    const out = join(hub.dataDir, 'export')
    const exported = json(await run(who.editor, 'export', 'waermepumpe-ratgeber', '--out', out, '--json')).results
    expect(exported).toHaveLength(2)
    expect(existsSync(join(out, 'waermepumpe-ratgeber/de.md'))).toBe(true)
    const other = await otherHub()
    expect((await other.run(other.editor, 'import', out)).exitCode).toBe(0)
    const submitted = json(await other.run(other.editor, 'submit', 'waermepumpe-ratgeber', '--json')).results
    rmSync(other.dataDir, { recursive: true, force: true })
    expect(submitted.map(({ locale, hash }) => [locale, hash])).toEqual(exported.map(({ locale, hash }) => [locale, hash]))
  })

  it('issues tokens for apps once, with scope and end', async () => {
    const made = await run(who.admin, 'token', 'create', '--kind', 'channel-app', '--channels', 'web-page', '--expires', '2027-03-31', '--json')
    expect(json(made)).toMatchObject({ kind: 'channel-app', channels: ['web-page'], expiresAt: '2027-03-31T23:59:59.000Z', token: expect.stringMatching(/^ek_app_/) })
    expect((await verb(who.editor, 'token', 'create', '--kind', 'channel-app', '--channels', 'web-page')).stderr).toContain('role admin')
    expect((await verb(who.admin, 'token', 'create', '--kind', 'channel-app', '--channels', 'fax')).stderr).toContain('no channel "fax"')
    expect((await verb(json(made).token as string, 'list')).exitCode).toBe(1)
  })
})
