/** Exports that are asked for and not read: they cost a place and hold the school's file as it was. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createExporter } from '#sync-server/export/exporter.ts'
import { STALLED_AFTER_MS } from '#sync-server/export/zip.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { ORIGIN } from '#sync-server/relay/testing/a-relay.ts'
import { nextTurn } from '#sync-server/school/ports-turn.ts'
import { aSiege, type Siege } from './testing/a-siege.ts'

let siege: Siege
beforeAll(async () => {
  siege = await aSiege()
})
afterAll(() => siege.close())

/** Asks, and does not read what comes. */
const asks = (path: string, cookie: string) =>
  siege.app.request(path, {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': 'application/json', cookie },
    body: '{}',
  })

test('T25: learners who hold exports keep neither each other nor the school from theirs', async () => {
  const [lena, omar, ivan, dora, ada] = await Promise.all(
    ['lena', 'omar', 'ivan', 'dora', 'ada'].map((name) => siege.signIn(`${name}@hill.example`)),
  )
  const held: Response[] = []
  const holds = async (who: { cookie: string } | undefined): Promise<number> => {
    const answer = await asks('/api/export/me', who?.cookie ?? '')
    held.push(answer)
    return answer.status
  }
  expect(await holds(lena)).toBe(200)
  expect(await holds(lena)).toBe(503)
  expect([await holds(omar), await holds(ivan), await holds(dora)]).toEqual([200, 200, 503])
  const school = await asks('/api/export/school', ada?.cookie ?? '')
  expect(school.status).toBe(200)
  await school.arrayBuffer()
  for (const { body } of held) await body?.cancel()
  expect(await holds(lena)).toBe(200)
  await held.at(-1)?.arrayBuffer()
})

test('T12: an export ends with the session it was asked in', async () => {
  const dora = await siege.signIn('dora@hill.example')
  const ada = await siege.signIn('ada@hill.example')
  const answer = await asks('/api/export/me', dora.cookie)
  expect(answer.status).toBe(200)
  await ada.ask(`/api/devices/${dora.deviceId}/end`, { body: {} })
  await expect(answer.arrayBuffer()).rejects.toThrow('signed out')
})

test('P10: the school’s export ends with the rights of the admin who asked', async () => {
  await siege.add('hill', 'bea', 'admin')
  const ada = await siege.signIn('ada@hill.example')
  const bea = await siege.signIn('bea@hill.example')
  const answer = await asks('/api/export/school', bea.cookie)
  expect(answer.status).toBe(200)
  const roles = ['instructor']
  expect((await ada.ask('/api/people/bea-of-hill/roles', { body: { roles } })).status).toBe(204)
  await expect(answer.arrayBuffer()).rejects.toThrow('no longer allowed')
})

test('P10: one’s own export ends with the roles it was cut to', async () => {
  await siege.add('hill', 'cleo', 'instructor')
  const ada = await siege.signIn('ada@hill.example')
  const cleo = await siege.signIn('cleo@hill.example')
  const answer = await asks('/api/export/me', cleo.cookie)
  const roles = ['learner']
  expect((await ada.ask('/api/people/cleo-of-hill/roles', { body: { roles } })).status).toBe(204)
  await expect(answer.arrayBuffer()).rejects.toThrow('no longer allowed')
})

test('T51: an export nobody reads lets go of the school’s file', async () => {
  let nowMs = 0
  const due: (() => void)[] = []
  const clock = { now: nodePorts.clock.now, monotonicMs: () => nowMs }
  const timers = { after: (_ms: number, run: () => void) => due.push(run), cancel: () => {} }
  const exporter = createExporter(clock, nextTurn, timers)
  const { zip } = exporter.start({
    school: {
      id: 'hill',
      name: 'Hill',
      file: `${siege.folder}/data/schools/hill.db`,
      receiptOf: siege.relay.schools.of('hill').receiptOf,
    },
  })
  expect(exporter.running()).toBe(1)
  nowMs += STALLED_AFTER_MS
  due.shift()?.()
  expect(exporter.running()).toBe(0)
  await expect(new Response(zip).arrayBuffer()).rejects.toThrow('nobody reads')
})

test.each([
  ['they no longer teach a learner', 'people.endAssignment', { instructorId: 'ivan-of-hill' }],
  ['somebody’s data is restricted', 'people.restrict', { reason: 'The address is disputed.' }],
])('P10: one’s own export ends when %s', async (_, command, input) => {
  const ivan = await siege.signIn('ivan@hill.example')
  const answer = await asks('/api/export/me', ivan.cookie)
  expect(answer.status).toBe(200)
  await siege.does('ada', 'admin', command, { learnerId: 'lena-of-hill', ...input })
  await expect(answer.arrayBuffer()).rejects.toThrow('no longer allowed')
})

test('P10: nobody’s export ends for the rights of others', async () => {
  const ivan = await siege.signIn('ivan@hill.example')
  const answer = await asks('/api/export/me', ivan.cookie)
  const input = { learnerId: 'omar-of-hill', instructorId: 'dora-of-hill' }
  await siege.does('ada', 'admin', 'people.endAssignment', input)
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0)
})

test('T51: an export that was begun does not deliver who is erased meanwhile', async () => {
  await siege.add('hill', 'cora', 'admin')
  const cora = await siege.signIn('cora@hill.example')
  const ada = await siege.signIn('ada@hill.example')
  const answer = await asks('/api/export/school', cora.cookie)
  expect(answer.status).toBe(200)
  const body = { confirm: 'lena of hill' }
  expect((await ada.ask('/api/erase/lena-of-hill', { body })).status).toBe(204)
  await expect(answer.arrayBuffer()).rejects.toThrow('somebody was erased')
})
