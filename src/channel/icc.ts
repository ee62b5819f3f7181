/** Reads the head of an ICC profile and says whether a press may be described with it. Pure: bytes in, facts out. Layout of ICC.1:2022, 7.2 and 7.3. */

export interface IccFacts {
  /** What the profile calls itself, at most 120 characters; empty where it says nothing that can be read. */
  readonly description: string
  /** `2.1.0`, `4.3.0` */
  readonly version: string
}
export type IccCheck = { readonly isUsable: true; readonly facts: IccFacts } | { readonly isUsable: false; readonly problem: { readonly de: string; readonly en: string } }

/** Bytes. Profiles of presses have some hundred kB to 4 MB. */
export const MOST_ICC_BYTES = 5_000_000
const HEADER_BYTES = 128
const TAG_BYTES = 12
const MOST_TAGS = 200
const MOST_DESCRIPTION = 120
/** What an output profile must have to be one (ICC.1:2022, 8.5): both ways between its colours and those of the eye. */
const NEEDED = ['A2B0', 'B2A0', 'wtpt'] as const

const refusal = (de: string, en: string): IccCheck => ({ isUsable: false, problem: { de, en } })

/** May this file describe the printing condition of a PDF/X-4 (ISO 15930-7): an output profile (class `prtr`) for CMYK, whole, of version 2 or 4? */
export function checkIcc(bytes: Uint8Array): IccCheck {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength > MOST_ICC_BYTES) return refusal(`Die Datei ist größer als ${MOST_ICC_BYTES / 1_000_000} MB.`, `The file is larger than ${MOST_ICC_BYTES / 1_000_000} MB.`)
  if (bytes.byteLength < HEADER_BYTES + 4 || signature(bytes, 36) !== 'acsp') return refusal('Das ist kein ICC-Profil.', 'This is no ICC profile.')
  if (view.getUint32(0) !== bytes.byteLength) return refusal('Das ICC-Profil ist abgeschnitten oder hat etwas angehängt. Laden Sie es neu herunter.', 'The ICC profile is cut off, or something is appended to it. Download it again.')
  const major = bytes[8] ?? 0
  if (major !== 2 && major !== 4) return refusal(`PDF/X-4 nimmt ICC-Profile der Version 2 oder 4, dieses hat Version ${major}.`, `PDF/X-4 takes ICC profiles of version 2 or 4; this one has version ${major}.`)
  const kind = signature(bytes, 12)
  if (kind !== 'prtr') return refusal(`Das Profil beschreibt kein Druckverfahren (Klasse „${kind}“ statt „prtr“).`, `The profile does not describe a printing process (class “${kind}” instead of “prtr”).`)
  const space = signature(bytes, 16)
  if (space !== 'CMYK') return refusal(`Das Profil ist für den Farbraum „${space}“, gedruckt wird in CMYK.`, `The profile is for the colour space “${space}”; printing is done in CMYK.`)
  const connection = signature(bytes, 20)
  if (connection !== 'Lab' && connection !== 'XYZ') return refusal('Dem Profil fehlt der Bezug zu Lab oder XYZ.', 'The profile refers to neither Lab nor XYZ.')
  const tags = tagsOf(bytes, view)
  if (!tags) return refusal('Das Verzeichnis im ICC-Profil ist beschädigt.', 'The directory inside the ICC profile is damaged.')
  const missing = NEEDED.find((name) => !tags.has(name))
  if (missing) return refusal(`Dem ICC-Profil fehlt der Teil „${missing}“.`, `The ICC profile lacks its part “${missing}”.`)
  const version = `${major}.${(bytes[9] ?? 0) >> 4}.${(bytes[9] ?? 0) & 15}`
  return { isUsable: true, facts: { description: descriptionOf(bytes, view, tags.get('desc')), version } }
}

/** Four ASCII characters, without the blanks at their end; what is no letter, digit or blank becomes `?`. */
function signature(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4)).replace(/[^ -~]/g, '?').trimEnd()
}

interface Tag {
  readonly at: number
  readonly length: number
}

/** Null where an entry leads outside the file. */
function tagsOf(bytes: Uint8Array, view: DataView): ReadonlyMap<string, Tag> | null {
  const count = view.getUint32(HEADER_BYTES)
  const end = HEADER_BYTES + 4 + count * TAG_BYTES
  if (count > MOST_TAGS || end > bytes.byteLength) return null
  const tags = new Map<string, Tag>()
  for (let entry = HEADER_BYTES + 4; entry < end; entry += TAG_BYTES) {
    const at = view.getUint32(entry + 4)
    const length = view.getUint32(entry + 8)
    if (at < end || at + length > bytes.byteLength) return null
    tags.set(signature(bytes, entry), { at, length })
  }
  return tags
}

/** As version 2 (ASCII) and version 4 (UTF-16, the first language) write it. */
function descriptionOf(bytes: Uint8Array, view: DataView, tag: Tag | undefined): string {
  if (!tag || tag.length < 12) return ''
  const type = signature(bytes, tag.at)
  if (type === 'desc') return plain(latin(bytes.subarray(tag.at + 12, tag.at + Math.min(tag.length, 12 + view.getUint32(tag.at + 8)))))
  if (type !== 'mluc' || tag.length < 28) return ''
  const length = view.getUint32(tag.at + 20)
  const from = view.getUint32(tag.at + 24)
  if (from + length > tag.length) return ''
  const units = Array.from({ length: Math.min(length >> 1, MOST_DESCRIPTION * 2) }, (_, index) => view.getUint16(tag.at + from + index * 2))
  return plain(String.fromCharCode(...units))
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, MOST_DESCRIPTION * 2))
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]/gu, '').trim().slice(0, MOST_DESCRIPTION)
