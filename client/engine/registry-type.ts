/** The registry as the engine sees it: handed in by the app, because the engine knows no domain. */
import type { AnyCommand } from '#shared/documents/command.ts'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { AnySet } from '#shared/documents/published-set.ts'

/** What the school's domains lend the engine; loaded late. */
export type Registry = {
  readonly documentKinds: ReadonlyMap<string, AnyKind>
  readonly commands: ReadonlyMap<string, AnyCommand>
  readonly publishedSets: ReadonlyMap<string, AnySet>
}
