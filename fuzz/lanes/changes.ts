/**
 * Spoilt changes through the real airlock. With a receipt nobody asks whether the change may be, so
 * everything rests on the decoder and the proof; without one it has to pass the rules too.
 */
import { kindOf } from '#shared/kernel/ids.ts'
import { unreachable } from '#shared/kernel/result.ts'
import type { ChangeVerdict } from '#shared/protocol/down.ts'
import type { PushedChange } from '#shared/protocol/up.ts'
import { documentKinds } from '#shared/registry.ts'
import { preflight } from '#sync-server/school/preflight.ts'
import { records } from '#sync-server/testing/device.ts'
import { type HonestChange, type HonestWork, honestWork } from '../honest/honest-work.ts'
import { STORIES } from '../honest/stories.ts'
import { hashOfChange, mutateChange } from '../mutate/change-bytes.ts'
import type { FuzzedSchool } from '../school.ts'
import type { Lane } from './lane.ts'

/** Inputs made of one honest change. */
const BATCH = 8
const PROVEN_OUT = new Set(['unprovable', 'too-big', 'too-heavy'])
const KEPT_OUT = new Set(['forged-actor', 'equivocation', 'wrong-document', 'wrong-hash'])

/** Saved and loaded again it is the same: asked of the library itself, apart from the relay's own proof. */
const whyUnsound = ({ doc, earlier }: HonestWork, bytes: Uint8Array): string | undefined => {
  const A = records.automerge
  const kind = documentKinds.get(kindOf(doc)) ?? unreachable(doc)
  try {
    const loaded = records.open(kind, undefined, [...earlier.map((one) => one.bytes), bytes])
    const again = A.load<Record<string, unknown>>(A.save(loaded))
    const same =
      A.getHeads(again).join() === A.getHeads(loaded).join() &&
      JSON.stringify(records.plain(again)) === JSON.stringify(records.plain(loaded))
    A.free(loaded)
    A.free(again)
    return same ? undefined : 'is another document when it is loaded again'
  } catch (error) {
    return `cannot be loaded again: ${error instanceof Error ? error.message : String(error)}`
  }
}

const endOf = (verdict: ChangeVerdict | undefined, bytes: Uint8Array): string => {
  if (verdict === undefined) return 'no verdict'
  if (verdict.verdict === 'committed') return 'accepted'
  if (verdict.verdict === 'retry') return `admit: ${verdict.why}`
  if (verdict.verdict === 'duplicate') return 'admit: duplicate'
  const walked = preflight(bytes)
  if (!walked.ok) return `preflight: ${walked.code}`
  const step = PROVEN_OUT.has(verdict.code) ? 'prove' : 'judge'
  return `${KEPT_OUT.has(verdict.code) ? 'admit' : step}: ${verdict.code}`
}

/** Changes to borrow pieces from. */
const donors = (): Uint8Array[] =>
  STORIES.map((story, index) => honestWork(index + 1, () => story).last.bytes)

export const createChangesLane = (
  name: string,
  school: () => FuzzedSchool,
  withReceipt: boolean,
): Lane => {
  const pushed = (doc: string, hash: string, bytes: Uint8Array): PushedChange => ({
    hash,
    bytes,
    ...(withReceipt ? { receipt: school().receiptFor(doc, hash) } : {}),
  })
  const push = async (doc: string, { who, hash, bytes }: HonestChange) => {
    const [verdict] = await school()
      .device(who)
      .push(doc, [pushed(doc, hash, bytes)])
    return verdict
  }

  const pieces = donors()
  let batch: { of: number; work: HonestWork } | undefined

  /** Several inputs are made of one honest change, as long as none of them was taken. */
  const workFor = async (seed: number): Promise<HonestWork> => {
    const of = Math.floor(seed / BATCH)
    if (batch?.of === of) return batch.work
    const work = honestWork(seed)
    for (const change of work.earlier) await pushHonest(work.doc, change)
    batch = { of, work }
    return work
  }

  /** Throws: honest work that is not taken is the first thing to hear of. */
  const pushHonest = async (doc: string, change: HonestChange): Promise<void> => {
    const verdict = await push(doc, change)
    if (verdict?.verdict !== 'committed')
      throw new Error(`honest work was not taken: ${JSON.stringify(verdict)}`)
  }

  return {
    name,
    run: async (seed, random, keep) => {
      const work = await workFor(seed)
      const { doc, last } = work
      const bytes = mutateChange(last.bytes, random, random.pick(pieces))
      keep(bytes, work)
      const verdict = await push(doc, { who: last.who, bytes, hash: hashOfChange(bytes) })
      const end = endOf(verdict, bytes)
      if (end === 'no verdict' || end === 'admit: busy')
        return { end, faults: [`was answered with ${end}`] }
      if (end === 'accepted') {
        batch = undefined
        const why = whyUnsound(work, bytes)
        return { end, faults: why === undefined ? [] : [`was accepted and ${why}`] }
      }
      // Whatever was refused, the honest change goes on in its place.
      if (seed % BATCH === BATCH - 1) await pushHonest(doc, last)
      return { end, faults: [] }
    },
    batch: BATCH,
    begin: () => {
      batch = undefined
    },
  }
}
