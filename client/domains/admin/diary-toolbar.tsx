/** Earlier, today, later; whose diary, and how much of it. */
import ChevronDown from 'lucide-solid/icons/chevron-down'
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { For, type JSX } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { type DiaryState, type DiaryView, EVERYBODY } from './diary-state.ts'
import { words } from './words.ts'

export function DiarySteps(props: { state: DiaryState }): JSX.Element {
  const isWeek = () => props.state.view() === 'week'
  return (
    <div class="flex flex-wrap items-center gap-2">
      <IconButton
        icon={ChevronLeft}
        variant="boxed"
        label={isWeek() ? 'Week before' : 'Day before'}
        onPress={props.state.goEarlier}
      />
      <Button onPress={props.state.goToday}>{words.today}</Button>
      <IconButton
        icon={ChevronRight}
        variant="boxed"
        label={isWeek() ? 'Week after' : 'Day after'}
        onPress={props.state.goLater}
      />
    </div>
  )
}

export function DiaryChoices(props: {
  state: DiaryState
  people: readonly string[]
  nameOf: (personId: string) => string
}): JSX.Element {
  return (
    <div class="flex min-w-0 flex-wrap items-center gap-2">
      <label class="relative flex min-w-32 flex-1">
        <span class="sr-only">Whose diary</span>
        <select
          class="dc-input"
          onChange={(event) => props.state.showWho(event.currentTarget.value)}
        >
          <option value={EVERYBODY} selected={props.state.who() === EVERYBODY}>
            {words.everybody}
          </option>
          <For each={props.people}>
            {(id) => (
              <option value={id} selected={props.state.who() === id}>
                {props.nameOf(id)}
              </option>
            )}
          </For>
        </select>
        <ChevronDown class="dc-select-arrow" aria-hidden="true" />
      </label>
      <Segmented<DiaryView>
        label="How much to show"
        value={props.state.view()}
        options={[
          { value: 'day', label: words.day },
          { value: 'week', label: words.week },
        ]}
        onChange={props.state.show}
      />
    </div>
  )
}
