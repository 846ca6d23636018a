/**
 * Which rules and annexes of the Highway Code exist, so that a question cannot cite one that does
 * not. Ids only, as the Code stood on 6 June 2026: H1–H3, rules 1–307, annexes 1–8.
 */

const upTo = (last: number): string[] =>
  Array.from({ length: last }, (_nothing, index) => String(index + 1))

export const RULE_IDS: ReadonlySet<string> = new Set(['H1', 'H2', 'H3', ...upTo(307)])
export const ANNEX_IDS: ReadonlySet<string> = new Set(upTo(8))
