/** The notes that several channels write, worded once: one code means the same thing everywhere. */
import type { Image } from '../content/nodes.ts'
import type { Note } from './notes.ts'
import type { NodePath } from './walk.ts'

type Picture = Pick<Image, 'alt' | 'caption' | 'source'>

const lostWords = (...texts: readonly (string | undefined)[]): { lost: string } | Record<string, never> => {
  const lost = texts.filter((text) => text !== undefined && text.trim() !== '').join(' ')
  return lost === '' ? {} : { lost }
}

/** The picture is left out because its file is missing. */
export function imageMissing(picture: Picture, path: NodePath): Note {
  const name = picture.source ?? picture.alt
  return {
    severity: 'warning',
    code: 'image-missing',
    path,
    message: {
      de: `Das Bild „${name}“ fehlt und wird weggelassen. Laden Sie die Datei hoch oder entfernen Sie das Bild.`,
      en: `The image “${name}” is missing and is left out. Upload the file or remove the image.`,
    },
    ...lostWords(picture.alt, picture.caption),
  }
}

/** The picture has no alternative text. */
export function altMissing(path: NodePath): Note {
  return {
    severity: 'warning',
    code: 'alt-missing',
    path,
    message: {
      de: 'Das Bild hat keinen Alternativtext. Beschreiben Sie, was es zeigt, sofern es nicht reiner Schmuck ist.',
      en: 'The image has no alternative text. Describe what it shows unless it is purely decorative.',
    },
  }
}

/** The embedded piece is not at hand. */
export function embedMissing(piece: string, path: NodePath): Note {
  return {
    severity: 'error',
    code: 'embed-missing',
    path,
    message: {
      de: `Der eingebettete Beitrag „${piece}“ ist nicht verfügbar. Geben Sie ihn frei oder entfernen Sie die Einbettung.`,
      en: `The embedded piece “${piece}” is not available. Approve it or remove the embed.`,
    },
  }
}

/** Embeds nest too deeply. `lost`: the text that is left out. */
export function embedTooDeep(piece: string, path: NodePath, lost: string): Note {
  return {
    severity: 'error',
    code: 'embed-too-deep',
    path,
    message: {
      de: `Der eingebettete Beitrag „${piece}“ liegt zu tief verschachtelt. Betten Sie ihn weiter oben ein.`,
      en: `The embedded piece “${piece}” is nested too deeply. Embed it higher up.`,
    },
    ...lostWords(lost),
  }
}

/** A block for some recipients is not shown where nobody is addressed. `lost`: its words. */
export function conditionalHidden(path: NodePath, lost: string): Note {
  return {
    severity: 'info',
    code: 'conditional-hidden',
    path,
    message: {
      de: 'Dieser Abschnitt gilt nur bestimmten Empfängern und steht hier nicht, weil niemand persönlich angesprochen wird. Soll er auch hier stehen, wählen Sie das im Block.',
      en: 'This passage is for some recipients only and is left out here, because nobody is addressed in person. If it is to stand here too, choose so in its block.',
    },
    ...lostWords(lost),
  }
}

/** A link leads to an address that links may not carry: its text stays, the link goes. */
export function linkUnsafe(url: string, path: NodePath): Note {
  const shown = url.slice(0, 80)
  return {
    severity: 'warning',
    code: 'link-unsafe',
    path,
    message: {
      de: `Die Adresse „${shown}“ ist für Links nicht zulässig; der Text bleibt ohne Link stehen. Erlaubt sind http, https, mailto, tel und Pfade dieser Website.`,
      en: `The address “${shown}” is not allowed in links; its text stays without a link. Allowed are http, https, mailto, tel and paths of this site.`,
    },
  }
}
