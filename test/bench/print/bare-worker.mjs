// Compiles and exports what it is sent the files of; keeps nothing.
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { deserialize } from 'node:v8'
import { createLetterCompiler } from '../../../plugins/print-pdf/typst/compile-letters.mjs'

const compiler = createLetterCompiler(process.argv[2], process.argv[3])
process.on('message', (file) => {
  try {
    process.send({ bytes: compiler.compile(deserialize(readFileSync(file))).bytes.byteLength })
  } catch (error) {
    process.send({ error: String(error) })
  }
})
process.on('disconnect', () => process.exit(0))
