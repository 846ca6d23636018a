/** XML as a tree of elements that know their line. No entities but XML's own five. TH58. */
import { SaxesParser } from 'saxes'
import { type ImportProblemCode, withPlainLines } from './imported.ts'

export type XmlElement = {
  /** Without its prefix. */
  readonly name: string
  readonly namespace: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (XmlElement | string)[]
  readonly line: number
}

type Fault = { readonly line: number; readonly code: ImportProblemCode }
export type XmlRead =
  | { readonly ok: true; readonly root: XmlElement }
  | ({ readonly ok: false } & Fault)

/** A question is a handful of levels deep; a thousand would only exhaust the reader. */
const DEEPEST = 100

/** Ends the reading at the first fault; caught where it is thrown. */
class StoppedReading extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.code)
    this.fault = fault
  }
}

export const readXml = (text: string): XmlRead => {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  const stop = (code: ImportProblemCode): never => {
    throw new StoppedReading({ line: parser.line, code })
  }
  parser.on('error', () => stop('bad-xml'))
  parser.on('doctype', (doctype) => {
    // What a document declares about itself is never followed: no entities, no files from elsewhere.
    if (/[[\]]|ENTITY/.test(doctype)) stop('has-entities')
  })
  let begins = 1
  parser.on('opentagstart', () => {
    begins = parser.line
  })
  parser.on('opentag', (tag) => {
    if (open.length >= DEEPEST) stop('bad-xml')
    const element: XmlElement = {
      name: tag.local,
      namespace: tag.uri,
      attributes: new Map(Object.values(tag.attributes).map((one) => [one.local, one.value])),
      children: [],
      line: begins,
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const addText = (words: string): void => void open.at(-1)?.children.push(words)
  parser.on('text', addText)
  parser.on('cdata', addText)
  try {
    parser.write(withPlainLines(text)).close()
  } catch (fault) {
    if (fault instanceof StoppedReading) return { ok: false, ...fault.fault }
    return { ok: false, line: parser.line, code: 'bad-xml' }
  }
  return root ? { ok: true, root } : { ok: false, line: 1, code: 'bad-xml' }
}

export const isElement = (child: XmlElement | string): child is XmlElement =>
  typeof child !== 'string'

/** Every element of this name below, in order. */
export const below = (element: XmlElement, name: string): XmlElement[] =>
  element.children
    .filter(isElement)
    .flatMap((child) => [...(child.name === name ? [child] : []), ...below(child, name)])

/** All words below, but for elements that `skips` names. */
export const wordsBelow = (
  element: XmlElement,
  skips: (child: XmlElement) => boolean = () => false,
): string =>
  element.children
    .map((child) => {
      if (!isElement(child)) return child
      if (skips(child)) return ' '
      const words = wordsBelow(child, skips)
      return INLINE.has(child.name) ? words : ` ${words} `
    })
    .join('')

/** Elements that stand within a line of words. */
const INLINE = new Set(['b', 'i', 'em', 'strong', 'span', 'sub', 'sup', 'u', 'a', 'code', 'abbr'])
