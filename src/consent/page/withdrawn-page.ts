/** What is said when a consent has been withdrawn: what was where, what is gone, what is printed. */
import type { ChannelId } from '../../channel/contract.ts'
import { html } from '../../channel/escape-html.ts'
import { channelPhrases } from './channel-phrases.ts'
import { type Page, page } from './layout.ts'
import type { Offer } from './offer.ts'
import { PHRASES, type Phrases } from './phrases.ts'

export interface Place {
  readonly channel: ChannelId
  readonly title: string
  readonly path: string | null
}

export interface WereWhere {
  readonly places: readonly Place[]
  /** The words could be read in lists that are made for each reader: by apps, and in frames of other sites. */
  readonly hasLists: boolean
}

const SHOWN = 20

/** @param at ISO instant of the withdrawal */
export function withdrawnPage(offer: Offer, at: string, { places, hasLists }: WereWhere): Page {
  const phrases = PHRASES[offer.language]
  const byChannel = offer.channels.flatMap(({ id, label }) => {
    const own = places.filter(({ channel }) => channel === id)
    return own.length === 0 ? [] : [{ id, name: channelPhrases(id, label, offer.language).name, own }]
  })
  const lists = byChannel.map(
    ({ id, name, own }) =>
      html`<h3>${name}</h3><p>${detail(id, phrases)}</p><ul>${own.slice(0, SHOWN).map(({ title, path }) => html`<li>${path ? html`<a href="${path}">${title}</a>` : title}</li>`)}${
        own.length > SHOWN ? html`<li>${phrases.andMore(own.length - SHOWN)}</li>` : ''
      }</ul>`,
  )
  const content = html`<div class="notice" role="status"><p><strong>${phrases.withdrawn}</strong></p><p>${phrases.withdrawnAt(offer.calendar.instantInWords(at, offer.language))}</p></div><h1>${phrases.withdrawnTitle}</h1>
<section aria-labelledby="where"><h2 id="where">${phrases.wasWhere}</h2>${lists.length === 0 ? html`<p>${phrases.wasNowhere}</p>` : lists}${hasLists ? html`<p>${phrases.listsGone}</p>` : ''}</section><p>${offer.wording.printed}</p><p>${phrases.keepPage}</p>`
  return page({ language: offer.language, brand: offer.brand, path: null }, phrases.withdrawnTitle, content)
}

function detail(channel: ChannelId, phrases: Phrases): string {
  switch (channel) {
    case 'social-post':
      return phrases.socialDetail
    case 'newsletter-block':
      return phrases.sentDetail
    case 'print-pdf':
      return phrases.printedDetail
    default:
      return phrases.goneDetail
  }
}
