/** Where pictures may stand on the sheet. */
import { SHEET } from '../limits.ts'
import type { PicturePlace } from './picture.ts'

/** Width of the running text in mm. */
export const TEXT_WIDTH_MM = SHEET.width.value - SHEET.marginLeft.value - SHEET.marginRight.value

/** Above the text of the first page, cut to a band. */
export const HERO_PLACE: PicturePlace = { widthMm: TEXT_WIDTH_MM, leastWidthMm: 100, maxHeightMm: 54, isCropped: true }
/** In the text, shown whole. */
export const BODY_PICTURE: PicturePlace = { widthMm: 120, leastWidthMm: 70, maxHeightMm: 78, isCropped: false }
/** In the header. */
export const LOGO_PLACE: PicturePlace = { widthMm: 62, leastWidthMm: 30, maxHeightMm: 16, isCropped: false }
