/** `npm run build`: builds the admin if its sources changed since the last build. Exits 1 if there is no complete build afterwards. */
import { ensureBuild, isBuildFresh, projectRoot } from './build.ts'

const isBuilt = await ensureBuild()
if (!isBuildFresh(projectRoot)) throw new Error('The sources changed while they were built; run npm run build again.')
console.log(isBuilt ? 'Built.' : 'The build is up to date.')
