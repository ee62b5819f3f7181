/** The newsletter block beside the same piece in React Email. */
import { newsletterBlock } from '../../../plugins/newsletter-block/index.ts'
import { NEWS_DE, OFFER_EN, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { repeated, sideBySide } from './rounds.ts'

const ROUNDS = 6
const MS = 1_000
const BASE_URL = 'https://hub.stadtwerke-lindental.example'

export interface Beside {
  readonly what: string
  /** A second. */
  readonly ours: number
  readonly theirs: number
  readonly ratio: number
}

export async function measureNewsletter(): Promise<Beside[]> {
  const twin = './twins/react-email-block.mjs'
  const { renderTwin } = (await import(twin)) as { renderTwin: (piece: unknown, baseUrl: string) => Promise<string> }
  const measured: Beside[] = []
  for (const [what, piece] of [['a news item', NEWS_DE], ['an offer with every node', OFFER_EN]] as const) {
    const ctx = renderContext(newsletterBlock.settings.parse({}), { locale: piece.content.locale })
    const ours = () => newsletterBlock.render(renderInput(piece, newsletterBlock.variants[0].id), ctx)
    const theirs = () => renderTwin(piece.content, BASE_URL)
    // Both must say the whole text, else one has the lighter task.
    for (const said of [ours().composition.html, await theirs()]) if (!said.includes(piece.content.title.slice(0, 20))) throw new Error(`The block of ${what} says nothing.`)
    measured.push({ what, ...(await sideBySide(repeated(ours), repeated(theirs), ROUNDS, MS)) })
  }
  return measured
}
