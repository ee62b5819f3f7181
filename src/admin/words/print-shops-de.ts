/** German words of print shops: their profile, and what they downloaded. `{{…}}` is filled in. */
export const printShops = {
  shopIccLater: 'Ein eigenes ICC-Profil lässt sich hochladen, sobald die Druckerei gespeichert ist.',
  shopIccNone: 'Keines: Die Dateien bekommen die Druckbedingung, die zum Papier des Formats passt.',
  shopIccIs: 'Benutzt wird „{{name}}“.',
  shopIccChoose: 'Profil hochladen (.icc)',
  shopIccHint: 'Ein Ausgabeprofil für CMYK, höchstens 5 MB. Es wird gleich geprüft und gilt für Aufträge, die von jetzt an gebaut werden.',
  shopIccUnsaved: 'Speichern Sie zuerst, was Sie geändert haben.',
  shopIccTaken: 'Das Profil ist geprüft und gilt für Aufträge, die von jetzt an gebaut werden.',
  shopIccRemove: 'Profil wegnehmen',
  shopIccRemoved: 'Das Profil ist weggenommen.',

  // Who fetched what of a run
  runDownloads: 'Wer was geholt hat',
  runDownloadsNone: 'Noch hat niemand etwas von diesem Auftrag geholt.',
  runDownloadAt: 'Wann',
  runDownloadBy: 'Wer (Zugangstoken oder Person)',
  runDownloadFile: 'Was',
  runDownloadBuild: 'Bau {{build}}',
  runDownloadBytes: 'Bytes',
  runDownloadWhole: 'alles',

  // Beside the run
  runRecipients: 'An wen der Auftrag geht (CSV)',
  runRecallList: 'Rückrufliste herunterladen (CSV)',
  runAnother: 'Neuen Auftrag anlegen',
  'runNext-list-gone': 'Die Empfängerliste dieses Auftrags ist gelöscht, er lässt sich nicht mehr bauen. Legen Sie einen neuen mit einer anderen Liste an.',
  runKeep: 'Auftrag behalten',
  runFits: 'Ausprobiert, das würde passen:',
} as const
