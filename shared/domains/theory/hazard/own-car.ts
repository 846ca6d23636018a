/** How the own car moves, for those who draw it and for those who write scenes around it. */
import { softCurve } from './motion.ts'
import type { SceneScript } from './scene-script.ts'

const STEP_SECONDS = 0.1

export type OwnCar = {
  readonly speeds: SceneScript['ownCar']['speeds']
  /** Metres along the road at this second. */
  at(second: number): number
  speedAt(second: number): number
  readonly lengthMetres: number
}

/** Speeds in metres a second at given seconds, softly joined; `seconds`: how long the scene lasts. */
export const driveOwnCar = (speeds: SceneScript['ownCar']['speeds'], seconds: number): OwnCar => {
  const speedAt = softCurve(
    speeds.map(([second]) => second),
    speeds.map(([, speed]) => speed),
  )
  const table: number[] = [0]
  const count = Math.ceil(seconds / STEP_SECONDS) + 20
  for (let index = 1; index <= count; index++) {
    const middle = (index - 0.5) * STEP_SECONDS
    table.push((table[index - 1] as number) + speedAt(middle) * STEP_SECONDS)
  }
  const at = (second: number): number => {
    if (second <= 0) return second * speedAt(0)
    const exact = second / STEP_SECONDS
    const index = Math.min(Math.floor(exact), count - 1)
    const from = table[index] as number
    return from + ((table[index + 1] as number) - from) * (exact - index)
  }
  return { speeds, at, speedAt, lengthMetres: at(seconds) }
}
