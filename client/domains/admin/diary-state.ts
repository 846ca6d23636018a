/** What the diary shows, kept in the address, so that it can be linked, reloaded and gone back to. */
import { useSearchParams } from '@solidjs/router'
import { createMemo } from 'solid-js'
import { civilDateOf, mondayOf, shiftDate } from '#client/domains/calendar/index.ts'
import type { Engine } from '#client/engine/api.ts'

export type DiaryView = 'day' | 'week'
export const EVERYBODY = 'all'

type Params = { date?: string; view?: string; who?: string; booking?: string; new?: string }

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/
const WEEK_DAYS = 7

export const createDiaryState = (engine: Engine) => {
  const [params, setParams] = useSearchParams<Params>()
  // As memos: the minute ticks, the day seldom changes.
  const today = createMemo(() => civilDateOf(engine.minute()))
  const date = createMemo(() => {
    const asked = params.date
    return asked && ISO_DATE.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today()
  })
  const view = (): DiaryView => (params.view === 'week' ? 'week' : 'day')
  const step = () => (view() === 'week' ? WEEK_DAYS : 1)
  const go = (to: string) => setParams({ date: to === today() ? undefined : to }, { scroll: false })
  return {
    today,
    date,
    view,
    monday: () => mondayOf(date()),
    who: createMemo(() => params.who ?? EVERYBODY),
    bookingId: () => params.booking,
    isBookingNew: () => params.new !== undefined,
    goToday: () => go(today()),
    goLater: () => go(shiftDate(date(), step())),
    goEarlier: () => go(shiftDate(date(), -step())),
    goTo: go,
    show: (next: DiaryView) =>
      setParams({ view: next === 'day' ? undefined : next }, { scroll: false }),
    showWho: (who: string) =>
      setParams({ who: who === EVERYBODY ? undefined : who }, { scroll: false }),
    open: (booking: string | undefined) => setParams({ booking }, { scroll: false }),
    startNew: () => setParams({ new: '1' }, { scroll: false }),
    closeNew: () => setParams({ new: undefined }, { replace: true, scroll: false }),
  }
}

export type DiaryState = ReturnType<typeof createDiaryState>
