/** The layout engine in the caller's own process: it is synchronous and keeps memory, so only processes made for it use it. */

/** Letters to set: files of the virtual workspace by name, as `letterJob` makes them. */
export interface TypesetJob {
  readonly files: Readonly<Record<string, Uint8Array>>
  /** Template that sets them: `letter.typ`, `sheets.typ`. */
  readonly main: string
  /** Seconds since 1970 for the dates in the file. */
  readonly creationTimestamp: number
  /** `svg`: one drawing with all pages one below the other, for the screen. */
  readonly as: 'pdf' | 'svg'
  /** False: without the structure that reads a page aloud. Default true. */
  readonly isTagged?: boolean
}

/** Where one letter stands in the file; pages count from 1. */
export interface Span {
  readonly first: number
  readonly pages: number
  /** Of what does not fit on the pages that it may have: its height in lines of running text; 0 where all fits. */
  readonly linesTooMany?: number
}

export interface TypesetResult {
  readonly bytes: Uint8Array
  readonly pages: number
  /** One for each letter of the job, in its order; together they are all pages. */
  readonly spans: readonly Span[]
}

export interface LetterCompiler {
  /** Sets the letters of one job in one document. Memory goes back after each. @throws Error with the engine's words where it fails or warns */
  compile(job: TypesetJob): TypesetResult
}

/**
 * A compiler with the templates and with no fonts but those of the folder. The process must have been started with FONTCONFIG_FILE pointing to `fonts.conf`
 * beside this file, or fonts of the machine are searched, too.
 */
export function createLetterCompiler(templateFolder: string, fontFolder: string): LetterCompiler
