/** Is this machine fit to run the relay, and is what lies on it sound? */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { aboutProxy } from '#sync-server/relay/behind-proxy.ts'
import { dataDirAt } from '#sync-server/relay/data-dir.ts'
import { freeHeadroom, headroomFile } from '#sync-server/relay/headroom.ts'
import { JOURNAL_WORDS, journalPlace } from '#sync-server/relay/journal-place.ts'
import { openControlDb } from '#sync-server/storage/control/control-db.ts'
import { isOpenToOthers } from '#sync-server/storage/private-file.ts'
import { type TroubleKind, troubleOf } from '#sync-server/storage/trouble.ts'
import type { CliCommand, CliContext } from './command.ts'
import { aboutBackups, aboutLaidAside } from './known-backups.ts'
import { damageIn } from './verify.ts'

const OLDEST_NODE = [20, 19] as const
/** A busy school grows by some megabytes a month; below this a backup no longer fits either. */
const FREE_AT_LEAST_BYTES = 500 * 1024 * 1024

const TRIED_BYTES = 1024 * 1024
const SAID_OF_TROUBLE: Record<TroubleKind, string> = {
  'disk-full':
    'the disk is full: the school is read, nothing is stored, devices keep their work; free some room',
  'disk-failing': 'nothing can be written: check that the disk is sound and not read-only',
  'file-damaged': 'a file is damaged: put a backup back, devices bring back what they hold',
}

type Finding = {
  readonly about: string
  readonly ok: boolean
  readonly says: string
  /** The relay works like this, and there is something to be done all the same. */
  readonly isWarning?: boolean
}

const label = ({ ok, isWarning }: Finding): string => {
  if (!ok) return 'BAD'
  return isWarning ? 'NB ' : 'ok '
}

const nodeVersion = (): Finding => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const ok = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  const says = ok ? `Node ${process.versions.node}` : `Node ${process.versions.node} is too old`
  return { about: 'node', ok, says }
}

const dataFolder = (path: string): Finding => {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.W_OK)
    const isWarning = isOpenToOthers(path)
    const says = isWarning
      ? `${path} can be written, and other users of this machine may look into it: chmod 700`
      : `${path} can be written`
    return { about: 'data folder', ok: true, says, isWarning }
  } catch {
    return { about: 'data folder', ok: false, says: `${path} cannot be written; check its owner` }
  }
}

const freeDisk = (path: string): Finding => {
  const { bavail, bsize } = statfsSync(path)
  const freeBytes = bavail * bsize
  const says = `${Math.floor(freeBytes / 1024 / 1024)} MB free`
  return { about: 'disk', ok: freeBytes >= FREE_AT_LEAST_BYTES, says }
}

/** Statistics can be right and a write fail all the same: quotas, a dying disk, a read-only mount. */
const writes = (path: string): Finding => {
  const file = join(path, `.doctor-${process.pid}`)
  try {
    writeFileSync(file, new Uint8Array(TRIED_BYTES), { flush: true })
    return { about: 'writing', ok: true, says: 'a megabyte was written' }
  } catch (fault) {
    const says = SAID_OF_TROUBLE[troubleOf(fault) ?? 'disk-failing']
    return { about: 'writing', ok: false, says }
  } finally {
    rmSync(file, { force: true })
  }
}

const headroom = ({ config }: CliContext): Finding => {
  const isThere = existsSync(headroomFile(config.dataDir))
  const says = isThere
    ? 'kept; `relay doctor --free-headroom` gives it back when the disk is full'
    : 'none; the relay makes it when it starts with enough free disk'
  return { about: 'headroom', ok: true, says }
}

const journal = ({ config }: CliContext): Finding => {
  const place = journalPlace(config)
  return {
    about: 'security journal',
    ok: true,
    says: JOURNAL_WORDS[place],
    isWarning: place !== 'other-disk',
  }
}

const backups = ({ config, ports }: CliContext): Finding[] => {
  const dataDir = dataDirAt(config.dataDir)
  const said = [
    { about: 'backups', found: aboutBackups(dataDir, ports.clock.now()) },
    { about: 'before a restore', found: aboutLaidAside(dataDir) },
  ]
  return said.flatMap(({ about, found }) => (found ? [{ about, ok: true, ...found }] : []))
}

const soundFile = (about: string, file: string): Finding => {
  const damage = damageIn(file)
  return { about, ok: damage.length === 0, says: damage.length === 0 ? 'sound' : damage.join('; ') }
}

const files = ({ config }: CliContext): Finding[] => {
  const dataDir = dataDirAt(config.dataDir)
  if (!existsSync(dataDir.controlFile))
    return [{ about: 'schools', ok: true, says: 'none yet; `relay school create` makes one' }]
  const accounts = soundFile('accounts', dataDir.controlFile)
  if (!accounts.ok) return [accounts]
  const control = openControlDb(dataDir.controlFile)
  const schools = control.schools.all()
  control.close()
  return [
    accounts,
    ...schools.map(({ id, name }) => soundFile(`school ${name} (${id})`, dataDir.schoolFile(id))),
  ]
}

const proxy = ({ config }: CliContext): Finding[] => {
  const about = aboutProxy(config)
  return about ? [{ about: 'proxy', ...about }] : []
}

export const doctor: CliCommand = {
  name: 'doctor',
  summary: 'Checks this machine: Node, data folder, disk, files, the built app.',
  worksWithoutData: true,
  options: {
    'free-headroom': {
      help: 'deletes the file that was kept for a full disk',
      isFlag: true,
    },
  },
  run: async (values, context) => {
    const { config } = context
    const isFreed = values['free-headroom'] === true && freeHeadroom(config.dataDir)
    const folder = dataFolder(config.dataDir)
    const isBuilt = existsSync(join(config.appDir, 'index.html'))
    const findings = [
      nodeVersion(),
      folder,
      ...(folder.ok
        ? [
            freeDisk(config.dataDir),
            writes(config.dataDir),
            headroom(context),
            journal(context),
            ...backups(context),
            ...files(context),
          ]
        : []),
      ...proxy(context),
      { about: 'app', ok: isBuilt, says: isBuilt ? 'built' : 'not built; `npm start` builds it' },
    ]
    const ok = findings.every((one) => one.ok)
    return {
      ok,
      lines: [
        ...(isFreed ? ['The headroom was given back.'] : []),
        ...findings.map((one) => `${label(one)}  ${one.about}: ${one.says}`),
      ],
      data: { ok, isFreed, findings },
    }
  },
}
