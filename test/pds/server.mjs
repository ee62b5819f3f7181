/**
 * A real Bluesky server (PDS) for tests, with a stub of the directory of DIDs, both on loopback and in memory or a temporary folder. Run as a child
 * process with an IPC channel: it sends {url} when it answers, and ends when the channel closes.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// SQLite comes from libsql here, which gives binary values as ArrayBuffer; the server expects what better-sqlite3 gives.
const require = createRequire(import.meta.url)
const statements = require('better-sqlite3').prototype
const prepare = statements.prepare
const asBuffers = (row) => {
  for (const [name, value] of Object.entries(row ?? {})) if (value instanceof ArrayBuffer) row[name] = Buffer.from(value)
  return row
}
statements.prepare = function (sql) {
  const statement = prepare.call(this, sql)
  const { all, get, iterate } = statement
  return Object.assign(statement, {
    all: (...values) => all.apply(statement, values).map(asBuffers),
    get: (...values) => asBuffers(get.apply(statement, values)),
    *iterate(...values) {
      for (const row of iterate.apply(statement, values)) yield asBuffers(row)
    },
  })
}

// The server's own log would fill the test's.
process.env.LOG_ENABLED = 'false'
const { PDS, envToCfg, envToSecrets } = await import('@atproto/pds')

/** The directory keeps the operations of each DID; the newest says everything. */
const operations = new Map()
const documentOf = (did, { alsoKnownAs, verificationMethods, services }) => ({
  '@context': ['https://www.w3.org/ns/did/v1'],
  id: did,
  alsoKnownAs,
  verificationMethod: Object.entries(verificationMethods).map(([id, key]) => ({ id: `${did}#${id}`, type: 'Multikey', controller: did, publicKeyMultibase: key.replace('did:key:', '') })),
  service: Object.entries(services).map(([id, { type, endpoint }]) => ({ id: `#${id}`, type, serviceEndpoint: endpoint })),
})
const directory = createServer(async (req, res) => {
  const [did = '', what = ''] = decodeURIComponent(req.url ?? '/').slice(1).split('/')
  const send = (status, body) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (req.method === 'POST') {
    let body = ''
    for await (const chunk of req) body += chunk
    operations.set(did, [...(operations.get(did) ?? []), JSON.parse(body)])
    return send(200, {})
  }
  const last = operations.get(did)?.at(-1)
  if (!last) return send(404, { message: 'not registered' })
  const { type: _, sig: __, prev: ___, ...data } = last
  return send(200, what === 'data' ? { did, ...data } : documentOf(did, last))
})
directory.listen(0, '127.0.0.1')
await once(directory, 'listening')

const probe = createServer().listen(0, '127.0.0.1')
await once(probe, 'listening')
const { port } = probe.address()
probe.close()
await once(probe, 'close')

const folder = mkdtempSync(join(tmpdir(), 'test-pds-'))
const secret = () => randomBytes(32).toString('hex')
const settings = {
  port,
  hostname: 'localhost',
  devMode: true,
  dataDirectory: folder,
  blobstoreDiskLocation: join(folder, 'blobs'),
  didPlcUrl: `http://127.0.0.1:${directory.address().port}`,
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  crawlers: [],
  disableSsrfProtection: true,
  rateLimitsEnabled: process.env.PDS_RATE_LIMITS === 'true',
  blobUploadLimit: 5_000_000,
  jwtSecret: secret(),
  dpopSecret: secret(),
  adminPassword: secret(),
  plcRotationKeyK256PrivateKeyHex: secret(),
}
const pds = await PDS.create(envToCfg(settings), envToSecrets(settings))
await pds.start()
process.send?.({ url: `http://localhost:${port}` })

process.on('disconnect', async () => {
  await pds.destroy().catch(() => undefined)
  directory.close()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
