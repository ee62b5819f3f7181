/** Customers’ words as cards, in a text and on a wall. */
export const VOICES = `
.voice blockquote p+p{margin-top:.6em}
.voice{position:relative;overflow-x:clip;overflow-wrap:anywhere;background:var(--surface);padding:clamp(1.5rem,4vw,2.3rem) clamp(1.3rem,4vw,2.3rem) clamp(1.3rem,3vw,1.8rem);break-inside:avoid}
.prose>*+.voice,.prose>.voice+*{margin-top:2.6em}
.prose>.voice+.voice{margin-top:1.4rem}
.voice .kicker{margin-bottom:1.5em}
.voice blockquote{font:400 clamp(1.22rem,1.15rem + .4vw,1.42rem)/1.45 var(--display)}
.voice blockquote::before{content:"\\201C"/"";display:block;font:600 4.6rem/.74 var(--display);color:var(--accent);height:2.3rem;margin-inline-start:-.04em}
.voice-long blockquote{font:400 1.08rem/1.6 var(--text)}
.voice figcaption{margin-top:1.3em;font-size:1rem;border-top:1px solid var(--line);padding-top:.9em}
.voice-by{display:flex;flex-wrap:wrap;align-items:baseline;gap:.05rem 1.1rem;color:var(--ink);line-height:1.5}
.voice-name{font-weight:600;font-size:1.06rem;flex-basis:100%;min-width:0}
.voice-stars{color:var(--link);letter-spacing:.1em;margin-inline-end:.4em;white-space:nowrap}
.voice-rating,.voice-by time{color:var(--muted)}
.voice-print{margin-top:.5em}
.voice-print small,.voice-notice{font-size:.9rem;line-height:1.5;color:var(--muted)}
.opening .voice-notice{color:var(--band-muted);margin-top:1.2rem}
.voices{list-style:none;padding-inline:0;columns:23rem auto;column-gap:1.6rem;padding-block:clamp(2rem,5vw,3.2rem) clamp(2rem,5vw,3.6rem)}
.voices li{margin:0 0 1.6rem;break-inside:avoid}
.voice-frame{padding:1.1rem}
.voice-frame .voices{padding-block:1rem 0;columns:26rem auto}
.voice-heading{font-size:1.35rem;line-height:1.25}
.voice-more{margin-top:.8rem;font-size:1rem}
`
