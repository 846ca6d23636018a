/**
 * Changes that made the library panic, or a document it could save and not load. Each is a file of
 * hex: what stands before it on its document, line by line, and last the change itself.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kindOf } from '#shared/kernel/ids.ts'
import type { HonestWork } from './honest/honest-work.ts'

const FOLDER = fileURLToPath(new URL('corpus', import.meta.url))

export type Kept = {
  readonly name: string
  readonly doc: string
  readonly earlier: readonly Uint8Array[]
  readonly bytes: Uint8Array
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))

export type Catch = {
  readonly what: 'panic' | 'pill'
  /** What the library said of it, without numbers. */
  readonly words: string
  readonly work: HonestWork
  readonly input: Uint8Array
}

/** Writes it down, unless one that failed in the same words on the same kind of record is there. */
export const keepInCorpus = ({ what, words, work, input }: Catch): void => {
  const { doc, earlier } = work
  const kind = kindOf(doc)
  const mark = createHash('sha256').update(words).digest('hex').slice(0, 8)
  const file = join(FOLDER, `${what}-${kind}-${mark}.hex`)
  if (existsSync(file)) return
  const lines = [`doc ${doc}`, ...earlier.map((one) => toHex(one.bytes)), toHex(input)]
  writeFileSync(file, `${lines.join('\n')}\n`)
}

export const readCorpus = (): Kept[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.hex'))
    .sort()
    .map((name) => {
      const [doc = '', ...hex] = readFileSync(join(FOLDER, name), 'utf8').trim().split('\n')
      const changes = hex.map(fromHex)
      return {
        name,
        doc: doc.replace(/^doc /, ''),
        earlier: changes.slice(0, -1),
        bytes: changes.at(-1) ?? new Uint8Array(),
      }
    })
