/** The foot of every page: whose words these are, how to reach them, and the ways that the law asks for. */
import { feedPath, legalPath, listPath, safeAddress } from '../../../src/channel/addresses.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import type { Imprint } from '../../../src/content/edition.ts'
import type { PageContext } from './document.ts'
import type { Phrases } from './phrases.ts'

export function colophon(ctx: PageContext, phrases: Phrases, imprint: Imprint | undefined): Html {
  const { brand, locale } = ctx
  const ways = [
    { path: listPath(locale), label: phrases.listTitle },
    { path: legalPath(locale, 'imprint'), label: phrases.imprint },
    { path: legalPath(locale, 'privacy'), label: phrases.privacy },
    { path: feedPath(locale, 'atom'), label: phrases.feed },
  ]
  return html`<footer class="colophon"><div class="frame columns"><p class="house">${brand.name}${brand.claim && html` <span>${brand.claim}</span>`}</p>${imprint && imprintColumns(imprint, phrases)}<nav aria-label="${phrases.imprint}, ${phrases.privacy}"><ul>${ways.map(({ path, label }) => html`<li><a href="${path}">${label}</a></li>`)}</ul></nav></div></footer>`
}

function imprintColumns({ company, address, email, phone, representatives, register }: Imprint, phrases: Phrases): Html {
  return html`<section><h2>${phrases.contact}</h2><address>${company}<br>${address.street}<br>${address.postcode} ${address.town}<br>${mailLink(email)}${phone && html`<br>${phoneLink(phone)}`}</address></section>
<section><h2>${phrases.company}</h2><p>${phrases.representatives} ${representatives}${register && html`<br>${register}`}</p></section>`
}

/** The address as a link, where it can be one. */
export function mailLink(email: string): Html {
  const url = safeAddress(`mailto:${email}`)
  return url === undefined ? html`${email}` : html`<a href="${url}">${email}</a>`
}

/** The number as a link, where it can be one; its parts stay on one line. */
export function phoneLink(phone: string): Html {
  const url = safeAddress(`tel:${phone.replace(/[^0-9+]/g, '')}`)
  const shown = phone.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011')
  return url === undefined ? html`${shown}` : html`<a href="${url}">${shown}</a>`
}
