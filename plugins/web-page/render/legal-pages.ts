/** The pages that the law asks for: who answers for the site, and how it treats people's data. */
import { type LegalPage, legalPath, listPath, safeAddress } from '../../../src/channel/addresses.ts'
import type { RenderInput, Rendered } from '../../../src/channel/contract.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import { imprintFor } from '../../../src/channel/imprints.ts'
import type { Note } from '../../../src/channel/notes.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { Imprint, PieceContent } from '../../../src/content/edition.ts'
import type { Locale, Tree } from '../../../src/content/nodes.ts'
import { renderBody } from './body.ts'
import { mailLink, phoneLink } from './colophon.ts'
import type { PageComposition } from './composition.ts'
import { countryName } from './country-names.ts'
import { composePage, type PageContext } from './document.ts'
import { contents } from './headings.ts'
import { opening } from './opening.ts'
import { PHRASES, type Phrases } from './phrases.ts'
import { breadcrumbs, jsonLd, openGraph, organization } from './structured-data.ts'

/** The imprints of the brand, the market's first. */
export function renderImprintPage(input: RenderInput, ctx: PageContext): Rendered<PageComposition> {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const { imprint } = imprintFor(ctx.brand, input.market)
  const others = ctx.brand.imprints.filter((one) => one !== imprint)
  const all = imprint ? [imprint, ...others] : []
  const sections = all.map((one) => html`${all.length > 1 && html`<h2>${phrases.imprintFor(countryName(one.market, uiLanguage(ctx.locale)))}</h2>`}${imprintFacts(one, phrases)}`)
  const body = html`${all.length > 0 ? sections : html`<p>${phrases.imprintNone}</p>`}${elsewhere(ctx.brand.links.imprintUrl, phrases.imprintPage)}`
  return legalPage('imprint', { title: phrases.imprint, description: phrases.imprintIntro(ctx.brand.name), body }, input, ctx)
}

/** What the brand says of people's data; where it says nothing, who answers for them. */
export function renderPrivacyPage(input: RenderInput, ctx: PageContext): Rendered<PageComposition> {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const tree = ctx.brand.privacy && Object.hasOwn(ctx.brand.privacy, ctx.locale) ? ctx.brand.privacy[ctx.locale] : undefined
  const parts = { title: phrases.privacy, description: phrases.privacyIntro(ctx.brand.name) }
  if (tree && tree.children.length > 0) {
    const { html: body, sections, notes } = renderBody(bodyOf(tree, ctx.locale, ctx), { embedded: {}, quotes: {}, phrases })
    return legalPage('privacy', { ...parts, body, side: contents(sections, phrases), notes }, input, ctx)
  }
  const { imprint } = imprintFor(ctx.brand, input.market)
  const who = imprint && html`<h2>${phrases.privacyWho}</h2><p>${phrases.privacyWhoDetail}</p>${imprintFacts(imprint, phrases)}`
  return legalPage('privacy', { ...parts, body: html`<p>${phrases.privacyNone}</p>${elsewhere(ctx.brand.links.privacyUrl, phrases.privacyPage)}${who}` }, input, ctx)
}

interface LegalParts {
  readonly title: string
  readonly description: string
  readonly body: Html
  readonly side?: Html | false
  readonly notes?: readonly Note[]
}

function legalPage(page: LegalPage, { title, description, body, side, notes = [] }: LegalParts, { market }: RenderInput, ctx: PageContext): Rendered<PageComposition> {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const path = legalPath(ctx.locale, page)
  const whole = { label: phrases.listTitle, path: listPath(ctx.locale) }
  const main = html`${opening({ crumbs: [whole], title, standfirst: description }, phrases)}<div class="sheet frame">
${side}<div class="story prose">${body}</div>
</div>`
  const head = html`${openGraph({ title, description, path, type: 'website' }, ctx)}${jsonLd([organization(ctx, market), breadcrumbs([whole, { label: title, path }], ctx)])}`
  const made = composePage({ status: 200, market, title, description, head, main, sheets: ['story'], pathIn: (locale: Locale) => legalPath(locale, page) }, ctx)
  return { composition: made.composition, notes: [...notes, ...made.notes] }
}

function imprintFacts({ company, address, representatives, register, vatId, email, phone }: Imprint, phrases: Phrases): Html {
  const rows: readonly (readonly [string, Html | string | undefined])[] = [
    [phrases.company, company],
    [phrases.address, html`${address.name !== company && html`${address.name}<br>`}${address.street}<br>${address.postcode} ${address.town}`],
    [phrases.representatives, representatives],
    [phrases.register, register],
    [phrases.vatId, vatId],
    [phrases.email, mailLink(email)],
    [phrases.phone, phone && phoneLink(phone)],
  ]
  return html`<dl class="facts">${rows.map(([label, value]) => value && html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`
}

function elsewhere(url: string | undefined, label: string): Html | undefined {
  const safe = url && safeAddress(url)
  return safe ? html`<p><a href="${safe}">${label}</a></p>` : undefined
}

/** A tree as the body of a piece that embeds and quotes nothing. */
function bodyOf(body: Tree, locale: Locale, { brand }: PageContext): PieceContent {
  return { format: 1, subject: 'piece', key: 'privacy', locale, kind: 'snippet', brand: brand.key, title: '', slug: 'privacy', teaser: '', topics: [], body, media: brand.media, embeds: {}, overrides: {} }
}
