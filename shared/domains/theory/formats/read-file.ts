/** Which format a file is, by its name and by what it begins with, and what is in it. TH54, TH58. */
import { strFromU8 } from 'fflate'
import { readAiken } from './aiken.ts'
import { readCsv } from './csv.ts'
import { readGift } from './gift-read.ts'
import { IMPORT_MAX, type ImportResult, lineAt, problemAt } from './imported.ts'
import { readJson } from './json.ts'
import { readQtiItem } from './qti-item.ts'
import { readQtiPackage } from './qti-package.ts'

export type QuestionFormat = 'csv' | 'gift' | 'aiken' | 'qti' | 'json'

const READERS: Readonly<Record<QuestionFormat, (text: string) => ImportResult>> = {
  csv: readCsv,
  gift: readGift,
  aiken: readAiken,
  qti: readQtiItem,
  json: readJson,
}

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/** Words pasted without a name are told apart by what only one format has. */
export const formatOfText = (text: string, name = ''): QuestionFormat => {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (ending === 'csv' || ending === 'tsv') return 'csv'
  if (ending === 'json') return 'json'
  if (ending === 'xml') return 'qti'
  if (ending === 'gift') return 'gift'
  const begins = text.replace(/^\ufeff/, '').trimStart()
  if (begins.startsWith('<')) return 'qti'
  if (begins.startsWith('{') && /"format"\s*:/.test(begins)) return 'json'
  if (/^ANSWER:/m.test(begins)) return 'aiken'
  const [firstLine = ''] = begins.split('\n', 1)
  if (/\b(?:stem|question)\b/i.test(firstLine) && /[,;\t]/.test(firstLine) && !begins.includes('{'))
    return 'csv'
  return 'gift'
}

/** Excel's "Unicode text" is UTF-16; everything else that is no UTF-8 is said to be so. */
const textOf = (bytes: Uint8Array): string | undefined => {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe
  if (!isLittle) return strFromU8(bytes)
  let text = ''
  for (let at = 2; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8))
  return text
}

export const readQuestionText = (text: string, format: QuestionFormat): ImportResult => {
  if (text.length > IMPORT_MAX.bytes)
    return { questions: [], problems: [problemAt(1, 'too-large')] }
  return READERS[format](text)
}

/** Never throws. `format` overrules what the name says; a package is always QTI. */
export const readQuestionFile = (
  file: { readonly name: string; readonly bytes: Uint8Array },
  format?: QuestionFormat,
): ImportResult => {
  const { bytes, name } = file
  if (bytes.length > IMPORT_MAX.bytes)
    return { questions: [], problems: [problemAt(1, 'too-large')] }
  if (isZip(bytes)) return readQtiPackage(bytes)
  const text = textOf(bytes) ?? ''
  const damaged = text.search(/[\ufffd\0]/)
  if (damaged !== -1)
    return { questions: [], problems: [problemAt(lineAt(text, damaged + 1), 'not-text')] }
  return readQuestionText(text, format ?? formatOfText(text, name))
}
