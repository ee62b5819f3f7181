/** Channels in customers' words. */
import type { ChannelId } from '../../channel/contract.ts'
import type { UiLanguage } from '../../channel/ui-language.ts'

export interface ChannelPhrases {
  readonly name: string
  /** How the quote looks there: for everybody, and for those who do not see the drawing. */
  readonly looks: string
}

type Both = Readonly<Record<UiLanguage, ChannelPhrases>>
const CHANNELS: Readonly<Record<ChannelId, Both>> = {
  'web-page': {
    de: { name: 'Webseite', looks: 'Als Zitat auf unseren Webseiten, mit Ihrem Namen darunter.' },
    en: { name: 'Website', looks: 'As a quote on our web pages, with your name below it.' },
  },
  'social-post': {
    de: { name: 'Soziale Netzwerke', looks: 'Als Beitrag unseres Kontos, auch als Bild mit Ihrem Zitat.' },
    en: { name: 'Social networks', looks: 'As a post of our account, also as a picture with your quote.' },
  },
  'newsletter-block': {
    de: { name: 'Newsletter', looks: 'Als Zitat in unserer E-Mail an Abonnenten. Was verschickt ist, können wir nicht zurückholen.' },
    en: { name: 'Newsletter', looks: 'As a quote in our e-mail to subscribers. We cannot call back what has been sent.' },
  },
  'print-pdf': {
    de: { name: 'Brief', looks: 'Als gesetztes Zitat in gedruckten Briefen. Was gedruckt und verschickt ist, können wir nicht zurückholen.' },
    en: { name: 'Letter', looks: 'As a quote in printed letters. We cannot call back what has been printed and sent.' },
  },
}

/** @param label of the channel itself, for one that has no words here */
export function channelPhrases(id: ChannelId, label: string, language: UiLanguage): ChannelPhrases {
  const looks = language === 'de' ? 'Als Zitat mit Ihrem Namen darunter.' : 'As a quote with your name below it.'
  return (Object.hasOwn(CHANNELS, id) ? CHANNELS[id]?.[language] : undefined) ?? { name: label, looks }
}
