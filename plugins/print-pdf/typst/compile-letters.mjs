// The layout itself, synchronous: files in, bytes and pages out. Plain JavaScript, because layout processes run without a loader; its types stand in
// compile-letters.d.mts.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const WORKSPACE = '/letter'
// Only these characters: a file name from outside can never leave the virtual workspace.
const FILE_NAME = /^[a-z0-9][a-z0-9.-]*$/

export function createLetterCompiler(templateFolder, fontFolder) {
  const fontBlobs = readdirSync(fontFolder)
    .filter((name) => name.endsWith('.ttf'))
    .sort()
    .map((name) => readFileSync(join(fontFolder, name)))
  const templates = readdirSync(templateFolder)
    .filter((name) => name.endsWith('.typ'))
    .map((name) => [name, readFileSync(join(templateFolder, name))])
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs }] })
  return { compile: (job) => compile(compiler, templates, job) }
}

function compile(compiler, templates, { files, main, creationTimestamp, as, isTagged = true }) {
  try {
    for (const [name, bytes] of [...templates, ...Object.entries(files)]) {
      if (!FILE_NAME.test(name)) throw new Error(`bad file name ${name}`)
      compiler.mapShadow(join(WORKSPACE, name), Buffer.from(bytes))
    }
    const mainFileContent = templates.find(([name]) => name === main)?.[1].toString('utf8')
    if (mainFileContent === undefined) throw new Error(`no template ${main}`)
    const compiled = compiler.compile({ mainFileContent, resetRead: true })
    const error = compiled.takeError()
    if (error) throw new Error(diagnostics(compiler, error))
    const warnings = compiled.takeWarnings()
    if (warnings) throw new Error(`warnings: ${diagnostics(compiler, warnings)}`)
    const document = compiled.result
    if (!document) throw new Error('no document')
    const pages = document.numOfPages
    const [firsts = []] = compiler.query(document, { selector: '<firsts>', field: 'value' })
    const overset = compiler.query(document, { selector: '<overset>', field: 'value' })
    const spans = firsts.map((first, index) => ({ first, pages: (firsts[index + 1] ?? pages + 1) - first, linesTooMany: overset[index] ?? 0 }))
    const bytes = as === 'svg' ? Buffer.from(compiler.svg(document)) : compiler.pdf(document, { pdfStandard: '1.6', pdfTags: isTagged, creationTimestamp })
    return { bytes: new Uint8Array(bytes), pages, spans }
  } finally {
    compiler.resetShadow()
    // Without this the compiler keeps every letter it ever set.
    compiler.evictCache(0)
  }
}

function diagnostics(compiler, error) {
  return compiler
    .fetchDiagnostics(error)
    .map((one) => [one.message, ...(one.hints ?? [])].join(' '))
    .join('; ')
    .slice(0, 2000)
}
