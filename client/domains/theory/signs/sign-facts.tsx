/** What a sign means, and where that is written. */
import { type JSX, Show } from 'solid-js'
import type { Sign } from '#shared/domains/theory/index.ts'
import { signWords } from './sign-words.ts'

export function SignMeaning(props: { sign: Sign }): JSX.Element {
  return (
    <div class="grid gap-2">
      <p>{props.sign.meaning}</p>
      <ul class="flex flex-wrap gap-x-4 gap-y-1 text-small text-muted">
        <Show when={props.sign.rule}>{(rule) => <li>{signWords.rule(rule())}</li>}</Show>
        <li>{signWords.diagram(props.sign.diagram)}</li>
      </ul>
    </div>
  )
}
