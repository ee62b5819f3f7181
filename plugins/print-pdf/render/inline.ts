/** Inline text as runs: marks stay, links become text with a number that leads to the printed address. */
import { absoluteAddress } from '../../../src/channel/addresses.ts'
import { linkUnsafe } from '../../../src/channel/loss-notes.ts'
import { shownVariable } from '../../../src/channel/shown.ts'
import type { Inline, Link, Text } from '../../../src/content/nodes.ts'
import type { FontFamilyId } from '../../../src/content/edition.ts'
import type { Run } from '../composition.ts'
import { saysAddress, spokenAddress } from './spoken-address.ts'
import type { LetterScope } from './scope.ts'
import { runText, textLine } from './scope.ts'

/** Composes an inline sequence in the given face. `path` is the sequence's own path (`body.3.children`). */
export function composeRuns(nodes: readonly Inline[], scope: LetterScope, path: string, family: FontFamilyId = scope.ctx.brand.fonts.text): Run[] {
  return nodes.flatMap((node, index) => composeInline(node, scope, `${path}.${index}`, family))
}

function composeInline(node: Inline, scope: LetterScope, path: string, family: FontFamilyId): Run[] {
  switch (node.type) {
    case 'text':
      return [textRun(node, scope, path, family)]
    case 'lineBreak':
      return [{ type: 'break' }]
    case 'variable':
      return [{ type: 'text', text: runText(scope, shownVariable(node, scope, path), family, path), marks: [] }]
    case 'link':
      return composeLink(node, scope, path, family)
  }
}

function textRun(node: Text, scope: LetterScope, path: string, family: FontFamilyId): Run {
  return { type: 'text', text: runText(scope, node.text, family, path), marks: node.marks ?? [] }
}

function composeLink(node: Link, scope: LetterScope, path: string, family: FontFamilyId): Run[] {
  const runs = composeRuns(node.children, scope, `${path}.children`, family)
  const said = runs.map((run) => (run.type === 'text' ? run.text : ' ')).join('')
  const title = textLine(scope, node.title ?? '', path)
  // An entry with a title shows its address too.
  const address = printedAddress(node.url, title === '' ? said : '', scope, path)
  return address === '' && title === '' ? runs : [...runs, { type: 'reference', number: scope.links.add(address, title) }]
}

/**
 * An address as it is printed beside `text`: absolute, without scheme where it is a plain web, mail or phone address. Empty where the text
 * itself says it, and, with a note, for addresses that no link may carry.
 */
export function printedAddress(url: string, text: string, scope: LetterScope, path: string): string {
  const address = absoluteAddress(url, scope.ctx.baseUrl)
  if (address === undefined) scope.notes.push(linkUnsafe(url, path))
  return address === undefined || saysAddress(text, address) ? '' : textLine(scope, spokenAddress(address), path)
}
