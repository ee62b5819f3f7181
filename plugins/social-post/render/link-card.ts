/** What a link shows of the piece's page beneath a post that has no picture. */
import type { RenderContext } from '../../../src/channel/contract.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import { oneLine } from '../../../src/content/words.ts'
import { cutText } from './cut.ts'
import { plainText } from './plain-text.ts'
import type { LinkCard, PostText } from './post.ts'
import { draftMark } from './post-text.ts'

/** UTF-16 units; networks show two or three lines of either. Nothing is lost: the page says all of it. */
const MOST_OF_TITLE = 200
const MOST_OF_DESCRIPTION = 300

/** Its title and teaser, short. */
export function linkCard({ title, teaser, locale }: Pick<PieceContent, 'title' | 'teaser' | 'locale'>, ctx: RenderContext): LinkCard {
  const short = (text: string, most: number) => cutText(oneLine(plainText(text)), locale, (one) => one.length <= most, 4 * most).kept
  return { title: `${draftMark(ctx, locale)}${short(title, MOST_OF_TITLE)}`.trim(), description: short(teaser, MOST_OF_DESCRIPTION) }
}

/** With the card where the link shows one: networks show one picture or the other. */
export const withCard = <T extends PostText>(text: T, card: LinkCard, hasPictures: boolean): T => (text.link === null || hasPictures ? text : { ...text, card })
