/** Attacks on the relay's judge: each is something that no honest device sends. */
import * as A from '@automerge/automerge'
import { describe, expect, test } from 'vitest'
import { amira, ann, dev, noRole, sarah, seun, TUESDAY_10_MS } from '#shared/kernel/cast.builder.ts'
import { anEvent, aSlot } from '../domains/bookings/booking.builder.ts'
import { type Booking, bookings } from '../domains/bookings/index.ts'
import { diaries } from '../domains/calendar/index.ts'
import { type Lesson, lessons } from '../domains/lessons/index.ts'
import { aLesson } from '../domains/lessons/lesson.builder.ts'
import { payments } from '../domains/money/index.ts'
import { aPayment } from '../domains/money/payment.builder.ts'
import { learners } from '../domains/people/index.ts'
import { aLearnerEvent } from '../domains/people/learner.builder.ts'
import { anAnswer } from '../domains/reconcile/decision.builder.ts'
import { decisions } from '../domains/reconcile/index.ts'
import type { Plain } from './edit.ts'
import { aForgedChange, aReplica, objectIdOf, outcomeOf, records } from './replica.builder.ts'

const put = (path: string[], value: unknown) => ({ path, value: value as Plain })
const fieldsOf = (record: object, ...without: string[]) =>
  Object.entries(record)
    .filter(([key]) => !without.includes(key))
    .map(([key, value]) => put([key], value))

const request = anEvent({ type: 'requested', by: 'amira', slot: aSlot() })

/** Amira has asked Sarah for a lesson (event `r`); the relay holds it. */
const amirasBooking = () => {
  const relay = aReplica(bookings, 'booking:b1')
  relay.accept(amira, {
    put: [
      put(['id'], 'booking:b1'),
      put(['learnerId'], 'amira'),
      put(['instructorId'], 'sarah'),
      put(['events', 'r'], request),
    ],
  })
  return relay
}

const confirmed = (after = ['r']) => anEvent({ type: 'confirmed', after })
const completed = (after: string[]) => anEvent({ type: 'completed', after })
const cancelled = (by: string, after: string[]) =>
  anEvent({ type: 'cancelled', by, reason: 'other', charge: false, after })
const AFTER_LESSON_MS = Date.UTC(2026, 10, 24, 16)

test('an honest step is taken in', () => {
  const relay = amirasBooking()
  const bytes = relay.write({ put: [put(['events', 's'], confirmed())] })
  expect(outcomeOf(relay.judge(sarah, bytes))).toBe('ok')
  expect(Object.keys(relay.read<Booking>().events)).toEqual(['r', 's'])
})

test('somebody else’s name under a step is refused', () => {
  const relay = amirasBooking()
  const bytes = relay.write({ put: [put(['events', 'x'], cancelled('sarah', ['r']))] })
  expect(outcomeOf(relay.judge(amira, bytes))).toBe('step-not-allowed')
})

test.each([
  ['less than was known', []],
  ['something nobody wrote', ['r', 'invented']],
  ['ids glued together', ['r,s']],
])('a step that says it was written after %s is refused', (_what, after) => {
  const relay = amirasBooking()
  relay.accept(sarah, { put: [put(['events', 's'], confirmed())] })
  const bytes = relay.write({ put: [put(['events', 'x'], cancelled('amira', after))] })
  expect(outcomeOf(relay.judge(amira, bytes))).toBe('step-not-allowed')
})

test('a batch cannot hide an illegal step in its middle', () => {
  const relay = amirasBooking()
  const known = relay.known()
  const first = relay.write({ put: [put(['purpose'], 'Parking')] })
  const hidden = relay.write({ put: [put(['learnerId'], 'seun')] }, [...known, first])
  const restored = relay.write({ put: [put(['learnerId'], 'amira')] }, [...known, first, hidden])
  expect(outcomeOf(relay.judge(amira, first))).toBe('ok')
  expect(outcomeOf(relay.judge(amira, hidden))).toBe('parties-fixed')
  expect(restored.length).toBeGreaterThan(0)
})

