/** The canonical form of what stands inside a block: SPEC.md, "Canonical form". */
import { cleanLine, cleanText, isVisible } from './clean-text.ts'
import type { Inline, Link, Mark, Text, Variable } from './nodes.ts'
import { MARKS } from './nodes.ts'
import { cleanUrl } from './safe-url.ts'

/** A leaf with the link it stands in; links are told apart by identity. */
type Leaf = { link: Link | undefined } & ({ kind: 'text'; text: string; marks: readonly Mark[] } | { kind: 'break' } | { kind: 'variable'; node: Variable })

/**
 * Canonical inline content: clean strings, blanks collapsed (not in code), none at the edges or beside a line break, at most two
 * line breaks in a row, nothing on lines without anything to see, none at the edges of the block or of a link, neighbours with equal marks joined, links without visible content unwrapped.
 */
export function normaliseInline(children: readonly Inline[]): Inline[] {
  return regroup(tidyBreaks(emptyBlankLines(tidyBlanks(dropDeadLinks(flatten(children))))))
}

/** Is there anything a reader would see? */
export function isVisibleInline(children: readonly Inline[]): boolean {
  return children.some((child) => {
    if (child.type === 'text') return isVisible(child.text)
    if (child.type === 'link') return isVisibleInline(child.children)
    return child.type === 'variable'
  })
}

function flatten(children: readonly Inline[], link?: Link): Leaf[] {
  return children.flatMap((child): Leaf[] => {
    switch (child.type) {
      case 'lineBreak':
        return [{ kind: 'break', link }]
      case 'variable':
        return [{ kind: 'variable', node: normaliseVariable(child), link }]
      case 'link':
        return flatten(child.children, child)
      case 'text': {
        const marks = MARKS.filter((mark) => child.marks?.includes(mark))
        // A line end within text is a line break as much as the node of that name.
        return cleanText(child.text)
          .split('\n')
          .flatMap((text, index): Leaf[] => [...(index > 0 ? [{ kind: 'break', link } as const] : []), { kind: 'text', text, marks, link }])
          .filter((leaf) => leaf.kind !== 'text' || leaf.text !== '')
      }
    }
  })
}

function normaliseVariable({ name, column, fallback }: Variable): Variable {
  const line = cleanLine(fallback)
  return { type: 'variable', name, ...(column === undefined ? {} : { column: cleanLine(column) }), fallback: isVisible(line) ? line : '' }
}

function dropDeadLinks(leaves: Leaf[]): Leaf[] {
  const alive = new Set(leaves.filter((leaf) => leaf.kind === 'variable' || (leaf.kind === 'text' && isVisible(leaf.text))).map((leaf) => leaf.link))
  return leaves.map((leaf) => (alive.has(leaf.link) ? leaf : { ...leaf, link: undefined }))
}

const isCode = (leaf: Leaf | undefined) => leaf?.kind === 'text' && leaf.marks.includes('code')
const isBlank = (char: string) => char === ' ' || char === '\t'

/** Collapses runs of blanks across leaves into one space and drops those beside breaks and edges. Code keeps its blanks. */
function tidyBlanks(leaves: Leaf[]): Leaf[] {
  const forward: Leaf[] = []
  let afterBlank = true
  for (const leaf of leaves) {
    if (leaf.kind !== 'text' || isCode(leaf)) {
      afterBlank = leaf.kind === 'break'
      forward.push(leaf)
      continue
    }
    let text = ''
    for (const char of leaf.text) {
      if (isBlank(char)) {
        if (!afterBlank) text += ' '
        afterBlank = true
      } else {
        text += char
        afterBlank = false
      }
    }
    if (text !== '') forward.push({ ...leaf, text })
  }
  return forward.flatMap((leaf, index): Leaf[] => {
    const next = forward[index + 1]
    if (leaf.kind !== 'text' || isCode(leaf) || (next !== undefined && next.kind !== 'break')) return [leaf]
    const text = leaf.text.replace(/ $/, '')
    return text === '' ? [] : [{ ...leaf, text }]
  })
}

/** A line between two breaks on which nothing can be seen holds nothing. */
function emptyBlankLines(leaves: Leaf[]): Leaf[] {
  const lines: Leaf[][] = [[]]
  for (const leaf of leaves) {
    if (leaf.kind === 'break') lines.push([leaf], [])
    else lines.at(-1)?.push(leaf)
  }
  return lines.flatMap((line) => (line.some((leaf) => leaf.kind !== 'text' || isVisible(leaf.text)) ? line : []))
}

/** No breaks at the edges of the block, at most two in a row, and none at the edges of a link (they move out of it). */
function tidyBreaks(leaves: Leaf[]): Leaf[] {
  const first = leaves.findIndex((leaf) => leaf.kind !== 'break')
  if (first < 0) return []
  const last = leaves.findLastIndex((leaf) => leaf.kind !== 'break')
  const inner = leaves.slice(first, last + 1)
  return inner
    .filter((leaf, index) => leaf.kind !== 'break' || inner[index - 1]?.kind !== 'break' || inner[index - 2]?.kind !== 'break')
    .map((leaf, index, all) => {
      if (leaf.kind !== 'break' || leaf.link === undefined) return leaf
      const before = all.slice(0, index).findLast((other) => other.kind !== 'break')
      const after = all.slice(index + 1).find((other) => other.kind !== 'break')
      return before?.link === leaf.link && after?.link === leaf.link ? leaf : { kind: 'break', link: undefined }
    })
}

function regroup(leaves: Leaf[]): Inline[] {
  const result: Inline[] = []
  for (let index = 0; index < leaves.length; ) {
    const link = leaves[index]?.link
    let end = index
    while (end < leaves.length && leaves[end]?.link === link) end++
    const run = joinTexts(leaves.slice(index, end))
    if (link === undefined) result.push(...run)
    else {
      const title = link.title === undefined ? '' : cleanLine(link.title)
      result.push({ type: 'link', url: cleanUrl(link.url), ...(title === '' ? {} : { title }), children: run })
    }
    index = end
  }
  return result
}

function joinTexts(leaves: Leaf[]): (Text | { readonly type: 'lineBreak' } | Variable)[] {
  const result: (Text | { readonly type: 'lineBreak' } | Variable)[] = []
  for (const leaf of leaves) {
    if (leaf.kind === 'break') result.push({ type: 'lineBreak' })
    else if (leaf.kind === 'variable') result.push(leaf.node)
    else {
      const previous = result.at(-1)
      if (previous?.type === 'text' && (previous.marks ?? []).join() === leaf.marks.join()) {
        // Joining may put a combining mark behind its base letter: compose again.
        result[result.length - 1] = { ...previous, text: (previous.text + leaf.text).normalize('NFC') }
      } else result.push({ type: 'text', text: leaf.text, ...(leaf.marks.length > 0 ? { marks: leaf.marks } : {}) })
    }
  }
  return result
}
