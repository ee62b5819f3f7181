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

  // Before a piece is taken off its channels
  unpublishExplainRuns: 'Leserinnen und Leser sehen den Beitrag dort sofort nicht mehr. Veröffentlichen lässt er sich wieder; was mit seinen Druckaufträgen geschieht, nimmt das nicht zurück.',
  unpublishRecalls_one: 'Aus dem Druck genommen, wird ein Auftrag zurückgerufen ({{copies}}). Das lässt sich nicht rückgängig machen; der Kanal ist deshalb nicht angekreuzt.',
  unpublishRecalls_other: 'Aus dem Druck genommen, werden {{count}} Aufträge zurückgerufen ({{copies}}). Das lässt sich nicht rückgängig machen; der Kanal ist deshalb nicht angekreuzt.',
  unpublishBlocks_one: 'Ohne Druck oder Webseite wird ein Auftrag gesperrt, den noch keine Druckerei hat ({{copies}}). Gedruckt wird er erst, wenn er neu gebaut und freigegeben ist.',
  unpublishBlocks_other: 'Ohne Druck oder Webseite werden {{count}} Aufträge gesperrt, die noch keine Druckerei hat ({{copies}}). Gedruckt werden sie erst, wenn sie neu gebaut und freigegeben sind.',
  unpublishCodes: 'Die QR-Codes auf dem Papier führen auf die Webseite. Nehmen Sie den Beitrag auch dort weg, führen sie ins Leere.',
  unpublishUnknown: 'Welche Druckaufträge das trifft, ließ sich nicht lesen: {{reason}} Sehen Sie bei den Druckaufträgen nach, bevor Sie etwas ankreuzen.',
  stakeMore_one: 'und ein weiterer',
  stakeMore_other: 'und {{count}} weitere',
} as const
