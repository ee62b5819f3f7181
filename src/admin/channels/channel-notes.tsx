'use client'
import '../styles/previews.css'
import '../styles/overrides.css'
import type { Note } from '../../content/notes.ts'
import { fieldLabel } from '../comparison/field-labels.ts'
import { NOTE_KINDS } from './note-kinds.ts'
import type { AdminLanguage } from '../language.ts'
import { useLanguage } from '../use-language.ts'
import { useChannels } from './channels-context.ts'
import { type NotePlace, notePlace } from './note-place.ts'

interface ChannelNotesProps {
  /** The gravest first. */
  readonly notes: readonly Note[]
  /** What they are about, for those who hear it. */
  readonly heading: string
  /** A line before them, where they are about more than what stands beside them. */
  readonly title?: string
  /** Says that there are none; else nothing is shown. */
  readonly saysNone?: boolean
}

/** What the editor should know of a channel; each note leads to where it can be mended. */
export function ChannelNotes({ notes, heading, title, saysNone = false }: ChannelNotesProps) {
  const language = useLanguage()
  const { w, pick } = language
  if (notes.length === 0) return saysNone ? <p className="hub-quiet hub-notes__none">✓ {w('notesNone')}</p> : null
  return (
    <section className="hub-notes" aria-label={`${w('notes')}: ${heading}`}>
      {title && <p className="hub-notes__title">{title}</p>}
      <ul>
        {notes.map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes have no identity of their own and are replaced as a whole.
          <li key={index} className={`hub-note hub-note--${note.severity}`} data-code={note.code}>
            <strong>
              <span className="hub-note__sign" aria-hidden="true">
                {NOTE_KINDS[note.severity].sign}
              </span>
              {w(NOTE_KINDS[note.severity].word)}
            </strong>
            <p>{pick(note.message)}</p>
            {note.lost && (
              <details>
                <summary>{w('noteLost')}</summary>
                <blockquote>{note.lost}</blockquote>
              </details>
            )}
            <NoteLink path={note.path} language={language} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function NoteLink({ path, language }: { readonly path: string | undefined; readonly language: AdminLanguage }) {
  const { goTo, isForm } = useChannels()
  const place = notePlace(path)
  if (!place || (!isForm && place.is !== 'page')) return null
  return (
    <button type="button" className="hub-note__link" onClick={(event) => goTo(place, event.currentTarget)}>
      {placeWord(place, language)} <span aria-hidden="true">→</span>
    </button>
  )
}

function placeWord(place: NotePlace, { w, pick }: AdminLanguage): string {
  switch (place.is) {
    case 'field':
      return w('noteToField', { field: fieldLabel(FIELD_NAMES[place.path] ?? place.path, pick) })
    case 'body':
      return w(place.block === null ? 'noteToBody' : 'noteToText')
    case 'override':
      return w('noteToOverride')
    case 'page':
      return w('noteToPage', { number: place.number })
  }
}

/** Fields of the form whose content has another name in an edition. */
const FIELD_NAMES: Readonly<Record<string, string>> = { hero: 'hero.media', heroCaption: 'hero.caption' }
