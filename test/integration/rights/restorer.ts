/** A process of its own that does one step of a restore, and tells what it sees. */
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { getPayload } from 'payload'
import { askConsent, giveConsent } from '../../../src/consent/acts.ts'
import { consentsOf } from '../../../src/consent/ledger.ts'
import { readConsentLink } from '../../../src/consent/links.ts'
import { erasePerson, erasureOf } from '../../../src/consent/rights/erase.ts'
import { startRights } from '../../../src/jobs/rights.ts'
import config from '../../../src/payload.config.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { migrations } from '../../../src/server/migrations/index.ts'
import { asPerson, make, only } from '../hub.ts'

const [step, backup = ''] = process.argv.slice(2)
const payload = await getPayload({ config })

if (step === 'fill') {
  await payload.db.migrate({ migrations: migrations as never })
  const user = await payload.create({ collection: 'users', data: { name: 'Agnes', email: 'agnes@example.com', roles: ['agent'], password: 'a long enough password' } as never })
  const agent = await asPerson(payload, user.id)
  const contact = await payload.create({ collection: 'contacts', data: { givenName: 'Gerda', surname: 'Rückkehrer', email: 'gerda@example.com' } as never })
  const testimonial = await make(agent, 'testimonials', { label: 'Lob', quote: 'Gerdas Rückkehrerworte', language: 'de', authenticity: 'none', contact: contact.id })
  const asked = await askConsent(agent, { testimonial: testimonial.key, channels: ['web-page'], locale: 'de' })
  const link = readConsentLink(hubOf(payload), asked.address.split('/consent/')[1] ?? '', Date.now())
  if (link) await giveConsent(agent, link, { channels: ['web-page'], attribution: 'full', until: null }, 'de')
  const file = createClient({ url: `file:${join(process.env.DATA_DIR ?? '', 'hub.db')}` })
  await file.execute(`VACUUM INTO '${backup}'`)
  file.close()
}
const contact = await only(payload, 'contacts')
if (step === 'erase' && contact) await erasePerson(await asPerson(payload, (await only(payload, 'users'))?.id ?? ''), { contact: contact.key, basis: 'request', confirmation: contact.key })
const before = { contact: (await only(payload, 'contacts'))?.key, testimonial: (await only(payload, 'testimonials'))?.key }
if (step === 'start') await (await startRights(payload)).stop()

const key = before.contact ?? contact?.key ?? ''
const testimonial = before.testimonial ?? ''
const after = { contact: (await only(payload, 'contacts'))?.key, erasure: await erasureOf(payload, key), status: (await consentsOf(payload, [testimonial], Date.now())).get(testimonial)?.status }
process.send?.(JSON.parse(JSON.stringify({ before, after, key })), () => process.exit(0))
