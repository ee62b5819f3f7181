/** The look of the consent pages: the house's colour on quiet paper, one narrow column, made for a phone first. */
import { contrast, mix, parseHex, readableInk, readableOn, toHex } from '../../channel/colour.ts'
import type { BrandContent } from '../../content/edition.ts'

function scheme(primary: string, paper: string, ink: string): string {
  const surface = mix(paper, ink, 0.05)
  const colours = {
    paper,
    surface,
    ink,
    muted: readableOn(mix(ink, paper, 0.3), surface, 5),
    line: mix(paper, ink, 0.18),
    // Edges of controls, which have to be seen: 3:1 (WCAG 1.4.11).
    edge: readableOn(mix(paper, ink, 0.45), surface, 3.2),
    link: readableOn(primary, surface, 5),
    button: contrast(primary, paper) >= 3 ? primary : readableOn(primary, paper, 3),
    alert: readableOn('#b3261e', surface, 5),
    good: readableOn('#1b6e3c', surface, 5),
  }
  const onButton = readableInk(colours.button)
  return [...Object.entries(colours), ['on-button', onButton] as const].map(([name, value]) => `--${name}:${value}`).join(';')
}

/** The whole style sheet for a brand. */
export function stylesheet(brand: Pick<BrandContent, 'colours'> | null): string {
  const primary = toHex(parseHex(brand?.colours.primary.hex ?? '#1c4e80'))
  const light = scheme(primary, '#ffffff', '#1a1d1f')
  const dark = scheme(primary, '#15191b', '#eef1f2')
  return `:root{color-scheme:light dark;${light}}@media(prefers-color-scheme:dark){:root{${dark}}}${RULES}`
}

const RULES = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.2;margin:.3rem 0 1rem;text-wrap:balance}
h2{font-size:1.2rem;line-height:1.3;margin:0 0 .4rem}
p{margin:.5rem 0}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-200vw}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem}
.frame{width:min(100% - 2rem,38rem);margin-inline:auto}
header{border-top:5px solid var(--button);border-bottom:1px solid var(--line)}
header .frame{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:.2rem 1rem;padding-block:.7rem}
.house{font-weight:650}
header a{display:inline-block;padding:.5rem 0;min-width:2.75rem;text-align:right}
main{padding-block:1.4rem 2.5rem}
.asks{color:var(--muted);margin:0}
section,fieldset{margin:1.8rem 0 0;padding:0;border:0;min-width:0}
legend{padding:0;font-size:1.2rem;line-height:1.3;font-weight:700;margin-bottom:.3rem}
.hint,.small{color:var(--muted);font-size:.97rem;margin:.2rem 0 .6rem}
figure.words{margin:.9rem 0 0;padding:.2rem 0 .2rem 1rem;border-left:4px solid var(--button)}
figure.words blockquote{margin:0;font-size:1.15rem;line-height:1.5;white-space:pre-line}
figure.words .theme{margin:0 0 .2rem;font-weight:600}
figure.words figcaption{color:var(--muted);font-size:.97rem;margin-bottom:.2rem}
details{margin-top:.8rem}
summary{cursor:pointer;color:var(--link);padding:.5rem 0}
.choice{display:grid;grid-template-columns:auto 1fr;gap:0 .75rem;align-items:start;padding:.7rem .8rem;border:1px solid var(--edge);border-radius:8px;margin-top:.55rem;position:relative}
.choice:has(input:checked){border-color:var(--link);box-shadow:0 0 0 1px var(--link)}
.choice input{width:1.5rem;height:1.5rem;margin:.05rem 0 0;position:relative;z-index:1;accent-color:var(--button)}
.choice label{font-weight:600;display:block}
.choice label::after{content:"";position:absolute;inset:0}
.choice .exact{font-weight:400;display:block}
.choice .small{margin:.1rem 0 0}
.sentence label{font-weight:400}
.day{margin:.5rem 0 0;position:relative;z-index:1}
.day label{font-weight:600;font-size:.97rem}
.day label::after{content:none}
.day input{display:block;width:min(100%,13rem);height:auto;font:inherit;padding:.55rem .6rem;color:var(--ink);background:var(--paper);border:1px solid var(--edge);border-radius:6px}
.error{color:var(--alert);font-weight:600;margin:.3rem 0 .5rem}
.has-error{border-left:4px solid var(--alert);padding-left:.9rem}
.summary,.notice{border:2px solid var(--alert);border-radius:8px;padding:.9rem 1rem;margin:0 0 1.2rem}
.notice{border-color:var(--good)}
.notice.warn{border-color:var(--alert)}
.notice p,.summary p{margin:0}
.notice p+p{margin-top:.4rem}
.summary ul{margin:.5rem 0 0;padding-left:1.2rem}
.summary li{padding:.15rem 0}
.summary a{color:var(--alert)}
dl.facts{margin:.6rem 0 0;display:grid;grid-template-columns:fit-content(38%) minmax(0,1fr);gap:.35rem 1rem}
dl.facts dt{color:var(--muted)}
dl.facts dd{margin:0}
dl.facts .long{word-break:break-all;font-size:.95rem}
.line{margin:0}
h3{font-size:1.05rem;margin:1.1rem 0 .2rem}
.know ul{padding-left:1.2rem;margin:.4rem 0}
.know li{margin:.4rem 0}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1rem}
.button{appearance:none;font:inherit;font-weight:650;line-height:1.3;cursor:pointer;min-height:3rem;padding:.7rem 1.3rem;border-radius:8px;border:2px solid var(--button);background:var(--button);color:var(--on-button);text-decoration:none;display:inline-flex;align-items:center;justify-content:center;text-align:center;flex:1 1 12rem}
.button.plain{background:transparent;color:var(--ink);border-color:var(--edge)}
.button:hover{text-decoration:underline}
.agreement{background:var(--surface);border-radius:8px;padding:.9rem 1rem;margin-top:.6rem}
.links{list-style:none;padding:0;margin:.4rem 0}
.links a{display:inline-block;padding:.4rem 0}
.address{word-break:break-all;font-size:.95rem;background:var(--surface);padding:.7rem .8rem;border-radius:8px}
footer{border-top:1px solid var(--line);background:var(--surface);font-size:.97rem}
footer .frame{padding-block:1.1rem}
footer p{margin:.2rem 0}
footer a{display:inline-block;padding:.4rem 1rem .4rem 0}
table{border-collapse:collapse;width:100%}
@media print{.skip,.languages,.actions,.links{display:none}}
`
