/** What this channel tells editors. One function per note, so that code, severity and words stand in one place. */
import type { Note } from '../../../src/channel/notes.ts'

export type Label = { readonly de: string; readonly en: string }

/** `lost` only where something is: a note without lost words bears none. */
export function withLost(note: Note, lost: string): Note {
  return lost.trim() === '' ? note : { ...note, lost: lost.trim() }
}

export function teaserCut(network: Label, path: string, lost: string): Note {
  return withLost(
    {
      severity: 'warning',
      code: 'teaser-cut',
      path,
      message: {
        de: `Der Text ist für ${network.de} zu lang und wurde gekürzt. Ein eigener Text für ${network.de} verhindert das.`,
        en: `The text is too long for ${network.en} and was cut. Write a text of its own for ${network.en} to avoid that.`,
      },
    },
    lost,
  )
}

export function overrideTooLong(network: Label, path: string, lost: string): Note {
  return withLost(
    {
      severity: 'error',
      code: 'override-too-long',
      path,
      message: {
        de: `Der eigene Text für ${network.de} passt mit dem Link nicht in einen Beitrag. Bitte kürzen.`,
        en: `The text written for ${network.en} does not fit into a post together with the link. Please shorten it.`,
      },
    },
    lost,
  )
}

export function teaserMissing(from: 'body' | 'title'): Note {
  const source = from === 'body' ? { de: 'der erste Absatz', en: 'the first paragraph' } : { de: 'der Titel', en: 'the title' }
  return {
    severity: 'warning',
    code: 'teaser-missing',
    path: 'teaser',
    message: { de: `Es gibt keinen Anreißer; ${source.de} steht an seiner Stelle.`, en: `There is no teaser; ${source.en} stands in its place.` },
  }
}

export function nothingToSay(): Note {
  return {
    severity: 'error',
    code: 'nothing-to-say',
    path: 'teaser',
    message: { de: 'Weder Anreißer noch Text noch Titel ergeben einen Beitrag. Bitte einen Anreißer schreiben.', en: 'Neither teaser nor body nor title makes a post. Please write a teaser.' },
  }
}

export function onePieceOnly(titles: string): Note {
  return withLost(
    {
      severity: 'error',
      code: 'one-piece-only',
      message: { de: 'Ein Beitrag spricht für genau einen Artikel; die weiteren fehlen.', en: 'A post speaks for exactly one piece; the others are left out.' },
    },
    titles,
  )
}

export function linkTooLong(network: Label): Note {
  return {
    severity: 'error',
    code: 'link-too-long',
    path: 'slug',
    message: { de: `Die Adresse der Webseite ist länger, als ${network.de} erlaubt. Bitte den Pfad kürzen.`, en: `The address of the web page is longer than ${network.en} allows. Please shorten the slug.` },
  }
}

export function linkNotPublic(): Note {
  return {
    severity: 'warning',
    code: 'link-not-public',
    message: {
      de: 'Die Adresse im Beitrag ist nicht öffentlich über https zu erreichen. Vor dem Veröffentlichen die öffentliche Adresse einstellen.',
      en: 'The address in the post cannot be reached publicly over https. Set the public address before publishing.',
    },
  }
}

export function tagsLeftOut(network: Label, tags: readonly string[]): Note {
  return {
    severity: 'info',
    code: 'tags-left-out',
    path: 'topics',
    message: { de: `Auf ${network.de} ist für diese Schlagwörter kein Platz: ${tags.join(' ')}`, en: `There is no room on ${network.en} for these tags: ${tags.join(' ')}` },
  }
}

export function tagUnusable(network: Label, names: readonly string[]): Note {
  return {
    severity: 'info',
    code: 'tag-unusable',
    path: 'topics',
    message: { de: `${network.de} nimmt diese Themen nicht als Schlagwort: ${names.join(', ')}`, en: `${network.en} does not take these topics as tags: ${names.join(', ')}` },
  }
}

export function manyTags(network: Label, count: number, seemly: number): Note {
  return {
    severity: 'warning',
    code: 'many-tags',
    path: 'topics',
    message: {
      de: `Der Beitrag hat ${count} Schlagwörter; mehr als ${seemly} wirken auf ${network.de} wie Spam und bringen keine Leser.`,
      en: `The post has ${count} tags; more than ${seemly} look like spam on ${network.en} and bring no readers.`,
    },
  }
}

