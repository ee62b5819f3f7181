/** Lexical → tree for what depends on the recipient: variables and conditional blocks. */
import { cleanLine, isVisible } from './clean-text.ts'
import { ruleProblem, storedValue } from './condition-rules.ts'
import { HubError } from './errors.ts'
import type { LexicalBlockFields, LexicalBlockNode, LexicalState } from './lexical-types.ts'
import type { Block, Condition, Conditional, PlainBlock, Variable } from './nodes.ts'

/** What a block's field of that name says; empty where it says nothing. */
export function stringOf(node: { readonly fields: LexicalBlockFields }, name: string): string {
  const value = node.fields[name]
  return typeof value === 'string' ? value : ''
}

/** The error for a block that is filled in by half. @param sentence says what to complete, without its full stop */
export function incomplete(path: string, sentence: string): HubError {
  return new HubError('bad-input', `${sentence}.`, { path })
}

/** A variable; nothing where it says nothing yet. @throws HubError `bad-input` where it is filled in by half */
export function variableOf(fields: LexicalBlockFields, path: string): Variable[] {
  const { name, column, fallback } = fields as { name?: Variable['name'] | null; column?: string | null; fallback?: string | null }
  const text = isVisible(fallback ?? '') ? (fallback ?? '') : ''
  if (!name && text === '') return []
  if (!name) throw incomplete(path, `The personalisation with the fallback “${text}” does not say which value to insert. Choose one`)
  if (name !== 'free') return [{ type: 'variable', name, fallback: text }]
  if (!isVisible(column ?? '')) throw incomplete(path, 'A personalisation out of another column does not say which one. Write its name as it stands in the list of recipients')
  return [{ type: 'variable', name, column: column ?? '', fallback: text }]
}

/**
 * A conditional block; nothing where neither content nor conditions are written.
 * @param contentOf the blocks of a nested editor
 * @throws HubError `bad-input` where it is filled in by half, or holds what stands outside of conditions
 */
export function conditionalOf(node: LexicalBlockNode, path: string, contentOf: (state: LexicalState) => readonly Block[]): Conditional[] {
  const state = node.fields.content as LexicalState | null | undefined
  const blocks = state ? contentOf(state) : []
  const rules = ((node.fields.rules ?? []) as readonly WrittenRule[]).flatMap((rule) => ruleOf(rule, path))
  const children = blocks.map((block): PlainBlock => {
    if (block.type === 'conditional') throw incomplete(path, 'A block for some recipients stands within another. Move it out')
    if (block.type === 'embed' || block.type === 'testimonial') throw incomplete(path, 'Snippets, pieces and testimonials do not depend on the recipient. Move them out of the block')
    return block
  })
  if (rules.length === 0 && children.every((block) => block.type === 'paragraph' && block.children.length === 0)) return []
  if (rules.length === 0) throw incomplete(path, 'A block for some recipients does not say for whom. Add a condition')
  const match = stringOf(node, 'match')
  return [{ type: 'conditional', match: match === 'any' || match === 'none' ? match : 'all', rules, forOthers: node.fields.forOthers === 'shown' ? 'shown' : 'hidden', children }]
}

interface WrittenRule {
  readonly field?: Condition['field'] | null
  readonly column?: string | null
  readonly is?: Condition['is'] | null
  readonly values?: string | null
}

function ruleOf({ field, column, is, values: written }: WrittenRule, path: string): Condition[] {
  if (!field && !is && !isVisible(written ?? '')) return []
  if (!field || !is) throw incomplete(path, 'A condition does not say which value to look at, or how. Choose both')
  const values = (written ?? '').split('\n').map(cleanLine).filter(isVisible).map((value) => storedValue(field, value))
  const rule: Condition = { field, ...(field === 'free' && isVisible(column ?? '') ? { column: column ?? '' } : {}), is, values: is === 'present' || is === 'absent' ? [] : values }
  const problem = ruleProblem(rule)
  if (problem !== undefined) throw incomplete(path, `A condition ${problem.en}. Correct it`)
  return [rule]
}
