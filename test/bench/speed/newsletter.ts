/** The newsletter block beside the same piece in React Email. */
import { newsletterBlock } from '../../../plugins/newsletter-block/index.ts'
import { renderFragment } from '../../../plugins/newsletter-block/render/render-block.ts'
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

/** The fragment as HTML beside React Email's render, and the block in all its forms (HTML, MJML, text, feed item) beside React Email's two. Both sides as they run in production. */
export async function measureNewsletter(): Promise<Beside[]> {
  const twin = './twins/react-email-block.mjs'
  const { renderTwin, renderTwinForms } = (await import(twin)) as Record<'renderTwin' | 'renderTwinForms', (piece: unknown, baseUrl: string) => Promise<string>>
  const measured: Beside[] = []
  for (const [what, piece] of [['a news item', NEWS_DE], ['an offer with every node', OFFER_EN]] as const) {
    const ctx = renderContext(newsletterBlock.settings.parse({}), { locale: piece.content.locale })
    const input = renderInput(piece, newsletterBlock.variants[0].id)
    const sides = {
      'as HTML': [() => renderFragment(input, ctx).markup, () => renderTwin(piece.content, BASE_URL)],
      'in all forms': [() => newsletterBlock.render(input, ctx).composition.html, () => renderTwinForms(piece.content, BASE_URL)],
    } as const
    for (const [forms, [ours, theirs]] of Object.entries(sides)) {
      // Both must say the whole text, else one has the lighter task.
      for (const said of [ours(), await theirs()]) if (!said.includes(piece.content.title.slice(0, 20))) throw new Error(`The block of ${what} says nothing.`)
      measured.push({ what: `${what}, ${forms}`, ...(await sideBySide(repeated(ours), repeated(theirs), ROUNDS, MS)) })
    }
  }
  return measured
}
