/** Inline text as runs: marks stay, links become text with a number that leads to the printed address. */
import { variableValue } from '../../../src/channel/variables.ts'
import type { Inline, Link, Text } from '../../../src/content/nodes.ts'
import { isSafeUrl } from '../../../src/content/safe-url.ts'
import type { FontFamilyId } from '../../../src/content/edition.ts'
import type { Run } from '../composition.ts'
import { MESSAGES } from './notes.ts'
import { spokenAddress } from './public-address.ts'
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
      return [{ type: 'text', text: runText(scope, variableValue(node, scope.recipient), family, path), marks: [] }]
    case 'link':
      return composeLink(node, scope, path, family)
  }
}

function textRun(node: Text, scope: LetterScope, path: string, family: FontFamilyId): Run {
  return { type: 'text', text: runText(scope, node.text, family, path), marks: node.marks ?? [] }
}

function composeLink(node: Link, scope: LetterScope, path: string, family: FontFamilyId): Run[] {
  const runs = composeRuns(node.children, scope, `${path}.children`, family)
  const title = textLine(scope, node.title ?? '', path)
  const address = printedAddress(node.url, scope, path)
  if (address === null) return title ? [...runs, { type: 'reference', number: scope.links.add('', title) }] : runs
  const said = runs.map((run) => (run.type === 'text' ? run.text : ' ')).join('')
  if (title === '' && saysAddress(said, address)) return runs
  return [...runs, { type: 'reference', number: scope.links.add(address, title) }]
}

/** Does the text already say where the link leads? */
function saysAddress(said: string, address: string): boolean {
  const bare = (text: string) => spokenAddress(text.replace(/[\s\u00ad\u200b]/g, '').toLowerCase())
  return bare(said).includes(bare(address))
}

/**
 * An address as it is printed: absolute, without scheme where it is a plain web, mail or phone address. Null, with a note, for addresses
 * that no link may carry.
 */
export function printedAddress(url: string, scope: LetterScope, path: string): string | null {
  if (!isSafeUrl(url)) {
    scope.notes.add('warning', 'link-unsafe', path, MESSAGES.linkUnsafe())
    return null
  }
  return textLine(scope, spokenAddress(url.startsWith('/') ? `${scope.ctx.baseUrl}${url}` : url), path)
}
