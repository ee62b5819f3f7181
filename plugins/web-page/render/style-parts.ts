/** The parts that stand in the text: figures, quotations, voices, tables, cards. */
export const PARTS = `
@media (min-width:42rem){.table{min-width:38rem}}
.prose>*+figure,.prose>figure+*,.prose>*+.table,.prose>.table+*{margin-top:2.2em}
.prose>*+figure+h2,.prose>.table+h2{margin-top:2.8em}
.picture img{background:var(--surface)}
.picture.tall img{width:auto;height:min(46rem,90vh)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(12.5rem,100%),1fr));border-top:4px solid var(--accent);border-bottom:1px solid var(--line);column-gap:2rem}
.prose>*+.figures,.prose>.figures+*{margin-top:2.4em}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end;padding-block:1.4rem}
.figures dt{font-size:1.02rem;line-height:1.4;color:var(--muted);text-wrap:balance}
.figures dd{font:600 clamp(2.2rem,1.7rem + 1.9vw,3.1rem)/1.05 var(--display);color:var(--link);font-variant-numeric:lining-nums;letter-spacing:-.025em;margin-bottom:.22em;overflow-wrap:anywhere}
.quote{border-inline-start:4px solid var(--accent);padding-inline-start:clamp(1.1rem,3vw,1.8rem)}
.prose>*+.quote,.prose>.quote+*{margin-top:2.4em}
.quote blockquote{font:400 clamp(1.4rem,1.25rem + .8vw,1.8rem)/1.34 var(--display);letter-spacing:-.008em}
.quote p+p,.voice blockquote p+p{margin-top:.6em}
.quote figcaption{margin-top:.9em;font-size:1rem}
.voice{position:relative;background:var(--surface);padding:clamp(1.5rem,4vw,2.3rem) clamp(1.3rem,4vw,2.3rem) clamp(1.3rem,3vw,1.8rem);break-inside:avoid}
.prose>*+.voice,.prose>.voice+*{margin-top:2.6em}
.prose>.voice+.voice{margin-top:1.4rem}
.voice .kicker{margin-bottom:1.5em}
.voice blockquote{font:400 clamp(1.22rem,1.15rem + .4vw,1.42rem)/1.45 var(--display)}
.voice blockquote::before{content:"\\201C"/"";display:block;font:600 4.6rem/.74 var(--display);color:var(--accent);height:2.3rem;margin-inline-start:-.04em}
.voice figcaption{margin-top:1.3em;font-size:1rem;border-top:1px solid var(--line);padding-top:.9em}
.voice-by{display:flex;flex-wrap:wrap;align-items:baseline;gap:.05rem 1.1rem;color:var(--ink);line-height:1.5}
.voice-name{font-weight:600;font-size:1.06rem;flex-basis:100%}
.voice-stars{color:var(--link);letter-spacing:.1em;margin-inline-end:.4em;white-space:nowrap}
.voice-rating,.voice-by time{color:var(--muted)}
.voice-print{margin-top:.5em}
.voice-print small,.voice-notice{font-size:.9rem;line-height:1.5;color:var(--muted)}
.opening .voice-notice{color:var(--band-muted);margin-top:1.2rem}
.voices{list-style:none;padding-inline:0;columns:23rem auto;column-gap:1.6rem;padding-block:clamp(2rem,5vw,3.2rem) clamp(2rem,5vw,3.6rem)}
.voices li{margin:0 0 1.6rem;break-inside:avoid}
.table{overflow-x:auto;width:fit-content;background:linear-gradient(to right,var(--paper) 40%,transparent) 0/3rem 100% no-repeat local,linear-gradient(to left,var(--paper) 40%,transparent) 100%/3rem 100% no-repeat local,linear-gradient(to right,var(--line),transparent) 0/.7rem 100% no-repeat,linear-gradient(to left,var(--line),transparent) 100%/.7rem 100% no-repeat}
table{border-collapse:collapse;border-bottom:1px solid var(--line);min-width:100%;font-variant-numeric:lining-nums tabular-nums;font-size:1.02rem;line-height:1.4}
caption{text-align:start;font-weight:600;padding-bottom:.8em;font-size:1.06rem}
th,td{text-align:start;vertical-align:top;padding:.7em 1.5em .7em 0;border-top:1px solid var(--line);min-width:5.5rem;max-width:26rem}
thead th{border-top:0;border-bottom:2px solid var(--ink);vertical-align:bottom;font-size:.96rem;color:var(--muted);font-weight:600}
thead+tbody>tr:first-child>*{border-top:0}
tbody th{font-weight:600}
.button{display:inline-block;background:var(--button);color:var(--on-button);border:2px solid var(--button);font-weight:600;font-size:1.1rem;text-decoration:none;padding:.85em 1.7em;line-height:1.3;max-width:100%}
.button::after{content:"\\2192"/"";margin-inline-start:.7em;display:inline-block}
.button:hover{text-decoration:underline;text-decoration-thickness:.1em}
.prose>*+.action,.prose>.action+*{margin-top:2em}
.reference{position:relative;display:grid;grid-template-columns:minmax(0,1fr);border:1px solid var(--line);border-top:4px solid var(--accent)}
.prose>*+.reference,.prose>.reference+*{margin-top:2.2em}
.reference-text{padding:1.3rem 1.5rem 1.5rem}
.reference-title{font:600 1.35rem/1.24 var(--display);letter-spacing:-.01em;margin-top:.3em}
.reference-title+p{margin-top:.45em;color:var(--muted);font-size:1.04rem;line-height:1.5}
.reference a::after,.card h2 a::after{content:"";position:absolute;inset:0}
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
.cards{list-style:none;padding-inline:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(19.5rem,100%),1fr));gap:clamp(2.4rem,5vw,3.6rem) 2.2rem;padding-block:clamp(2rem,5vw,3.4rem) clamp(2.6rem,6vw,4.4rem)}
.cards>li{margin:0;display:flex}
.card{position:relative;display:flex;flex-direction:column;width:100%}
.card-picture{order:-1;margin-bottom:1.1rem;background:var(--surface);aspect-ratio:3/2;overflow:hidden}
.card-picture img{width:100%;height:100%;object-fit:cover}
.card-blank{background:radial-gradient(circle at 100% 0,var(--band) 0 38%,transparent 38.3%),radial-gradient(circle at 0 100%,color-mix(in srgb,var(--accent) 75%,var(--surface)) 0 30%,transparent 30.3%),linear-gradient(160deg,color-mix(in srgb,var(--band) 24%,var(--surface)),var(--surface))}
.card h2{font-size:1.5rem;line-height:1.18;margin-top:.35em}
.card h2 a{color:inherit;text-decoration-color:transparent}
.card:hover h2 a{color:var(--link);text-decoration-color:currentColor;text-decoration-thickness:.06em}
.card-teaser{margin-top:.6em;color:var(--muted);line-height:1.5;overflow-wrap:anywhere}
.card-date{margin-top:.8em;font-size:.98rem;color:var(--muted);font-variant-numeric:lining-nums}
.filters{padding-top:clamp(1.4rem,3vw,2.2rem);display:flex;flex-wrap:wrap;gap:.9rem 2.4rem;justify-content:space-between;align-items:baseline}
.kinds .row{gap:.1rem 1.8rem}
.kinds a,.kinds span{font-weight:600;color:var(--muted);text-decoration:none;border-bottom:4px solid transparent;padding-block:.45rem .35rem}
.kinds a:hover{color:var(--link);border-color:var(--line)}
.kinds [aria-current]{color:var(--ink);border-color:var(--accent)}
.pages{border-top:1px solid var(--line);padding-block:1.4rem 2.6rem}
.pages .row{align-items:baseline;justify-content:space-between}
.pages [aria-current]{color:var(--muted)}
.pages a{font-weight:600}
.empty{padding-block:clamp(2.4rem,6vw,4.4rem);font-size:1.25rem;max-width:38rem}
@media (min-width:60rem){
.cards>.lead{grid-column:1/-1}
.lead .card{display:grid;grid-template-columns:minmax(0,7fr) minmax(0,5fr);column-gap:3rem;align-items:center}
.lead .card-picture{margin:0}
.lead .card h2{font-size:clamp(1.9rem,1.2rem + 1.7vw,2.7rem);line-height:1.1}
.lead .card-teaser{font-size:1.16rem}
}
.prose .address{font-style:normal}
.facts{display:grid;grid-template-columns:minmax(8rem,max-content) minmax(0,1fr);gap:.2rem 1.6rem}
.facts dt{color:var(--muted)}
.notice{padding-block:clamp(1rem,3vw,2rem) 0}
.other{border-top:1px solid var(--line);padding-top:1.6rem}
.embed .card{background:var(--paper);border:1px solid var(--line);border-top:4px solid var(--accent)}
.embed .card-picture{margin:0}
.embed .card-text{padding:1.3rem 1.5rem 1.5rem}
.card-title{font-size:1.5rem;line-height:1.18;letter-spacing:-.01em;margin-top:.3em}
.card-title a{color:inherit;text-decoration-color:transparent}
.card-title a::after{content:"";position:absolute;inset:0}
.card:hover .card-title a{color:var(--link);text-decoration-color:currentColor}
@media (min-width:36rem){.embed .pictured{display:grid;grid-template-columns:16rem minmax(0,1fr)}.embed .card-picture{aspect-ratio:auto;position:relative}.embed .card-picture img{position:absolute}}
.voice-frame{padding:1.1rem}
.voice-frame .voices{padding-block:1rem 0;columns:auto}
.voice-heading{font-size:1.35rem;line-height:1.25}
.voice-more{margin-top:.8rem;font-size:1rem}
@media (max-width:40rem){.card-blank{aspect-ratio:6/1}.facts{grid-template-columns:1fr}.facts dd+dt{margin-top:.5rem}.button{display:block;text-align:center}}
@media (prefers-color-scheme:dark){.brand img{background:#fff;padding:.35rem .55rem}img{filter:brightness(.94)}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media (forced-colors:active){.button{border-color:LinkText}.task-done{background:CanvasText;forced-color-adjust:none}}
`
