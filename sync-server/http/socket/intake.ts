/**
 * Whose frame is read next. Small frames are read as they come; what is big, and whatever comes after
 * much in one turn of the loop, waits here: one turn's worth at a time, from whoever has cost the
 * least lately, and then twice as long for everything else. So everybody waits for a frame of somebody
 * else's now and then, and never for all of them.
 */
import type { Ports } from '#shared/kernel/ports.ts'
import { nextTurn as nodeNextTurn } from '#sync-server/school/ports-turn.ts'

/** In tokens: a frame that costs more has a turn to itself. */
const TOKENS_A_TURN = 32
/** Reading what waits takes a third of the loop at most. */
const RESTS_FOR_EACH = 2
/** What was read is judged and stored after that, most of it for its bytes. */
const REST_MS_A_TOKEN = 0.1

type Waiting = {
  readonly person: string
  readonly cost: number
  /** What the person had cost when it came: the least goes first. */
  readonly place: number
  readonly read: () => void
}

export type Intake = ReturnType<typeof createIntake>

export const createIntake = (
  { clock, timers }: Pick<Ports, 'clock' | 'timers'>,
  nextTurn: (run: () => void) => void = nodeNextTurn,
) => {
  let queue: readonly Waiting[] = []
  /** Where each person's next frame goes; forgotten when nobody waits. */
  const placeOf = new Map<string, number>()
  let now = 0
  let spent = 0
  let isTurnSet = false
  let isResting = false

  const isWaiting = (person: string): boolean => queue.some((one) => one.person === person)
  /** The next of those that may be read now; during a rest only small ones. */
  const next = (): Waiting | undefined => {
    const persons = new Set<string>()
    let least: Waiting | undefined
    for (const one of queue) {
      const isFirst = !persons.has(one.person)
      persons.add(one.person)
      if (!isFirst || (isResting && one.cost > TOKENS_A_TURN)) continue
      if (least === undefined || one.place < least.place) least = one
    }
    return least
  }
  const turn = (): void => {
    isTurnSet = false
    spent = 0
    const startedMs = clock.monotonicMs()
    for (let one = next(); one !== undefined && spent < TOKENS_A_TURN; one = next()) {
      const taken = one
      queue = queue.filter((other) => other !== taken)
      now = Math.max(now, taken.place)
      spent += taken.cost
      taken.read()
    }
    if (queue.length === 0) placeOf.clear()
    else if (next() !== undefined) {
      if (isResting) setTurn()
      else rest(clock.monotonicMs() - startedMs)
    }
  }
  const rest = (readMs: number): void => {
    isResting = true
    timers.after(RESTS_FOR_EACH * readMs + REST_MS_A_TOKEN * spent, () => {
      isResting = false
      setTurn()
    })
    if (next() !== undefined) setTurn()
  }
  const setTurn = (): void => {
    if (isTurnSet) return
    isTurnSet = true
    nextTurn(turn)
  }

  return {
    /**
     * Reads now or in one of the next turns; what one person sends is read in its order.
     * @param person unique among all schools
     * @param cost in tokens
     * @param read never throws: others wait behind it
     */
    take: (person: string, cost: number, read: () => void): void => {
      setTurn()
      const place = Math.max(now, placeOf.get(person) ?? 0)
      placeOf.set(person, place + cost)
      if (spent + cost > TOKENS_A_TURN || isWaiting(person)) {
        queue = [...queue, { person, cost, place, read }]
        return
      }
      spent += cost
      read()
    },
  }
}
