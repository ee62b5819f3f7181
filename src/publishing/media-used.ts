import type { EditionContent } from '../content/edition.ts'
import type { MediaKey } from '../content/nodes.ts'

/** Keys of the media files that this content itself shows; embedded pieces have their own. */
export const mediaKeysUsed = (content: EditionContent): MediaKey[] => (content.subject === 'testimonial' ? [] : Object.keys(content.media))
