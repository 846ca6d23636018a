/** Who looks at the cases, and what they may know of other people's times. */
import type { BusyTime } from '#shared/domains/bookings/index.ts'
import type { Role } from '#shared/kernel/actor.ts'

/** The set 'busy' as the engine gives it: `engine.set<BusyTime>('busy').all()`. */
export type Busy = ReadonlyMap<string, BusyTime>

/** An `Identity` will do. */
export type Viewer = { readonly personId: string; readonly roles: readonly Role[] }
