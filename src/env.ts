/** The environment, parsed once. Long, because each variable stands here with its type, its check and the advice that its error gives. */
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { parseSubnet, type Subnet } from './access/client-address.ts'
import { isWebhookSecret } from './channel/webhook-secret.ts'
import { isTimeZone } from './content/zoned-time.ts'

/** Where the hub keeps its documents. */
export type DatabaseSettings =
  | { readonly kind: 'sqlite'; readonly file: string; readonly url: string }
  | { readonly kind: 'mongodb'; readonly url: string }

/** With what mails are signed (RFC 6376). */
export interface DkimSettings {
  readonly domain: string
  readonly selector: string
  /** Absolute path of a PEM file with an RSA key. */
  readonly keyFile: string
}

/** The environment after parsing: complete, typed, paths absolute. */
export interface Env {
  readonly nodeEnv: 'production' | 'development' | 'test'
  /** TCP port; 0 lets the system choose one (start.ts settles that before anything else reads it). */
  readonly port: number
  /** Address to listen on. */
  readonly host: string
  /** True if `host` can be reached from this machine only. */
  readonly isLoopback: boolean
  /** Absolute folder for the embedded database, the secret, the lock and caches. */
  readonly dataDir: string
  /** Absolute folder for uploaded files and their derivatives. */
  readonly mediaDir: string
  /** Absolute folder for customers' files; never inside the media. Several machines share one. */
  readonly attachmentsDir: string
  readonly database: DatabaseSettings
  /** Signs sessions and addresses; at least 32 characters. */
  readonly secret: string
  /** Origin under which people reach the hub, without a slash at the end. */
  readonly publicUrl: string
  readonly seed: 'demo' | 'none'
  /** Reverse proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustedProxies: readonly Subnet[]
  /** Domains, besides the accounts of this hub, to which drafts of mailings may be sent as tests; as the DNS knows them. None by default. */
  readonly testMailDomains: readonly string[]
  /** The mail server and the sender's address; null where the hub sends no mail. */
  readonly mail: { readonly url: string; readonly from: string; readonly dkim?: DkimSettings } | null
  /** IANA name of the zone in which the house's customers live: days end there, and times without a zone are meant there. */
  readonly timeZone: string
  /** Secrets of the webhook for dialogs, `whsec_…`; none by default, and then there is no webhook. Several while one takes over from another. */
  readonly webhookSecrets: readonly string[]
  /** Keys that seal the secrets of social accounts, 32 bytes each; the first seals, all open. None by default: then one is made of `secret`. */
  readonly socialKeys: readonly { readonly id: string; readonly key: Uint8Array }[]
  /** Hosts, with port if it is not the scheme's, that posts may be sent to though they are private; none by default. */
  readonly privateHosts: readonly string[]
}

/** The environment is wrong. `problems` has one sentence for each variable, saying what to do. */
export class EnvError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'EnvError'
    this.problems = problems
  }
}

/** Gives the secret of a data folder, making one the first time. Injected so that parsing can be tested without a disk. */
export type SecretSource = (dataDir: string) => string

const MIN_SECRET_LENGTH = 32

/** True for host names and addresses that only this machine can reach: localhost, 127.0.0.0/8, ::1. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value <= 65_535)

const origin = z.string().transform((value, ctx) => {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const isOrigin =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !/[?#]/.test(value) && !url.username && !url.password
  if (isOrigin) return url.origin
  ctx.addIssue({ code: 'custom' })
  return z.NEVER
})

const subnets = z.string().transform((value, ctx) => {
  const found = value.split(',').map((part) => parseSubnet(part.trim()))
  if (!found.includes(null)) return found.filter((subnet) => subnet !== null)
  ctx.addIssue({ code: 'custom' })
  return z.NEVER
})

/** A comma list. */
const webhookSecrets = z.string().transform((value, ctx) => {
  const secrets = value.split(',').map((secret) => secret.trim())
  if (secrets.every(isWebhookSecret)) return secrets
  ctx.addIssue({ code: 'custom' })
  return z.NEVER
})

