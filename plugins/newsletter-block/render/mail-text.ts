/** A whole mail as plain text. */
import { LIMITS } from '../limits.ts'
import { inertText, inertUrl } from './inert.ts'
import { footerLines } from './mail-footer.ts'
import type { MailParts } from './render-mail.ts'
import { underlined } from './text-body.ts'
import { wrapText } from './wrap-text.ts'

const WIDTH = LIMITS.textColumns.value

/** Sender, way to the web, introduction, blocks with a line between, footer. Inert but for the exporter's links. */
export function mailText(parts: MailParts): string {
  const { ctx, scope, links, introText, blocks } = parts
  const { phrases } = scope
  const said = (text: string) => inertText(wrapText(text, WIDTH))
  const head = [
    ...(ctx.isDraft ? [`${phrases.draft.toUpperCase()} – ${phrases.draftDetail}`] : []),
    inertText(underlined(wrapText(ctx.brand.name, WIDTH), '=')),
    ...(links.online === '' ? [] : [`${phrases.viewOnline}:\n${links.online}`]),
    inertText(introText),
  ]
  const lines = footerLines(parts).map((line) =>
    line
      .filter(({ text }) => text !== ' · ')
      .map(({ text, url, isExact }) => (url === undefined || /^(mailto|tel):/.test(url) ? said(text) : `${said(text)}:\n${isExact ? url : inertUrl(url)}`))
      .join('\n'),
  )
  const between = `\n\n\n${'-'.repeat(WIDTH)}\n\n`
  const body = [head.filter((part) => part !== '').join('\n\n'), ...blocks.map((block) => inertText(block.text()))].join(between)
  // Two hyphens and a blank: mail readers take what follows for the signature.
  return `${body}\n\n\n-- \n${lines.join('\n\n')}\n`
}
