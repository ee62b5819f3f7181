/**
 * What Lighthouse says of the public pages: `npm run bench:lighthouse [-- runs]` (default: 1; with more, the median). Prints the four scores of each page, of a phone with Lighthouse's
 * throttling, and which audits cost points. Reported, no gate: on a busy machine the first column swings. Lighthouse is fetched by npx (Apache 2.0; 110 MB, so it is no dependency), Chromium is Debian's.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { toLexical } from '../../src/content/lexical.ts'
import { fromMarkdown } from '../../src/content/markdown.ts'
import { startReadingHub } from '../integration/api/reading-hub.ts'
import { BRAND, make } from '../integration/hub.ts'
import { consentedVoice } from '../integration/voices/voices.ts'

const LIGHTHOUSE = 'lighthouse@12.8.2'
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const demo = resolve(dirname(fileURLToPath(import.meta.url)), '../../examples/demo')
const runs = Math.max(1, Number(process.argv[2] ?? 1))

if (!existsSync(chromium)) {
  console.error(`There is no Chromium at ${chromium}. Install Debian's chromium, or set CHROMIUM_PATH.`)
  process.exit(2)
}

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null; readonly auditRefs: readonly { readonly id: string; readonly weight: number }[] }>>
  readonly audits: Readonly<Record<string, { readonly score: number | null; readonly title: string }>>
}

const hub = await startReadingHub()
const folder = mkdtempSync(join(tmpdir(), 'hub-lighthouse-'))
try {
  await fill()
  const pages = { page: '/de/windpark-1', list: '/de', topic: '/de/topic/wind', wall: '/de/stimmen', imprint: '/de/imprint', privacy: '/de/privacy' }
  // Once, so that everything is made that readers would find made.
  for (const path of Object.values(pages)) await settle(path)
  console.log(`\n| page | ${CATEGORIES.join(' | ')} | loses points for |\n|---|${CATEGORIES.map(() => '---:|').join('')}---|`)
  for (const [name, path] of Object.entries(pages)) {
    const reports: Report[] = []
    for (let run = 0; run < runs; run++) reports.push(await look(hub.origin + path))
    const scores = CATEGORIES.map((category) => median(reports.map((report) => Math.round((report.categories[category]?.score ?? 0) * 100))))
    console.log(`| ${name} | ${scores.join(' | ')} | ${lost(reports[0]).join('; ')} |`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
  await hub.stop()
}

async function fill(): Promise<void> {
  const staff = { agent: await hub.person('Agnes Agent', ['agent']), editor: hub.editor, approver: hub.approver }
  const { createHash } = await import('node:crypto')
  const data = readFileSync(join(demo, 'windpark.jpg'))
  const picture = await hub.payload.create({ collection: 'media', locale: 'de', data: { alt: 'Vier Windräder auf grünen Hügeln' } as never, file: { data, mimetype: 'image/jpeg', name: 'windpark.jpg', size: data.length } })
  const { hubOf } = await import('../../src/publishing/hub.ts')
  await hubOf(hub.payload).media.ensureStandard({ key: createHash('sha256').update(data).digest('hex'), mime: 'image/jpeg', filename: 'windpark.jpg', alt: '', width: 2400, height: 1350, focalX: 50, focalY: 50 })
  const topic = (await make(hub.editor, 'topics', { name: 'Windkraft', key: 'wind' })).id
  const refs = { mediaId: () => null, pieceId: () => null, testimonialId: () => null, mediaKey: () => null, pieceKey: () => null, testimonialKey: () => null }
  const notice = toLexical(fromMarkdown(readFileSync(join(demo, 'privacy.de.md'), 'utf8')).tree, refs)
  const { docs } = await hub.payload.find({ collection: 'brands', limit: 1, depth: 0 })
  await hub.payload.update({ collection: 'brands', id: docs[0]?.id ?? '', locale: 'de', data: { privacy: notice } as never, req: hub.editor })
  const { submit } = await import('../../src/publishing/submit.ts')
  const { approve } = await import('../../src/publishing/decide.ts')
  await approve(hub.approver, (await submit(hub.editor, { subject: 'brand', key: BRAND.key, locale: '*' })).key)
  for (let number = 12; number > 0; number--) {
    await hub.published({ title: `Windpark ${number}: Was sich im Frühjahr für Haushalte ändert`, slug: `windpark-${number}`, hero: picture.id, topics: [topic], body: notice }, ['web-page'])
  }
  for (const quote of ['Endlich warm.', 'Der Wechsel ging schnell.', 'Am Telefon saß ein Mensch.']) await consentedVoice(staff, ['web-page'], { quote, original: quote, isOnWall: true })
}

/** Asks until page and pictures are there. */
async function settle(path: string): Promise<void> {
  const { body } = await hub.ask(path)
  for (const [, file = ''] of body.matchAll(/(\/media\/[0-9a-f]{64}\/[\w.-]+)/g)) await hub.ask(file)
}

async function look(url: string): Promise<Report> {
  const output = join(folder, 'report.json')
  const flags = ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  await promisify(execFile)(
    'npx',
    ['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', `--output-path=${output}`, `--only-categories=${CATEGORIES.join(',')}`, '--no-enable-error-reporting', `--chrome-flags=${flags.join(' ')}`],
    { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 100_000_000 },
  )
  return JSON.parse(readFileSync(output, 'utf8')) as Report
}

/** Audits that count and are not passed. */
function lost(report: Report | undefined): string[] {
  const weighed = CATEGORIES.flatMap((category) => report?.categories[category]?.auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id) ?? [])
  return [...new Set(weighed)].flatMap((id) => {
    const { score = null, title = id } = report?.audits[id] ?? {}
    return score !== null && score < 0.9 ? [`${title} (${id}: ${score})`] : []
  })
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
