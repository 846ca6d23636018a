import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookLesson, confirmBooking } from '#shared/domains/bookings/index.ts'
import { nodeTimers } from '#sync-server/ports.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'
import type { Judge, JudgeOutcome, JudgeTask } from './judge.ts'
import { createWorkerJudge } from './worker-judge.ts'

/** Starting a process takes long on a busy machine. */
const START_MS = 60_000

const BOOKING = { bookingId: 'b1', learnerId: 'amira', instructorId: 'sarah', slot: MONDAY_NINE }

type More = Partial<JudgeTask> & { readonly who?: string; readonly hashes?: readonly string[] }

const task = (doc: string, { who = 'ann', hashes = ['h'], ...more }: More = {}): JudgeTask => ({
  school: 's',
  doc: `booking:${doc}`,
  heads: [],
  load: () => ({ snap: undefined, tail: [] }),
  changes: hashes.map((hash) => ({ hash, bytes: new Uint8Array(), accepted: false })),
  actor: { personId: who, roles: ['admin'], teams: [] },
  now: 0,
  ...more,
})

const verdictOf = ({ opinions, isHeavy }: JudgeOutcome): string => {
  const [first] = opinions
  if (first === undefined) return isHeavy ? 'heavy' : 'nothing'
  return first.verdict === 'refused' ? first.code : first.verdict
}
const ask = async (judge: Judge, doc: string, more?: More): Promise<string> =>
  verdictOf(await judge.judge(task(doc, more)))

/** Longer than any test may take. */
const NEVER_MS = 10 * START_MS

/** Real timers, but what is started when the relay has settled down starts when the test says so. */
const heldSettling = () => {
  let start: (() => void) | undefined
  return {
    timers: {
      ...nodeTimers,
      after: (delayMs: number, run: () => void) => {
        if (start !== undefined || delayMs < 1_000) return nodeTimers.after(delayMs, run)
        start = run
        return undefined
      },
    },
    settles: (): void => start?.(),
  }
}

const script = new URL('../testing/hanging-judge.mjs', import.meta.url)

describe('the judge in a process of its own', () => {
  test(
    'judges like the one in the school: taken, passed on, refused',
    async () => {
      const judge = createWorkerJudge({ timers: nodeTimers, deadlineMs: START_MS })
      const { amira, sarah, school } = await aSchool({ judge })
      expect(await amira.does(bookLesson, BOOKING)).toMatchObject([{ verdict: 'committed' }])
      await sarah.until(() => sarah.holds().includes('booking:b1'))
      expect(await amira.does(confirmBooking, { bookingId: 'b1' })).toMatchObject([
        { verdict: 'refused', code: 'only-staff-confirm' },
      ])
      expect(await sarah.does(confirmBooking, { bookingId: 'b1' })).toMatchObject([
        { verdict: 'committed' },
      ])
      expect(school().verify().problems).toEqual([])
      await school().close()
      await judge.close()
    },
    START_MS,
  )

  test('a judge that cannot start blames nobody: the school answers busy', async () => {
    const errors: Error[] = []
    const missing = createWorkerJudge({
      timers: nodeTimers,
      script: new URL('../testing/no-such-judge.mjs', import.meta.url),
      onError: (error) => errors.push(error),
    })
    const { amira, school } = await aSchool({ judge: missing, enrols: false })
    expect(await amira.does(bookLesson, BOOKING)).toMatchObject([{ verdict: 'retry', why: 'busy' }])
    expect(errors.length).toBeGreaterThan(0)
    await school().close()
    await missing.close()
  })
})

