/** Why something was not done, where it was asked for; nothing while there is no message. */
import { type JSX, Show } from 'solid-js'
import { Notice } from './notice.tsx'

export function Refusal(props: { message: string | undefined }): JSX.Element {
  return (
    <Show when={props.message}>
      {(message) => (
        <Notice kind="refused" announce>
          <p>{message()}</p>
        </Notice>
      )}
    </Show>
  )
}
