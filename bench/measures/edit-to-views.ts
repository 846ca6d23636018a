/** From a command until a hundred lists that are drawn from the rows know of it. */
import { tableKey } from '#client/engine/read-model.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import { keyOf } from '#shared/kernel/ids.ts'
import { nowMs, percentile } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { startOurs } from '../relays/ours.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { makeSchool } from '../school/make-school.ts'
import { openNodeDevice } from '../school/node-device.ts'

const DOCUMENTS = 400
const VIEWS = 100
const WARM_UP = 100
const SAMPLES = 300
const MOST_MS = 1
const MOST_SAVED_MS = 10

export const editToViews: Benchmark = {
  name: 'edit-to-views',
  findings: ['edit-to-100-views', 'edit-run-in-memory'],
  run: async (tell) => {
    const bookings = aTimetable.bookings(DOCUMENTS)
    const school = await makeSchool(aTimetable.cast, async (as) => {
      await aTimetable.enrol(as)
      await as('admin').write(bookings)
    })
    const relay = await startOurs(school.dataDir)
    const device = openNodeDevice(relay.url, school.of('admin'))
    await device.start()
    await device.isInStep()
    await relay.stop()
    const { model } = device.core.memory

    /** Each view lists the lessons of one instructor, and every edit concerns it. */
    const key = tableKey('booking')
    const views = Array.from({ length: VIEWS }, (_, index) => ({
      instructorId: aTimetable.instructorId(index),
      list: [] as BookingRow[],
    }))
    let changedMs = 0
    let shownMs = 0
    device.onRows((keys) => {
      if (!keys.has(key)) return
      changedMs = nowMs()
      for (const view of views)
        view.list = model
          .all<BookingRow>('booking')
          .filter((row) => row.instructorId === view.instructorId)
      shownMs = nowMs()
    })

    const toViews: number[] = []
    const toSaved: number[] = []
    for (let n = 0; n < WARM_UP + SAMPLES; n += 1) {
      const bookingId = keyOf(bookings[n % DOCUMENTS]?.doc ?? '')
      const slot = aTimetable.slotOf(n, 300)
      const startedMs = nowMs()
      changedMs = 0
      await device.run({ name: 'bookings.move', input: { bookingId, slot } })
      if (changedMs === 0) throw new Error('a move that no row has heard of')
      if (n < WARM_UP) continue
      toViews.push(shownMs - changedMs)
      toSaved.push(nowMs() - startedMs)
    }
    await device.stop()
    school.remove()
    tell(
      finding({
        name: 'edit-to-100-views',
        unit: `ms, p95, from the rows' change until ${VIEWS} lists are made anew (Node)`,
        ours: percentile(toViews, 0.95),
        target: `<= ${MOST_MS}`,
        isMet: (ms) => ms <= MOST_MS,
      }),
    )
    tell(
      finding({
        name: 'edit-run-in-memory',
        unit: 'ms, p95, a whole command; in memory, so without the disk of a device (Node)',
        ours: percentile(toSaved, 0.95),
        target: `<= ${MOST_SAVED_MS}`,
        isMet: (ms) => ms <= MOST_SAVED_MS,
      }),
    )
  },
}
