'use client'
import type { PieceState } from '../../publishing/overviews.ts'
import { ChannelDialog, type PieceDialogProps } from './channel-dialog.tsx'
import { useLanguage } from '../use-language.ts'

/** Takes the piece off channels on which it is live or scheduled. */
export function UnpublishDialog({ state, ...piece }: PieceDialogProps & { readonly state: PieceState }) {
  const { w } = useLanguage()
  const out = state.channels.filter(({ state: is }) => is === 'live' || is === 'scheduled')
  return (
    <ChannelDialog
      {...piece}
      verb="unpublish"
      isDangerous
      title={w('unpublishTitle', { locale: piece.localeLabel })}
      action={w('unpublishSend')}
      channels={out}
      firstChosen={out.map(({ channel }) => channel)}
      doneSentence={(_, channels) => w('unpublished', { channels })}
      introduction={<p>{w('unpublishExplain')}</p>}
    />
  )
}
