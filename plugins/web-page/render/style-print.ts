/** On paper: black on white, no navigation, addresses of links written out. */
export const PRINT = `
@media print{
:root{--paper:#fff;--surface:#fff;--ink:#000;--muted:#333;--line:#999;--link:#000;--button:#fff;--on-button:#000;--band:#fff;--on-band:#000;--band-muted:#333;--band-accent:#000;--footer:#fff;--on-footer:#000;--footer-muted:#333}
@page{margin:18mm 20mm 20mm}
html{font-size:11pt}
body{display:block;font-size:10.5pt;line-height:1.45}
.masthead .frame{padding:0 0 4mm}
.frame,.sheet.frame,.hero.frame{width:auto;display:block;margin-inline:0}
.opening{padding:0;border-top:1.5pt solid #000}
.opening h1{font-size:25pt;margin-top:6mm;max-width:none}
.opening h1.long{font-size:21pt}
.standfirst{font-size:13pt;max-width:none}
.opening.leads{padding-bottom:0}
.hero.frame:not(.flat){margin-top:5mm}
.hero img,.picture img{max-height:85mm}
.sheet{padding-block:6mm 4mm}
.prose>*{max-width:none}
h2,h3,h4{break-after:avoid}
p,li{orphans:3;widows:3}
figure,table,pre,tr,.figures,.reference,.voice,.action{break-inside:avoid}
.voice{border:1px solid #999}
hr{height:0;border-top:1.5pt solid #000}
.figures dd{font-size:19pt}
.figures{grid-template-columns:repeat(3,1fr)}
.task-done{print-color-adjust:exact}
.prose a[href^="http"]::after{content:" (" attr(href) ")";font-size:.85em;overflow-wrap:anywhere}
.reference a::after{content:none}
.button{padding:0;border:0}
.button::after{margin-inline-start:.3em}
.colophon .frame{padding-block:5mm 0}
.colophon{border-top:1px solid #999;break-inside:avoid;font-size:9pt}
.columns{display:grid;grid-template-columns:repeat(3,1fr)}
.columns>nav,.legal-line{display:none}
.table{overflow:visible;background:none}
th,td{min-width:0}
.draft{position:static;background:none;border:2px solid #000;color:#000}
.skip,.crumbs,.languages,.ways,.side,.after.frame,.filters.frame,.pages.frame,.card-blank{display:none}
}
`
