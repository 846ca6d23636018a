/** Are all records of the school on this device and read? Before that nothing is counted. */
import type { Engine } from '#client/engine/api.ts'

export const createIsKnown = (engine: Engine) => (): boolean =>
  engine.rows.isComplete() && engine.sync.inStepAtMs() !== undefined
