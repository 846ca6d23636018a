/**
 * The bank after the relay's disk was lost: what the school has made of its questions since the backup
 * is on the admins' devices, and comes back from there.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createHealingPull } from '#client/engine/heal-set.ts'
import type { SetTransport } from '#client/engine/set-transport.ts'
import {
  type BankRow,
  draftOf,
  published,
  type Question,
  questionsSet,
  reviewed,
  rewordedTo,
  wordsOf,
} from '#shared/domains/theory/index.ts'
import { aBank } from '#shared/domains/theory/sample-bank.ts'
import { mayRead, principalsOf } from '#shared/kernel/principal.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import type { SessionContext } from '../auth/session-context.ts'
import { aSchool, type TestSchool } from '../testing/a-school.ts'
import type { School } from './types.ts'

const folder = mkdtempSync(join(tmpdir(), 'bring-back-'))
afterAll(() => rmSync(folder, { recursive: true }))

const QUESTIONS = questionsSet.name
const ID = '01HZZZZZZZZZZZZZZZZZZZZZZZ'
const NOW = 1_795_420_800_000
const [ours] = aBank(1) as [Question]
const ann = { by: 'ann', atMs: NOW }
const bea = { by: 'bea', atMs: NOW + 1 }

const draft = draftOf(wordsOf(ours), { ...ann, id: ID, author: 'Ann', today: '2026-11-01' })
const live = published(reviewed(draft, bea), ann)
const reworded = rewordedTo(live, { ...wordsOf(live), stem: 'Who may go first?' }, ann)
const asked = published(reviewed(reworded, bea), bea)

/** The same question as everybody answers it: who was the last to hold it in their hands left out. */
const said = (row: BankRow | undefined): unknown =>
  row && { ...row, ofSchool: { ...row.ofSchool, changedBy: undefined } }

const asAdmin = (session: SessionContext, personId: string): SessionContext => ({
  ...session,
  personId,
  roles: ['admin'],
})

const transportTo = (school: () => School, session: SessionContext): SetTransport => ({
  pull: async (set, after, limit) => {
    const pulled = school().sets.pull(session, set, after ?? null, limit)
    if (!pulled.ok) throw new Error(pulled.problem.message)
    return pulled.value
  },
  push: async (set, rows) => {
    const verdicts = school().sets.push(session, set, rows)
    if (!verdicts.ok) throw new Error(verdicts.problem.message)
    return verdicts.value
  },
})

/** A device that has the bank as it stands, and can meet the relay again. */
const aDevice = async ({ school }: TestSchool, signedIn: SessionContext) => {
  let session = signedIn
  const held = new Map<string, BankRow>()
  const transport: SetTransport = {
    pull: (...asked) => transportTo(school, session).pull(...asked),
    push: (...asked) => transportTo(school, session).push(...asked),
  }
  const mayKeep = (row: unknown, id: string): boolean =>
    mayRead(principalsOf({ ...session, teams: [] }), questionsSet.readers(row as BankRow, id))
  const pull = createHealingPull(questionsSet, transport, async () => held, mayKeep)
  let checkpoint: Awaited<ReturnType<typeof pull>>['checkpoint'] | undefined
  const meets = async (): Promise<void> => {
    const answer = await pull(checkpoint, 100)
    checkpoint = answer.checkpoint
    for (const { id, data } of answer.rows)
      if (data === null) held.delete(id)
      else held.set(id, data as BankRow)
  }
  await meets()
  const becomes = (roles: SessionContext['roles']): void => {
    session = { ...session, roles }
  }
  return { meets, becomes, question: () => held.get(ID) }
}

const writes = ({ school }: TestSchool, who: SessionContext, row: BankRow): unknown => {
  const pushed = school().sets.push(who, QUESTIONS, [{ id: row.id, data: row }])
  return pushed.ok && (pushed.value[0]?.ok ? 'taken' : pushed.value[0]?.problem?.code)
}

