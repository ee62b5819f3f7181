'use client'

/** To come. */
export function MailPreview() {
  return null
}
