/**
 * A school in a data folder for a measurement: people who are signed in on as many devices as it
 * takes, and records that went through the airlock like everybody's.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Identity } from '#client/engine/api.ts'
import type { Role } from '#shared/kernel/actor.ts'
import { unreachable } from '#shared/kernel/result.ts'
import { documentKinds } from '#shared/registry.ts'
import { createAccounts } from '#sync-server/auth/accounts.ts'
import type { AuthDeps } from '#sync-server/auth/deps.ts'
import { createPasswords } from '#sync-server/auth/passwords.ts'
import type { SessionContext } from '#sync-server/auth/session-context.ts'
import { createSessions } from '#sync-server/auth/sessions.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { openDataDir } from '#sync-server/relay/data-dir.ts'
import { createOpenSchools } from '#sync-server/relay/open-schools.ts'
import { keyFor, readReceiptKey } from '#sync-server/relay/receipt-key.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import { openControlDb } from '#sync-server/storage/control/control-db.ts'
import { openSecurityJournal } from '#sync-server/storage/security-journal.ts'
import { createFiller, type Filler } from './filler.ts'

const SCHOOL = { id: 'bench-school', name: 'Bench School' }
const ACTOR_PREFIX_BYTES = 8

export type Member = { readonly cookie: string } & Identity

export type Cast = readonly { readonly personId: string; readonly role: Role; devices?: number }[]

export type MadeSchool = {
  readonly dataDir: string
  /** One entry a device, in the order of the cast. */
  readonly members: readonly Member[]
  of(personId: string): Member
  remove(): void
}

const sessionOf = (member: Member): SessionContext => ({
  sessionId: 'filling',
  accountId: member.personId,
  schoolId: member.schoolId,
  schoolName: member.schoolName,
  personId: member.personId,
  roles: member.roles,
  deviceId: member.deviceId,
  actorPrefix: member.actorPrefix,
})

/** @param fill writes the school's records, as any of its people */
export const makeSchool = async (
  cast: Cast,
  fill: (as: (personId: string) => Filler) => Promise<void> = async () => {},
): Promise<MadeSchool> => {
  const path = mkdtempSync(join(tmpdir(), 'dual-control-bench-'))
  const ports = nodePorts
  const { clock, random, ids } = ports
  const dataDir = openDataDir(path)
  const control = openControlDb(dataDir.controlFile)
  control.schools.add({ ...SCHOOL, createdAt: clock.now() })
  const judge = createInProcessJudge(documentKinds)
  const receiptKey = readReceiptKey(dataDir.receiptKeyFile, random)
  const schools = createOpenSchools({ control, dataDir, ports, judge, receiptKey })
  const school = schools.of(SCHOOL.id)
  const deps: AuthDeps = {
    control,
    clock,
    random,
    ids,
    people: {
      add: (_school, person) => school.people.add(person),
      nameOf: () => unreachable('nobody changes a password here'),
      rolesChanged: () => unreachable('nobody changes roles here'),
      audit: () => {},
    },
    journal: openSecurityJournal(dataDir.securityJournalFile),
    networkKey: keyFor(receiptKey, 'known networks v1'),
    config: { allowedOrigins: [], secureCookies: false, trustedProxies: [] },
  }
  const accounts = createAccounts(deps, createPasswords(random))
  const sessions = createSessions(deps)

  const signIn = (accountId: string, personId: string, role: Role): Member => {
    const now = clock.now()
    const actorPrefix = Buffer.from(random.bytes(ACTOR_PREFIX_BYTES)).toString('hex')
    const device = {
      id: ids.uuid(),
      accountId,
      schoolId: SCHOOL.id,
      personId,
      name: 'Phone',
      kind: 'personal',
      generation: 1,
      createdAt: now,
      lastSeenAt: now,
      endedAt: null,
      actorPrefix,
    } as const
    control.devices.add(device)
    const { sessionId, secret } = sessions.start(device)
    return {
      personId,
      displayName: personId,
      roles: [role],
      schoolId: SCHOOL.id,
      schoolName: SCHOOL.name,
      deviceId: device.id,
      actorPrefix,
      cookie: `sid=${sessionId}.${secret}`,
    }
  }

  const members = control.transaction(() =>
    cast.flatMap(({ personId, role, devices = 1 }) => {
      const { accountId } = accounts.addWithMembership(
        {
          email: `${personId}@bench.example`,
          displayName: personId,
          roles: [role],
          schoolId: SCHOOL.id,
          personId,
        },
        'nobody signs in with a password here',
      )
      return Array.from({ length: devices }, () => signIn(accountId, personId, role))
    }),
  )
  const of = (personId: string): Member => {
    const found = members.find((member) => member.personId === personId)
    if (found === undefined) throw new Error(`nobody is called ${personId}`)
    return found
  }
  const fillers = new Map<string, Filler>()
  await fill((personId) => {
    const filler = fillers.get(personId) ?? createFiller(school, sessionOf(of(personId)))
    fillers.set(personId, filler)
    return filler
  })
  await schools.close()
  await judge.close()
  control.close()
  return {
    dataDir: path,
    members,
    of,
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}
