/** A relay that serves nobody, for as long as one command works with it. */
import type { SchoolId } from '#shared/kernel/actor.ts'
import { documentKinds } from '#shared/registry.ts'
import { createLog } from '#sync-server/logging.ts'
import { openDataDir, takeDataDir } from '#sync-server/relay/data-dir.ts'
import { openRelay, type Relay } from '#sync-server/relay/open-relay.ts'
import { endedKeyWords } from '#sync-server/relay/receipt-key.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import type { SchoolRow } from '#sync-server/storage/control/schools.ts'
import { type CliContext, failed, type Outcome, textOf, type Values } from './command.ts'

export const withRelay = async (
  { config, ports }: CliContext,
  work: (relay: Relay) => Promise<Outcome> | Outcome,
): Promise<Outcome> => {
  const endedKey = endedKeyWords(config)
  if (endedKey !== undefined) return failed(endedKey, 'receipt-key-ended')
  const judge = createInProcessJudge(documentKinds)
  const relay = await openRelay({ config, ports, log: createLog('silent'), judge })
  try {
    return await work(relay)
  } finally {
    await relay.close()
  }
}

/** For what a running relay would not know of: refused while one is at work in the data folder. */
export const aloneWith = async (
  { config }: CliContext,
  work: () => Promise<Outcome>,
): Promise<Outcome> => {
  openDataDir(config.dataDir)
  const held = takeDataDir(config.dataDir)
  if (!held) return failed('The relay is running. Stop it first.', 'relay-running')
  try {
    return await work()
  } finally {
    held.release()
  }
}

const UNKNOWN: Outcome = failed(
  'There is no such school. `relay doctor` lists those that are there.',
  'school-unknown',
)

/** The school named by `--school`, or the only one there is. */
export const withSchool = (
  values: Values,
  context: CliContext,
  work: (relay: Relay, school: SchoolRow) => Promise<Outcome> | Outcome,
): Promise<Outcome> =>
  withRelay(context, (relay) => {
    const school = schoolNamed(relay, textOf(values, 'school'))
    return school ? work(relay, school) : UNKNOWN
  })

const schoolNamed = ({ control }: Relay, id: SchoolId): SchoolRow | undefined => {
  const all = control.schools.all()
  return id ? control.schools.byId(id) : all.length === 1 ? all[0] : undefined
}
