/** Reads XML as strictly as the standard asks, for tests: one unclosed element and it throws. */
import sax from 'sax'

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  /** Text of the element itself, without that of elements in it. */
  text: string
}

/** The root element. @throws Error naming line and column of what is not well-formed */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = sax.parser(true, {})
  parser.onerror = (error) => {
    throw error
  }
  parser.onopentag = ({ name, attributes }) => {
    const element: XmlElement = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  }
  parser.onclosetag = () => open.pop()
  const add = (text: string): void => {
    const last = open.at(-1)
    if (last) last.text += text
  }
  parser.ontext = add
  parser.oncdata = add
  parser.write(source).close()
  const [first] = root.children
  if (!first) throw new Error('There is no element.')
  return first
}

/** Elements of that name below, at any depth, in order. */
export const elementsOf = (element: XmlElement, name: string): XmlElement[] => element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsOf(child, name)])
