'use client'
import '../styles/previews.css'
import type { Note, Severity } from '../../content/notes.ts'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'

const KINDS: Readonly<Record<Severity, { readonly word: Word; readonly sign: string; readonly rank: number }>> = {
  error: { word: 'noteError', sign: '⨯', rank: 0 },
  warning: { word: 'noteWarning', sign: '!', rank: 1 },
  info: { word: 'noteInfo', sign: 'i', rank: 2 },
}

/** Where in the form a note can be mended: the id of a field. */
function fieldOf(path: string | undefined): string | null {
  const [first = '', index] = (path ?? '').split('.')
  if (first === 'blocks' && index !== undefined && /^\d+$/.test(index)) return `blocks-row-${index}`
  return ['subjectLine', 'preheader', 'intro', 'blocks', 'brand'].includes(first) ? `field-${first}` : null
}

function goTo(id: string): void {
  const place = document.getElementById(id)
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  place?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' })
  const target = place?.matches('input, textarea') ? place : place?.querySelector<HTMLElement>('input, textarea, [contenteditable=true], button')
  target?.focus({ preventScroll: true })
}

/** What the editor should know of a mail, the gravest first; where there is a form, each note leads to its place. */
export function MailNotes({ notes, isForm = false }: { readonly notes: readonly Note[]; readonly isForm?: boolean }) {
  const { w, pick } = useLanguage()
  const sorted = [...notes].sort((one, other) => KINDS[one.severity].rank - KINDS[other.severity].rank)
  return (
    <section className="hub-notes" aria-label={w('notes')}>
      <p className="hub-notes__title">
        {w('notes')} <span className="hub-quiet">({notes.length})</span>
      </p>
      {notes.length === 0 && <p className="hub-quiet">✓ {w('notesNone')}</p>}
      <ul>
        {sorted.map((note, index) => {
          const field = isForm ? fieldOf(note.path) : null
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: notes have no identity of their own and are replaced as a whole.
            <li key={index} className={`hub-note hub-note--${note.severity}`} data-code={note.code}>
              <strong>
                <span className="hub-note__sign" aria-hidden="true">
                  {KINDS[note.severity].sign}
                </span>
                {w(KINDS[note.severity].word)}
              </strong>
              <p>{pick(note.message)}</p>
              {field && (
                <button type="button" className="hub-note__link" onClick={() => goTo(field)}>
                  {w('mailNoteToField')} <span aria-hidden="true">→</span>
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
