import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { HubError } from '../content/errors.ts'
import { readJson } from './body.ts'
import type { ServerAddress } from './data-dir-lock.ts'
import { sendJson } from './respond.ts'
import { type Route, route } from './route.ts'

/** A command that the command line hands to the server which holds the data folder. */
export interface CliCall {
  readonly argv: readonly string[]
  /** Absolute folder against which paths in `argv` are meant. */
  readonly cwd: string
  /** HUB_TOKEN of the caller, if set. */
  readonly token?: string | undefined
}

/** What the command printed, and its exit code. */
export interface CliResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

const PATH = '/internal/cli'
const SECRET_HEADER = 'x-hub-loopback'
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const callSchema = z.strictObject({ argv: z.array(z.string()).max(10_000), cwd: z.string(), token: z.string().optional() })

/**
 * The server's end: runs a command for a caller on this machine who can read the data folder. Everybody else sees a path that does not exist.
 * Requests that came through a proxy are such others, though their peer is on this machine.
 */
export function loopbackRoute(secret: string, run: (call: CliCall) => Promise<CliResult>): Route {
  return route({
    method: 'POST',
    match: (pathname) => pathname === PATH,
    async handle({ request, response, remoteAddress }) {
      const { headers } = request
      const isProxied = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined || headers.via !== undefined
      if (isProxied || !LOOPBACK.test(remoteAddress) || !isSame(headers[SECRET_HEADER], secret)) throw new HubError('not-found', 'There is nothing here.')
      const call = callSchema.safeParse(await readJson(request))
      if (!call.success) throw new HubError('bad-input', 'The command is not valid; use the hub command line of the same version as the server.')
      sendJson(request, response, await run(call.data), { cacheControl: 'no-store' })
      return true
    },
  })
}

/** The command line's end. @throws HubError `busy` if no server answers there, or what the server says. */
export async function callRunningServer(address: ServerAddress, call: CliCall): Promise<CliResult> {
  const host = address.host.includes(':') ? `[${address.host}]` : address.host
  let answer: Response
  try {
    answer = await fetch(`http://${host}:${address.port}${PATH}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [SECRET_HEADER]: address.secret },
      body: JSON.stringify(call),
    })
  } catch (cause) {
    const error = new HubError('busy', `The data folder is held by a hub on port ${address.port} that does not answer; wait for it to start, or stop it.`)
    error.cause = cause
    throw error
  }
  if (answer.ok) return (await answer.json()) as CliResult
  const { error } = (await answer.json().catch(() => ({}))) as { error?: { code: HubError['code']; message: string } }
  throw new HubError(error?.code ?? 'internal', error?.message ?? `The running hub answered ${answer.status}.`)
}

function isSame(given: string | string[] | undefined, secret: string): boolean {
  const one = Buffer.from(typeof given === 'string' ? given : '')
  const other = Buffer.from(secret)
  return one.length === other.length && timingSafeEqual(one, other)
}
