/** A school's question bank: what the relay publishes, and how devices fetch and send. */
import type { Identity } from '#client/engine/api.ts'
import { httpSetTransport, type SetTransport } from '#client/engine/set-transport.ts'
import { type Question, questionsSet } from '#shared/domains/theory/index.ts'
import { aBank } from '#shared/domains/theory/sample-bank.ts'
import { troubleOf } from '#sync-server/storage/trouble.ts'
import { type Accounts, sessionOf } from './accounts.ts'
import { OTHER_SCHOOL } from './people.ts'
import type { Relay } from './relay.ts'
import type { Requests } from './requests.ts'
import { canonical } from './screens.ts'

export const QUESTIONS = questionsSet.name
export const BANK = new Map([[QUESTIONS, questionsSet]])

/** As many a topic; the other school of the relay is sent other questions. */
const OURS = [1, 1, 1, 1]
const THEIRS = [0, 0, 0, 0, 2, 2]

/** A row that somebody saved, or that the relay took. */
export type Written = { readonly device: string; readonly id: string; readonly row: string }

/** What was done to the bank, apart from the product's own books. */
export type BankLedger = { readonly saved: Written[]; readonly taken: Written[] }

export const createBankLedger = (): BankLedger => ({ saved: [], taken: [] })

const versionOf = (bank: readonly Question[], version: number): Question[] =>
  bank.map((one) => ({ ...one, version, stem: `${one.stem}, as of version ${version}` }))

export const publishBank = (relay: Relay, version: number): void => {
  const bank = aBank(relay.schoolId === OTHER_SCHOOL ? THEIRS : OURS)
  const rows = versionOf(bank, version).map((data) => ({ id: data.id, data }))
  relay.school().publishSet(QUESTIONS, rows)
}

type Answer = {
  readonly ok: boolean
  readonly status: number
  readonly json: () => Promise<unknown>
}

/** The two routes of published sets, as a device asks them. */
export const setTransport = (deps: {
  device: string
  who: Identity
  relay: Relay
  accounts: Accounts
  requests: Requests
  ledger: BankLedger
}): SetTransport => {
  const { device, who, relay, accounts, requests, ledger } = deps
  const answer = (status: number, body?: string): Answer => ({
    ok: status === 200,
    status,
    json: async () => JSON.parse(body ?? 'null'),
  })
  const serve = (path: string, body?: string): Answer | undefined => {
    if (!relay.isUp()) return undefined
    if (accounts.ended.has(who.deviceId)) return answer(401)
    const { pathname, searchParams: query } = new URL(path, 'https://relay.test')
    const set = pathname.slice(pathname.lastIndexOf('/') + 1)
    const session = sessionOf(accounts, who)
    const { sets } = relay.school()
    if (body !== undefined) {
      const rows = (JSON.parse(body) as { rows: { id: string; data: unknown }[] }).rows
      const pushed = sets.push(session, set, rows)
      if (!pushed.ok) return answer(404)
      for (const { id, ok } of pushed.value) {
        const row = canonical(rows.find((one) => one.id === id)?.data)
        if (ok) ledger.taken.push({ device, id, row })
      }
      return answer(200, JSON.stringify({ verdicts: pushed.value }))
    }
    const after = query.get('after')
    const checkpoint =
      after === null ? null : { epoch: query.get('epoch') ?? '', seq: Number(after) }
    const pulled = sets.pull(
      session,
      set,
      checkpoint,
      Number(query.get('limit')),
      Number(query.get('schema')),
    )
    return pulled.ok ? answer(200, JSON.stringify(pulled.value)) : answer(404)
  }
  /** A full disk is said as the product says it: nothing was done, try again. */
  const serveAsLongAsItCan = (path: string, body?: string): Answer | undefined => {
    try {
      return serve(path, body)
    } catch (fault) {
      if (troubleOf(fault) === undefined) throw fault
      return answer(503)
    }
  }
  const request = (path: string, init?: RequestInit): Promise<Answer> =>
    requests.ask(device, () => serveAsLongAsItCan(path, init?.body as string | undefined))
  // A relay that does not serve an app is waited for; here all are of one version.
  return httpSetTransport(request as unknown as typeof fetch, () => Promise.resolve())
}