test('writing the value that is there already to a forbidden path is still seen', () => {
  const relay = amirasBooking()
  const bytes = aForgedChange(relay.heads(), 500, [
    { action: 'set', obj: '_root', key: 'learnerId', value: 'amira', pred: [] },
  ])
  expect(outcomeOf(relay.judge(amira, bytes))).toBe('parties-fixed')
})

test('a concurrent write that loses is still seen', () => {
  const relay = amirasBooking()
  const before = relay.known()
  relay.accept(amira, { put: [put(['purpose'], 'Parking')] })
  const bytes = relay.write({ put: [put(['instructorId'], 'dev')] }, before)
  expect(outcomeOf(relay.judge(amira, bytes))).toBe('parties-fixed')
})

test('an unknown field is refused', () => {
  const relay = amirasBooking()
  const bytes = relay.write({ put: [put(['paid'], true)] })
  expect(outcomeOf(relay.judge(amira, bytes))).toBe('parties-fixed')
})

test('the shape number is nobody’s to change', () => {
  const relay = amirasBooking()
  const bytes = relay.write({ put: [put(['shape'], 9)] })
  expect(outcomeOf(relay.judge(ann, bytes))).toBe('parties-fixed')
})

describe('hand-made operations', () => {
  const forged = (op: (relay: ReturnType<typeof amirasBooking>) => Record<string, unknown>[]) => {
    const relay = amirasBooking()
    return outcomeOf(relay.judge(amira, aForgedChange(relay.heads(), 500, op(relay))))
  }
  const eventsOf = (relay: ReturnType<typeof amirasBooking>) => objectIdOf(relay.open(), 'events')

  test.each(['__proto__', 'constructor', 'prototype', '', 'a b', 'a/b', 'x'.repeat(121)])(
    'the key %j is refused',
    (key) => {
      const onRoot = forged(() => [{ action: 'set', obj: '_root', key, value: 1, pred: [] }])
      const inside = forged((relay) => [{ action: 'makeMap', obj: eventsOf(relay), key, pred: [] }])
      expect([onRoot, inside]).toEqual(['unsafe-key', 'unsafe-key'])
    },
  )

  test('deleting a key is refused, at the root and in a container', () => {
    const relay = amirasBooking()
    const change = A.change(relay.open(), (draft) => {
      delete (draft as { events?: Record<string, unknown> }).events?.r
    })
    const bytes = A.getLastLocalChange(change) as Uint8Array
    expect(outcomeOf(relay.judge(ann, bytes))).toBe('deleted')
    const root = A.change(relay.open(), (draft) => {
      delete draft.learnerId
    })
    expect(outcomeOf(relay.judge(ann, A.getLastLocalChange(root) as Uint8Array))).toBe('deleted')
  })

  test.each(['makeMap', 'makeList', 'makeText'])(
    'replacing a container by %s is refused',
    (action) => {
      expect(forged(() => [{ action, obj: '_root', key: 'events', pred: [] }])).toBe(
        'container-replaced',
      )
    },
  )

  test('writing into an object that is not there is refused', () => {
    expect(
      forged(() => [
        { action: 'set', obj: `7@${'0'.repeat(32)}`, key: 'by', value: 'x', pred: [] },
      ]),
    ).toBe('unreadable')
  })

  test('writing into an object that lost against another is refused', () => {
    const relay = amirasBooking()
    const before = relay.known()
    const made = [1, 2].map((at) => {
      const bytes = relay.write({ put: [put(['attending', 'amira'], { at })] }, before)
      expect(outcomeOf(relay.judge(amira, bytes))).toBe('ok')
      const change = A.decodeChange(bytes)
      return `${change.startOp}@${change.actor}`
    })
    const attending = relay.open().attending as Record<string, object>
    const shown = A.getObjectId(attending.amira) as unknown as string
    const lost = made.find((id) => id !== shown)
    expect(made).toContain(shown)
    const forgedInto = aForgedChange(relay.heads(), 500, [
      { action: 'set', obj: lost, key: 'by', value: 'amira', pred: [] },
    ])
    expect(outcomeOf(relay.judge(amira, forgedInto))).toBe('unknown-object')
  })

  test('writing into a step the change did not know is refused', () => {
    const relay = amirasBooking()
    const before = relay.heads()
    relay.accept(sarah, { put: [put(['events', 's'], confirmed())] })
    const events = relay.open().events as Record<string, object>
    const obj = A.getObjectId(events.s) as unknown as string
    const forgedBy = aForgedChange(before, 500, [
      { action: 'set', obj, key: 'by', value: 'amira', pred: [] },
    ])
    expect(outcomeOf(relay.judge(amira, forgedBy))).toBe('step-not-allowed')
  })

  test('a step deeper than any record goes is refused', () => {
    const nested = (relay: ReturnType<typeof amirasBooking>, actor: string) =>
      Array.from({ length: 9 }, (_, depth) => ({
        action: 'makeMap',
        obj: depth === 0 ? eventsOf(relay) : `${499 + depth}@${actor}`,
        key: `k${depth}`,
        pred: [],
      }))
    const relay = amirasBooking()
    const probe = A.decodeChange(aForgedChange(relay.heads(), 500, []))
    const bytes = A.encodeChange({ ...probe, ops: nested(relay, probe.actor) } as never)
    expect(outcomeOf(relay.judge(amira, bytes))).toBe('too-deep')
  })

  test('a record of the wrong shape is refused', () => {
    const relay = aReplica(bookings, 'booking:b1')
    const bytes = relay.write({ put: [put(['id'], 'booking:b1'), put(['learnerId'], 'amira')] })
    expect(outcomeOf(relay.judge(amira, bytes))).toBe('wrong-shape')
  })

  test('a change that does not stand on the first change is refused', () => {
    const relay = amirasBooking()
    const bytes = aForgedChange([], 1, [
      { action: 'set', obj: '_root', key: 'id', value: 'booking:b1', pred: [] },
    ])
    expect(outcomeOf(relay.judge(amira, bytes))).toBe('wrong-shape')
  })

  test('a record under another record’s id is refused', () => {
    const relay = aReplica(bookings, 'booking:other')
    const bytes = relay.write({
      put: [
        put(['id'], 'booking:b1'),
        put(['learnerId'], 'amira'),
        put(['instructorId'], 'sarah'),
        put(['events', 'r'], request),
      ],
    })
    expect(outcomeOf(relay.judge(amira, bytes))).toBe('wrong-record')
  })
})

