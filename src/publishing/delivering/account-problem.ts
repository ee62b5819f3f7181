/** Why an account cannot be used until a person does something: kept as a code with what the network said, told in both languages. Pure: the admin reads it too. */

interface Sentence {
  readonly de: string
  readonly en: string
}

/** `refused`: the network does not let the account in; `key-missing`, `seal-broken`: the hub cannot open its secret. */
export const ACCOUNT_PROBLEMS = {
  refused: {
    label: { de: 'Vom Netzwerk abgelehnt', en: 'Refused by the network' },
    sentence: {
      de: 'Das Netzwerk hat das Geheimnis dieses Kontos abgelehnt: Es ist abgelaufen, widerrufen, oder ihm fehlt ein Recht. Holen Sie im Netzwerk ein neues und tragen Sie es beim Konto ein.',
      en: 'The network refused this account’s secret: it has expired, was revoked, or lacks a permission. Get a new one in the network and enter it in the account.',
    },
  },
  'key-missing': {
    label: { de: 'Schlüssel fehlt', en: 'Key missing' },
    sentence: {
      de: 'Der Schlüssel, der das Geheimnis dieses Kontos versiegelt hat, ist nicht eingerichtet. Tragen Sie ihn wieder in SOCIAL_KEYS ein und prüfen Sie das Konto, oder geben Sie das Geheimnis neu ein.',
      en: 'The key that sealed this account’s secret is not configured. Put it back into SOCIAL_KEYS and check the account, or enter the secret again.',
    },
  },
  'seal-broken': {
    label: { de: 'Geheimnis nicht lesbar', en: 'Secret unreadable' },
    sentence: {
      de: 'Das Geheimnis dieses Kontos lässt sich nicht öffnen: Sein Schlüssel oder das Konto wurde am Hub vorbei geändert. Geben Sie das Geheimnis neu ein.',
      en: 'This account’s secret cannot be opened: its key or the account was changed past the hub. Enter the secret again.',
    },
  },
} as const satisfies Readonly<Record<string, { readonly label: Sentence; readonly sentence: Sentence }>>
export type AccountProblem = keyof typeof ACCOUNT_PROBLEMS
const ended = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`)
const isKnown = (problem: string): problem is AccountProblem => Object.hasOwn(ACCOUNT_PROBLEMS, problem)

/** What is wrong and what to do. A code that this version does not know, a later one's or somebody's by hand, is said as it is. @param said the network's own words, if any */
export function problemSentence(problem: string, said?: string | null): Sentence {
  const { de, en } = isKnown(problem) ? ACCOUNT_PROBLEMS[problem].sentence : { de: ended(problem), en: ended(problem) }
  return said ? { de: `${de} Das Netzwerk sagt: „${said}“.`, en: `${en} The network says: “${said}”.` } : { de, en }
}
