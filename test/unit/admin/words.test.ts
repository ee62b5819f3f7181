/** The admin's words come from several files; one that stood in two would silently say what the other means. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../../src/admin/words/', import.meta.url)

test.each(['de', 'en'])('every word is told in one file only: %s', (language) => {
  const files = readdirSync(folder).filter((name) => name === `${language}.ts` || name.endsWith(`-${language}.ts`))
  const words = files.flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/^ {2}'?([\w-]+)'?: /gm)].map((found) => found[1]))
  expect(words.length).toBeGreaterThan(300)
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
})
