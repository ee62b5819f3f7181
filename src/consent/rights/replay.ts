/** After a restore of an older backup: people who were erased since are erased again, before anybody reads. */
import { createLocalReq, type Payload } from 'payload'
import { hubOf } from '../../publishing/hub.ts'
import { findRecords } from '../../publishing/records.ts'
import { beginErasure } from './begin-erasure.ts'
import { type ContactDoc, findDocs } from './belongings.ts'
import { finishErasure } from './erase.ts'
import { addToErasureList, entryOf, type ErasureEntry, readErasureList } from './erasure-list.ts'
import { marksOf } from './marks.ts'

/**
 * Makes the list and the database agree, and erases whoever is back. A contact is one of those erased by its key, or by a mark of its number or e-mail if it is older than
 * the erasure and was not told apart then: somebody who became a customer anew is somebody new.
 * @returns how many were erased again
 */
export async function replayErasures(payload: Payload): Promise<number> {
  const { erasureList, secret } = hubOf(payload)
  const records = await findRecords(payload, 'erasures', { where: {} })
  await addToErasureList(erasureList, records.map(entryOf))
  const list = await readErasureList(erasureList)
  if (list.length === 0) return 0
  const known = new Map(records.map((record) => [record.contact, record]))
  const contacts = (await findDocs<ContactDoc>(payload, 'contacts', {})).map(({ key, createdAt, email, customerNumber }) => ({ key, createdAt, marks: marksOf(secret, { email: email ?? null, customerNumber: customerNumber ?? null }) }))
  const words = new Set((await findRecords(payload, 'excerpts', { where: { contact: { in: list.map(({ contact }) => contact) } } })).map(({ contact }) => contact))
  const req = await createLocalReq({}, payload)
  let count = 0
  for (const entry of list) {
    const back = contacts.filter((contact) => isBack(contact, entry)).map(({ key }) => key)
    // Words can be back without their contact; an entry that the database forgot is written into it again.
    const keys = new Set([...back, ...(words.has(entry.contact) || !known.has(entry.contact) ? [entry.contact] : [])])
    for (const contact of keys) {
      const own = contact === entry.contact ? { entry } : {}
      await finishErasure(payload, await beginErasure(req, { contact, basis: entry.basis, actor: 'operator', ...own }))
    }
    count += back.length
  }
  return count
}

interface Marked extends Pick<ContactDoc, 'key' | 'createdAt'> {
  readonly marks: readonly string[]
}

function isBack(contact: Marked, { contact: key, marks, apart, requestedAt }: ErasureEntry): boolean {
  if (contact.key === key) return true
  if (apart.includes(contact.key) || Date.parse(contact.createdAt) >= Date.parse(requestedAt)) return false
  return contact.marks.some((mark) => marks.includes(mark))
}
