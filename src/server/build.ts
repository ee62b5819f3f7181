import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** What the build is made of. A change in any of these makes it old. */
const SOURCES = ['src', 'collections', 'plugins', 'next.config.ts', 'tsconfig.json', 'tsconfig.next.json', 'package.json', 'package-lock.json']
const isSource = (file: string) => /\.(ts|tsx|js|mjs|json|css|scss|svg)$/.test(file) && !file.endsWith('.d.ts')

/** A fingerprint of everything that the admin is built from; equal sources give equal fingerprints on any machine. */
export function sourceFingerprint(root: string): string {
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]}\n`)
  for (const name of SOURCES) {
    for (const file of filesBelow(join(root, name)).filter(isSource).sort()) {
      hash.update(`${relative(root, file)}\0`).update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => filesBelow(join(path, entry.name)))
}

const stampFile = (root: string) => join(root, '.next', 'hub-build.json')

/** True if there is a build of exactly these sources. */
export function isBuildFresh(root: string, fingerprint = sourceFingerprint(root)): boolean {
  try {
    const { fingerprint: built } = JSON.parse(readFileSync(stampFile(root), 'utf8')) as { fingerprint?: string }
    return built === fingerprint && existsSync(join(root, '.next', 'BUILD_ID'))
  } catch {
    return false
  }
}

/**
 * Builds the admin if there is no build or it is older than its sources, and marks it.
 * @returns true if it built.
 * @throws if the build failed or left nothing behind; its output went to standard error.
 */
export async function ensureBuild(root: string = projectRoot): Promise<boolean> {
  const fingerprint = sourceFingerprint(root)
  if (isBuildFresh(root, fingerprint)) return false
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NODE_OPTIONS: optionsWithProduction() }
  const child = spawn(process.execPath, [next, 'build'], { cwd: root, env, stdio: ['ignore', process.stderr, process.stderr] })
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve))
  if (code !== 0 || !existsSync(join(root, '.next', 'BUILD_ID'))) {
    throw new Error(`The admin could not be built (exit code ${code}); the messages above say why.`)
  }
  writeFileSync(stampFile(root), JSON.stringify({ fingerprint }))
  return true
}

/** Without the condition, Node 20 may end silently on importing the rich text editor. The long form: the short one breaks Next. */
function optionsWithProduction(): string {
  const given = process.env['NODE_OPTIONS'] ?? ''
  return given.includes('--conditions=production') ? given : `${given} --conditions=production`.trim()
}
