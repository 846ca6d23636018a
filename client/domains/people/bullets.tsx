/** A short list of sentences. */
import { For, type JSX } from 'solid-js'

export function Bullets(props: { lines: readonly string[] }): JSX.Element {
  return (
    <ul class="grid gap-1 list-disc pl-5">
      <For each={props.lines}>{(line) => <li>{line}</li>}</For>
    </ul>
  )
}
