/** The parts that stand in a text: figures, quotations, tables, pictures, references, small print. */
export const STORY = `
@media (min-width:42rem){.table{min-width:38rem}}
.prose>*+figure,.prose>figure+*,.prose>*+.table,.prose>.table+*{margin-top:2.2em}
.prose>*+figure+h2,.prose>.table+h2{margin-top:2.8em}
.picture img{background:var(--surface)}
.picture.tall{max-width:26rem}
.picture.endless img{width:auto;height:min(46rem,90vh);object-fit:contain;object-position:left}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(12.5rem,100%),1fr));border-top:4px solid var(--accent);border-bottom:1px solid var(--line);column-gap:2rem}
.prose>*+.figures,.prose>.figures+*{margin-top:2.4em}
.figures div{min-width:0;display:flex;flex-direction:column-reverse;justify-content:flex-end;padding-block:1.4rem}
.figures dt{font-size:1.02rem;line-height:1.4;color:var(--muted);text-wrap:balance}
.figures dd{font:600 clamp(2.2rem,1.7rem + 1.9vw,3.1rem)/1.05 var(--display);color:var(--link);font-variant-numeric:lining-nums;letter-spacing:-.025em;margin-bottom:.22em;overflow-wrap:anywhere}
.quote{border-inline-start:4px solid var(--accent);padding-inline-start:clamp(1.1rem,3vw,1.8rem)}
.prose>*+.quote,.prose>.quote+*{margin-top:2.4em}
.quote blockquote{font:400 clamp(1.4rem,1.25rem + .8vw,1.8rem)/1.34 var(--display);letter-spacing:-.008em}
.quote p+p{margin-top:.6em}
.quote figcaption{margin-top:.9em;font-size:1rem}
.table{overflow-x:auto;width:fit-content;background:linear-gradient(to right,var(--paper) 40%,transparent) 0/3rem 100% no-repeat local,linear-gradient(to left,var(--paper) 40%,transparent) 100%/3rem 100% no-repeat local,linear-gradient(to right,var(--line),transparent) 0/.7rem 100% no-repeat,linear-gradient(to left,var(--line),transparent) 100%/.7rem 100% no-repeat}
table{border-collapse:collapse;border-bottom:1px solid var(--line);min-width:100%;font-variant-numeric:lining-nums tabular-nums;font-size:1.02rem;line-height:1.4}
caption{text-align:start;font-weight:600;padding-bottom:.8em;font-size:1.06rem}
th,td{text-align:start;vertical-align:top;padding:.7em 1.5em .7em 0;border-top:1px solid var(--line);min-width:5.5rem;max-width:26rem}
thead th{border-top:0;border-bottom:2px solid var(--ink);vertical-align:bottom;font-size:.96rem;color:var(--muted);font-weight:600}
thead+tbody>tr:first-child>*{border-top:0}
tbody th{font-weight:600}
.button{display:inline-block;background:var(--button);color:var(--on-button);border:2px solid var(--button);font-weight:600;font-size:1.1rem;text-decoration:none;padding:.85em 1.7em;line-height:1.3;max-width:100%;overflow-wrap:anywhere}
.button::after{content:"\\2192"/"";margin-inline-start:.7em;display:inline-block}
.button:hover{text-decoration:underline;text-decoration-thickness:.1em}
.prose>*+.action,.prose>.action+*{margin-top:2em}
.reference{position:relative;display:grid;grid-template-columns:minmax(0,1fr);border:1px solid var(--line);border-top:4px solid var(--accent)}
.prose>*+.reference,.prose>.reference+*{margin-top:2.2em}
.reference-text{padding:1.3rem 1.5rem 1.5rem}
.reference-title{font:600 1.35rem/1.24 var(--display);letter-spacing:-.01em;margin-top:.3em}
.reference-title+p{margin-top:.45em;color:var(--muted);font-size:1.04rem;line-height:1.5}
.reference a::after{content:"";position:absolute;inset:0}
.reference a{text-decoration-color:transparent;color:var(--ink)}
.reference:hover a{color:var(--link);text-decoration-color:currentColor}
.reference img{width:100%;height:100%;object-fit:cover}
@media (min-width:36rem){.reference.pictured{grid-template-columns:minmax(0,1fr) 12rem}.reference.pictured picture{position:relative}.reference.pictured img{position:absolute;inset:0}}
.passage>*+*{margin-top:1.15em}
.legal{font-size:.98rem;line-height:1.55;color:var(--muted);border-top:1px solid var(--line);padding-top:1em}
.prose>*+.legal{margin-top:2.4em}
.legal-label{font-weight:600;color:var(--ink)}
.tasks{list-style:none;padding-inline-start:0}
.tasks>li{position:relative;padding-inline-start:1.9em}
.task{display:inline-block;width:1.05em;height:1.05em;border:2px solid var(--link);vertical-align:-.14em;margin-inline-end:.45em}
.tasks>li>.task{position:absolute;inset-inline-start:0;top:.28em}
.task-done{background:var(--link);box-shadow:inset 0 0 0 2px var(--paper)}
.prose .address{font-style:normal}
.facts{display:grid;grid-template-columns:minmax(8rem,max-content) minmax(0,1fr);gap:.2rem 1.6rem;overflow-wrap:anywhere}
.facts dt{color:var(--muted)}
.notice{padding-block:clamp(1rem,3vw,2rem) 0}
.other{border-top:1px solid var(--line);padding-top:1.6rem}
.other h2{margin-bottom:.5em}
@media (max-width:40rem){.facts{grid-template-columns:1fr}.facts dd+dt{margin-top:.5rem}.button{display:block;text-align:center}}
@media (forced-colors:active){.button{border-color:LinkText}.task-done{background:CanvasText;forced-color-adjust:none}}
`
