/**
 * Whose frame is read next. Small frames are read as they come; what is big, and whatever comes after
 * much in one turn of the loop, waits here: one turn's worth at a time, from whoever has cost the
 * least lately. So everybody waits for a frame of somebody else's, and never for all of them.
 */
import { nextTurn as nodeNextTurn } from '#sync-server/school/ports-turn.ts'

/** In tokens: a frame that costs more has a turn to itself. */
const TOKENS_A_TURN = 32

type Waiting = {
  readonly person: string
  readonly cost: number
  /** What the person had cost when it came: the least goes first. */
  readonly place: number
  readonly read: () => void
}

export type Intake = ReturnType<typeof createIntake>

export const createIntake = (nextTurn: (run: () => void) => void = nodeNextTurn) => {
  let queue: readonly Waiting[] = []
  /** Where each person's next frame goes; forgotten when nobody waits. */
  const placeOf = new Map<string, number>()
  let now = 0
  let spent = 0
  let isTurnSet = false

  const isWaiting = (person: string): boolean => queue.some((one) => one.person === person)
  const turn = (): void => {
    isTurnSet = false
    spent = 0
    while (queue.length > 0 && spent < TOKENS_A_TURN) {
      const next = queue.reduce((least, one) => (one.place < least.place ? one : least))
      queue = queue.filter((one) => one !== next)
      now = next.place
      spent += next.cost
      next.read()
    }
    if (queue.length > 0) setTurn()
    else placeOf.clear()
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
