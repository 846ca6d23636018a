/** How long a school keeps what. Defaults until an admin sets others; each with where it comes from. */
import * as v from 'valibot'

/**
 * The UK GDPR asks for no longer than needed and names no figure. Two years let a learner who stopped
 * come back; refusals are settled long before three months.
 */
export const DEFAULT_RETENTION: RetentionSettings = {
  learnerFilesMonths: 24,
  refusalsDays: 90,
}

/** Accounts: six years from the end of the accounting year, also without a name. HMRC, as of 2026. */
export const LEDGER_YEARS = 6

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most))

export const retentionSettings = v.strictObject({
  /** After the last thing that happened in a learner's file, its erasure is proposed. */
  learnerFilesMonths: whole(1, 120),
  /** After an admin has decided about a refused change, it is dropped. */
  refusalsDays: whole(7, 3_650),
})
export type RetentionSettings = v.InferOutput<typeof retentionSettings>

const SETTING = 'retention'

export type SettingsStore = {
  get(name: string): string | undefined
  set(name: string, value: string): void
}

/** What is stored, or the defaults; an entry of a newer relay is not half understood. */
export const readRetention = (store: SettingsStore): RetentionSettings => {
  const stored = store.get(SETTING)
  const read = stored === undefined ? undefined : v.safeParse(retentionSettings, JSON.parse(stored))
  return read?.success ? read.output : DEFAULT_RETENTION
}

export const writeRetention = (store: SettingsStore, settings: RetentionSettings): void =>
  store.set(SETTING, JSON.stringify(settings))
