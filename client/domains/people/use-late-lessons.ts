/**
 * Late lessons among what was refused; a payment says only in its change which lesson it is for.
 * Until all of those are read, a lesson may lack its payment: `isReading`.
 */
import { createMemo, createResource } from 'solid-js'
import { brought } from '#client/ui/brought.ts'
import type { RefusedEntry } from './account-api.ts'
import { isLatePayment, lateLessons } from './late-lessons.ts'
import { useSession } from './session.ts'

/** The line a payment writes; undefined when it cannot be read, or is for no lesson. */
type BookingByEntry = ReadonlyMap<number, string | undefined>

export const useLateLessons = (open: () => readonly RefusedEntry[]) => {
  const session = useSession()
  const payments = () => open().filter(isLatePayment)
  const readOne = async ({ id }: RefusedEntry): Promise<[number, string | undefined]> => {
    const answer = await session.api.refusedChange(id)
    const said = answer.ok ? (answer.value ?? []) : []
    const booking = said.find(({ path }) => path.join() === 'bookingId')?.value
    return [id, typeof booking === 'string' ? booking : undefined]
  }
  const [read] = createResource(
    () =>
      payments()
        .map(({ id }) => id)
        .join(),
    async (): Promise<BookingByEntry> => new Map(await Promise.all(payments().map(readOne))),
  )
  return createMemo(() => {
    const known = brought(read)
    // A payment that is still being read belongs nowhere yet, rather than here and then there.
    const placed = open().filter((one) => !isLatePayment(one) || known?.has(one.id))
    const isReading = known === undefined && payments().length > 0
    return { ...lateLessons(placed, ({ id }) => known?.get(id)), isReading }
  })
}
