/** The relay sends a whole record in which this device's waiting work stands already. */
import * as A from '@automerge/automerge'
import { expect, test } from 'vitest'
import { aDevice } from './a-device.testkit.ts'

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
