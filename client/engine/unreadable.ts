/**
 * Records whose newest state this app cannot read, because a change of them does not open: what was
 * here before stays, and everything else goes on. T17.
 */
import type { DocId } from '#shared/kernel/ids.ts'
import type { DeviceStore, Write } from './ports.ts'

export type Unreadable = {
  readonly doc: DocId
  /** The change that did not open, or a head of the document that did not. */
  readonly hash: string
  /** The version of the app that could not. */
  readonly app: string
}

const KEY = 'unreadable'

const keep = (all: readonly Unreadable[]): Write => ({ table: 'meta', key: KEY, value: all })

export const loadUnreadable = async (store: DeviceStore, app: string) => {
  let known = (await store.get<readonly Unreadable[]>('meta', KEY)) ?? []
  return {
    all: (): readonly Unreadable[] => known,

    /**
     * `failed` did not open, `settled` are whole again or have gone. To be stored with the frame they
     * came in; `stored` is called once it is.
     */
    after: (
      failed: readonly Omit<Unreadable, 'app'>[],
      settled: readonly DocId[],
    ): { readonly writes: readonly Write[]; readonly stored: () => void } => {
      const others = known.filter(
        ({ doc }) => !settled.includes(doc) && !failed.some((one) => one.doc === doc),
      )
      if (failed.length === 0 && others.length === known.length)
        return { writes: [], stored: () => {} }
      const next = [...others, ...failed.map((one) => ({ ...one, app }))]
      return {
        writes: [keep(next)],
        stored: () => {
          known = next
        },
      }
    },

    /** Another version may be able to read them: it asks the relay for everything anew, once. */
    askAnew: async (): Promise<void> => {
      if (known.every((one) => one.app === app)) return
      const next = known.map((one) => ({ ...one, app }))
      await store.commit([keep(next), { table: 'meta', key: 'cursor', value: 0 }], 'strict')
      known = next
    },
  }
}

export type UnreadableRecords = Awaited<ReturnType<typeof loadUnreadable>>
