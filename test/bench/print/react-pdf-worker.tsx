/** The same letter with @react-pdf/renderer: messages in are ranges of recipients, messages out are bytes. */
import { fileURLToPath } from 'node:url'
import { Document, Font, Image, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import { encode } from 'uqr'
import type { Recipient } from '../../../src/channel/contract.ts'
import { COSTS, PARAGRAPHS, photo, PLACES, recipients, TITLE } from './letters.ts'

const font = (name: string) => fileURLToPath(new URL(`../../../media/brand/fonts/${name}`, import.meta.url))
Font.register({ family: 'Sans', fonts: [{ src: font('SourceSans3_400Regular.ttf') }, { src: font('SourceSans3_600SemiBold.ttf'), fontWeight: 600 }] })
Font.register({ family: 'Serif', src: font('SourceSerif4_600SemiBold.ttf') })

const mm = (value: number) => (value * 72) / 25.4
const styles = StyleSheet.create({
  page: { fontFamily: 'Sans', fontSize: 10.5, lineHeight: 1.4, paddingTop: mm(25), paddingBottom: mm(33), paddingLeft: mm(25), paddingRight: mm(20) },
  address: { position: 'absolute', left: mm(25), top: mm(64) },
  title: { fontFamily: 'Serif', fontSize: 15, marginTop: mm(73), marginBottom: 12 },
  photo: { width: mm(165), height: mm(54), objectFit: 'cover', marginBottom: 10 },
  paragraph: { marginBottom: 8, textAlign: 'justify' },
  heading: { fontWeight: 600, marginBottom: 4 },
  row: { flexDirection: 'row' },
  cell: { flex: 1, padding: 3 },
})
const picture = Buffer.from(await photo())

function Code({ url }: { readonly url: string }) {
  const { data } = encode(url, { ecc: 'M', border: 0 })
  const edge = mm(0.55)
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [{ x, y }] : [])))
  return (
    <View style={{ width: edge * data.length, height: edge * data.length }}>
      {dark.map(({ x, y }) => <View key={`${x} ${y}`} style={{ position: 'absolute', left: x * edge, top: y * edge, width: edge, height: edge, backgroundColor: '#000' }} />)}
    </View>
  )
}

function Letter({ to }: { readonly to: Recipient }) {
  return (
    <Page size="A4" style={styles.page}>
      <View style={styles.address}>{to.addressLines.map((line) => <Text key={line}>{line}</Text>)}</View>
      <Text style={styles.title}>{TITLE}</Text>
      <Image style={styles.photo} src={picture} />
      <Text style={styles.paragraph}>{to.salutation},</Text>
      <Text style={styles.paragraph}>unter der Kundennummer {to.customerNumber} beziehen Sie Gas von uns. {PARAGRAPHS[0]}</Text>
      {PARAGRAPHS.slice(1, 3).map((words) => <Text key={words} style={styles.paragraph}>{words}</Text>)}
      <Text style={styles.heading}>Wann wo gebaut wird</Text>
      {PLACES.map((place) => <Text key={place}>• {place}</Text>)}
      <Text style={styles.heading}>Was es kostet</Text>
      <Text style={styles.paragraph}>{PARAGRAPHS[3]}</Text>
      {COSTS.map((cells) => <View key={cells[0]} style={styles.row}>{cells.map((cell) => <Text key={cell} style={styles.cell}>{cell}</Text>)}</View>)}
      {PARAGRAPHS.slice(4).map((words) => <Text key={words} style={styles.paragraph}>{words}</Text>)}
      <Code url={to.personalUrl ?? ''} />
      <Text fixed style={{ position: 'absolute', right: mm(20), bottom: mm(26), fontSize: 8 }} render={({ subPageNumber, subPageTotalPages }) => `Seite ${subPageNumber} von ${subPageTotalPages}`} />
    </Page>
  )
}

process.on('message', async ({ from, to }: { from: number; to: number }) => {
  const bytes = await renderToBuffer(<Document>{recipients(from, to).map((one) => <Letter key={one.customerNumber} to={one} />)}</Document>)
  process.send?.({ bytes: bytes.byteLength })
})
process.on('disconnect', () => process.exit(0))
