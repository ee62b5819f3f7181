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
} as const
