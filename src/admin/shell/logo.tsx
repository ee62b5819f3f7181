/** The hub's name and mark: three voices that end in one line. */
function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" aria-hidden="true" focusable="false">
      <path d="M3 7c8 0 8 9 14 9" />
      <path d="M3 25c8 0 8-9 14-9" />
      <path d="M3 16h26" />
    </svg>
  )
}

/** On the sign-in page. */
export function Logo() {
  return (
    <span role="img" aria-label="Einklang" style={{ display: 'inline-flex', alignItems: 'center', gap: '0.75rem', color: 'var(--theme-text)' }}>
      <Mark size={44} />
      <span aria-hidden="true" style={{ fontSize: '2.4rem', fontWeight: 600, letterSpacing: '-0.02em', lineHeight: 1 }}>
        Einklang
      </span>
    </span>
  )
}

/** In the corner of every page. */
export function Icon() {
  return (
    <span role="img" aria-label="Einklang" style={{ display: 'inline-flex', color: 'var(--theme-text)' }}>
      <Mark size={20} />
    </span>
  )
}
