/** J4: an instructor was taken off a learner while out of reach, and comes back with two lessons. */
import { describe, expect, test } from 'vitest'
import { bookLesson, cancelBooking, undoBookingStep } from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { assignInstructor, endAssignment } from '#shared/domains/people/index.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { aLateReturn, at, slotAt } from '../testing/a-late-return.ts'

const ALL_IN = ['committed', 'committed', 'committed']
const ALL_LATE = ['late-work', 'late-work', 'late-work']

describe('work that arrives after the end', () => {
  test('[PE13] the lesson before the end counts with its payment; the one after it waits, all of it', async () => {
    const { sends, written, amira, ann, school } = await aLateReturn()
    expect(await sends(written.early)).toEqual(ALL_IN)
    expect(await sends(written.late)).toEqual(ALL_LATE)
    await amira.until(() => amira.holds().includes('payment:p-early'))
    expect(amira.record('lesson:early')).toMatchObject({ note: 'The lesson called early.' })
    expect(amira.holds()).not.toContain('lesson:late')
    const list = school().quarantine.list(ann.session)
    expect(list.ok && list.value.map(({ doc, person, code }) => [doc, person, code])).toEqual([
      ['payment:p-late', 'sarah', 'late-work'],
      ['lesson:late', 'sarah', 'late-work'],
      ['booking:late', 'sarah', 'late-work'],
    ])
  })

  test('[PE13] in whatever order the three of a lesson arrive', async () => {
    const { sends, written } = await aLateReturn()
    expect(await sends([...written.early].reverse())).toEqual(ALL_IN)
    expect(await sends([...written.late].reverse())).toEqual(ALL_LATE)
  })

  test.each([
    ['a minute after it began', at(11) + 60_000, ALL_IN],
    ['when it began', at(11), ALL_LATE],
  ])(
    '[PE13] a lesson belongs to the time it begins in: ended %s',
    async (_, endsFrom, expected) => {
      const { sends, written } = await aLateReturn({ endsFrom })
      expect(await sends(written.early)).toEqual(expected)
    },
  )

  test('[PE13] what the office says of the time later holds from then on', async () => {
    const { ann, sends, written, pair } = await aLateReturn()
    await ann.does(endAssignment, { ...pair, from: at(16) })
    expect(await sends(written.late)).toEqual(ALL_IN)
  })

  test('[PE13] a lesson that went otherwise: called off at the kerb, and taken back', async () => {
    const { ann, sarah, sends } = await aLateReturn()
    const noShow = { bookingId: 'early', reason: 'no-show', charge: true }
    const [cancelled] = sarah.makes(cancelBooking, noShow)
    expect(await sends([cancelled as never])).toEqual(['committed'])
    await ann.until(() => JSON.stringify(ann.record('booking:early')).includes('no-show'))
    // Called off, it is nobody's lesson to write up any more.
    sarah.held('booking:early').bytes.push(cancelled?.bytes as Uint8Array)
    const [undone] = sarah.makes(undoBookingStep, { bookingId: 'early' })
    expect(await sends([undone as never])).toEqual(['late-work'])
  })

  test('[PE13] two weeks later it is for the office to look at', async () => {
    const { ports, sends, written } = await aLateReturn()
    ports.passes(14 * DAY_MS)
    expect(await sends(written.early)).toEqual(ALL_LATE)
  })

  test('[PE13] assigned again, all of it is ordinary work', async () => {
    const { ann, sarah, sends, written, pair } = await aLateReturn()
    await ann.does(assignInstructor, pair)
    await sarah.until(() => sarah.holds().includes('learner:amira'))
    expect(await sends(written.late)).toEqual(ALL_IN)
  })
})

