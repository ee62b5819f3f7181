/** What stands around the words of every page: masthead, opening, ways on, footer. */
export const FRAME = `
.skip{position:absolute;inset-inline-start:1rem;top:-8rem;background:var(--button);color:var(--on-button);padding:.7rem 1.1rem;z-index:3}
.skip:focus{top:1rem}
.draft{background:#ffd95e;color:#2b2000;text-align:center;padding:.55rem 1rem;font-size:1rem;position:sticky;top:0;z-index:2}
.draft strong{text-transform:uppercase;letter-spacing:.12em;margin-inline-end:.4em}
.masthead .frame{display:flex;flex-wrap:wrap;align-items:center;gap:.2rem 2.4rem;padding-block:1.1rem}
.brand,.brand span,.meta>*,.after>*,.columns>*{min-width:0;overflow-wrap:anywhere}
.brand{display:inline-flex;align-items:center;font:600 1.3rem/1.2 var(--display);color:var(--ink);text-decoration:none;letter-spacing:-.012em;padding-block:.3rem}
.brand:hover{color:var(--link)}
.brand img{height:2.75rem;width:auto;max-width:15rem;object-fit:contain}
.ways,.languages{font-size:1.02rem}
.ways{margin-inline-start:auto}
.ways a,.languages a{color:var(--ink);text-decoration-color:transparent}
.ways a:hover,.languages a:hover,.crumbs a:hover{text-decoration-color:currentColor}
.ways [aria-current]{text-decoration-color:var(--accent);text-decoration-thickness:.15em;text-underline-offset:.4em}
.languages [aria-current]{color:var(--muted)}
.opening{background:var(--band);color:var(--on-band);padding-block:clamp(1.1rem,2.4vw,1.9rem) clamp(2.4rem,6vw,4.6rem)}
.opening a{color:inherit}
.opening :focus-visible,.colophon :focus-visible{outline-color:currentColor}
.crumbs{font-size:.98rem}
.crumbs a{text-decoration-color:transparent}
.crumbs .row{gap:.1rem .6rem}
.crumbs li+li::before{content:"/"/"";margin-inline-end:.6rem;color:var(--band-muted)}
.opening .kicker{color:var(--band-accent)}
.opening h1{margin-top:clamp(1.4rem,4.5vw,3.4rem);max-width:19em}
.opening .kicker+h1{margin-top:.35em}
.opening>.frame>.kicker:first-child{padding-top:clamp(1rem,4vw,3rem)}
.opening h1.long{max-width:24em}
.opening h1.endless{max-width:36em}
.standfirst{font:400 clamp(1.22rem,1.1rem + .62vw,1.55rem)/1.42 var(--display);color:var(--band-muted);margin-top:1em;max-width:34em;text-wrap:pretty;overflow-wrap:anywhere}
.standfirst.endless{font-size:1.15rem}
.meta{display:flex;flex-wrap:wrap;gap:.1rem 1.3rem;margin-top:1.6em;font-size:1.02rem;color:var(--band-muted)}
.meta span+*::before{content:"";display:inline-block;width:1.6rem;height:2px;background:var(--band-accent);vertical-align:.3em;margin-inline-end:1.3rem}
.hero img{max-height:min(44rem,82vh);background:var(--surface)}
.hero:not(.flat) img{width:100%;object-fit:cover}
.hero.flat{padding-top:clamp(1.6rem,4vw,2.6rem)}
.hero.flat img{object-fit:contain;object-position:left}
.x0{--x:0%}.x1{--x:10%}.x2{--x:20%}.x3{--x:30%}.x4{--x:40%}.x6{--x:60%}.x7{--x:70%}.x8{--x:80%}.x9{--x:90%}.x10{--x:100%}
.y0{--y:0%}.y1{--y:10%}.y2{--y:20%}.y3{--y:30%}.y4{--y:40%}.y6{--y:60%}.y7{--y:70%}.y8{--y:80%}.y9{--y:90%}.y10{--y:100%}
.hero img,.card img,.reference img{object-position:var(--x,50%) var(--y,50%)}
.sheet{padding-block:clamp(2rem,5vw,3.8rem) clamp(3rem,7vw,5.5rem)}
.prose>*{max-width:38rem}
.prose>.wide{max-width:100%}
.contents{margin-bottom:2.2rem;font-size:1rem;line-height:1.4;border-block:1px solid var(--line);padding-block:1.1rem 1.2rem}
.contents ol{list-style:none;padding:0;margin-top:.5rem}
.contents li+li{margin-top:.1rem}
.contents a{display:block;padding-block:.24rem;color:var(--ink);text-decoration-color:var(--line)}
.contents a:hover{color:var(--link);text-decoration-color:currentColor}
.after{border-top:1px solid var(--line);padding-block:1.6rem 2.4rem;display:flex;flex-wrap:wrap;gap:.6rem 2.4rem;align-items:baseline;justify-content:space-between}
.tags a,.tags span{border:1px solid var(--line);padding:.28rem .85rem;font-size:1rem;line-height:1.4;color:var(--ink);text-decoration:none}
.tags .row{gap:.5rem}
.tags a:hover{border-color:var(--link);color:var(--link);text-decoration:underline}
.tags [aria-current]{background:var(--button);border-color:var(--button);color:var(--on-button)}
.onward{font-weight:600;display:inline-block;padding-block:.3rem}
.colophon{background:var(--footer);color:var(--footer-muted);font-size:1rem;line-height:1.6;font-variant-numeric:lining-nums}
.colophon .frame{padding-block:clamp(2.4rem,5vw,3.8rem) 2rem}
.colophon a{color:var(--on-footer);text-decoration-color:transparent}
.colophon a:hover{text-decoration-color:currentColor}
.colophon a[href^="mailto:"],.colophon a[href^="tel:"]{text-decoration-color:currentColor}
.colophon h2{font:600 .84rem/1.4 var(--text);letter-spacing:.075em;text-transform:uppercase;color:var(--on-footer);margin-bottom:.7rem}
.house{font:400 clamp(1.35rem,1.2rem + .6vw,1.7rem)/1.25 var(--display);color:var(--on-footer);letter-spacing:-.01em;max-width:15em}
.house span{display:block;color:var(--footer-muted)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(14rem,100%),1fr));gap:2.2rem 3rem}
.colophon address{font-style:normal}
.colophon ul{list-style:none;padding:0}
.colophon .columns a{display:inline-block;padding-block:.12rem}
.legal-line{margin-top:clamp(2rem,4vw,3rem);padding-top:1.1rem;border-top:1px solid color-mix(in srgb,var(--footer-muted) 35%,transparent)}
@media (min-width:48rem){
.hero.frame:not(.flat){margin-top:calc(-1*clamp(3.6rem,8vw,7rem))}
.opening.leads{padding-bottom:clamp(6.4rem,13vw,11rem)}
}
@media (min-width:64rem){
.sheet.frame{display:grid;grid-template-columns:13rem minmax(0,1fr);column-gap:4rem}
.sheet>*{grid-column:2}
.sheet>.side{grid-column:1;grid-row:1}
.contents{position:sticky;top:1.5rem;max-height:calc(100vh - 3rem);overflow:auto;margin:0;border:0;border-top:4px solid var(--accent);padding-block:.9rem 0}
.columns{grid-template-columns:1.3fr 1.25fr 1.15fr .8fr}
}
@media (max-width:47.99rem){
body{font-size:1.0625rem}
.hero.frame:not(.flat){width:100%}
.hero:not(.flat) figcaption{padding-inline:var(--gut)}
.hero:not(.flat) img{aspect-ratio:4/3;max-height:none}
.brand{width:100%}
.brand img{height:2.4rem}
.ways{margin:0}
.masthead .frame{padding-block:.8rem .6rem}
.languages{margin-inline-start:auto}
}
@media (prefers-color-scheme:dark){.brand img{background:#fff;padding:.35rem .55rem}img{filter:brightness(.94)}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media (min-width:110rem){html{font-size:112.5%}}
`
