/**
 * Files made to be slow: each is as large as is read, and takes hours where a reader goes back for each
 * mark. The runner's own deadline ends such a test.
 */
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { IMPORT_MAX, type ImportResult } from './imported.ts'
import { wordsOfHtml, wordsOfMarkdown } from './marked-up.ts'
import { isMetadata } from './metadata.ts'
import { type QuestionFormat, readQuestionFile, readQuestionText } from './read-file.ts'

const filled = (unit: string, bytes: number = IMPORT_MAX.bytes - 200): string =>
  unit.repeat(Math.floor(bytes / unit.length))
const codesOf = ({ problems }: ImportResult) => problems.map(({ code }) => code)
const BLOCK = IMPORT_MAX.question - 200

test.each([
  ['comments never closed', wordsOfHtml, '<!--'],
  ['scripts never closed', wordsOfHtml, '<script>a'],
  ['links never closed', wordsOfMarkdown, '[a'],
  ['pictures never closed', wordsOfMarkdown, '!['],
  ['addresses never closed', wordsOfMarkdown, '[a]('],
  ['brackets in addresses', wordsOfMarkdown, '[a](()'],
] as const)('[TH58] %s are read once', (_what, wordsOf, unit) => {
  expect(wordsOf(filled(unit)).text.length).toBeGreaterThan(0)
})

test('what is closed is still taken off, links with brackets in their address whole', () => {
  const html = 'One<!-- a --> two<script>x</script > three<style>y<!-- z'
  expect(wordsOfHtml(html).text).toBe('One two threey<!-- z')
  const markdown = 'See ![a sign](s.png) and [the Code](https://e.org/Code_(GB)) now'
  expect(wordsOfMarkdown(markdown).text).toBe('See a sign and the Code now')
})

test('a comment of ten megabytes is no line of keys', () => {
  expect(isMetadata(filled('a'))).toBe(false)
  expect(isMetadata('hc:126 topic:4')).toBe(true)
})

test.each<[string, QuestionFormat, string, string]>([
  ['a question with a million answers', 'gift', `Q {${filled('~a')}}`, 'too-long'],
  ['one with as many as fit', 'gift', `Q {${filled('~a', BLOCK)}}`, 'too-many-options'],
  [
    'a choice of thousands',
    'qti',
    qti(filled('<simpleChoice identifier="a"/>', 1024 * 1024)),
    'too-many-options',
  ],
  ['a mistake in every line', 'csv', `stem,right\n${filled('x,\n')}`, 'too-many-mistakes'],
  ['lines that lack an answer', 'aiken', filled('Q?\n\n'), 'too-many-mistakes'],
  ['entries that are none', 'json', entries(filled('1,')), 'too-many-mistakes'],
])('[TH58] %s ends with a sentence', (_what, format, text, code) => {
  const read = readQuestionText(text, format)
  expect(codesOf(read)).toContain(code)
  expect(read.problems.length).toBeLessThan(IMPORT_MAX.refusals + 5)
})

test.each([
  ['pictures', '<img/>', ['picture-left-out', 'no-stem']],
  ['words and marks', '<a/>x', ['too-long']],
  ['choices', '<choiceInteraction/>', ['other-kind']],
])('[TH58] ten megabytes of %s ninety levels deep are gathered once', (_what, unit, codes) => {
  const levels = 90
  const deep = `${'<p>'.repeat(levels)}${filled(unit, IMPORT_MAX.bytes - 5_000)}${'</p>'.repeat(levels)}`
  const choices = '<simpleChoice identifier="a">A</simpleChoice>'.repeat(2)
  const right = '<correctResponse><value>a</value></correctResponse>'
  const asked = `<responseDeclaration identifier="r">${right}</responseDeclaration><itemBody>${deep}`
  const text = qti(choices)
    .replace('<itemBody>', asked)
    .replace('<choiceInteraction>', '<choiceInteraction responseIdentifier="r">')
  expect(codesOf(readQuestionText(text, 'qti'))).toEqual(codes)
})

test('[TH58] a file named ten thousand times in a package is read once', () => {
  const named = filled('<resource type="imsqti_item_xmlv2p1" href="q.xml"/>', 1024 * 1024)
  const item = qti(filled('<simpleChoice identifier="a"/>', 1024 * 1024))
  const bytes = zipSync({
    'imsmanifest.xml': strToU8(`<manifest>${named}</manifest>`),
    'q.xml': strToU8(item),
  })
  expect(codesOf(readQuestionFile({ name: 'q.zip', bytes }))).toEqual(['too-many-options'])
})

test('more remarks than are listed end with one that says so, and all questions are read', () => {
  const [header, line] = ['stem,option_a,option_b,right', `Q?,One,Two,a${',x'.repeat(3)}\n`]
  const read = readQuestionText(`${header}\n${line.repeat(1_000)}`, 'csv')
  expect(read.questions).toHaveLength(1_000)
  expect(read.problems).toHaveLength(IMPORT_MAX.remarks + 1)
  expect(read.problems.at(-1)).toMatchObject({ code: 'more-left-out', isRefusal: false })
})

function qti(choices: string): string {
  const schema = 'http://www.imsglobal.org/xsd/imsqti_v2p1'
  const body = `<itemBody><choiceInteraction>${choices}</choiceInteraction></itemBody>`
  return `<assessmentItem xmlns="${schema}">${body}</assessmentItem>`
}

function entries(list: string): string {
  return `{"format":"dual-control-questions","version":1,"questions":[${list}1]}`
}
