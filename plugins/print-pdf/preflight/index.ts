/** Our own preflight: what a print shop would refuse is found here first. Not a certificate: built to PDF/X-4, checked by these rules. */
import type { Finding } from './finding.ts'
import { inspect } from './inspect.ts'
import type { PreflightOrder } from './order.ts'
import type { Rule } from './rule.ts'
import { activeRules } from './rules/active-rules.ts'
import { boxRules } from './rules/box-rules.ts'
import { codeRules } from './rules/code-rules.ts'
import { colourRules } from './rules/colour-rules.ts'
import { fileRules } from './rules/file-rules.ts'
import { foldRules } from './rules/fold-rules.ts'
import { fontRules } from './rules/font-rules.ts'
import { graphicsRules } from './rules/graphics-rules.ts'
import { intentRules } from './rules/intent-rules.ts'
import { metadataRules } from './rules/metadata-rules.ts'
import { pictureRules } from './rules/picture-rules.ts'
import { placeRules } from './rules/place-rules.ts'
import { recordRules } from './rules/record-rules.ts'

export const preflightRules: readonly Rule[] = [
  ...fileRules,
  ...activeRules,
  ...boxRules,
  ...intentRules,
  ...metadataRules,
  ...colourRules,
  ...fontRules,
  ...pictureRules,
  ...graphicsRules,
  ...placeRules,
  ...foldRules,
  ...codeRules,
  ...recordRules,
]

/** Checks a finished PDF by every rule; findings in the order of the rules, then of the pages. A file that cannot be opened is the finding `unreadable`. */
export async function preflight(bytes: Uint8Array, order: PreflightOrder): Promise<Finding[]> {
  let file: Awaited<ReturnType<typeof inspect>>
  try {
    file = await inspect(bytes, order)
  } catch {
    return [{ rule: 'unreadable', severity: 'error', message: { de: 'Die Datei lässt sich nicht öffnen.', en: 'The file cannot be opened.' } }]
  }
  const findings: Finding[] = []
  for (const { id, severity, check } of preflightRules) {
    for (const { page, de, en } of await check(file)) {
      findings.push({ rule: id, severity, ...(page === undefined ? {} : { page }), message: { de, en } })
    }
  }
  return findings
}

