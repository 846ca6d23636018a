/** What a relay's log may not say after any input, whoever sent it. */
const FAULTS_OF_OURS = ['request failed', 'socket failed', '"level":50', '"level":60']

/** Reads the lines and lets them go. @param never words of the input that no line may repeat */
export const logFaults = (lines: string[], never: readonly string[] = []): string[] =>
  lines
    .splice(0)
    .flatMap((line) => [
      ...(FAULTS_OF_OURS.some((words) => line.includes(words)) ? [`a fault of ours: ${line}`] : []),
      ...(never.some((word) => line.includes(word))
        ? [`the log repeats what was sent: ${line}`]
        : []),
    ])