describe('the copies on the device', () => {
  test('[PE5] reading ends with the end; what was accepted since is taken back at once', async () => {
    const { sarah, sends, written } = await aLateReturn()
    expect(sarah.holds()).not.toContain('learner:amira')
    const before = sarah.frames.length
    await sends(written.early)
    const news = sarah.frames.slice(before)
    const gone = news.findIndex((one) => one.type === 'gone' && one.docs.includes('lesson:early'))
    const ack = news.findIndex(
      (one) => one.type === 'ack' && one.verdicts.some(({ verdict }) => verdict === 'committed'),
    )
    expect(gone).toBeGreaterThan(-1)
    expect(ack).toBeGreaterThan(-1)
    // Her own booking and her own receipt stay hers.
    expect(news.flatMap((one) => (one.type === 'gone' ? one.docs : []))).toEqual(['lesson:early'])
  })

  test('[PE5] the ack was lost with the line: sent again, it is taken back again', async () => {
    const { sarah, sends, written } = await aLateReturn()
    const lesson = written.early.filter(({ doc }) => doc === 'lesson:early')
    expect(await sends(lesson)).toEqual(['committed'])
    sarah.disconnect()
    await sarah.connect()
    const before = sarah.frames.length
    expect(await sends(lesson)).toEqual(['duplicate'])
    expect(sarah.frames.slice(before)).toContainEqual(
      expect.objectContaining({ type: 'gone', docs: ['lesson:early'] }),
    )
  })
})

describe('while it waits', () => {
  const told = (
    all: Awaited<ReturnType<typeof aLateReturn>>,
    who: 'amira' | 'dev' | 'ann' | 'seun',
  ) => {
    const pulled = all.school().sets.pull(all[who].session, 'awaiting', null, 100)
    return pulled.ok ? pulled.value.rows.filter(({ data }) => data !== null) : []
  }

  test('[BK15] learner, team and office are told who, and not a word of what', async () => {
    const all = await aLateReturn()
    await all.dev.until(() => all.dev.holds().includes('booking:late'))
    expect(told(all, 'amira')).toEqual([])
    await all.sends(all.written.late)
    for (const who of ['amira', 'dev', 'ann'] as const) {
      expect(told(all, who)).toMatchObject([{ id: 'late', data: { by: 'sarah' } }])
      expect(Object.keys(told(all, who)[0]?.data as object).sort()).toEqual(['atMs', 'by'])
    }
    expect(told(all, 'seun')).toEqual([])
    await all.amira.until(() =>
      all.amira.frames.some((one) => one.type === 'sets' && one.sets.includes('awaiting')),
    )
  })

  test.each(['adopt', 'keep'] as const)(
    '[BK15] it ends with the last answer: %s',
    async (decision) => {
      const all = await aLateReturn()
      await all.sends(all.written.late)
      const list = all.school().quarantine.list(all.ann.session)
      const rows = list.ok ? [...list.value].reverse() : []
      for (const { id, doc } of rows.filter((one) => !one.doc.startsWith('payment'))) {
        expect(told(all, 'amira'), doc).toHaveLength(1)
        const word = { decision, reason: 'Said.' }
        expect(await all.school().quarantine.decide(all.ann.session, id, word)).toMatchObject({
          ok: true,
        })
      }
      expect(told(all, 'amira')).toEqual([])
    },
  )

  test('[BK15] late work that names somebody else’s lesson marks nothing there', async () => {
    const all = await aLateReturn()
    const { dev, sarah, sends } = all
    await dev.until(() => dev.holds().includes('learner:amira'))
    const theirs = { learnerId: 'seun', instructorId: 'dev' }
    await dev.does(bookLesson, { bookingId: 'devs', ...theirs, slot: slotAt('10:00') })
    const log = { bookingId: 'devs', learnerId: 'amira', instructorId: 'sarah', startsAtMs: at(10) }
    const lied = sarah.makes(logLesson, { ...log, durationMinutes: 60, skills: [] })
    expect(await sends(lied)).toEqual(['late-work'])
    for (const who of ['seun', 'dev', 'ann'] as const) expect(told(all, who)).toEqual([])
  })
})
