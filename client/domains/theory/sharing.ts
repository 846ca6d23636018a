/**
 * Whether the learner's team sees their theory (TH48). The choice is one row; each test and round
 * carries it too, because the relay decides by the row itself who may read it. This keeps the two
 * in step: what was written on another device before it knew of the choice is put right here.
 */
import { createEffect, createMemo, createRoot } from 'solid-js'
import type { Engine, SetView } from '#client/engine/api.ts'
import type { Sharing } from '#shared/domains/theory/index.ts'
import type { Result } from '#shared/kernel/result.ts'

type OwnRow = { readonly personId: string; readonly hiddenFromTeam?: true | undefined }

/** The row as it has to be written while theory is hidden, or shown. */
export const asShared = <Row extends OwnRow>(row: Row, isHidden: boolean): Row => {
  const { hiddenFromTeam: _before, ...rest } = row
  return (isHidden ? { ...rest, hiddenFromTeam: true } : rest) as Row
}

/** Own rows that say something else than the choice. */
export const outOfStep = <Row extends OwnRow>(
  rows: ReadonlyMap<string, Row>,
  personId: string,
  isHidden: boolean,
): [string, Row][] =>
  [...rows].filter(
    ([, row]) => row.personId === personId && (row.hiddenFromTeam === true) !== isHidden,
  )

export type TheorySharing = ReturnType<typeof createSharing>

export const createSharing = (engine: Pick<Engine, 'me' | 'set' | 'now'>) => {
  const { personId } = engine.me
  const choices = engine.set<Sharing>('sharing')
  const isHidden = (): boolean => choices.all().get(personId)?.theory === 'hidden'

  return {
    isHidden,
    /** Saves the choice; the rows follow. */
    choose: (theory: Sharing['theory']): Promise<Result<undefined>> => {
      const before = choices.all().get(personId)?.at ?? 0
      // Later than the one it replaces, also when that device's clock was ahead.
      const at = Math.max(engine.now(), before + 1)
      return choices.put(personId, { personId, theory, at })
    },
    /** A set whose new rows carry the choice. */
    carrying: <Row extends OwnRow>(set: SetView<Row>): Pick<SetView<Row>, 'all' | 'put'> => ({
      all: () => set.all(),
      put: (id, row) => set.put(id, asShared(row, isHidden())),
    }),
    /** Brings own rows of these sets in step with the choice, now and whenever either changes. */
    keep: (names: readonly string[]): void => {
      // What the relay refuses comes back as it was: not tried again until the next choice.
      const tried = new Set<string>()
      createRoot(() => {
        // A learner who never chose is shown by default and has no row to put right.
        const choice = createMemo(() => choices.all().get(personId))
        for (const name of names)
          createEffect(() => {
            const made = choice()
            if (!made) return
            const set = engine.set<OwnRow>(name)
            for (const [id, row] of outOfStep(set.all(), personId, made.theory === 'hidden')) {
              const key = `${made.at}/${name}/${id}`
              if (tried.has(key)) continue
              tried.add(key)
              void set.put(id, asShared(row, made.theory === 'hidden'))
            }
          })
      })
    },
  }
}
