/** Real posts, messy as real posts are: all import, and no word of them is lost. The words are counted here without any Markdown parser. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { toLexical, toTree } from '../../../src/content/lexical.ts'
import { fromMarkdown } from '../../../src/content/markdown.ts'
import { plainText } from '../../../src/content/walk.ts'
import { missingWords, splitWords } from '../../../src/content/words.ts'
import { describeSamples } from '../../fixtures/samples.ts'

/** What a person reads in the source: body without comments and tags, with the words of images, without addresses and markup. */
function wordsInSource(source: string): string {
  const body = source.replace(/^\ufeff?---\r?\n[\s\S]*?\n---\s*\r?\n/, '')
  return body
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<img\b[^>]*>/g, (tag) => [...tag.matchAll(/\b(?:alt|title)="([^"]*)"/g)].map((match) => ` ${match[1]} `).join(''))
    .replace(/<\/?(?:br|center|span|p|div|b|i|u|a)\b[^>]*>/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)\s]*(?:\s+"([^"]*)")?\)/g, '$1 $2')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>])/g, '$1')
    .replace(/\*\*|(?<![\p{L}])\*|\*(?![\p{L}])/gu, '')
    .replace(/&amp;/g, '&')
    .replace(/&nbsp;/g, ' ')
}

describeSamples(({ path }) => {
  const source = readFileSync(path, 'utf8')
  it('imports without losing or inventing a word', () => {
    const { frontMatter, title, tree } = fromMarkdown(source)
    expect(title).toBe(/page-title: "(.*)"/.exec(source)?.[1])
    expect(frontMatter).toMatchObject({ byline: expect.any(String), slug: expect.stringMatching(/^[a-z0-9-]+$/) })
    const output = plainText(tree, { isAltIncluded: true })
    expect(splitWords(output).length).toBeGreaterThan(80)
    expect(missingWords(splitWords(wordsInSource(source)), splitWords(output))).toEqual([])
    expect(missingWords(splitWords(output), splitWords(wordsInSource(source)))).toEqual([])
  })
  it('passes through the editor unchanged', () => {
    const { tree } = fromMarkdown(source)
    const refs = { mediaId: () => null, mediaKey: () => null, pieceId: () => null, pieceKey: () => null, testimonialId: () => null, testimonialKey: () => null }
    expect(toTree(toLexical(tree, refs), refs)).toEqual(tree)
  })
})
