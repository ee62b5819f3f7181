/** What the boundaries of modules cannot say: pure code has no clock and no chance, and the layout is the one everybody expects. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path)
    return entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) ? [join(root, path)] : []
  })
/** Plugins that are no channels but features. */
const FEATURES = ['service-hub']
const channels = readdirSync(join(root, 'plugins'), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() && !FEATURES.includes(entry.name) ? [entry.name] : []))

describe('pure code', () => {
  const pure = [...filesIn('src/content'), ...filesIn('src/channel'), ...filesIn('src/recipients'), ...channels.flatMap((id) => filesIn(`plugins/${id}/render`)), ...filesIn('plugins/service-hub/hints')]
  const AMBIENT = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bprocess\.(?!\w*\.md)|\bglobalThis\b|\brequire\(/
  it('is there', () => expect(pure.length).toBeGreaterThan(50))
  it.each(pure.map((path) => path.slice(root.length + 1)))('%s has no clock, no chance and no environment', (path) => {
    const code = readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    expect(AMBIENT.exec(code)?.[0]).toBeUndefined()
  })
})

describe('every channel', () => {
  it.each(channels)('%s has the shape of the others', (id) => {
    const entries = readdirSync(join(root, 'plugins', id))
    expect(entries).toEqual(expect.arrayContaining(['README.md', 'index.ts', 'settings.ts', 'limits.ts', 'render', 'pack.ts']))
    expect(readFileSync(join(root, 'plugins', id, 'index.ts'), 'utf8')).toContain(`id: '${id}'`)
    expect(readFileSync(join(root, 'plugins/index.ts'), 'utf8')).toContain(`./${id}/index.ts`)
  })
})

describe('files', () => {
  const all = ['src', 'collections', 'plugins', 'test'].flatMap(filesIn)
  it.each(all.map((path) => path.slice(root.length + 1)))('%s is named in kebab-case for what it is', (path) => {
    const name = path.split('/').pop() ?? ''
    const isGiven = name === 'payload.config.ts' || name === 'next.config.mjs' || /^(importMap\.(js|d\.ts)|\[\[?\.\.\.\w+\]?\]|\d{8}_\d{6}_\w+\.ts)$/.test(name)
    expect(isGiven || /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|d))?\.(ts|tsx|mjs)$/.test(name)).toBe(true)
    expect(name).not.toMatch(/^(utils?|helpers?|managers?|common)\./)
  })
})
