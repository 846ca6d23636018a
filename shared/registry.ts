/** Every kind of record, every command, every published set: one line each. */

import type { AnyCommand } from './documents/command.ts'
import type { AnyKind } from './documents/document-kind.ts'
import type { AnySet } from './documents/published-set.ts'
import { awaitingSet, bookingCommands, bookings, busySet } from './domains/bookings/index.ts'
import { calendarCommands, diaries } from './domains/calendar/index.ts'
import { lessonCommands, lessons } from './domains/lessons/index.ts'
import { moneyCommands, payments } from './domains/money/index.ts'
import { notificationsSet } from './domains/notifications/index.ts'
import { consents, learners, peopleCommands, peopleSet } from './domains/people/index.ts'
import { decisions, reconcileCommands } from './domains/reconcile/index.ts'
import {
  attemptsSet,
  complaintsSet,
  practiceSet,
  questionsSet,
  sharingSet,
} from './domains/theory/index.ts'

const byName = <T extends { readonly name: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.name, one]))

export const documentKinds: ReadonlyMap<string, AnyKind> = byName<AnyKind>([
  learners,
  consents,
  diaries,
  lessons,
  bookings,
  payments,
  decisions,
])

export const commands: ReadonlyMap<string, AnyCommand> = byName<AnyCommand>([
  ...peopleCommands,
  ...calendarCommands,
  ...lessonCommands,
  ...bookingCommands,
  ...moneyCommands,
  ...reconcileCommands,
])

export const publishedSets: ReadonlyMap<string, AnySet> = byName<AnySet>([
  peopleSet,
  questionsSet,
  attemptsSet,
  busySet,
  awaitingSet,
  notificationsSet,
  complaintsSet,
  practiceSet,
  sharingSet,
])
