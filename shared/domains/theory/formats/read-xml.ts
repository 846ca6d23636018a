/** XML as a tree of elements that know their line. No entities but XML's own five. TH58. */
import { type SaxesAttributeNS, SaxesParser } from 'saxes'
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

const NO_ATTRIBUTES: XmlElement['attributes'] = new Map()
const attributesOf = (all: readonly SaxesAttributeNS[]): XmlElement['attributes'] =>
  all.length === 0 ? NO_ATTRIBUTES : new Map(all.map(({ local, value }) => [local, value]))

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
      attributes: attributesOf(Object.values(tag.attributes)),
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

/** Every element below that `isWanted`, in order. Gathered in one list: a list a level costs all levels. */
export const allBelow = (
  element: XmlElement,
  isWanted: (child: XmlElement) => boolean,
): XmlElement[] => {
  const found: XmlElement[] = []
  const look = ({ children }: XmlElement): void => {
    for (const child of children) {
      if (!isElement(child)) continue
      if (isWanted(child)) found.push(child)
      look(child)
    }
  }
  look(element)
  return found
}

/** Every element of this name below, in order. */
export const below = (element: XmlElement, name: string): XmlElement[] =>
  allBelow(element, (child) => child.name === name)

/** All words below, but for elements that `skips` names. */
export const wordsBelow = (
  element: XmlElement,
  skips: (child: XmlElement) => boolean = () => false,
): string => {
  const words: string[] = []
  const read = ({ children }: XmlElement): void => {
    for (const child of children) {
      if (!isElement(child)) words.push(child)
      else if (skips(child)) words.push(' ')
      else if (INLINE.has(child.name)) read(child)
      else {
        words.push(' ')
        read(child)
        words.push(' ')
      }
    }
  }
  read(element)
  return words.join('')
}

/** Elements that stand within a line of words. */
const INLINE = new Set(['b', 'i', 'em', 'strong', 'span', 'sub', 'sup', 'u', 'a', 'code', 'abbr'])
