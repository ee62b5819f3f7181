// Runs Typst in a process of its own: the compiler is synchronous and keeps memory. Plain JavaScript, because no loader stands between
// Node and this file. Messages in: {id, files, creationTimestamp, as}; messages out: {id, bytes, pages} or {id, error}.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const [, , templateFolder, fontFolder] = process.argv
const WORKSPACE = '/letter'
const fontBlobs = readdirSync(fontFolder)
  .filter((name) => name.endsWith('.ttf'))
  .sort()
  .map((name) => readFileSync(join(fontFolder, name)))
const templates = readdirSync(templateFolder)
  .filter((name) => name.endsWith('.typ'))
  .map((name) => [name, readFileSync(join(templateFolder, name))])
const mainFileContent = readFileSync(join(templateFolder, 'letter.typ'), 'utf8')
const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs }] })
// Only these characters: a file name from outside can never leave the virtual workspace.
const FILE_NAME = /^[a-z0-9][a-z0-9.-]*$/

function compile({ files, creationTimestamp, as }) {
  try {
    for (const [name, bytes] of [...templates, ...Object.entries(files)]) {
      if (!FILE_NAME.test(name)) throw new Error(`bad file name ${name}`)
      compiler.mapShadow(join(WORKSPACE, name), Buffer.from(bytes))
    }
    const compiled = compiler.compile({ mainFileContent, resetRead: true })
    const error = compiled.takeError()
    if (error) return { error: diagnostics(error) }
    const warnings = compiled.takeWarnings()
    if (warnings) return { error: `warnings: ${diagnostics(warnings)}` }
    const document = compiled.result
    if (!document) return { error: 'no document' }
    const bytes = as === 'svg' ? Buffer.from(compiler.svg(document)) : compiler.pdf(document, { pdfStandard: '1.6', pdfTags: true, creationTimestamp })
    return { bytes: new Uint8Array(bytes), pages: document.numOfPages }
  } finally {
    compiler.resetShadow()
    // Without this the compiler keeps every letter it ever set.
    compiler.evictCache(0)
  }
}

function diagnostics(error) {
  return compiler
    .fetchDiagnostics(error)
    .map((one) => [one.message, ...(one.hints ?? [])].join(' '))
    .join('; ')
    .slice(0, 2000)
}

process.on('message', ({ id, ...job }) => {
  let answer
  try {
    answer = compile(job)
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) }
  }
  process.send({ id, ...answer })
})
// The parent is gone: nobody wants letters any more.
process.on('disconnect', () => process.exit(0))
process.send({ id: 0, ready: true })
