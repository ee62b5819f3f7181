/** Posts for tests: a fixture piece with changes, rendered for one network. */
import { socialPost } from '../../plugins/social-post/index.ts'
import type { NetworkId } from '../../plugins/social-post/networks/network.ts'
import type { PieceContent } from '../../src/content/edition.ts'
import { NEWS_DE, edition, renderContext, renderInput } from '../fixtures/pieces.ts'

/** Every setting at its default. */
export const settings = socialPost.settings.parse({})

/** Renders `base` with `change` for a network. */
export function post(change: Partial<PieceContent>, network: NetworkId, context: Parameters<typeof renderContext>[1] = {}, base = NEWS_DE) {
  const content = { ...base.content, ...change }
  return socialPost.render(renderInput(edition(content), network), renderContext(settings, { locale: content.locale, baseUrl: 'https://www.example.de', ...context, settings }))
}

/** `severity:code` of every note. */
export const codes = (rendered: ReturnType<typeof post>) => rendered.notes.map((note) => `${note.severity}:${note.code}`)
/** Topics by their names. */
export const topics = (...names: string[]) => names.map((name) => ({ key: name, name }))

/** Too long for X; abbreviations, a date and a quotation stand where a sentence could seem to end. */
export const LONG_DE =
  'Ab Oktober heizt eine Flusswärmepumpe 420 Wohnungen im Mühlenviertel. Die Bauarbeiten beginnen am 7. April, z. B. in der Gerberstraße, und enden im Herbst. ' +
  'Bürgermeisterin Dr. Lenz freut sich: „Das spart 1.200 t CO₂ im Jahr. Und es bleibt warm.“ Fragen beantwortet das Baubüro am Gerbersteg täglich bis 18 Uhr.'
