/** What an erasure leaves of somebody on a device: nothing. The writer on a store in memory. */
import { expect, test } from 'vitest'
import { aDevice, NOON_MS } from './a-device.testkit.ts'
import type { TableName } from './ports.ts'

const WORDS = ['Amira Quillfeather', 'Thistledown', 'marmalade', 'half a gooseberry']

const sarahsPhone = async () => {
  const { writer, memory, store } = await aDevice({
    teams: ['amira', 'seun'],
    network: { handIn: async () => 'not-now' },
    nameOf: (id) => (id === 'amira' ? 'Amira Quillfeather' : 'Seun Otherperson'),
  })
  const dump = async (): Promise<string> => {
    const tables: TableName[] = ['chunks', 'docs', 'buckets', 'outbox', 'meta', 'drafts']
    const all = await Promise.all(tables.map((table) => store.withPrefix<unknown>(table, '')))
    return JSON.stringify(all, (_key, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
  }
  const wordsHere = async (): Promise<string[]> => {
    const here = (await dump()) + JSON.stringify([memory.outboxView(), memory.model.all('booking')])
    return WORDS.filter((one) => here.includes(one))
  }
  const book = (bookingId: string, learnerId: string) =>
    writer.run([
      {
        name: 'bookings.book',
        input: {
          bookingId,
          learnerId,
          instructorId: 'sarah',
          slot: { date: '2026-11-24', time: '09:00', zone: 'Europe/London', durationMinutes: 60 },
          pickup: `Thistledown Mews, ${learnerId}`,
        },
      },
      {
        name: 'lessons.log',
        input: {
          bookingId,
          learnerId,
          instructorId: 'sarah',
          startsAtMs: NOON_MS,
          durationMinutes: 60,
          skills: [],
          note: 'Like a marmalade jar.',
        },
      },
    ])
  const refuses = (doc: string, code: string) =>
    writer.receive((into) =>
      into.verdicts(
        doc,
        writer.outbox
          .waitingFor(doc)
          .map(({ hash }) => ({ verdict: 'refused', hash, code, message: 'No.' })),
      ),
    )
  return { writer, memory, store, wordsHere, book, refuses }
}

test('T51: the relay says who was erased: bytes, rows, what waited, was sent or stood in a form go', async () => {
  const { writer, memory, store, wordsHere, book } = await sarahsPhone()
  await book('b1', 'amira')
  await store.commit(
    [
      { table: 'drafts', key: 'log/b1', value: { note: 'half a gooseberry' } },
      { table: 'drafts', key: 'mock', value: { chosen: [1] } },
      { table: 'drafts', key: 'enrol', value: { learnerId: 'amira', pickup: 'Thistledown' } },
    ],
    'strict',
  )
  expect(await wordsHere()).toEqual(WORDS)
  await writer.receive((into) => into.erased(['booking:b1', 'lesson:b1'], ['amira'], 9))
  expect(await wordsHere()).toEqual([])
  expect(memory.model.all('booking')).toEqual([])
  expect(await store.keys('drafts')).toEqual(['mock'])
  expect(await store.get('meta', 'cursor')).toBe(9)
  // Whoever wrote it is told that it was not kept.
  const { waiting, refused } = memory.outboxView()
  expect(waiting).toEqual([])
  expect(refused.map(({ command, input, refusal }) => [command, input, refusal?.code])).toEqual([
    ['bookings.book', {}, 'erased'],
    ['lessons.log', {}, 'erased'],
  ])
  expect(refused[0]?.refusal?.message).toMatch(/somebody whose data the school has erased/)
})

test('T51: new work about somebody erased, of which the relay hears last, is told and forgotten whole', async () => {
  const { writer, memory, wordsHere, book, refuses } = await sarahsPhone()
  await book('b1', 'amira')
  await writer.run([
    {
      name: 'bookings.move',
      input: {
        bookingId: 'b1',
        slot: { date: '2026-11-25', time: '10:00', zone: 'Europe/London', durationMinutes: 60 },
      },
    },
  ])
  await refuses('booking:b1', 'erased')
  await refuses('lesson:b1', 'erased')
  expect(await wordsHere()).toEqual([])
  expect(memory.outboxView().refused).toHaveLength(3)
  expect(writer.outbox.waiting()).toEqual([])
})

test('T51: an older refusal about them loses its words; what is about others keeps them', async () => {
  const { writer, memory, wordsHere, book, refuses } = await sarahsPhone()
  await book('b1', 'amira')
  await book('b2', 'seun')
  await refuses('booking:b1', 'not-your-learner')
  await writer.receive((into) => into.erased(['lesson:b1'], ['amira'], 9))
  expect(memory.outboxView().refused.every(({ input }) => Object.keys(input).length === 0)).toBe(
    true,
  )
  expect(memory.outboxView().refused.every(({ names }) => names === undefined)).toBe(true)
  expect(await wordsHere()).toEqual(['Thistledown', 'marmalade'])
  expect(memory.outboxView().waiting.map(({ doc }) => doc)).toEqual(['booking:b2', 'lesson:b2'])
})
