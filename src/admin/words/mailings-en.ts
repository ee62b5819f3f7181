/** English words of the newsletter numbers. Gaps are {{filled in}}. */
export const mailings = {
  openMailing: 'To the mailing',
  approvedMailing: 'Approved. The mailing can be exported now.',
} as const
