'use client'
import './mailings.css'
import { useForm, useFormFields, useRowLabel } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { fetchJson } from '../flow-api.ts'
import { StateBadge } from '../state-badge.tsx'
import { useLanguage } from '../use-language.ts'
import { useMailingState } from './use-mailing-state.ts'

interface Row {
  readonly id?: string
  readonly piece?: string | number | null
}
interface Named {
  readonly title?: string | null
  readonly key: string
}

const known = new Map<string, Promise<Named | null>>()
/** The title of a piece in a locale, asked for once. */
function namedPiece(id: string | number, locale: string): Promise<Named | null> {
  const path = `/pieces/${id}?${new URLSearchParams({ depth: '0', draft: 'true', locale, 'select[title]': 'true', 'select[key]': 'true' })}`
  const asked = known.get(path) ?? fetchJson<Named>(path).catch(() => null)
  known.set(path, asked)
  return asked
}

/** A block by its number and the title of its piece, with buttons that move it: dragging is for those who can. */
export function BlockLabel() {
  const { data, path, rowNumber = 0 } = useRowLabel<Row>()
  const { moveFieldRow, setModified } = useForm()
  const { w } = useLanguage()
  const { locale, state } = useMailingState()
  const field = path.replace(/\.\d+$/, '')
  const count = useFormFields(([fields]) => fields[field]?.rows?.length ?? 0)
  const piece = useNamed(data?.piece, locale)
  const standing = state?.standings.find((one) => one.piece === piece?.key)
  const number = rowNumber + 1
  const title = piece?.title || w('blockEmpty')
  const move = (by: -1 | 1, direction: 'up' | 'down') => {
    moveFieldRow({ path: field, moveFromIndex: rowNumber, moveToIndex: rowNumber + by })
    setModified(true)
    followFocus(rowNumber + by, direction, title)
  }
  const button = (direction: 'up' | 'down', by: -1 | 1, isOff: boolean) => (
    <button
      type="button"
      id={`hub-block-${rowNumber}-${direction}`}
      className="hub-block__move"
      aria-disabled={isOff}
      aria-label={w(direction === 'up' ? 'blockUp' : 'blockDown', { number, title })}
      onClick={(event) => {
        event.stopPropagation()
        if (!isOff) move(by, direction)
      }}
    >
      <span aria-hidden="true">{direction === 'up' ? '↑' : '↓'}</span>
    </button>
  )
  return (
    <span className="hub-block">
      <span className="hub-block__number">{number}</span>
      <span className="hub-block__title">{title}</span>
      {standing && standing.standing !== 'live' && <StateBadge tone="attention">{w(`standing-${standing.standing}`)}</StateBadge>}
      {standing?.isStale && <StateBadge tone="attention">{w('blockStale')}</StateBadge>}
      <span className="hub-block__moves">
        {button('up', -1, rowNumber === 0)}
        {button('down', 1, rowNumber >= count - 1)}
      </span>
    </span>
  )
}

/** The row is drawn anew in its new place, when that is known: then the focus goes with it; where it can go no further, to the way back. */
function followFocus(row: number, direction: 'up' | 'down', title: string, tries = 40): void {
  const own = document.getElementById(`hub-block-${row}-${direction}`)
  const target = own?.getAttribute('aria-disabled') === 'true' ? document.getElementById(`hub-block-${row}-${direction === 'up' ? 'down' : 'up'}`) : own
  // Another block stands there until the form has put them in order.
  if (target?.getAttribute('aria-label')?.includes(title)) target.focus()
  if (tries > 0 && (!target || document.activeElement !== target)) setTimeout(() => followFocus(row, direction, title, tries - 1), 50)
}

function useNamed(id: Row['piece'], locale: string): Named | null {
  const [named, setNamed] = useState<Named | null>(null)
  useEffect(() => {
    let isCurrent = true
    if (id === null || id === undefined || id === '') setNamed(null)
    else void namedPiece(id, locale).then((found) => isCurrent && setNamed(found))
    return () => {
      isCurrent = false
    }
  }, [id, locale])
  return named
}
