/** Answering a case. What follows from the answer (settling, moving) is written in the same transaction. */
import * as v from 'valibot'
import { defineCommand } from '#shared/documents/command.ts'
import * as fields from '#shared/documents/fields.ts'
import { tipsOf } from '#shared/documents/tips.ts'
import { isAdmin } from '#shared/kernel/actor.ts'
import { docId } from '#shared/kernel/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import { CASE_KINDS, CHOICES, type Decision } from './schema.ts'

export const decisionDoc = (caseId: string) => docId('decision', caseId)

export const decideCase = defineCommand({
  name: 'reconcile.decide',
  input: v.object({
    caseId: fields.id,
    caseKind: v.picklist(CASE_KINDS),
    instructorId: fields.id,
    audience: v.array(fields.id),
    choice: v.picklist(CHOICES),
  }),
  about: (input) => input.audience,
  run: (input, context) => {
    const doc = decisionDoc(input.caseId)
    const before = context.read<Decision>(doc)
    const value = {
      type: 'answered',
      choice: input.choice,
      by: context.actor.personId,
      at: context.now,
      as: isAdmin(context.actor) ? 'admin' : 'instructor',
      after: tipsOf(before?.answers ?? {}),
    }
    return ok([
      {
        doc,
        put: [
          ...(before
            ? []
            : [
                { path: ['id'], value: doc },
                { path: ['caseKind'], value: input.caseKind },
                { path: ['instructorId'], value: input.instructorId },
                { path: ['audience'], value: input.audience },
              ]),
          { path: ['answers', context.newId()], value },
        ],
      },
    ])
  },
})

export const reconcileCommands = [decideCase]
