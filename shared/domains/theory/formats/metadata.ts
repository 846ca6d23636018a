/**
 * What a question says about itself in one line of `key:value`, for formats that have no place for
 * it: `hc:126 topic:4 cat:B diff:2`. Values with spaces stand in quotation marks.
 */

import type { Question } from '../schema.ts'
import { TOPICS } from '../topics.ts'
import type { Gathering, ImportedQuestion, Writable } from './imported.ts'

export type Metadata = Pick<
  ImportedQuestion,
  'topic' | 'subtopic' | 'categories' | 'region' | 'refs' | 'difficulty' | 'sign'
>

type Ref = Question['refs'][number]
type Category = Question['categories'][number]

/** Keys of references; the short ones are for whoever types them. */
const REF_KEYS: Readonly<Record<string, Ref['kind']>> = {
  hc: 'rule',
  rule: 'rule',
  annex: 'annex',
  law: 'law',
  skill: 'skill',
  'sign-ref': 'sign',
  marking: 'marking',
  guidance: 'guidance',
}
const KEY_OF_REF: Readonly<Record<Ref['kind'], string>> = {
  rule: 'hc',
  annex: 'annex',
  law: 'law',
  skill: 'skill',
  sign: 'sign-ref',
  marking: 'marking',
  guidance: 'guidance',
}

/** By the letter on the licence. */
const CATEGORIES: Readonly<Record<string, Category>> = {
  a: 'motorcycle',
  b: 'car',
  c: 'lorry',
  d: 'bus',
  adi: 'adi',
  motorcycle: 'motorcycle',
  car: 'car',
  lorry: 'lorry',
  bus: 'bus',
}
const LETTER_OF: Readonly<Record<Category, string>> = {
  motorcycle: 'A',
  car: 'B',
  lorry: 'C',
  bus: 'D',
  adi: 'ADI',
}
const REGIONS: readonly Question['region'][] = ['GB', 'England', 'Wales', 'Scotland', 'NI']
const OTHER_KEYS = ['topic', 'cat', 'diff', 'region', 'sub', 'sign']
const REF_ID_MAX = 80
/** Longer lines are somebody's comment; and more references than these nobody looks up. */
const LINE_MAX = 2_000
const REFS_MAX = 50

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** "4", "4. Safety margins", "Safety margins": the topic's number, or undefined. */
export const topicFrom = (text: string): Question['topic'] | undefined => {
  const said = plain(text)
  const number = /^(?:topic )?(\d{1,2})\b/.exec(said)?.[1]
  return TOPICS.find((topic) =>
    number === undefined ? plain(topic.name) === said : topic.number === Number(number),
  )?.number
}

export const categoriesFrom = (text: string): Category[] | undefined => {
  const found = text
    .split(/[\s,;+]+/)
    .filter((one) => one !== '')
    .map((one) => CATEGORIES[one.toLowerCase()])
  const known = [...new Set(found)]
  return known.length > 0 && known.every((one): one is Category => one !== undefined)
    ? known
    : undefined
}

export const regionFrom = (text: string): Question['region'] | undefined =>
  REGIONS.find((region) => region.toLowerCase() === text.trim().toLowerCase())

export const difficultyFrom = (text: string): Question['difficulty'] | undefined =>
  ([1, 2, 3] as const).find((one) => String(one) === text.trim())

const refFrom = (key: string, value: string): Ref | undefined => {
  const kind = REF_KEYS[key]
  const id = value.trim()
  return kind && id !== '' && id.length <= REF_ID_MAX ? { kind, id } : undefined
}

/** A key has an end, or a line without a colon would be read again from each of its letters. */
const TOKEN = /(?<![a-z-])([a-z-]{1,40}):("[^"]*"|[^\s"]+)/gi

