/**
 * The tabs of one browser profile: one lock, one channel. A tab that dies lets go of the lock, and
 * whoever waits longest has it next; what it had posted still arrives.
 */
import type { TabMessage, TabPort } from '#client/engine/tabs.ts'
import type { Scheduler } from './scheduler.ts'

const SLOWEST_MS = 20

type Tab = { hears: ((message: TabMessage) => void)[]; isOpen: boolean }

export const createTabs = (deps: {
  scheduler: Scheduler
  random: { below: (limit: number) => number }
}) => {
  const { scheduler, random } = deps
  const tabs = new Set<Tab>()
  const waiting: { tab: Tab; writes: () => void }[] = []
  let writer: Tab | undefined

  const passOn = (): void => {
    if (writer !== undefined) return
    const next = waiting.shift()
    if (next === undefined) return
    writer = next.tab
    scheduler.after(random.below(SLOWEST_MS), () => {
      if (next.tab.isOpen) next.writes()
    })
  }

  const leave = (tab: Tab): void => {
    tab.isOpen = false
    tabs.delete(tab)
    const index = waiting.findIndex((one) => one.tab === tab)
    if (index >= 0) waiting.splice(index, 1)
    if (writer === tab) {
      writer = undefined
      passOn()
    }
  }

  return {
    /** A new tab: its port, and how it dies. */
    open: (): { port: TabPort; die: () => void } => {
      const tab: Tab = { hears: [], isOpen: true }
      tabs.add(tab)
      const port: TabPort = {
        whenWriter: () =>
          new Promise((resolve) => {
            const waited = writer !== undefined
            waiting.push({ tab, writes: () => resolve({ waited }) })
            passOn()
          }),
        post: (message) => {
          if (!tab.isOpen) return
          const copy = structuredClone(message)
          for (const other of tabs) {
            if (other === tab) continue
            scheduler.after(1 + random.below(SLOWEST_MS), () => {
              if (other.isOpen) for (const run of other.hears) run(structuredClone(copy))
            })
          }
        },
        onMessage: (run) => {
          tab.hears.push(run)
        },
        close: () => leave(tab),
      }
      return { port, die: () => leave(tab) }
    },
  }
}

export type Tabs = ReturnType<typeof createTabs>
