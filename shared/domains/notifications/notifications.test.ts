import * as v from 'valibot'
import { expect, test } from 'vitest'
import { outcomeOf } from '#shared/documents/replica.builder.ts'
import { amira, ann, sarah } from '#shared/kernel/cast.builder.ts'
import { mayRead, principalsOf } from '#shared/kernel/principal.ts'
import { type Notice, notificationsSet } from './index.ts'

const notice: Notice = {
  personId: 'amira',
  what: 'booking-moved',
  about: 'b1',
  by: 'sarah',
  atMs: 1,
}
const pushes = (actor: typeof ann, after: Notice, before: Notice | undefined = notice) =>
  outcomeOf(notificationsSet.mayPush?.(actor, { id: 'n1', before, after, now: 0 }) as never)

test('[NO2] Amira alone reads her notice, not even Ann', () => {
  const readers = notificationsSet.readers(notice, 'n1')
  expect([amira, sarah, ann].map((one) => mayRead(principalsOf(one), readers))).toEqual([
    true,
    false,
    false,
  ])
})

test('[NO2] Amira marks it as read, and as unread again; nobody else does', () => {
  const read = { ...notice, readAtMs: 5 }
  expect(pushes(amira, read)).toBe('ok')
  expect(pushes(amira, notice, read)).toBe('ok')
  expect(pushes(ann, read)).toBe('not-your-notice')
  expect(pushes(sarah, read)).toBe('not-your-notice')
})

test.each([
  { what: 'booking-cancelled' },
  { about: 'b2' },
  { by: 'ann' },
  { atMs: 2 },
  { personId: 'seun' },
])('[NO2] nothing else of it changes: %j', (part) => {
  expect(pushes(amira, { ...notice, ...part, readAtMs: 5 })).toBe('notice-fixed')
})

test('[NO1] nobody sends a notice of their own making', () => {
  expect(
    outcomeOf(
      notificationsSet.mayPush?.(amira, {
        id: 'n2',
        before: undefined,
        after: notice,
        now: 0,
      }) as never,
    ),
  ).toBe('not-your-notice')
})

test('[NO2] a notice carries no free words of others', () => {
  expect(v.safeParse(notificationsSet.schema, { ...notice, text: 'Click here' }).success).toBe(
    false,
  )
})
