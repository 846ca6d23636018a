/** What happened in a schedule, so that a failure can be told in a few lines. */
import type { Scheduler } from './scheduler.ts'

type Line = { readonly text: string; readonly who?: string; readonly about?: string }

/** More than this nobody reads. */
const MOST_LINES = 40

/** The end of a long id tells records apart; nobody reads the rest. */
export const readable = (sentence: string): string =>
  sentence.replace(/\b[0-9a-f]{8}-[0-9a-f-]{20,}([0-9a-f]{6})\b/g, '…$1')

export const createStory = (scheduler: Scheduler) => {
  const lines: Line[] = []
  const startMs = scheduler.now()
  return {
    /** @param who the device it happened to; left out: everybody's business @param about a record */
    tell: (what: string, who?: string, about?: string): void => {
      const seconds = ((scheduler.now() - startMs) / 1000).toFixed(2).padStart(8)
      lines.push({
        text: `${seconds}s  ${what}`,
        ...(who ? { who } : {}),
        ...(about ? { about } : {}),
      })
    },
    all: (): readonly string[] => lines.map((line) => line.text),
    /** The lines that have to do with these failures, and what happened to the relay. */
    of: (failures: readonly string[]): readonly string[] => {
      const said = failures.join(' ')
      const isNamed = (name: string | undefined): boolean =>
        name !== undefined && said.includes(name.slice(name.indexOf(':') + 1))
      const namesDevices = lines.some((line) => isNamed(line.who))
      const namesRecords = lines.some((line) => isNamed(line.about))
      const matters = ({ who, about }: Line): boolean => {
        if (who === undefined) return true
        if (about !== undefined && namesRecords) return isNamed(about)
        return namesDevices ? isNamed(who) : true
      }
      const told = lines.filter(matters).map((line) => readable(line.text))
      const left = told.length - MOST_LINES
      return left > 0 ? [`  (${left} lines before)`, ...told.slice(-MOST_LINES)] : told
    },
  }
}

export type Story = ReturnType<typeof createStory>
