/** Four answers: names in a list, or pictures two by two. After the choice they show which is right. */
import Check from 'lucide-solid/icons/check'
import X from 'lucide-solid/icons/x'
import { For, type JSX, Show } from 'solid-js'
import type { Sign } from '#shared/domains/theory/index.ts'
import { verdictLabel } from '../practice-words.ts'
import { SignImage } from './sign-image.tsx'
import { signWords } from './sign-words.ts'

export interface OptionsProps {
  label: string
  options: readonly Sign[]
  rightId: string
  chosen: string | undefined
  onChoose: (id: string) => void
}

const verdictOf = (props: OptionsProps, id: string): 'right' | 'wrong' | undefined => {
  if (props.chosen === undefined) return undefined
  if (id === props.rightId) return 'right'
  return id === props.chosen ? 'wrong' : undefined
}

function Verdict(props: {
  verdict: 'right' | 'wrong' | undefined
  isChosen: boolean
}): JSX.Element {
  return (
    <Show when={props.verdict}>
      {(verdict) => (
        <span class="dc-answer-verdict">
          <Show when={verdict() === 'right'} fallback={<X size={20} aria-hidden="true" />}>
            <Check size={20} aria-hidden="true" />
          </Show>
          {verdictLabel(verdict() === 'right', props.isChosen)}
        </span>
      )}
    </Show>
  )
}

export function NameOptions(props: OptionsProps): JSX.Element {
  return (
    <ul class="grid gap-2" aria-label={props.label}>
      <For each={props.options}>
        {(option, place) => (
          <li>
            <button
              type="button"
              class="dc-answer"
              data-verdict={verdictOf(props, option.id)}
              aria-disabled={props.chosen === undefined ? undefined : 'true'}
              onClick={() => props.onChoose(option.id)}
            >
              <span class="dc-answer-letter">{place() + 1}</span>
              <span>{option.name}</span>
              <Verdict
                verdict={verdictOf(props, option.id)}
                isChosen={props.chosen === option.id}
              />
            </button>
          </li>
        )}
      </For>
    </ul>
  )
}

export function PictureOptions(props: OptionsProps): JSX.Element {
  return (
    <ul class="grid grid-cols-2 gap-2" aria-label={props.label}>
      <For each={props.options}>
        {(option, place) => (
          <li>
            <button
              type="button"
              class="dc-answer h-full flex-col justify-between"
              data-verdict={verdictOf(props, option.id)}
              aria-disabled={props.chosen === undefined ? undefined : 'true'}
              aria-label={`${signWords.option(place() + 1)}: ${option.alt}`}
              onClick={() => props.onChoose(option.id)}
            >
              <SignImage id={option.id} size={120} isDecorative />
              <span class="flex w-full items-center gap-2">
                <span class="dc-answer-letter">{place() + 1}</span>
                <Verdict
                  verdict={verdictOf(props, option.id)}
                  isChosen={props.chosen === option.id}
                />
              </span>
            </button>
          </li>
        )}
      </For>
    </ul>
  )
}
