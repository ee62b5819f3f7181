/** Calls of the flow's REST endpoints from the admin, and their failures as sentences. */
import type { Note } from '../content/notes.ts'
import { runFaultSentences } from '../publishing/printing/run-faults.ts'
import { faultSentences } from '../recipients/reading/list-faults.ts'
import type { AdminLanguage } from './language.ts'
import { adminTranslations, type Word } from './translations.ts'

/** What a call of the flow failed with: a code of the closed set, or `network`. */
export class FlowFailure extends Error {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'FlowFailure'
    this.code = code
    this.details = details
  }
}

interface Refusal {
  readonly code?: string
  readonly message?: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** Fetches JSON of this hub with the person's session. @param path below /api. @throws FlowFailure */
export async function fetchJson<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await answerOf(path, init)
  return (await answer.json().catch(() => ({}))) as Answer
}

/** Fetches a file of this hub with the person's session. @param path below /api. @throws FlowFailure */
export const fetchFile = async (path: string): Promise<Blob> => (await answerOf(path, {})).blob()

async function answerOf(path: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(`/api${path}`, { credentials: 'same-origin', cache: 'no-store', ...init }).catch(() => null)
  if (!answer) throw new FlowFailure('network', '')
  if (answer.ok) return answer
  const body = (await answer.json().catch(() => ({}))) as { errors?: Refusal[]; error?: Refusal }
  const { code, message, details } = body.errors?.[0] ?? body.error ?? {}
  throw new FlowFailure(code ?? byStatus(answer.status), message ?? '', details)
}

/** Payload's own refusals have no code. */
const byStatus = (status: number): string => ({ 401: 'not-signed-in', 403: 'forbidden', 404: 'not-found', 429: 'too-many-requests', 503: 'busy' })[status] ?? 'internal'

/** @param path below /api/flow. @throws FlowFailure */
export function postFlow<Answer>(path: string, input: object, signal?: AbortSignal): Promise<Answer> {
  return fetchJson(`/flow${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input), ...(signal ? { signal } : {}) })
}

/** The same with a file. @throws FlowFailure */
export function postFlowFile<Answer>(path: string, input: object, file: File): Promise<Answer> {
  const body = new FormData()
  body.append('_payload', JSON.stringify(input))
  body.append('file', file)
  return fetchJson(`/flow${path}`, { method: 'POST', body })
}

/** Codes whose own sentence says more than the one by code. */
const NEEDS_DETAIL = ['bad-input', 'render-failed', 'not-approved', 'four-eyes', 'not-found']

/** A failure as a sentence in the person's language. What is told as a fault is said as that; sentences that exist in English only are added to the German one where they say more. */
export function sentenceOf(error: unknown, { w, pick, code: language }: AdminLanguage): string {
  const failure = error instanceof FlowFailure ? error : new FlowFailure('internal', '')
  const known = faultSentences(failure.details) ?? runFaultSentences(failure.details)
  if (known) return pick(known)
  const word = `error-${failure.code}`
  const general = w((word in adminTranslations.en.hub ? word : 'error-internal') as Word)
  if (failure.code === 'channel-blocked') {
    const notes = Array.isArray(failure.details.notes) ? (failure.details.notes as Note[]) : []
    return [general, ...notes.filter(({ severity }) => severity === 'error').map(({ message }) => pick(message))].join(' ')
  }
  if (language === 'en' && failure.message !== '' && failure.code !== 'internal') return failure.message
  return NEEDS_DETAIL.includes(failure.code) && failure.message !== '' ? `${general} ${w('errorDetail', { detail: failure.message })}` : general
}

/** A call that answers a file, with the name that the hub gives it. @param path below /api/flow. @throws FlowFailure */
export async function postFlowForFile(path: string, input: object): Promise<{ readonly name: string; readonly content: Blob }> {
  const answer = await answerOf(`/flow${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'file'
  return { name, content: await answer.blob() }
}
