/** Looks like the search field it opens, and names its key. */
import Search from 'lucide-solid/icons/search'
import { type JSX, Show } from 'solid-js'

export function SearchButton(props: {
  label: string
  /** As printed on the keys: "Ctrl K". */
  keys?: string | undefined
  onPress: () => void
}): JSX.Element {
  return (
    <button type="button" class="dc-input dc-search-button" onClick={() => props.onPress()}>
      <Search size={18} aria-hidden="true" />
      <span>{props.label}</span>
      <Show when={props.keys}>
        <kbd>{props.keys}</kbd>
      </Show>
    </button>
  )
}
