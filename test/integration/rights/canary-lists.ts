/** The customer with a name that nobody else has, in lists by which printed mail is sent: good rows, bad ones, and columns that nobody has mapped. */
import { closeListProcess } from '../../../src/publishing/recipient-lists/run-list-process.ts'
import { workLists } from '../../../src/publishing/recipient-lists/work-lists.ts'
import type { Walker } from './canary-walk.ts'

interface Named {
  readonly given: string
  readonly surname: string
  readonly number: string
}

const listOf = ({ given, surname, number }: Named): string =>
  [
    'Vorname;Nachname;Straße;PLZ;Ort;Kundennummer',
    `${given};${surname};Trallafittiweg 9;99998;Oberlindental;${number}`,
    `${given};${surname};Trallafittiweg 9;;;`,
    'Anna;Beispiel;Musterweg 1;99999;Lindental;1',
  ].join('\n')

/** What people see of the lists. */
export async function standInLists({ hub, send }: Pick<Walker, 'hub' | 'send'>, named: Named): Promise<Record<string, string>> {
  const { given, surname } = named
  const list = listOf(named)
  const work = () => workLists(hub.payload, new AbortController().signal)
  const upload = async (text: string): Promise<string> => {
    const form = new FormData()
    form.append('_payload', JSON.stringify({ title: 'Kundschaft', origin: 'Kundendatei' }))
    form.append('file', new Blob([text]), `${surname}.csv`)
    return String((await send.editor('POST', '/flow/recipient-lists', { form })).json.key)
  }
  try {
    const [checked, waiting] = [await upload(list), await upload(list.replace('Ort', 'Stadt'))]
    await work()
    const columns = await send.editor('GET', `/flow/recipient-lists/${checked}/columns`)
    const mapping = (columns.json.columns as readonly { readonly target: string | null }[]).map(({ target }) => target)
    await send.editor('POST', `/flow/recipient-lists/${checked}/check`, { body: { mapping } })
    await work()
    const bad = await send.editor('GET', `/flow/recipient-lists/${checked}/bad-rows`)
    const other = await send.editor('GET', `/flow/recipient-lists/${waiting}/columns`)
    await send.agent('POST', '/flow/suppressions', { body: { person: { givenName: given, surname, street: 'Trallafittiweg 9', postcode: '99998' } } })
    return { 'columns of a recipient list': columns.text, 'bad rows of a recipient list': bad.text, 'columns of another list': other.text }
  } finally {
    closeListProcess()
  }
}
