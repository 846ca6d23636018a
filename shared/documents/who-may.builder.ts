/** What a domain says for its table of rights: in which states, with which words, everybody is asked. */
import type { Actor } from '../kernel/actor.ts'
import type { Edit } from './edit.ts'

type Named<T> = Readonly<Record<string, T>>
type Standing = { readonly id: string }

/** Records that stand here before anybody is asked, by what that state is called. */
export type States = Named<readonly Standing[]>

export type CommandCases = {
  readonly states: States
  /** What is asked for, as this person would. */
  readonly inputs: Named<(actor: Actor) => object>
}

export type ForgedCases = {
  readonly states: States
  /** Edits that no command makes. */
  readonly edits: Named<(actor: Actor) => Edit>
}

export type RowPush = { readonly id: string; readonly before?: unknown; readonly after: unknown }

export type SetCases = {
  readonly rows: Named<{ readonly id: string; readonly data: unknown }>
  /** Absent for a set that only the relay writes. */
  readonly pushes?: Named<(actor: Actor) => RowPush>
}

export type WhoMay = {
  readonly commands: Named<CommandCases>
  /** By kind. */
  readonly forged: Named<ForgedCases>
  /** By kind. */
  readonly reads: Named<Named<Standing>>
  readonly sets: Named<SetCases>
}

/** The same words, whoever says them. */
export const always =
  <T>(input: T) =>
  (): T =>
    input
