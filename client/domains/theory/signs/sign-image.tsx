/** One sign, signal or marking. Its alt text says what it looks like, never what it means. */
import { createResource, type JSX, Show } from 'solid-js'
import { loadSigns } from '#shared/domains/theory/index.ts'
import { signWords } from './sign-words.ts'

export interface SignImageProps {
  /** As in the sign library. */
  id: string
  /** The longer side, in CSS pixels; never wider than its place. */
  size: number
  /** Where the words beside it already say everything: the picture is then silent. */
  isDecorative?: boolean | undefined
}

export function SignImage(props: SignImageProps): JSX.Element {
  const [library] = createResource(loadSigns)
  const sign = () => library()?.byId.get(props.id)
  const box = (): JSX.CSSProperties => ({
    width: `${props.size}px`,
    height: `${props.size}px`,
    'max-width': '100%',
  })
  return (
    <Show
      when={library.state === 'ready'}
      fallback={<span class="block" style={box()} aria-busy="true" />}
    >
      <Show when={sign()} fallback={<span class="text-small text-muted">{signWords.missing}</span>}>
        {(found) => (
          // innerHTML holds our own drawing, made from numbers: nothing that anybody typed gets in.
          <Show
            when={props.isDecorative}
            fallback={
              <span
                class="block"
                style={box()}
                role="img"
                aria-label={found().alt}
                innerHTML={found().svg}
              />
            }
          >
            <span class="block" style={box()} aria-hidden="true" innerHTML={found().svg} />
          </Show>
        )}
      </Show>
    </Show>
  )
}
