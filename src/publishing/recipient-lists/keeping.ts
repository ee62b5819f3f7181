/** How long a list may be kept. */
import type { ListPurpose } from './list-record.ts'

/** Days. Seeds are addresses of the house's own. */
export const KEEPING: Readonly<Record<ListPurpose, { readonly usual: number; readonly most: number }>> = {
  mailing: { usual: 90, most: 180 },
  seeds: { usual: 366, most: 1_096 },
  // Its rows go as soon as they are on the suppression list; the bad ones stay that long to be mended.
  suppressions: { usual: 7, most: 30 },
}
