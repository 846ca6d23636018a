/** A relay put together from its parts, listening to nothing yet. */
import type { Hono } from 'hono'
import { loadBundledBank } from '#shared/domains/theory/index.ts'
import type { SchoolId } from '#shared/kernel/actor.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { createApp } from '#sync-server/app.ts'
import { type Auth, createAuth, createPasswords, type HashCost } from '#sync-server/auth/index.ts'
import { DEFAULT_RELAY_KEEPS, type RelayConfig } from '#sync-server/config.ts'
import { createEraser } from '#sync-server/erase/eraser.ts'
import { CLOSE_CODES } from '#sync-server/http/socket/limits.ts'
import { createOpenSockets, type OpenSockets } from '#sync-server/http/socket/open-sockets.ts'
import { describeFault, type Log } from '#sync-server/logging.ts'
import { createMailer } from '#sync-server/mail/mailer.ts'
import { createRetentionKeeper, type RetentionKeeper } from '#sync-server/retention/keeper.ts'
import { finishErasures } from '#sync-server/school/erase-person.ts'
import { createHealth, type Health } from '#sync-server/school/health.ts'
import type { Judge } from '#sync-server/school/judge.ts'
import { acceptedFileBeside, openAccepted } from '#sync-server/storage/accepted-before.ts'
import { type ControlDb, openControlDb } from '#sync-server/storage/control/control-db.ts'
import {
  openSecurityJournal,
  readSecurityJournal,
  type SecurityJournal,
} from '#sync-server/storage/security-journal.ts'
import { troubleOf } from '#sync-server/storage/trouble.ts'
import { type AuditKeeper, createAuditKeeper } from './audit-keeper.ts'
import { createBackupSigner, keepBackupKey } from './backup-key.ts'
import { openDataDir } from './data-dir.ts'
import { createHeadLetters } from './head-letters.ts'
import { knownMembers } from './known-members.ts'
import { createOpenSchools, type OpenSchools } from './open-schools.ts'
import { createPacking, type Packing } from './packing.ts'
import { bankFor } from './question-bank.ts'
import { endedKeyWords, keyFor, readReceiptKeys } from './receipt-key.ts'
import { createScrubbing, type Scrubbing } from './scrubbing.ts'

export type RelayDeps = {
  readonly config: RelayConfig
  readonly ports: Ports
  readonly log: Log
  /** Closed with the relay. */
  readonly judge: Judge
  /** Another hash cost; only tests, which sign many people in, give one. */
  readonly hashCost?: HashCost
}

export type Relay = {
  readonly app: Hono
  readonly auth: Auth
  readonly control: ControlDb
  /** Of the file of the accounts. */
  readonly accountsHealth: Health
  readonly schools: OpenSchools
  readonly sockets: OpenSockets
  readonly journal: SecurityJournal
  readonly audit: AuditKeeper
  /** Reads the files through every night, once started. */
  readonly scrubbing: Scrubbing
  /** Makes documents ready for new devices at rest, once started. */
  readonly packing: Packing
  readonly retention: RetentionKeeper
  /** Ends the connections, finishes what is under way, closes the files. Twice is no mistake. */
  close(): Promise<void>
}

