/** What is done to a question bank while a schedule runs: admins write, the relay publishes. */
import {
  type BankRow,
  draftOf,
  newQuestionId,
  published,
  type Question,
  reinstated,
  retired,
  reviewed,
  rewordedTo,
  wordsOf,
} from '#shared/domains/theory/index.ts'
import { aBank } from '#shared/domains/theory/sample-bank.ts'
import { civilDateAt } from '#shared/kernel/time.ts'
import { publishBank, QUESTIONS } from './bank.ts'
import { staffOf } from './cast.ts'
import type { SeededRandom } from './random.ts'
import { canonical } from './screens.ts'
import type { World } from './world.ts'

const STEMS = ['When may you overtake?', 'Who goes first?', 'How far behind?', 'What does it mean?']

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

/** Mostly the office; the others of the school's staff may try, and the neighbour if there is one. */
const editorsOf = ({ cast }: World): string[] => {
  const staff = [...staffOf(cast)].map((id) => `${id}-1`)
  return ['ann-1', 'ann-1', 'ann-2', ...staff, 'other-ann']
}

/** Somebody writes a question, or changes one; whoever may not is refused by their own app. */
export const writeQuestion = async (world: World): Promise<void> => {
  const { plot, scheduler, story } = world
  const { random } = plot
  const device = world.devices.get(random.pick(editorsOf(world)))
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
  if (!world.relay.isServing()) return
  const version = 2 + world.plot.random.below(4)
  world.story.tell(`the relay publishes version ${version} of its questions`)
  for (const relay of world.relays) publishBank(relay, version)
}
