/** Types of the libraries that hints are compared with; none brings its own. */
declare module 'vader-sentiment' {
  export const SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } }
}
declare module 'wink-sentiment' {
  export default function analyse(text: string): { score: number; normalizedScore: number }
}
declare module '@nlpjs/sentiment' {
  export class SentimentAnalyzer {
    constructor(settings: { container: unknown })
    process(input: { locale: string; text: string }): Promise<{ sentiment: { score: number; vote: string } }>
  }
}
declare module '@nlpjs/core' {
  export class Container {
    use(plugin: unknown): void
  }
}
declare module '@nlpjs/lang-de' {
  export const LangDe: unknown
}
