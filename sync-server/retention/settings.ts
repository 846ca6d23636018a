/** How long a school keeps what: the defaults until an admin sets others. */
import * as v from 'valibot'
import {
  DEFAULT_RETENTION,
  RETENTION_NAMES,
  type RetentionName,
  type RetentionSettings,
  retentionSettings,
} from '#shared/domains/people/index.ts'

const SETTING = 'retention'

/** What an admin may change: some of the figures, at least one. */
export const retentionChange = v.pipe(
  v.partial(retentionSettings),
  v.check((change) => Object.keys(change).length > 0),
)

export type RetentionChange = v.InferOutput<typeof retentionChange>

export type SettingsStore = {
  get(name: string): string | undefined
  set(name: string, value: string): void
}

/**
 * What is stored, and the default for whatever the school has not said; an entry with a figure out of
 * bounds is not half believed.
 */
export const readRetention = (store: SettingsStore): RetentionSettings => {
  const stored = JSON.parse(store.get(SETTING) ?? '{}')
  const read = v.safeParse(retentionSettings, { ...DEFAULT_RETENTION, ...stored })
  return read.success ? read.output : DEFAULT_RETENTION
}

export type RetentionStep = {
  readonly name: RetentionName
  readonly before: number
  readonly after: number
}

/** Stores the change; what is really different, figure by figure, for the audit. */
export const writeRetention = (store: SettingsStore, change: RetentionChange): RetentionStep[] => {
  const before = readRetention(store)
  const after = v.parse(retentionSettings, { ...before, ...change })
  store.set(SETTING, JSON.stringify(after))
  return RETENTION_NAMES.filter((name) => after[name] !== before[name]).map((name) => ({
    name,
    before: before[name],
    after: after[name],
  }))
}
