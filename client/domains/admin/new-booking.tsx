/** The way to a new booking: with words on a desktop, a plus where the title needs the room. */
import Plus from 'lucide-solid/icons/plus'
import { type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { createIsWide } from './use-wide.ts'
import { words } from './words.ts'

export function NewBooking(props: { href?: string; onPress?: () => void }): JSX.Element {
  const isWide = createIsWide()
  return (
    <Show
      when={isWide()}
      fallback={
        <IconButton
          icon={Plus}
          variant="blue"
          label={words.newBooking}
          href={props.href}
          onPress={props.onPress}
        />
      }
    >
      <Button variant="primary" icon={Plus} href={props.href} onPress={props.onPress}>
        {words.newBooking}
      </Button>
    </Show>
  )
}
