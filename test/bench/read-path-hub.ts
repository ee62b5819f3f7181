/** A hub out of the source tree named as argument, with pieces to read: the child process of read-path.ts. */
import { join } from 'node:path'

const [root = '.'] = process.argv.slice(2)
const { startReadingHub } = (await import(join(root, 'test/integration/api/reading-hub.ts'))) as typeof import('../integration/api/reading-hub.ts')
const { paragraphs } = (await import(join(root, 'test/integration/hub.ts'))) as typeof import('../integration/hub.ts')
const hub = await startReadingHub()

let queries = 0
const { db } = hub.payload
for (const name of ['find', 'findOne', 'count'] as const) {
  const own = db[name] as (...args: unknown[]) => unknown
  Object.assign(db, {
    [name]: (...args: unknown[]) => {
      queries += 1
      return own.apply(db, args)
    },
  })
}

const lead = await hub.picture('windpark.jpg', 1600, 900, '#336699')
const snippet = await hub.approved({ title: 'Über uns', kind: 'snippet', body: paragraphs('Die Stadtwerke Lindental versorgen Stadt und Umland.') })
const text = paragraphs(...Array.from({ length: 40 }, (_, index) => `Absatz ${index + 1}: Ab dem 1. Mai liefern wir allen Haushalten Strom aus Wind und Sonne, und der Preis bleibt gleich.`)) as { root: { children: unknown[] } }
const embed = { type: 'block', version: 2, format: '', fields: { id: 'a1', blockName: '', blockType: 'embed', piece: snippet.id } }
const body = { root: { ...text.root, children: [...text.root.children, embed] } }
for (let number = 1; number <= 20; number++) await hub.published({ title: `Meldung ${number}`, slug: `meldung-${number}`, hero: lead.id, body }, ['web-page'])

const targets = [
  { name: 'page', path: '/de/meldung-7' },
  { name: 'list', path: '/de' },
  { name: 'picture', path: `/media/${lead.sha256}/w800.webp` },
]
process.on('message', async (message) => {
  if (message === 'queries') {
    process.send?.(queries)
    queries = 0
    return
  }
  await hub.stop()
  process.exit(0)
})
process.send?.({ port: Number(new URL(hub.origin).port), targets })
