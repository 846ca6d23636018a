/** What must hold when everything has come to rest. Each failure is a sentence. */
import type { FaultState } from './faults.ts'
import { moneyAddsUp, notesAreWhole, overlapsAreCases } from './invariants/books.ts'
import { nobodyHoldsForeignRecords } from './invariants/foreign.ts'
import {
  everyPressIsAccounted,
  heldIsInTheLog,
  nothingWaits,
  sentIsKept,
} from './invariants/kept.ts'
import { lastWordsAreSeen } from './invariants/last-words.ts'
import { refusalsAreSeen } from './invariants/refusals.ts'
import { rulesHold } from './invariants/rules.ts'
import {
  liveIsReloadedIsRebuilt,
  officeShowsTheRelay,
  samePersonSameScreens,
  tabsShowTheSame,
} from './invariants/screens.ts'
import { setsHold } from './invariants/sets.ts'
import { newFieldsSurvive } from './invariants/versions.ts'
import type { Ledger } from './ledger.ts'
import type { World } from './world.ts'

/** All that is wrong after a schedule; empty when nothing is. */
export const findFailures = async (
  world: World,
  ledger: Ledger,
  faults: FaultState,
): Promise<string[]> => [
  ...new Set([
    ...world.wrongs,
    ...(await sentIsKept(world)),
    ...nothingWaits(world),
    ...everyPressIsAccounted(world, ledger),
    ...(faults.restores > 0 ? await heldIsInTheLog(world) : []),
    ...samePersonSameScreens(world),
    ...tabsShowTheSame(world),
    ...(await liveIsReloadedIsRebuilt(world)),
    ...officeShowsTheRelay(world),
    ...refusalsAreSeen(world, faults),
    ...lastWordsAreSeen(world, faults),
    ...(await nobodyHoldsForeignRecords(world)),
    ...overlapsAreCases(world),
    ...moneyAddsUp(world, ledger),
    ...notesAreWhole(world, ledger),
    ...rulesHold(world),
    ...(await newFieldsSurvive(world, ledger)),
    ...setsHold(world, faults),
  ]),
]
