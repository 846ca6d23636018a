/** The type of an icon handed to a component: any deep import from `lucide-solid/icons/<name>`. */
import type { JSX } from 'solid-js'

export type Icon = (props: {
  class?: string
  size?: string | number
  'aria-hidden'?: 'true'
}) => JSX.Element
