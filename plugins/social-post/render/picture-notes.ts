/** What this channel tells editors of pictures. `path` leads to the hero or to the picture in the body. */
import type { Note } from '../../../src/channel/notes.ts'
import { type Label, withLost } from './notes.ts'

export function imageMissing(alt: string, path: string): Note {
  return withLost(
    {
      severity: 'warning',
      code: 'image-missing',
      path,
      message: { de: 'Das Bild fehlt oder ist kein Pixelbild; der Beitrag erscheint ohne es.', en: 'The picture is missing or is not a raster image; the post goes out without it.' },
    },
    alt,
  )
}

export function imageSmall(width: number, height: number, path: string): Note {
  return {
    severity: 'warning',
    code: 'image-small',
    path,
    message: { de: `Das Bild ist klein: der Ausschnitt hat nur ${width} × ${height} Pixel.`, en: `The picture is small: its cut has only ${width} × ${height} pixels.` },
  }
}

export function altMissing(path: string): Note {
  return {
    severity: 'warning',
    code: 'alt-missing',
    path: `${path}.alt`,
    message: { de: 'Dem Bild fehlt der Alternativtext; wer es nicht sieht, erfährt nichts davon.', en: 'The picture has no alternative text; who cannot see it learns nothing of it.' },
  }
}

export function altCut(network: Label, limit: number, lost: string, path: string): Note {
  return withLost(
    {
      severity: 'warning',
      code: 'alt-cut',
      path: `${path}.alt`,
      message: { de: `Der Alternativtext ist länger als die ${limit} Zeichen, die ${network.de} erlaubt, und wurde gekürzt.`, en: `The alternative text is longer than the ${limit} characters that ${network.en} allows and was cut.` },
    },
    lost,
  )
}

export function imagesLeftOut(network: Label, count: number): Note {
  return {
    severity: 'info',
    code: 'images-left-out',
    path: 'body',
    message: {
      de: count === 1 ? `Ein weiteres Bild kommt nicht in den Beitrag für ${network.de}: es ist zu klein oder eins zu viel.` : `${count} weitere Bilder kommen nicht in den Beitrag für ${network.de}: sie sind zu klein oder zu viele.`,
      en: count === 1 ? `One more picture is not in the post for ${network.en}: it is too small or one too many.` : `${count} more pictures are not in the post for ${network.en}: they are too small or too many.`,
    },
  }
}

export function pictureDrawn(network: Label): Note {
  return {
    severity: 'warning',
    code: 'picture-drawn',
    path: 'hero',
    message: {
      de: `${network.de} nimmt keinen Beitrag ohne Bild; der Titel in den Farben der Marke steht an seiner Stelle.`,
      en: `${network.en} takes no post without a picture; the title in the colours of the brand stands in its place.`,
    },
  }
}

export function imageShrunk(file: string, width: number, height: number): Note {
  return {
    severity: 'info',
    code: 'image-shrunk',
    path: 'hero',
    message: {
      de: `Das Bild ${file} ist auf ${width} × ${height} Pixel verkleinert, damit es in die Dateigröße passt, die das Netzwerk nimmt.`,
      en: `The picture ${file} is reduced to ${width} × ${height} pixels, so that it fits into the file size that the network takes.`,
    },
  }
}
