/** The head of a desktop screen and the frame around it: header, rail, screen, tab bar. */
import { type JSX, Show } from 'solid-js'
import { Mark } from './mark.tsx'

export interface AppHeaderProps {
  /** The product. */
  name: string
  /** The organisation, under it. */
  note?: string | undefined
  homeHref: string
  /** A button that opens the search, usually `SearchButton`. */
  search?: JSX.Element | undefined
  /** The sync badge, `inline`. */
  badge?: JSX.Element | undefined
  /** Avatar and name, usually a link to the account. */
  person?: JSX.Element | undefined
}

export function AppHeader(props: AppHeaderProps): JSX.Element {
  return (
    <header class="dc-header">
      <a class="dc-header-brand" href={props.homeHref}>
        <Mark size={30} />
        <span>
          <b>{props.name}</b>
          <Show when={props.note}>
            <small>{props.note}</small>
          </Show>
        </span>
      </a>
      <Show when={props.search}>
        <div class="dc-header-search">{props.search}</div>
      </Show>
      <div class="dc-header-end">
        {props.badge}
        {props.person}
      </div>
    </header>
  )
}
