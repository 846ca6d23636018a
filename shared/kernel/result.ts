/** Refusals are values: a code for programs, a sentence for people. Exceptions are bugs. */

export type Problem<Code extends string = string> = {
  readonly code: Code
  /** What happened and what to do, in plain British English. */
  readonly message: string
  /** The input field the sentence belongs to, if it belongs to one. */
  readonly field?: string
}

export type Ok<Value> = { readonly ok: true; readonly value: Value }
export type Refused<Code extends string = string> = {
  readonly ok: false
  readonly problem: Problem<Code>
}
export type Result<Value, Code extends string = string> = Ok<Value> | Refused<Code>

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value })

export const refuseWith = <Code extends string>(
  code: Code,
  message: string,
  field?: string,
): Refused<Code> => ({
  ok: false,
  problem: field === undefined ? { code, message } : { code, message, field },
})

/**
 * Makes a domain's `refuse`: from a table code -> sentence to a function that takes only a code,
 * so that a sentence stands in one place and a misspelt code does not compile.
 */
export const refuser =
  <Table extends Record<string, string>>(table: Table) =>
  <Code extends keyof Table & string>(code: Code, field?: string): Refused<Code> =>
    refuseWith(code, table[code] as string, field)

/** For what cannot be: throws, because only a bug gets here. */
export const unreachable = (why: string): never => {
  throw new Error(`Unreachable: ${why}`)
}
