/** A process of its own that writes letters until it is killed: `killed-writer.ts DATA_DIR`. Says "writing" after the first. */
import { randomUUID } from 'node:crypto'
import { openSmallHub } from './small-hub.ts'

const { docs } = await openSmallHub({ dataDir: process.argv[2] as string })
const lines = Array.from({ length: 40 }, (_, i) => ({ text: `line ${i}` }))
for (let i = 0; ; i++) {
  await docs.create({ collection: 'letters', data: { title: `letter ${i}`, lines, _status: 'published' } })
  if (i === 0) console.log('writing')
  // A bare write must be whole too, although nobody began a transaction for it.
  await docs.db.create({ collection: 'letters', data: { title: `bare ${i}`, lines: lines.map((line) => ({ ...line, id: randomUUID() })), _status: 'published' } })
}
