/** The XMP packet of a PDF/X-4 letter. */
import type { PressProfile } from '../../../src/channel/press.ts'

/** What XMP and the Info dictionary say alike. */
export interface FileFacts {
  readonly title: string
  readonly author: string
  readonly producer: string
  /** ISO 8601 instant in UTC, whole seconds: `2026-03-12T12:00:00Z`. */
  readonly date: string
  /** UUID of the document, derived from its content. */
  readonly documentId: string
  readonly lang: string
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text for XML 1.0: markup escaped, characters that XML forbids left out. */
function escapeXml(text: string): string {
  return text.replace(/[\p{Cs}\ufffe\uffff]|[^\P{Cc}\t\n\r]/gu, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
}

/** The packet, UTF-8 text, with identical dates for creation, change and metadata. PDF/VT-1 is a PDF/X-4 that says so, too. */
export function xmpPacket(facts: FileFacts, standard: PressProfile['standard']): string {
  const { title, author, producer, documentId, lang } = facts
  const date = facts.date.replace('Z', '+00:00')
  const vt =
    standard === 'pdf-vt-1' ? `\n   <pdfvtid:GTS_PDFVTVersion>PDF/VT-1</pdfvtid:GTS_PDFVTVersion>\n   <pdfvtid:GTS_PDFVTModDate>${date}</pdfvtid:GTS_PDFVTModDate>` : ''
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
    xmlns:pdfvtid="http://www.npes.org/pdfvt/ns/id/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>${escapeXml(lang)}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>${escapeXml(producer)}</xmp:CreatorTool>
   <xmp:CreateDate>${date}</xmp:CreateDate>
   <xmp:ModifyDate>${date}</xmp:ModifyDate>
   <xmp:MetadataDate>${date}</xmp:MetadataDate>
   <pdf:Producer>${escapeXml(producer)}</pdf:Producer>
   <pdf:Trapped>False</pdf:Trapped>
   <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>${vt}
   <xmpMM:DocumentID>uuid:${documentId}</xmpMM:DocumentID>
   <xmpMM:InstanceID>uuid:${documentId}</xmpMM:InstanceID>
   <xmpMM:VersionID>1</xmpMM:VersionID>
   <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}
