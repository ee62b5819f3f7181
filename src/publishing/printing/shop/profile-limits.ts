/** What may stand in the profile of a print shop. The form shows these numbers, the server keeps them. */

/** Files of so many recipients: smaller ones are many to handle, larger ones take long to make again. */
export const RECIPIENTS_PER_FILE = { least: 25, most: 500, usual: 100 } as const
/** MB of one file for the whole run. Below, hardly a run would fit; above, programs that read 32-bit offsets in PDFs begin to fail. */
export const SINGLE_FILE_MB = { least: 10, most: 2_000, usual: 500 } as const
/** mm on every side. Formats have 3. */
export const BLEED_MM = { least: 0, most: 10 } as const
