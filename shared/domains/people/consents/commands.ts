/** Saying yes and taking it back. The wording is in the input: it is what stood before the person. */
import * as v from 'valibot'
import { type CommandContext, defineCommand } from '#shared/documents/command.ts'
import type { Edit } from '#shared/documents/edit.ts'
import * as fields from '#shared/documents/fields.ts'
import { docId } from '#shared/kernel/ids.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse } from '../problems.ts'
import type { ConsentEvent, Consents } from './schema.ts'
import { consentState } from './state.ts'

const consentsDoc = (personId: string) => docId('consents', personId)

const input = v.object({
  personId: fields.id,
  purpose: fields.id,
  wording: fields.id,
  how: v.picklist(['app', 'paper']),
})
type Input = v.InferOutput<typeof input>

/** Refuses what has been said already, in the same words. */
const say = (type: ConsentEvent['type'], said: Input, context: CommandContext): Result<Edit[]> => {
  const { personId, purpose, wording, how } = said
  const doc = consentsDoc(personId)
  const consents = context.read<Consents>(doc)
  const { counting, tips } = consentState(consents ?? { events: {} })
  const last = consents?.events[counting.get(purpose) ?? '']
  const isSaid =
    type === 'given' ? last?.type === 'given' && last.wording === wording : last?.type !== 'given'
  if (isSaid) return refuse('consent-said')
  const value = {
    type,
    purpose,
    wording,
    how,
    by: context.actor.personId,
    at: context.now,
    after: [...tips],
  }
  const begin = [
    { path: ['id'], value: doc },
    { path: ['personId'], value: personId },
  ]
  const put = [...(consents ? [] : begin), { path: ['events', context.newId()], value }]
  return ok([{ doc, put }])
}

/** PE11. Refuses a purpose or wording nobody knows, and giving in the app what is another's to give. */
export const giveConsent = defineCommand({
  name: 'people.giveConsent',
  input,
  about: ({ personId }) => [personId],
  run: (said, context) => say('given', said, context),
})

/** PE11. As easy as giving; refuses what was never given. */
export const withdrawConsent = defineCommand({
  name: 'people.withdrawConsent',
  input,
  about: ({ personId }) => [personId],
  run: (said, context) => say('withdrawn', said, context),
})

export const consentCommands = [giveConsent, withdrawConsent]
