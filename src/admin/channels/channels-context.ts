'use client'
import { createContext, useContext } from 'react'
import type { NotePlace } from './note-place.ts'
import { NO_SHARE_PICTURE, type SharePicture } from './use-share-picture.ts'

/** What every part of the view needs to know of the whole. */
export interface ChannelsShown {
  /** Shown is the very text of the form, so notes lead into it and overrides stand beside it. */
  readonly isForm: boolean
  /** May this person change the piece? */
  readonly isEditable: boolean
  /** What is live, by channel and variant (see {@link slotOf}); null where nothing is compared. */
  readonly live: ReadonlyMap<string, string> | null
  /** Who speaks: name of the brand. */
  readonly account: string
  /** Language of what is shown. */
  readonly locale: string
  /** Where the page of the form's text is to stand; empty until it has an address. */
  readonly address: string
  readonly sharePicture: SharePicture
  /** Leads to a place in the form. */
  goTo(place: NotePlace, from: HTMLElement): void
}

/** Apart from a form: what is submitted is looked at, not changed. */
export const NO_FORM: ChannelsShown = { isForm: false, isEditable: false, live: null, account: '', locale: '', address: '', sharePicture: NO_SHARE_PICTURE, goTo: () => undefined }

const Context = createContext<ChannelsShown>(NO_FORM)
export const ChannelsProvider = Context.Provider
export const useChannels = (): ChannelsShown => useContext(Context)

/** Names a variant among those of all channels. */
export const slotOf = (channel: string, variant: string): string => `${channel}:${variant}`
