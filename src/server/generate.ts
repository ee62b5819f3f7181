/** `npm run generate:importmap` and `npm run generate:types`: write what is derived from the configuration, and prove that it was written. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateImportMap, type SanitizedConfig } from 'payload'
import { generateTypes } from 'payload/node'
import { projectRoot } from './build.ts'
import { mustFinish } from './must-finish.ts'

const what = process.argv[2]
if (what !== 'importmap' && what !== 'types') {
  console.error('Say what to generate: importmap or types.')
  process.exit(2)
}
const work = mustFinish(`Generating the ${what}`)
const scratch = mkdtempSync(join(tmpdir(), 'hub-generate-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
Object.assign(process.env, { DATABASE_URL: '', DATA_DIR: scratch, SEED: 'none' })

const module = (await import(new URL('../payload.config.ts', import.meta.url).href)) as { default: Promise<SanitizedConfig> }
const config = await module.default
const importMapFile = config.admin.importMap.importMapFile ?? join(projectRoot, 'src/app/(payload)/importMap.js')
const file = what === 'types' ? config.typescript.outputFile : importMapFile
if (!file) throw new Error('The configuration names no file for it.')
if (what === 'types') await generateTypes(config, { log: false })
else await generateImportMap(config, { force: true, log: false })
// Both leave a file alone that is right already, so its presence is what can be proved.
if (!existsSync(file)) throw new Error(`${file} was not written.`)
console.log(`Up to date: ${file}`)
work.finished()
process.exit(0)
