/** A process of its own that erases a person, told by its arguments whom and as whom; tests kill it on the way. */
import { getPayload } from 'payload'
import { erasePerson } from '../../../src/consent/rights/erase.ts'
import config from '../../../src/payload.config.ts'
import { asPerson } from '../hub.ts'

const [contact = '', person = '', failpoint] = process.argv.slice(2)
const payload = await getPayload({ config })
const req = await asPerson(payload, person)
if (failpoint) process.env['HUB_FAILPOINT'] = failpoint
await erasePerson(req, { contact, basis: 'request', confirmation: contact })
process.exit(0)
