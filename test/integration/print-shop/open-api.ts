/** Walks docs/print-shop.openapi.json: asks every operation as its example says, and compares what comes with what is promised. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { aShop } from '../printing/printing-hub.ts'
import type { ShopHub, Told } from './shop-hub.ts'

interface Promised {
  readonly $ref?: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content?: Readonly<Record<string, { readonly schema: object }>>
}
interface Operation {
  readonly operationId: string
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly example: unknown } } }
  readonly responses: Readonly<Record<string, Promised>>
}
interface Document {
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly responses: Readonly<Record<string, Promised>> }
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']
const FILE = new URL('../../../docs/print-shop.openapi.json', import.meta.url)

/** What the document says and the hub does not do; empty where both agree. */
export async function openApiProblems(hub: ShopHub): Promise<string[]> {
  const document = JSON.parse(readFileSync(FILE, 'utf8')) as Document
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const problems: string[] = []
  const stranger = (await hub.tokenOf(await aShop(hub.on))).token
  const operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).flatMap(([method, operation]) => (METHODS.includes(method) ? [{ path, method, operation }] : [])))

  /** Is this answer one of those promised? */
  const check = (told: Told, { path, method, operation }: (typeof operations)[number], expected: number) => {
    const where = `${method} ${path}`
    const given = operation.responses[String(told.status)]
    if (told.status !== expected || !given) return problems.push(`${where}: ${told.status} instead of ${expected}. ${told.text.slice(0, 200)}`)
    const { headers = {}, content } = given.$ref ? (document.components.responses[given.$ref.split('/').at(-1) ?? ''] ?? {}) : given
    for (const name of Object.keys(headers)) if (!told.headers.has(name)) problems.push(`${where}: no header ${name}`)
    const type = told.headers.get('content-type')?.split(';')[0] ?? ''
    if (content && !content[type]) return problems.push(`${where}: ${type}, promised are ${Object.keys(content).join(', ')}`)
    const schema = type === 'application/json' ? content?.[type]?.schema : undefined
    if (schema) {
      const validate = ajv.compile(selfContained(schema, document))
      if (!validate(told.json)) problems.push(`${where}: ${ajv.errorsText(validate.errors)}`)
    }
  }

  for (const one of operations) {
    const { path, method, operation } = one
    const body = operation.requestBody?.content['application/json'].example
    const run = path.includes('{key}') ? await runFor(hub, operation.operationId) : ''
    const address = path.replace('{key}', run).replace('{name}', 'part-0001.pdf')
    const ask = { method: method.toUpperCase(), ...(body === undefined ? {} : { body }) }
    check(await hub.ask(address, ask, null), one, 401)
    if (run) check(await hub.ask(address, ask, stranger), one, 404)
    check(await hub.ask(address, ask), one, 200)
    if (operation.responses['206']) check(await hub.ask(address, { ...ask, headers: { range: 'bytes=10-19' } }), one, 206)
    if (operation.responses['416']) check(await hub.ask(address, { ...ask, headers: { range: 'bytes=99999999-' } }), one, 416)
    if (operation.responses['415']) check(await hub.ask(address, { method: ask.method, headers: { 'content-type': 'text/plain' } }), one, 415)
    if (operation.responses['410']) {
      const gone = await hub.released({ state: 'blocked' })
      check(await hub.ask(path.replace('{key}', gone.key).replace('{name}', 'part-0001.pdf'), ask), one, 410)
    }
  }
  return problems
}

/** A schema with all that it refers to. */
const selfContained = (schema: object, { components }: Document): object => JSON.parse(JSON.stringify({ ...schema, $defs: components.schemas }).replaceAll('"#/components/schemas/', '"#/$defs/'))

/** A run in the state in which the operation succeeds. */
async function runFor(hub: ShopHub, operation: string): Promise<string> {
  const { key } = await hub.released()
  const claimed = ['getRecipients', 'getFile', 'reportState', 'noteReturns'].includes(operation)
  if (claimed) await hub.ask(`/runs/${key}/claim`, { method: 'POST', body: { claim: 'claim-of-the-walk' } })
  if (operation === 'reportState' || operation === 'noteReturns') await hub.ask(`/runs/${key}/state`, { method: 'POST', body: { state: 'printing' } })
  return key
}
