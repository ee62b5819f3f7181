/** person export, person erase, retention: rights of people, and what is kept how long. */
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Payload } from 'payload'
import { customerNumberKeyOf } from '../../../collections/contacts/contact-values.ts'
import { type ErasureBasis, ERASURE_BASES } from '../../consent/rights/begin-erasure.ts'
import { type ContactDoc, findDocs } from '../../consent/rights/belongings.ts'
import { ERASE_ROLES, erasePerson, erasureOf } from '../../consent/rights/erase.ts'
import { EXPORT_ROLES, exportPerson, zipOf } from '../../consent/rights/export.ts'
import { applyRetention, RETENTION_ROLES } from '../../consent/rights/retention.ts'
import { KEPT, OUTSIDE } from '../../consent/rights/retention-periods.ts'
import { HubError } from '../../content/errors.ts'
import { requirePerson } from '../../publishing/four-eyes.ts'
import { writeDurably } from '../../publishing/media/durable-file.ts'
import { signedIn, type VerbContext } from '../context.ts'
import type { VerbResult } from '../result.ts'

/** The contact that is meant by its key or its customer number. @throws HubError `not-found`, `conflict` (several) */
async function contactKeyOf(payload: Payload, name: string): Promise<string> {
  const found = await findDocs<ContactDoc>(payload, 'contacts', { or: [{ key: { equals: name } }, { customerNumberKey: { equals: customerNumberKeyOf(name) ?? name } }] })
  const [first, ...others] = found
  if (!first) {
    // Erased already: the receipt is still there.
    if (await erasureOf(payload, name)) return name
    throw new HubError('not-found', 'There is no contact with this key or customer number.')
  }
  if (others.length > 0) throw new HubError('conflict', `Several contacts have this customer number: ${found.map(({ key }) => key).join(', ')}. Use the key.`)
  return first.key
}

export async function exportPersonVerb(context: VerbContext, name: string, options: { out: string; language?: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  requirePerson(req, EXPORT_ROLES)
  const key = await contactKeyOf(context.payload, name)
  const files = await exportPerson(req, key, options.language === 'en' || options.language === 'de' ? options.language : undefined)
  const out = resolve(context.cwd, options.out)
  await mkdir(dirname(out), { recursive: true })
  if (out.endsWith('.zip')) await writeDurably(out, zipOf(files))
  else
    for (const { path, read } of files) {
      const bytes = await read()
      if (bytes) await writeDurably(join(out, ...path.split('/')), bytes)
    }
  return { isOk: true, data: { contact: key, out, files: files.map(({ path }) => path) }, lines: [`${key}: ${files.length} files in ${out}`, 'This is personal data: hand it over safely, then delete it here.'] }
}

export async function erasePersonVerb(context: VerbContext, name: string, options: { confirm?: string; basis: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  requirePerson(req, ERASE_ROLES)
  if (!(ERASURE_BASES as readonly string[]).includes(options.basis)) throw new HubError('bad-input', `There is no ground "${options.basis}". Grounds: ${ERASURE_BASES.join(', ')}.`)
  const contact = await contactKeyOf(context.payload, name)
  const receipt = await erasePerson(req, { contact, basis: options.basis as ErasureBasis, confirmation: options.confirm ?? '' })
  const counts = Object.entries(receipt.counts).map(([what, count]) => `${count} ${what}`)
  const mentions = receipt.mentions.length > 0 ? [`Pieces and testimonials that name the person in their own text, for you to look at: ${receipt.mentions.join(', ')}`] : []
  const stays = receipt.stays.map(({ count, label, reason }) => `  ${count} × ${label.en}: ${reason.en}`)
  return { isOk: true, data: receipt, lines: [`${contact}: erased (receipt ${receipt.erasure}, ${receipt.doneAt}): ${counts.join(', ')}`, ...(stays.length > 0 ? ['What stays:', ...stays] : []), ...mentions] }
}

export async function retentionVerb(context: VerbContext, options: { apply?: boolean }): Promise<VerbResult> {
  const req = await signedIn(context)
  requirePerson(req, RETENTION_ROLES)
  const reports = await applyRetention(req, { isApplied: options.apply === true })
  const lines = reports.flatMap(({ rule, days, since, reason, source, due, isMore, isApplied }) => [
    `${rule}: ${due.length}${isMore ? ' and more' : ''} ${isApplied ? 'gone' : 'would go'}`,
    ...(isApplied ? [] : [`  after ${days} days: ${since.en}`, `  because ${reason.en} (${source})`, ...due.map((name) => `  - ${name}`)]),
  ])
  const kept = ['Kept without a period:', ...Object.entries(KEPT).map(([collection, why]) => `  ${collection}: ${why.en}`), 'Out of the hub’s reach, for rules of your own:', ...OUTSIDE.map(({ place, advice }) => `  ${place.en}: ${advice.en}`)]
  const data = { isApplied: options.apply === true, rules: reports, kept: KEPT, outside: OUTSIDE }
  return { isOk: true, data, lines: options.apply ? lines : [...lines, ...kept, 'Nothing was deleted. Do it with: hub retention --apply'] }
}
