/** What a page says whose link an agent gave out: a consent can be narrowed with it and withdrawn, nothing more. */
import type { UiLanguage } from '../../channel/ui-language.ts'
import type { AnyProblem } from './form.ts'
import { PHRASES } from './phrases.ts'

interface NarrowerPhrases {
  /** Heading of the form. */
  readonly title: string
  readonly why: string
  readonly refused: string
}

export const NARROWER_PHRASES: Readonly<Record<UiLanguage, NarrowerPhrases>> = {
  de: {
    title: 'Einschränken',
    why: 'Diesen Link hat Ihnen unser Service gegeben, er lag also auch dort vor. Deshalb können Sie damit etwas weglassen, Wege abwählen, einen Namen wählen, der weniger verrät, ein früheres Ende festlegen oder ganz widerrufen. Erweitern oder verlängern können Sie damit nicht. Möchten Sie das, bitten Sie unseren Service, Sie neu zu fragen.',
    refused: 'Mit diesem Link können Sie Ihre Einwilligung nur einschränken oder widerrufen, weil er auch unserem Service vorlag. Möchten Sie sie erweitern oder verlängern, bitten Sie unseren Service, Sie neu zu fragen.',
  },
  en: {
    title: 'Narrow your consent',
    why: 'Our service gave you this link, so our service has had it, too. With it you can therefore leave something out, drop channels, choose a name that tells less, set an earlier end, or withdraw altogether. You cannot widen or renew your consent with it. If you would like to, ask our service to send you a new question.',
    refused: 'With this link you can only narrow or withdraw your consent, because our service has had it, too. If you would like to widen or renew it, ask our service to send you a new question.',
  },
}

/** What is to be mended at a field. */
export const problemSentence = (problem: AnyProblem, language: UiLanguage): string => (problem === 'only-narrower' ? NARROWER_PHRASES[language].refused : PHRASES[language].problems[problem])
