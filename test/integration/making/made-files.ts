/** What the channels make, over REST as the admin asks for it: composed, made, fetched. */
import type { ComposedVariant } from '../../../src/publishing/making/compositions.ts'
import type { MakingState } from '../../../src/publishing/making/makings.ts'
import type { Send } from '../access/rest.ts'

/** @param subject the piece or submission, as its path below /flow @throws with the answer where it is refused */
export async function composed(send: Send, subject: string, body: object): Promise<readonly ComposedVariant[]> {
  const { status, json, text } = await send('POST', `/flow${subject}/composition`, { body })
  if (status !== 200) throw new Error(`${status}: ${text.slice(0, 300)}`)
  return json.variants as readonly ComposedVariant[]
}

/** Orders the files and waits until they are made or cannot be. */
export async function made(send: Send, making: string): Promise<MakingState> {
  const path = `/flow/makings/${making}`
  let seen = await send('POST', path, { body: {} })
  for (let look = 0; look < 600; look++) {
    seen = await send('GET', path)
    const state = seen.json as unknown as MakingState
    if (state.state === 'made' || state.state === 'failed') return state
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`It was never made: ${seen.text.slice(0, 300)}`)
}

/** The files, made first, as text by their names. */
export async function madeFiles(send: Send, making: string): Promise<Record<string, string>> {
  const { artefacts } = await made(send, making)
  return Object.fromEntries(await Promise.all(artefacts.map(async ({ name }) => [name, (await send('GET', `/flow/makings/${making}/files/${encodeURIComponent(name)}`)).text] as const)))
}
