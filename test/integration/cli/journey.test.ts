/** The hub on its command line, as people and scripts use it: real processes, a database of their own. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '../../../src/content/canonical.ts'
import { BRAND } from '../hub.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const demo = join(root, 'examples/demo')

interface Answer {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A hub of its own: a data folder, and on MongoDB a database. */
function commandLine(name: string) {
  const dataDir = mkdtempSync(join(tmpdir(), `hub-cli-${name}-`))
  const mongo = process.env.MONGODB_URL?.replace(/\/[^/?]+\?/, `/cli_${name}_${process.pid}_${Date.now()}?`)
  const { DATABASE_URL: _, HUB_TOKEN: __, ...inherited } = process.env
  const env = { ...inherited, NODE_ENV: 'production', DATA_DIR: dataDir, SEED: 'none', PUBLIC_URL: 'https://hub.example.com', HUB_SECRET: 'a secret that is only used in tests, 32+ characters', ...(mongo ? { DATABASE_URL: mongo } : {}) }
  return {
    dataDir,
    env,
    run: (token: string | null, ...args: string[]): Promise<Answer> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', 'src/cli/hub.ts', ...args], { cwd: root, env: { ...env, ...(token ? { HUB_TOKEN: token } : {}) } as NodeJS.ProcessEnv })
        let stdout = ''
        let stderr = ''
        child.stdout.on('data', (data: Buffer) => (stdout += data.toString()))
        child.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
        child.on('close', (code) => resolve({ code, stdout, stderr }))
      }),
  }
}
type Hub = ReturnType<typeof commandLine>
const json = ({ stdout }: Answer) => JSON.parse(stdout) as { results: { ok: boolean; [field: string]: unknown }[]; [field: string]: unknown }

async function people(hub: Hub) {
  const admin = String(json(await hub.run(null, 'user', 'create', '--email', 'admin@example.com', '--role', 'admin', '--json')).token)
  const editor = String(json(await hub.run(admin, 'user', 'create', '--email', 'editor@example.com', '--role', 'editor', '--json')).token)
  const approver = String(json(await hub.run(admin, 'user', 'create', '--email', 'approver@example.com', '--role', 'approver', '--json')).token)
  await makeBrand(hub)
  return { admin, editor, approver }
}

/** The brand is made in the admin; here by a script, and approved through the flow. */
function makeBrand(hub: Hub): Promise<void> {
  const script = `
    const { getPayload } = await import('payload')
    const { default: config } = await import('./src/payload.config.ts')
    const { submit } = await import('./src/publishing/submit.ts')
    const { approve } = await import('./src/publishing/decide.ts')
    const { asPerson } = await import('./test/integration/hub.ts')
    const payload = await getPayload({ config })
    await payload.create({ collection: 'brands', data: JSON.parse(process.env.BRAND) })
    const { docs } = await payload.find({ collection: 'users', sort: 'email' })
    const by = (email) => asPerson(payload, docs.find((user) => user.email === email).id)
    const submission = await submit(await by('editor@example.com'), { subject: 'brand', key: JSON.parse(process.env.BRAND).key, locale: '*' })
    await approve(await by('approver@example.com'), submission.key)
    process.exit(0)`
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', '--input-type=module', '-e', script], { cwd: root, env: { ...hub.env, BRAND: JSON.stringify(BRAND) } as unknown as NodeJS.ProcessEnv, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`making the brand ended with ${code}`))))
  })
}

const hubs: Hub[] = []
const open = (name: string): Hub => {
  const hub = commandLine(name)
  hubs.push(hub)
  return hub
}
afterAll(() => {
  for (const { dataDir } of hubs) rmSync(dataDir, { recursive: true, force: true })
})

