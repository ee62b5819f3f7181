/** Addresses of mailboxes, profiles and pages that lead to one person. */
import { LinkifyIt } from 'linkify-it'
import { isCommonGivenName, isGivenName } from '../data/given-names.ts'
import { foldName } from '../fold.ts'
import { findAll, type Finding } from '../spans.ts'
import { findSpokenMail } from './spoken.ts'

const linkify = new LinkifyIt({ fuzzyEmail: true, fuzzyLink: true, fuzzyIP: false })
/** Longer than any address that people write; a longer run without a blank is looked at in pieces, so the work stays in proportion to the text. */
const PIECE = 1024
const SAFE = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_%+][\p{L}\p{N}._%+-]{0,63}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}])/gu
const PROFILE_HOST = /(?:^|\.|\/\/)(?:facebook|fb|instagram|linkedin|xing|twitter|x|tiktok|threads|pinterest|youtube|soundcloud|github|gitlab|strava|t|wa|snapchat|mastodon|bsky|flickr|vimeo|ebay|kleinanzeigen|etsy|vinted|about|linktr|paypal)\.(?:com|de|net|me|ee|social|app|at|ch|co\.uk)\//i
const NOT_A_PROFILE = /\/(?:groups?|events?|watch|hashtag|explore|p|reel|share|sharer|intent|company|companies|jobs|help|legal)(?:\/|$|\?)/i
/** Names of parameters whose value is one person's. */
const PERSONAL_PARAMETER = /[?&#;](?:e?-?mail|user(?:name|id)?|uid|name|vorname|nachname|first_?name|last_?name|kunden?(?:nr|nummer|id)?|kd(?:nr)?|customer(?:_?id|no)?|account|konto|vertrag(?:snr)?|contract|client|member|mitglied|phone|tel|telefon|token|key|auth|session|sid|ticket|order(?:_?id)?|bestell(?:nr|ung)?|invoice|rechnung|adress?e?|strasse|street|plz)=[^&\s]/i
/** Two words behind what holds people: /agents/jane-doe, /team/jane.doe. */
const OF_PERSON = /\/(?:agents?|team|unser-team|our-team|staff|people|advis[eo]rs?|berater|mitarbeiter|ansprechpartner|makler|doctors?|aerzte|ärzte|therapeuten|realtors?|authors?|autoren?|personen|persons?|kontakte?|contacts?|lehrer|teachers?|anwaelte|lawyers?|coaches|trainer|gaeste|guests?|gedenken|memorials?|nachruf|obituar(?:y|ies)|künstler|artists?|clients?|kunden|patients?|customers?|tenants?|mieter|bewerber|applicants?)\/\p{L}{2,20}[-_.]\p{L}{2,24}(?:[-_.]\p{L}{2,24})?(?:[/?#]|$)/iu
const HOME = /\/~[\w.-]+/

/** Mail addresses; also those spelled out against robots. */
function findEmails(text: string, links: readonly { start: number; end: number; schema: string }[]): Finding[] {
  const found: Finding[] = links.flatMap(({ start, end, schema }) => (schema === 'mailto:' ? [{ start, end, kind: 'email' as const, source: 'rule' as const }] : []))
  const isFediverse = (start: number) => /(?:^|[^\p{L}\p{N}])@$/u.test(text.slice(Math.max(0, start - 2), start))
  return [...found, ...findAll(text, SAFE, 'email'), ...findSpokenMail(text)].filter(({ start }) => !isFediverse(start))
}

function linksOf(text: string): { start: number; end: number; schema: string; url: string }[] {
  const links: { start: number; end: number; schema: string; url: string }[] = []
  for (const run of text.matchAll(/\S+/g)) {
    if (!/[@:.]/.test(run[0])) continue
    for (let at = 0; at < run[0].length; at += PIECE) {
      const piece = run[0].slice(at, at + PIECE)
      if (!linkify.test(piece)) continue
      for (const match of linkify.match(piece) ?? []) links.push({ start: run.index + at + match.index, end: run.index + at + match.lastIndex, schema: match.schema || (match.url.startsWith('mailto:') ? 'mailto:' : ''), url: match.url })
    }
  }
  // Under whatever top-level domain: linkify knows those that there were.
  for (const { 0: written, index } of text.matchAll(/(?<![\p{L}\p{N}@./-])www\.[\p{L}\p{N}-]{1,60}(?:\.[\p{L}\p{N}-]{1,60}){1,4}\/[^\s<>"“”„|]{1,200}/giu)) {
    const url = written.replace(/[.,;:!?)\]'’]+$/, '')
    links.push({ start: index, end: index + url.length, schema: 'http:', url: `http://${url}` })
  }
  return links
}

/** Does the path hold a name, as in /team/petra-mueller? */
function holdsName(url: string, names: ReadonlySet<string>): boolean {
  const parts = url.replace(/^\w+:\/\/(?:www\.)?/, '').split(/[^\p{L}]+/u)
  return parts.some((part) => part.length >= 3 && names.has(foldName(part)))
}

/**
 * @param names folded names of the known contact: a page that holds one is the person's
 */
export function findLinks(text: string, names: ReadonlySet<string>): Finding[] {
  const links = linksOf(text)
  const personal = links.filter(({ url, schema }) => {
    if (schema === 'mailto:') return false
    const path = url.replace(/^\w+:\/\//, '')
    const isProfile = PROFILE_HOST.test(url) && /\/[^/?#]+/.test(path) && !NOT_A_PROFILE.test(url)
    return isProfile || PERSONAL_PARAMETER.test(url) || HOME.test(url) || /%40|\/[^/]*@/.test(url) || holdsName(url, names) || /\/(?:profil|profile|user|users|people|member|mitglied|in|u|id)\/[^/?#]/i.test(url) || OF_PERSON.test(url) || hasPersonSlug(path)
  })
  return [...findEmails(text, links), ...personal.map(({ start, end }) => ({ start, end, kind: 'url-with-person' as const, source: 'rule' as const }))]
}

/** A last part such as anna-schmidt: a given name and one more word. */
function hasPersonSlug(path: string): boolean {
  const [first, second, ...others] = (path.split(/[?#]/)[0] ?? '').split('/').slice(1).filter(Boolean).pop()?.split(/[-_.]/) ?? []
  return first !== undefined && second !== undefined && others.length <= 1 && isGivenName(foldName(first))
}

const HANDLE = /(?<![\p{L}\p{N}._%+@/-])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,40}[\p{L}\p{N}_])?(?:@[\p{L}\p{N}-]{1,40}(?:\.[\p{L}\p{N}-]{1,40}){1,4})?/gu
const NAMED_HANDLE =
  /(?<![\p{L}\p{N}])(?:insta(?:gram)?(?:[- ]?(?:account|profil|name))?|ig|threema(?:[- ]?id)?|signal|reddit|twitch|xing|linkedin|facebook|fb|youtube|bsky|matrix|psn|xbox|wechat|line|viber|strava|vinted|ebay|kleinanzeigen|paypal|venmo|cash ?app|nick(?:name)?|twitter|tiktok|telegram|snapchat|mastodon|bluesky|threads|discord|skype|steam|handle|profilname|nutzername|benutzername|username|user name|screen ?name|login(?:name)?)(?:[\s:=„"“(,–-]|\b(?:is|ist|lautet|name|heißt|heiße|heisse|ich|bin|unter|als|i am|handle|account|profil|username|user)\b){1,8}(?<handle>@?[\p{L}\p{N}][\p{L}\p{N}]{0,25}(?:[._][\p{L}\p{N}_]{1,25}){0,3}\d{0,6}(?:#\d{4})?)(?![\p{L}\p{N}@])/giu
/** An underscore between letters: nobody writes words so. */
const UNDERSCORED = /(?<![\p{L}\p{N}._%+@/-])\p{L}[\p{L}\p{N}]{1,20}(?:_[\p{L}\p{N}]{1,20}){1,3}(?![\p{L}\p{N}_@/]|\.\p{L})/gu
/** Handles of firms and offices: whoever they are, the quoted person they are not. */
const FIRM = /stadtwerk|service|support|team|hilfe|help|kunden|energie|energy|bank|versicher|telekom|telco|mobil|verkehr|official|offiziell|info|shop|store|news|gmbh|gruppe|group|amt|stadt|city|council|post|paket|express|care|netz|strom|gas$|wasser|theat|hotel|museum|clinic|klinik|pharma|apothek|praxis|verlag|radio|bahn|airport|airline|air$|cafe|café|bistro|restaurant|bakery|bäckerei|gym|fitness|studio|garage|garten|garden|bikes?$|optik|library|bücherei|uni$|schule|school|festival|charity|foundation|verein|ltd|hq$|_de$|_uk$|_at$|_ch$|telecom|fibre|glasfaser|broadband|insurance|assekuranz|reisen|travel|tours|moebel|möbel|kitchens|florist|blumen|kasse|werke?$|werk_/i

/** "moebelqueen_aylin" is a person's. */
function holdsGivenName(handle: string): boolean {
  return handle.split(/[^\p{L}]+/u).some((part) => part.length >= 4 && isCommonGivenName(foldName(part)))
}

export function findHandles(text: string): Finding[] {
  const isPersonal = (handle: string) => (!FIRM.test(handle.split('@')[1] ?? handle) || holdsGivenName(handle)) && !/^@(?:all|alle|here|everyone|channel|home|work)$/i.test(handle)
  return [
    ...findAll(text, HANDLE, 'handle', undefined, isPersonal),
    ...findAll(text, UNDERSCORED, 'handle', undefined, (handle) => isPersonal(handle) && handle !== handle.toUpperCase()),
    // Without the @ only what cannot be an ordinary word: it has a dot, an underscore, a digit, or the text calls it the handle.
    ...findAll(text, NAMED_HANDLE, 'handle', 'handle', (handle, start) => isPersonal(handle) && (/[._\d@#]/.test(handle) || /(?:handle|username|user name|profilname|nutzername|benutzername|screen ?name)(?:\s+(?:is|ist|lautet))?[\s:=„"“]{1,4}$/i.test(text.slice(Math.max(0, start - 30), start)))),
  ]
}
