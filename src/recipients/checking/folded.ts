/** Text as it is compared. */

/** Without case and accents: ä is ae, ß is ss. Letters of every script stay, and so do blanks and signs. */
export function folded(text: string): string {
  const small = text.toLowerCase()
  // Most of a list is this, and folding is most of the work of comparing it.
  if (/^[\0-\x7f]*$/.test(small)) return small
  return small.replaceAll('ß', 'ss').replaceAll('ł', 'l').replaceAll('ø', 'oe').normalize('NFD').replace(/([aou])\u0308/g, '$1e').replace(/\p{M}/gu, '').normalize('NFC')
}

/** Without blanks and signs as well. */
export const bare = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]/gu, '')
