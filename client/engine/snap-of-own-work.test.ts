/** The relay sends a whole record in which this device's waiting work stands already. */
import * as A from '@automerge/automerge'
import { expect, test } from 'vitest'
import { createRecords } from '#shared/documents/records.ts'
import { commands, documentKinds } from '#shared/registry.ts'
import { createMemory } from './memory.ts'
import { createMemoryStore } from './memory-store.ts'
import { createWriter } from './writer.ts'

const SARAH = {
  personId: 'sarah',
  displayName: 'Sarah Whitfield',
  roles: ['instructor'] as const,
  schoolId: 'origin',
  schoolName: 'Origin',
  deviceId: 'sarahs-phone',
  actorPrefix: 'aaaaaaaaaaaaaaaa',
}

const aDevice = async () => {
  let made = 0
  const memory = createMemory(SARAH)
  memory.setActor({ personId: 'sarah', roles: ['instructor'], teams: ['amira'] })
  const writer = await createWriter({
    ports: {
      clock: { now: () => 0, monotonicMs: () => 0 },
      random: { bytes: (length) => new Uint8Array(length).fill(1) },
      ids: {
        uuid: () => {
          made += 1
          return `id-${made}`
        },
      },
      timers: { after: () => undefined, cancel: () => {} },
      store: createMemoryStore(),
      network: {
        connect: () => ({ send: () => {}, close: () => {} }),
        isOnline: () => false,
        onHint: () => () => {},
        whyRefused: async () => 'unreachable',
      },
    },
    records: createRecords(A),
    kinds: documentKinds,
    commands,
    identity: SARAH,
    memory,
    app: 'test',
    onStored: () => {},
  })
  return { writer, memory }
}

test('[P3] its ack was lost and the relay restored: what comes back in the record counts as sent', async () => {
  const { writer, memory } = await aDevice()
  const slot = { date: '2026-11-24', time: '09:00', zone: 'Europe/London', durationMinutes: 90 }
  await writer.run([
    {
      name: 'bookings.book',
      input: { bookingId: 'b1', learnerId: 'amira', instructorId: 'sarah', slot },
    },
  ])
  const { doc } = await writer.documents.open('booking:b1')
  const snap = {
    doc: 'booking:b1',
    heads: A.getHeads(doc),
    bytes: A.save(doc),
    rows: [],
    receipts: [],
  }
  await writer.receive((into) => into.snap({ type: 'snap', docs: [snap] }))
  expect(memory.outboxView().waiting).toEqual([])
  expect(memory.outboxView().sent).toHaveLength(1)
})
