/**
 * A listening relay with a school at work, and people of it who mean harm. They have real
 * credentials and write any bytes they like; nothing here asks a rule before it sends.
 */
import * as Automerge from '@automerge/automerge'
import type { DecodedChange, LoadedDoc } from '#shared/documents/automerge.ts'
import type { Edit } from '#shared/documents/edit.ts'
import { createRecords } from '#shared/documents/records.ts'
import type { Role } from '#shared/kernel/actor.ts'
import { kindOf } from '#shared/kernel/ids.ts'
import type { ChangeVerdict, DownFrame } from '#shared/protocol/down.ts'
import type { PushedChange } from '#shared/protocol/up.ts'
import { commands, documentKinds } from '#shared/registry.ts'
import { aRelay, HELLO, ORIGIN, PASSWORD } from '#sync-server/relay/testing/a-relay.ts'

const records = createRecords(Automerge)

export type Put = { path: string[]; value: unknown }

/** Whoever holds a document, and so can build upon it. */
type Holder = { readonly opens: (doc: string, actor?: string) => LoadedDoc }
type Sent = { readonly bytes: Uint8Array; readonly hash?: string; readonly receipt?: Uint8Array }

/** What frames say of one document: a snapshot, if any, and the changes after it. */
const heldIn = (frames: readonly DownFrame[], doc: string) => {
  let base: Uint8Array | undefined
  let tail: Sent[] = []
  for (const frame of frames) {
    if (frame.type === 'snap')
      for (const one of frame.docs.filter((held) => held.doc === doc)) {
        base = one.bytes
        tail = []
      }
    if (frame.type === 'rows') tail.push(...frame.changes.filter((one) => one.doc === doc))
  }
  return { base, tail }
}
export type Siege = Awaited<ReturnType<typeof aSiege>>
export type Attacker = Awaited<ReturnType<Siege['comes']>>

const kindFor = (doc: string) => {
  const kind = documentKinds.get(kindOf(doc))
  if (!kind) throw new Error(`no kind for ${doc}`)
  return kind
}

/** What a push says of a change, with or without a receipt. */
export const pushedChange = (bytes: Uint8Array, receipt?: Uint8Array): PushedChange => ({
  hash: Automerge.decodeChange(bytes).hash,
  bytes,
  ...(receipt ? { receipt } : {}),
})

/**
 * Hill School: Ada (admin) enrolled Lena with Ivan and Omar with Dora, both instructors. Vale
 * School: Vera (admin).
 */
