/**
 * Everything as JSON, readable without this program. A school: all rows, published sets and who
 * changed what. A person: exactly what that person's own devices would be sent.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { DownFrame } from '#shared/protocol/down.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { publishedSets } from '#shared/registry.ts'
import type { SessionContext } from '#sync-server/auth/index.ts'
import { dataDirAt } from '#sync-server/relay/data-dir.ts'
import type { School } from '#sync-server/school/school.ts'
import { type CliCommand, done, failed, textOf } from './command.ts'
import { withSchool } from './with-relay.ts'

const ROWS_AT_ONCE = 1_000

type ExportedRow = Readonly<Record<string, unknown>>
type Exported = {
  readonly rows: readonly ExportedRow[]
  readonly sets: Readonly<Record<string, readonly { id: string; data: unknown }[]>>
  readonly log: readonly object[]
}

/** All of it, straight from the file. */
const exportSchool = (file: string): Exported => {
  const database = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
  const rows = database
    .prepare<[], { doc: string; tbl: string; id: string; json: string }>(
      'SELECT doc, tbl, id, json FROM row ORDER BY tbl, id',
    )
    .all()
  const published = database
    .prepare<[], { set_name: string; id: string; json: string }>(
      'SELECT set_name, id, json FROM published WHERE deleted = 0 ORDER BY set_name, id',
    )
    .all()
  const log = database
    .prepare<[], object>(
      `SELECT seq, kind, doc, hash, person, device, principal, received_at AS receivedAt
       FROM log ORDER BY seq`,
    )
    .all()
  database.close()
  const sets: Record<string, { id: string; data: unknown }[]> = {}
  for (const { set_name, id, json } of published) {
    sets[set_name] ??= []
    sets[set_name].push({ id, data: JSON.parse(json) })
  }
  return {
    rows: rows.map((row) => ({ ...row, ...JSON.parse(row.json), json: undefined })),
    sets,
    log,
  }
}

const pullAll = (school: School, session: SessionContext, set: string) => {
  const all: { id: string; data: unknown }[] = []
  let checkpoint = null
  for (;;) {
    const pulled = school.sets.pull(session, set, checkpoint, ROWS_AT_ONCE)
    if (!pulled.ok) return all
    all.push(...pulled.value.rows.filter(({ data }) => data !== null))
    if (pulled.value.rows.length < ROWS_AT_ONCE) return all
    checkpoint = pulled.value.checkpoint
  }
}

/** What the school sends a new device of this person, up to "caught up". */
const exportPerson = async (school: School, session: SessionContext): Promise<Exported> => {
  const rows: ExportedRow[] = []
  const docs = new Set<string>()
  let isCaughtUp: () => void = () => undefined
  const caughtUp = new Promise<void>((resolveIt) => {
    isCaughtUp = resolveIt
  })
  const take = (frame: DownFrame): undefined => {
    if (frame.type === 'live') isCaughtUp()
    if (frame.type === 'welcome' && frame.top === 0) isCaughtUp()
    if (frame.type !== 'snap') return
    for (const { doc, rows: projected } of frame.docs) {
      docs.add(doc)
      rows.push(...projected)
    }
  }
  const connection = school.connect(session, take)
  await connection.handle({
    type: 'hello',
    protocol: PROTOCOL_VERSION,
    app: 'export',
    epoch: '',
    cursor: 0,
  })
  await caughtUp
  connection.close()
  const log = [...docs].flatMap((doc) => {
    const entries = school.history(session, doc)
    return entries.ok ? entries.value.map((entry) => ({ doc, ...entry })) : []
  })
  const sets = Object.fromEntries(
    [...publishedSets.keys()].map((set) => [set, pullAll(school, session, set)]),
  )
  return { rows, sets, log }
}

export const exportCommand: CliCommand = {
  name: 'export',
  summary: 'Writes a school, or what one person may see of it, as JSON.',
  options: {
    out: { help: 'the file to write', isRequired: true },
    person: { help: 'id of a person: only what this person may read' },
    school: { help: 'id of the school, where there are several' },
  },
  run: (values, context) =>
    withSchool(values, context, async ({ control, schools }, { id, name }) => {
      const personId = textOf(values, 'person')
      const member = personId ? control.memberships.ofPerson(id, personId) : undefined
      if (personId && !member)
        return failed('There is no such person in this school.', 'person-unknown')
      const exported = member
        ? await exportPerson(schools.of(id), {
            sessionId: 'export',
            accountId: member.accountId,
            schoolId: id,
            schoolName: name,
            personId,
            roles: member.roles,
            deviceId: 'export',
            actorPrefix: '0'.repeat(16),
          })
        : exportSchool(dataDirAt(context.config.dataDir).schoolFile(id))
      const file = resolve(textOf(values, 'out'))
      const madeAt = new Date(context.ports.clock.now()).toISOString()
      const school = { id, name }
      const whole = { format: 1, madeAt, school, ...(personId ? { personId } : {}), ...exported }
      writeFileSync(file, `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600 })
      const counts = { rows: exported.rows.length, log: exported.log.length }
      return done([`Wrote ${counts.rows} rows and ${counts.log} entries of the log to ${file}.`], {
        file,
        ...counts,
      })
    }),
}
