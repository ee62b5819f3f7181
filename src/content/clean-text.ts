/** Strings as content may hold them. Every string of a tree or an edition passes through one of these. */

/** Line ends of every kind: CRLF, CR, VT, FF, NEL, LS, PS. */
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g
/** Controls (C0 without tab and line feed, DEL, C1) and noncharacters: no reader means them, and XML 1.0 refuses most. */
const CONTROLS = /[\p{Cc}\p{Noncharacter_Code_Point}]/gu
const SURROGATES = /\p{Cs}/gu
const INVISIBLE = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}]*$/u

/**
 * Text of several lines: Unicode NFC, line ends as `\n`, tabs kept, other controls and noncharacters removed,
 * lone surrogates replaced by U+FFFD. Bidi marks, zero-width joiners and soft hyphens stay: languages need them.
 */
export function cleanText(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(SURROGATES, '\ufffd')
    .replace(CONTROLS, (control) => (control === '\n' || control === '\t' ? control : ''))
    .normalize('NFC')
}

/** Text of one line: like {@link cleanText}, runs of blanks and line ends become one space, no blanks at either end. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/[ \t\n]+/g, ' ')
    .replace(/^ | $/g, '')
}

/** Text of several lines, set freely (a teaser, an override): line ends stay, blanks around them and at either end do not. */
export function cleanParagraphs(text: string): string {
  return cleanText(text)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^[ \n]+|[ \n]+$/g, '')
}

/** Preformatted text: spaces and tabs stay, line ends at the very end do not. */
export function cleanCode(text: string): string {
  return cleanText(text).replace(/\n+$/, '')
}

/** Would a reader see anything of it? White space, zero-width characters and soft hyphens alone are nothing. */
export function isVisible(text: string): boolean {
  return !INVISIBLE.test(text)
}
