/** Pieces as cards, the ways to kinds, topics and pages. */
export const LISTS = `
.card h2 a::after{content:"";position:absolute;inset:0}
.cards{list-style:none;padding-inline:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(19.5rem,100%),1fr));gap:clamp(2.4rem,5vw,3.6rem) 2.2rem;padding-block:clamp(2rem,5vw,3.4rem) clamp(2.6rem,6vw,4.4rem)}
.cards>li{margin:0;display:flex}
.card{position:relative;display:flex;flex-direction:column;width:100%;min-width:0}
.card-text{min-width:0;overflow-x:clip;padding-inline:6px;margin-inline:-6px}
.card-picture{order:-1;margin-bottom:1.1rem;background:var(--surface);aspect-ratio:3/2;overflow:hidden}
.card-picture img{width:100%;height:100%;object-fit:cover}
.card-blank{background:radial-gradient(circle at 100% 0,var(--band) 0 38%,transparent 38.3%),radial-gradient(circle at 0 100%,color-mix(in srgb,var(--accent) 75%,var(--surface)) 0 30%,transparent 30.3%),linear-gradient(160deg,color-mix(in srgb,var(--band) 24%,var(--surface)),var(--surface))}
.cards>li:nth-child(3n) .card-blank{transform:scaleX(-1)}
.cards>li:nth-child(3n+1) .card-blank{transform:rotate(180deg)}
.card h2{font-size:1.5rem;line-height:1.18;margin-top:.35em}
.card h2 a{color:inherit;text-decoration-color:transparent}
.card:hover h2 a{color:var(--link);text-decoration-color:currentColor;text-decoration-thickness:.06em}
.card-teaser{margin-top:.6em;color:var(--muted);line-height:1.5;overflow-wrap:anywhere}
.card-date{margin-top:.8em;font-size:.98rem;color:var(--muted);font-variant-numeric:lining-nums}
.filters{padding-top:clamp(1.4rem,3vw,2.2rem);display:flex;flex-wrap:wrap;gap:.9rem 2.4rem;justify-content:space-between;align-items:baseline}
.filters>*{min-width:0}
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
.embed .card{background:var(--paper);border:1px solid var(--line);border-top:4px solid var(--accent)}
.embed .card-picture{margin:0}
.embed .card-text{padding:1.3rem 1.5rem 1.5rem;margin:0}
.card-title{font-size:1.5rem;line-height:1.18;letter-spacing:-.01em;margin-top:.3em}
.card-title a{color:inherit;text-decoration-color:transparent}
.card-title a::after{content:"";position:absolute;inset:0}
.card:hover .card-title a{color:var(--link);text-decoration-color:currentColor}
@media (min-width:36rem){.embed .pictured{display:grid;grid-template-columns:16rem minmax(0,1fr)}.embed .card-picture{aspect-ratio:auto;position:relative}.embed .card-picture img{position:absolute}}
@media (max-width:40rem){.card-blank{aspect-ratio:6/1}}
`