/** Is this line made of `key:value` with keys that are known here? Any other comment is a comment. */
export const isMetadata = (line: string): boolean => {
  if (line.length > LINE_MAX) return false
  const keys = [...line.matchAll(TOKEN)].map((match) => (match[1] ?? '').toLowerCase())
  const rest = line.replace(TOKEN, '').trim()
  return rest === '' && keys.some((key) => Object.hasOwn(REF_KEYS, key) || OTHER_KEYS.includes(key))
}

/** Reads one line; what is not understood is told and left out. */
export const readMetadata = (
  text: string,
  line: number,
  gathering: Pick<Gathering, 'say'>,
): Metadata => {
  const read: { -readonly [Key in keyof Metadata]: Metadata[Key] } = { refs: [] }
  for (const [token, rawKey = '', rawValue = ''] of text.matchAll(TOKEN)) {
    const key = rawKey.toLowerCase()
    const value = rawValue.replace(/^"|"$/g, '')
    const isKnown = Object.hasOwn(REF_KEYS, key) || OTHER_KEYS.includes(key)
    if (!isKnown) {
      gathering.say(line, 'unknown-field', token)
      continue
    }
    const readers: Readonly<Record<string, () => unknown>> = {
      topic: () => (read.topic = topicFrom(value)),
      cat: () => (read.categories = categoriesFrom(value)),
      diff: () => (read.difficulty = difficultyFrom(value)),
      region: () => (read.region = regionFrom(value)),
      sub: () => (read.subtopic = value),
      sign: () => (read.sign = value),
    }
    const reference = refFrom(key, value)
    if (reference) read.refs = [...read.refs, reference]
    const done = readers[key] ? readers[key]() : reference
    if (done === undefined) gathering.say(line, 'unknown-value', token)
  }
  return read
}

/** Later lines say more than earlier ones; references add up. */
export const joinMetadata = (one: Metadata, other: Metadata): Metadata => ({
  ...one,
  ...Object.fromEntries(Object.entries(other).filter(([, value]) => value !== undefined)),
  refs: [...one.refs, ...other.refs].slice(0, REFS_MAX),
})

const quoted = (value: string): string => {
  const harmless = value.replaceAll('"', '’')
  return /^[^\s"]+$/.test(harmless) ? harmless : `"${harmless}"`
}

/** The line that `readMetadata` reads; '' when there is nothing to say. */
export const writeMetadata = (question: Writable): string => {
  const { topic, subtopic, categories, region, refs, difficulty, sign } = question
  return [
    ...refs.map(({ kind, id }) => `${KEY_OF_REF[kind]}:${quoted(id)}`),
    ...(topic === undefined ? [] : [`topic:${topic}`]),
    ...(categories === undefined
      ? []
      : [`cat:${categories.map((one) => LETTER_OF[one]).join(',')}`]),
    ...(difficulty === undefined ? [] : [`diff:${difficulty}`]),
    ...(region === undefined ? [] : [`region:${region}`]),
    ...(subtopic === undefined ? [] : [`sub:${quoted(subtopic)}`]),
    ...(sign === undefined ? [] : [`sign:${quoted(sign)}`]),
  ].join(' ')
}

/** "rule:126; annex:3": references in one cell. */
export const writeRefs = (refs: Question['refs']): string =>
  refs.map(({ kind, id }) => `${kind}:${id.replaceAll(';', ',')}`).join('; ')

/** A bare number or `H1` is a rule. What is not understood comes back in `unknown`. */
export const readRefs = (text: string): { refs: Question['refs']; unknown: string[] } => {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const refs: Ref[] = []
  const unknown: string[] = []
  for (const part of parts) {
    const [, key, value] = /^([a-z-]+)\s*:\s*(.+)$/i.exec(part) ?? []
    const kind = key?.toLowerCase() === 'sign' ? 'sign-ref' : key?.toLowerCase()
    const ref =
      kind && value ? refFrom(kind, value) : /^H?\d+$/.test(part) ? refFrom('hc', part) : undefined
    if (ref) refs.push(ref)
    else unknown.push(part)
  }
  return { refs, unknown }
}