export function tagsNotLive(network: Label, tags: readonly string[]): Note {
  return {
    severity: 'info',
    code: 'tags-not-live',
    message: { de: `${network.de} macht nur das erste Schlagwort zu einem; diese bleiben Text: ${tags.join(' ')}`, en: `${network.en} makes a tag of the first only; these stay text: ${tags.join(' ')}` },
  }
}

export function linkNotClickable(network: Label, address: string): Note {
  return {
    severity: 'info',
    code: 'link-not-clickable',
    message: {
      de: `Adressen im Text sind auf ${network.de} keine Links. Der Beitrag verweist auf das Profil; setzen Sie dort diesen Link: ${address}`,
      en: `Addresses in a text are no links on ${network.en}. The post points to the profile; put this link there: ${address}`,
    },
  }
}

export function chainTooLong(network: Label, path: string, most: number, lost: string): Note {
  return withLost(
    {
      severity: 'error',
      code: 'chain-too-long',
      path,
      message: { de: `Der Text ergibt auf ${network.de} mehr als ${most} Beiträge; der Rest fehlt. Bitte kürzen.`, en: `The text makes more than ${most} posts on ${network.en}; the rest is missing. Please shorten it.` },
    },
    lost,
  )
}

export function chainSplitsQuotation(network: Label, path: string): Note {
  return {
    severity: 'warning',
    code: 'chain-splits-quotation',
    path,
    message: {
      de: `Ein Zitat oder eine Klammer ist länger als ein Beitrag auf ${network.de} und geht über zwei Beiträge.`,
      en: `A quotation or bracket is longer than a post on ${network.en} and runs over two posts.`,
    },
  }
}

export function mentionInText(network: Label, path: string): Note {
  return {
    severity: 'info',
    code: 'mention-in-text',
    path,
    message: { de: `Der Text enthält ein @: ${network.de} kann darin die Erwähnung eines Kontos sehen.`, en: `The text contains an @: ${network.en} may take it as a mention of an account.` },
  }
}

export function quoteCut(network: Label, testimonial: string, isTextCut: boolean, lost: string): Note {
  const where = isTextCut ? { de: `im Beitrag für ${network.de}`, en: `in the post for ${network.en}` } : { de: `auf dem Bild für ${network.de}`, en: `on the picture for ${network.en}` }
  return withLost(
    {
      severity: 'warning',
      code: 'quote-cut',
      path: 'body',
      message: {
        de: `Die Kundenstimme „${testimonial}“ ist ${where.de} gekürzt, kenntlich an […]. Prüfen Sie, ob sie noch dasselbe sagt.`,
        en: `The testimonial “${testimonial}” is shortened ${where.en}, marked by […]. Check that it still says the same.`,
      },
    },
    lost,
  )
}

export function quoteRemarksInImage(network: Label): Note {
  return {
    severity: 'info',
    code: 'quote-remarks-in-image',
    path: 'body',
    message: {
      de: `Für den Hinweis zur Echtheit ist im Text auf ${network.de} kein Platz; er steht auf dem Bild und im Alternativtext. Senden Sie den Beitrag nicht ohne das Bild.`,
      en: `There is no room for the authenticity notice in the text on ${network.en}; it stands on the picture and in its alternative text. Do not send the post without the picture.`,
    },
  }
}

export function quoteLeftOut(network: Label, testimonial: string): Note {
  return {
    severity: 'warning',
    code: 'quote-left-out',
    path: 'body',
    message: {
      de: `Aus der Kundenstimme „${testimonial}“ wird kein Beitrag für ${network.de}: Name und Adresse lassen keinen Platz für ihre Worte.`,
      en: `The testimonial “${testimonial}” becomes no post for ${network.en}: name and address leave no room for its words.`,
    },
  }
}

export function quotesLeftOut(count: number): Note {
  return {
    severity: 'info',
    code: 'quotes-left-out',
    path: 'body',
    message: { de: `${count} weitere Kundenstimmen bekommen keinen eigenen Beitrag.`, en: `${count} more testimonials get no post of their own.` },
  }
}
