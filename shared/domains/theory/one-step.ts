/** A question that a device has changed several times while nobody heard, as the one step the rules see. */
import type { BankRow } from './bank-row.ts'
import { hasOtherWords } from './may-write-question.ts'
import type { OfSchool } from './schema.ts'

const withoutAbsent = (said: { [Key in keyof OfSchool]: OfSchool[Key] | undefined }): OfSchool =>
  Object.fromEntries(Object.entries(said).filter(([, one]) => one !== undefined)) as OfSchool

/**
 * TH50, TH51. Versions count what others have read, so words that were changed twice in between are one
 * version; and what was asked and retired in between was never asked. A row of one step is left as it is.
 * @param before what the relay had when this device began to change it
 */
export const asOneStep = (before: BankRow | undefined, after: BankRow): BankRow => {
  const { ofSchool: mine } = after
  if (mine === undefined) return after
  const isRewritten = before !== undefined && hasOtherWords(before, after)
  const { writtenBy, writtenAt } =
    before === undefined || isRewritten ? mine : (before.ofSchool ?? {})
  const wasLive =
    after.status === 'live' ||
    before?.ofSchool?.wasLive === true ||
    (before !== undefined && before.ofSchool === undefined)
  return {
    ...after,
    version: before === undefined ? 1 : before.version + (isRewritten ? 1 : 0),
    ofSchool: withoutAbsent({
      ...mine,
      writtenBy,
      writtenAt,
      wasLive: wasLive ? (true as const) : undefined,
    }),
  }
}
