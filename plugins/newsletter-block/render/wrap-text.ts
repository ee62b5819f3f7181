/** Plain text in columns. */

/** Wraps at blanks so that no line is wider than `width` code points; line breaks stay. Addresses and long words are never cut. */
export function wrapText(text: string, width: number): string {
  return text.split('\n').map((line) => wrapLine(line, width)).join('\n')
}

function wrapLine(line: string, width: number): string {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(/[ \t]+/).filter((one) => one !== '')) {
    const candidate = current === '' ? word : `${current} ${word}`
    if (current !== '' && [...candidate].length > width) {
      lines.push(current)
      current = word
    } else {
      current = candidate
    }
  }
  return [...lines, current].join('\n')
}

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
