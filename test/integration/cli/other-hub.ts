/** A process that makes a hub of the people and the brand it needs (the brand is made in the admin otherwise), and prints its editor's token. */
import { getPayload, type PayloadRequest } from 'payload'
import { runVerb } from '../../../src/cli/run.ts'
import config from '../../../src/payload.config.ts'
import { approvedBrand, asPerson } from '../hub.ts'

const payload = await getPayload({ config })
async function person(role: string, token?: string): Promise<{ readonly token: string; readonly req: PayloadRequest }> {
  const email = `${role}@example.com`
  const { stdout } = await runVerb(['user', 'create', '--email', email, '--role', role, '--json'], { payload, cwd: '.', token })
  const { docs } = await payload.find({ collection: 'users', where: { email: { equals: email } }, limit: 1, depth: 0 })
  return { token: String((JSON.parse(stdout) as { token?: unknown }).token), req: await asPerson(payload, docs[0]?.id ?? '') }
}

const admin = await person('admin')
const editor = await person('editor', admin.token)
await approvedBrand(editor.req, (await person('approver', admin.token)).req)
process.stdout.write(`${editor.token}\n`, () => process.exit(0))
