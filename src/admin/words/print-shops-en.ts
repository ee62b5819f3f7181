/** English words of print shops: their profile, and what they downloaded. `{{…}}` is filled in. */
export const printShops = {
  shopIccLater: 'An ICC profile of its own can be uploaded once the print shop is saved.',
  shopIccNone: 'None: the files get the printing condition that suits the paper of the format.',
  shopIccIs: '“{{name}}” is used.',
  shopIccChoose: 'Upload a profile (.icc)',
  shopIccHint: 'An output profile for CMYK, at most 5 MB. It is checked at once and holds for runs that are built from now on.',
  shopIccUnsaved: 'Save first what you have changed.',
  shopIccTaken: 'The profile is checked and holds for runs that are built from now on.',
  shopIccRemove: 'Take the profile away',
  shopIccRemoved: 'The profile is taken away.',

  // Who fetched what of a run
  runDownloads: 'Who fetched what',
  runDownloadsNone: 'Nobody has fetched anything of this run yet.',
  runDownloadAt: 'When',
  runDownloadBy: 'Who (access token or person)',
  runDownloadFile: 'What',
  runDownloadBuild: 'build {{build}}',
  runDownloadBytes: 'Bytes',
  runDownloadWhole: 'all',

  // Beside the run
  runRecipients: 'Whom the run goes to (CSV)',
  runRecallList: 'Download the recall list (CSV)',
  runAnother: 'Order a new run',
  'runNext-list-gone': 'The recipient list of this run is deleted, so it cannot be built any more. Order a new one with another list.',
  runKeep: 'Keep the run',
  runFits: 'Tried out, this would fit:',

  // Before a piece is taken off its channels
  unpublishExplainRuns: 'Readers no longer see the piece there, at once. It can be published again; that does not undo what becomes of its print runs.',
  unpublishRecalls_one: 'Taken off print, one run is called back ({{copies}}). That cannot be undone, which is why the channel is not ticked.',
  unpublishRecalls_other: 'Taken off print, {{count}} runs are called back ({{copies}}). That cannot be undone, which is why the channel is not ticked.',
  unpublishBlocks_one: 'Without print or the web page, one run is blocked that no shop has yet ({{copies}}). It is printed only once it is built anew and released.',
  unpublishBlocks_other: 'Without print or the web page, {{count}} runs are blocked that no shop has yet ({{copies}}). They are printed only once they are built anew and released.',
  unpublishCodes: 'The QR codes on paper lead to the web page. Take the piece off there too, and they lead nowhere.',
  unpublishUnknown: 'Which print runs this concerns could not be read: {{reason}} Look at the print runs before you tick anything.',
  stakeMore_one: 'and one more',
  stakeMore_other: 'and {{count}} more',
} as const
