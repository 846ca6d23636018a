/**
 * Runs the lanes, round after round, each round on a fresh school. After every input and every round
 * it is asked whether anything happened that must not.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createRandom } from '#simulation/random.ts'
import { aRelay } from '#sync-server/relay/testing/a-relay.ts'
import type { Catch } from './corpus.ts'
import { aDoor } from './door.ts'
import type { HonestWork } from './honest/honest-work.ts'
import { createChangesLane } from './lanes/changes.ts'
import { createDoorLane } from './lanes/door.ts'
import { createFramesLane } from './lanes/frames.ts'
import { createHttpLane } from './lanes/http-bodies.ts'
import type { Keep, Lane } from './lanes/lane.ts'
import { createSetRowsLane } from './lanes/set-rows.ts'
import { createUpgradesLane } from './lanes/upgrades.ts'
import { costFaults } from './oracles/costs.ts'
import { createWatchedAutomerge } from './oracles/watched-automerge.ts'
import { aFuzzedSchool, type FuzzedSchool } from './school.ts'

/** Fewer than a device may have in quarantine, and each school is asked as a whole at its end. */
const INPUTS_A_ROUND = 800
/** An input that takes longer is slow. Of CPU: a busy machine is not the input's fault. */
const SLOW_MS = 100
/** No input may take this long, here where nothing stops the judge: the relay's own gives up then. */
const MOST_MS = 2_000
const MB = 1024 * 1024

export type Finding = {
  readonly seed: number
  readonly lane: string
  readonly fault: string
  /** The input in hex. */
  readonly input: string
}

export type FuzzReport = {
  readonly inputs: number
  readonly start: number
  readonly seconds: number
  readonly accepted: number
  /** By lane, and by where it ended. */
  readonly ends: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly panics: number
  readonly pills: number
  readonly slow: number
  readonly slowestMs: number
  readonly grownMb: number
  readonly failed: readonly Finding[]
}

export type FuzzOptions = {
  readonly inputs: number
  readonly start: number
  /** Told before each input is tried. */
  readonly onInput?: (seed: number, lane: string, input: Uint8Array) => void
  /** Told of each input that made the library panic, or made a document it could not load. */
  readonly onCatch?: (caught: Catch) => void
  /** A planted bug: the relay's proof is blind. */
  readonly isBlind?: boolean
}

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

const residentMb = (): number => {
  collectGarbage()
  return process.memoryUsage.rss() / MB
}

/** Which lane takes this seed: most go to the changes, where the danger is. */
const laneOf = <T>(lanes: readonly (readonly [T, number])[], seed: number): T => {
  const shares = lanes.flatMap(([lane, share]) => Array.from({ length: share }, () => lane))
  // Eight seeds in a row go to one lane, so that they can share honest work.
  return shares[Math.floor(seed / 8) % shares.length] as T
}

export const runFuzz = async (options: FuzzOptions): Promise<FuzzReport> => {
  const { inputs, start, onInput = () => {}, onCatch = () => {}, isBlind = false } = options
  const library = createWatchedAutomerge(isBlind)
  const { watch } = library
  const relay = await aRelay()
  const learner = await relay.signIn('lena@hill.example')
  const door = await aDoor()
  let school: FuzzedSchool = await aFuzzedSchool(library)
  const current = () => school
  const changes: readonly (readonly [Lane, number])[] = [
    [createChangesLane('changes', current, false), 5],
    [createChangesLane('changes with a receipt', current, true), 3],
  ]
  const others: readonly (readonly [Lane, number])[] = [
    [createFramesLane(current), 3],
    [createSetRowsLane(current), 2],
    [createHttpLane(relay, learner), 2],
    [createDoorLane(door), 2],
    [createUpgradesLane(door), 1],
  ]
  // Only changes are proven.
  const lanes = isBlind ? changes : [...changes, ...others]

  const ends: Record<string, Record<string, number>> = {}
  const failed: Finding[] = []
  let slow = 0
  let slowestMs = 0
  let accepted = 0
  let input: Uint8Array = new Uint8Array()
  let firstRoundMb = 0
  let lastRoundMb = 0
  const startedMs = performance.now()

  const runOne = async (lane: Lane, seed: number): Promise<void> => {
    const before = { ...watch }
    let sent = process.cpuUsage()
    let work: HonestWork | undefined
    const keep: Keep = (bytes, madeOf) => {
      input = bytes
      work = madeOf
      onInput(seed, lane.name, bytes)
      sent = process.cpuUsage()
    }
    const find = (fault: string): void =>
      void failed.push({ seed, lane: lane.name, fault, input: Buffer.from(input).toString('hex') })
    try {
      const { end, faults } = await lane.run(seed, createRandom(seed), keep)
      const ofLane = ends[lane.name] ?? {}
      ends[lane.name] = { ...ofLane, [end]: (ofLane[end] ?? 0) + 1 }
      if (end.startsWith('accepted')) accepted += 1
      for (const fault of faults) find(fault)
    } catch (error) {
      find(`threw: ${error instanceof Error ? error.stack : String(error)}`)
    }
    const { user, system } = process.cpuUsage(sent)
    const tookMs = (user + system) / 1_000
    slowestMs = Math.max(slowestMs, tookMs)
    if (tookMs > SLOW_MS) slow += 1
    if (tookMs > MOST_MS) find(`took ${Math.round(tookMs)} ms`)
    if (Object.keys(Object.prototype).length > 0) find('the prototype of all objects has changed')
    const words = watch.lastWords
    if (work === undefined) return
    if (watch.pills > before.pills) onCatch({ what: 'pill', words, work, input })
    else if (watch.panics > before.panics) onCatch({ what: 'panic', words, work, input })
  }

  const endRound = async (seed: number): Promise<void> => {
    for (const fault of await school.faults())
      failed.push({ seed, lane: 'the school after a round', fault, input: '' })
    for (const [lane] of lanes)
      for (const fault of lane.faults?.() ?? [])
        failed.push({ seed, lane: `${lane.name} after a round`, fault, input: '' })
    await school.close()
    lastRoundMb = residentMb()
    firstRoundMb ||= lastRoundMb
  }

  for (let done = 0; done < inputs; done += 1) {
    const seed = start + done
    if (done > 0 && done % INPUTS_A_ROUND === 0) {
      await endRound(seed - 1)
      school = await aFuzzedSchool(library)
      for (const [lane] of lanes) lane.begin?.()
    }
    await runOne(laneOf(lanes, seed), seed)
  }
  await endRound(start + inputs - 1)
  await relay.close()
  await door.relay.close()

  const grownMb = Math.round(lastRoundMb - firstRoundMb)
  for (const { lane, fault } of costFaults({ inputs, slow, grownMb }))
    failed.push({ seed: start, lane, fault, input: '' })
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10
  const { panics, pills } = watch
  return {
    inputs,
    start,
    seconds,
    accepted,
    ends,
    panics,
    pills,
    slow,
    slowestMs: Math.round(slowestMs),
    grownMb,
    failed,
  }
}
