/**
 * What a channel that prints can do besides a single rendition: the same approved content for many recipients, as files for a press. The shell says what and for whom, keeps the files and the
 * states; the press lays out, finishes, checks. Everything is deterministic: the same order and the same recipients give the same bytes.
 */
import type { PackTools, Recipient, RenderContext, RenderInput } from './contract.ts'
import type { TicketFacts } from './job-ticket.ts'
import type { Note } from './notes.ts'
import type { PrintFormat } from './print-format.ts'

/** What a print shop wants to be given. */
export interface PressProfile {
  /** `chunks`: one file for so many recipients. `single`: one file for all, up to `singleFileMost`. */
  readonly files: 'chunks' | 'single'
  readonly recipientsPerFile: number
  /** Bytes. */
  readonly singleFileMost: number
  /** What the file says it is built to. */
  readonly standard: 'pdf-x-4' | 'pdf-vt-1'
  readonly hasMarks: boolean
  /** mm on every side; null: the format's. */
  readonly bleed: number | null
  /** SHA-256 of the shop's own ICC profile with the name of its condition; null: the format's printing condition. */
  readonly icc: { readonly sha256: string; readonly condition: string } | null
  /** Black text and lines print over what is below them. */
  readonly overprintsBlack: boolean
  /** `postcode`: by country and postcode, as post offices give rebates for. */
  readonly sort: 'list' | 'postcode'
}

/** What a person chose for a run besides format and shop. */
export interface PressChoices {
  /** pt; null: the format's own. */
  readonly textSizePt: number | null
  /** The teaser instead of the text, where that is too long. */
  readonly saysTeaserOnly: boolean
  /** Room for the post's DataMatrix. */
  readonly franking: boolean
  /** Room for the marks that steer an inserter. */
  readonly inserterMarks: boolean
  /** Printed above the address: `Wenn unzustellbar, zurück!` Empty for none. */
  readonly returnNote: string
}

/** One run: everything but the recipients. */
export interface PressOrder {
  /** Key of the run; part of the identity of its files. */
  readonly run: string
  /** ISO 8601 instant in UTC, whole seconds: the date of all files. */
  readonly date: string
  readonly format: string
  readonly profile: PressProfile
  readonly input: Omit<RenderInput, 'recipient'>
  readonly ctx: RenderContext
}

/** One file to be made. */
export interface ChunkOrder {
  /** `part-0001`: name of its folder and stem of its files. */
  readonly name: string
  /** In the order of printing. Unaddressed mail has none: one copy is made. */
  readonly recipients: readonly Recipient[]
  /** Sheets are printed on both sides: a copy of an odd number of pages ends with an empty one, so that none begins on the back of another. */
  readonly isTwoSided?: boolean
  /** Absolute path of the folder in which `<name>/` appears, whole or not at all. */
  readonly folder: string
}

/** One thing that preflight found, or that render noted, and where. */
export interface PressFinding extends Omit<Note, 'path'> {
  /** Page of the file, from 1. */
  readonly page?: number
  /** Index in {@link ChunkOrder.recipients}. */
  readonly recipient?: number
  readonly path?: string
}

/** Where one copy stands in its file. */
export interface CopySpan {
  /** From 1. */
  readonly first: number
  /** With an empty back. */
  readonly pages: number
  /** Its last page is empty: the back of a sheet that is printed on both sides. */
  readonly hasEmptyBack?: true
}
/** How many of its pages have something on them. */
export const pagesWithPrint = ({ pages, hasEmptyBack }: CopySpan): number => (hasEmptyBack ? pages - 1 : pages)

/** A finished file. It stands with its {@link PrintedChunk} as `<name>.json` in its folder. */
export interface PrintedChunk {
  readonly name: string
  /** File name in the folder: `part-0001.pdf`. */
  readonly file: string
  readonly sha256: string
  readonly bytes: number
  readonly pages: number
  /** One for each recipient; together they are all pages. */
  readonly spans: readonly CopySpan[]
  /** Warnings and hints; errors refuse the whole chunk. */
  readonly findings: readonly PressFinding[]
}
/** Does a copy in it begin on the back of another, where sheets are printed on both sides? */
export const hasOddCopies = ({ spans }: PrintedChunk): boolean => spans.some(({ pages }) => pages % 2 === 1)
/** Nothing was written. */
export interface RefusedChunk {
  readonly name: string
  readonly errors: readonly PressFinding[]
}

/** A run being printed; holds processes until it is closed. */
export interface PressRun {
  /** Makes one file, in a process of its own; as many at once as {@link Press.width}. @throws HubError `render-failed`, `busy` where it is aborted, `storage-full` where the disk is */
  print(chunk: ChunkOrder, signal?: AbortSignal): Promise<PrintedChunk | RefusedChunk>
  /** One file of all chunks, in their order. @throws HubError `render-failed` where it would be larger than the profile allows */
  bind(chunks: readonly { readonly folder: string; readonly chunk: PrintedChunk }[], target: ChunkOrder, signal?: AbortSignal): Promise<PrintedChunk>
  close(): Promise<void>
}

export interface Press {
  readonly formats: readonly PrintFormat[]
  /** How many files are made at the same time. */
  readonly width: number
  /**
   * Code points, as ranges, beyond which it can set nothing, whatever brand and format are chosen: recipient lists refuse names with others before anything is built. Data, for lists are checked in
   * another process.
   */
  readonly signs: readonly (readonly [first: number, last: number])[]
  /** The settings with which the channel's `render` composes for this format, profile and choice. @throws HubError `bad-input` for a format that is none, a size out of bounds */
  settingsFor(settings: unknown, format: string, profile: PressProfile, choices: PressChoices): unknown
  /** The format's template drawn for the eye: trim, bleed, safe area, folds, zones; one SVG for each of its sides. */
  overlay(format: string, language: 'de' | 'en'): readonly string[]
  /** The job ticket for the shop's machines, as text (XJDF; print-pdf has it in ticket/xjdf.ts). @throws HubError `bad-input` for a format that is none */
  ticket(facts: TicketFacts): string
  open(order: PressOrder, tools: PackTools & PressTools): Promise<PressRun>
}

export interface PressTools {
  /** Absolute path of a folder for what is on its way: originals, half-made files with people's names. It is the caller's to take away, if the processes could not. Default: one of the system's. */
  readonly workFolder?: string
  /** Bytes of a shop's ICC profile. @throws HubError `not-found` */
  icc(sha256: string): Promise<Uint8Array>
}
