/** Rows pushed straight into the school's published sets, past everything HTTP would hold up. */
import * as v from 'valibot'
import { publishedSets } from '#shared/registry.ts'
import type { SeededRandom } from '#simulation/random.ts'
import type { PushedRow } from '#sync-server/school/answers.ts'
import { type HonestRow, honestRow } from '../honest/rows.ts'
import { mutateStructure } from '../mutate/structure.ts'
import type { FuzzedSchool } from '../school.ts'
import type { Lane, Outcome } from './lane.ts'

type Sent = { readonly set: string; readonly rows: readonly PushedRow[] }

const spoilt = ({ set, id, data }: HonestRow, random: SeededRandom): Sent => {
  const rows: PushedRow[] = [{ id, data: mutateStructure(data, random) }]
  if (random.chance(0.1)) rows.push({ id, data }, { id, data })
  if (random.chance(0.1)) rows[0] = { id: random.pick(['', ' ', '__proto__', id.repeat(40)]), data }
  return { set: random.chance(0.05) ? `${set}'--` : set, rows }
}

const asBytes = (sent: Sent): Uint8Array => {
  try {
    return new TextEncoder().encode(JSON.stringify(sent, (_key, one) => one ?? null))
  } catch {
    return new TextEncoder().encode(`${sent.set}: has no JSON`)
  }
}

export const createSetRowsLane = (school: () => FuzzedSchool): Lane => ({
  name: 'set rows',
  batch: 1,
  run: async (seed, random, keep): Promise<Outcome> => {
    const { session, all } = school()
    const { sets } = all.school()
    const sent = spoilt(honestRow(seed, random, session.personId), random)
    keep(asBytes(sent))
    const pushed = sets.push(session, sent.set, sent.rows)
    if (!pushed.ok) return { end: `refused: ${pushed.problem.code}`, faults: [] }
    const faults: string[] = []
    if (pushed.value.length !== sent.rows.length) faults.push('not every row was answered')
    const taken = pushed.value.filter((verdict) => verdict.ok)
    const set = publishedSets.get(sent.set)
    for (const { id, data } of standing(sets, session, sent.set))
      if (data !== null && set !== undefined && !v.is(set.schema, data))
        faults.push(`${sent.set}/${id} stands and cannot be read`)
    const refused = pushed.value.flatMap((one) => (one.ok ? [] : [one.problem.code]))
    return { end: taken.length > 0 ? 'accepted' : `refused: ${refused[0]}`, faults }
  },
})

type Sets = ReturnType<FuzzedSchool['all']['school']>['sets']

/** What the pusher reads of the set now: the newest, which is what was just written. */
const standing = (sets: Sets, session: FuzzedSchool['session'], set: string) => {
  const pulled = sets.pull(session, set, null, 1_000)
  return pulled.ok ? pulled.value.rows : []
}
