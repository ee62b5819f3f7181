/** How long what is kept: data, with the reason of each period. A house that needs others changes this table. */

export const RETENTION_RULES = ['dialogs', 'contacts', 'excerpts', 'unanswered-consents', 'tasks', 'renditions', 'consent-proofs'] as const
export type RetentionRule = (typeof RETENTION_RULES)[number]

export interface RetentionPeriod {
  /** Days since what `since` says. */
  readonly days: number
  readonly since: { readonly de: string; readonly en: string }
  readonly reason: { readonly de: string; readonly en: string }
}

export const RETENTION_PERIODS: Readonly<Record<RetentionRule, RetentionPeriod>> = {
  dialogs: {
    days: 1_096,
    since: { de: 'letzte Änderung eines erledigten Dialogs, aus dem keine Kundenstimme stammt', en: 'last change of a closed dialog that no testimonial comes from' },
    reason: { de: 'regelmäßige Verjährung, § 195 BGB: drei Jahre', en: 'regular limitation, § 195 BGB: three years' },
  },
  contacts: {
    days: 366,
    since: { de: 'letzte Änderung eines Kontakts ohne Dialog und ohne Kundenstimme', en: 'last change of a contact without dialog and testimonial' },
    reason: { de: 'ohne Vorgang kein Zweck mehr, Art. 5 (1) e DSGVO', en: 'no purpose without a case, Article 5 (1) (e) GDPR' },
  },
  excerpts: {
    days: 30,
    since: { de: 'Wortlaut festgehalten, dessen Kundenstimme es nicht (mehr) gibt', en: 'words frozen of which there is no testimonial (any more)' },
    reason: { de: 'Worte ohne Verwendung, Art. 5 (1) c DSGVO', en: 'words without use, Article 5 (1) (c) GDPR' },
  },
  'unanswered-consents': {
    days: 180,
    since: { de: 'letzte Anfrage, auf die nie geantwortet wurde', en: 'last question that was never answered' },
    reason: { de: 'ohne Einwilligung ist nichts nachzuweisen; der Link ist seit Monaten tot', en: 'without a consent there is nothing to prove; the link has been dead for months' },
  },
  tasks: {
    days: 366,
    since: { de: 'Aufgabe erledigt', en: 'task done' },
    reason: { de: 'das Protokoll sagt, was geschah', en: 'the audit log says what happened' },
  },
  renditions: {
    days: 180,
    since: { de: 'Ausprägung hergestellt', en: 'rendition made' },
    reason: { de: 'ein Zwischenspeicher; was gebraucht wird, entsteht neu', en: 'a cache; what is needed is made again' },
  },
  'consent-proofs': {
    days: 1_461,
    since: { de: 'Ende einer Einwilligung, deren Kundenstimme es nicht mehr gibt', en: 'end of a consent whose testimonial is gone' },
    reason: { de: 'Nachweis nach Art. 7 (1) DSGVO, bis Ansprüche verjährt sind: drei Jahre ab Jahresende, §§ 195, 199 BGB', en: 'proof under Article 7 (1) GDPR until claims are barred: three years from the end of the year, §§ 195, 199 BGB' },
  },
}
