/** Notifications: what the school tells a person. Written by the relay from records; read marks come back. */
import * as v from 'valibot'
import * as fields from '#shared/documents/fields.ts'
import { definePublishedSet } from '#shared/documents/published-set.ts'
import { personPrincipal } from '#shared/kernel/principal.ts'
import { ok, refuser } from '#shared/kernel/result.ts'

const notice = v.strictObject({
  personId: fields.id,
  what: v.pipe(v.string(), v.maxLength(40)),
  /** The record it is about, by key. */
  about: fields.id,
  by: fields.id,
  atMs: fields.instantMs,
  readAtMs: v.optional(fields.instantMs),
})
export type Notice = v.InferOutput<typeof notice>

const refuse = refuser({
  'not-your-notice': 'Only the person a notice is for can mark it as read.',
  'notice-fixed': 'A notice cannot be changed, only marked as read.',
})

/** NO2: the person marks it read, nothing else. */
export const notificationsSet = definePublishedSet<Notice>({
  name: 'notifications',
  schema: notice,
  readers: (data) => [personPrincipal(data.personId)],
  subject: (data) => data.personId,
  sentAtMs: (data) => data.atMs,
  outlives: (mine, theirs) => mine.readAtMs !== undefined && theirs.readAtMs === undefined,
  mayPush: (actor, { before, after }) => {
    if (before === undefined || before.personId !== actor.personId) return refuse('not-your-notice')
    const { readAtMs: _was, ...fixedBefore } = before
    const { readAtMs: _is, ...fixedAfter } = after
    const same = (Object.keys(fixedBefore) as (keyof typeof fixedBefore)[]).every(
      (key) => fixedBefore[key] === fixedAfter[key],
    )
    return same ? ok(undefined) : refuse('notice-fixed')
  },
})
