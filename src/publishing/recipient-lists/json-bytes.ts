/** Values → lines of JSON, in pieces that a file takes at once. */
const PIECE = 256 * 1024

export async function* jsonBytes(values: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  let text = ''
  for await (const value of values) {
    text += `${JSON.stringify(value)}\n`
    if (text.length < PIECE) continue
    yield new TextEncoder().encode(text)
    text = ''
  }
  if (text !== '') yield new TextEncoder().encode(text)
}
