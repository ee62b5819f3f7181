/** On paper: black on white, no navigation, addresses of links written out. */
export const PRINT = `
@media print{
:root{--paper:#fff;--surface:#fff;--ink:#000;--muted:#333;--line:#999;--link:#000;--button:#fff;--on-button:#000;--footer:#fff;--on-footer:#000}
@page{margin:20mm 22mm}
body{display:block;font-size:10.5pt;line-height:1.45}
.skip,.crumbs,.languages{display:none}
.masthead{border-top:0}
.column,.frame{width:auto}
h1{font-size:24pt}
h2,h3,h4,figcaption{break-after:avoid}
hr{height:0;border-top:1px solid #999}
figure,table,pre,.figures,.reference{break-inside:avoid}
.voice{border:1px solid #999}
figure img,.hero img{max-height:8cm;object-fit:cover}
.task-done{print-color-adjust:exact}
.story{padding-block:1em}
.prose a[href^="http"]::after,.prose a[href^="mailto"]::after{content:" (" attr(href) ")";font-size:.85em;word-break:break-all}
.button{padding:0;border:0}
.colophon{border-top:1px solid #999}
.colophon .frame{padding-block:1em}
.table{overflow:visible}
.draft{position:static;background:none;border:2px solid #000;color:#000}
}
`
