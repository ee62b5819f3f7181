/**
 * `npm start`: checks Node, then builds where needed, migrates, seeds and serves. Nothing but Node itself is imported before the check, so that an
 * old Node gets a sentence instead of a syntax error from a dependency.
 */
import { nodeProblem } from './node-version.ts'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exit(1)
}
const isDevelopment = process.argv.includes('--dev')
// Before any import that reads it.
Object.assign(process.env, { NODE_ENV: isDevelopment ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })

const { serveHub } = await import('./serve.ts')
await serveHub({ isDevelopment })
