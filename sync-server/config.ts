/** How this relay is set up: the environment, read once, refused whole when any of it is wrong. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import type { ServedVersions } from '#shared/protocol/version.ts'
import { LOG_LEVELS, type LogLevel } from './logging.ts'
import type { MailSettings } from './mail/mailer.ts'

/** What is kept for all schools together, in days. */
export type RelayKeeps = {
  /** Lines of the security log, which holds what happened at the door. */
  readonly securityLogDays: number
  /** Names of devices that nobody has used, and devices that were ended. */
  readonly unusedDeviceDays: number
  /** Backups, for `backup prune`. */
  readonly backupDays: number
}

export const DEFAULT_RELAY_KEEPS: RelayKeeps = {
  securityLogDays: 90,
  unusedDeviceDays: 90,
  backupDays: 35,
}

export type RelayConfig = {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  /** Where the security journal lies, if not in the data folder. */
  readonly securityJournal?: string | undefined
  /** Folder of the built app. */
  readonly appDir: string
  /** Where people reach the relay, as browsers write it in `Origin`. The first is shown to people. */
  readonly allowedOrigins: readonly [string, ...string[]]
  /** People come over https: `__Host-` cookies and HSTS. */
  readonly isHttps: boolean
  readonly trustedProxies: readonly string[]
  /** Nobody named a proxy: that it stands on this machine is our guess. */
  readonly isProxyAssumed?: boolean
  readonly logLevel: LogLevel
  /** Missing: this relay sends no mail, and its screens do not offer any. */
  readonly mail?: MailSettings | undefined
  /** Browsers are given a service worker that removes itself and the stored app. */
  readonly isKillSwitchOn: boolean
  /** Apps of which versions are served, if not those of `version.ts`. No setting: code decides it. */
  readonly served?: ServedVersions
  /** Kept free on the disk for the day it is full; 0 or missing: nothing. */
  readonly headroomBytes?: number
  /** Missing: the defaults. */
  readonly keeps?: RelayKeeps
}

export type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_PORT = 4400
/**
 * TLS ends before the relay, so with https somebody stands in front, most often on this machine; not
 * heard, everybody would be one network, and one guesser would close the door for all (T28). What else
 * runs here could invent addresses then; it could read the school's files, too.
 */
const PROXY_HERE = ['127.0.0.1', '::1']
const NO_PROXY = 'none'
const APP_DIR = fileURLToPath(new URL('../dist/app', import.meta.url))

const whole = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number))
const address = /^[0-9a-fA-F:.]+(?:\/\d{1,3})?$/

/** @param least below it, something would be forgotten while it is still of use */
const days = (least: number, usual: number) =>
  v.optional(v.pipe(whole, v.minValue(least), v.maxValue(3_650)), String(usual))

/** The bare origin: a path, a query or a password in it would never match what browsers send. */
const isBareOrigin = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.origin === text
}

const isNone = (proxies: readonly string[]): boolean =>
  proxies.length === 1 && proxies[0] === NO_PROXY

const isSmtpUrl = (text: string): boolean =>
  URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== ''

const FIELDS = {
  PORT: v.optional(v.pipe(whole, v.maxValue(65_535)), String(DEFAULT_PORT)),
  HOST: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:-]{1,253}$/)), '127.0.0.1'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), './data'),
  HEADROOM_MB: v.optional(v.pipe(whole, v.maxValue(10_000)), '64'),
  SECURITY_LOG_DAYS: days(30, DEFAULT_RELAY_KEEPS.securityLogDays),
  // An ended device may hand in what it had not sent for 30 days.
  UNUSED_DEVICE_DAYS: days(31, DEFAULT_RELAY_KEEPS.unusedDeviceDays),
  BACKUP_DAYS: days(1, DEFAULT_RELAY_KEEPS.backupDays),
  SECURITY_JOURNAL: v.optional(v.pipe(v.string(), v.minLength(1))),
  PUBLIC_URL: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.replace(/\/$/, '')),
      v.check(isBareOrigin),
    ),
  ),
  TRUST_PROXY: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) =>
        text
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
      ),
      v.check((all) => isNone(all) || all.every((one) => address.test(one))),
    ),
    '',
  ),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS), 'info'),
  APP_KILL_SWITCH: v.optional(v.picklist(['on', 'off']), 'off'),
  SMTP_URL: v.optional(v.pipe(v.string(), v.check(isSmtpUrl))),
  MAIL_FROM: v.optional(v.pipe(v.string(), v.regex(/^[^@\s<>,;"]{1,64}@[^@\s<>,;"]{1,180}$/))),
} as const

