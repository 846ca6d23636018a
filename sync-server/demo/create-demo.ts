/**
 * Makes the demo school, day by day, through the airlock that everybody's work goes through: the
 * school's clock is set to each day, people run their commands, and the relay judges them.
 */
import type { SchoolId } from '#shared/kernel/actor.ts'
import type { InstantMs, Ports } from '#shared/kernel/ports.ts'
import { addDays, civilDateAt, dayOfWeek, SCHOOL_ZONE, slotStartMs } from '#shared/kernel/time.ts'
import { mondayOf } from '#shared/kernel/week.ts'
import type { HashCost } from '#sync-server/auth/index.ts'
import { openDataDir } from '#sync-server/relay/data-dir.ts'
import { createOpenSchools } from '#sync-server/relay/open-schools.ts'
import { readReceiptKey } from '#sync-server/relay/receipt-key.ts'
import type { Judge } from '#sync-server/school/judge.ts'
import { openControlDb } from '#sync-server/storage/control/control-db.ts'
import { addAccounts } from './accounts.ts'
import { chooseCast, type DemoCast, type DemoSize, FULL_SIZE, SMALL_SIZE } from './cast.ts'
import { DEMO_PASSWORD, DEMO_SCHOOL_NAME } from './people.ts'
import { createPlayer, inWaves } from './player.ts'
import { readOldNotices } from './read-notices.ts'
import { type Act, writeStory } from './story.ts'
import { planTimetable } from './timetable.ts'

const SEED = 1903
/** The first learner's file is opened this many days before the first week. */
const PRELUDE_DAYS = 10

export type DemoDeps = {
  readonly dataDir: string
  /** `clock.now()` is the moment around which the school's weeks lie. */
  readonly ports: Ports
  /** Not closed here. */
  readonly judge: Judge
  /** One admin, two instructors, six learners, two weeks: for tests. */
  readonly isSmall?: boolean
  readonly hashCost?: HashCost
}

export type DemoSchool = {
  readonly schoolId: SchoolId
  readonly name: string
  readonly password: string
  readonly cast: DemoCast
  /** Changes in the log. */
  readonly changes: number
}

/** Pure: who is in it and everything they did up to now. */
export const imagine = (size: DemoSize, nowMs: InstantMs): { cast: DemoCast; acts: Act[] } => {
  const today = civilDateAt(nowMs)
  const startMs = slotStartMs({
    date: addDays(mondayOf(today), -7 * size.weeksBack - PRELUDE_DAYS),
    time: '08:00',
    zone: SCHOOL_ZONE,
    durationMinutes: 0,
  })
  const cast = chooseCast(size, startMs, SEED)
  const acts = writeStory({
    cast: {
      admin: cast.firstAdmin.personId,
      instructors: cast.instructors.map(({ personId }) => personId),
      learners: cast.learners.map((own) => own.map(({ personId }) => personId)),
    },
    lessons: planTimetable({ ...size, today, seed: SEED }),
    startMs,
    nowMs,
    // Whatever day it is, there is something to see today.
    workdays: [...new Set(['1', '2', '3', '4', '5', String(dayOfWeek(today))])].sort(),
    seed: SEED,
  })
  return { cast, acts }
}

/** Makes it in a data folder that no relay has open. Throws when a command of the story is refused. */
export const createDemo = async (deps: DemoDeps): Promise<DemoSchool> => {
  const { ports, judge, hashCost } = deps
  const { cast, acts } = imagine(deps.isSmall ? SMALL_SIZE : FULL_SIZE, ports.clock.now())
  const { schoolId } = cast
  let storyMs = acts[0]?.atMs ?? ports.clock.now()
  const storyPorts = { ...ports, clock: { ...ports.clock, now: () => storyMs } }

  const dataDir = openDataDir(deps.dataDir)
  const control = openControlDb(dataDir.controlFile)
  control.schools.add({ id: schoolId, name: DEMO_SCHOOL_NAME, createdAt: storyMs })
  const receiptKey = readReceiptKey(dataDir.receiptKeyFile, ports.random)
  const schools = createOpenSchools({ control, dataDir, ports: storyPorts, judge, receiptKey })
  const school = schools.of(schoolId)
  await addAccounts({ control, school, ports: storyPorts, hashCost }, cast)

  const player = createPlayer(school, cast, ports.random)
  for (const wave of inWaves(acts)) {
    storyMs = wave.at(-1)?.atMs ?? storyMs
    await player.play(wave)
  }
  readOldNotices(school, cast, ports.clock.now())
  await schools.close()
  control.close()
  return {
    schoolId,
    name: DEMO_SCHOOL_NAME,
    password: DEMO_PASSWORD,
    cast,
    changes: acts.length,
  }
}
