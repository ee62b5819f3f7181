'use client'
import '../styles/controls.css'
import { useFormFields } from '@payloadcms/ui'
import { type BlockField, LEXICAL_BLOCKS, type LexicalBlockConfig } from '../../content/blocks.ts'
import type { AdminLanguage, BothLanguages } from '../language.ts'
import { useLanguage } from '../use-language.ts'

const BLOCKS: readonly LexicalBlockConfig[] = LEXICAL_BLOCKS
const blockOf = (slug: string) => BLOCKS.find((block) => block.slug === slug)
const NEEDED: BothLanguages = { de: 'Angabe nötig', en: 'value needed' }

/** How the chosen value of a select is called in the editor. */
function chosenLabel(fields: readonly BlockField[] | undefined, name: string, value: unknown, { pick }: AdminLanguage): string {
  const field = fields?.find((one) => one.name === name)
  const option = field?.type === 'select' ? field.options.find((one) => one.value === value) : undefined
  return option ? pick(option.label) : ''
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** In the text: which value of the recipient's stands here, and what where it is missing. */
export function VariableChip() {
  const language = useLanguage()
  const [name, column, fallback] = useFormFields(([fields]) => [fields.name?.value, textOf(fields.column?.value), textOf(fields.fallback?.value)] as const)
  const block = blockOf('variable')
  if (!name) return <span>{block && language.pick(block.label)}</span>
  const said = name === 'free' && column !== '' ? column : chosenLabel(block?.fields, 'name', name, language)
  return (
    <span>
      {said}: {fallback === '' ? <em>{language.pick(NEEDED)}</em> : <q>{fallback}</q>}
    </span>
  )
}

/** Above a conditional block: for whom it is, in its first condition. */
export function ConditionalLabel() {
  const language = useLanguage()
  const block = blockOf('conditional')
  const rules = block?.fields.find(({ name }) => name === 'rules')
  const inner = rules?.type === 'array' ? rules.fields : []
  const [match, count, field, column, is, values] = useFormFields(([fields]) => {
    const of = (name: string) => fields[`rules.0.${name}`]?.value
    const { rows, value } = fields.rules ?? {}
    return [fields.match?.value, rows?.length ?? (typeof value === 'number' ? value : 0), of('field'), textOf(of('column')), of('is'), textOf(of('values'))] as const
  })
  const looksAt = field === 'free' && column !== '' ? column : chosenLabel(inner, 'field', field, language)
  const said = is === 'present' || is === 'absent' ? '' : values.split('\n').map((line) => line.trim()).filter(Boolean).join(', ')
  const rule = [looksAt, chosenLabel(inner, 'is', is, language), said].filter((part) => part !== '').join(' ')
  return (
    <span>
      <strong>{block && language.pick(block.label)}</strong>
      {rule !== '' && ` ${match === 'none' ? '¬ ' : ''}${rule.slice(0, 80)}${count > 1 ? ` (+${count - 1})` : ''}`}
    </span>
  )
}
