/** Layout and parts of a page. One grid: text column, wide column, full bleed. */
export const COMPONENTS = `
.skip{position:absolute;left:1rem;top:-6rem;background:var(--button);color:var(--on-button);padding:.6rem 1rem;z-index:2}
.skip:focus{top:1rem}
.frame{width:min(100% - 2.5rem,68rem);margin-inline:auto}
.column{width:min(100% - 2.5rem,40rem);margin-inline:auto}
.draft{background:#ffd95e;color:#2b2000;text-align:center;padding:.55rem 1rem;font-size:1rem;position:sticky;top:0;z-index:1}
.draft strong{text-transform:uppercase;letter-spacing:.12em;margin-right:.4em}
.masthead{border-top:5px solid var(--button);border-bottom:1px solid var(--line)}
.masthead .frame{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.4rem 2rem;padding-block:1rem}
.brand{display:inline-flex;align-items:center;font:600 1.2rem/1.2 var(--display);color:var(--ink);text-decoration:none;letter-spacing:-.005em}
.brand:hover{color:var(--link)}
.brand img{display:block;height:2.5rem;width:auto;max-width:14rem;object-fit:contain}
.languages ul,.crumbs ol{list-style:none;display:flex;flex-wrap:wrap;padding:0;gap:.2rem 1.1rem;font-size:.95rem}
.languages li,.crumbs li{margin:0}
.languages a,.languages span{display:inline-block;padding:.25rem 0;min-width:1.5rem}
.languages [aria-current]{font-weight:600;color:var(--muted)}
.crumbs{padding-top:1.6rem;font-size:.95rem;color:var(--muted)}
.crumbs ol{gap:.2rem .6rem}
.crumbs li+li::before{content:"/";margin-right:.6rem;color:var(--muted)}
.crumbs a{display:inline-block;padding:.1rem 0}
.opening{padding-top:clamp(1.8rem,4.5vw,3.4rem)}
.opening h1{margin-top:.32em}
.standfirst{font:400 clamp(1.2rem,1.1rem + .5vw,1.4rem)/1.45 var(--display);color:var(--muted);margin-top:.9em;text-wrap:pretty}
.meta{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;margin-top:1.3em;font-size:1rem;color:var(--muted)}
.meta>*+*{position:relative}
figure img{display:block;width:100%;height:auto;background:var(--surface)}
figcaption{font-size:.95rem;line-height:1.45;color:var(--muted);margin-top:.65em}
.credit{white-space:nowrap}
.hero{margin-top:clamp(1.8rem,4vw,2.8rem)}
.hero img{max-height:36rem;object-fit:cover}
.story{padding-block:clamp(1.8rem,4vw,2.8rem) clamp(3rem,7vw,5rem)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(10.5rem,100%),1fr));gap:1.4rem 2rem;border-block:1px solid var(--line);padding-block:1.5rem;margin-block:2em!important}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figures dt{font-size:1rem;line-height:1.4;color:var(--muted)}
.figures dd{margin:0;font:600 clamp(1.7rem,1.4rem + 1.2vw,2.2rem)/1.15 var(--display);color:var(--link);font-variant-numeric:lining-nums;letter-spacing:-.01em;margin-bottom:.15em}
.quote{border-left:4px solid var(--accent);padding:.2em 0 .2em 1.4em;margin-block:1.9em!important}
.quote blockquote{margin:0;font:italic 400 1.32rem/1.45 var(--display)}
.quote p+p{margin-top:.7em}
.quote figcaption::before{content:"— "}
.voice{position:relative;background:var(--surface);border-radius:6px;padding:1.6rem clamp(1.2rem,4vw,2rem) 1.4rem;margin-block:2.2em!important;break-inside:avoid}
.voice .kicker{margin-bottom:.9em}
.voice blockquote{margin:0;padding-left:2.4rem;position:relative;font:400 1.32rem/1.45 var(--display)}
.voice blockquote::before{content:"\u201C";position:absolute;left:-.1rem;top:.02em;font:600 4.2rem/1 var(--display);color:var(--accent)}
.voice blockquote p+p{margin-top:.7em}
.voice figcaption{margin-top:1.1em;padding-left:2.4rem}
.voice-by{display:flex;flex-wrap:wrap;align-items:baseline;gap:.1rem 1rem;color:var(--ink)}
.voice-name{font-weight:600;font-size:1.05rem}
.voice-stars{color:var(--link);letter-spacing:.08em;margin-right:.3em;font-size:1.1em;white-space:nowrap}
.voice-rating,.voice-by time{color:var(--muted)}
.voice-print{margin-top:.7em}
.voice-print small,.voice-notice{font-size:.875rem;line-height:1.5;color:var(--muted)}
.voices{list-style:none;padding:0;columns:24rem auto;column-gap:1.8rem;padding-block:clamp(1.6rem,4vw,2.6rem)}
.voices li{margin:0 0 1.8rem;break-inside:avoid}
.voices .voice{margin-block:0!important}
.voice-topics,.voice-pages{margin-top:1.6rem}
.voice-topics ul,.voice-pages ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem}
.voice-topics li,.voice-pages li{margin:0}
.voice-topics a,.voice-topics span,.voice-pages a,.voice-pages span{display:inline-block;padding:.3rem 0;min-width:1.5rem}
.voice-topics [aria-current],.voice-pages [aria-current]{font-weight:600;color:var(--muted)}
.voice-pages{margin:0 auto;padding-bottom:clamp(2.4rem,6vw,4rem)}
.opening .voice-notice{margin-top:1.4rem}
.voice-frame{padding:1rem}
.voice-frame .voices{padding-block:1rem 0;columns:auto}
.voice-heading{font-size:1.3rem;line-height:1.25}
.voice-more{margin-top:.8rem;font-size:1rem}
.table{overflow-x:auto;margin-block:1.9em!important;border-bottom:1px solid var(--line)}
table{border-collapse:collapse;width:100%;font-variant-numeric:lining-nums tabular-nums;font-size:1.03rem;line-height:1.4}
caption{text-align:left;font-weight:600;padding-bottom:.7em}
th,td{text-align:left;vertical-align:top;padding:.6em 1.1em .6em 0;border-top:1px solid var(--line)}
thead th{border-top:2px solid var(--link);font-size:.95rem;color:var(--muted);font-weight:600}
tbody th{font-weight:600}
.action{margin-block:2em!important}
.button{display:inline-block;background:var(--button);color:var(--on-button);font-weight:600;text-decoration:none;padding:.78em 1.6em;border-radius:4px;line-height:1.25}
.button:hover{text-decoration:underline;text-decoration-thickness:.1em}
.reference{background:var(--surface);padding:1.3rem 1.5rem;border-radius:4px;margin-block:1.9em!important}
.reference-title{font:600 1.3rem/1.25 var(--display);margin-top:.25em}
.reference p+p:last-child{margin-top:.35em}
.passage>*+*{margin-top:1.15em}
.legal{font-size:.97rem;line-height:1.5;color:var(--muted);border-top:1px solid var(--line);padding-top:.9em;margin-top:2.2em!important}
.legal-label{font-weight:600}
.cards{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(19rem,100%),1fr));gap:2.8rem 2.2rem;padding-block:clamp(2rem,5vw,3.4rem) clamp(3rem,7vw,5rem)}
.cards li{margin:0;display:flex}
.card{position:relative;display:flex;flex-direction:column;width:100%;border-top:2px solid var(--line);padding-top:1.1rem}
.card:has(img){border-top:0;padding-top:0}
.card-picture{order:-1;margin-bottom:1rem;overflow:hidden}
.card-picture img{display:block;width:100%;height:auto;aspect-ratio:3/2;object-fit:cover;background:var(--surface)}
.card h2{font-size:1.45rem;margin:.25em 0 0}
.card h2 a{color:inherit;text-decoration:none}
.card h2 a::after{content:"";position:absolute;inset:0}
.card:hover h2 a{color:var(--link);text-decoration:underline;text-decoration-thickness:.07em}
.card p.card-teaser{margin-top:.5em;color:var(--muted);line-height:1.5}
.card .meta{margin-top:.9em;padding-top:0;font-size:.95rem}
.notice{padding-block:clamp(3rem,10vw,7rem)}
.notice .kicker+h1{margin-top:.2em}
.notice p+p,.notice h1+p{margin-top:.7em}
.notice [lang]+[lang]{margin-top:3em;padding-top:2em;border-top:1px solid var(--line)}
.notice h2{margin-top:.3em}
.notice h2+p{margin-top:.6em}
.colophon{background:var(--footer);color:var(--on-footer);font-size:1rem;line-height:1.55}
.colophon .frame{padding-block:2.6rem 3rem;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:1.8rem 2.5rem}
.colophon a{color:inherit}
.colophon h2{font:600 1.2rem/1.3 var(--display);margin:0}
.colophon h2+p{margin-top:.4em}
.colophon address{font-style:normal}
.colophon ul{list-style:none;padding:0}
.colophon li+li{margin-top:.1em}
.colophon :focus-visible{outline-color:currentColor}
@media (prefers-color-scheme:dark){.brand img{background:#fff;padding:.3rem .5rem;border-radius:3px}.colophon{border-top:1px solid var(--line)}}
@media (max-width:40rem){body{font-size:1.0625rem}.hero.frame{width:100%}.hero figcaption{padding-inline:1.25rem}.quote{padding-left:1.1em}.voice blockquote{padding-left:1.5rem}.voice blockquote::before{left:-.4rem;font-size:3.2rem}.voice figcaption{padding-left:1.5rem}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
`
