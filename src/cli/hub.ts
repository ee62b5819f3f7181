/**
 * `npm run hub -- <verb>`: runs in this process, or, while a server holds the embedded database, over loopback in that server.
 * Every way out sets an exit code; a process that ends without having come here ends with 70.
 */
process.exitCode = 70
Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production', LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' })

const { getPayload } = await import('payload')
const { HubError } = await import('../content/errors.ts')
const { EnvError, env } = await import('../env.ts')
const { lockDataDir, runningServer } = await import('../server/data-dir-lock.ts')
const { callRunningServer } = await import('../server/loopback.ts')

const argv = process.argv.slice(2)
const call = { argv, cwd: process.cwd(), token: process.env.HUB_TOKEN || undefined }

async function run(): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  if (env.database.kind === 'mongodb') return here()
  try {
    const lock = await lockDataDir(env.dataDir)
    try {
      return await here()
    } finally {
      lock.release()
    }
  } catch (error) {
    const server = error instanceof HubError && error.code === 'conflict' ? runningServer(env.dataDir) : undefined
    if (!server) throw error
    return callRunningServer(server, call)
  }
}

async function here() {
  const { default: config } = await import('../payload.config.ts')
  const { runVerb } = await import('./run.ts')
  const { completeErasures } = await import('../jobs/rights.ts')
  const payload = await getPayload({ config })
  try {
    // As a server does before it serves: a restored backup may hold people who have been erased. A database without tables holds nobody.
    if (argv[0] !== 'migrate') await completeErasures(payload)
    return await runVerb(argv, { payload, cwd: call.cwd, token: call.token })
  } finally {
    await payload.destroy()
  }
}

try {
  const { exitCode, stdout, stderr } = await run()
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  process.exitCode = exitCode
} catch (error) {
  const isKnown = error instanceof HubError || error instanceof EnvError
  process.stderr.write(`${isKnown ? error.message : String((error as Error)?.stack ?? error)}\n`)
  process.exitCode = 1
}
const { runStopHooks } = await import('../server/on-stop.ts')
await runStopHooks()
// Pools and timers of libraries must not keep a finished command alive; what was written above has been flushed by then.
process.stdout.write('', () => process.exit())

export {}
