import { createHash } from 'node:crypto'

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** HTML entities as the renderers of mails write them in attributes. */
const decoded = (text: string): string => text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

/**
 * The Content-Security-Policy of a mail shown as a page. Mails carry their styles in attributes, because mail programs read them there: each is allowed by its hash, and no
 * other is. No scripts, no frames, no forms; pictures of this hub only.
 */
export function mailPolicy(html: string): string {
  const elements = [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, style = '']) => sha256(style))
  const attributes = [...html.matchAll(/\sstyle="([^"]*)"/g)].map(([, style = '']) => sha256(decoded(style)))
  const styles = [...new Set([...elements, ...attributes])]
  return `default-src 'none'; img-src 'self' data:; style-src 'unsafe-hashes' ${styles.join(' ')}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}
