/** The Channels tab of a piece. The server names the channels; the browser asks for what each makes. */
import './styles/controls.css'
import { Gutter } from '@payloadcms/ui'
import type { DocumentViewServerProps, Payload } from 'payload'
import { hubOf } from '../publishing/hub.ts'
import { type Quoting, readQuoting } from '../publishing/quoting.ts'
import { loadPiece, snapshotPiece } from '../publishing/snapshot-piece.ts'
import { adminLanguage, type BothLanguages } from './language.ts'
import { Renditions } from './previews/renditions.tsx'

type Props = Pick<DocumentViewServerProps, 'doc' | 'payload' | 'i18n' | 'locale'>

export async function PieceChannels({ doc, payload, i18n, locale }: Props) {
  const { w, pick } = adminLanguage(i18n.t as never, i18n.language)
  const code = locale?.code ?? ''
  const label = typeof locale?.label === 'string' ? locale.label : pick(locale?.label as unknown as BothLanguages)
  const key: unknown = doc?.key
  const isWritten = typeof doc?.title === 'string' && doc.title.trim() !== ''
  const channels = hubOf(payload).channels.map(({ id, label: name, variants }) => ({
    id,
    label: { ...name },
    variants: variants.filter(({ isPerPiece }) => isPerPiece).map((variant) => ({ id: variant.id, label: { ...variant.label } })),
  }))
  return (
    <Gutter className="hub-page">
      <h1>{w('channelsTitle')}</h1>
      <p className="hub-quiet">{w(isWritten ? 'channelsExplain' : 'channelsNoText', { locale: label })}</p>
      {isWritten && typeof key === 'string' && <Renditions source={{ kind: 'pieces', key, locale: code }} channels={channels} quoting={await quotingNow(payload, key, code)} />}
    </Gutter>
  )
}

/** Of the piece as it stands; one that cannot be rendered yet has no forms to choose from, and its previews say why. */
async function quotingNow(payload: Payload, key: string, locale: string): Promise<Quoting> {
  try {
    const { content } = await snapshotPiece(payload, await loadPiece(payload, key, locale), locale)
    return await readQuoting(payload, content)
  } catch {
    return 'nobody'
  }
}
