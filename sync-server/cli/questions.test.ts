import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadBundledBank, type Question } from '#shared/domains/theory/index.ts'
import { documentKinds } from '#shared/registry.ts'
import { readConfig } from '#sync-server/config.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { openRelay } from '#sync-server/relay/open-relay.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import type { CliContext } from './command.ts'
import { runCli } from './run.ts'

let folder: string
let context: CliContext
let first: Question
let second: Question

const relay = async (...words: string[]) => {
  const { exitCode, text } = await runCli([...words, '--json'], context)
  return { exitCode, data: JSON.parse(text) }
}
const publishes = (file: string, ...more: string[]) =>
  relay('questions', 'publish', '--file', file, ...more)

const makesSchool = async (name: string): Promise<string> => {
  const admin = ['--admin-name', 'Ann', '--admin-email', `ann@${name}.example`]
  const made = await relay('school', 'create', '--name', name, ...admin)
  return made.data.schoolId
}

/** What a school has of a question, read as one of its people. */
const inSchool = async (schoolId: string, questionId: string): Promise<Question | undefined> => {
  const log = createLog('silent')
  const opened = await openRelay({ ...context, log, judge: createInProcessJudge(documentKinds) })
  const session = {
    sessionId: 's',
    accountId: 'a',
    schoolId,
    schoolName: '',
    personId: 'somebody',
    roles: ['learner' as const],
    deviceId: 'd',
    actorPrefix: '0'.repeat(16),
  }
  const pulled = opened.schools.of(schoolId).sets.pull(session, 'questions', null, 1_000)
  await opened.close()
  const row = pulled.ok ? pulled.value.rows.find((one) => one.id === questionId) : undefined
  return row?.data as Question | undefined
}
const pack = (name: string, number: number, ...questions: Question[]): string => {
  const file = join(folder, name)
  const head = { format: 'dual-control-pack', formatVersion: 1, number, name: 'Topic' }
  writeFileSync(file, JSON.stringify({ ...head, topic: first.topic, questions }))
  return file
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dual-control-packs-'))
  const read = readConfig({ DATA_DIR: join(folder, 'data'), PUBLIC_URL: 'https://school.example' })
  if (!read.ok) throw new Error(read.sentences.join())
  context = { config: read.config, ports: nodePorts }
  const [one, two] = await loadBundledBank()
  if (!one || !two || one.topic !== two.topic) throw new Error('the bank begins otherwise')
  first = one
  second = two
})
afterAll(() => rmSync(folder, { recursive: true }))

test('[TH57] a pack is tried, published to every school, and again nothing happens', async () => {
  const hill = await makesSchool('hill')
  const reworded = { ...first, version: first.version + 1, explanation: `${first.explanation} So.` }
  const retired: Question = { ...second, version: second.version + 1, status: 'retired' }
  const file = pack('one.json', 2, reworded, retired)
  const dry = await publishes(file, '--dry-run')
  expect(dry.data.does).toMatchObject({ changes: [first.id], retires: [second.id] })
  expect(await inSchool(hill, first.id)).toEqual(first)

  expect((await publishes(file)).data.schools).toBe(1)
  expect(await inSchool(hill, first.id)).toEqual(reworded)
  expect(await inSchool(hill, second.id)).toEqual(retired)
  const again = await publishes(file)
  expect(again.data.does).toMatchObject({ adds: [], changes: [], retires: [] })

  // A school that is made later has them from its first day.
  const vale = await makesSchool('vale')
  expect(await inSchool(vale, first.id)).toEqual(reworded)
  expect((await publishes(pack('older.json', 1, reworded))).data.code).toBe('pack-older')

  const third = { ...first, version: first.version + 2, stem: 'For one school only?' }
  const alone = await publishes(pack('alone.json', 3, third), '--school', vale)
  expect(alone.data.schools).toBe(1)
  expect((await inSchool(vale, first.id))?.stem).toBe('For one school only?')
  expect(await inSchool(hill, first.id)).toEqual(reworded)
}, 60_000)

test('[TH57] an unfit pack changes nothing and says why', async () => {
  const changed = { ...second, version: second.version + 1, stem: 'Changed without a version?' }
  const unfit = await publishes(pack('unfit.json', 9, changed))
  expect(unfit).toMatchObject({ exitCode: 1, data: { code: 'pack-unfit' } })
  const imported = { ...second, version: 99, importedFrom: 'bought.gift' }
  const theirs = await publishes(pack('theirs.json', 9, imported))
  expect(theirs.data.problems).toMatchObject([{ question: second.id }])
  const file = join(folder, 'broken.json')
  writeFileSync(file, '{')
  expect((await publishes(file)).data.code).toBe('pack-unreadable')
})
