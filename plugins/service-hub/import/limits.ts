/** What one import may hold. More is refused as a whole: split the file. */
export const IMPORT_LIMITS = { bytes: 5_000_000, rows: 10_000, messages: 500, textCharacters: 50_000 } as const
