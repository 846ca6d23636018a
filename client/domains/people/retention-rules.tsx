/** How long the school keeps what, as numbers an admin may change. */
import { createSignal, For, type JSX } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import {
  RETENTION_NAMES,
  type RetentionName,
  type RetentionSettings,
} from '#shared/domains/people/index.ts'
import { dataApi } from './data-api.ts'
import { BY_ITSELF, PROPOSED, RULE_WORDS, readRule } from './retention-words.ts'
import { withStepUp } from './step-up.tsx'

const asText = (settings: RetentionSettings): Record<RetentionName, string> =>
  Object.fromEntries(RETENTION_NAMES.map((name) => [name, String(settings[name])])) as Record<
    RetentionName,
    string
  >

export function RulesForm(props: {
  settings: RetentionSettings
  onSaved: () => void
}): JSX.Element {
  const [text, setText] = createSignal(asText(props.settings))
  const [isTried, setTried] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const errorOf = (name: RetentionName): string | undefined => {
    const value = readRule(name, text()[name])
    return isTried() && typeof value === 'string' ? value : undefined
  }
  const save = async () => {
    setTried(true)
    const read = RETENTION_NAMES.map((name) => [name, readRule(name, text()[name])] as const)
    if (read.some(([, value]) => typeof value === 'string')) return
    const settings = Object.fromEntries(read) as RetentionSettings
    const done = await withStepUp(() => dataApi.setRetention(settings))
    setProblem(done.ok ? undefined : done.problem.message)
    if (!done.ok) return
    showToast({ message: 'The school’s rules are saved' })
    props.onSaved()
  }
  const fields = (names: readonly RetentionName[]) => (
    <For each={names}>
      {(name) => (
        <TextField
          label={RULE_WORDS[name].label}
          hint={RULE_WORDS[name].hint}
          inputMode="numeric"
          short
          value={text()[name]}
          onInput={(value) => setText({ ...text(), [name]: value })}
          error={errorOf(name)}
        />
      )}
    </For>
  )
  return (
    <form
      class="grid gap-4"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <fieldset class="grid gap-3">
        <legend class="dc-legend">After this time: listed here, and erased by an admin</legend>
        {fields(PROPOSED)}
      </fieldset>
      <fieldset class="grid gap-3">
        <legend class="dc-legend">After this time: deleted without asking, once a day</legend>
        {fields(BY_ITSELF)}
      </fieldset>
      <Refusal message={problem()} />
      <Button variant="secondary" type="submit" wide>
        Save the rules
      </Button>
    </form>
  )
}