/** `name:key` pairs, the key 32 bytes in Base64. */
const socialKeys = z.string().transform((value, ctx) => {
  const keys = value.split(',').map((pair) => {
    const [, id = '', key = ''] = /^([a-z0-9-]{1,20}):([A-Za-z0-9+/]{43}=)$/.exec(pair.trim()) ?? []
    return { id, key: new Uint8Array(Buffer.from(key, 'base64')) }
  })
  // `hub` is the one that is made of HUB_SECRET.
  if (keys.every(({ id }) => id !== '' && id !== 'hub') && new Set(keys.map(({ id }) => id)).size === keys.length) return keys
  ctx.addIssue({ code: 'custom' })
  return z.NEVER
})

const hosts = z.string().transform((value, ctx) => {
  const found = value.split(',').map((host) => host.trim().toLowerCase())
  if (found.every((host) => /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/.test(host))) return found
  ctx.addIssue({ code: 'custom' })
  return z.NEVER
})

/** A comma list; internationalised ones become punycode. */
const domains = z.string().transform((value, ctx) => {
  const found = value.split(',').map((domain) => domainToASCII(domain.trim()))
  if (found.every((domain) => /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain))) return found
  ctx.addIssue({ code: 'custom' })
  return z.NEVER
})

const mongoUrl = (value: string) =>
  /^mongodb\+srv:\/\/[^/\s]+/.test(value) || (/^mongodb:\/\/[^/\s]+/.test(value) && /[?&]replicaSet=[^&\s]+/.test(value))

const hostName = z.string().regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i).max(253)

const raw = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: port.default(3000),
  HOST: z.string().regex(/^[\w.:[\]-]+$/).default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  MEDIA_DIR: z.string().optional(),
  ATTACHMENTS_DIR: z.string().optional(),
  DATABASE_URL: z.string().refine(mongoUrl).optional(),
  HUB_SECRET: z.string().min(MIN_SECRET_LENGTH).optional(),
  PUBLIC_URL: origin.optional(),
  SEED: z.enum(['demo', 'none']).optional(),
  TRUSTED_PROXIES: subnets.default([]),
  MAIL_URL: z.string().refine((value) => /^smtps?:$/.test(URL.canParse(value) ? new URL(value).protocol : '') && new URL(value).hostname !== '').optional(),
  MAIL_FROM: z.string().regex(/^(?:[^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/).optional(),
  TEST_MAIL_DOMAINS: domains.default([]),
  MAIL_DKIM_DOMAIN: hostName.optional(),
  MAIL_DKIM_SELECTOR: hostName.optional(),
  MAIL_DKIM_KEY: z.string().optional(),
  TIME_ZONE: z.string().refine(isTimeZone).default('Europe/Berlin'),
  SERVICE_WEBHOOK_SECRETS: webhookSecrets.default([]),
  SOCIAL_KEYS: socialKeys.default([]),
  PRIVATE_HOSTS: hosts.default([]),
})

