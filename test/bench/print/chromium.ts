/** Letters by Chromium's page.pdf, two pages at a time: RGB, no boxes, no output intent, nothing checked or written. */
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { chromium } from 'playwright-core'
import { encode } from 'uqr'
import type { Recipient } from '../../../src/channel/contract.ts'
import type { Measured } from './contender.ts'
import { COSTS, PARAGRAPHS, photo, PLACES, recipients, TITLE } from './letters.ts'
import { watchTree } from './process-tree.ts'

const TABS = 2
const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium'

const font = (name: string) => readFileSync(new URL(`../../../media/brand/fonts/${name}`, import.meta.url)).toString('base64')

async function head(): Promise<string> {
  const picture = Buffer.from(await photo()).toString('base64')
  return `<!doctype html><html lang="de"><meta charset="utf-8"><style>
    @font-face{font-family:Sans;src:url(data:font/ttf;base64,${font('SourceSans3_400Regular.ttf')})}
    @font-face{font-family:Sans;font-weight:600;src:url(data:font/ttf;base64,${font('SourceSans3_600SemiBold.ttf')})}
    @font-face{font-family:Serif;src:url(data:font/ttf;base64,${font('SourceSerif4_600SemiBold.ttf')})}
    @page{size:A4;margin:25mm 20mm 33mm 25mm}
    body{font:10.5pt/1.4 Sans;margin:0}section{break-after:page;position:relative}
    h1{font:15pt Serif;margin:0 0 12pt;padding-top:73mm}h2{font-size:10.5pt;margin:0}p{text-align:justify;hyphens:auto;margin:0 0 8pt}
    address{position:absolute;top:39mm;font-style:normal}.photo{height:54mm;background:url(data:image/jpeg;base64,${picture}) center/cover;margin-bottom:10pt}td{padding:3pt;width:33%}</style>`
}
const paragraph = (words: string) => `<p>${words}</p>`
function code(url: string): string {
  const { data } = encode(url, { ecc: 'M', border: 0 })
  const path = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return `<svg width="${data.length * 0.55}mm" viewBox="0 0 ${data.length} ${data.length}"><path d="${path}"/></svg>`
}
const letter = (to: Recipient) =>
  `<section><address>${to.addressLines.join('<br>')}</address><h1>${TITLE}</h1><div class="photo"></div>${[`${to.salutation},`, `unter der Kundennummer ${to.customerNumber} beziehen Sie Gas von uns. ${PARAGRAPHS[0]}`, ...PARAGRAPHS.slice(1, 3)].map(paragraph).join('')}<h2>Wann wo gebaut wird</h2><ul>${PLACES.map((place) => `<li>${place}</li>`).join('')}</ul><h2>Was es kostet</h2>${paragraph(PARAGRAPHS[3])}<table>${COSTS.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>${PARAGRAPHS.slice(4).map(paragraph).join('')}${code(to.personalUrl ?? '')}</section>`

/** @param count letters */
export async function printChromium(count: number, perFile: number): Promise<Measured> {
  const start = await head()
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox'] })
  const make = async (from: number, to: number) => {
    const page = await browser.newPage()
    await page.setContent(start + recipients(from, to).map(letter).join(''), { waitUntil: 'load' })
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    await page.close()
    return pdf.byteLength
  }
  try {
    await make(0, 1)
    const watch = watchTree()
    const begun = performance.now()
    let next = 0
    let bytes = 0
    const tab = async () => {
      while (next < count) {
        const from = next
        next = Math.min(count, next + perFile)
        bytes += await make(from, next)
      }
    }
    await Promise.all(Array.from({ length: TABS }, tab))
    const seconds = (performance.now() - begun) / 1000
    const { cpu, peak } = watch.stop()
    return { what: 'Chromium, page.pdf: RGB, no PDF/X', letters: count, seconds, cpuSeconds: cpu, peak, bytes }
  } finally {
    await browser.close()
  }
}
