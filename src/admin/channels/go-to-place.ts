'use client'
import type { NotePlace } from './note-place.ts'

/** How long a field may take to appear after its tab was opened, ms: the editor of the text loads on its own. */
const WAIT_MS = 4_000
const MARKED_MS = 4_000
const MARK = 'data-hub-marked'
const FOCUSABLE = 'input:not([type=hidden]):not([disabled]), textarea:not([disabled]), [contenteditable=true], button:not([disabled]), [tabindex]:not([tabindex="-1"])'

/** What one types into comes before what one drags or opens. */
const targetIn = (frame: HTMLElement): HTMLElement | null => frame.querySelector<HTMLElement>('input:not([type=hidden], [disabled]), textarea:not([disabled]), [contenteditable=true]') ?? frame.querySelector<HTMLElement>(FOCUSABLE)

const idOf = (path: string): string => `field-${path.replaceAll('.', '__')}`
const isMessageField = (place: NotePlace): boolean => place.is === 'body' || place.is === 'field'

/**
 * Opens the tab that a place is on, brings it into view, marks it for a moment and puts the focus there.
 * @param from stands on the tab that is open now. @param body the field's value, to find the block. @returns false where the place is not there
 */
export async function goToPlace(place: NotePlace, from: HTMLElement, body: unknown): Promise<boolean> {
  if (place.is === 'page') {
    const page = from.closest('[data-channel]')?.querySelector<HTMLElement>(`[data-page="${place.number}"]`)
    return page ? arrive(page, page) : false
  }
  if (isMessageField(place)) from.closest('.tabs-field')?.querySelector<HTMLButtonElement>('.tabs-field__tab-button')?.click()
  if (place.is === 'body') {
    const text = await appears(() => document.querySelector<HTMLElement>('[data-field-path="body"] [contenteditable=true]'))
    if (!text) return false
    if (place.block === null) return arrive(text.closest<HTMLElement>('.field-type') ?? text, text)
    const { editorBlock } = await import('./editor-block.ts')
    const block = text.children[editorBlock(body, place.block)]
    return block instanceof HTMLElement ? arriveInText(block, text) : arrive(text, text)
  }
  const field = await appears(() => document.getElementById(idOf(place.path)))
  if (!field) return false
  const frame = field.closest<HTMLElement>('[data-override]') ?? field.closest<HTMLElement>('.field-type') ?? field
  if (frame instanceof HTMLDetailsElement) frame.open = true
  return arrive(frame, field.matches(FOCUSABLE) ? field : (targetIn(field) ?? field))
}

/** A block of the editor: the cursor goes to its beginning; what is no text (a picture, a box) gets the focus itself. */
function arriveInText(block: HTMLElement, text: HTMLElement): boolean {
  const own = block.contentEditable === 'false' || block.querySelector('[contenteditable=false]') !== null
  if (own) return arrive(block, targetIn(block) ?? block)
  arrive(block, text)
  const range = document.createRange()
  range.selectNodeContents(block)
  range.collapse(true)
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  return true
}

function arrive(frame: HTMLElement, target: HTMLElement): true {
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  if (!target.matches(FOCUSABLE)) target.tabIndex = -1
  target.focus({ preventScroll: true })
  frame.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' })
  frame.setAttribute(MARK, '')
  setTimeout(() => frame.removeAttribute(MARK), MARKED_MS)
  return true
}

async function appears<Found>(find: () => Found | null): Promise<Found | null> {
  const until = performance.now() + WAIT_MS
  for (;;) {
    const found = find()
    if (found || performance.now() > until) return found
    await new Promise((done) => setTimeout(done, 50))
  }
}
