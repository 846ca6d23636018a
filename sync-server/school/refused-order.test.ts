/** Refused changes as the office takes them over: what the relay lists, in the order the office reads. */
import { expect, test } from 'vitest'
import { byAuthor, openOldestFirst } from '#client/domains/people/refused-order.ts'
import { lessonDoc, logLesson } from '#shared/domains/lessons/index.ts'
import { endAssignment } from '#shared/domains/people/index.ts'
import { aSchool } from '../testing/a-school.ts'
import { pushed, type Device as TestDevice } from '../testing/device.ts'
import type { QuarantineEntry } from './answers.ts'

const LOGGED = 'Driven before the team changed.'
const PARKED = `${LOGGED} And parked.`

const valueIn = <T>(result: { ok: true; value: T } | { ok: false }): T =>
  result.ok ? result.value : expect.fail('the relay refused to answer')

/** Sarah was let go; her phone, her tablet and Dev each log a lesson they may not, and write on in it. */
const withRefusals = async () => {
  const all = await aSchool()
  const { ann, sarah, dev, school, deviceOf } = all
  const tablet = deviceOf('sarah', 'sarah-tablet')
  await tablet.connect()
  await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' })

  const logs = (device: TestDevice, bookingId: string) => {
    const doc = lessonDoc(bookingId)
    const instructorId = device.session.personId
    const startsAtMs = 1_795_420_800_000
    const log = { bookingId, learnerId: 'amira', instructorId, startsAtMs, durationMinutes: 60 }
    const [first] = device.makes(logLesson, { ...log, skills: [], note: LOGGED })
    device.held(doc).bytes.push(first?.bytes as Uint8Array)
    const [second] = device.writes({ doc, text: [{ field: 'note', value: PARKED }] })
    return {
      device,
      doc,
      first: pushed(first?.bytes as Uint8Array),
      second: pushed(second?.bytes as Uint8Array),
    }
  }
  const work = [logs(sarah, 'b1'), logs(tablet, 'b2'), logs(dev, 'b3')]
  for (const { device, doc, first } of work) await device.push(doc, [first])
  let push = 900
  for (const { device, doc, second } of [...work].reverse())
    await device.say({ type: 'keep', push: ++push, doc, changes: [second] })

  const listed = () => valueIn(school().quarantine.list(ann.session))
  const adopts = async ({ id }: Pick<QuarantineEntry, 'id'>) => {
    const done = await school().quarantine.decide(ann.session, id, { decision: 'adopt' })
    return done.ok ? 'ok' : done.problem.code
  }
  return { ...all, work, listed, adopts }
}

test('the office reads what was refused in the order it came, whoever wrote it and whatever the turns', async () => {
  const { listed, work } = await withRefusals()
  const came = [...work.map(({ first }) => first), ...work.map(({ second }) => second).reverse()]
  expect(openOldestFirst(listed()).map(({ hash }) => hash)).toEqual(came.map(({ hash }) => hash))
  // The relay gives turns: neither its order nor that turned round is the one above.
  const turns = listed().map(({ hash }) => hash)
  expect(turns).not.toEqual(came.map(({ hash }) => hash))
  expect([...turns].reverse()).not.toEqual(came.map(({ hash }) => hash))
})

test('in that order each can be taken over upon the one before it, author by author', async () => {
  const { listed, adopts, ann, work } = await withRefusals()
  const groups = byAuthor(openOldestFirst(listed()))
  expect(groups.map((group) => group[0]?.person)).toEqual(['sarah', 'dev'])
  for (const entry of groups.flat()) expect(await adopts(entry)).toBe('ok')
  expect(openOldestFirst(listed())).toEqual([])
  for (const { doc } of work) {
    await ann.until(() => ann.record(doc) !== undefined)
    expect(ann.record(doc)).toMatchObject({ note: PARKED })
  }
})

test('in no other: what stands upon a refused change is not taken over before it', async () => {
  const { listed, adopts } = await withRefusals()
  const open = openOldestFirst(listed())
  for (const later of open.slice(3)) expect(await adopts(later)).toBe('not-yet')
  for (const entry of open) expect(await adopts(entry)).toBe('ok')
})
