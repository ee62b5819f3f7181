/** `npm run generate:importmap`: writes which components the admin loads, and proves that it was written. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateImportMap, type SanitizedConfig } from 'payload'
import { projectRoot } from './build.ts'
import { mustFinish } from './must-finish.ts'

const work = mustFinish('Generating the import map')
const scratch = mkdtempSync(join(tmpdir(), 'hub-generate-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
Object.assign(process.env, { DATABASE_URL: '', DATA_DIR: scratch, SEED: 'none' })

const module = (await import(new URL('../payload.config.ts', import.meta.url).href)) as { default: Promise<SanitizedConfig> }
const config = await module.default
const file = config.admin.importMap.importMapFile ?? join(projectRoot, 'src/app/(payload)/importMap.js')
await generateImportMap(config, { force: true, log: false })
// A file that is right already is left alone, so its presence is what can be proved.
if (!existsSync(file)) throw new Error(`${file} was not written.`)
console.log(`Up to date: ${file}`)
work.finished()
process.exit(0)
