/** What happens after a refusal, on the writer with the school's real records. */
import { expect, test } from 'vitest'
import type { UpFrame } from '#shared/protocol/up.ts'
import { aDevice, NOON_MS, SARAH } from './a-device.testkit.ts'
import { createLastWords } from './last-words.ts'
import { mayErase } from './may-erase.ts'
import { createMemory } from './memory.ts'
import { Outbox } from './outbox.ts'
import type { HandedIn, WordsToHandIn } from './ports.ts'
import { createRefusals } from './refusals.ts'
import type { RowOnlyHere } from './sets.ts'
import { createSyncStatus } from './sync-status.ts'

const bookAmira = {
  name: 'bookings.book',
  input: {
    bookingId: 'b1',
    learnerId: 'amira',
    instructorId: 'sarah',
    slot: { date: '2026-11-24', time: '09:00', zone: 'Europe/London', durationMinutes: 90 },
  },
}
const moveIt = {
  name: 'bookings.move',
  input: {
    bookingId: 'b1',
    slot: { date: '2026-11-25', time: '10:00', zone: 'Europe/London', durationMinutes: 60 },
  },
}

type Answer = HandedIn | 'wipe' | 'not-now'

const sarahsPhone = async (answer: (words: WordsToHandIn) => Answer = () => 'not-now') => {
  const directory = new Map([['amira', 'Amira Khan']])
  const handedIn: WordsToHandIn[] = []
  const { writer, memory, ports } = await aDevice({
    network: {
      isOnline: () => true,
      whyRefused: async () => 'device-ended',
      handIn: async (words) => {
        handedIn.push(words)
        return answer(words)
      },
    },
    nameOf: (id) => directory.get(id),
  })
  const sent: UpFrame[] = []
  const refusals = createRefusals({ writer, send: (frame) => sent.push(frame) })
  const rowsOnlyHere: RowOnlyHere[] = []
  const status = createSyncStatus()
  const sayLastWords = createLastWords({
    ports,
    writer,
    status,
    sets: {
      rowsOnlyHere: () => [...rowsOnlyHere],
      handedIn: async ({ id }) => {
        rowsOnlyHere.splice(
          rowsOnlyHere.findIndex((row) => row.id === id),
          1,
        )
      },
    },
  })
  const refuses = (index: number) =>
    writer.receive((into) =>
      into.verdicts('booking:b1', [
        {
          verdict: 'refused',
          hash: writer.outbox.waiting()[index]?.hash ?? '',
          code: 'not-your-learner',
          message: 'Amira is not your learner any more.',
        },
      ]),
    )
  return {
    writer,
    memory,
    store: ports.store,
    directory,
    refusals,
    sent,
    refuses,
    handedIn,
    status,
    sayLastWords,
    rowsOnlyHere,
  }
}

test('the name stays with a refused change when the directory has forgotten the person', async () => {
  const { writer, memory, directory, refuses } = await sarahsPhone()
  await writer.run([bookAmira])
  directory.clear()
  await refuses(0)
  expect(memory.outboxView().refused).toMatchObject([{ names: { amira: 'Amira Khan' } }])
})

test('[P5] what cannot be written again after a refusal is sent to the office, once', async () => {
  const { writer, memory, refusals, refuses, sent } = await sarahsPhone()
  await writer.run([bookAmira])
  await writer.run([moveIt])
  const [, moved] = writer.outbox.waiting()
  await refuses(0)
  const onlyHere = () => memory.outboxView().refused.filter((item) => item.isOnlyHere)
  expect(onlyHere()).toMatchObject([{ command: 'bookings.move' }])
  refusals.handOver()
  refusals.handOver()
  expect(sent).toMatchObject([
    { type: 'keep', doc: 'booking:b1', changes: [{ hash: moved?.hash }] },
  ])
  const push = sent[0]?.type === 'keep' ? sent[0].push : 0
  const hash = moved?.hash ?? ''
  const refused = { verdict: 'refused', hash, code: 'depends-on-refused', message: 'x' } as const
  await refusals.onAck({ type: 'ack', push, verdicts: [refused] })
  expect(onlyHere()).toEqual([])
  expect(refusals.undecided()).toContain(hash)
  refusals.handOver()
  expect(sent).toHaveLength(1)
})

test('[P5] what an admin decided, and why, stands with the refused change', async () => {
  const { writer, memory, refusals, refuses } = await sarahsPhone()
  await writer.run([bookAmira])
  await refuses(0)
  const [hash] = refusals.undecided()
  const said = { decision: 'keep', by: 'ann', at: NOON_MS, reason: 'Kim drove.' } as const
  await refusals.decided({ type: 'decided', decisions: [{ hash: hash ?? '', ...said }] })
  expect(memory.outboxView().refused).toMatchObject([
    { decision: { decision: 'keep', by: 'ann', atMs: NOON_MS, reason: 'Kim drove.' } },
  ])
  expect(refusals.undecided()).toEqual([])
})

