/**
 * The app as it is, and as it will be: the next version writes a field of a booking that this one
 * has never heard of, and must keep.
 */
import * as v from 'valibot'
import type { AnyCommand } from '#shared/documents/command.ts'
import { defineCommand } from '#shared/documents/command.ts'
import type { AnyKind, Step } from '#shared/documents/document-kind.ts'
import * as fields from '#shared/documents/fields.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import { docId } from '#shared/kernel/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import { commands, documentKinds } from '#shared/registry.ts'

export type AppVersion = {
  readonly name: 'this' | 'next'
  readonly kinds: ReadonlyMap<string, AnyKind>
  readonly commands: ReadonlyMap<string, AnyCommand>
}

export const THIS_VERSION: AppVersion = { name: 'this', kinds: documentKinds, commands }

/** Where on the road the learner waits: the field of the next version. */
export const NEW_FIELD = 'corner'
export const NEW_COMMAND = 'bookings.corner'

const today = documentKinds.get('booking') as AnyKind

/** The rules of today for everything else; whoever may change the booking may set the new field. */
const mayChange = (actor: Actor, step: Step<unknown>) => {
  const others = step.touched.filter(([field]) => field !== NEW_FIELD)
  return others.length === 0 && step.before !== undefined
    ? ok(undefined)
    : today.mayChange(actor, { ...step, touched: others })
}

const nextBooking: AnyKind = {
  ...today,
  schema: v.intersect([today.schema, v.object({ [NEW_FIELD]: v.optional(v.string()) })]),
  mayChange,
}

const setCorner = defineCommand({
  name: NEW_COMMAND,
  input: v.object({ bookingId: fields.id, corner: fields.label }),
  run: ({ bookingId, corner }, context) => {
    const doc = docId('booking', bookingId)
    return ok(
      context.read(doc) === undefined ? [] : [{ doc, put: [{ path: [NEW_FIELD], value: corner }] }],
    )
  },
})

export const NEXT_VERSION: AppVersion = {
  name: 'next',
  kinds: new Map([...documentKinds, ['booking', nextBooking]]),
  commands: new Map<string, AnyCommand>([...commands, [NEW_COMMAND, setCorner]]),
}
