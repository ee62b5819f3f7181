'use client'

/** To come. */
export function BlockLabel() {
  return null
}
