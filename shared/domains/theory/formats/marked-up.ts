/** Text with markup from elsewhere, as the plain words a question has. */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  pound: '£',
  deg: '°',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  frac12: '½',
  times: '×',
}

const MAX_CODE_POINT = 0x10ffff

const decodeEntity = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= MAX_CODE_POINT ? String.fromCodePoint(code) : whole
}

const PICTURE = /<(?:img|video|audio|object|iframe|svg|embed)\b/i
const BLOCK = /<\/?(?:p|div|br|li|ul|ol|tr|td|th|h[1-6]|table)\b[^<>]*>/gi

export type Words = {
  readonly text: string
  readonly hadPicture: boolean
  readonly hadFormat: boolean
}

/** Without what stands between the two marks. What is never closed is looked for once, not from each mark. */
const without = (
  text: string,
  opens: RegExp,
  closes: (found: RegExpExecArray) => RegExp,
): string => {
  const kept: string[] = []
  const unclosed = new Set<string>()
  let from = 0
  for (let found = opens.exec(text); found !== null; found = opens.exec(text)) {
    const close = closes(found)
    if (unclosed.has(close.source)) continue
    close.lastIndex = opens.lastIndex
    if (close.exec(text) === null) unclosed.add(close.source)
    else {
      kept.push(text.slice(from, found.index))
      from = close.lastIndex
      opens.lastIndex = from
    }
  }
  return kept.join('') + text.slice(from)
}

const withoutComments = (html: string): string => without(html, /<!--/g, () => /-->/g)
const withoutScripts = (html: string): string =>
  without(html, /<(script|style)\b/gi, ([, name = '']) =>
    name.toLowerCase() === 'script' ? /<\/script\s*>/gi : /<\/style\s*>/gi,
  )

/** Takes the tags off. Nothing of it is ever shown as HTML, so this is about looks, not safety. */
export const wordsOfHtml = (html: string): Words => ({
  text: withoutScripts(withoutComments(html))
    .replace(BLOCK, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(#x?[0-9a-f]+|[a-z0-9]+);/gi, decodeEntity),
  hadPicture: PICTURE.test(html),
  hadFormat: /<[a-z]/i.test(html),
})

/** No bracket within another: what is never closed ends at the next one, and is not read to the end. */
const LINK = /\[([^\][]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)/g
const PICTURE_LINK = /!\[([^\][]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)/g

/** Takes emphasis, links, code and headings of Markdown off. */
export const wordsOfMarkdown = (markdown: string): Words => {
  const text = markdown
    .replace(PICTURE_LINK, '$1')
    .replace(LINK, '$1')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, '$2')
    .replace(/(^|\W)[*_](?=\S)([^*_]+)[*_](?=\W|$)/g, '$1$2')
    .replace(/`([^`]+)`/g, '$1')
  return { text, hadPicture: /!\[/.test(markdown), hadFormat: text !== markdown }
}
