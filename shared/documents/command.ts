/** A command is what a person wants, as a name and an input. The only way anything is written. */
import type { GenericSchema } from 'valibot'
import type { Actor } from '../kernel/actor.ts'
import type { DocId } from '../kernel/ids.ts'
import type { InstantMs } from '../kernel/ports.ts'
import type { Result } from '../kernel/result.ts'
import type { Edit } from './edit.ts'

/** What a command may know. Everything it takes from here is recorded, so that it can run again. */
export type CommandContext = {
  readonly actor: Actor
  readonly now: InstantMs
  /** The record as this device sees it (confirmed plus own pending); undefined when there is none. */
  read<Rec>(doc: DocId): Rec | undefined
  newId(): string
  /** A choice made from what is here now, kept when the command runs again on other ground. */
  once(choose: () => string): string
  /** Next number of a counter of this device, from 1, e.g. for receipts. */
  count(name: string): number
  /** Short code of this device, four letters or digits, for numbers people read aloud. */
  readonly deviceCode: string
}

export type Command<Input = unknown> = {
  /** `bookings.cancel`; stored in outboxes, so a changed meaning takes a new name. */
  readonly name: string
  readonly input: GenericSchema<unknown, Input>
  readonly run: (input: Input, context: CommandContext) => Result<Edit[]>
  /** Ids of the people whose names help to recognise the change in the list of what waits. */
  readonly about?: (input: Input, context: CommandContext) => string[]
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds commands of every input type.
export type AnyCommand = Command<any>

export const defineCommand = <Input>(command: Command<Input>): Command<Input> => command
