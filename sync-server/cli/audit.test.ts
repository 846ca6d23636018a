import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { enrolLearner } from '#shared/domains/people/index.ts'
import { documentKinds } from '#shared/registry.ts'
import { readConfig } from '#sync-server/config.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { openRelay } from '#sync-server/relay/open-relay.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import type { CliContext } from './command.ts'
import { runCli } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'audit-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
let context: CliContext
const controlFile = () => join(context.config.dataDir, 'control.db')
const relay = async (...words: string[]) => {
  const { exitCode, text } = await runCli([...words, '--json'], context)
  return { exitCode, data: JSON.parse(text) }
}
const breaks = async (...words: string[]) => {
  const { data } = await relay('audit', 'verify', ...words)
  return data.chains.flatMap((one: { breaks: string[] }) => one.breaks) as string[]
}
const tamper = (file: string, ...statements: string[]): void => {
  const database = new BetterSqlite3(file)
  for (const one of statements) database.exec(one)
  database.close()
}
/** What `audit head` prints for the chain with this number, the relay's own first. */
const printed = async (index: number) => (await relay('audit', 'head')).data.heads[index].head

beforeEach(async () => {
  count += 1
  const read = readConfig({ DATA_DIR: join(folder, String(count)) })
  if (!read.ok) throw new Error(read.sentences.join())
  context = { config: read.config, ports: nodePorts }
  const who = ['--admin-name', 'Ada', '--admin-email', 'ada@hill.example']
  await relay('school', 'create', '--name', 'Hill School', ...who)
  for (const name of ['nia', 'omar'])
    await relay(
      'person',
      'invite',
      '--name',
      name,
      '--email',
      `${name}@x.example`,
      '--role',
      'learner',
    )
})

test('F186: every row is as it was written', async () => {
  const { exitCode, data } = await relay('audit', 'verify')
  expect(exitCode).toBe(0)
  expect(data.chains).toMatchObject([
    { name: 'relay', rows: 3, breaks: [] },
    { rows: 0, breaks: [] },
  ])
})

test('T45: a changed, a dropped and a cut-off row are named', async () => {
  const head = await printed(0)
  tamper(controlFile(), "UPDATE security_log SET outcome = 'refused' WHERE seq = 2")
  expect(await breaks()).toEqual(['row 2 is not what was written'])
  tamper(controlFile(), 'DELETE FROM security_log WHERE seq = 2')
  expect(await breaks()).toEqual(['row 2 is missing'])
  tamper(controlFile(), 'DELETE FROM security_log WHERE seq = 3', 'DELETE FROM audit_head')
  expect(await breaks()).toEqual([])
  const kept = join(folder, 'kept-by-the-owner.txt')
  writeFileSync(kept, `Security log of the relay:\n  ${head}\n`)
  for (const given of [head, kept]) {
    const [said] = await breaks('--head', given)
    expect(said).toMatch(/^rows 2 to 3 are missing: they were there on \d{4}-/)
  }
})

test('a head that is none, or of another relay, is not believed', async () => {
  const head: string = await printed(0)
  expect(await relay('audit', 'verify', '--head', 'row 3')).toMatchObject({
    exitCode: 1,
    data: { code: 'invalid-input' },
  })
  rmSync(join(context.config.dataDir, 'receipt.key'))
  expect(await breaks('--head', head)).toEqual([
    "the given head of row 3 is not of this relay's key",
    "the signature of row 3 is not of this relay's key",
  ])
  const strange = head.replace('relay', 'elsewhere')
  expect(await relay('audit', 'verify', '--head', strange)).toMatchObject({
    exitCode: 1,
    data: { unknown: ['elsewhere'] },
  })
})

test('F179: what changes a school is in its audit, together with the change', async () => {
  const opened = await openRelay({
    ...context,
    log: createLog('silent'),
    judge: createInProcessJudge(documentKinds),
  })
  const [school] = opened.control.schools.all().map(({ id }) => opened.schools.of(id))
  if (school === undefined) throw new Error('no school')
  school.people.add({ personId: 'nia', displayName: 'Nia', role: 'learner' })
  school.people.add({ personId: 'nia', displayName: 'Nia', role: 'learner' })
  school.people.add({ personId: 'nia', displayName: 'Nia', role: 'instructor' })
  const learner = { personId: 'nia', roles: ['learner'] as const, teams: [] }
  const done = await school.applyCommands(learner, 'ab'.repeat(8), [
    { command: enrolLearner, input: { learnerId: 'nia', instructorIds: [] } },
  ])
  expect(done.ok).toBe(false)
  school.rebuild()
  school.newEpoch()
  expect(school.audit.page({ limit: 9 }).map(({ action, outcome }) => [action, outcome])).toEqual([
    ['restored', 'done'],
    ['rebuilt', 'done'],
    ['change-refused', 'only-admin-assigns'],
    ['role-changed', 'learner>learner instructor'],
    ['person-added', 'learner'],
  ])
  await opened.close()
  expect(await breaks()).toEqual([])
})
