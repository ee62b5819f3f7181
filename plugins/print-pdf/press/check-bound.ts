/**
 * The print check of one file for all: every rule over every page of what was written, a few recipients at a time, so that memory does not grow with the file; and that
 * these are all pages, and all document parts. Who stands where was checked when the parts were made: nobody's address is known any more.
 */
import type { RenderContext } from '../../../src/channel/contract.ts'
import type { PressFinding, PressOrder, PrintedChunk } from '../../../src/channel/press.ts'
import { conditionNamed, PRINTING_CONDITIONS } from '../finisher/output-intents.ts'
import { formatOf } from '../formats/index.ts'
import type { Finding } from '../preflight/finding.ts'
import { preflight } from '../preflight/index.ts'
import { preflightOrder } from '../preflight/order.ts'
import { renderLetter } from '../render/index.ts'
import type { PrintSettings } from '../settings.ts'
import { excerptOf, outlineOf } from './excerpt.ts'
import { countedFindings, preflightFindings } from './findings.ts'
import { openPlainPdf } from './plain-pdf.ts'

/** Recipients looked at together. */
const TOGETHER = 50
/** Findings are alike beyond. */
const MOST_ERRORS = 200

/** The errors of a bound file, with pages and recipients of the whole; warnings were told with the parts. */
export async function checkBound(order: PressOrder, file: string, spans: PrintedChunk['spans']): Promise<readonly PressFinding[]> {
  const errors: Finding[] = []
  try {
    await check(order, file, spans, (finding) => finding.severity === 'error' && errors.push(finding) >= MOST_ERRORS)
  } catch {
    errors.push({ rule: 'unreadable', severity: 'error', message: { de: 'Die Datei lässt sich nicht lesen.', en: 'The file cannot be read.' } })
  }
  return countedFindings(preflightFindings(errors, spans))
}

/** @param take says whether that was enough */
async function check(order: PressOrder, file: string, spans: PrintedChunk['spans'], take: (finding: Finding) => boolean): Promise<void> {
  // Letters of one page each have nothing on their backs, nor anybody else's.
  const isTwoSided = formatOf(order.format)?.isDuplex === true && spans.some(({ pages }) => pages > 1)
  const { composition } = renderLetter(order.input, order.ctx as RenderContext<PrintSettings>)
  const { standard, overprintsBlack, icc } = order.profile
  const { identifier } = icc === null ? PRINTING_CONDITIONS[composition.outputIntent] : conditionNamed(icc.condition)
  const pdf = await openPlainPdf(file)
  try {
    const outline = await outlineOf(pdf)
    const pages = spans.reduce((sum, span) => sum + span.pages, 0)
    if (outline.pages.length !== pages) {
      take({ rule: 'page-count', severity: 'error', message: { de: `Die Datei hat ${outline.pages.length} Seiten statt ${pages}.`, en: `The file has ${outline.pages.length} pages instead of ${pages}.` } })
      return
    }
    if (standard === 'pdf-vt-1' && outline.parts.length !== spans.length) {
      take({ rule: 'document-parts', severity: 'error', message: { de: `Die Datei hat ${outline.parts.length} Dokumentteile für ${spans.length} Empfänger.`, en: `The file has ${outline.parts.length} document parts for ${spans.length} recipients.` } })
      return
    }
    for (let from = 0; from < spans.length; from += TOGETHER) {
      const some = spans.slice(from, from + TOGETHER)
      const before = (some[0]?.first ?? 1) - 1
      const count = some.reduce((sum, span) => sum + span.pages, 0)
      const bytes = await excerptOf(pdf, outline, outline.pages.slice(before, before + count), outline.parts.slice(from, from + TOGETHER))
      const own = some.map((span) => ({ ...span, first: span.first - before }))
      for (const { page, ...finding } of await preflight(bytes, preflightOrder(composition, own, { isTwoSided, condition: identifier, standard, overprintsBlack, addresses: [] }))) {
        if (take({ ...finding, ...(page === undefined ? {} : { page: page + before }) })) return
      }
    }
  } finally {
    await pdf.close()
  }
}