/** Ann and Bea bring a question from its first draft to being asked with other words. */
const aBankAtWork = async (name: string) => {
  const school = await aSchool({ path: join(folder, `${name}.db`) })
  const annHere = asAdmin(school.ann.session, 'ann')
  const beaHere = asAdmin(school.ann.session, 'bea')
  const backups = new Map<number, string>()
  const backUp = async (version: number): Promise<void> => {
    const path = join(folder, `${name}-${version}.db`)
    await school.school().backup(path)
    backups.set(version, path)
  }
  await backUp(0)
  for (const row of [draft, reviewed(draft, bea), live])
    expect(writes(school, row.ofSchool?.changedBy === 'ann' ? annHere : beaHere, row)).toBe('taken')
  await backUp(1)
  for (const row of [reworded, reviewed(reworded, bea), asked])
    expect(writes(school, row.ofSchool?.changedBy === 'ann' ? annHere : beaHere, row)).toBe('taken')
  const device = await aDevice(school, annHere)
  expect(device.question()).toEqual(asked)
  const isRestored = async (version: number): Promise<void> => {
    await school.school().close()
    school.becomes(backups.get(version) as string).newEpoch()
  }
  return { school, annHere, beaHere, device, isRestored }
}

const standing = ({ school }: TestSchool, who: SessionContext): BankRow | undefined => {
  const pulled = school().sets.pull(who, QUESTIONS, null, 100)
  const found = pulled.ok ? pulled.value.rows.find(({ id }) => id === ID) : undefined
  return found?.data as BankRow | undefined
}

test.each([0, 1])(
  '[P6] TH50: put back to version %i, the question comes back from a device as it was asked',
  async (version) => {
    const { school, annHere, device, isRestored } = await aBankAtWork(`back-${version}`)
    await isRestored(version)
    await device.meets()
    expect(said(standing(school, annHere))).toEqual(said(asked))
    // Ann's device brought it: she answers for its being there.
    expect(standing(school, annHere)?.ofSchool?.changedBy).toBe('ann')
    expect(said(device.question())).toEqual(said(asked))
  },
)

test('[P6] what somebody has written since the restore is not written over', async () => {
  const { school, annHere, device, isRestored } = await aBankAtWork('since')
  await isRestored(1)
  const since = rewordedTo(live, { ...wordsOf(live), stem: 'Written since' }, ann)
  expect(writes(school, annHere, since)).toBe('taken')
  expect(writes(school, annHere, { ...asked, version: 3 })).toBe('question-forged')
  await device.meets()
  expect(standing(school, annHere)?.stem).toBe('Written since')
})

test('a relay that was never put back takes nothing as brought back; nor does one from anybody else', async () => {
  const { school, annHere, isRestored } = await aBankAtWork('never')
  const other = { ...asked, id: '01HZZZZZZZZZZZZZZZZZZZZZZY' }
  expect(writes(school, annHere, other)).toBe('question-forged')
  await isRestored(0)
  expect(writes(school, school.sarah.session, asked)).toBe('not-your-bank')
  school.ports.passes(31 * DAY_MS)
  expect(writes(school, annHere, asked)).toBe('question-forged')
})

/** Ann's draft is lost with the disk; she and Bea had it on their tablets. */
const aLostDraft = async (name: string, row: BankRow) => {
  const school = await aSchool({ path: join(folder, `${name}.db`) })
  const annHere = asAdmin(school.ann.session, 'ann')
  const backup = join(folder, `${name}-0.db`)
  await school.school().backup(backup)
  expect(writes(school, annHere, draft)).toBe('taken')
  if (row !== draft) {
    expect(writes(school, asAdmin(school.ann.session, 'bea'), reviewed(draft, bea))).toBe('taken')
    expect(writes(school, annHere, row)).toBe('taken')
  }
  const anns = await aDevice(school, annHere)
  const beas = await aDevice(school, asAdmin(school.ann.session, 'bea'))
  await school.school().close()
  school.becomes(backup).newEpoch()
  return { anns, beas }
}

test('a draft that was lost with the disk is not left on the tablet of whoever is no admin any more', async () => {
  const { anns, beas } = await aLostDraft('left', draft)
  beas.becomes(['instructor'])
  await beas.meets()
  expect(beas.question()).toBeUndefined()
  await anns.meets()
  await beas.meets()
  expect(anns.question()?.stem).toBe(draft.stem)
  expect(beas.question()).toBeUndefined()
})

test('what everybody may read stays, though its bringer was refused; so does a draft with an admin', async () => {
  const asEverybody = await aLostDraft('stays', live)
  asEverybody.beas.becomes(['instructor'])
  await asEverybody.beas.meets()
  expect(asEverybody.beas.question()?.stem).toBe(live.stem)
  const withAdmin = await aLostDraft('admin', draft)
  await withAdmin.beas.meets()
  await withAdmin.anns.meets()
  expect(withAdmin.beas.question()?.stem).toBe(draft.stem)
})
