/** Small drawings of how a quote looks in a channel: markup and CSS only. They are pictures: screen readers are told in words instead. */
import type { ChannelId } from '../../channel/contract.ts'
import { html, type Html } from '../../channel/escape-html.ts'
import { ratingAndMonth } from '../../channel/quotes.ts'
import { ATTRIBUTIONS } from '../fold.ts'
import { namingQuote, type Offer } from './offer.ts'
import { PHRASES } from './phrases.ts'

const LONGEST = 110

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= LONGEST) return line
  return `${line.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`
}

/** The drawing for a channel; a channel that nobody has drawn looks like a page. */
export function preview(channel: ChannelId, offer: Offer): Html {
  const quote = namingQuote(offer)
  const words = excerpt(quote?.text ?? '')
  // The name follows the choice above without a script: the style sheet shows the one that is chosen (see NAME_RULES).
  const name = html`<span class="p-name"><span class="as-none">${PHRASES[offer.language].yourName}</span>${ATTRIBUTIONS.map((one) => {
    const written = quote?.attributions[one]
    return written ? html`<span class="as-${one}">${written}</span>` : ''
  })}</span>`
  const facts = quote ? ratingAndMonth(quote, quote.locale) : ''
  const spoken = html`${quote?.theme === undefined ? '' : html`<b>${quote.theme}</b>`}<span class="p-quote">${words}</span>${name}${facts === '' ? '' : html`<span class="p-facts">${facts}</span>`}`
  const house = offer.brand.name
  const bars = (...widths: readonly number[]) => html`<span class="p-bars">${widths.map((width) => html`<i class="w${width}"></i>`)}</span>`
  return html`<div class="preview p-${DRAWN.has(channel) ? channel : 'web-page'}" aria-hidden="true">${draw(channel)}</div>`

  function draw(id: ChannelId): Html {
    switch (id) {
      case 'social-post':
        return html`<span class="p-head"><i class="p-face"></i><b>${house}</b></span><span class="p-picture">${spoken}</span><span class="p-icons"><i></i><i></i><i></i></span>`
      case 'newsletter-block':
        return html`<span class="p-head"><i class="p-letter"></i><b>${house}</b></span>${bars(90, 70)}<span class="p-card">${spoken}</span>${bars(80)}<i class="p-button"></i>`
      case 'print-pdf':
        return html`<span class="p-head"><b>${house}</b></span><span class="p-window"><i class="w40"></i><i class="w30"></i></span>${bars(50, 95, 90)}<span class="p-set">${spoken}</span>${bars(95, 60)}`
      default:
        return html`<span class="p-head"><i class="p-dot"></i><i class="p-dot"></i><i class="p-dot"></i><b>${house}</b></span>${bars(60, 95)}<span class="p-card">${spoken}</span>${bars(90)}`
    }
  }
}

const DRAWN: ReadonlySet<string> = new Set(['web-page', 'social-post', 'newsletter-block', 'print-pdf'])

const NAME_RULES = ATTRIBUTIONS.map((one) => `body:has(#attribution-${one}:checked) .as-${one}{display:inline}body:has(#attribution-${one}:checked) .as-none{display:none}`).join('')

/** Style rules of the drawings. They are of paper: the same in the dark. */
export const PREVIEW_RULES = `
.preview{margin:.6rem 0 0;background:#fff;color:#1a1d1f;border:1px solid #c3c8cb;border-radius:6px;padding:.6rem;font-size:.82rem;line-height:1.35;max-width:19rem;pointer-events:none}
.preview span{display:block}
.preview i{display:block;background:#d4d9dc;border-radius:3px}
.p-head{display:flex!important;align-items:center;gap:.35rem;margin-bottom:.5rem}
.p-head b{font-weight:600;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.p-dot{width:.5rem;height:.5rem;flex:none;border-radius:50%!important}
.p-face{width:1.4rem;height:1.4rem;flex:none;border-radius:50%!important;background:var(--button)!important}
.p-letter{width:1.3rem;height:.9rem;flex:none;border:1px solid #5b6468;background:linear-gradient(to top right,transparent 48%,#5b6468 50%,transparent 52%)!important}
.p-bars i{height:.45rem;margin:.3rem 0}
.p-quote::before{content:"„"}
.p-quote::after{content:"“"}
:lang(en) .p-quote::before{content:"“"}
:lang(en) .p-quote::after{content:"”"}
.p-name{margin-top:.3rem;font-style:normal;font-weight:600;font-size:.78rem}
.p-name span{display:none}
.p-name .as-none{display:inline}
.p-facts{margin-top:.15rem;font-size:.72rem}
.p-card{background:#f3f5f6;border-left:3px solid var(--button);padding:.5rem .6rem;margin:.5rem 0}
.p-picture{background:#1f3b47;color:#fff;padding:1.1rem .8rem;text-align:center;font-size:.9rem;border-radius:4px}
.p-icons{display:flex!important;gap:.5rem;margin-top:.5rem}
.p-icons i{width:1rem;height:1rem;border-radius:50%}
.p-button{width:6rem;height:1.4rem;margin:.5rem auto 0;background:var(--button)!important}
.p-print-pdf{border-radius:0;box-shadow:2px 2px 0 #c3c8cb;padding:.8rem .9rem}
.p-window{margin:0 0 .6rem;width:55%}
.p-window i{height:.4rem;margin:.2rem 0}
.p-set{font-family:Georgia,"Times New Roman",serif;font-style:italic;padding:.3rem .9rem;border-block:1px solid #8a9296;margin:.4rem 0}
.w30{width:30%}.w40{width:40%}.w50{width:50%}.w60{width:60%}.w70{width:70%}.w80{width:80%}.w90{width:90%}.w95{width:95%}
.p-window .w40{width:80%}.p-window .w30{width:60%}
@media(forced-colors:active){.preview i{border:1px solid}}
${NAME_RULES}`