describe('a text only grows and shrinks letter by letter', () => {
  const logged = () => {
    const relay = aReplica(lessons, 'lesson:b1')
    relay.accept(sarah, {
      put: fieldsOf(aLesson(), 'ratings', 'note', 'next', 'reflection'),
      text: [{ field: 'note', value: 'Good mirrors.' }],
    })
    return relay
  }

  test('letters may be deleted by whoever may write there', () => {
    const relay = logged()
    const bytes = relay.write({ text: [{ field: 'note', value: 'Good.' }] })
    expect(outcomeOf(relay.judge(sarah, bytes))).toBe('ok')
    expect(relay.read<Lesson>().note).toBe('Good.')
  })

  test('letters of a text somebody else owns may not', () => {
    const relay = logged()
    const bytes = relay.write({ text: [{ field: 'note', value: 'Perfect!' }] })
    expect(outcomeOf(relay.judge(amira, bytes))).toBe('field-not-allowed')
  })

  test.each(['set', 'makeText'])('replacing the whole text by %s is refused', (action) => {
    const relay = logged()
    const bytes = aForgedChange(relay.heads(), 500, [
      { action, obj: '_root', key: 'note', value: 'mine', pred: [] },
    ])
    expect(outcomeOf(relay.judge(sarah, bytes))).toBe('container-replaced')
  })

  test('letters of a list cannot be deleted like those of a text', () => {
    const relay = amirasBooking()
    relay.accept(sarah, { put: [put(['events', 's'], confirmed())] })
    const doc = A.change(relay.open(), (draft) => {
      const events = draft.events as Record<string, { after: string[] }>
      events.s?.after.splice(0, 1)
    })
    expect(outcomeOf(relay.judge(sarah, A.getLastLocalChange(doc) as Uint8Array))).toBe('deleted')
  })
})