describe('T14 T15: what hangs or ends a judge', () => {
  let judge: Judge
  beforeAll(() => {
    judge = createWorkerJudge({
      timers: nodeTimers,
      script,
      deadlineMs: 400,
      patientDeadlineMs: 400,
    })
  })
  afterAll(() => judge.close())

  test.each(['heavy', 'deadly'])(
    '%s: sent away from its batch, refused when it is asked about alone; the others are judged',
    async (doc) => {
      const mallory = `mallory-${doc}`
      const all = [ask(judge, 'a'), ask(judge, doc, { who: mallory }), ask(judge, 'b')]
      expect(await Promise.all(all)).toEqual(['sound', 'heavy', 'sound'])
      expect(await ask(judge, doc, { who: mallory, isPatient: true })).toBe('too-heavy')
      expect(await ask(judge, 'c')).toBe('sound')
    },
  )

  test('whoever hung it once gets no second chance to: their work waits where nobody else does', async () => {
    expect(await ask(judge, 'heavy', { who: 'trudy' })).toBe('heavy')
    expect(await ask(judge, 'harmless', { who: 'trudy' })).toBe('heavy')
    expect(await ask(judge, 'harmless', { who: 'amira' })).toBe('sound')
    expect(await ask(judge, 'harmless', { who: 'trudy', isPatient: true })).toBe('sound')
    // It was the machine, or a mistake: the next one is everybody's again.
    expect(await ask(judge, 'harmless', { who: 'trudy' })).toBe('sound')
  })

  test('who sends five that hang at once has hung it once', async () => {
    const kills = new Set<string>([await ask(judge, 'who')])
    const hangs = Array.from({ length: 5 }, () => ask(judge, 'heavy', { who: 'oscar' }))
    const said = await Promise.all([...hangs, ask(judge, 'who').then((pid) => kills.add(pid))])
    expect(said.slice(0, 5)).toEqual(Array(5).fill('heavy'))
    kills.add(await ask(judge, 'who'))
    expect(kills.size).toBeLessThanOrEqual(2)
  })

  test('behind a change that hangs nothing of the same push is tried, and nothing is lost', async () => {
    const hashes = ['h1', 'h2', 'h3']
    const { opinions } = await judge.judge(task('heavy', { who: 'eve', hashes, isPatient: true }))
    expect(opinions).toMatchObject([
      { hash: 'h1', verdict: 'refused', code: 'too-heavy' },
      { hash: 'h2', verdict: 'undecided' },
      { hash: 'h3', verdict: 'undecided' },
    ])
  })

  test('while heavy work hangs, ordinary work of two hundred people is answered', async () => {
    const order: string[] = []
    const heavy = ask(judge, 'heavy', { who: 'eve', isPatient: true }).then(() => order.push('eve'))
    const people = Array.from({ length: 200 }, (_, index) =>
      ask(judge, `${index}`, { who: `person-${index}` }).then((said) => order.push(said)),
    )
    await Promise.all([heavy, ...people])
    expect(order).toEqual([...Array(200).fill('sound'), 'eve'])
  })

  test('what waits for somebody who has gone is not begun', async () => {
    let isGone = false
    const first = ask(judge, 'heavy', { who: 'eve', isPatient: true })
    const waits = ask(judge, 'heavy', { who: 'eve', isPatient: true, isVoid: () => isGone })
    isGone = true
    expect(await first).toBe('too-heavy')
    expect(await waits).toBe('nothing')
  })

  test('a big document, many operations or many changes are not for the lane others wait for', async () => {
    const much = Array.from({ length: 30 }, (_, index) => `h${index}`)
    expect(await ask(judge, 'big', { docBytes: 40_000 })).toBe('heavy')
    expect(await ask(judge, 'many', { hashes: much })).toBe('heavy')
    expect(await ask(judge, 'big', { docBytes: 40_000, isPatient: true })).toBe('sound')
  })
})

