/**
 * A person is erased while a phone that knows her is without signal: the product's own engine against
 * the product's own relay, and what lies in the phone's store afterwards. T51.
 */
import * as Automerge from '@automerge/automerge'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Identity } from '#client/engine/api.ts'
import { createCore } from '#client/engine/core.ts'
import { createMemoryStore } from '#client/engine/memory-store.ts'
import type { LinkHandlers, TableName } from '#client/engine/ports.ts'
import { onlyTab } from '#client/engine/tabs.ts'
import * as writing from '#client/engine/writing.ts'
import { createRecords } from '#shared/documents/records.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import { encodeFrame, parseUp } from '#shared/protocol/codec.ts'
import { commands, documentKinds } from '#shared/registry.ts'
import { aLivedSchool, type LivedSchool, WORDS } from '#sync-server/testing/a-lived-school.ts'
import { aSession } from '#sync-server/testing/a-school.ts'

const PREFIX = 'abcdefabcdefabcd'
const turn = (): Promise<void> => new Promise((done) => setImmediate(done))
/** Waits for a fact; the test's own time limit ends what never comes true. */
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await turn()
}

let lived: LivedSchool
beforeEach(async () => {
  lived = await aLivedSchool()
})
afterEach(() => lived.ends())

/** Sarah's tablet with the real engine; its line is cut and mended by hand. */
const aTablet = async () => {
  const store = createMemoryStore()
  let isOnline = true
  let cut: () => void = () => undefined
  let hint: () => void = () => undefined
  const connect = (handlers: LinkHandlers) => {
    const connection = lived
      .school()
      .connect(aSession('sarah', 'sarah-tablet', PREFIX), (frame) => {
        const bytes = encodeFrame(frame)
        setImmediate(() => handlers.onMessage(bytes))
        return undefined
      })
    const close = (): void => {
      connection.close()
      setImmediate(handlers.onClose)
    }
    cut = close
    setImmediate(handlers.onOpen)
    return {
      send: (bytes: Uint8Array) => {
        const frame = parseUp(bytes)
        if (frame.ok) void connection.handle(frame.value)
      },
      close,
    }
  }
  const identity: Identity = {
    personId: 'sarah',
    displayName: 'Sarah Teacher',
    roles: ['instructor'],
    schoolId: 'school-1',
    schoolName: 'Test school',
    deviceId: 'sarah-tablet',
    actorPrefix: PREFIX,
  }
  const core = createCore({
    ports: {
      clock: lived.ports.clock,
      random: lived.ports.random,
      ids: lived.ports.ids,
      timers: { after: () => undefined, cancel: () => undefined },
      store,
      network: {
        connect,
        isOnline: () => isOnline,
        onHint: (run) => {
          hint = run
          return () => undefined
        },
        whyRefused: async () => 'unreachable',
        handIn: async () => 'not-now',
      },
    },
    tabs: onlyTab(),
    identity,
    app: 'test',
    loadMachinery: async () => ({
      writing,
      records: createRecords(Automerge),
      kinds: documentKinds,
      commands,
    }),
    track: () => undefined,
    tell: () => undefined,
  })
  await core.begin()
  void core.goOn()
  const isInStep = (): boolean => core.status.get().link === 'online'
  await until(() => isInStep() && core.memory.model.all('booking').length === 2)
  const wordsHere = async (): Promise<string[]> => {
    const tables: TableName[] = ['chunks', 'docs', 'buckets', 'outbox', 'meta', 'drafts']
    const stored = await Promise.all(tables.map((table) => store.withPrefix(table, '')))
    const shown = [core.memory.outboxView(), core.memory.model.all('booking')]
    const text = JSON.stringify([stored, shown], (_key, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
    return Object.values(WORDS).filter((one) => text.includes(one))
  }
  return {
    core,
    wordsHere,
    /** The lesson is gone, and both bookings have come again without a place. */
    knows: (): boolean => {
      const bookings = core.memory.model.all<BookingRow>('booking')
      const isBare = bookings.length === 2 && bookings.every(({ pickup }) => pickup === undefined)
      return isBare && core.memory.model.all('lesson').length === 0
    },
    losesSignal: (): void => {
      isOnline = false
      cut()
      hint()
    },
    findsSignal: async (): Promise<void> => {
      isOnline = true
      hint()
      await until(isInStep)
    },
  }
}

test('T51: a phone that comes back holds nothing of her, not even what it had typed meanwhile', async () => {
  const tablet = await aTablet()
  const { core } = tablet
  expect((await tablet.wordsHere()).length).toBeGreaterThan(4)
  tablet.losesSignal()
  await until(() => core.status.get().link === 'offline')
  const written = await core.run([
    {
      name: 'lessons.log',
      input: {
        bookingId: 'b1',
        learnerId: 'amira',
        instructorId: 'sarah',
        startsAtMs: 1,
        durationMinutes: 60,
        skills: [],
        note: `${WORDS.note} And once more: ${WORDS.note}`,
        noteWas: WORDS.note,
      },
    },
    {
      name: 'money.record',
      input: { paymentId: 'p7', learnerId: 'amira', amountPence: 100, method: 'Cash' },
    },
  ])
  expect(written.ok).toBe(true)
  await core.drafts.set('log/b1', { note: WORDS.reflection })

  lived.school().erasure.erase('amira', { person: 'ann', device: 'ann-phone' })
  await tablet.findsSignal()
  await until(() => core.memory.outboxView().waiting.length === 0)
  await until(() => tablet.knows())
  expect(await tablet.wordsHere()).toEqual([])
  // She is told that it was not kept, and why.
  expect(
    core.memory.outboxView().refused.map(({ command, refusal }) => [command, refusal?.code]),
  ).toEqual([
    ['lessons.log', 'erased'],
    ['money.record', 'erased'],
  ])
  // The accounts stand, and both sides show the same.
  expect(core.memory.model.all('payment')).toHaveLength(2)
  expect(lived.school().verify().problems).toEqual([])
  expect(lived.school().quarantine.list(lived.ann.session)).toEqual({ ok: true, value: [] })
  await core.stop()
}, 30_000)

test('T51: a phone that is online forgets at once, and again after an older backup is put back', async () => {
  const tablet = await aTablet()
  const { core } = tablet
  lived.school().erasure.erase('amira', { person: 'ann', device: 'ann-phone' })
  await until(() => tablet.knows())
  expect(await tablet.wordsHere()).toEqual([])
  lived.school().newEpoch()
  await tablet.findsSignal()
  await until(() => core.memory.model.all('booking').length === 2)
  expect(await tablet.wordsHere()).toEqual([])
  await core.stop()
}, 30_000)
