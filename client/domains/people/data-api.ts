/** Taking data away, erasing somebody, and how long the school keeps what. */
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

export type RetentionSettings = {
  readonly learnerFilesMonths: number
  readonly refusalsDays: number
}

export type Retention = {
  readonly settings: RetentionSettings
  readonly ledgerYears: number
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

const parseRetention = (body: unknown): Result<Retention> => {
  const { settings, ledgerYears, checkedAtMs, people } = fieldsOf(body)
  const { learnerFilesMonths, refusalsDays } = fieldsOf(settings)
  if (!isNumber(learnerFilesMonths) || !isNumber(refusalsDays)) return NOT_UNDERSTOOD
  if (!isNumber(ledgerYears) || !isNumber(checkedAtMs)) return NOT_UNDERSTOOD
  return ok({
    settings: { learnerFilesMonths, refusalsDays },
    ledgerYears,
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
    answering(ask('POST', '/api/retention', { keep: person }), nothing),
})

export const dataApi = createDataApi(send)
