/** What an admin may look up afterwards: the security log, and what happened to one record. */
import type { InstantMs } from '#shared/kernel/ports.ts'
import { ok } from '#shared/kernel/result.ts'
import { answering, fieldsOf, isNumber, isText, NOT_UNDERSTOOD } from './account-api.ts'
import { type Send, send } from './ports-http.ts'

export type SecurityLine = {
  readonly id: string
  readonly at: InstantMs
  readonly action: string
  readonly outcome: string
  /** Null: the relay itself, or somebody it did not know. */
  readonly by: string | null
  readonly person: string | null
  readonly deviceName: string | null
  /** A record, where it is about one. */
  readonly doc: string | null
}

export type SecurityPage = {
  readonly entries: readonly SecurityLine[]
  /** Hand it in for older ones; null: there are none. */
  readonly next: string | null
}

type Leaf = string | number | boolean | null
export type RecordStep = { readonly path: string; readonly before: Leaf; readonly after: Leaf }

export type RecordVersion = {
  readonly seq: number
  readonly person: string
  /** Whose words it is, when `person` is the admin who took it over. */
  readonly writtenBy: string | null
  readonly deviceName: string | null
  readonly receivedAt: InstantMs
  /** By the clock of the device. */
  readonly writtenAt: InstantMs | null
  readonly steps: readonly RecordStep[]
  readonly moreSteps: number
}

export type VersionsPage = {
  readonly versions: readonly RecordVersion[]
  readonly next: number | null
}

const textOr = (value: unknown): string | null => (isText(value) ? value : null)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const parseLine = (value: unknown): SecurityLine[] => {
  const { id, at, action, outcome, by, person, device, doc } = fieldsOf(value)
  if (!isText(id) || !isNumber(at) || !isText(action) || !isText(outcome)) return []
  const deviceName = textOr(fieldsOf(device).name)
  return [
    {
      id,
      at,
      action,
      outcome,
      by: textOr(by),
      person: textOr(person),
      deviceName,
      doc: textOr(doc),
    },
  ]
}

const isLeaf = (value: unknown): value is Leaf =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

const parseStep = (value: unknown): RecordStep[] => {
  const { path, before, after } = fieldsOf(value)
  return isText(path) && isLeaf(before) && isLeaf(after) ? [{ path, before, after }] : []
}

const parseVersion = (value: unknown): RecordVersion[] => {
  const version = fieldsOf(value)
  const { seq, person, receivedAt, writtenAt, moreSteps } = version
  if (!isNumber(seq) || !isText(person) || !isNumber(receivedAt)) return []
  return [
    {
      seq,
      person,
      writtenBy: textOr(version.writtenBy),
      deviceName: textOr(fieldsOf(version.device).name),
      receivedAt,
      writtenAt: isNumber(writtenAt) ? writtenAt : null,
      steps: listOf(version.steps).flatMap(parseStep),
      moreSteps: isNumber(moreSteps) ? moreSteps : 0,
    },
  ]
}

export type SecurityFilter = { readonly action: string; readonly person: string }

export const createSecurityLogApi = (ask: Send) => ({
  /** @param filter empty: everything */
  page: (filter: SecurityFilter, before?: string) => {
    const query = new URLSearchParams({
      ...(filter.action ? { action: filter.action } : {}),
      ...(filter.person ? { person: filter.person } : {}),
      ...(before ? { before } : {}),
    })
    return answering(ask('GET', `/api/security-log?${query}`), (body) => {
      const { entries, next } = fieldsOf(body)
      return Array.isArray(entries)
        ? ok<SecurityPage>({ entries: entries.flatMap(parseLine), next: textOr(next) })
        : NOT_UNDERSTOOD
    })
  },

  /** Newest first; older ones than `before` when given. */
  versions: (doc: string, before?: number) =>
    answering(
      ask(
        'GET',
        `/api/history/${encodeURIComponent(doc)}/steps${before === undefined ? '' : `?before=${before}`}`,
      ),
      (body) => {
        const { versions, next } = fieldsOf(body)
        if (!Array.isArray(versions)) return NOT_UNDERSTOOD
        const page = {
          versions: versions.flatMap(parseVersion),
          next: isNumber(next) ? next : null,
        }
        return ok<VersionsPage>(page)
      },
    ),
})

export const securityLogApi = createSecurityLogApi(send)
