/** Which mail clients the mail is made for, and what stands behind each thing that one of them lacks. Names are those of https://www.caniemail.com. */

/** `family.platform`. Outlook for Windows is the one that draws with Word; the new one is `outlook.outlook-com` in a window. */
export const CLIENTS = [
  'gmail.desktop-webmail',
  'gmail.ios',
  'gmail.android',
  'gmail.mobile-webmail',
  'outlook.windows',
  'outlook.windows-mail',
  'outlook.outlook-com',
  'outlook.macos',
  'outlook.ios',
  'outlook.android',
  'apple-mail.macos',
  'apple-mail.ios',
  'gmx.desktop-webmail',
  'gmx.ios',
  'gmx.android',
  'web-de.desktop-webmail',
  'web-de.ios',
  'web-de.android',
  't-online-de.desktop-webmail',
  'yahoo.desktop-webmail',
  'yahoo.ios',
  'yahoo.android',
] as const

export interface Fallback {
  /** Families of which at least one client lacks the feature. */
  readonly families: readonly string[]
  /** What readers there get instead. */
  readonly fallback: string
}

const RULES = 'a rule in the head only adds to the inline styles: without it the mail is light and 600 px wide, or as wide as the phone, and complete'

/** By feature, each as it is named at caniemail.com. A feature that a client lacks and that is not in here fails the linter; so does one that needs no fallback any more. */
export const FALLBACKS: Readonly<Record<string, Fallback>> = {
  'html-lang': { families: ['gmx', 'web-de'], fallback: 'screen readers take the language of the webmail around it; the attribute stands on body table and block too' },
  'html-dir': { families: ['gmx', 'web-de'], fallback: 'paragraphs and cells are aligned by text-align, and browsers order right-to-left letters by themselves' },
  'html-doctype': { families: ['outlook', 'yahoo'], fallback: 'nothing depends on standards mode' },
  'html-body': { families: ['outlook', 'yahoo'], fallback: 'ground and margins stand on the outermost table as well' },
  'html-role': { families: ['outlook', 'gmx', 'web-de'], fallback: 'tables for layout have one column and no headings, so they are read in order' },
  'html-aria-hidden': { families: ['outlook', 'gmx', 'web-de', 'yahoo'], fallback: 'screen readers read the stars and then the same in words' },
  'html-srcset': { families: ['gmail', 'outlook', 'gmx', 'web-de', 'yahoo'], fallback: 'src is the file with twice the pixels, sized by width and height' },
  'html-style': { families: ['gmail', 'gmx', 'web-de'], fallback: RULES },
  'html-meta-color-scheme': { families: ['gmail', 'outlook', 'apple-mail', 'gmx', 'web-de', 'yahoo'], fallback: 'light as written, or recoloured by the client: every text has a ground of its own' },
  'css-color-scheme': { families: ['gmail', 'outlook', 'gmx', 'web-de', 't-online-de', 'yahoo'], fallback: 'the meta element, else as above' },
  'css-at-media': { families: ['gmail', 'outlook'], fallback: RULES },
  'css-at-media-prefers-color-scheme': { families: ['gmail', 'outlook', 'gmx', 'web-de', 't-online-de', 'yahoo'], fallback: 'Outlook on the web and for Android: [data-ogsc] and [data-ogsb]; others: light as written, or recoloured by the client' },
  'css-important': { families: ['gmx', 'web-de'], fallback: RULES },
  'css-selector-attribute': { families: ['gmail', 'outlook', 'gmx', 'web-de'], fallback: RULES },
  'css-selector-class': { families: ['gmail'], fallback: RULES },
  'css-selector-descendant': { families: ['gmail'], fallback: RULES },
  'css-selector-child': { families: ['gmail', 'outlook', 'gmx', 'web-de'], fallback: RULES },
  'css-border-radius': { families: ['outlook', 'gmx', 'web-de'], fallback: 'square corners; the button in Outlook for Windows is drawn as VML with round ones' },
  'css-display-none': { families: ['gmail'], fallback: 'the preheader is one pixel high and of the colour of its ground' },
  'css-max-height': { families: ['outlook'], fallback: 'mso-hide:all hides the preheader' },
  'css-overflow': { families: ['outlook'], fallback: 'mso-hide:all hides the preheader' },
  'css-word-break': { families: ['outlook', 'gmx', 'web-de', 'yahoo'], fallback: 'word-wrap; zero-width spaces inside words of more than 46 letters' },
  'css-word-wrap': { families: ['outlook'], fallback: 'word-break where it works; zero-width spaces inside words of more than 46 letters' },
  'css-height': { families: ['yahoo'], fallback: 'line-height makes the bar and the rules as high' },
  'css-white-space': { families: ['outlook'], fallback: 'the pre element keeps line breaks and blanks; long lines are not wrapped' },
}

/** What the compiler of MJML adds of its own, named likewise. */
export const MJML_FALLBACKS: Readonly<Record<string, Fallback>> = {
  'css-outline': { families: ['outlook'], fallback: 'none is what pictures have anyway' },
  'css-word-spacing': { families: ['outlook'], fallback: 'normal is what words have anyway' },
  'css-border-spacing': { families: ['outlook'], fallback: 'the attribute cellspacing' },
  'css-cursor': { families: ['gmail', 'outlook', 'apple-mail', 'gmx', 'yahoo'], fallback: 'auto is what cells have anyway' },
  'css-opacity': { families: ['gmail', 'outlook', 'gmx', 'web-de'], fallback: 'the preheader is not displayed, else one pixel high and white' },
  'html-aria-label': { families: ['outlook', 'gmx', 'web-de', 'yahoo'], fallback: 'the mail has a title and a subject' },
  'html-target': { families: ['gmail', 'outlook', 'gmx', 'web-de', 'yahoo'], fallback: 'mail clients open links in a new window anyway' },
}
