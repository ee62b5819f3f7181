/** Text as a network can hold it: one line-break character, no control characters, no marks that turn the reading direction. */

const LONE_SURROGATE = /\p{Cs}/gu
/** Controls other than tab and line feed, and noncharacters. Networks refuse them or drop them with what follows. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g
/** Embeddings, overrides and isolates could make the link behind the text read backwards; a byte-order mark is refused by X. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069\ufeff]/g
const INVISIBLE_ONLY = /^[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\uffa0]*$/

/** Keeps every word: what is taken out inside a word leaves a space or the replacement character there. */
export function plainText(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(CONTROLS, ' ')
    .replace(DIRECTION, '')
    .trim()
}

/** Is there nothing to see? */
export function isBlank(text: string): boolean {
  return INVISIBLE_ONLY.test(text)
}