describe('pretending to know less than was known', () => {
  test('a booking that stands cannot be made again with other parties', () => {
    const relay = amirasBooking()
    const takeover = relay.write(
      {
        put: [
          put(['id'], 'booking:b1'),
          put(['learnerId'], 'seun'),
          put(['instructorId'], 'sarah'),
          put(['events', 'z'], { ...request, by: 'seun' }),
        ],
      },
      [],
    )
    expect(outcomeOf(relay.judge(seun, takeover))).toBe('parties-fixed')
    expect(relay.read<Booking>().learnerId).toBe('amira')
  })

  test('a step under the key of a step written meanwhile is refused: it would replace it', () => {
    const relay = amirasBooking()
    relay.accept(sarah, { put: [put(['events', 's'], confirmed())] })
    const before = relay.known()
    const done = relay.write({ put: [put(['events', 'd'], completed(['s']))] })
    expect(outcomeOf(relay.judge(sarah, done, AFTER_LESSON_MS))).toBe('ok')
    const over = relay.write({ put: [put(['events', 'd'], cancelled('amira', ['s']))] }, before)
    expect(outcomeOf(relay.judge(amira, over, AFTER_LESSON_MS))).toBe('step-not-allowed')
  })

  test('[BK7] the same step under a key of its own stands beside it', () => {
    const relay = amirasBooking()
    relay.accept(sarah, { put: [put(['events', 's'], confirmed())] })
    const before = relay.known()
    const done = relay.write({ put: [put(['events', 'd'], completed(['s']))] })
    expect(outcomeOf(relay.judge(sarah, done, AFTER_LESSON_MS))).toBe('ok')
    const apart = relay.write({ put: [put(['events', 'x'], cancelled('amira', ['s']))] }, before)
    expect(outcomeOf(relay.judge(amira, apart, AFTER_LESSON_MS))).toBe('ok')
  })

  test('[MO3] an amount cannot be changed by recording the same payment again', () => {
    const relay = aReplica(payments, 'payment:p1')
    relay.accept(sarah, { put: fieldsOf(aPayment(), 'strikes') })
    const again = relay.write({ put: fieldsOf(aPayment({ amountPence: 100 }), 'strikes') }, [])
    expect(outcomeOf(relay.judge(sarah, again))).toBe('payment-fixed')
  })

  test('[MO3] nor by adding a field that was left out', () => {
    const relay = aReplica(payments, 'payment:p1')
    relay.accept(sarah, { put: fieldsOf(aPayment(), 'strikes', 'bookingId') })
    const again = relay.write({ put: fieldsOf(aPayment(), 'strikes') }, [])
    expect(outcomeOf(relay.judge(sarah, again))).toBe('payment-fixed')
  })

  test('[PE3] an instructor cannot keep a learner by writing over the end of the assignment', () => {
    const relay = aReplica(learners, 'learner:amira')
    const assigned = { type: 'assigned', instructorId: 'sarah', from: 1 } as const
    relay.accept(ann, {
      put: [
        put(['id'], 'learner:amira'),
        put(['personId'], 'amira'),
        put(['events', 'a'], aLearnerEvent(assigned)),
      ],
    })
    const before = relay.known()
    const ended = aLearnerEvent({ ...assigned, type: 'ended', after: ['a'] })
    relay.accept(ann, { put: [put(['events', 'e'], ended)] })
    const stage = aLearnerEvent({ type: 'stage', stage: 'Registered', by: 'sarah', after: ['a'] })
    const over = relay.write({ put: [put(['events', 'e'], stage)] }, before)
    expect(outcomeOf(relay.judge(sarah, over))).toBe('step-not-allowed')
  })

  test('[RE5] an instructor cannot write an answer over the admin’s', () => {
    const doc = 'decision:double.b1.b2.t1.t2'
    const relay = aReplica(decisions, doc)
    const frame = [
      put(['id'], doc),
      put(['caseKind'], 'double-booking'),
      put(['instructorId'], 'sarah'),
      put(['audience'], ['amira', 'sarah', 'seun']),
    ]
    relay.accept(ann, { put: [...frame, put(['answers', 'n'], anAnswer())] })
    const mine = anAnswer({ by: 'sarah', as: 'instructor', choice: 'keep-second' })
    const over = relay.write({ put: [...frame, put(['answers', 'n'], mine)] }, [])
    expect(outcomeOf(relay.judge(sarah, over))).toBe('step-not-allowed')
    const beside = relay.write({ put: [...frame, put(['answers', 'm'], mine)] }, [])
    expect(outcomeOf(relay.judge(sarah, beside))).toBe('ok')
  })

  test('[CA2] a diary cannot be taken over by making it again', () => {
    const relay = aReplica(diaries, 'diary:sarah')
    const open = put(['hours', '1'], [{ from: '09:00', to: '17:00' }])
    relay.accept(sarah, {
      put: [put(['id'], 'diary:sarah'), put(['instructorId'], 'sarah'), open],
    })
    const takeover = relay.write(
      { put: [put(['id'], 'diary:sarah'), put(['instructorId'], 'dev'), open] },
      [],
    )
    expect(outcomeOf(relay.judge(dev, takeover))).toBe('not-your-diary')
  })

  test('[CA2] hours two devices of one instructor set apart are both accepted', () => {
    const relay = aReplica(diaries, 'diary:sarah')
    const open = (from: string) => ({
      put: [
        put(['id'], 'diary:sarah'),
        put(['instructorId'], 'sarah'),
        put(['hours', '1'], [{ from, to: '17:00' }]),
      ],
    })
    relay.accept(sarah, open('09:00'))
    relay.accept(sarah, open('08:00'), [])
  })

  test('[LE5] two devices that log the same lesson apart meet in one record', () => {
    const relay = aReplica(lessons, 'lesson:b1')
    const log = (by: string, loggedAt: number, rating: string, note: string) => ({
      put: [
        ...fieldsOf(aLesson({ loggedBy: by, loggedAt }), 'ratings', 'note', 'next', 'reflection'),
        put(['ratings', rating], { skill: 3, level: 2, by, at: 1 }),
      ],
      text: [{ field: 'note', value: note }],
    })
    relay.accept(sarah, log('sarah', 1, 'g1', 'Good mirrors.'))
    relay.accept(ann, log('ann', 2, 'g2', 'Paid in cash.'), [])
    const lesson = relay.read<Lesson>()
    expect(Object.keys(lesson.ratings).sort()).toEqual(['g1', 'g2'])
    expect(lesson.note).toContain('Good mirrors.')
    expect(lesson.note).toContain('Paid in cash.')
  })

  test('[LE2] a rating written meanwhile cannot be replaced', () => {
    const relay = aReplica(lessons, 'lesson:b1')
    relay.accept(sarah, { put: fieldsOf(aLesson(), 'ratings', 'note', 'next', 'reflection') })
    const before = relay.known()
    const rating = (by: string, level: number) =>
      put(['ratings', 'g9'], { skill: 1, level, by, at: 1 })
    relay.accept(sarah, { put: [rating('sarah', 2)] })
    const over = relay.write({ put: [rating('ann', 5)] }, before)
    expect(outcomeOf(relay.judge(ann, over))).toBe('rating-fixed')
  })
})

