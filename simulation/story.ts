/** What happened in a schedule, as lines a person can read when it fails. */
import type { Scheduler } from './scheduler.ts'

export const createStory = (scheduler: Scheduler) => {
  const lines: string[] = []
  const startMs = scheduler.now()
  return {
    tell: (line: string): void => {
      const seconds = ((scheduler.now() - startMs) / 1000).toFixed(2).padStart(8)
      lines.push(`${seconds}s  ${line}`)
    },
    lines: (): readonly string[] => lines,
  }
}

export type Story = ReturnType<typeof createStory>
