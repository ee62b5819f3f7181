/** What a run is made of, put together of what is approved and published. */
import type { Payload } from 'payload'
import type { Press, PressOrder, PressProfile } from '../../channel/press.ts'
import type { PrintFormat } from '../../channel/print-format.ts'
import type { ChannelPlugin } from '../../channel/contract.ts'
import { consentsOf } from '../../consent/ledger.ts'
import { canonicalJson, sha256Hex } from '../../content/canonical.ts'
import type { BrandContent } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import { ordersForPublication } from '../compose.ts'
import { channelOf, type HubServices, hubOf } from '../hub.ts'
import { currentBrand } from '../lookups.ts'
import { findRecord, joinKeys, type PublicationRecord } from '../records.ts'
import { codePage } from './code-page.ts'
import { runError } from './run-faults.ts'
import type { PrintRunRecord } from './run-record.ts'
import { reasonOf } from './standing.ts'

export interface PressChannel {
  readonly channel: ChannelPlugin
  readonly press: Press
}

/** The channel, if it prints runs. @throws HubError `bad-input` */
export function pressOf(hub: HubServices, id: string): PressChannel {
  const channel = channelOf(hub, id)
  if (!channel.press) throw new HubError('bad-input', `The channel ${channel.id} prints nothing.`)
  return { channel, press: channel.press }
}

/** The channel that runs are ordered of: the first that has a press. @throws HubError `not-found` */
export function printingChannel(hub: HubServices): PressChannel {
  const channel = hub.channels.find(({ press }) => press)
  if (!channel) throw new HubError('not-found', 'No channel of this hub prints runs.')
  return pressOf(hub, channel.id)
}

/** @throws HubError `bad-input` naming the formats that there are */
export function formatOf({ press }: PressChannel, id: string): PrintFormat {
  const format = press.formats.find((one) => one.id === id)
  if (!format) throw runError('run-no-format', `${id.slice(0, 40).replaceAll('/', ' ')}/${press.formats.map((one) => one.id).join(', ')}`, { field: 'format' })
  return format
}

/** @throws HubError `not-found` */
export async function publicationOf(payload: Payload, slot: string): Promise<PublicationRecord> {
  const publication = await findRecord(payload, 'publications', { where: { slot: { equals: slot } } })
  if (!publication) throw runError('run-no-publication', '', { field: 'publication' })
  return publication
}

/** @throws HubError `bad-input` naming the markets that there are */
export function requireMarket(wanted: string, markets: readonly string[]): void {
  if (!markets.includes(wanted)) throw runError('run-no-market', `${wanted}/${markets.join(', ')}`, { field: 'market' })
}

const marketsIn = ({ imprints }: BrandContent): string[] => imprints.map(({ market }) => market)

/** Markets that the brands of these publications answer for now, by the brand's key; the first is what a run has where nobody chose. */
export async function marketsByBrand(payload: Payload, publications: readonly Pick<PublicationRecord, 'brand'>[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const brands = [...new Set(publications.map(({ brand }) => brand))]
  return new Map(await Promise.all(brands.map(async (brand) => [brand, marketsIn((await currentBrand(payload, brand)).content)] as const)))
}

/** An order with what the run pins of it. */
export interface PinnedOrder {
  readonly order: PressOrder
  readonly pins: Pick<PrintRunRecord, 'edition' | 'approval' | 'brandEdition' | 'quotes'>
  /** SHA-256 of all that the files depend on but for recipients. */
  readonly hash: string
}

type Ordered = Pick<PrintRunRecord, 'key' | 'publication' | 'channel' | 'format' | 'options' | 'printDate'> & { readonly shopProfile: PressProfile; readonly origin: string | null }

/**
 * The order of a run as things stand now: the edition that is published, the brand as approved last, the words that are consented to.
 * @throws HubError `not-found`, `gone` where a consent is missing without which the piece is not shown, or its codes would lead nowhere; `bad-input`
 */
export async function orderNow(payload: Payload, run: Ordered): Promise<PinnedOrder> {
  const hub = hubOf(payload)
  const { press } = pressOf(hub, run.channel)
  const publication = await publicationOf(payload, run.publication)
  await requirePage(payload, publication)
  const consents = await consentsOf(payload, (publication.quotes ?? '').split('|').filter((key) => key !== ''), Date.now())
  const { channel, input, ctx, variant, key } = await firstOrder(payload, publication, hub)
  const settings = press.settingsFor(hub.settings[channel.id], run.format, run.shopProfile, run.options)
  const { recipient: _, ...common } = input
  const market = run.options.market ?? common.market
  if (run.options.market) requireMarket(market, marketsIn(ctx.brand))
  const order: PressOrder = {
    run: run.key,
    date: `${new Date(run.printDate).toISOString().slice(0, 19)}Z`,
    format: run.format,
    profile: run.shopProfile,
    input: { ...common, market, variant, ...(run.origin ? { origin: run.origin } : {}) },
    ctx: { ...ctx, settings },
  }
  const quotes = joinKeys(Object.values(ctx.quotes).map(({ testimonial, excerpt }) => [testimonial, excerpt, consents.get(testimonial)?.terms?.attribution ?? ''].join(':')))
  const { profile, format, date } = order
  return {
    order,
    pins: { edition: publication.edition, approval: publication.approval, brandEdition: ctx.brandHash, quotes },
    hash: sha256Hex(canonicalJson({ rendition: key, settings: settings ?? null, market, profile, format, date, run: run.key, origin: run.origin, quotes })),
  }
}

/** @throws HubError `gone` with the reason */
async function requirePage(payload: Payload, publication: PublicationRecord): Promise<void> {
  if (await codePage(payload, publication)) return
  const reason = reasonOf('no-page')
  throw new HubError('gone', reason.en, { field: 'publication', reason })
}

async function firstOrder(payload: Payload, publication: PublicationRecord, hub: HubServices) {
  const [variant] = channelOf(hub, publication.channel).variants
  const [order] = await ordersForPublication(payload, publication, [variant.id])
  if (!order) throw new Error('No order was made of one variant.')
  return order
}
