import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import next from 'next'
import { getPayload, type Migration, type Payload } from 'payload'
import { HubError } from '../content/errors.ts'
import { startOutbox } from '../jobs/outbox.ts'
import { startRecipientLists } from '../jobs/recipient-lists.ts'
import { startPrintRuns } from '../jobs/print-runs.ts'
import { startReplies } from '../jobs/replies.ts'
import { startReconciler } from '../jobs/reconcile.ts'
import { startRetention } from '../jobs/retention.ts'
import { startRights } from '../jobs/rights.ts'
import { type Env, EnvError, env, parseEnv } from '../env.ts'
import { ensureBuild, projectRoot } from './build.ts'
import { hubRoutes } from './compose.ts'
import { type DataDirLock, lockDataDir } from './data-dir-lock.ts'
import { createHubServer, type HubServer } from './http.ts'
import { log } from './log.ts'
import { type CliCall, type CliResult, loopbackRoute } from './loopback.ts'
import { migrations } from './migrations/index.ts'
import { onStop, runStopHooks } from './on-stop.ts'
import type { Route } from './route.ts'

/** Everything that is open while the hub runs, in the order in which it is closed. */
interface Running {
  hub?: HubServer
  closeNext?: () => Promise<void>
  payload?: Payload
  lock?: DataDirLock
}

/**
 * Runs the hub in this process until it is told to stop (Ctrl-C, SIGTERM): takes the data folder, binds the port, builds if need be,
 * migrates, seeds, serves, and prints on standard output where it is. On a failure it says why on standard error and exits 1.
 */
export async function serveHub({ isDevelopment }: { isDevelopment: boolean }): Promise<void> {
  const running: Running = {}
  const stop = stopper(running)
  process.on('SIGINT', () => void stop(0))
  process.on('SIGTERM', () => void stop(0))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'The hub met an error that it cannot survive.')
    void stop(1)
  })
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'A failure was not handled.'))
  try {
    await start(running, isDevelopment)
  } catch (error) {
    const isKnown = error instanceof EnvError || error instanceof HubError
    console.error(isKnown ? error.message : error)
    await stop(1)
  }
}

async function start(running: Running, isDevelopment: boolean): Promise<void> {
  const started = performance.now()
  const given = parseEnv(process.env)
  if (given.database.kind === 'sqlite') running.lock = await lockDataDir(given.dataDir)
  const hub = createHubServer({ publicUrl: () => env.publicUrl, isLoopback: given.isLoopback, trustedProxies: given.trustedProxies, log, isDevelopment })
  running.hub = hub
  // Before the build: a taken port is said at once, and whoever asks too early is told to wait. The system chooses for PORT=0.
  const { port } = await hub.listen(given.port, given.host)
  process.env['PORT'] = String(port)

  if (!isDevelopment && (await ensureBuild())) log.info({ seconds: secondsSince(started) }, 'The admin was built.')
  const payload = await openPayload(env)
  running.payload = payload
  const seeded = await seed(payload)
  const app = next({ dev: isDevelopment, dir: projectRoot, port, hostname: env.host, httpServer: hub.server, quiet: !isDevelopment })
  running.closeNext = () => app.close()
  await app.prepare()

  // Before anything is served: a restored backup may hold people who have been erased.
  const rights = await startRights(payload)
  onStop('the worker for people’s rights', () => rights.stop())
  const retention = startRetention(payload)
  onStop('the worker for retention', () => retention.stop())
  const reconciler = startReconciler(payload)
  onStop('the background worker', () => reconciler.stop())
  const outbox = startOutbox(payload)
  onStop('the outbox', () => outbox.stop())
  const printRuns = startPrintRuns(payload)
  onStop('the builder of print runs', () => printRuns.stop())
  const replies = startReplies(payload)
  onStop('the reader of replies', () => replies.stop())
  const recipientLists = startRecipientLists(payload)
  onStop('the reader of recipient lists', () => recipientLists.stop())
  const routes: Route[] = [...hubRoutes(payload)]
  if (running.lock) {
    const reachable = env.host === '0.0.0.0' ? '127.0.0.1' : env.host === '::' ? '::1' : env.host
    const { secret } = running.lock.announce({ host: reachable, port })
    routes.unshift(loopbackRoute(secret, (call) => runOverLoopback(payload, call)))
  }
  hub.serve({ routes, nextHandler: app.getRequestHandler() })
  console.log(seeded ?? `Einklang is running: ${env.publicUrl}/admin`)
  log.info({ port, seconds: secondsSince(started), database: env.database.kind }, 'The hub is ready.')
}

async function openPayload(settings: Env): Promise<Payload> {
  const { default: config } = await load<{ default: Parameters<typeof getPayload>[0]['config'] }>('../payload.config.ts')
  const payload = await getPayload({ config, cron: true })
  // In production Payload has run them on connecting.
  if (settings.database.kind === 'sqlite' && settings.nodeEnv !== 'production') {
    await payload.db.migrate({ migrations: [...migrations] as Migration[] })
  }
  return payload
}

/** @returns what to print once the hub is ready. */
async function seed(payload: Payload): Promise<string | undefined> {
  if (env.seed !== 'demo' || !existsSync(resolve(projectRoot, 'src/cli/seed.ts'))) return undefined
  const { seed: seedDemo } = await load<{ seed: (payload: Payload) => Promise<string | undefined> }>('../cli/seed.ts')
  return seedDemo(payload)
}

async function runOverLoopback(payload: Payload, call: CliCall): Promise<CliResult> {
  const { runVerb } = await load<{ runVerb: (argv: readonly string[], context: unknown) => Promise<CliResult> }>('../cli/run.ts')
  return runVerb(call.argv, { payload, cwd: call.cwd, token: call.token })
}

/** Loaded when needed: the configuration reads the environment, which is complete only after the port is bound. */
const load = async <T>(path: string): Promise<T> => (await import(new URL(path, import.meta.url).href)) as T

const secondsSince = (started: number) => Math.round((performance.now() - started) / 100) / 10

/** Ends the process once, whatever happens on the way; a second Ctrl-C a second later ends it at once. */
function stopper(running: Running): (exitCode: number) => Promise<void> {
  let since: number | undefined
  return async (exitCode) => {
    if (since !== undefined) {
      // npm passes on the signal that the terminal has sent already; only a later one is a person's second.
      if (performance.now() - since > 1_000) process.exit(130)
      return
    }
    since = performance.now()
    const attempt = async (what: string, close: () => void | Promise<void> | undefined) => {
      try {
        await close()
      } catch (error) {
        log.error({ err: error }, `Stopping: ${what} could not be closed.`)
      }
    }
    await attempt('the server', () => running.hub?.close())
    for (const { name, error } of await runStopHooks()) log.error({ err: error }, `Stopping: ${name} could not be closed.`)
    await attempt('Next', () => running.closeNext?.())
    await attempt('the database', () => running.payload?.destroy())
    await attempt('the data folder', () => running.lock?.release())
    if (exitCode === 0) console.log('Stopped.')
    process.exit(exitCode)
  }
}
