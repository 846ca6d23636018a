/** Honest changes made from a seed alone, with the real commands and without a school. */
import type { CommandContext } from '#shared/documents/command.ts'
import { kindOf } from '#shared/kernel/ids.ts'
import { unreachable } from '#shared/kernel/result.ts'
import { documentKinds } from '#shared/registry.ts'
import { createRandom } from '#simulation/random.ts'
import { records } from '#sync-server/testing/device.ts'
import { STORIES, type Who } from './stories.ts'

/** Mon 23 Nov 2026, 08:00 in London. */
const NOW_MS = 1_795_420_800_000
const TEAMS: Record<Who, readonly string[]> = { ann: [], sarah: ['amira'], amira: ['amira'] }
const ROLES = { ann: ['admin'], sarah: ['instructor'], amira: ['learner'] } as const
/** First 16 hex digits of what each writes; the devices that send it have the same. */
export const PREFIXES: Record<Who, string> = {
  ann: 'a0'.repeat(8),
  sarah: 'b0'.repeat(8),
  amira: 'c0'.repeat(8),
}
/** Keys of everything the fuzzer writes begin so; all else must stay as it was. */
export const FUZZED_KEY = 'zz'

export type HonestChange = { readonly who: Who; readonly bytes: Uint8Array; readonly hash: string }

export type HonestWork = {
  readonly doc: string
  /** Stand before the last one. */
  readonly earlier: readonly HonestChange[]
  readonly last: HonestChange
}

const hex = (value: number): string => value.toString(16).padStart(16, '0')

/** The same for the same seed, on a document of its own. */
export const honestWork = (
  seed: number,
  story: () => (typeof STORIES)[number] = () => createRandom(seed).pick(STORIES),
): HonestWork => {
  let ids = 0
  const made: HonestChange[] = []
  let doc = ''
  const kind = () => documentKinds.get(kindOf(doc)) ?? unreachable(doc)
  const open = (actor?: string) =>
    records.open(
      kind(),
      undefined,
      made.map((one) => one.bytes),
      actor,
    )
  for (const [who, command, input] of story()(`${FUZZED_KEY}${seed}`)) {
    const context: CommandContext = {
      actor: { personId: who, roles: ROLES[who], teams: TEAMS[who] },
      now: NOW_MS,
      read: <Rec>(id: string) => {
        doc = id
        const loaded = open()
        const record = records.read<Rec>(kind(), loaded)
        records.automerge.free(loaded)
        return record
      },
      newId: () => {
        ids += 1
        return `0192-${seed}-${ids}`
      },
      once: (choose) => choose(),
      count: () => 1,
      deviceCode: 'FUZZ',
    }
    const edits = command.run(input, context)
    if (!edits.ok) throw new Error(`${command.name}: ${edits.problem.message}`)
    for (const edit of edits.value) {
      doc = edit.doc
      const written = records.write(open(PREFIXES[who] + hex(seed)), edit)
      if (written === undefined) throw new Error(`${command.name} wrote nothing`)
      made.push({ who, ...written.change })
      records.automerge.free(written.doc)
    }
  }
  const last = made.at(-1) ?? unreachable('a story without a change')
  return { doc, earlier: made.slice(0, -1), last }
}
