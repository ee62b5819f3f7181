/** German words of the newsletter numbers. Gaps are {{filled in}}. */
export const mailings = {
  openMailing: 'Zum Mailing',
  approvedMailing: 'Freigegeben. Das Mailing kann jetzt ausgegeben werden.',
} as const
