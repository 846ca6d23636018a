/** Single letters on or off, and what the keys do; nothing of it where there is only a finger. */
import { For, type JSX } from 'solid-js'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { readingWords } from './reading-words.ts'

export function KeyChoice(props: {
  hasKeys: boolean
  onKeys: (hasKeys: boolean) => void
  /** Key, and what it does. */
  words: readonly (readonly [string, string])[]
}): JSX.Element {
  return (
    // "any", because a tablet with a keyboard cover mostly has a track pad too.
    <div class="grid gap-3 [@media_not_(any-pointer:fine)]:hidden">
      <Checkbox
        label={readingWords.keys}
        hint={readingWords.keysHint}
        checked={props.hasKeys}
        onChange={props.onKeys}
      />
      <dl class="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-small">
        <For each={props.words}>
          {([key, does]) => (
            <>
              <dt class="font-semibold">{key}</dt>
              <dd class="text-muted">{does}</dd>
            </>
          )}
        </For>
      </dl>
    </div>
  )
}
