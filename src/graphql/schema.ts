/** The schema for channel apps: what is live on the channels of their token, to be read only. */
import { buildSchema, type GraphQLSchema } from 'graphql'

const SDL = /* GraphQL */ `
  "Any JSON value."
  scalar JSON

  type Query {
    """
    Publications that are visible now on the channels of your token, newest change first. With changedSince: oldest change first, so that
    whoever follows endCursor to the end has seen every change; start a little before the last change you know. Give page or after, not both.
    """
    Publications(
      channel: String
      locale: String
      "A topic's key."
      topic: String
      "news, offer, guide or service-notice."
      kind: String
      slug: String
      "An instant with its zone: 2026-12-01T08:00:00+01:00."
      changedSince: String
      "1 to 100."
      limit: Int = 20
      "From 1."
      page: Int
      "endCursor of the answer before."
      after: String
    ): PublicationList!
    "The publication at a place, or null if there is none that you may see."
    Publication(channel: String!, locale: String!, slug: String!): Publication
    """
    What was visible on the channels of your token and is so no longer, oldest first: for apps that keep copies. Read Publications with
    changedSince first and take these away after; start a little before the last answer you have. What became visible again is not among them.
    """
    Removals(
      channel: String
      locale: String
      "An instant with its zone: 2026-12-01T08:00:00+01:00."
      since: String!
      "1 to 100."
      limit: Int = 20
      "endCursor of the answer before."
      after: String
    ): RemovalList!
    """
    Customers' words that may be shown on the channels of your token now: approved, and consented to for that channel. Newest approval first. Ask
    again before you show them: after a withdrawal they are gone from here, and must go from you.
    """
    Testimonials(
      channel: String
      locale: String
      "A topic's key."
      topic: String
      "1 to 100."
      limit: Int = 20
      "endCursor of the answer before."
      after: String
    ): TestimonialList!
  }

  type TestimonialList {
    docs: [Testimonial!]!
    hasNextPage: Boolean!
    endCursor: String
  }

  type Testimonial {
    channel: String!
    topics: [Topic!]!
    quote: Quote!
  }

  "A customer's words. Show them with authenticitySentence, and, where only praise is shown, say that it is a selection."
  type Quote {
    "What a testimonial node of the body names."
    key: String!
    locale: String!
    "Paragraphs are apart by two line ends; […] marks what was left out."
    text: String!
    "As the person chose to be named."
    attribution: String!
    isTranslation: Boolean!
    "1 to 5."
    rating: Int
    theme: String
    "The month in which it was said, YYYY-MM."
    saidIn: String
    "customer-record, order or none."
    authenticity: String!
    "Whether and how it was checked that a customer said so, in the words' language (§ 5b (3) UWG)."
    authenticitySentence: String!
  }

  type RemovalList {
    docs: [Removal!]!
    hasNextPage: Boolean!
    endCursor: String
  }

  "Key, channel and locale together name one publication; its slug may have changed since you read it."
  type Removal {
    key: String!
    channel: String!
    locale: String!
    "Not visible from this instant on."
    since: String!
  }

  type PublicationList {
    docs: [Publication!]!
    totalDocs: Int!
    hasNextPage: Boolean!
    endCursor: String
    "The page asked for, or null when reading by cursor."
    page: Int
  }

  type Publication {
    "Stays the same for ever, in every language and on every channel."
    key: String!
    channel: String!
    locale: String!
    title: String!
    slug: String!
    kind: String!
    teaser: String!
    byline: String
    "The date that the text itself bears, YYYY-MM-DD."
    date: String
    topics: [Topic!]!
    "SHA-256 of the approved content."
    edition: String!
    "The approval that this publication rests on."
    approval: String!
    from: String!
    until: String
    changed: String!
    "The content tree. A node of type conditional is for some recipients only: where nobody is addressed in person, show its children if it says forOthers: shown."
    body: JSON!
    "The same as an editor's state (Lexical); files and pieces by their keys."
    bodyLexical: JSON!
    "What the body's embed nodes stand for, by piece key."
    embeds: [Embed!]!
    "Whom the text quotes, embedded passages included, as far as it is consented to for this channel now. Nodes of the body name them by key only."
    quotes: [Quote!]!
    hero: Hero
    media: [Media!]!
    "The same piece in other languages on this channel."
    siblings: [Sibling!]!
    "What the editors set for this channel only, by field."
    overrides: JSON!
    "What the channel made of it; of one variant, or of all. At most 20 per request."
    renditions(variant: String): [Rendition!]!
  }

  type Topic {
    key: String!
    name: String!
  }

  type Sibling {
    locale: String!
    slug: String!
    title: String!
  }

  type Embed {
    key: String!
    edition: String!
    kind: String!
    title: String!
    teaser: String!
    body: JSON!
    bodyLexical: JSON!
    media: [Media!]!
  }

  type Hero {
    media: Media
    alt: String!
    caption: String
  }

  type Media {
    "SHA-256 of the original file."
    key: String!
    mime: String!
    filename: String!
    width: Int
    height: Int
    alt: String!
    "Focal point, percent from the left."
    focalX: Int!
    "Focal point, percent from the top."
    focalY: Int!
    rightsHolder: String
    licence: String
    "YYYY-MM-DD until which the file may be used."
    licenceUntil: String
    derivatives: [Derivative!]!
  }

  type Derivative {
    address: String!
    mime: String!
    width: Int!
    height: Int!
  }

  type Rendition {
    variant: String!
    "Hash of everything that the rendition depends on: equal keys, equal files."
    key: String!
    artefacts: [Artefact!]!
    notes: [Note!]!
  }

  type Artefact {
    name: String!
    mime: String!
    sha256: String!
    bytes: Int!
    "Signed; readable without a token until it expires."
    address: String!
    expires: String!
  }

  type Note {
    severity: String!
    code: String!
    path: String
    message: Message!
    "Words that do not arrive on this channel."
    lost: String
  }

  type Message {
    de: String!
    en: String!
  }
`

export const schema: GraphQLSchema = buildSchema(SDL)