/** Opens the data folder and everything in it. Throws when a newer relay has written there, or the key was replaced. */
export const openRelay = async (deps: RelayDeps): Promise<Relay> => {
  const { config, ports, log, judge } = deps
  const { keeps = DEFAULT_RELAY_KEEPS } = config
  const dataDir = openDataDir(config.dataDir)
  const ended = endedKeyWords(config)
  if (ended !== undefined) throw new Error(ended)
  const accountsHealth = createHealth({
    clock: ports.clock,
    tryWriting: () => control.tryWriting(),
    onTrouble: (trouble, code) => {
      if (trouble === undefined) log.warn('the file of the accounts can be written again', { code })
      else log.error(`the file of the accounts: ${trouble}`, { code })
    },
  })
  const control = openControlDb(dataDir.controlFile, accountsHealth)
  const journalFile = config.securityJournal ?? dataDir.securityJournalFile
  const journal = openSecurityJournal(journalFile)
  const receiptKeys = readReceiptKeys(dataDir.receiptKeyFile, ports.random)
  const isKeyKept = keepBackupKey(createBackupSigner(receiptKeys.key), {
    file: journalFile,
    isInDataFolder: config.securityJournal === undefined,
  })
  if (!isKeyKept) log.warn('beside the security journal lies the backup key of another relay')
  const bundled = await loadBundledBank()
  const schools = createOpenSchools({
    control,
    dataDir,
    ports,
    judge,
    receiptKey: receiptKeys.key,
    wasListed: openAccepted(acceptedFileBeside(journalFile)),
    log,
    ...(config.served ? { served: config.served } : {}),
    // What a school already has in the same version stays untouched.
    onOpened: (school) => {
      school.publishSet('questions', bankFor(dataDir, bundled, school.id))
      finishErasures(school, control, readSecurityJournal(journalFile), ports.clock)
      // A relay that fell between two commits: what the accounts say holds.
      const members = knownMembers(control, school.id)
      school.people.reconcile(members.filter((one) => !school.erasure.isErased(one.personId)))
    },
  })
  const openForErasing = (school: SchoolId): void => {
    try {
      schools.of(school)
    } catch (fault) {
      // Nobody of it comes further than the door until its file opens, and then they are erased.
      if (troubleOf(fault) === undefined) throw fault
      log.error('a school could not be opened to erase somebody', {
        school,
        fault: describeFault(fault),
      })
    }
  }
  // Whoever was erased after this copy of the accounts was made must not be able to sign in again.
  for (const entry of readSecurityJournal(journalFile))
    if (entry.what === 'person-erased' && control.erasure.isKnown(entry.schoolId, entry.personId))
      openForErasing(entry.schoolId)
  const mailer = config.mail && createMailer(config.mail, ports.timers, log)
  const auth = createAuth({
    control,
    clock: ports.clock,
    random: ports.random,
    ids: ports.ids,
    people: {
      add: (schoolId, person) => schools.of(schoolId).people.add(person),
      nameOf: (schoolId, personId) => schools.of(schoolId).people.nameOf(personId),
      rolesChanged: (schoolId, personId, before, after) =>
        schools.of(schoolId).people.rolesChanged(personId, before, after),
      audit: ({ schoolId, personId, deviceId }, event) =>
        schools.of(schoolId).audit.append({
          at: ports.clock.now(),
          person: personId,
          device: deviceId,
          ...event,
        }),
    },
    journal,
    networkKey: keyFor(receiptKeys.key, 'known networks v1'),
    mailer,
    config: {
      allowedOrigins: config.allowedOrigins,
      secureCookies: config.isHttps,
      trustedProxies: config.trustedProxies,
    },
    ...(deps.hashCost ? { passwords: createPasswords(ports.random, deps.hashCost) } : {}),
  })
  const sockets = createOpenSockets({ ...ports, log })
  auth.onSessionEnded(({ sessionId }) => {
    for (const school of schools.all()) school.endSession(sessionId)
    sockets.sessionEnded(sessionId)
  })
  auth.onRolesChanged(sockets.rolesChanged)
  auth.onDeviceEnded((deviceId) => {
    for (const school of schools.all()) school.endDevice(deviceId)
    sockets.deviceEnded(deviceId)
  })
  const eraser = createEraser({
    ports,
    control,
    schools,
    sockets,
    journal,
    schoolFile: dataDir.schoolFile,
    onFault: (school, fault) =>
      log.error('the school’s file could not be compacted; what is due stays due', {
        school,
        fault: describeFault(fault),
      }),
  })
  const app = createApp({
    config,
    ports,
    log,
    auth,
    control,
    accountsHealth,
    schools,
    sockets,
    eraser,
  })

  const headLetters = createHeadLetters({ control, schools, mailer, clock: ports.clock })
  const audit = createAuditKeeper({
    control,
    schools,
    receiptKeys,
    ports,
    securityLogDays: keeps.securityLogDays,
    onBroken: (chain) =>
      log.error('the audit is not as it was written; see `audit verify`', { school: chain }),
    onFault: (chain, fault) =>
      log.error('the audit was not signed', { school: chain, fault: describeFault(fault) }),
    onTended: headLetters.send,
  })

  // Ids, so that a school whose file does not open is no matter of the others.
  const schoolIds = () => control.schools.all().map(({ id }) => id)
  const retention = createRetentionKeeper({
    ports,
    schoolIds,
    schoolOf: schools.of,
    alsoDaily: () => {
      const now = ports.clock.now()
      control.forgetLapsed(now)
      control.forgetUnusedDevices(now - keeps.unusedDeviceDays * DAY_MS, now)
      eraser.compactAtNight()
    },
    onFault: (fault, school) =>
      log.error('retention was not looked after', {
        ...(school === undefined ? {} : { school }),
        fault: describeFault(fault),
      }),
  })

  const { timers } = ports
  const packing = createPacking({ schoolIds, schoolOf: schools.of, timers, log })
  const scrubbing = createScrubbing({ control, accountsHealth, schools, dataDir, timers, log })

  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    sockets.endAll(CLOSE_CODES.restarting)
    audit.stop()
    scrubbing.stop()
    packing.stop()
    eraser.stop()
    retention.stop()
    await schools.close()
    await judge.close()
    control.close()
  }
  return {
    app,
    auth,
    control,
    accountsHealth,
    schools,
    sockets,
    journal,
    audit,
    scrubbing,
    packing,
    retention,
    close: () => (closing ??= close()),
  }
}
