/** Programs of other houses that judge a PDF. Tests that need one are skipped, with the Debian package's name, where it is absent. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PACKAGES = { pdfinfo: 'poppler-utils', pdffonts: 'poppler-utils', pdfimages: 'poppler-utils', pdftotext: 'poppler-utils', pdftoppm: 'poppler-utils', qpdf: 'qpdf', zbarimg: 'zbar-tools', gs: 'ghostscript' } as const
export type Tool = keyof typeof PACKAGES

/** Is the program there? Prints why tests are skipped if it is not. */
export function hasTool(tool: Tool): boolean {
  const isThere = spawnSync(tool, ['--version']).error === undefined
  // Where everything is to be proved, a missing tool is a failure and not a reason to skip.
  if (!isThere && process.env.REQUIRE_TOOLS) throw new Error(`${tool} is missing: apt-get install ${PACKAGES[tool]}`)
  if (!isThere) console.warn(`skipped: ${tool} is missing (Debian package ${PACKAGES[tool]})`)
  return isThere
}

/** Is pikepdf there, for Debian's own Python? */
export function hasPikepdf(): boolean {
  const isThere = spawnSync('/usr/bin/python3', ['-c', 'import pikepdf']).status === 0
  if (!isThere && process.env.REQUIRE_TOOLS) throw new Error('pikepdf is missing: apt-get install python3-pikepdf')
  if (!isThere) console.warn('skipped: pikepdf is missing (Debian package python3-pikepdf)')
  return isThere
}

/** Runs a program on a PDF and returns what it prints. `args` gets the file's path. @throws Error if the program reports a failure */
export function runTool(tool: Tool, pdf: Uint8Array, args: (file: string, folder: string) => readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'letter-'))
  try {
    const file = join(folder, 'letter.pdf')
    writeFileSync(file, pdf)
    return execFileSync(tool, [...args(file, folder)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The words of a PDF as they lie on the page; hyphens put in at line ends are taken out again. */
export function textOfPdf(pdf: Uint8Array): string {
  return runTool('pdftotext', pdf, (file) => ['-layout', file, '-']).replace(/\u00ad\s+/g, '').replace(/\u00ad/g, '')
}
