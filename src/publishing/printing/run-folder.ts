/** Where the files of a run lie. A build has a folder of its own, named by what it is made of; what is in it appears whole or not at all. */
import { readdir, readFile, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Payload } from 'payload'
import type { PrintedChunk } from '../../channel/press.ts'
import { hubOf } from '../hub.ts'
import { readIfPresent, writeDurably } from '../media/durable-file.ts'
import type { PrintRunRecord } from './run-record.ts'

/** All builds of a run. */
export const folderOfRun = (payload: Payload, key: string): string => {
  // Keys are made by the hub; still, no path is put together of anything else.
  if (!/^[a-z0-9-]{1,80}$/.test(key)) throw new TypeError('not the key of a run')
  return join(hubOf(payload).printRuns, key)
}

/** Keys of the runs of which something lies here. */
export const runsWithFiles = (payload: Payload): Promise<string[]> => readdir(hubOf(payload).printRuns).catch(orNone)
const orNone = (error: NodeJS.ErrnoException): string[] => {
  if (error.code === 'ENOENT') return []
  throw error
}

/** The build that the run is at. */
export const buildFolder = (payload: Payload, { key, build, inputHash }: Pick<PrintRunRecord, 'key' | 'build' | 'inputHash'>): string => join(folderOfRun(payload, key), `${build}-${(inputHash ?? '').slice(0, 16)}`)

/** Which rows of which list are printed, in order: written before anything is printed, so that a build that is taken up again prints the same. */
export interface BuildPlan {
  readonly recipients: readonly number[]
  readonly seeds: readonly number[]
  readonly leftOut: number
}

/** A page worth looking at before release, and why. */
export interface ProofChoice {
  /** From 1, in the order of printing. */
  readonly number: number
  readonly why: readonly ('first' | 'last' | 'longest-address' | 'longest-text' | 'random')[]
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
async function readJson<T>(path: string): Promise<T | null> {
  const bytes = await readIfPresent(path)
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T)
}

export const readPlan = (folder: string): Promise<BuildPlan | null> => readJson(join(folder, 'plan.json'))
export const writePlan = (folder: string, plan: BuildPlan): Promise<void> => writeDurably(join(folder, 'plan.json'), json(plan))
export const readProofs = (folder: string): Promise<readonly ProofChoice[] | null> => readJson(join(folder, 'proofs.json'))
export const writeProofs = (folder: string, proofs: readonly ProofChoice[]): Promise<void> => writeDurably(join(folder, 'proofs.json'), json(proofs))

/** Folder of the files for the shop. */
export const filesFolder = (folder: string): string => join(folder, 'files')
/** Folder of the parts that one file is bound of. */
export const partsFolder = (folder: string): string => join(folder, 'parts')

/** Folder of what is on its way; whoever was killed leaves it to whoever comes next. */
export const workFolder = (folder: string): string => join(folder, 'work')

/** Takes away what a process left behind that was killed: nothing of it is a finished file. */
export async function removeUnfinished(folder: string): Promise<void> {
  await rm(workFolder(folder), { recursive: true, force: true })
  for (const parts of [filesFolder(folder), partsFolder(folder)]) {
    for (const name of await readdir(/* turbopackIgnore: true */ parts).catch(orNone)) if (name.startsWith('.')) await rm(join(parts, name), { recursive: true, force: true })
  }
}

/** What stands beside a finished file: pages of each recipient, findings. @throws Error where it is not there */
export async function chunkOf(folder: string, name: string): Promise<PrintedChunk> {
  if (!/^[a-z0-9-]{1,60}$/.test(name)) throw new TypeError('not the name of a file')
  return JSON.parse(await readFile(join(folder, name, `${name}.json`), 'utf8')) as PrintedChunk
}

/** Takes away everything of a build that shows pages; whose they were is still known afterwards. */
export async function removePages(folder: string): Promise<void> {
  await removeUnfinished(folder)
  for (const part of await readdir(filesFolder(folder)).catch(orNone)) await rm(join(filesFolder(folder), part, `${part}.pdf`), { force: true })
  for (const other of [partsFolder(folder), join(folder, 'proofs')]) await rm(other, { recursive: true, force: true })
}

/** Takes away the builds of a run up to a number. Later ones stay: one may have begun since the run was read. */
export async function removeBuilds(payload: Payload, key: string, upTo: number): Promise<void> {
  const all = folderOfRun(payload, key)
  const builds = await readdir(all).catch(orNone)
  for (const build of builds) if (Number.parseInt(build, 10) <= upTo) await rm(join(all, build), { recursive: true, force: true })
  await rmdir(all).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'ENOENT') throw error
  })
}
