/** Recipients → finished files in the folder of a build. What is there already is not made again. */
import pLimit from 'p-limit'
import type { Recipient } from '../../channel/contract.ts'
import type { ChunkOrder, PressFinding, PressRun, PrintedChunk } from '../../channel/press.ts'
import { hasOddCopies } from '../../channel/press.ts'
import type { OpenList } from '../recipient-lists/open-list.ts'
import { HubError } from '../../content/errors.ts'
import { personalUrl } from './personal-code.ts'
import { type BuildPlan, filesFolder, partsFolder } from './run-folder.ts'
import { RowErrors, type RowsOf } from './row-errors.ts'
import type { PrintRunRecord, RunFile } from './run-record.ts'

/** A finding with the line of the list that it concerns; the same one in many places is told once. */
export type BuildFinding = PressFinding & {
  readonly file?: string
  readonly line?: number
  /** The line is one of the house's own addresses. */
  readonly isSeed?: true
  readonly times?: number
}

/** One file to come: its recipients by their numbers in the lists. */
interface Part {
  readonly name: string
  readonly list: RowsOf
  readonly rows: readonly number[]
  /** How many recipients stand before these. */
  readonly before: number
}

/** Who the recipients of a run are. */
export interface Addressees {
  readonly run: PrintRunRecord
  readonly plan: BuildPlan
  readonly lists: Readonly<Record<Part['list'], OpenList | null>>
  readonly publicUrl: string
  readonly secret: string
}

export interface BuildTools extends Addressees {
  readonly folder: string
  readonly press: PressRun
  /** Files made at the same time. */
  readonly width: number
  readonly signal: AbortSignal
  /** The sheets of this format have a back that is printed on. */
  readonly isDuplex: boolean
  /** So many files are to be made, more than were told before. */
  onMore(files: number): void
  /** A part is there, with so many pages: made just now, or found. */
  onPart(pages: number): void
}

export type Built = { readonly is: 'built'; readonly files: readonly RunFile[]; readonly chunks: readonly PrintedChunk[]; readonly findings: readonly BuildFinding[] } | Refused
/** Errors: the first of them, how many there are, and all rows that have some. */
export interface Refused {
  readonly is: 'refused'
  readonly findings: readonly BuildFinding[]
  readonly count: number
  readonly rows: RowErrors
}

/** Name of the file that holds all parts. */
const SINGLE = 'mailing'
/** Of what is written down of rows, and of what holds for all; the rest is counted. */
const MOST_FINDINGS = 200

/** The parts in which a plan is printed; unaddressed mail is one part without recipients. */
function partsOf({ recipients, seeds }: BuildPlan, recipientsPerFile: number, isAddressed: boolean): Part[] {
  if (!isAddressed) return [{ name: 'part-0001', list: 'recipients', rows: [], before: 0 }]
  const parts: Part[] = []
  const cut = (rows: readonly number[], list: Part['list'], before: number) => {
    for (let at = 0; at < rows.length; at += recipientsPerFile) {
      parts.push({ name: `part-${String(parts.length + 1).padStart(4, '0')}`, list, rows: rows.slice(at, at + recipientsPerFile), before: before + at })
    }
  }
  cut(recipients, 'recipients', 0)
  cut(seeds, 'seeds', recipients.length)
  return parts
}

/**
 * Makes all files. An error on one page or for one recipient makes no file of that part; the others are tried all the same, so that people see all errors at once.
 * @throws HubError `render-failed` where a part fails twice, `storage-full`; whatever the signal was aborted with
 */
export async function buildFiles(tools: BuildTools): Promise<Built> {
  const { run, plan, width, signal } = tools
  const isSingle = run.shopProfile.files === 'single'
  const parts = partsOf(plan, run.shopProfile.recipientsPerFile, run.list !== null && run.list !== undefined)
  const folder = isSingle ? partsFolder(tools.folder) : filesFolder(tools.folder)
  const findings = new Findings()
  const chunks: PrintedChunk[] = []
  const lines: (readonly number[])[] = []
  let failure: unknown
  // One copy with a back, and no other may begin on one.
  let isTwoSided = false
  const limit = pLimit(width)
  const print = async (some: readonly number[]) => {
    tools.onMore(some.length)
    // One recipient more than are made at once is read ahead, not the whole list.
    await Promise.all(
      some.map((at) =>
        limit(async () => {
          const part = parts[at]
          if (failure !== undefined || !part) return
          try {
            signal.throwIfAborted()
            const made = await printPart(tools, part, { folder, isTwoSided })
            if ('errors' in made.chunk) return findings.refuse(made.chunk.errors, part, made.lines)
            isTwoSided ||= tools.isDuplex && made.chunk.spans.some((span) => span.pages > 1)
            tools.onPart(made.chunk.pages - (chunks[at]?.pages ?? 0))
            lines[at] = made.lines
            chunks[at] = made.chunk
          } catch (error) {
            failure ??= error
          }
        }),
      ),
    )
    if (failure !== undefined) throw failure
  }
  await print([...parts.keys()])
  if (findings.errors === 0 && isTwoSided) await print([...chunks.keys()].filter((at) => chunks[at] && hasOddCopies(chunks[at])))
  if (findings.errors > 0) return { is: 'refused', findings: findings.list, count: findings.errors, rows: findings.rows }
  let [pages, recipients] = [0, 0]
  for (const [at, chunk] of chunks.entries()) {
    // Told of the file that there will be: in one file for all, pages and recipients are counted on.
    const [before, first] = isSingle ? [pages, recipients] : [0, 0]
    findings.take(chunk.findings, { name: isSingle ? SINGLE : chunk.name, list: parts[at]?.list ?? 'recipients' }, lines[at] ?? [], { pages: before, recipients: first })
    pages += chunk.pages
    recipients += chunk.spans.length
  }
  const fileOf = ({ file, sha256, bytes, pages, spans }: PrintedChunk): RunFile => ({ name: file, sha256, bytes, pages, recipients: spans.length })
  if (!isSingle) return { is: 'built', files: chunks.map(fileOf), chunks, findings: findings.list }
  const bound = await tools.press.bind(chunks.map((chunk) => ({ folder, chunk })), { name: SINGLE, recipients: [], folder: filesFolder(tools.folder) }, signal)
  return { is: 'built', files: [fileOf(bound)], chunks: [bound], findings: findings.list }
}

