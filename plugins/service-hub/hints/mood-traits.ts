/**
 * How a text is made, whatever its words: who asks seldom complains, who tells what happened seldom asks. Where no word tells the mood these still do, and they hold for
 * dialogs that no list of words foresaw.
 */
import type { MoodWord } from './mood-words.ts'

const count = (text: string, expression: RegExp, most: number) => Math.min(most, text.match(expression)?.length ?? 0)
const any = (words: string) => new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'giu')

const REQUEST = any(
  String.raw`bitte|please|könnten? sie|können sie|könnt ihr|kann ich|kann man|could you|can i|can you|can we|may i|möchten?|would like|würde gerne?|würden gerne?|bräuchten?|brauche|benötige|need|anbei|attached|anhang|zur info|hiermit|änder\p{L}*|termin\p{L}*|gibt es|geht das|ummelden|abmelden|anmelden|umzug|rückruf|zusenden|schicken sie|mitteilen|bestätigen|confirm|send|let me know|i'd like|change|update|book|moving|beantragen|anfrage|auskunft|reicht|find attached|wünsche|ersuche|interessiere|melde|sperren|zurücksetzen|kündige|verstorben|passed away`,
)
const OPENS_QUESTION = /(?:^|[.!?\n] ?|, )(?:wann|wie|wo|was|welche\p{L}*|ist|sind|gibt|gilt|kann|können|muss|darf|how|when|where|what|which|is|are|does|do|can|could|will)(?= )/giu
const NEGATION = any(String.raw`nicht|ned|nöd|net|kein\p{L}*|nie|niemals|nichts|nix|ohne|niemand|nirgends|not|\p{L}+n['’]t|no|never|nothing|nobody|without|none`)
const SPAN = any(String.raw`(?:\d+|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|halbe[nr]?|ein(?:er|em|e)?|two|three|four|five|six|seven|a|an|another|mal) (?:tag|woche|monat|jahr|stunde|minute|day|week|month|hour|year|std)\p{L}{0,2}`)
const STAFF_OF = any(String.raw`(?:ihr|ihre|ihren|ihrem|euer|eure|your|der|die|the|eier) (?:\p{L}+ )?(?:kolleg\p{L}*|monteur\p{L}*|mitarbeiter\p{L}*|techniker\p{L}*|fahrer\p{L}*|berater\p{L}*|verkäufer\p{L}*|hotline|app|kundenservice|kundendienst|driver|engineer|colleague|agent|staff|team|lad|company|bot)`)
const YOU_DID = any("sie haben|haben sie|ihr habt|habt ihr|you(?:['’]ve)? (?:have|put|took|taken|sent|charged|said|told|promised|lost|want)|you['’]ve")
const ME = any('mir|mich|uns|me|us')
const OPINION = any(String.raw`fühle?|feel|felt|komme mir|frage mich|dachte|gedacht|erwartet|expected|thought|glaub\p{L}*|honestly|ehrlich|wofür|eigentlich`)
const MONEY = /\d\s?(?:€|euro|eur|prozent|percent|%|chf|fr\.)|[£$]\s?\d/giu
const TURN = any('aber|obwohl|trotzdem|dabei|jedoch|statt|stattdessen|though|but|although|instead|wenigstens|ausgerechnet|angeblich|immerhin|supposedly')
const TOLD = any('war|waren|wurde|wurden|hat|haben|hatte|kam|hieß|sagte|meinte|was|were|said|told|arrived|came|took|got|had')
const AGAIN = any('immer noch|erst|schon wieder|jetzt|bis heute|wieder|still|again|now|even|only|just|nur|mehrfach|ständig|dauernd|jedes mal|keeps?|every time|dann')
const THANKS = any(String.raw`danke\p{L}*|dank|merci|thanks?|thank you|cheers|ta|bedank\p{L}*`)
const STRESS = any(String.raw`so|sehr|wirklich|ganz|echt|total|really|very|absolut\p{L}*|einfach|wie|genau|exactly|genuinely|sogar|auch noch|gleich|sofort`)
const PAPERS = any('anbei|attached|zählerstand|reading|stand|kundennummer|unterlagen|formular|form|documents|antrag|name')

/** By what a mood is judged, in this order; the names are those of the trained weights. */
export const MOOD_TRAITS = [
  'score', 'praise', 'blame', 'praises', 'blames', 'irony', 'no-word', 'questions', 'ends-asking', 'requests', 'opens-asking', 'negations', 'spans', 'exclamations', 'staff', 'you-did', 'me', 'opinions', 'money', 'turns', 'told', 'again', 'thanks', 'stress', 'formal', 'numbers', 'length', 'sentences', 'papers',
] as const
export type MoodTrait = (typeof MOOD_TRAITS)[number]

/** Where the sum of words is half way to certain. */
const SOFTNESS = 12
/** Beyond this the sum says praise or blame by itself. */
const CLEAR = 0.3

/** One number for each trait. @param text without what the other side says */
export function moodTraits(text: string, words: readonly Pick<MoodWord, 'weight'>[], isIronic: boolean): number[] {
  let praise = 0
  let blame = 0
  for (const { weight } of words) {
    if (weight > 0) praise += weight
    else blame -= weight
  }
  const sum = praise - blame
  const score = sum / Math.sqrt(sum * sum + SOFTNESS)
  const traits: Readonly<Record<MoodTrait, number>> = {
    score,
    praise: Math.max(0, score - CLEAR),
    blame: Math.min(0, score + CLEAR),
    praises: Math.sqrt(praise),
    blames: Math.sqrt(blame),
    irony: isIronic ? 1 : 0,
    'no-word': praise === 0 && blame === 0 ? 1 : 0,
    questions: count(text, /\?/g, 2),
    'ends-asking': /\?[^.!?\n]{0,40}[.!]?\s*$/.test(text.slice(-80)) ? 1 : 0,
    requests: count(text, REQUEST, 3),
    'opens-asking': count(text, OPENS_QUESTION, 2),
    negations: count(text, NEGATION, 4),
    spans: count(text, SPAN, 3),
    exclamations: count(text, /!/g, 2),
    staff: count(text, STAFF_OF, 2),
    'you-did': count(text, YOU_DID, 3),
    me: count(text, ME, 4),
    opinions: count(text, OPINION, 2),
    money: count(text, MONEY, 2),
    turns: count(text, TURN, 2),
    told: count(text, TOLD, 4),
    again: count(text, AGAIN, 3),
    thanks: count(text, THANKS, 2),
    stress: count(text, STRESS, 3),
    formal: /sehr geehrte|dear sir|dear madam|to whom/i.test(text) ? 1 : 0,
    numbers: count(text, /\d{4,}/g, 3),
    length: Math.log(1 + count(text, /\p{L}+/gu, 5_000)) - 3,
    sentences: count(text, /[.!?](?:\s|$)/g, 4),
    papers: count(text, PAPERS, 1),
  }
  return MOOD_TRAITS.map((trait) => traits[trait])
}