describe('T14: while ordinary work hangs, and a process stands by', () => {
  /** Nothing is ended while a test runs: whoever waits for a hung one waits longer than the test does. */
  const aPatientJudge = async () => {
    const held = heldSettling()
    const judge = createWorkerJudge({ timers: held.timers, script, deadlineMs: NEVER_MS })
    await ask(judge, 'a', { who: 'amira' })
    held.settles()
    // The one that stands by is ready when the heavy lane's is: both were started together.
    await ask(judge, 'b', { who: 'amira', isPatient: true })
    return judge
  }

  const hangs = async (judge: Judge, who: string): Promise<string> => {
    await ask(judge, 'heavy', { who }).catch(() => undefined)
    return `${who} was not answered`
  }

  test(
    'the others of its batch, and whoever comes later, are judged in the other process',
    async () => {
      const judge = await aPatientJudge()
      await ask(judge, 'a', { who: 'sarah' })
      const hung = hangs(judge, 'mallory')
      const batch = ['amira', 'sarah'].map((who) => ask(judge, who, { who }))
      expect(await Promise.all(batch)).toEqual(['sound', 'sound'])
      expect(await ask(judge, 'c', { who: 'amira' })).toBe('sound')
      await judge.close()
      expect(await hung).toBe('mallory was not answered')
    },
    START_MS,
  )

  test(
    'a stranger waits until another stands by: a second that hangs is not felt either',
    async () => {
      const judge = await aPatientJudge()
      const hung = ['mallory', 'trudy', 'oscar'].map((who) => hangs(judge, who))
      for (let count = 0; count < 20; count += 1)
        expect(await ask(judge, `${count}`, { who: 'amira' })).toBe('sound')
      await judge.close()
      expect(await Promise.all(hung)).toHaveLength(3)
    },
    START_MS,
  )

  test('what was only slow is answered where it is, and its process works again', async () => {
    const judge = createWorkerJudge({ timers: nodeTimers, script, passOnAfterMs: 10 })
    const slow = ask(judge, 'slow', { who: 'eve' })
    expect(await ask(judge, 'a', { who: 'amira' })).toBe('sound')
    expect(await slow).toBe('sound')
    expect(await ask(judge, 'b', { who: 'eve' })).toBe('sound')
    await judge.close()
  })
})

describe('whose turn it is', () => {
  test('who asks for much waits behind their own: another’s one change is judged in turn', async () => {
    const judge = createWorkerJudge({ timers: nodeTimers, script })
    const order: string[] = []
    const asks = (who: string, index: number) =>
      ask(judge, `${who}-${index}`, { who }).then(() => order.push(who))
    const much = Array.from({ length: 200 }, (_, index) => asks('mallory', index))
    await Promise.all([...much, asks('amira', 0)])
    expect(order.indexOf('amira')).toBeLessThan(3)
    await judge.close()
  })

  test('the same among those whose work is heavy', async () => {
    const judge = createWorkerJudge({ timers: nodeTimers, script })
    const order: string[] = []
    const asks = (who: string) =>
      ask(judge, 'patient', { who, isPatient: true }).then(() => order.push(who))
    await Promise.all([...Array.from({ length: 20 }, () => asks('mallory')), asks('amira')])
    expect(order.indexOf('amira')).toBeLessThan(3)
    await judge.close()
  })
})

describe('a process that has done enough', () => {
  test('makes room for a fresh one, which is ready before; every answer arrives', async () => {
    const judge = createWorkerJudge({
      timers: nodeTimers,
      script,
      wear: { changes: 5, rssBytes: Number.POSITIVE_INFINITY },
    })
    const processes = new Set<string>()
    let asked = 0
    while (processes.size < 3) {
      processes.add(await ask(judge, 'who'))
      asked += 1
    }
    expect(asked).toBeGreaterThan(10)
    await judge.close()
  })

  test('so does one that holds too much memory', async () => {
    const judge = createWorkerJudge({
      timers: nodeTimers,
      script,
      wear: { changes: Number.POSITIVE_INFINITY, rssBytes: 1 },
    })
    const processes = new Set<string>()
    while (processes.size < 2) processes.add(await ask(judge, 'who'))
    await judge.close()
  })
})
