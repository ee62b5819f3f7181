/** The edge of Payload's REST API: what no endpoint could make sense of is refused here, once, with a sentence, before anything works with it. */
import { addDataAndFileToRequest, APIError, type Endpoint, type FlattenedField, type PayloadHandler, type PayloadRequest } from 'payload'
import { HubError } from '../content/errors.ts'
import { checkShape } from '../content/shape.ts'
import { checkQuery } from './check-query.ts'
import { checkReach } from './query-reach.ts'

/** A piece's text may be 100 levels deep and has 60,000 parts at most (src/content/lexical-schema.ts); a request holds little more. */
const LIMITS = { maxDepth: 150, maxNodes: 80_000 }

/** `custom` of an endpoint that reads its body itself, byte by byte: a file, or what a signature covers. Nothing of it is read before. */
export const OWN_BODY = { readsOwnBody: true } as const

const AFTERWARDS = Symbol('what is to be done when the request is over')
type Work = () => Promise<void>
const worksOf = ({ context }: PayloadRequest): Work[] => (context as { [AFTERWARDS]?: Work[] })[AFTERWARDS] ?? []

/** Has work done once the endpoint is through, when its transaction is committed or undone; Payload's own hooks run before that. Only a request that came in by REST gets there. */
export function afterwards(req: PayloadRequest, work: Work): void {
  Object.assign(req.context, { [AFTERWARDS]: [...worksOf(req), work] })
}

/** The endpoint behind the edge. @param fields of its collection, for what a query compares */
export function behindEdge(endpoint: Endpoint, fields: readonly FlattenedField[] = []): Endpoint {
  const handler: PayloadHandler = async (req) => {
    try {
      const query: PayloadRequest['query'] = { ...req.query, ...searchInBody(req) }
      checkQuery(query, fields)
      checkReach(query.where, fields, req.payload.collections)
      if (endpoint.custom?.readsOwnBody !== true) await readData(req)
      try {
        return await endpoint.handler(req)
      } finally {
        for (const work of worksOf(req)) await work()
      }
    } catch (error) {
      throw asInput(error)
    }
  }
  return { ...endpoint, handler }
}

/** A POST that says it is a GET carries its query as JSON. */
const searchInBody = (req: PayloadRequest): object => (req.method === 'GET' && typeof req.data === 'object' && req.data !== null ? req.data : {})

/** Reads the body once, as Payload would, and hides it from Payload, which then finds it read. */
async function readData(req: PayloadRequest): Promise<void> {
  if (req.method !== 'POST' && req.method !== 'PATCH' && req.method !== 'PUT') return
  const { routeParams } = req
  try {
    req.routeParams = withoutUploads(routeParams)
    await addDataAndFileToRequest(req)
  } catch (error) {
    if (error instanceof HubError || (error instanceof APIError && error.status < 500)) throw error
    throw new HubError('bad-input', 'The request could not be read: send valid JSON, or a form (multipart/form-data) with a boundary.')
  } finally {
    if (routeParams === undefined) delete req.routeParams
    else req.routeParams = routeParams
  }
  // Payload's create fails without any; to write nothing is what it means.
  if (req.data === undefined) req.data = {}
  else if (typeof req.data !== 'object' || req.data === null || Array.isArray(req.data)) throw new HubError('bad-input', 'Send a JSON object.')
  checkShape(req.data, LIMITS, 'The request')
  Object.defineProperty(req, 'body', { value: null, configurable: true })
}

/**
 * The path's parameters as Payload reads a body with them. It asks for the collection only where the field `file` is text: a file that the sender says lies in
 * the collection's store already. Payload would have the store's handler fetch it, before any access check, into a temporary file. The hub takes no such uploads.
 */
function withoutUploads(routeParams: PayloadRequest['routeParams']): NonNullable<PayloadRequest['routeParams']> {
  const refuse = (): never => {
    throw new HubError('bad-input', 'The field "file" is text: send the file itself, as multipart/form-data.')
  }
  return Object.defineProperty({ ...routeParams }, 'collection', { get: refuse })
}

/** What Payload's parsing throws at input that it does not expect is the sender's mistake, not a defect. */
function asInput(error: unknown): unknown {
  if (error instanceof SyntaxError) return new HubError('bad-input', 'The request is not valid JSON; check its syntax.')
  if (error instanceof RangeError && /call stack/.test(error.message)) return new HubError('bad-input', 'The request is nested too deeply.')
  // MongoDB's client says so of a value that cannot be what the field holds, an id of another form, say.
  if (error instanceof Error && error.name === 'CastError') return new HubError('bad-input', 'A value in the request has not the form that its field needs.')
  return error
}