const SENTENCES: Record<keyof typeof FIELDS, string> = {
  PORT: 'PORT must be a whole number from 0 to 65535, for example 4400.',
  HOST: 'HOST must be a host name or an address, for example 127.0.0.1 or 0.0.0.0.',
  DATA_DIR: 'DATA_DIR must name a folder, for example ./data.',
  SECURITY_JOURNAL:
    'SECURITY_JOURNAL must name a file, best on another disk, for example /mnt/other/journal.jsonl.',
  SECURITY_LOG_DAYS:
    'SECURITY_LOG_DAYS must be how many days the security log is kept, from 30 to 3650.',
  UNUSED_DEVICE_DAYS:
    'UNUSED_DEVICE_DAYS must be after how many days unused devices are forgotten, from 31 to 3650.',
  BACKUP_DAYS: 'BACKUP_DAYS must be how many days backups are kept, from 1 to 3650.',
  HEADROOM_MB: 'HEADROOM_MB must be how many megabytes to keep free, from 0 to 10000.',
  PUBLIC_URL:
    'PUBLIC_URL must be where people open the app, without a path, for example https://school.example.',
  TRUST_PROXY:
    'TRUST_PROXY must list addresses or address/bits of your proxies, separated by commas, for example 10.0.0.0/8, or be none.',
  SMTP_URL:
    'SMTP_URL must be your mail server, for example smtps://name:password@mail.example:465.',
  MAIL_FROM:
    'MAIL_FROM must be the bare address mail comes from, for example school@school.example; SMTP_URL needs it.',
  LOG_LEVEL: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`,
  APP_KILL_SWITCH:
    'APP_KILL_SWITCH must be on or off; on removes a service worker that does harm from all browsers.',
}

type Parsed = { readonly ok: true; readonly config: RelayConfig }
/** One sentence for each variable that is wrong. */
type Unusable = { readonly ok: false; readonly sentences: readonly string[] }

/** Reads the environment. An empty variable counts as not set. */
export const readConfig = (environment: Environment): Parsed | Unusable => {
  const names = Object.keys(FIELDS) as (keyof typeof FIELDS)[]
  const given = Object.fromEntries(names.map((name) => [name, environment[name] || undefined]))
  const parsed = v.safeParse(v.object(FIELDS), given)
  if (!parsed.success) {
    const wrong = new Set(parsed.issues.map((issue) => issue.path?.[0]?.key))
    return { ok: false, sentences: names.filter((n) => wrong.has(n)).map((n) => SENTENCES[n]) }
  }
  const {
    PORT,
    HEADROOM_MB,
    HOST,
    DATA_DIR,
    SECURITY_JOURNAL,
    PUBLIC_URL,
    TRUST_PROXY,
    LOG_LEVEL,
  } = parsed.output
  const { SMTP_URL, MAIL_FROM } = parsed.output
  const { SECURITY_LOG_DAYS, UNUSED_DEVICE_DAYS, BACKUP_DAYS } = parsed.output
  if (SMTP_URL !== undefined && MAIL_FROM === undefined)
    return { ok: false, sentences: [SENTENCES.MAIL_FROM] }
  const isHttps = PUBLIC_URL?.startsWith('https:') ?? false
  const isProxyAssumed = isHttps && TRUST_PROXY.length === 0
  const named = isNone(TRUST_PROXY) ? [] : TRUST_PROXY
  return {
    ok: true,
    config: {
      host: HOST,
      port: PORT,
      dataDir: resolve(DATA_DIR),
      headroomBytes: HEADROOM_MB * 1024 * 1024,
      ...(SECURITY_JOURNAL ? { securityJournal: resolve(SECURITY_JOURNAL) } : {}),
      appDir: APP_DIR,
      allowedOrigins: PUBLIC_URL ? [PUBLIC_URL] : localOrigins(PORT),
      isHttps,
      trustedProxies: isProxyAssumed ? PROXY_HERE : named,
      isProxyAssumed,
      logLevel: LOG_LEVEL,
      isKillSwitchOn: parsed.output.APP_KILL_SWITCH === 'on',
      keeps: {
        securityLogDays: SECURITY_LOG_DAYS,
        unusedDeviceDays: UNUSED_DEVICE_DAYS,
        backupDays: BACKUP_DAYS,
      },
      mail: SMTP_URL && MAIL_FROM ? { smtpUrl: SMTP_URL, from: MAIL_FROM } : undefined,
    },
  }
}

/** Without a public address the relay is for this machine, under the two names it has here. */
const localOrigins = (port: number): [string, string] => [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
]
