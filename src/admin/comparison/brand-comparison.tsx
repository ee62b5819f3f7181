'use client'
import '../styles/comparison.css'
import { type BlockChange, compareBlocks } from '../../content/compare-blocks.ts'
import { compareText } from '../../content/compare-text.ts'
import type { FieldChange } from '../../content/compare.ts'
import type { BrandColour, BrandContent } from '../../content/edition.ts'
import type { Locale, Tree } from '../../content/nodes.ts'
import type { ApprovalRecord, EditionRecord } from '../../publishing/records.ts'
import { useFetched } from '../use-fetched.ts'
import { useLanguage } from '../use-language.ts'
import { BlockChanges } from './block-changes.tsx'
import { FieldChanges } from './field-changes.tsx'
import { fieldLabel } from './field-labels.ts'

/** A submitted brand beside the state approved before it, field by field; colours with a sample. */
export function BrandComparison({ snapshot, number }: { readonly snapshot: BrandContent; readonly number: number }) {
  const { w, pick } = useLanguage()
  const where = { 'where[subject][equals]': 'brand', 'where[subjectKey][equals]': snapshot.key, 'where[number][less_than]': String(number) }
  const approvals = useFetched<{ docs: ApprovalRecord[] }>(`/approvals?${new URLSearchParams({ ...where, sort: '-number', limit: '1', depth: '0' })}`, 0)
  const edition = approvals.is === 'there' ? (approvals.value.docs[0]?.edition ?? null) : null
  const editions = useFetched<{ docs: EditionRecord[] }>(edition === null ? null : `/editions?${new URLSearchParams({ 'where[hash][equals]': edition, limit: '1', depth: '0' })}`, 0)
  if (approvals.is === 'failed') return <p className="hub-message hub-message--error">{approvals.sentence}</p>
  if (approvals.is === 'loading' || (edition !== null && editions.is === 'loading')) return <p className="hub-waiting">{w('loading')}</p>
  const before = editions.is === 'there' ? (editions.value.docs[0]?.content ?? null) : null
  const fields = changesBetween(before, snapshot)
  const notices = noticesBetween(before as BrandContent | null, snapshot)
  return (
    <div className="hub-comparison">
      <p className="hub-message">{w(before === null ? 'compareFirstBrand' : fields.length + notices.length === 0 ? 'compareSame' : 'compareWithLast')}</p>
      <p className="hub-swatches" aria-hidden="true">
        {Object.entries(snapshot.colours).map(([name, { hex }]) => (
          <span key={name} style={{ background: hex }} title={`${name} ${hex}`} />
        ))}
      </p>
      <FieldChanges fields={fields} isFirst={before === null} />
      {notices.map(({ locale, blocks }) => (
        <BlockChanges key={locale} blocks={blocks} isFirst={before === null} title={fieldLabel(`privacy.${locale}`, pick)} />
      ))}
    </div>
  )
}

function changesBetween(before: object | null, after: object): FieldChange[] {
  const [old, fresh] = [new Map(before ? leavesOf(before, '') : []), new Map(leavesOf(after, ''))]
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((field): FieldChange[] => {
    const [was, is] = [old.get(field) ?? null, fresh.get(field) ?? null]
    return was === is ? [] : [{ field, before: was, after: is, words: compareText(was ?? '', is ?? '') }]
  })
}

const NOTHING: Tree = { type: 'root', children: [] }

/** Privacy notices that differ, by locale. */
function noticesBetween(before: BrandContent | null, after: BrandContent): { readonly locale: Locale; readonly blocks: readonly BlockChange[] }[] {
  const locales = [...new Set([...Object.keys(after.privacy ?? {}), ...Object.keys(before?.privacy ?? {})])].sort()
  return locales
    .map((locale) => ({ locale, blocks: compareBlocks(before?.privacy?.[locale] ?? NOTHING, after.privacy?.[locale] ?? NOTHING) }))
    .filter(({ blocks }) => blocks.some(({ kind }) => kind !== 'same'))
}

const leavesOf = (value: object, path: string): [string, string][] =>
  Object.entries(value).flatMap(([key, item]: [string, unknown]): [string, string][] => {
    const at = path === '' ? key : `${path}.${key}`
    if (at === 'media' || at === 'privacy') return []
    // A colour is one thing, however many numbers it takes.
    if (isColour(item)) return [[at, `${item.hex} · CMYK ${item.cmyk.c} / ${item.cmyk.m} / ${item.cmyk.y} / ${item.cmyk.k}`]]
    return typeof item === 'object' && item !== null ? leavesOf(item, at) : [[at, String(item)]]
  })

const isColour = (value: unknown): value is BrandColour => typeof value === 'object' && value !== null && 'hex' in value && 'cmyk' in value
