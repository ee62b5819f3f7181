/** What a consent page is made of: everything that is asked, as plain facts. */
import type { ChannelId } from '../../channel/contract.ts'
import type { UiLanguage } from '../../channel/ui-language.ts'
import type { BrandContent } from '../../content/edition.ts'
import type { Locale } from '../../content/nodes.ts'
import type { Attributions } from '../attribution.ts'
import type { Attribution } from '../fold.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Wording } from '../wordings.ts'
import type { Calendar, Day } from './days.ts'

/** Words as they would be published, in one language, with everything that is printed around them. */
export interface OfferedQuote extends Surroundings {
  /** The excerpt's key. */
  readonly key: string
  readonly locale: Locale
  readonly text: string
  readonly attributions: Attributions
}

/** Everything a page of one link is made of. */
export interface Offer {
  readonly purpose: 'answer' | 'manage'
  readonly language: UiLanguage
  readonly brand: BrandContent
  readonly wording: Wording
  /** Original first. */
  readonly quotes: readonly OfferedQuote[]
  /** Channels that may be chosen. */
  readonly channels: readonly { readonly id: ChannelId; readonly label: string }[]
  readonly calendar: Calendar
  readonly today: Day
  /** Path of the link itself. */
  readonly path: string
  /** Number of the chain's last event: an answer to an older state is shown again. */
  readonly head: number
  /** False behind a link that an agent gave out: what stands can be narrowed and withdrawn, no more. */
  readonly mayWiden: boolean
  /** A question while an earlier consent stands: that one goes on as it is, unless the answer changes it. */
  readonly hasEarlier: boolean
  /** What stands now. Null on a page to answer where nothing does. */
  readonly standing: { readonly channels: readonly ChannelId[]; readonly attribution: Attribution; readonly until: string | null } | null
  /** Words that stand now, where others are asked for. */
  readonly replaced: readonly OfferedQuote[]
}

/** The quote whose names are shown: in the page's language where there is one. */
export function namingQuote({ quotes, language }: Pick<Offer, 'quotes' | 'language'>): OfferedQuote | undefined {
  return quotes.find(({ locale }) => locale.startsWith(language)) ?? quotes[0]
}