const takesAll = (words: WordsToHandIn): Answer =>
  words.length === 0 ? 'wipe' : { taken: words.map(({ hash }) => hash), full: [] }

test('[J10] an ended device hands in what waits, rows too, then asks to be done; nothing waits any more', async () => {
  const device = await sarahsPhone(takesAll)
  await device.writer.run([bookAmira])
  await device.writer.run([moveIt])
  device.rowsOnlyHere.push(
    { set: 'attempts', id: 'a1', data: { score: 44 }, isRefused: false },
    { set: 'questions', id: 'q1', data: { stem: 'Who goes first?' }, isRefused: true },
  )
  await device.sayLastWords()
  const docs = device.handedIn.map((words) => words.map(({ doc }) => doc))
  expect(docs).toEqual([
    ['set:attempts:a1'],
    ['set:questions:q1'],
    ['booking:b1', 'booking:b1'],
    [],
  ])
  expect(device.memory.outboxView().waiting).toEqual([])
  expect(device.memory.outboxView().refused).toHaveLength(2)
  expect(device.status.get().lastWords).toEqual({ taken: 4, full: 0 })
})

test('[J10] nobody is there to take it: everything stays as it was, for the next contact', async () => {
  const device = await sarahsPhone(() => 'not-now')
  await device.writer.run([bookAmira])
  await device.sayLastWords()
  expect(device.memory.outboxView().waiting).toHaveLength(1)
  expect(device.handedIn).toHaveLength(1)
})

test('[J10] the line breaks after the first batch: what was taken is not handed in again', async () => {
  let asked = 0
  const device = await sarahsPhone((words) => {
    asked += 1
    return asked === 2 ? 'not-now' : takesAll(words)
  })
  device.rowsOnlyHere.push({ set: 'attempts', id: 'a1', data: {}, isRefused: false })
  await device.writer.run([bookAmira])
  await device.sayLastWords()
  await device.sayLastWords()
  const docs = device.handedIn.map((words) => words.map(({ doc }) => doc))
  expect(docs).toEqual([['set:attempts:a1'], ['booking:b1'], ['booking:b1'], []])
})

test('[J10] what the office had no room for is said, and does not wait for ever', async () => {
  const device = await sarahsPhone((words) =>
    words.length === 0 ? 'wipe' : { taken: [], full: words.map(({ hash }) => hash) },
  )
  await device.writer.run([bookAmira])
  await device.sayLastWords()
  expect(device.status.get().lastWords).toEqual({ taken: 0, full: 1 })
  expect(device.memory.outboxView().refused[0]?.refusal?.message).toContain('could not be handed')
})

const noRoom = (words: WordsToHandIn): Answer =>
  words.length === 0 ? 'wipe' : { taken: [], full: words.map(({ hash }) => hash) }

test('[J10] what the office had no room for is only here: its copy stays, at that moment and after a restart', async () => {
  const device = await sarahsPhone(noRoom)
  const { memory, store } = device
  const seen: boolean[] = []
  await device.writer.run([bookAmira])
  memory.onOutbox(() => seen.push(mayErase(memory.outboxView(), 0)))
  await device.sayLastWords()
  expect(seen).toEqual([false])
  const again = createMemory(SARAH)
  again.showOutbox(await Outbox.load(store))
  expect(again.outboxView().waiting).toEqual([])
  expect(mayErase(again.outboxView(), 0)).toBe(false)
})

test('[J10] an ended device hands in what it could not write again after a refusal, too', async () => {
  const device = await sarahsPhone(takesAll)
  const { memory, writer, handedIn } = device
  await writer.run([bookAmira])
  await writer.run([moveIt])
  const [, moved] = writer.outbox.waiting()
  await device.refuses(0)
  expect(mayErase(memory.outboxView(), 0)).toBe(false)
  await device.sayLastWords()
  expect(handedIn.map((words) => words.map(({ hash }) => hash))).toEqual([[moved?.hash], []])
  expect(mayErase(memory.outboxView(), 0)).toBe(true)
})

test('[J10] a row that found no room goes on waiting, and the door stays open for it', async () => {
  const device = await sarahsPhone(noRoom)
  device.rowsOnlyHere.push({ set: 'attempts', id: 'a1', data: {}, isRefused: false })
  await device.sayLastWords()
  expect(device.rowsOnlyHere).toHaveLength(1)
  expect(device.status.get().lastWords).toEqual({ taken: 0, full: 1 })
  expect(device.handedIn).toHaveLength(1)
})
