/** Type: a measure of about 66 characters, a scale of 1.2 (phone) to 1.25 (desk), spacing in steps of the line height. */
export const TYPOGRAPHY = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);font:400 1.125rem/1.6 var(--text);font-kerning:normal;font-variant-numeric:oldstyle-nums proportional-nums;text-rendering:optimizeLegibility;overflow-wrap:break-word;hyphens:manual}
main{flex:1}
main:focus{outline:0}
h1,h2,h3,h4{font-family:var(--display);font-weight:600;line-height:1.18;text-wrap:balance;margin:0;letter-spacing:-.008em}
h1{font-size:clamp(2.1rem,1.35rem + 3.4vw,3.5rem);line-height:1.08;letter-spacing:-.018em;hyphens:auto}
h1.long{font-size:clamp(1.85rem,1.3rem + 2.1vw,2.75rem);line-height:1.12}
h2{font-size:clamp(1.5rem,1.3rem + .9vw,1.875rem);margin-top:2.2em}
h3{font-size:1.3rem;margin-top:1.9em}
h4{font:600 1.06rem/1.35 var(--text);margin-top:1.7em;letter-spacing:0}
h2+*,h3+*,h4+*{margin-top:.6em}
p,ul,ol,dl,figure,pre,hr{margin:0}
.prose>*+*{margin-top:1.15em}
.prose>*+h2{margin-top:2.2em}
.prose>*+h3{margin-top:1.9em}
.prose>*+h4{margin-top:1.7em}
.prose>h2+*,.prose>h3+*,.prose>h4+*{margin-top:.6em}
p{text-wrap:pretty}
a{color:var(--link);text-decoration-thickness:.07em;text-underline-offset:.18em}
a:hover{text-decoration-thickness:.14em}
:focus-visible{outline:3px solid var(--link);outline-offset:3px;border-radius:2px}
strong{font-weight:600}
sub,sup{font-size:.72em;line-height:0}
code,pre{font-family:ui-monospace,'SF Mono',Consolas,'Liberation Mono',monospace;font-size:.88em;font-variant-numeric:normal}
code{background:var(--surface);padding:.1em .3em;border-radius:3px}
pre{background:var(--surface);padding:1.1em 1.3em;border-left:3px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5}
pre code{background:none;padding:0;font-size:1em}
ul,ol{padding-left:1.35em}
li+li,li>ul,li>ol{margin-top:.4em}
li::marker{color:var(--link)}
ol>li::marker{font-weight:600;font-variant-numeric:lining-nums tabular-nums}
.tasks{list-style:none;padding-left:0}
.tasks>li{position:relative;padding-left:1.75em}
.task{display:inline-block;width:1em;height:1em;border:2px solid var(--link);border-radius:3px;vertical-align:-.12em;margin-right:.45em}
.tasks>li>.task{position:absolute;left:0;top:.3em}
.task-done{background:var(--link);box-shadow:inset 0 0 0 2px var(--paper)}
hr{border:0;height:1px;background:var(--line);width:6rem;margin:2.6em auto!important}
.kicker{font-size:.82rem;font-weight:600;letter-spacing:.09em;text-transform:uppercase;color:var(--link);font-variant-numeric:lining-nums}
`