test('the judge reads the truth, not the live view that shows joined words after a delete', () => {
  const base = A.save(A.from({ b: {} as Record<string, unknown> }, { actor: '00'.repeat(16) }))
  const load = (digit: string) =>
    A.load<{ b: Record<string, unknown> }>(base, { actor: digit.repeat(32) })
  const lastOf = (doc: A.Doc<unknown>) => A.getLastLocalChange(doc) as Uint8Array
  let [first, second, third] = [load('1'), load('2'), load('3')]
  second = A.change(second, (d) => {
    d.b.status = 'confirmed'
  })
  third = A.change(third, (d) => {
    d.b.status = 'cancelled'
  })
  ;[first] = A.applyChanges(first, [lastOf(third)])
  first = A.change(first, (d) => {
    delete d.b.status
  })
  ;[third] = A.applyChanges(third, [lastOf(second), lastOf(first)])
  expect(records.plain(third as never)).toEqual({ b: { status: 'confirmed' } })
})

test('nobody without a role changes anything', () => {
  const relay = amirasBooking()
  const bytes = relay.write({ put: [put(['events', 'x'], cancelled('nobody', ['r']))] })
  expect(outcomeOf(relay.judge(noRole, bytes, TUESDAY_10_MS))).toBe('not-your-booking')
})
