/** Whose computer this is: said when somebody comes in on it, by invitation or by signing in. */
import type { JSX } from 'solid-js'
import { Checkbox } from '#client/ui/checkbox.tsx'

export function OfficeChoice(props: {
  isOffice: boolean
  onChange: (isOffice: boolean) => void
}): JSX.Element {
  return (
    <Checkbox
      label="Several people use this computer"
      hint="Nothing is kept on it, it locks after 10 minutes, and you are signed out after 12 hours."
      checked={props.isOffice}
      onChange={props.onChange}
    />
  )
}
