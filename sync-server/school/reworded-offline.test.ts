/** Questions written without a signal, in several steps: the real sets of a device against the real relay. */
import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { openRxdbSets } from '#client/engine/rxdb-sets.ts'
import type { SetTransport } from '#client/engine/set-transport.ts'
import type { ReplicatedSets } from '#client/engine/sets.ts'
import {
  type BankRow,
  draftOf,
  published,
  type Question,
  questionsSet,
  retired,
  reviewed,
  rewordedTo,
  wordsOf,
} from '#shared/domains/theory/index.ts'
import { aBank } from '#shared/domains/theory/sample-bank.ts'
import { aSchool, type TestSchool } from '../testing/a-school.ts'

const QUESTIONS = questionsSet.name
const ID = '01HZZZZZZZZZZZZZZZZZZZZZZZ'
const NOW = 1_795_420_800_000
const [ours] = aBank(1) as [Question]
const ann = { by: 'ann', atMs: NOW }
const bea = { by: 'bea', atMs: NOW + 1 }
const draft = draftOf(wordsOf(ours), { ...ann, id: ID, author: 'Ann', today: '2026-11-01' })
const saying = (row: BankRow, stem: string, doing = ann): BankRow =>
  rewordedTo(row, { ...wordsOf(row), stem }, doing)

const transportTo = ({ school, ann: device }: TestSchool): SetTransport => ({
  pull: async (set, after, limit) => {
    const pulled = school().sets.pull(device.session, set, after ?? null, limit)
    if (!pulled.ok) throw new Error(pulled.problem.message)
    return pulled.value
  },
  push: async (set, rows) => {
    const verdicts = school().sets.push(device.session, set, rows)
    if (!verdicts.ok) throw new Error(verdicts.problem.message)
    return verdicts.value
  },
})

/** The relay takes the first push, and nobody hears that it did. */
const losingTheFirstAnswer = (to: SetTransport): SetTransport => {
  let isLost = false
  return {
    pull: to.pull,
    push: async (set, rows) => {
      const verdicts = await to.push(set, rows)
      if (isLost) return verdicts
      isLost = true
      throw new Error('no answer')
    },
  }
}

const standing = ({ school, ann: { session } }: TestSchool): BankRow | undefined => {
  const pulled = school().sets.pull(session, QUESTIONS, null, 1_000)
  const rows = pulled.ok ? pulled.value.rows : []
  return rows.find(({ id }) => id === ID)?.data as BankRow | undefined
}

let opened: ReplicatedSets | undefined
afterEach(() => opened?.close())

let tablets = 0
/** Ann's tablet: what it is told to write before `sends` goes out as one row. */
const aTablet = (line: (to: SetTransport) => SetTransport = (to) => to) => {
  tablets += 1
  const name = `tablet-${tablets}`
  return async (school: TestSchool, ...rows: BankRow[]) => {
    await opened?.close()
    opened = await openRxdbSets(name, [questionsSet], true, line(transportTo(school)))
    const set = opened.set(QUESTIONS)
    const refused: string[] = []
    let held: BankRow | undefined
    set.onRefused((_id, _data, message) => refused.push(message))
    set.watch((all) => {
      held = all.get(ID) as BankRow | undefined
    })
    for (const row of rows) await set.put(ID, row)
    await set.pull()
    await set.pull()
    return { refused, held }
  }
}

test('[TH50] a draft that was reworded before anybody heard of it is the first version', async () => {
  const school = await aSchool()
  const writes = aTablet()
  const { refused, held } = await writes(school, draft, saying(draft, 'Who may go first here?'))
  expect(refused).toEqual([])
  expect(standing(school)).toMatchObject({ version: 1, stem: 'Who may go first here?' })
  expect(held).toMatchObject({ version: 1, stem: 'Who may go first here?' })
})

test('[TH50] reworded twice without a signal is the next version', async () => {
  const school = await aSchool()
  const writes = aTablet()
  await writes(school, draft)
  const once = saying(draft, 'Who may go first here?')
  const { refused, held } = await writes(school, once, saying(once, 'Who goes first here?'))
  expect(refused).toEqual([])
  expect(standing(school)).toMatchObject({ version: 2, stem: 'Who goes first here?' })
  expect(held).toMatchObject({ version: 2 })
  const { refused: then } = await writes(school, saying(held as BankRow, 'Who waits here?'))
  expect(then).toEqual([])
  expect(standing(school)).toMatchObject({ version: 3, stem: 'Who waits here?' })
})

test('[TH50] reworded twice, taken without anybody hearing of it: the device has what the relay has', async () => {
  const school = await aSchool()
  const row = saying(draft, 'Who may go first here?')
  const writes = aTablet(losingTheFirstAnswer)
  const { refused, held } = await writes(school, draft, row, saying(row, 'Who goes first here?'))
  expect(refused).toEqual([])
  expect(standing(school)).toMatchObject({ version: 1, stem: 'Who goes first here?' })
  expect(held).toEqual(standing(school))
})

test('[TH50] reworded and back again says what stands there already', async () => {
  const school = await aSchool()
  const writes = aTablet()
  await writes(school, draft)
  const once = saying(draft, 'Who may go first here?', bea)
  const { refused } = await writes(school, once, saying(once, draft.stem))
  expect(refused).toEqual([])
  expect(standing(school)).toMatchObject({ version: 1, stem: draft.stem })
})

test('[TH51] asked and retired before anybody heard of it was never asked', async () => {
  const school = await aSchool()
  const writes = aTablet()
  const live = published(reviewed(draft, ann), ann)
  const { refused } = await writes(school, draft, live, retired(live, ann))
  expect(refused).toEqual([])
  expect(standing(school)).toMatchObject({ version: 1, status: 'retired' })
})

test('[TH50] what a colleague has written meanwhile is not written over, however often one has reworded', async () => {
  const school = await aSchool()
  const writes = aTablet()
  await writes(school, draft)
  const hers = saying(draft, 'Who has priority here?')
  school.school().sets.push(school.ann.session, QUESTIONS, [{ id: ID, data: hers }])
  const once = saying(draft, 'Who may go first here?')
  const { refused, held } = await writes(school, once, saying(once, 'Who goes first here?'))
  expect(refused).toHaveLength(1)
  expect(standing(school)).toMatchObject({ version: 2, stem: 'Who has priority here?' })
  expect(held).toMatchObject({ stem: 'Who has priority here?' })
})
