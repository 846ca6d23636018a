/** What could not be saved of a round, and trying again. */
import { type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import type { Problem } from '#shared/kernel/result.ts'
import { practiceWords } from './practice-words.ts'

export function PracticeProblem(props: {
  problem: Problem | undefined
  onRetry?: (() => unknown) | undefined
}): JSX.Element {
  return (
    <Show when={props.problem}>
      {(problem) => (
        <Notice
          kind="refused"
          announce
          title={practiceWords.notSaved}
          actions={
            props.onRetry && <Button onPress={() => void props.onRetry?.()}>Try again</Button>
          }
        >
          <p>{problem().message}</p>
        </Notice>
      )}
    </Show>
  )
}
