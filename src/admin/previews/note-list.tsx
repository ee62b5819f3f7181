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

/** Notes, the gravest first, each with its severity as sign and word. */
export function NoteList({ notes, heading }: { readonly notes: readonly Note[]; readonly heading: string }) {
  const { w, pick } = useLanguage()
  const sorted = [...notes].sort((one, other) => KINDS[one.severity].rank - KINDS[other.severity].rank)
  return (
    <section className="hub-notes" aria-label={`${w('notes')}: ${heading}`}>
      <p className="hub-notes__title">
        {w('notes')} <span className="hub-quiet">({notes.length})</span>
      </p>
      {notes.length === 0 && <p className="hub-quiet">✓ {w('notesNone')}</p>}
      <ul>
        {sorted.map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes have no identity of their own and are replaced as a whole.
          <li key={index} className={`hub-note hub-note--${note.severity}`}>
            <strong>
              <span className="hub-note__sign" aria-hidden="true">
                {KINDS[note.severity].sign}
              </span>
              {w(KINDS[note.severity].word)}
            </strong>
            <p>{pick(note.message)}</p>
            {note.lost && (
              <details>
                <summary>{w('noteLost')}</summary>
                <blockquote>{note.lost}</blockquote>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
