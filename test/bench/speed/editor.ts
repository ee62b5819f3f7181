/** What an editor waits for while writing: everything that all channels make of the form as it is now, through the hub and its database, another word each time. */
import { paragraphs } from '../../integration/hub.ts'
import { startReadingHub } from '../../integration/api/reading-hub.ts'
import { median, quantile } from './rounds.ts'

const RUNS = 60

/** ms per answer. */
export async function measureEditor(): Promise<{ readonly p50: number; readonly p95: number }> {
  const hub = await startReadingHub()
  try {
    const { composePiece } = await import('../../../src/publishing/making/compositions.ts')
    const body = paragraphs(...Array.from({ length: 20 }, (_, index) => `Absatz ${index + 1}: Ab dem 1. Mai liefern wir allen Haushalten Strom aus Wind und Sonne, und der Preis bleibt gleich.`))
    const piece = await hub.approved({ title: 'Ein Beitrag von 400 Wörtern', slug: 'vierhundert', body })
    const times: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const begun = performance.now()
      const { variants } = await composePiece(hub.editor, piece.key, { locale: 'de', of: { is: 'draft', fields: { title: `Ein Beitrag, ${run}-mal geändert` } } })
      if (variants.length < 10) throw new Error('A channel made nothing.')
      times.push(performance.now() - begun)
    }
    // The first ones find a program that is not warm yet.
    const warm = times.slice(10)
    return { p50: median(warm), p95: quantile(warm, 0.95) }
  } finally {
    await hub.stop()
  }
}
