/** Every domain by its name, with its cases of who may do what. */
import type { WhoMay } from './documents/who-may.builder.ts'
import { bookingsWhoMay } from './domains/bookings/who-may.builder.ts'
import { calendarWhoMay } from './domains/calendar/who-may.builder.ts'
import { lessonsWhoMay } from './domains/lessons/who-may.builder.ts'
import { moneyWhoMay } from './domains/money/who-may.builder.ts'
import { notificationsWhoMay } from './domains/notifications/who-may.builder.ts'
import { peopleWhoMay } from './domains/people/who-may.builder.ts'
import { reconcileWhoMay } from './domains/reconcile/who-may.builder.ts'
import { theoryWhoMay } from './domains/theory/who-may.builder.ts'

export const DOMAINS: Readonly<Record<string, WhoMay>> = {
  people: peopleWhoMay,
  calendar: calendarWhoMay,
  theory: theoryWhoMay,
  lessons: lessonsWhoMay,
  bookings: bookingsWhoMay,
  money: moneyWhoMay,
  notifications: notificationsWhoMay,
  reconcile: reconcileWhoMay,
}
