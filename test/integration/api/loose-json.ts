// biome-ignore lint/suspicious/noExplicitAny: answers are what is under test here; a type would only claim what the assertions check.
export type LooseJson = any
