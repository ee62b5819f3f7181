'use client'

/** To come. */
export function SubjectHint() {
  return null
}
export function PreheaderHint() {
  return null
}
