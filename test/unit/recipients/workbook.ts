/** A small workbook as Excel writes it, part by part, so that tests can spoil each of them. */
import { strToU8, zipSync } from 'fflate'

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `${columnName(Math.floor(at / 26) - 1)}${String.fromCharCode(65 + (at % 26))}`
}

/** Texts are shared strings, numbers stand in their cells. */
export function sheetOf(rows: readonly (readonly (string | number)[])[]): { readonly sheet: string; readonly strings: string } {
  const shared = new Map<string, number>()
  const cell = (value: string | number, column: number, row: number): string => {
    const reference = `${columnName(column)}${row}`
    if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`
    if (!shared.has(value)) shared.set(value, shared.size)
    return `<c r="${reference}" t="s"><v>${shared.get(value)}</v></c>`
  }
  const body = rows.map((cells, at) => `<row r="${at + 1}">${cells.map((value, column) => cell(value, column, at + 1)).join('')}</row>`).join('')
  const strings = [...shared.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')
  return { sheet: `<sheetData>${body}</sheetData>`, strings }
}

/** @param place of the sheet below xl/ */
export function workbook({ sheet, strings, place = 'worksheets/sheet1.xml' }: { readonly sheet: string; readonly strings: string; readonly place?: string }): Uint8Array {
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets><sheet name="Liste" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONSHIPS}/worksheet" Target="${place}"/><Relationship Id="rId2" Type="${RELATIONSHIPS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>`,
    [`xl/${place}`]: `<worksheet xmlns="${MAIN}">${sheet}</worksheet>`,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`)])))
}
