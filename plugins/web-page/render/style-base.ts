/**
 * Type and rhythm: a measure of 65 to 70 characters, one axis on the left, spacing in steps of the line. Logical properties only, so that pages can run from right to left.
 * Words wider than their place break; what cannot break (a letter under a heap of marks) is cut at the page's edge, so that nobody has to scroll sideways.
 */
export const BASE = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth;scroll-padding-top:1.5rem}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);font:400 1.125rem/1.6 var(--text);font-kerning:normal;font-variant-numeric:oldstyle-nums proportional-nums;text-rendering:optimizeLegibility;overflow-wrap:break-word}
main{flex:1;overflow-x:clip}
main:focus{outline:0}
h1,h2,h3,h4{font-family:var(--display);font-weight:600;line-height:1.16;text-wrap:balance;margin:0;letter-spacing:-.01em;font-variant-numeric:lining-nums}
h1{font-size:clamp(2.3rem,1.45rem + 4vw,4.2rem);line-height:1.04;letter-spacing:-.022em;hyphens:auto;overflow-wrap:anywhere}
h1.long{font-size:clamp(1.95rem,1.4rem + 2.5vw,3.15rem);line-height:1.09}
h1.endless{font-size:clamp(1.45rem,1.2rem + 1.1vw,2rem);line-height:1.2;letter-spacing:-.01em}
h2{font-size:clamp(1.55rem,1.36rem + .9vw,2.05rem)}
h3{font-size:clamp(1.28rem,1.2rem + .4vw,1.45rem);line-height:1.25}
h4{font:600 1.125rem/1.4 var(--text);letter-spacing:0}
h2,h3,h4{overflow-wrap:anywhere;hyphens:auto;hyphenate-limit-chars:14 5 5}
p,ul,ol,dl,dd,figure,pre,hr,blockquote{margin:0}
p{text-wrap:pretty}
a{color:var(--link);text-decoration-thickness:.07em;text-underline-offset:.2em}
a:hover{text-decoration-thickness:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:3px}
strong,b{font-weight:600}
sub,sup{font-size:.72em;line-height:0}
code,pre{font-family:ui-monospace,'SF Mono',Consolas,'Liberation Mono',monospace;font-size:.86em;font-variant-numeric:normal}
code{background:var(--surface);padding:.12em .32em}
pre{background:var(--surface);padding:1.3em 1.5em;border-inline-start:4px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.55}
pre code{background:none;padding:0;font-size:1em}
ul,ol{padding-inline-start:1.3em}
li+li,li>ul,li>ol{margin-top:.45em}
li::marker{color:var(--link)}
ol>li::marker{font-weight:600;font-variant-numeric:lining-nums tabular-nums}
img{display:block;max-width:100%;height:auto}
figcaption{font-size:.94rem;line-height:1.45;color:var(--muted);margin-top:.7em}
.frame{width:min(100% - 2*var(--gut),74rem);margin-inline:auto}
.kicker{font-size:.84rem;font-weight:600;letter-spacing:.075em;text-transform:uppercase;color:var(--link);font-variant-numeric:lining-nums;line-height:1.4;overflow-wrap:anywhere}
.row{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.4rem}
.row>li{margin:0;min-width:0;overflow-wrap:anywhere}
.row a,.row span{display:inline-block;padding-block:.3rem;min-width:1.5rem;max-width:100%}
.prose>*+*{margin-top:1.15em}
.prose>*+h2{margin-top:2.5em}
.prose>*+h3{margin-top:2em}
.prose>*+h4{margin-top:1.7em}
.prose>h2+*,.prose>h3+*,.prose>h4+*{margin-top:.7em}
.prose :is(p,li,h2,h3,h4,td,th,blockquote,figcaption),h1,.standfirst{unicode-bidi:plaintext}
.prose p,.prose li{hanging-punctuation:first last}
hr{border:0;height:4px;background:var(--accent);width:4rem}
.prose>*+hr,.prose>hr+*{margin-top:2.6em}
`
