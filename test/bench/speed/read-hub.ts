/** A hub with pieces to read behind its real server: the child process of read-paths.ts. */
import type { MadePath } from './read-paths.ts'
import { paragraphs } from '../../integration/hub.ts'
import { startReadingHub } from '../../integration/api/reading-hub.ts'

const hub = await startReadingHub({ trustedProxies: ['127.0.0.1'] })
const lead = await hub.picture('windpark.jpg', 1600, 900, '#336699')
const text = paragraphs(...Array.from({ length: 40 }, (_, index) => `Absatz ${index + 1}: Ab dem 1. Mai liefern wir allen Haushalten Strom aus Wind und Sonne, und der Preis bleibt gleich.`))
for (let number = 1; number <= 20; number++) await hub.published({ title: `Meldung ${number}`, slug: `meldung-${number}`, hero: lead.id, body: text }, ['web-page', 'newsletter-block'])
const { signedAddress } = await import('../../../src/publishing/signed-address.ts')
const { hubOf } = await import('../../../src/publishing/hub.ts')
const { channelOf } = await import('../../../src/publishing/hub.ts')
const [variant] = channelOf(hubOf(hub.payload), 'newsletter-block').variants
const artefact = 'block.html'
const signed = new URL(signedAddress(hubOf(hub.payload), { channel: 'newsletter-block', locale: 'de', slug: 'meldung-7', variant: variant.id, artefact }, new Date(Date.now() + 3_600_000)))

const paths: MadePath[] = [
  { name: 'page', path: '/de/meldung-7' },
  { name: 'list', path: '/de' },
  { name: 'feed', path: '/de/feed.atom' },
  { name: 'rendition by ETag (304)', path: signed.pathname + signed.search, isConditional: true },
]
process.send?.({ port: Number(new URL(hub.origin).port), paths })
process.on('message', () => void hub.stop().then(() => process.exit(0)))
