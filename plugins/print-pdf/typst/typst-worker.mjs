// Runs the layout in a process of its own: it is synchronous and keeps memory. Plain JavaScript, because no loader stands between
// Node and this file. Messages in: {id, files, creationTimestamp, as}; messages out: {id, bytes, pages, spans} or {id, error}.
import process from 'node:process'
import { createLetterCompiler } from './compile-letters.mjs'

const [, , templateFolder, fontFolder] = process.argv
const compiler = createLetterCompiler(templateFolder, fontFolder)

process.on('message', ({ id, ...job }) => {
  let answer
  try {
    answer = compiler.compile(job)
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) }
  }
  process.send({ id, ...answer })
})
// The parent is gone: nobody wants letters any more.
process.on('disconnect', () => process.exit(0))
process.send({ id: 0, ready: true })
