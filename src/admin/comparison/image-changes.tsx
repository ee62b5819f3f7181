'use client'
import '../styles/comparison.css'
import type { ImageChange } from '../../content/compare.ts'
import type { MediaFacts } from '../../content/edition.ts'
import type { BothLanguages } from '../language.ts'
import { useLanguage } from '../use-language.ts'

const FACTS: readonly (readonly [keyof MediaFacts, BothLanguages])[] = [
  ['alt', { de: 'Alternativtext', en: 'Alternative text' }],
  ['filename', { de: 'Datei', en: 'File' }],
  ['rightsHolder', { de: 'Rechteinhaber', en: 'Rights holder' }],
  ['licence', { de: 'Lizenz', en: 'Licence' }],
  ['licenceUntil', { de: 'Nutzbar bis', en: 'Usable until' }],
  ['focalX', { de: 'Bildmitte waagerecht (%)', en: 'Focal point across (%)' }],
  ['focalY', { de: 'Bildmitte senkrecht (%)', en: 'Focal point down (%)' }],
]
const ALWAYS: readonly (keyof MediaFacts)[] = ['alt', 'filename', 'rightsHolder']

/** Pictures that came, went, or of which something else is said. */
export function ImageChanges({ images, isFirst }: { readonly images: readonly ImageChange[]; readonly isFirst: boolean }) {
  const { w } = useLanguage()
  if (images.length === 0) return null
  return (
    <section className="hub-images" aria-label={w('images')}>
      <h3>{w('images')}</h3>
      <ul>
        {images.map((change) => (
          <ImageView key={change.key} change={change} isFirst={isFirst} />
        ))}
      </ul>
    </section>
  )
}

function ImageView({ change: { kind, before, after }, isFirst }: { readonly change: ImageChange; readonly isFirst: boolean }) {
  const { w, pick } = useLanguage()
  const facts = after ?? before
  if (!facts) return null
  const rows = FACTS.filter(([name]) => (kind === 'changed' ? before?.[name] !== after?.[name] || name === 'filename' : ALWAYS.includes(name)))
  return (
    <li className={`hub-image hub-image--${isFirst ? 'same' : kind}`}>
      {/* biome-ignore lint/performance/noImgElement: a thumbnail already. */}
      {facts.mime.startsWith('image/') && <img src={`/api/media/file/${encodeURIComponent(facts.filename)}?thumbnail=1`} alt={facts.alt} loading="lazy" />}
      <div>
        {!isFirst && <strong>{w(kind)}</strong>}
        <dl>
          {rows.map(([name, label]) => (
            <div key={name}>
              <dt>{pick(label)}</dt>
              <dd>
                {kind === 'changed' && before?.[name] !== after?.[name] ? (
                  <>
                    <del>{String(before?.[name] ?? '–')}</del> <ins>{String(after?.[name] ?? '–')}</ins>
                  </>
                ) : (
                  String(facts[name] ?? '–') || '–'
                )}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </li>
  )
}
