/** Taking data away, erasing somebody, and how long the school keeps what. */
import * as v from 'valibot'
import { type RetentionSettings, retentionSettings } from '#shared/domains/people/index.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { answering, fieldsOf, isNumber, isText, NOT_UNDERSTOOD, nothing } from './account-api.ts'
import { download, type Send, send } from './ports-http.ts'

export type Counts = Readonly<Record<string, number>>

export type OutstandingDevice = {
  readonly person: string
  readonly name: string
  readonly lastSeenAtMs: InstantMs
}

export type ErasurePreview = {
  /** Null when the directory does not know them any more. */
  readonly displayName: string | null
  readonly isErased: boolean
  /** When it was done, and the devices that have not been in touch since; null and none before. */
  readonly erasedAtMs: InstantMs | null
  readonly outstanding: readonly OutstandingDevice[]
  readonly goes: Counts
  readonly lists: Counts
  readonly refused: number
  readonly stays: readonly { readonly kind: string; readonly count: number }[]
  readonly blocks: readonly { readonly block: string; readonly count: number }[]
  readonly devices: number
  readonly isLastAdmin: boolean
}

/** What is kept for all schools together, in days, as whoever runs the relay has set it. */
export type RelayKeeps = {
  readonly securityLogDays: number
  readonly unusedDeviceDays: number
  readonly backupDays: number
}

export type Retention = {
  readonly settings: RetentionSettings
  /** Null from a relay that does not say. */
  readonly relayKeeps: RelayKeeps | null
  /** What stayed of people who were erased and is from before `ledgerBefore`, by kind of record. */
  readonly ledger: Counts
  readonly ledgerBefore: InstantMs
  readonly checkedAtMs: InstantMs
  readonly people: readonly {
    readonly person: string
    readonly displayName: string
    readonly lastAtMs: InstantMs
  }[]
}

const countsIn = (value: unknown): Counts =>
  Object.fromEntries(Object.entries(fieldsOf(value)).filter(([, one]) => isNumber(one))) as Counts
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const parsePreview = (body: unknown): Result<ErasurePreview> => {
  const { displayName, isErased, erasedAtMs, outstanding, goes, lists, refused } = fieldsOf(body)
  const { stays, blocks, devices, isLastAdmin } = fieldsOf(body)
  if (!isNumber(refused) || !isNumber(devices)) return NOT_UNDERSTOOD
  return ok({
    displayName: isText(displayName) ? displayName : null,
    isErased: isErased === true,
    erasedAtMs: isNumber(erasedAtMs) ? erasedAtMs : null,
    outstanding: listOf(outstanding).flatMap((one) => {
      const { person, name, lastSeenAtMs } = fieldsOf(one)
      return isText(person) && isText(name) && isNumber(lastSeenAtMs)
        ? [{ person, name, lastSeenAtMs }]
        : []
    }),
    goes: countsIn(goes),
    lists: countsIn(lists),
    refused,
    stays: listOf(stays).flatMap((one) => {
      const { kind, count } = fieldsOf(one)
      return isText(kind) && isNumber(count) ? [{ kind, count }] : []
    }),
    blocks: listOf(blocks).flatMap((one) => {
      const { block, count } = fieldsOf(one)
      return isText(block) && isNumber(count) ? [{ block, count }] : []
    }),
    devices,
    isLastAdmin: isLastAdmin === true,
  })
}

/** Of a newer relay whatever this app has a field for. */
const knownSettings = v.object(retentionSettings.entries)

const parseKeeps = (value: unknown): RelayKeeps | null => {
  const { securityLogDays, unusedDeviceDays, backupDays } = fieldsOf(value)
  return isNumber(securityLogDays) && isNumber(unusedDeviceDays) && isNumber(backupDays)
    ? { securityLogDays, unusedDeviceDays, backupDays }
    : null
}

const parseRetention = (body: unknown): Result<Retention> => {
  const { settings, relayKeeps, ledger, ledgerBefore, checkedAtMs, people } = fieldsOf(body)
  const read = v.safeParse(knownSettings, settings)
  if (!read.success || !isNumber(ledgerBefore) || !isNumber(checkedAtMs)) return NOT_UNDERSTOOD
  return ok({
    settings: read.output,
    relayKeeps: parseKeeps(relayKeeps),
    ledger: countsIn(ledger),
    ledgerBefore,
    checkedAtMs,
    people: listOf(people).flatMap((one) => {
      const { person, displayName, lastAtMs } = fieldsOf(one)
      return isText(person) && isText(displayName) && isNumber(lastAtMs)
        ? [{ person, displayName, lastAtMs }]
        : []
    }),
  })
}

const part = encodeURIComponent

/** All answers are values, as in `account-api.ts`. */
export const createDataApi = (ask: Send) => ({
  exportMine: () => download('/api/export/me'),
  exportSchool: () => download('/api/export/school'),

  previewErasure: (person: string) =>
    answering(ask('POST', `/api/erase/${part(person)}/preview`), parsePreview),
  erase: (person: string, confirm: string) =>
    answering(ask('POST', `/api/erase/${part(person)}`, { confirm }), nothing),

  retention: () => answering(ask('GET', '/api/retention'), parseRetention),
  setRetention: (settings: RetentionSettings) =>
    answering(ask('POST', '/api/retention', { settings }), nothing),
  keepPerson: (person: string) =>
    answering(ask('POST', '/api/retention/keep', { keep: person }), nothing),
  eraseLedger: (before: InstantMs) =>
    answering(ask('POST', '/api/retention/ledger', { before }), nothing),
})

export const dataApi = createDataApi(send)
