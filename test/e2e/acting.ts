/** What people do in the admin, as steps of browser tests: by its buttons, or by the calls behind them where the buttons are not what is tested. */
import type { Locator, Page } from 'playwright-core'

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })
export const dialogButton = (page: Page, name: string): Locator => page.locator('.hub-dialog').getByRole('button', { name, exact: true })

/** A call that the page itself could make, with the person's session. @param path below /api */
export function call(page: Page, method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; text: string }> {
  return page.evaluate(
    async ([verb, address, json]) => {
      const answer = await fetch(address, { method: verb, ...(json === null ? {} : { headers: { 'content-type': 'application/json' }, body: json }) })
      return { status: answer.status, text: await answer.text() }
    },
    [method, `/api${path}`, body ? JSON.stringify(body) : null] as const,
  )
}

/** {@link call}, with its answer read. @throws with the answer if it is a refusal */
export async function must<Answer>(page: Page, method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  const { status, text } = await call(page, method, path, body)
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`)
  return JSON.parse(text) as Answer
}

/** The key of the submission that the page shows, from its own address. */
export async function submissionKey(page: Page): Promise<string> {
  const id = new URL(page.url()).pathname.split('/').pop()
  return (await must<{ key: string }>(page, 'GET', `/submissions/${id}?depth=0`)).key
}

/** Waits until the piece's view shows this state, and returns the address of its submission below the origin, '' if there is none. */
export async function shownState(page: Page, state: string): Promise<string> {
  await page.locator('.hub-status', { hasText: state }).waitFor()
  const link = page.locator('.hub-status a')
  return (await link.count()) > 0 ? ((await link.getAttribute('href')) ?? '') : ''
}

export interface WrittenPiece {
  readonly key: string
  /** Address of the piece in the admin, below the origin. */
  readonly url: string
}

/** A German piece with one paragraph, saved by the editor who is signed in. */
export async function writePiece(page: Page, texts: { readonly title: string; readonly teaser: string; readonly paragraph: string }): Promise<WrittenPiece> {
  const format = { format: '', indent: 0, version: 1, direction: 'ltr' }
  const words = { type: 'text', text: texts.paragraph, format: 0, detail: 0, mode: 'normal', style: '', version: 1 }
  const body = { root: { type: 'root', ...format, children: [{ type: 'paragraph', ...format, textFormat: 0, textStyle: '', children: [words] }] } }
  const { title, teaser } = texts
  const { doc } = await must<{ doc: { id: string; key: string } }>(page, 'POST', '/pieces?draft=true&locale=de&depth=0', { title, teaser, kind: 'news', body, _status: 'draft' })
  return { key: doc.key, url: `/admin/collections/pieces/${doc.id}` }
}

/** {@link writePiece}, submitted by the editor and approved by the approver. */
export async function approvedPiece(editor: Page, approver: Page, texts: Parameters<typeof writePiece>[1]): Promise<WrittenPiece> {
  const piece = await writePiece(editor, texts)
  const { key } = await must<{ key: string }>(editor, 'POST', `/flow/pieces/${piece.key}/submit`, { locale: 'de', comment: '' })
  await must(approver, 'POST', `/flow/submissions/${key}/approve`, { comment: '' })
  return piece
}

/** Runs in the page: makes a picture that no other piece has, and sets it as the piece's lead picture. Returns its hash. */
export async function drawAndUpload(pieceId: string): Promise<string> {
  const canvas = document.createElement('canvas')
  canvas.width = 1_000
  canvas.height = 600
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.fillStyle = '#1f7a5c'
  pen.fillRect(0, 0, 1_000, 600)
  pen.fillStyle = '#f4c542'
  pen.fillRect(300, 150, 400, 300)
  const file = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!file) throw new Error('no picture')
  const form = new FormData()
  form.append('file', file, 'ladesaeule.png')
  form.append('_payload', JSON.stringify({ alt: 'Eine Ladesäule' }))
  const stored = (await (await fetch('/api/media?locale=de&depth=0', { method: 'POST', body: form })).json()) as { doc: { id: string; sha256: string } }
  const answer = await fetch(`/api/pieces/${pieceId}?draft=true&locale=de&depth=0`, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ hero: stored.doc.id }) })
  if (!answer.ok) throw new Error(`the piece was not saved: ${answer.status}`)
  return stored.doc.sha256
}
