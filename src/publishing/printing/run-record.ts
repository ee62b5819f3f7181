/** What is written down of a print run. No words of customers and no names of recipients: those stand in its files, which go when their time has come. */
import type { PressChoices, PressFinding, PressProfile } from '../../channel/press.ts'
import type { RunState } from './run-states.ts'

/** Why a run is where it is, where that is not plain, or what is to be done about it (`pull`: single copies of a run that goes on must reach nobody): a code for machines, a sentence in both languages for people. */
export interface RunReason {
  /**
   * `consent`, `unpublished`, `over`, `overtaken`, `brand-changed`, `inputs-changed`, `licence`, `list-changed`, `list-gone`, `no-page` (its codes would lead nowhere): what it rested on is not so any more. `refused`: pages or recipients with errors. `storage-full`, `render-failed`:
   * it could not be made. `asked`: a person wanted it so. `files-gone`: kept until then and no longer.
   */
  readonly code: 'pull' | 'consent' | 'unpublished' | 'over' | 'overtaken' | 'brand-changed' | 'inputs-changed' | 'licence' | 'list-changed' | 'list-gone' | 'no-page' | 'refused' | 'storage-full' | 'render-failed' | 'asked' | 'files-gone'
  readonly de: string
  readonly en: string
  /** What the hub itself says of what went wrong, in English. */
  readonly detail?: string
  /** Of `refused`: how many errors there are, and how many rows of the lists have some. */
  readonly errors?: number
  readonly rows?: number
  /** Of a run that was called back, or from which copies are pulled. */
  readonly alert?: RunAlert
  /** Of `pull`: in order. */
  readonly copies?: readonly PulledCopy[]
}

/** That people were given the task, and what became of the mail to the shop. */
export interface RunAlert {
  /** ISO. */
  readonly at: string
  /** `none`: the hub sends no mail, or the shop has no address. Absent while it is on its way, and where nobody knows what became of it. */
  readonly mail?: 'sent' | 'refused' | 'none'
  /** Of the mail. */
  readonly tries: number
  /** When it is tried again, ISO; absent where it is not. */
  readonly again?: string
}

/** A copy that must reach nobody, while the others of its run go out. */
export interface PulledCopy {
  /** From 1, in the order of printing. */
  readonly number: number
  readonly file: string
  /** From 1. */
  readonly firstPage: number
  readonly pages: number
}

export interface RunFile {
  /** `part-0001.pdf` */
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly pages: number
  readonly recipients: number
}

/** Of a build that is under way, or of the last one. */
export interface RunProgress {
  readonly files: number
  readonly filesDone: number
  readonly pagesDone: number
  /** Of this process’s turn at it. */
  readonly pagesPerSecond: number
  /** Null while nobody can tell. */
  readonly remainingSeconds: number | null
}

export interface RunCounts {
  /** Copies that go to people: recipients, or the quantity of unaddressed mail. */
  readonly copies: number
  /** Of the house's own addresses, besides. */
  readonly seeds: number
  readonly pages: number
  /** Rows of the list that get nothing from this run: of another language, objected since, returned before. */
  readonly leftOut: number
}

/** What a person chose for the run besides format, shop and list. */
export interface RunOptions extends PressChoices {
  /** Every recipient's code leads to an address of their own. */
  readonly hasPersonalCode: boolean
  /** Whose imprint and legal lines it bears, ISO 3166-1; null: the brand's first. */
  readonly market: string | null
  /** Day by which it is to be delivered, or handed to the post: `2026-12-01`. Null or absent: nobody said one. */
  readonly dueOn?: string | null
}

/** As a shop told it. */
export interface ShopReport {
  readonly printed: number | null
  readonly spoiled: number | null
  readonly shipped: number | null
  readonly returned: number
  /** ISO dates by state. */
  readonly at: Readonly<Partial<Record<RunState, string>>>
  readonly comment: string
}

export interface PrintRunRecord {
  readonly id: string | number
  readonly createdAt: string
  readonly key: string
  /** Five letters and digits, unique: what personal codes begin with. */
  readonly code: string
  readonly title: string
  /** Slot of the publication. */
  readonly publication: string
  readonly pieceKey: string
  readonly locale: string
  readonly channel: string
  readonly format: string
  /** Key of the print shop. */
  readonly shop: string
  /** Key of the recipient list; null for unaddressed mail. */
  readonly list?: string | null
  /** Key of a list of the house's own addresses. */
  readonly seeds?: string | null
  /** Of unaddressed mail. */
  readonly quantity?: number | null
  readonly options: RunOptions
  /** Pinned when a build begins; what is released is what was built of these. */
  readonly edition: string
  readonly approval: string
  readonly brandEdition: string
  readonly shopProfile: PressProfile
  readonly profileHash: string
  readonly listHash?: string | null
  /** ISO instant, whole seconds: the date in its files. */
  readonly printDate: string
  readonly state: RunState
  readonly reason?: RunReason | null
  /** From 1; 0 before the first. Files of an older one are superseded. */
  readonly build: number
  /** SHA-256 of everything that the files are made of; names their folder. */
  readonly inputHash?: string | null
  readonly progress?: RunProgress | null
  readonly counts?: RunCounts | null
  readonly files?: readonly RunFile[] | null
  /** Warnings of preflight and layout, each once; errors of a build that was refused, the first of them. */
  readonly findings?: readonly (PressFinding & { readonly file?: string; readonly line?: number; readonly isSeed?: true; readonly times?: number })[] | null
  /** `|testimonial:excerpt:attribution|`: whose words are in its files, and under which name. */
  readonly quotes?: string | null
  readonly owner?: string | null
  readonly lease?: string | null
  readonly createdBy: string
  readonly builtBy?: string | null
  readonly releasedBy?: string | null
  readonly releasedAt?: string | null
  /** Id of the token that claimed it, and what the shop called that claim. */
  readonly claimedBy?: string | null
  readonly claim?: string | null
  readonly report?: ShopReport | null
  /** When its files go, ISO. */
  readonly filesUntil?: string | null
  /** When its state changed last: what shops ask `since`. */
  readonly changed: string
  readonly rev: number
}
