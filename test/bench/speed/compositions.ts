/** What the channels' texts cost: every form of every channel, composed from one edition, in this process. */
import { channels } from '../../../plugins/index.ts'
import type { Edition, PieceContent } from '../../../src/content/edition.ts'
import { NEWS_DE, OFFER_EN, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { median, quantile } from './rounds.ts'

const WARM_UP = 30
const RUNS = 200

/** A guide of the given number of paragraphs, some 30 words each. */
function longPiece(count: number): Edition<PieceContent> {
  const text = 'Wer seine Heizung im Herbst entlüftet, spart übers Jahr bis zu fünf Prozent Gas: Das dauert zehn Minuten, kostet nichts und braucht nur einen Vierkantschlüssel aus dem Baumarkt.'
  const children = Array.from({ length: count }, (_, index) => ({ type: 'paragraph', children: [{ type: 'text', text: `${index + 1}. ${text}` }] }) as const)
  return { hash: 'f0'.repeat(32), content: { ...NEWS_DE.content, key: 'long', body: { type: 'root', children } } }
}

export interface Composed {
  readonly what: string
  readonly forms: number
  /** ms for all forms together. */
  readonly p50: number
  readonly p95: number
}

/** One line per edition, all channels together. */
export function measureCompositions(): Composed[] {
  const pieces = { 'a news item of 60 words': NEWS_DE, 'an offer with every node': OFFER_EN, 'a guide of 1,500 words': longPiece(50) }
  return Object.entries(pieces).map(([what, piece]) => {
    const orders = channels.flatMap((channel) => channel.variants.filter(({ isPerPiece }) => isPerPiece).map(({ id }) => ({ channel, id })))
    const contexts = new Map(channels.map((channel) => [channel, renderContext(channel.settings.parse({}), { locale: piece.content.locale })]))
    const once = () => {
      for (const { channel, id } of orders) channel.render(renderInput(piece, id), contexts.get(channel) ?? renderContext({}))
    }
    for (let run = 0; run < WARM_UP; run++) once()
    const times = Array.from({ length: RUNS }, () => {
      const begun = performance.now()
      once()
      return performance.now() - begun
    })
    return { what, forms: orders.length, p50: median(times), p95: quantile(times, 0.95) }
  })
}
