/** Elements as text. Values are data: whatever stands in them, they end no attribute and begin no element. */

/** What XML 1.0 (2.2) has no place for, lone halves of characters included. */
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' }

const escaped = (text: string): string => text.replace(IMPOSSIBLE, '�').replace(/[&<>"\n\r\t]/g, (character) => NAMED[character] ?? character)

/** Attributes; those that are null or undefined stay out. Numbers are written plainly, never as 1e-7. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/** `<name …>…</name>`, or `<name …/>` without content. Content that is a string is text; a list holds elements made here. */
export function element(name: string, attributes: Attributes, content: string | readonly string[] = []): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === null || value === undefined ? [] : [` ${key}="${typeof value === 'number' ? plainNumber(value) : escaped(String(value))}"`]))
  const inner = typeof content === 'string' ? escaped(content) : content.join('')
  return inner === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inner}</${name}>`
}

/** At most four decimals. */
const plainNumber = (value: number): string => String(Number(value.toFixed(4)))
