import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, unguarded } from './csv.ts'

/** As RFC 4180 reads it, character by character. */
const parse = (text: string): string[][] => {
  const lines: string[][] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (isQuoted) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (char === '"') isQuoted = true
    else if (char === ',') {
      cells.push(cell)
      cell = ''
    } else if (char === '\n') {
      cells.push(cell)
      lines.push(cells)
      cells = []
      cell = ''
    } else if (char !== '\r') throw new Error('something stands outside quotes')
  }
  return lines
}
const asWritten = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell)

const cell = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom(...'=+-@\t\r\n",\'aé \u00A0\uFEFF\u200B＝＋－＠'),
  }),
  fc.constantFrom('=1+1', '+44 7700 900123', '-2', '@SUM(A1)', '\t=1', '\r=1', "'=1", '"=1"'),
)

test('T40: what is read back is what was written, and no cell begins like a formula', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
      (lines) => {
        const read = parse(lines.map(csvLine).join(''))
        expect(read.map((cells) => cells.map(asWritten))).toEqual(lines)
        for (const one of read.flat())
          expect(one).not.toMatch(/^[\t\r\n]|^[\s\uFEFF\u200B]*[=+\-@＝＋－＠]/)
      },
    ),
  )
})

test.each([
  ' =1+1',
  '\u00A0=1+1',
  '\uFEFF=1+1',
  '\u200B@SUM(A1)',
  ' \u2003-2',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
])('T40: nor does a spreadsheet strip %j to a formula', (text) => {
  expect(csvLine([text])).toBe(`"'${text}"\r\n`)
  expect(unguarded(`'${text}`)).toBe(text)
})

test('words with a space in front stay as they are', () => {
  expect(csvLine([' a = b'])).toBe('" a = b"\r\n')
})