export const aSiege = async (...given: Parameters<typeof aRelay>) => {
  const relay = await aRelay(...given)
  const add = async (schoolId: string, name: string, role: Role): Promise<void> => {
    const made = await relay.auth.createAccount({
      email: `${name}@${schoolId}.example`,
      password: PASSWORD,
      displayName: `${name} of ${schoolId}`,
      roles: [role],
      schoolId,
      personId: `${name}-of-${schoolId}`,
    })
    if (!made.ok) throw new Error(made.problem.code)
  }
  if (relay.isNew) {
    await add('hill', 'omar', 'learner')
    await add('hill', 'dora', 'instructor')
  }

  let devices = 0
  const prefixes = new Map<string, string>()
  /** What an honest person does, on a device of the relay's own. */
  const does = async (name: string, role: Role, command: string, input: unknown) => {
    const known = commands.get(command)
    if (!known) throw new Error(`no command ${command}`)
    const prefix = prefixes.get(name) ?? (++devices).toString(16).padStart(16, 'e')
    prefixes.set(name, prefix)
    const personId = `${name}-of-hill`
    const actor = { personId, roles: [role], teams: [] }
    const done = await relay.schools
      .of('hill')
      .applyCommands(actor, prefix, [{ command: known, input }])
    if (!done.ok) throw new Error(`${command}: ${done.problem.code}`)
  }
  const enrols = (learner: string, instructor: string) =>
    does('ada', 'admin', 'people.enrol', {
      learnerId: `${learner}-of-hill`,
      instructorIds: [`${instructor}-of-hill`],
    })
  if (relay.isNew) {
    await enrols('lena', 'ivan')
    await enrols('omar', 'dora')
  }

  /** Signs in on a new device, dials, says hello, and waits until everything is there. */
  const comes = async (email: string) => {
    const person = await relay.signIn(email)
    const line = await relay.dial({ origin: ORIGIN, cookie: person.cookie })
    let pushes = 0
    let loads = 0

    const held = (doc: string) => heldIn(line.frames, doc)
    const opens = (doc: string, actor?: string): LoadedDoc => {
      const { base, tail } = held(doc)
      const changes = tail.map(({ bytes }) => bytes)
      return records.open(kindFor(doc), base, changes, actor)
    }
    const actorId = (): string => `${person.actorPrefix}${(++loads).toString(16).padStart(16, '0')}`
    const push = async (
      doc: string,
      changes: readonly PushedChange[],
    ): Promise<ChangeVerdict[]> => {
      const number = ++pushes
      line.says({ type: 'push', push: number, doc, changes: [...changes] })
      const isAck = (frame: DownFrame) => frame.type === 'ack' && frame.push === number
      await line.until(() => line.frames.some(isAck))
      const ack = line.frames.find(isAck)
      return ack?.type === 'ack' ? ack.verdicts : []
    }
    const attacker = {
      ...person,
      ...line,
      /** A fresh actor of this device, as every load of the app takes one. */
      actorId,
      opens,
      holds: (doc: string): boolean => {
        const { base, tail } = held(doc)
        return base !== undefined || tail.length > 0
      },
      /** The last change of a document that was sent here by itself, with its receipt. */
      lastOf: (doc: string) => {
        const last = held(doc).tail.at(-1)
        if (!last?.receipt) throw new Error(`no change of ${doc} was sent`)
        return { bytes: last.bytes, receipt: last.receipt, hash: last.hash ?? '' }
      },
      reads: (doc: string): unknown => records.read(kindFor(doc), opens(doc)),
      /** A change with these values, on what `knower` holds. `stale`: on an empty record. */
      writes: (
        doc: string,
        puts: readonly Put[],
        from: { knower?: Holder; stale?: boolean; actor?: string; text?: Edit['text'] } = {},
      ): Uint8Array => {
        const actor = from.actor ?? actorId()
        const loaded = from.stale
          ? records.open(kindFor(doc), undefined, [], actor)
          : (from.knower ?? { opens }).opens(doc, actor)
        const edit = { doc, put: puts, ...(from.text ? { text: from.text } : {}) } as Edit
        const written = records.write(loaded, edit)
        if (!written) throw new Error('nothing was written')
        return written.change.bytes
      },
      /** Raw operations at the end of what `knower` holds. */
      forges: (
        doc: string,
        ops: readonly Record<string, unknown>[],
        over: Record<string, unknown> & { knower?: Holder } = {},
      ): Uint8Array => {
        const { knower = { opens }, ...rest } = over
        const loaded = knower.opens(doc)
        const ends = Automerge.getAllChanges(loaded)
          .map((bytes) => Automerge.decodeChange(bytes))
          .map((change) => change.startOp + change.ops.length)
        const change = {
          ops: ops as unknown as DecodedChange['ops'],
          actor: actorId(),
          seq: 1,
          startOp: Math.max(...ends),
          time: 0,
          message: null,
          deps: Automerge.getHeads(loaded),
          ...rest,
        }
        return Automerge.encodeChange(change as unknown as DecodedChange)
      },
      push,
      /** Pushes one change; `ok`, the code of the refusal, or why to try again. */
      tries: async (doc: string, bytes: Uint8Array, receipt?: Uint8Array): Promise<string> => {
        const [verdict] = await push(doc, [pushedChange(bytes, receipt)])
        switch (verdict?.verdict) {
          case 'refused':
            return verdict.code
          case 'retry':
            return verdict.why
          default:
            return verdict?.verdict === 'committed' ? 'ok' : 'duplicate'
        }
      },
    }
    line.says(HELLO)
    await line.until(() => line.frames.some(({ type }) => type === 'live'))
    return attacker
  }

  return { ...relay, relay, records, does, enrols, comes, add }
}
