// Sets one receipt and ends: the compiler is synchronous and keeps memory, so it gets a process of its own. Plain JavaScript, because no loader
// stands between Node and this file. Message in: {view, creationTimestamp}; message out: {pdf} or {error}.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const [, , template, ...fontFolders] = process.argv
const WORKSPACE = '/receipt'

function compile({ view, creationTimestamp }) {
  const fontBlobs = fontFolders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ttf'))
      .sort()
      .map((name) => readFileSync(join(folder, name))),
  )
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs }] })
  const write = (isComplete, pdfStandard) => {
    compiler.mapShadow(join(WORKSPACE, 'receipt.json'), Buffer.from(JSON.stringify({ ...view, isComplete })))
    const compiled = compiler.compile({ mainFileContent: readFileSync(template, 'utf8'), resetRead: true })
    const problem = compiled.takeError()
    if (problem || !compiled.result) {
      const said = problem ? compiler.fetchDiagnostics(problem).map(({ message }) => message) : ['no document']
      throw new Error(said.join('; ').slice(0, 2000))
    }
    return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard, pdfTags: true, creationTimestamp }))
  }
  try {
    return { pdf: write(true, 'a-2a') }
  } catch {
    // A character that no bundled font has is a box, which PDF/A does not allow. The receipt is worth more than the standard, and says what it lacks.
    return { pdf: write(false, '1.7') }
  }
}

process.once('message', (job) => {
  let answer
  try {
    answer = compile(job)
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) }
  }
  process.send(answer, () => process.disconnect())
})
process.on('disconnect', () => process.exit(0))
