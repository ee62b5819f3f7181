/** Plain text in columns. */

/** Wraps at blanks so that no line is wider than `width` code points; line breaks stay. Addresses and long words are never cut. */
export function wrapText(text: string, width: number): string {
  return text.split('\n').map((line) => wrapLine(line, width)).join('\n')
}

function wrapLine(line: string, width: number): string {
  let wrapped = ''
  // Code points on the last line.
  let filled = 0
  for (const word of line.split(/[ \t]+/)) {
    if (word === '') continue
    const length = codePoints(word)
    if (filled > 0 && filled + 1 + length > width) {
      wrapped += `\n${word}`
      filled = length
    } else {
      wrapped += filled === 0 ? word : ` ${word}`
      filled += filled === 0 ? length : length + 1
    }
  }
  return wrapped
}

const SURROGATE = /[\ud800-\udbff]/
const codePoints = (word: string): number => (SURROGATE.test(word) ? [...word].length : word.length)

/** Puts `first` before the first line and as many blanks before the others. */
export function hang(text: string, first: string): string {
  const blanks = ' '.repeat([...first].length)
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? '' : blanks + line))
    .join('\n')
}

/** Puts `prefix` before every line. */
export function prefixLines(text: string, prefix: string): string {
  return text.split('\n').map((line) => (prefix + line).trimEnd()).join('\n')
}
