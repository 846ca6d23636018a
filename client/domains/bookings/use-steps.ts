/** One-press steps on a booking, with the toast that says what happened and the way back. */
import { firstNameOf } from '#client/domains/people/index.ts'
import type { CommandCall, Engine } from '#client/engine/api.ts'
import { showToast } from '#client/ui/toast.tsx'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { Problem } from '#shared/kernel/result.ts'
import { words } from './words.ts'

export type Steps = {
  /** Runs and tells; answers with the problem when it was refused. */
  run(message: string, ...calls: readonly CommandCall[]): Promise<Problem | undefined>
  /** The same with Undo for this booking. */
  runUndoable(
    bookingId: string,
    message: string,
    ...calls: readonly CommandCall[]
  ): Promise<Problem | undefined>
  confirm(booking: BookingRow): Promise<Problem | undefined>
  undo(bookingId: string): Promise<Problem | undefined>
}

export const createSteps = (engine: Engine): Steps => {
  const run: Steps['run'] = async (message, ...calls) => {
    const result = await engine.run(...calls)
    if (!result.ok) return result.problem
    showToast({ message })
    return undefined
  }
  const undo: Steps['undo'] = async (bookingId) => {
    const problem = await run(words.undone, { name: 'bookings.undo', input: { bookingId } })
    // Pressed in a toast there is no other place to say why not.
    if (problem) showToast({ message: problem.message })
    return problem
  }
  const runUndoable: Steps['runUndoable'] = async (bookingId, message, ...calls) => {
    const result = await engine.run(...calls)
    if (!result.ok) return result.problem
    const action = { label: words.undo, onPress: () => void undo(bookingId) }
    showToast({ message, actions: [action] })
    return undefined
  }
  return {
    run,
    runUndoable,
    undo,
    confirm: (booking) =>
      runUndoable(booking.id, words.confirmed(firstNameOf(engine, booking.learnerId)), {
        name: 'bookings.confirm',
        input: { bookingId: booking.id },
      }),
  }
}