async function printPart(tools: BuildTools, part: Part, how: Pick<ChunkOrder, 'folder' | 'isTwoSided'>) {
  const { press, signal } = tools
  const rows = await rowsOf(tools, part)
  const recipients = rows.map(({ recipient }, at) => recipientOf(tools, recipient, part.before + at + 1))
  const order: ChunkOrder = { name: part.name, recipients, ...how }
  const print = () => press.print(order, signal)
  const chunk = await print().catch((error: unknown) => {
    // Its process may have died of something that does not happen twice.
    if (signal.aborted || !(error instanceof HubError) || error.code !== 'render-failed') throw error
    return print()
  })
  return { chunk, lines: rows.map(({ line }) => line) }
}

/** The recipient of that number (from 1, in the order of printing, the house's own addresses last); null where there is none. */
export async function recipientAt(addressees: Addressees, number: number): Promise<Recipient | null> {
  const { recipients, seeds } = addressees.plan
  const isSeed = number > recipients.length
  const row = isSeed ? seeds[number - recipients.length - 1] : recipients[number - 1]
  if (row === undefined) return null
  const [found] = await rowsOf(addressees, { list: isSeed ? 'seeds' : 'recipients', rows: [row] })
  return found ? recipientOf(addressees, found.recipient, number) : null
}

async function rowsOf({ lists }: Addressees, { list, rows }: Pick<Part, 'list' | 'rows'>) {
  if (rows.length === 0) return []
  const open = lists[list]
  if (!open) throw new Error('A plan names rows of a list that is not open.')
  return open.at(rows)
}

function recipientOf({ run, publicUrl, secret }: Addressees, recipient: Recipient, number: number): Recipient {
  if (!run.options.hasPersonalCode) return recipient
  return { ...recipient, personalUrl: personalUrl(publicUrl, secret, run.code, number) }
}

/** Findings of all parts, each told once with how often it is there. */
class Findings {
  readonly #byText = new Map<string, BuildFinding & { times: number }>()
  readonly #told = { ofRows: 0, ofAll: 0 }
  readonly rows = new RowErrors()
  errors = 0

  /** Errors of a part. Those of recipients are each of their own: people mend them row by row. */
  refuse(findings: readonly PressFinding[], { name, list }: Pick<Part, 'name' | 'list'>, lines: readonly number[]): void {
    for (const finding of findings) {
      const line = finding.recipient === undefined ? undefined : lines[finding.recipient]
      const isNew = line === undefined ? !this.#byText.has(kindOf(finding)) : this.rows.add(list, line, finding.message)
      if (isNew) this.errors += 1
      this.#tell(line === undefined ? kindOf(finding) : `${list}:${line}:${finding.message.en}`, finding, { name, list }, line)
    }
  }

  /** What is to be said of a part that was made. */
  take(findings: readonly PressFinding[], part: Pick<Part, 'name' | 'list'>, lines: readonly number[], before: { readonly pages: number; readonly recipients: number }): void {
    for (const finding of findings) this.#tell(kindOf(finding), placed(finding, before), part, finding.recipient === undefined ? undefined : lines[finding.recipient])
  }

  #tell(key: string, finding: PressFinding, { name, list }: Pick<Part, 'name' | 'list'>, line: number | undefined): void {
    const known = this.#byText.get(key)
    // What holds for all is no more often there in more files.
    if (known) known.times += finding.recipient === undefined ? 0 : 1
    else if (this.#told[line === undefined ? 'ofAll' : 'ofRows']++ < MOST_FINDINGS) {
      this.#byText.set(key, { ...finding, file: name, ...(line === undefined ? {} : { line }), ...(line !== undefined && list === 'seeds' ? { isSeed: true } : {}), times: 1 })
    }
  }

  get list(): readonly BuildFinding[] {
    return [...this.#byText.values()].sort((a, b) => Number(a.isSeed ?? false) - Number(b.isSeed ?? false) || (a.line ?? 0) - (b.line ?? 0))
  }
}

const kindOf = ({ code, path, message }: PressFinding): string => `${code}:${path ?? ''}:${message.en}`

const placed = ({ page, recipient, ...finding }: PressFinding, before: { readonly pages: number; readonly recipients: number }): PressFinding => ({
  ...finding,
  ...(page === undefined ? {} : { page: page + before.pages }),
  ...(recipient === undefined ? {} : { recipient: recipient + before.recipients }),
})
