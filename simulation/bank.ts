/** A school's question bank: the relay publishes questions, admins write their own, devices fetch all. */
import type { Identity } from '#client/engine/api.ts'
import { httpSetTransport, type SetTransport } from '#client/engine/set-transport.ts'
import {
  type BankRow,
  draftOf,
  newQuestionId,
  published,
  type Question,
  questionsSet,
  reinstated,
  retired,
  reviewed,
  rewordedTo,
  wordsOf,
} from '#shared/domains/theory/index.ts'
import { aBank } from '#shared/domains/theory/sample-bank.ts'
import { civilDateAt } from '#shared/kernel/time.ts'
import { type Accounts, sessionOf } from './accounts.ts'
import { OTHER_SCHOOL } from './people.ts'
import type { SeededRandom } from './random.ts'
import type { Relay } from './relay.ts'
import type { Requests } from './requests.ts'
import { canonical } from './screens.ts'
import type { World } from './world.ts'

export const QUESTIONS = questionsSet.name
export const BANK = new Map([[QUESTIONS, questionsSet]])

const EDITORS = ['ann-1', 'ann-1', 'ann-2', 'dev-1', 'sarah-1', 'other-ann']
const STEMS = ['When may you overtake?', 'Who goes first?', 'How far behind?', 'What does it mean?']
/** As many a topic; the other school of the relay is sent other questions. */
const OURS = [1, 1, 1, 1]
const THEIRS = [0, 0, 0, 0, 2, 2]

/** A row that somebody saved, or that the relay took. */
export type Written = { readonly device: string; readonly id: string; readonly row: string }

/** What was done to the bank, apart from the product's own books. */
type BankLedger = { readonly saved: Written[]; readonly taken: Written[] }

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
  const request = (path: string, init?: RequestInit): Promise<Answer> =>
    requests.ask(device, () => serve(path, init?.body as string | undefined))
  // A relay that does not serve an app is waited for; here all are of one version.
  return httpSetTransport(request as unknown as typeof fetch, () => Promise.resolve())
}

const aDraft = (random: SeededRandom, by: string, atMs: number): BankRow => {
  const [sample] = aBank(1)
  const words = { ...wordsOf(sample as Question), stem: random.pick(STEMS) }
  const id = newQuestionId(atMs, random.bytes(16))
  return draftOf(words, { by, atMs, id, author: by, today: civilDateAt(atMs) })
}

/** What an admin may do next with a question that stands there. */
const nextOf = (random: SeededRandom, row: BankRow, by: string, atMs: number): BankRow => {
  const doing = { by, atMs }
  if (random.chance(0.4)) {
    const stem = `${random.pick(STEMS)} (${random.below(1_000)})`
    return rewordedTo(row, { ...wordsOf(row), stem }, doing)
  }
  if (row.status === 'draft') return reviewed(row, doing)
  if (row.status === 'reviewed') return published(row, doing)
  return row.status === 'live' ? retired(row, doing) : reinstated(row, doing)
}

/** Somebody writes a question, or changes one; whoever may not is refused by their own app. */
export const writeQuestion = async (world: World): Promise<void> => {
  const { plot, scheduler, story } = world
  const { random } = plot
  const device = world.devices.get(random.pick(EDITORS))
  const core = device?.core()
  if (device === undefined || core === undefined) return
  const rows = [...core.sets.view<BankRow>(QUESTIONS).all().values()]
  const { personId } = device.identity
  const row =
    rows.length === 0 || random.chance(0.25)
      ? aDraft(random, personId, scheduler.now())
      : nextOf(random, random.pick(rows), personId, scheduler.now())
  const result = await device.put(QUESTIONS, row.id, row)
  if (result === undefined) return
  const said = result.ok ? 'saved on this device' : `no: ${result.problem.message}`
  const what = `question ${row.id.slice(-4)} is ${row.status}, version ${row.version}`
  story.tell(`${device.name}: ${what}, ${said}`, device.name, row.id)
  if (result.ok) world.bank.saved.push({ device: device.name, id: row.id, row: canonical(row) })
}

/** The relay publishes the next version of its own questions. */
export const publishNext = (world: World): void => {
  if (!world.relay.isUp()) return
  const version = 2 + world.plot.random.below(4)
  world.story.tell(`the relay publishes version ${version} of its questions`)
  for (const relay of world.relays) publishBank(relay, version)
}
