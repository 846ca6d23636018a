/** Bodies of set pushes as HTTP brings them: JSON that is nearly right, and what only looks like it. */
import type { SeededRandom } from '#simulation/random.ts'
import type { ARelay } from '#sync-server/relay/testing/a-relay.ts'
import { honestRow } from '../honest/rows.ts'
import { mutateBytes } from '../mutate/any-bytes.ts'
import { mutateStructure } from '../mutate/structure.ts'
import type { Lane, Outcome } from './lane.ts'

type SignedIn = Awaited<ReturnType<ARelay['signIn']>>

const LEARNER = 'lena-of-hill'
const TYPES = ['application/json; charset=utf-16', 'text/plain', '', 'application/json', 'a/b']
const DEEP = 20_000

const asJson = (value: unknown): string =>
  JSON.stringify(value, (_key, one) => (typeof one === 'bigint' ? Number(one) : one)) ?? ''

const body = (honest: unknown, random: SeededRandom): string => {
  const what = random.below(10)
  if (what < 5) return asJson(mutateStructure(honest, random))
  if (what < 9) {
    const bytes = new TextEncoder().encode(asJson(honest))
    return Buffer.from(mutateBytes(bytes, random)).toString('latin1')
  }
  const depth = random.below(DEEP)
  return random.chance(0.5) ? '['.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
}

export const createHttpLane = (relay: ARelay, learner: SignedIn): Lane => ({
  name: 'http bodies',
  batch: 1,
  run: async (seed, random, keep): Promise<Outcome> => {
    const { set, id, data } = honestRow(seed, random, LEARNER)
    const rawBody = body({ rows: [{ id, data }] }, random)
    keep(new TextEncoder().encode(rawBody))
    const type = random.chance(0.05) ? random.pick(TYPES) : 'application/json'
    const answer = await learner.ask(`/api/sets/${set}`, {
      method: 'POST',
      rawBody,
      headers: { 'content-type': type },
    })
    const faults: string[] = []
    if (answer.status >= 500) faults.push(`was answered with ${answer.status}: ${answer.text}`)
    if (answer.json === undefined) faults.push(`was answered without JSON: ${answer.status}`)
    const failed = relay.logLines.find((line) => line.includes('request failed'))
    if (failed !== undefined) faults.push(`a fault of ours: ${failed}`)
    relay.logLines.length = 0
    const taken = answer.json?.verdicts?.some((one: { ok: boolean }) => one.ok)
    const code = answer.json?.code ?? answer.json?.verdicts?.[0]?.problem?.code ?? ''
    return { end: taken ? 'accepted' : `refused: ${answer.status} ${code}`.trim(), faults }
  },
})
