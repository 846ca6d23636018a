/** What a command of the relay's command line is. */
import type { Ports } from '#shared/kernel/ports.ts'
import type { RelayConfig } from '#sync-server/config.ts'

export type Option = {
  readonly help: string
  readonly isRequired?: boolean
  /** Given without a value. */
  readonly isFlag?: boolean
}

export type CliContext = { readonly config: RelayConfig; readonly ports: Ports }

/** Words for people, and the same as data for `--json`. Not ok: the exit code is 1. */
export type Outcome = {
  readonly ok: boolean
  readonly lines: readonly string[]
  readonly data: unknown
}

export type Values = Readonly<Record<string, string | boolean | undefined>>

export type CliCommand = {
  /** As it is typed: `school create`. */
  readonly name: string
  readonly summary: string
  /** Others say so when there is no data, instead of making an empty folder by a slip. */
  readonly worksWithoutData?: boolean
  readonly options: Readonly<Record<string, Option>>
  readonly run: (values: Values, context: CliContext) => Promise<Outcome>
}

export const done = (lines: readonly string[], data: unknown): Outcome => ({
  ok: true,
  lines,
  data,
})

export const failed = (line: string, code: string, data: object = {}): Outcome => ({
  ok: false,
  lines: [line],
  data: { code, message: line, ...data },
})

/** A value that was given, or the empty string; required ones are checked before `run`. */
export const textOf = (values: Values, name: string): string => {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}
