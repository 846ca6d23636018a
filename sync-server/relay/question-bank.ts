/**
 * The questions every school has: those that came with the relay, and packs published since. A pack
 * lies as a file in the data folder, so that a school made later gets it too.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { SetRow } from '#shared/documents/published-set.ts'
import { newestOf, type Question, type QuestionPack } from '#shared/domains/theory/index.ts'
import type { SchoolId } from '#shared/kernel/actor.ts'
import { type DataDir, isSchoolId } from './data-dir.ts'

const EVERY_SCHOOL = 'every-school'
const FILE = /^\d{2}\.json$/

/** undefined: for every school. */
export type PackPlace = SchoolId | undefined

const folderOf = ({ packsDir }: DataDir, school: PackPlace): string => {
  if (school !== undefined && !isSchoolId(school))
    throw new Error('A school id that is no file name')
  return join(packsDir, school === undefined ? EVERY_SCHOOL : `school-${school}`)
}

const fileOf = (topic: number): string => `${String(topic).padStart(2, '0')}.json`

/** What `keepPack` wrote was checked then. */
const readPack = (file: string): QuestionPack => JSON.parse(readFileSync(file, 'utf8'))

const packsIn = (dataDir: DataDir, school: PackPlace): QuestionPack[] => {
  const folder = folderOf(dataDir, school)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => FILE.test(name))
    .sort()
    .map((name) => readPack(join(folder, name)))
}

/** The pack of this topic that was published last, if any. */
export const lastPack = (
  dataDir: DataDir,
  school: PackPlace,
  topic: number,
): QuestionPack | undefined => {
  const file = join(folderOf(dataDir, school), fileOf(topic))
  return existsSync(file) ? readPack(file) : undefined
}

const onDisk = (path: string): void => {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

/** Keeps a checked pack in place of the one before of its topic. */
export const keepPack = (dataDir: DataDir, school: PackPlace, pack: QuestionPack): void => {
  const folder = folderOf(dataDir, school)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, fileOf(pack.topic))
  writeFileSync(`${file}.new`, `${JSON.stringify(pack, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  onDisk(folder)
}

/** Everything published now, newest versions only. */
export const publishedBank = (
  dataDir: DataDir,
  bundled: readonly Question[],
  school: PackPlace,
): Question[] =>
  newestOf(
    bundled,
    ...packsIn(dataDir, undefined).map((pack) => pack.questions),
    ...(school === undefined ? [] : packsIn(dataDir, school).map((pack) => pack.questions)),
  )

/** The same as rows of the set `questions`. */
export const bankFor = (
  dataDir: DataDir,
  bundled: readonly Question[],
  school: SchoolId,
): SetRow<Question>[] =>
  publishedBank(dataDir, bundled, school).map((question) => ({ id: question.id, data: question }))
