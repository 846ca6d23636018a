/** A school with an admin, its door, a held clock and browsers that knock: for the tests beside it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '#shared/kernel/actor.ts'
import type { Mailer } from '#sync-server/mail/mailer.ts'
import { nodeIds, nodeRandom } from '#sync-server/ports.ts'
import { type ControlDb, openControlDb } from '#sync-server/storage/control/control-db.ts'
import type { JournalEntry, SecurityJournal } from '#sync-server/storage/security-journal.ts'
import { createAuth } from '../auth.ts'
import type { AuditLine, AuthConfig, NewPerson } from '../deps.ts'
import { createPasswords, type Passwords } from '../passwords.ts'
import { createAuthRoutes } from '../routes.ts'

export const ORIGIN = 'https://school.example'
export const PASSWORD = 'a long enough password'
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export const NETWORK_KEY = new Uint8Array(32).fill(7)

/** The least argon2 accepts: these tests are about the door, not about the price of a hash. */
const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 }

const heldClock = () => {
  let nowMs = 1_795_500_000_000
  return {
    now: () => nowMs,
    monotonicMs: () => nowMs,
    passes: (ms: number) => {
      nowMs += ms
    },
  }
}

type Ask = {
  body?: unknown
  /** Sent as it stands, instead of `body` as JSON. */
  rawBody?: string
  headers?: Record<string, string>
  /** The socket's address. */
  from?: string
}

/** One browser: keeps its cookie and its device, like a browser. */
export type Browser = ReturnType<ReturnType<typeof openDoor>['browser']>

const openDoor = (options: {
  control: ControlDb
  clock?: ReturnType<typeof heldClock>
  config?: Partial<AuthConfig>
  mailer?: Mailer
  wrapPasswords?: (passwords: Passwords) => Passwords
}) => {
  const clock = options.clock ?? heldClock()
  const audited: AuditLine[] = []
  const roleChanges: object[] = []
  const added: { schoolId: string; person: NewPerson }[] = []
  /** The school's side of it: what it was told, and whether it can take any more. */
  const directory = { isFull: false }
  const passwords = createPasswords(nodeRandom, CHEAP)
  const journaled: JournalEntry[] = []
  const journal: SecurityJournal = {
    // What was closed; that somebody came on a new device is in every story.
    append: (entry) => void (entry.what === 'device-added' || journaled.push(entry)),
  }
  const auth = createAuth({
    control: options.control,
    clock,
    random: nodeRandom,
    ids: nodeIds,
    people: {
      add: (schoolId, person) => {
        if (directory.isFull) throw new Error('The disk is full')
        added.push({ schoolId, person })
      },
      nameOf: (_, personId) =>
        added.find(({ person }) => person.personId === personId)?.person.displayName,
      rolesChanged: (schoolId, personId, before, after) => {
        if (directory.isFull) throw new Error('The disk is full')
        roleChanges.push({ schoolId, personId, before, after })
      },
      audit: (_by, event) => void audited.push(event),
    },
    journal,
    networkKey: NETWORK_KEY,
    ...(options.mailer ? { mailer: options.mailer } : {}),
    config: {
      allowedOrigins: [ORIGIN],
      secureCookies: true,
      trustedProxies: [],
      ...options.config,
    },
    passwords: options.wrapPasswords?.(passwords) ?? passwords,
  })
  const app = createAuthRoutes(auth)
  app.onError((_, c) => c.json({ code: 'fault' }, 500))

  const addSchool = (id: string, name: string) =>
    options.control.schools.add({ id, name, createdAt: clock.now() })

  const addAccount = async (name: string, role: Role, schoolId = 'hill') => {
    const made = await auth.createAccount({
      email: `${name}@${schoolId}.example`,
      password: PASSWORD,
      displayName: name,
      roles: [role],
      schoolId,
      personId: `${name}-of-${schoolId}`,
    })
    if (!made.ok) throw new Error(made.problem.code)
    return made.value
  }

  const browser = (from = '192.0.2.1') => {
    let cookie: string | undefined
    let deviceId: string | undefined
    const ask = async (method: string, path: string, asked: Ask = {}) => {
      const headers: Record<string, string> = {
        ...(method === 'GET' ? {} : { origin: ORIGIN, 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...asked.headers,
      }
      const body = asked.rawBody ?? JSON.stringify(asked.body ?? {})
      const response = await app.request(
        path,
        method === 'GET' ? { method, headers } : { method, headers, body },
        { incoming: { socket: { remoteAddress: asked.from ?? from } } },
      )
      const setCookie = response.headers.get('set-cookie')
      if (setCookie) cookie = setCookie.split(';', 1)[0]
      const text = await response.text()
      const json = text ? JSON.parse(text) : undefined
      if (json?.deviceId) deviceId = json.deviceId
      return { status: response.status, json, text, headers: response.headers, setCookie }
    }
    return {
      ask,
      get cookie() {
        return cookie
      },
      get deviceId() {
        return deviceId
      },
      signIn: (name: string, password = PASSWORD, asked: Ask = {}) =>
        ask('POST', '/api/sign-in', {
          body: {
            email: name.includes('@') ? name : `${name}@hill.example`,
            password,
            deviceName: 'Phone',
            ...(deviceId ? { deviceId } : {}),
          },
          ...asked,
        }),
    }
  }

  return {
    auth,
    app,
    clock,
    added,
    directory,
    journaled,
    audited,
    roleChanges,
    addSchool,
    addAccount,
    browser,
    control: options.control,
  }
}

/** Hill School with Ada its admin, in a real file. Call `close` when the story is over. */
export const aSchoolWithADoor = async (
  options: Omit<Parameters<typeof openDoor>[0], 'control' | 'clock'> = {},
) => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-control-auth-'))
  const control = openControlDb(join(folder, 'control.db'))
  const door = openDoor({ ...options, control })
  door.addSchool('hill', 'Hill School')
  await door.addAccount('ada', 'admin')
  return {
    ...door,
    /** The same school, whose relay has forgotten whatever was not on disk. */
    startedAnew: () => openDoor({ ...options, control, clock: door.clock }),
    folder,
    close: () => {
      control.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export type SchoolWithADoor = Awaited<ReturnType<typeof aSchoolWithADoor>>
