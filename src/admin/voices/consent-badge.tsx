'use client'
import type { ConsentStatus } from '../../consent/fold.ts'
import { StateBadge, type StateTone } from '../state-badge.tsx'
import { useLanguage } from '../use-language.ts'

const TONES: Readonly<Record<ConsentStatus, StateTone>> = {
  none: 'plain',
  asked: 'waiting',
  'awaiting-confirmation': 'waiting',
  standing: 'good',
  expired: 'attention',
  declined: 'attention',
  withdrawn: 'attention',
}

/** Where a consent stands, in a word. */
export function ConsentBadge({ status }: { readonly status: ConsentStatus }) {
  const { w } = useLanguage()
  return <StateBadge tone={TONES[status]}>{w(`consent-${status}`)}</StateBadge>
}
