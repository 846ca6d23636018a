/** Bodies of set pushes, from somebody who is signed in. */
import type { ARelay } from '#sync-server/relay/testing/a-relay.ts'
import { honestRow } from '../honest/rows.ts'
import { contentType, spoiltBody } from '../mutate/json-body.ts'
import { logFaults } from '../oracles/relay-log.ts'
import type { Lane, Outcome } from './lane.ts'

type SignedIn = Awaited<ReturnType<ARelay['signIn']>>

const LEARNER = 'lena-of-hill'

export const createHttpLane = (relay: ARelay, learner: SignedIn): Lane => ({
  name: 'http bodies',
  batch: 1,
  run: async (seed, random, keep): Promise<Outcome> => {
    const { set, id, data } = honestRow(seed, random, LEARNER)
    const rawBody = spoiltBody({ rows: [{ id, data }] }, random)
    keep(new TextEncoder().encode(rawBody))
    const answer = await learner.ask(`/api/sets/${set}`, {
      method: 'POST',
      rawBody,
      headers: { 'content-type': contentType(random) },
    })
    const faults: string[] = []
    if (answer.status >= 500) faults.push(`was answered with ${answer.status}: ${answer.text}`)
    if (answer.json === undefined) faults.push(`was answered without JSON: ${answer.status}`)
    faults.push(...logFaults(relay.logLines))
    const taken = answer.json?.verdicts?.some((one: { ok: boolean }) => one.ok)
    const code = answer.json?.code ?? answer.json?.verdicts?.[0]?.problem?.code ?? ''
    return { end: taken ? 'accepted' : `refused: ${answer.status} ${code}`.trim(), faults }
  },
})
