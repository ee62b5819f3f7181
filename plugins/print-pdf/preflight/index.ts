import type { OutputIntentId } from '../settings.ts'
import type { Finding } from './finding.ts'
export interface PreflightOrder { readonly outputIntent: OutputIntentId; readonly maxPages: number; readonly pages?: number }
export async function preflight(_pdf: Uint8Array, _order: PreflightOrder): Promise<Finding[]> { return [] }
