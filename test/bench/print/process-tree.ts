/** What a process and all that it started take of the machine; Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs'

const PAGE = 4096
const TICKS = 100

interface Process {
  readonly pid: number
  readonly parent: number
  /** Seconds on a processor, of the process and of those of its children that have ended. */
  readonly cpu: number
  /** Bytes. */
  readonly rss: number
}

function processes(): Process[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      const fields = readFileSync(`/proc/${entry}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').map(Number)
      const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15)
      return [{ pid: Number(entry), parent: fields[1] ?? 0, cpu: (user + system + endedUser + endedSystem) / TICKS, rss: (fields[21] ?? 0) * PAGE }]
    } catch {
      return []
    }
  })
}

function treeOf(root: number): Process[] {
  const all = processes()
  const found = all.filter(({ pid }) => pid === root)
  for (const one of found) found.push(...all.filter(({ parent }) => parent === one.pid))
  return found
}

export interface TreeWatch {
  /** Seconds on processors since the watch began, and the largest memory of the whole tree at one moment, in bytes (shared pages counted in each process). */
  stop(): { readonly cpu: number; readonly peak: number }
}

/** Looks at this process and its children ten times a second. */
export function watchTree(): TreeWatch {
  const seconds = () => treeOf(process.pid).reduce((sum, { cpu }) => sum + cpu, 0)
  const before = seconds()
  let peak = 0
  const look = () => {
    peak = Math.max(peak, treeOf(process.pid).reduce((sum, { rss }) => sum + rss, 0))
  }
  const timer = setInterval(look, 100)
  return {
    stop() {
      clearInterval(timer)
      look()
      return { cpu: seconds() - before, peak }
    },
  }
}
