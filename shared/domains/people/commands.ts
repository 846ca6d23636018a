/** What is done with learner files. */
import * as v from 'valibot'
import { type CommandContext, defineCommand } from '#shared/documents/command.ts'
import type { Edit, Plain } from '#shared/documents/edit.ts'
import * as fields from '#shared/documents/fields.ts'
import { docId } from '#shared/kernel/ids.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'
import { type Learner, STAGES } from './schema.ts'
import { learnerState } from './team.ts'

export const learnerDoc = (learnerId: string) => docId('learner', learnerId)

/**
 * Is the learner's data restricted, as far as this device knows? For commands that write about a
 * learner: the person hears it at once, the relay asks again (PE9).
 */
export const isRestricted = (learnerId: string, context: CommandContext): boolean => {
  const learner = context.read<Learner>(learnerDoc(learnerId))
  return learner !== undefined && learnerState(learner).restriction !== undefined
}

const event = (
  learnerId: string,
  what: { readonly [key: string]: Plain },
  context: CommandContext,
): Result<Edit[]> => {
  const doc = learnerDoc(learnerId)
  const learner = context.read<Learner>(doc)
  if (learner === undefined) return refuse('learner-not-found')
  const after = [...learnerState(learner).tips]
  const value = { ...what, by: context.actor.personId, at: context.now, after }
  return ok([{ doc, put: [{ path: ['events', context.newId()], value }] }])
}

/** An admin opens a learner's file, with the first instructors. PE2, PE3. */
export const enrolLearner = defineCommand({
  name: 'people.enrol',
  input: v.object({
    learnerId: fields.id,
    instructorIds: v.array(fields.id),
    stage: v.optional(v.picklist(STAGES)),
    pickup: v.optional(fields.label),
  }),
  about: (input) => [input.learnerId],
  run: (input, context) => {
    const doc = learnerDoc(input.learnerId)
    if (context.read<Learner>(doc)) return refuse('learner-exists')
    const common = { by: context.actor.personId, at: context.now }
    const steps = [
      { type: 'enrolled' },
      ...(input.stage ? [{ type: 'stage', stage: input.stage }] : []),
      ...input.instructorIds.map((instructorId) => ({
        type: 'assigned',
        instructorId,
        from: context.now,
      })),
    ]
    const ids = steps.map(() => context.newId()).sort()
    return ok([
      {
        doc,
        put: [
          { path: ['id'], value: doc },
          { path: ['personId'], value: input.learnerId },
          ...(input.pickup ? [{ path: ['pickup'], value: input.pickup }] : []),
          ...steps.map((step, index) => ({
            path: ['events', ids[index] as string],
            value: { ...step, ...common, after: index === 0 ? [] : [ids[index - 1] as string] },
          })),
        ],
      },
    ])
  },
})

const assignment = v.object({ learnerId: fields.id, instructorId: fields.id })

export const assignInstructor = defineCommand({
  name: 'people.assign',
  input: assignment,
  about: (input) => [input.learnerId, input.instructorId],
  run: ({ learnerId, instructorId }, context) =>
    event(learnerId, { type: 'assigned', instructorId, from: context.now }, context),
})

/** Ends it from now, or from a time that has passed; a later one is refused. PE13, PE15. */
export const endAssignment = defineCommand({
  name: 'people.endAssignment',
  input: v.object({ ...assignment.entries, from: v.optional(fields.instantMs) }),
  about: (input) => [input.learnerId, input.instructorId],
  run: ({ learnerId, instructorId, from }, context) => {
    if (from !== undefined && from > context.now) return refuse('end-ahead', 'from')
    return event(learnerId, { type: 'ended', instructorId, from: from ?? context.now }, context)
  },
})

export const setStage = defineCommand({
  name: 'people.setStage',
  input: v.object({ learnerId: fields.id, stage: v.picklist(STAGES) }),
  about: (input) => [input.learnerId],
  run: ({ learnerId, stage }, context) => event(learnerId, { type: 'stage', stage }, context),
})

/** Nobody works with the learner's data from now on. PE8. Refuses what is restricted already. */
export const restrictLearner = defineCommand({
  name: 'people.restrict',
  input: v.object({
    learnerId: fields.id,
    reason: v.pipe(fields.label, v.trim(), v.minLength(1, 'Say why.')),
  }),
  about: (input) => [input.learnerId],
  run: ({ learnerId, reason }, context) =>
    isRestricted(learnerId, context)
      ? refuse('already-restricted')
      : event(learnerId, { type: 'enrolled', restriction: { is: 'placed', reason } }, context),
})

/** The team has the learner's data again. PE8. Refuses what is not restricted. */
export const liftRestriction = defineCommand({
  name: 'people.lift',
  input: v.object({ learnerId: fields.id }),
  about: (input) => [input.learnerId],
  run: ({ learnerId }, context) =>
    isRestricted(learnerId, context)
      ? event(learnerId, { type: 'enrolled', restriction: { is: 'lifted' } }, context)
      : refuse('not-restricted'),
})

export const learnerCommands = [
  enrolLearner,
  assignInstructor,
  endAssignment,
  setStage,
  restrictLearner,
  liftRestriction,
]
