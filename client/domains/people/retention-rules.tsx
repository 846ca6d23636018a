/** How long the school keeps what, as numbers an admin may change. */
import { createSignal, For, type JSX } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { dataApi, type RetentionSettings } from './data-api.ts'

const FIELDS = {
  learnerFilesMonths: {
    label: 'Learner files, in months',
    hint: 'After the last thing that happened in them they are proposed here.',
    least: 1,
    most: 120,
  },
  refusalsDays: {
    label: 'Refused changes, in days',
    hint: 'After an admin has decided about them they are dropped.',
    least: 7,
    most: 3_650,
  },
} as const
type Field = keyof typeof FIELDS

/** A whole number between the field's bounds, or a sentence that says which. */
const readField = (field: Field, text: string): number | string => {
  const { least, most } = FIELDS[field]
  const value = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : `Enter a whole number from ${least} to ${most}.`
}

export function RulesForm(props: {
  settings: RetentionSettings
  onSaved: () => void
}): JSX.Element {
  const [text, setText] = createSignal<Record<Field, string>>({
    learnerFilesMonths: String(props.settings.learnerFilesMonths),
    refusalsDays: String(props.settings.refusalsDays),
  })
  const [isTried, setTried] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const errorOf = (field: Field): string | undefined => {
    const value = readField(field, text()[field])
    return isTried() && typeof value === 'string' ? value : undefined
  }
  const save = async () => {
    setTried(true)
    const learnerFilesMonths = readField('learnerFilesMonths', text().learnerFilesMonths)
    const refusalsDays = readField('refusalsDays', text().refusalsDays)
    if (typeof learnerFilesMonths === 'string' || typeof refusalsDays === 'string') return
    const done = await dataApi.setRetention({ learnerFilesMonths, refusalsDays })
    setProblem(done.ok ? undefined : done.problem.message)
    if (!done.ok) return
    showToast({ message: 'The school’s rules are saved' })
    props.onSaved()
  }
  return (
    <form
      class="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <For each={Object.keys(FIELDS) as Field[]}>
        {(field) => (
          <TextField
            label={FIELDS[field].label}
            hint={FIELDS[field].hint}
            inputMode="numeric"
            value={text()[field]}
            onInput={(value) => setText({ ...text(), [field]: value })}
            error={errorOf(field)}
          />
        )}
      </For>
      <Refusal message={problem()} />
      <Button variant="secondary" type="submit" wide>
        Save the rules
      </Button>
    </form>
  )
}