const ADVICE: Readonly<Record<string, string>> = {
  NODE_ENV: 'NODE_ENV must be production, development or test.',
  PORT: 'PORT must be a whole number from 0 to 65535, for example PORT=3000.',
  HOST: 'HOST must be a host name or an IP address, for example HOST=127.0.0.1.',
  DATABASE_URL:
    'DATABASE_URL must be a MongoDB address with a replica set, for example mongodb://db.example.com/hub?replicaSet=rs0 or mongodb+srv://…; leave it unset for the embedded database.',
  HUB_SECRET: `HUB_SECRET must have at least ${MIN_SECRET_LENGTH} characters; make one with: openssl rand -hex 32`,
  PUBLIC_URL: 'PUBLIC_URL must be an origin without a path, for example https://hub.example.com.',
  SEED: 'SEED must be demo or none.',
  TRUSTED_PROXIES:
    'TRUSTED_PROXIES must be a comma list of IP addresses and networks, for example 127.0.0.1,10.0.0.0/8,2001:db8::/32; host names and /0 (everybody) are not allowed.',
  MAIL_URL: 'MAIL_URL must be the address of your mail server, for example smtps://user:password@mail.example.com.',
  MAIL_FROM: 'MAIL_FROM must be an e-mail address, for example Stadtwerke Lindental <service@example.com>.',
  TEST_MAIL_DOMAINS: 'TEST_MAIL_DOMAINS must be a comma list of domains to which drafts of mailings may be sent, for example example.com,agentur.example; no addresses, no wildcards.',
  MAIL_DKIM_DOMAIN: 'MAIL_DKIM_DOMAIN must be the domain that signs, as in MAIL_FROM, for example example.com.',
  MAIL_DKIM_SELECTOR: 'MAIL_DKIM_SELECTOR must be the name under which the key stands in the DNS, for example hub2026.',
  TIME_ZONE: 'TIME_ZONE must be the IANA name of a time zone, for example Europe/Berlin or Europe/Zurich.',
  SOCIAL_KEYS: 'SOCIAL_KEYS must be a comma list of named keys such as 2026:…, the newest first, each with 32 bytes in Base64; make one with: echo "2026:$(openssl rand -base64 32)"',
  PRIVATE_HOSTS: 'PRIVATE_HOSTS must be a comma list of host names that posts may be sent to though they are private, for example n8n.intern:5678.',
  SERVICE_WEBHOOK_SECRETS: 'SERVICE_WEBHOOK_SECRETS must be a comma list of secrets such as whsec_… with 24 to 64 bytes in Base64; make one with: echo "whsec_$(openssl rand -base64 32)"',
}

