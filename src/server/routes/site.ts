/** What every address of the public web site is answered with: the channel that makes web pages, the site's own pages, and the memory of what was made. */
import type { Payload } from 'payload'
import type { LegalPage } from '../../channel/addresses.ts'
import type { ChannelPlugin, Listing, Sibling } from '../../channel/contract.ts'
import type { Edition, PieceContent } from '../../content/edition.ts'
import type { Locale } from '../../content/nodes.ts'
import { type AnswerMemory, createAnswerMemory } from '../../publishing/answer-memory.ts'
import { orderOf, type Rendition } from '../../publishing/compose.ts'
import { hubOf } from '../../publishing/hub.ts'
import { LOCALE_CODES } from '../../publishing/places.ts'
import { defaultBrand } from '../../publishing/read.ts'
import type { Answer } from '../respond.ts'
import { plainPage } from './plain-page.ts'
import type { ReadShell } from './read-shell.ts'
import { createRenditionMemory, type RenditionMemory } from './rendition-memory.ts'

const VARIANTS = ['page', 'list', 'not-found', 'gone'] as const

export interface Site extends ReadShell {
  /** Undefined in a hub without a channel for web pages: then plain pages say that there is nothing. */
  readonly channel: ChannelPlugin | undefined
  readonly pages: RenditionMemory
  /** How many pieces a list has, by language and list; how many files the sitemap. */
  readonly lengths: AnswerMemory<number>
}

const LENGTHS_BYTES = 1_000_000

/** The channel that makes web pages: the one with a page, a list and the pages for what is not there. */
export function webChannelOf(payload: Payload): ChannelPlugin | undefined {
  return hubOf(payload).channels.find(({ variants }) => VARIANTS.every((wanted) => variants.some(({ id }) => id === wanted)))
}

export function siteOf(shell: ReadShell): Site {
  return {
    ...shell,
    channel: webChannelOf(shell.payload),
    pages: createRenditionMemory(shell.payload),
    lengths: createAnswerMemory<number>(shell.payload, { most: LENGTHS_BYTES, sizeOf: () => 0 }),
  }
}

/** Does the site's channel make this form? */
export const hasVariant = ({ channel }: Site, variant: string): boolean => channel?.variants.some(({ id }) => id === variant) ?? false

const STATUS = { list: 200, imprint: 200, privacy: 200, 'not-found': 404, gone: 410 } as const satisfies Record<'list' | 'not-found' | 'gone' | LegalPage, number>

interface PageParts {
  readonly subjects: readonly Edition<PieceContent>[]
  readonly list?: Listing
  /** Locales that have the same page; default: all others. */
  readonly alsoIn?: readonly Locale[]
}

/** A page of the site itself, in the default brand's look; plain while no brand is approved. @param partsOf read anew where a consent moves meanwhile */
export async function sitePage(site: Site, variant: keyof typeof STATUS, locale: Locale, partsOf: () => Promise<PageParts> = async () => ({ subjects: [] })): Promise<Answer> {
  const brand = await defaultBrand(site.payload)
  if (!site.channel || !brand) return plainPage(STATUS[variant], locale)
  const { id } = site.channel
  const made = await site.pages(async () => {
    const { subjects, list, alsoIn = LOCALE_CODES } = await partsOf()
    const siblings: Sibling[] = alsoIn.filter((code) => code !== locale).map((code) => ({ locale: code, slug: '' }))
    return orderOf(site.payload, id, variant, { subjects, locale, brand, siblings, isDraft: false, ...(list ? { list } : {}) })
  })
  return pageAnswer(STATUS[variant], made)
}

/** The first file of a rendition as an answer. */
export function pageAnswer(status: number, { artefacts }: Rendition): Answer {
  const [page] = artefacts
  if (!page) throw new Error('The web channel made a page without a file.')
  return { status, type: page.mime, body: page.content, etag: page.sha256, ...(page.headers ? { headers: page.headers } : {}) }
}

export function redirect(status: 301 | 302 | 308, location: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${location}\n`, cacheControl: 'no-cache', headers: { location } }
}
