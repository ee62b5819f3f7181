/** What stands at the end of a mail, the same in every form: why it came, how to leave, who answers for it. */
import { absoluteAddress, safeAddress } from '../../../src/channel/addresses.ts'
import type { MailParts } from './render-mail.ts'

/** A run of a footer line: words, or words with a link. */
export interface FooterPiece {
  readonly text: string
  readonly url?: string
  /** The address is the exporter's and stands as it is. */
  readonly isExact?: boolean
}

const SEPARATOR: FooterPiece = { text: ' · ' }

function joined(pieces: readonly FooterPiece[]): FooterPiece[] {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [SEPARATOR, piece]))
}

/** Words that lead somewhere, if a link may lead there. */
function linked(text: string, url: string): FooterPiece {
  const safe = safeAddress(url)
  return safe === undefined ? { text } : { text, url: safe }
}

/** Lines top to bottom; none is empty. */
export function footerLines({ ctx, scope: { phrases }, links, imprint }: Pick<MailParts, 'ctx' | 'scope' | 'links' | 'imprint'>): readonly (readonly FooterPiece[])[] {
  const { imprintUrl = '', privacyUrl = '' } = ctx.brand.links
  const own = (text: string, url: string): FooterPiece[] => {
    const safe = absoluteAddress(url, ctx.baseUrl)
    return safe === undefined ? [] : [{ text, url: safe }]
  }
  const ways: FooterPiece[] = [
    ...(links.unsubscribe === '' ? [] : [{ text: phrases.unsubscribe, url: links.unsubscribe, isExact: true }]),
    ...own(phrases.privacy, privacyUrl),
    ...own(phrases.imprint, imprintUrl),
  ]
  const sender = imprint && [
    [{ text: [imprint.company, imprint.address.street, `${imprint.address.postcode} ${imprint.address.town}`, ...(imprint.address.country === imprint.market ? [] : [imprint.address.country])].join(', ') }],
    joined([
      { text: `${phrases.represented} ${imprint.representatives}` },
      ...(imprint.register ? [{ text: imprint.register }] : []),
      ...(imprint.vatId ? [{ text: `${phrases.vatId} ${imprint.vatId}` }] : []),
    ]),
    joined([linked(imprint.email, `mailto:${imprint.email}`), ...(imprint.phone ? [{ text: imprint.phone, url: `tel:${imprint.phone.replace(/[^+\d]/g, '')}` }] : [])]),
  ]
  return [[{ text: phrases.reason }], joined(ways), ...(sender ?? [])].filter((line) => line.length > 0)
}