describe('hub', () => {
  let hub: Hub
  let who: Awaited<ReturnType<typeof people>>
  beforeAll(async () => {
    hub = open('one')
    who = await people(hub)
  })

  it('helps, and says what it did not understand', async () => {
    const help = await hub.run(null, '--help')
    expect(help).toMatchObject({ code: 0, stderr: '' })
    for (const verb of ['migrate', 'seed', 'import', 'list', 'show', 'submit', 'approve', 'publish', 'unpublish', 'render', 'user', 'token']) expect(help.stdout).toContain(verb)
    expect(await hub.run(null, 'frobnicate')).toMatchObject({ code: 2 })
    expect(await hub.run(null, 'list')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('HUB_TOKEN') })
    expect(await hub.run('ek_person_forged', 'list')).toMatchObject({ code: 1, stderr: expect.stringContaining('not valid') })
    expect(await hub.run(null, 'user', 'create', '--email', 'x@example.com', '--role', 'admin')).toMatchObject({ code: 1 })
  })

  it('walks a piece from files to files, as the persons whose tokens are given', async () => {
    const imported = json(await hub.run(who.editor, 'import', join(demo, 'waermepumpe-ratgeber'), '--json'))
    expect(imported.results).toMatchObject([{ ok: true, key: 'waermepumpe-ratgeber', action: 'created' }])
    expect(json(await hub.run(who.editor, 'import', join(demo, 'waermepumpe-ratgeber'), '--json')).results).toMatchObject([{ action: 'updated' }])
    expect((await hub.run(who.editor, 'approve', 'waermepumpe-ratgeber')).code).toBe(1)
    expect(json(await hub.run(who.editor, 'submit', 'waermepumpe-ratgeber', '--json')).results.map(({ ok, locale }) => [ok, locale])).toEqual([
      [true, 'de'],
      [true, 'en'],
    ])
    expect((await hub.run(who.editor, 'approve', 'waermepumpe-ratgeber')).stderr).toContain('role approver')
    expect((await hub.run(who.approver, 'approve', 'waermepumpe-ratgeber')).code).toBe(0)
    const slug = 'waermepumpe-im-altbau-fuenf-fragen-die-zuerst-zaehlen'
    expect((await hub.run(who.editor, 'publish', slug, '--locale', 'de', '--at', 'tomorrow')).stderr).toContain('time zone')
    expect((await hub.run(who.editor, 'publish', slug, '--locale', 'de', '--channel', 'web-page,print-pdf')).code).toBe(0)
    const shown = json(await hub.run(who.editor, 'show', slug, '--locale', 'de', '--json')).results[0] as unknown as { channels: { channel: string; state: string }[] }
    expect(shown.channels.map(({ channel, state }) => [channel, state])).toEqual([
      ['web-page', 'live'],
      ['social-post', 'never'],
      ['newsletter-block', 'never'],
      ['print-pdf', 'live'],
    ])
    expect((await hub.run(who.editor, 'unpublish', slug, '--locale', 'de', '--channel', 'print-pdf')).code).toBe(0)
    const out = join(hub.dataDir, 'out')
    expect((await hub.run(who.editor, 'render', slug, '--locale', 'de', '--out', out)).code).toBe(0)
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { renditions: { key: string; files: { path: string; sha256: string }[] }[] }
    const files = manifest.renditions.flatMap((one) => one.files)
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['de/web-page/page/page.html', 'de/print-pdf/letter/letter.pdf']))
    for (const { path, sha256 } of files) expect(sha256Hex(readFileSync(join(out, path)))).toBe(sha256)
    expect(manifest.renditions.every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true)
  })

  it('exports what another hub imports with the same identity', async () => {
    const out = join(hub.dataDir, 'export')
    const exported = json(await hub.run(who.editor, 'export', 'waermepumpe-ratgeber', '--out', out, '--json')).results
    expect(exported).toHaveLength(2)
    expect(existsSync(join(out, 'waermepumpe-ratgeber/de.md'))).toBe(true)
    const other = open('two')
    const there = await people(other)
    expect((await other.run(there.editor, 'import', out)).code).toBe(0)
    const submitted = json(await other.run(there.editor, 'submit', 'waermepumpe-ratgeber', '--json')).results
    expect(submitted.map(({ locale, hash }) => [locale, hash])).toEqual(exported.map(({ locale, hash }) => [locale, hash]))
  })

  it('issues tokens for apps once, with scope and end', async () => {
    const made = await hub.run(who.admin, 'token', 'create', '--kind', 'channel-app', '--channels', 'web-page', '--expires', '2027-03-31', '--json')
    expect(json(made)).toMatchObject({ kind: 'channel-app', channels: ['web-page'], expiresAt: '2027-03-31T23:59:59.000Z', token: expect.stringMatching(/^ek_app_/) })
    expect((await hub.run(who.editor, 'token', 'create', '--kind', 'channel-app', '--channels', 'web-page')).stderr).toContain('role admin')
    expect((await hub.run(who.admin, 'token', 'create', '--kind', 'channel-app', '--channels', 'fax')).stderr).toContain('no channel "fax"')
    expect((await hub.run(json(made).token as string, 'list')).code).toBe(1)
  })
})
