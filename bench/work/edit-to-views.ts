/** From a command until a hundred lists that are drawn from the rows know of it. */
import { bucketKey } from '#client/engine/read-model.ts'
import type { Row } from '#shared/documents/document-kind.ts'
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

    /** Each view shows a week of one instructor, reads it when told, and looks at all of it. */
    const buckets = [...new Set(model.all('booking').map((row: Row) => row.bucket))]
    const views = Array.from({ length: VIEWS }, (_, index) => {
      const bucket = buckets[index % buckets.length] as string
      return { bucket, key: bucketKey('booking', bucket), shown: 0 }
    })
    let changedMs = 0
    let shownMs = 0
    device.onRows((keys) => {
      changedMs = nowMs()
      for (const view of views)
        if (keys.has(view.key)) view.shown = model.inBucket('booking', view.bucket).length
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
        unit: `ms, p95, from the rows' change until ${VIEWS} views have read it (Node)`,
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