/**
 * Parses the environment. Reads nothing but `source`, and `secretOf` where the embedded database has no HUB_SECRET.
 * Variables that are set but empty count as unset.
 * @throws EnvError with every problem at once.
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>, secretOf: SecretSource = keptSecret): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = raw.safeParse(given)
  const problems: string[] = []
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
    problems.push(...[...names].map((name) => ADVICE[name] ?? `${name} is not valid.`))
  }
  const isMongo = given.DATABASE_URL !== undefined
  const host = given.HOST ?? '127.0.0.1'
  const isLoopback = isLoopbackHost(host)
  if (isMongo && !given.HUB_SECRET) {
    problems.push(`HUB_SECRET is required with DATABASE_URL: all processes of a hub share it. Make one with: openssl rand -hex 32`)
  }
  if (isMongo && !given.PUBLIC_URL) {
    problems.push('PUBLIC_URL is required with DATABASE_URL: the address under which people reach the hub, for example https://hub.example.com.')
  }
  if (given.SEED === 'demo' && isMongo) problems.push('SEED=demo works with the embedded database only; unset SEED or DATABASE_URL.')
  if (given.SEED === 'demo' && !isLoopback) {
    problems.push('SEED=demo works on a loopback HOST only, because it makes accounts whose passwords are printed; set HOST=127.0.0.1 or SEED=none.')
  }
  if (Boolean(given.MAIL_URL) !== Boolean(given.MAIL_FROM)) problems.push('MAIL_URL and MAIL_FROM are needed together: the mail server and the address that mails come from.')
  const signing = [given.MAIL_DKIM_DOMAIN, given.MAIL_DKIM_SELECTOR, given.MAIL_DKIM_KEY]
  if (signing.some(Boolean) && !(signing.every(Boolean) && given.MAIL_URL)) problems.push('MAIL_DKIM_DOMAIN, MAIL_DKIM_SELECTOR and MAIL_DKIM_KEY (a PEM file with an RSA key) are needed together, with MAIL_URL.')
  if (!parsed.success || problems.length > 0) throw new EnvError(problems)

  const values = parsed.data
  const dataDir = resolve(values.DATA_DIR)
  const file = join(dataDir, 'hub.db')
  return Object.freeze({
    nodeEnv: values.NODE_ENV,
    port: values.PORT,
    host: values.HOST.replace(/^\[(.*)\]$/, '$1'),
    isLoopback,
    dataDir,
    // Uploads lie beside the code by default, and follow DATA_DIR where that is set.
    attachmentsDir: resolve(/* turbopackIgnore: true */ values.ATTACHMENTS_DIR ?? join(dataDir, 'attachments')),
    mediaDir: resolve(values.MEDIA_DIR ?? (given.DATA_DIR === undefined ? 'media/library' : join(dataDir, 'media'))),
    database:
      values.DATABASE_URL === undefined
        ? { kind: 'sqlite', file, url: `file:${file}` }
        : { kind: 'mongodb', url: values.DATABASE_URL },
    secret: values.HUB_SECRET ?? secretOf(dataDir),
    publicUrl: values.PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`,
    seed: values.SEED ?? (isMongo || !isLoopback ? 'none' : 'demo'),
    trustedProxies: values.TRUSTED_PROXIES,
    mail: values.MAIL_URL && values.MAIL_FROM ? { url: values.MAIL_URL, from: values.MAIL_FROM, ...dkimOf(values) } : null,
    testMailDomains: values.TEST_MAIL_DOMAINS,
    timeZone: values.TIME_ZONE,
    webhookSecrets: values.SERVICE_WEBHOOK_SECRETS,
    socialKeys: values.SOCIAL_KEYS,
    privateHosts: values.PRIVATE_HOSTS,
  } satisfies Env)
}

function dkimOf({ MAIL_DKIM_DOMAIN: domain, MAIL_DKIM_SELECTOR: selector, MAIL_DKIM_KEY: file }: z.output<typeof raw>): { dkim?: DkimSettings } {
  return domain && selector && file ? { dkim: { domain, selector, keyFile: resolve(file) } } : {}
}

/**
 * The secret kept in `dataDir`/secret, made on the first call. Two processes that start together get the same one: each writes
 * a file of its own and links it into place, which succeeds once.
 * @throws EnvError if the file cannot be read, cannot be made, or is too short to be whole.
 */
export function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const known = readIfThere(file)
    if (known === undefined) placeOnce(file, `${randomBytes(32).toString('hex')}\n`)
    const secret = (known ?? readFileSync(file, 'utf8')).trim()
    if (secret.length >= MIN_SECRET_LENGTH) return secret
  } catch (error) {
    throw new EnvError([`The secret in ${file} cannot be read or made (${(error as Error).message}); check DATA_DIR and its rights, or set HUB_SECRET.`])
  }
  throw new EnvError([`The secret in ${file} is too short; restore the file from a backup, or delete it (everyone must then sign in again).`])
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function placeOnce(file: string, content: string): void {
  const own = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const handle = openSync(/* turbopackIgnore: true */ own, 'wx', 0o600)
  try {
    writeSync(handle, content)
    fsyncSync(handle)
    linkSync(own, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    closeSync(handle)
    unlinkSync(own)
  }
}

/** `next build` loads the configuration too; it must need no secret and leave no trace on the machine that builds. */
const isBuild = () => process.env['NEXT_PHASE'] === 'phase-production-build'

const KEY = Symbol.for('einklang.env')
const shared = globalThis as { [KEY]?: Env }

function current(): Env {
  // On globalThis, because Next bundles a second copy of this module and both must see one environment.
  shared[KEY] ??= isBuild()
    ? parseEnv({ NODE_ENV: 'production' }, () => 'used by the build only, never at run time')
    : parseEnv(process.env)
  return shared[KEY]
}

/** The environment of this process, parsed when a field is first read. @throws EnvError on that first read. */
export const env: Env = new Proxy({} as Env, {
  get: (_, key) => Reflect.get(current(), key),
  has: (_, key) => Reflect.has(current(), key),
  ownKeys: () => Reflect.ownKeys(current()),
  getOwnPropertyDescriptor: (_, key) => ({ ...Reflect.getOwnPropertyDescriptor(current(), key), configurable: true }),
})
