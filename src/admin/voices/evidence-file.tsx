'use client'
import type { RecordedEvidence } from '../../publishing/testimonial-overview.ts'
import { useLanguage } from '../use-language.ts'

interface EvidenceFileProps {
  readonly testimonial: string
  readonly file: NonNullable<RecordedEvidence['file']>
  /** Who recorded it does not get it again. */
  readonly isOwn: boolean
  onOpen(): void
}

/** The file that proves a recorded consent: to open, a picture to be looked at first (each time that is written down). */
export function EvidenceFile({ testimonial, file: { name, mimeType, filesize }, isOwn, onOpen }: EvidenceFileProps) {
  const { w, code } = useLanguage()
  const address = `/api/flow/testimonials/${encodeURIComponent(testimonial)}/consent/evidence`
  const size = new Intl.NumberFormat(code, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.max(1, filesize / 1_000))
  return (
    <div className="hub-files">
      {w('evidenceFile')}{' '}
      {isOwn ? (
        <span>{name}</span>
      ) : (
        <a href={address} download onClick={onOpen}>
          {name}
        </a>
      )}{' '}
      <span className="hub-quiet">{size}</span>
      {!isOwn && mimeType.startsWith('image/') && (
        <details>
          <summary>{w('attachmentShow')}</summary>
          {/* biome-ignore lint/performance/noImgElement: a private file, which no optimiser may keep. */}
          <img src={`${address}?thumbnail=1`} alt={name} loading="lazy" />
        </details>
      )}
    </div>
  )
}
