'use client'

/** To come. */
export function MailingStatus() {
  return null
}
