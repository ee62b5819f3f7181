'use client'
import { useMemo, useState } from 'react'
import type { QuoteForm } from '../../publishing/compose.ts'
import { useFetched } from '../use-fetched.ts'

/** What is looked at: the form, an approved edition by its hash, or what is live. */
export type Source = 'draft' | 'live' | `edition:${string}`

export interface EditionChoice {
  readonly hash: string
  readonly number: number
  readonly approvedAt: string
  readonly by: string
}

interface Approvals {
  readonly docs: readonly { readonly edition: string; readonly number: number; readonly certificate: { readonly approvedAt: string; readonly approver: { readonly name: string } } }[]
}

/** As many as one looks through. */
const MOST_EDITIONS = 50

/** The approved editions of a piece in one locale, the newest first. @param round asks again when it changes */
export function useEditions(key: string | null, locale: string, round: number): readonly EditionChoice[] {
  const path = useMemo(() => {
    if (key === null) return null
    const query = new URLSearchParams({ depth: '0', sort: '-number', limit: String(MOST_EDITIONS), 'where[and][0][subject][equals]': 'piece', 'where[and][1][subjectKey][equals]': key, 'where[and][2][locale][equals]': locale })
    return `/approvals?${query}`
  }, [key, locale])
  const loaded = useFetched<Approvals>(path, round)
  return loaded.is === 'there' ? loaded.value.docs.map(({ edition, number, certificate }) => ({ hash: edition, number, approvedAt: certificate.approvedAt, by: certificate.approver.name })) : []
}

/** What the toolbar of the view chooses. */
export interface Choices {
  readonly source: Source
  /** Null: the form's own. */
  readonly locale: string | null
  readonly quotes: QuoteForm
  readonly isCompared: boolean
}

export function useChoices(): readonly [Choices, (change: Partial<Choices>) => void] {
  const [choices, setChoices] = useState<Choices>({ source: 'draft', locale: null, quotes: 'hoped-for', isCompared: false })
  return [choices, (change) => setChoices((known) => ({ ...known, ...change }))]
}

/** The question that the hub is asked, as JSON. */
export function questionOf({ source, quotes }: Choices, locale: string, fields: Readonly<Record<string, unknown>> | null): string {
  const of = source === 'draft' ? { is: 'draft', ...(fields ? { fields } : {}) } : source === 'live' ? { is: 'live' } : { is: 'edition', hash: source.slice('edition:'.length) }
  return JSON.stringify({ locale, of, quotes })
}
