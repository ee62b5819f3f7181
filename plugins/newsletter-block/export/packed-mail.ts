/** The files of a packed mail. */
import type { Packed } from '../../../src/channel/contract.ts'

export interface PackedMail {
  readonly subject: string
  readonly preheader: string
  readonly html: string
  readonly text: string
  readonly mjml: string
}

/** Reads `mail.json`. @throws Error if there is none: what was packed is no mail */
export function packedMail({ artefacts }: Packed): PackedMail {
  const file = artefacts.find(({ name }) => name === 'mail.json')
  if (!file) throw new Error(`No mail was packed: ${artefacts.map(({ name }) => name).join(', ')}`)
  return JSON.parse(new TextDecoder().decode(file.bytes)) as PackedMail
}
