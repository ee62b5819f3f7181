/** A process of its own that works on a recipient list, told by its arguments what to do, as whom, and where it dies; with the bytes of a list to upload as its last argument. */
import { getPayload } from 'payload'
import config from '../../../src/payload.config.ts'
import { deleteList } from '../../../src/publishing/recipient-lists/delete-list.ts'
import { uploadList } from '../../../src/publishing/recipient-lists/upload-list.ts'
import { workLists } from '../../../src/publishing/recipient-lists/work-lists.ts'
import { asPerson } from '../hub.ts'

const [act, person = '', failpoint = '', given = ''] = process.argv.slice(2)
const payload = await getPayload({ config })
const req = await asPerson(payload, person)
process.env['HUB_FAILPOINT'] = failpoint
if (act === 'upload') await uploadList(req, { title: 'Liste', purpose: 'mailing', origin: 'Kundendatei', bytes: new TextEncoder().encode(given) })
else if (act === 'delete') await deleteList(req, given, 'Ende')
else await workLists(payload, new AbortController().signal)
process.exit(0)
