/** What machines read of pages: valid HTML, schema.org's words, nothing from another host. */
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { attribute, elementsOf } from './inspect-html.ts'
import { schemaOrgFindings } from './schema-org.ts'
import { compose, SCENES } from './web-page-scenes.ts'

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended'],
    rules: {
      // What an editor writes: how long a title is, whether a phone number may break, whether a picture is mere ornament.
      'long-title': 'off',
      'tel-non-breaking': 'off',
      'no-trailing-whitespace': 'off',
      // The doctype is in lower case, as in most of the web.
      'doctype-style': 'off',
    },
  }),
)
const pages = SCENES.flatMap((scene) => {
  const { html, fragment } = compose(scene)
  return [...(html === '' ? [] : [{ name: scene.name, html }]), ...(fragment === undefined ? [] : [{ name: `${scene.name}, to set in`, html: fragment }])]
})

describe('HTML', () => {
  test.each(pages.map(({ name, html }) => [name, html] as const))('%s is valid', async (name, html) => {
    const isFragment = name.endsWith('to set in')
    // All pages of a brand have the same style: it is looked at once, in the first.
    const { results } = await validator.validateString(name === pages[0]?.name ? html : html.replace(/<style>[\s\S]*?<\/style>/, ''))
    const findings = results.flatMap(({ messages }) => messages).filter(({ ruleId }) => !(isFragment && ruleId === 'no-inline-style'))
    expect(findings.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`)).toEqual([])
  })

  test.each(pages.map(({ name, html }) => [name, html] as const))('%s asks no other host, and runs nothing', (name, html) => {
    const isFragment = name.endsWith('to set in')
    const base = 'https://hub.stadtwerke-lindental.example/'
    for (const element of elementsOf(html)) {
      const { tagName } = element
      if (!isFragment) expect(attribute(element, 'style')).toBeUndefined()
      if (tagName === 'script') expect(attribute(element, 'type')).toBe('application/ld+json')
      expect(['iframe', 'object', 'embed', 'video', 'audio', 'form']).not.toContain(tagName)
      const asked = [attribute(element, 'src'), ...(attribute(element, 'srcset')?.split(', ') ?? []), ...(tagName === 'link' && attribute(element, 'rel') === 'preload' ? [attribute(element, 'href')] : [])]
      for (const address of asked) if (address !== undefined) expect(address.startsWith(isFragment ? base : '/') && !address.startsWith('//')).toBe(true)
    }
    if (!isFragment) expect(/<style>([\s\S]*?)<\/style>/.exec(html)?.[1]).not.toMatch(/@import|https?:|\/\//)
  })

  test('a page of 30,000 words is the text and little else', () => {
    const scene = SCENES.find(({ name }) => name === 'page of 30,000 words')
    if (!scene) throw new Error('no such scene')
    expect(Buffer.byteLength(compose(scene).html)).toBeLessThan(30_000 * 5 + 300 * 250 + 60_000)
  })
})

describe('JSON-LD', () => {
  const documents = pages.flatMap(({ name, html }) => [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(([, json = '']) => [name, JSON.parse(json) as unknown] as const))

  test.each(documents)('%s says it in schema.org’s words', (_, document) => {
    expect(schemaOrgFindings(document)).toEqual([])
  })

  test('never rates the house', () => {
    expect(documents.length).toBeGreaterThan(20)
    expect(JSON.stringify(documents)).not.toMatch(/"(?:Aggregate)?Rating"|"Review"/)
  })

  test('the check finds what is wrong', () => {
    const wrong = (node: unknown) => schemaOrgFindings({ '@context': 'https://schema.org', '@graph': [node] })
    expect(wrong({ '@type': 'Articel' })).toEqual(['0 Articel: there is no type Articel'])
    expect(wrong({ '@type': 'Article', titel: 'x' })).toEqual(['0 Article: Article has no property titel'])
    expect(wrong({ '@type': 'Article', publisher: 'Stadtwerke' })).toHaveLength(1)
    expect(wrong({ '@type': 'Article', datePublished: '12. März' })).toHaveLength(1)
    expect(wrong({ '@type': 'NewsArticle', author: { '@type': 'Place', name: 'x' } })).toHaveLength(1)
    expect(wrong({ '@type': 'NewsArticle', author: { '@type': 'Person', name: 'x' }, datePublished: '2026-03-12', publisher: { '@id': 'https://example.com/#o' } })).toEqual([])
  })
})
