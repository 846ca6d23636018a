/** An instructor with 3,000 bookings opens today without signal, on a slow phone. */
import { launchBrowser } from '../../scripts/shots/browser.ts'
import { median } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { startOurs } from '../relays/ours.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { makeSchool } from '../school/make-school.ts'
import { fillDevice, openSlowly, signIn, watchForPaint } from '../school/offline-page.ts'

const BOOKINGS = 3_000
const INSTRUCTOR = aTimetable.instructorId(0)
/** Half lie behind, half ahead: seven lessons a day, and today is full. */
const DAYS_BACK = 214
const SLOWER = 4
const ROUNDS = 6
const MOST_MS = 700
/** A stop of the day's route: a row of a booking has been drawn. */
const PAINTED = '.dc-stop, .dc-plate'

export const todayOffline: Benchmark = {
  name: 'today-offline',
  findings: ['today-offline-3000'],
  run: async (tell) => {
    const bookings = aTimetable.bookings(BOOKINGS * 8, -DAYS_BACK)
    const school = await makeSchool(aTimetable.cast, async (as) => {
      await aTimetable.enrol(as)
      await as('admin').write(bookings.filter((_, index) => index % 8 === 0))
    })
    const relay = await startOurs(school.dataDir)
    const browser = await launchBrowser()
    try {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        locale: 'en-GB',
        timezoneId: 'Europe/London',
      })
      await signIn(context, relay.url, school.of(INSTRUCTOR))
      await context.addInitScript(watchForPaint, PAINTED)
      const page = await context.newPage()
      await fillDevice(page, `${relay.url}/today`)
      await page.close()
      await context.setOffline(true)
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const opened = await openSlowly(context, `${relay.url}/today`, SLOWER)
        times.push(opened.paintedMs)
        await opened.page.close()
      }
      tell(
        finding({
          name: 'today-offline-3000',
          unit: `ms from navigation until the day is painted, CPU ${SLOWER}× slower`,
          ours: median(times.slice(1)),
          target: `<= ${MOST_MS}`,
          isMet: (ms) => ms <= MOST_MS,
        }),
      )
    } finally {
      await browser.close()
      await relay.stop()
      school.remove()
    }
  },
}
