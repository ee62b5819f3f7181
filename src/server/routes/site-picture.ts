/** The picture that link previews show of every page that is no piece's. */
import { orderOf } from '../../publishing/compose.ts'
import { LOCALE_CODES } from '../../publishing/places.ts'
import { defaultBrand } from '../../publishing/read.ts'
import type { Answer } from '../respond.ts'
import { pictureAnswer } from './pieces.ts'
import { hasVariant, type Site } from './site.ts'

/**
 * In the look of the default brand; null while none is approved. Drawn by the workshop, once for each approved brand; whoever asks first waits a few seconds for it at most.
 * @throws HubError `busy` where it takes longer
 */
export async function sitePictureAnswer(site: Site): Promise<Answer | null> {
  const brand = await defaultBrand(site.payload)
  const { channel } = site
  if (!brand || !channel || !hasVariant(site, 'share-image')) return null
  return pictureAnswer(await site.pages(() => orderOf(site.payload, channel.id, 'share-image', { subjects: [], locale: LOCALE_CODES[0] ?? 'de', brand, siblings: [], isDraft: false })))
}
