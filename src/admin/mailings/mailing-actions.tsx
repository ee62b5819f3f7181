'use client'

/** To come. */
export function MailingActions() {
  return null
}
