/**
 * Which sheet is open stands in the address: a reload or a killed browser comes back to it, and the
 * phone's Back closes it.
 */
import { useSearchParams } from '@solidjs/router'

export type SheetParams = {
  readonly booking: () => string | undefined
  readonly log: () => string | undefined
  openBooking(bookingId: string): void
  openLog(bookingId: string): void
  close(): void
  /** A link that opens the booking over this screen. */
  hrefOf(bookingId: string): string
}

const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value || undefined

export const useSheetParams = (): SheetParams => {
  const [params, setParams] = useSearchParams<{ booking?: string; log?: string }>()
  const set = (booking: string | undefined, log: string | undefined, replace: boolean) =>
    setParams({ booking, log }, { replace, scroll: false })
  return {
    booking: () => single(params.booking),
    log: () => single(params.log),
    openBooking: (bookingId) => set(bookingId, undefined, false),
    openLog: (bookingId) => set(undefined, bookingId, false),
    close: () => set(undefined, undefined, true),
    hrefOf: (bookingId) => `?booking=${encodeURIComponent(bookingId)}`,
  }
}
