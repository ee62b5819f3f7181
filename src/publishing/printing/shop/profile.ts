/** What a print shop wants to be given, as a run pins it. */
import type { PressProfile } from '../../../channel/press.ts'
import { canonicalJson, sha256Hex } from '../../../content/canonical.ts'
import { RECIPIENTS_PER_FILE, SINGLE_FILE_MB } from './profile-limits.ts'

/** A document of the collection print-shops, as far as a run needs it. */
export interface PrintShop {
  readonly id: string | number
  readonly key: string
  readonly name: string
  readonly email?: string | null
  readonly isDisabled?: boolean | null
  readonly delivery?: DeliveryAddress | null
  readonly profile?: ShopFields | null
  readonly icc?: { readonly sha256?: string | null; readonly name?: string | null; readonly condition?: string | null } | null
}

/** Where the printed things go. */
export interface DeliveryAddress {
  readonly name?: string | null
  readonly street?: string | null
  readonly postcode?: string | null
  readonly town?: string | null
  /** ISO 3166-1, two letters. */
  readonly country?: string | null
}

interface ShopFields {
  readonly files?: PressProfile['files'] | null
  readonly recipientsPerFile?: number | null
  readonly singleFileMostMb?: number | null
  readonly standard?: PressProfile['standard'] | null
  readonly hasMarks?: boolean | null
  readonly bleed?: number | null
  readonly overprintsBlack?: boolean | null
  readonly sort?: PressProfile['sort'] | null
}

/** The profile of a shop; what nobody filled in is the default. Plain data: runs pin it, so a later change of the shop changes no run. */
export function profileOf({ profile, icc }: Pick<PrintShop, 'profile' | 'icc'>): PressProfile {
  return {
    files: profile?.files ?? 'chunks',
    recipientsPerFile: profile?.recipientsPerFile ?? RECIPIENTS_PER_FILE.usual,
    singleFileMost: (profile?.singleFileMostMb ?? SINGLE_FILE_MB.usual) * 1_000_000,
    standard: profile?.standard ?? 'pdf-x-4',
    hasMarks: profile?.hasMarks ?? true,
    bleed: profile?.bleed ?? null,
    icc: icc?.sha256 ? { sha256: icc.sha256, condition: icc.condition ?? '' } : null,
    overprintsBlack: profile?.overprintsBlack ?? true,
    sort: profile?.sort ?? 'postcode',
  }
}

/** SHA-256 of the canonical JSON: equal profiles, equal hashes. */
export const profileHash = (profile: PressProfile): string => sha256Hex(canonicalJson(profile))
