/** What a job ticket says of a print run: facts for a machine that plans the work of a print shop. */
import type { PressProfile } from './press.ts'

/** A place that things are delivered to, or a person is written to. */
export interface TicketAddress {
  readonly name: string
  readonly street: string
  readonly postcode: string
  readonly town: string
  /** ISO 3166-1, two letters; empty where nobody said it. */
  readonly country: string
}

export interface TicketFacts {
  /** Key of the run: the id of the job. */
  readonly run: string
  /** Which of its builds the files are of, from 1. */
  readonly build: number
  readonly title: string
  /** ISO 8601 instant: the date in the files. */
  readonly date: string
  /** Id of the format. */
  readonly format: string
  readonly profile: PressProfile
  /** Copies in all: recipients with the house's own addresses, or the quantity of unaddressed mail. */
  readonly copies: number
  /** Pages of the shortest and of the longest copy. */
  readonly pagesPerCopy: { readonly least: number; readonly most: number }
  readonly files: readonly TicketFile[]
  /** Who orders it. */
  readonly customer: { readonly id: string; readonly name: string }
  readonly shop: { readonly name: string }
  /** Null: the shop hands the pieces to the post itself. */
  readonly delivery: TicketAddress | null
  /** ISO 8601 instant by which they must be there; null where nobody said it. */
  readonly due: string | null
}

export interface TicketFile {
  /** `part-0001.pdf` */
  readonly name: string
  /** 64 hex digits. */
  readonly sha256: string
  readonly bytes: number
  readonly pages: number
  readonly copies: number
}
