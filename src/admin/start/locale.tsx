/** The language of what stands before it; nothing for what stands in all of them. */
export const Locale = ({ code }: { readonly code: string }) => (code === '*' ? null : <span className="hub-locale">{code.toUpperCase()}</span>)
