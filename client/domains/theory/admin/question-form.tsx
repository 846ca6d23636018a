/** The editor of one question, with what the learner will see beside it. */
import { createMemo, createSignal, Index, type JSX, onMount, Show } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { TextAreaField, TextField } from '#client/ui/field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import type { BankRow, QuestionWords } from '#shared/domains/theory/index.ts'
import {
  errorsIn,
  FIELDS,
  type FormValues,
  type OptionValues,
  valuesOf,
  wordsIn,
} from './form-values.ts'
import { QuestionPreview } from './question-preview.tsx'
import type { Bank } from './use-bank.ts'
import { GAP_WORDS, TOPIC_OPTIONS } from './words.ts'

const REGIONS = ['GB', 'England', 'Wales', 'Scotland', 'NI'] as const
const REGION_OPTIONS = REGIONS.map((value) => ({
  value,
  label: { GB: 'Great Britain', NI: 'Northern Ireland' }[value as string] ?? value,
}))
const DIFFICULTIES = [
  { value: '1', label: 'Easy' },
  { value: '2', label: 'Middling' },
  { value: '3', label: 'Hard' },
]
const LETTERS = 'ABCDEFGHIJ'
const FEWEST = 4

export interface QuestionFormProps {
  bank: Bank
  row: BankRow | undefined
  /** Resolves with what was wrong, if anything. */
  onSave: (words: QuestionWords) => Promise<string | undefined>
  onCancel: () => void
}

export function QuestionForm(props: QuestionFormProps): JSX.Element {
  const { drafts } = props.bank.engine
  // A question's fields as they are typed survive a killed browser, until they are saved.
  const draftKey = `question/${props.row?.id ?? 'new'}/${props.row?.version ?? 0}`
  const [values, setValues] = createStore<FormValues>(valuesOf(props.row))
  const [errors, setErrors] = createSignal<readonly FormError[]>([])
  const errorAt = (id: string) => errors().find((error) => error.fieldId === id)?.message
  const mustBeWhole = () =>
    props.row !== undefined && (props.row.ofSchool === undefined || props.row.ofSchool.wasLive)
  let isTouched = false
  onMount(async () => {
    const kept = await drafts.get<FormValues>(draftKey)
    if (kept && !isTouched) setValues(reconcile(kept))
  })
  const change = (part: Partial<FormValues>) => {
    isTouched = true
    setValues(part)
    void drafts.set(draftKey, JSON.parse(JSON.stringify(values)))
  }
  const changeOption = (index: number, part: Partial<OptionValues>) =>
    change({
      options: values.options.map((option, at) => {
        if (at === index) return { ...option, ...part }
        // One is right.
        return part.isRight ? { ...option, isRight: false } : option
      }),
    })
  const words = createMemo(() => wordsIn(values, props.row))
  const cancel = () => {
    void drafts.remove(draftKey)
    props.onCancel()
  }
  const save = async (isWhole: boolean) => {
    setErrors(errorsIn(values, props.row, isWhole || mustBeWhole() === true, GAP_WORDS))
    if (errors().length > 0) return
    const problem = await props.onSave(words())
    if (problem === undefined) void drafts.remove(draftKey)
    else setErrors([{ message: problem }])
  }
  return (
    <div class="grid gap-6 rail:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] rail:items-start">
      <form
        class="grid gap-4 min-w-0"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void save(true)
        }}
      >
        <ErrorSummary errors={errors()} />
        <TextAreaField
          id={FIELDS.stem}
          label="Question"
          hint="At most 200 characters"
          rows={3}
          value={values.stem}
          onInput={(stem) => change({ stem })}
          error={errorAt(FIELDS.stem)}
        />
        <Index each={values.options}>
          {(option, index) => (
            <fieldset class="dc-field-group">
              <legend class="sr-only">Answer {LETTERS[index]}</legend>
              <TextAreaField
                id={FIELDS.option(index)}
                label={`Answer ${LETTERS[index]}`}
                rows={1}
                value={option().text}
                onInput={(text) => changeOption(index, { text })}
                error={errorAt(FIELDS.option(index))}
              />
              <TextAreaField
                id={FIELDS.why(index)}
                label={`Why ${LETTERS[index]} is right or wrong`}
                rows={2}
                value={option().why}
                onInput={(why) => changeOption(index, { why })}
                error={errorAt(FIELDS.why(index))}
              />
              <label class="dc-check">
                <input
                  type="radio"
                  name="right-answer"
                  id={`question-right-${index}`}
                  checked={option().isRight}
                  onChange={() => changeOption(index, { isRight: true })}
                />
                <span class="dc-check-text">{LETTERS[index]} is the right answer</span>
              </label>
              <Show when={values.options.length > FEWEST}>
                <Button
                  variant="quiet"
                  onPress={() =>
                    change({ options: values.options.filter((_, at) => at !== index) })
                  }
                >
                  Remove answer {LETTERS[index]}
                </Button>
              </Show>
            </fieldset>
          )}
        </Index>
        <Show when={errorAt(FIELDS.right)}>
          {(message) => <p class="dc-field-error">{message()}</p>}
        </Show>
        <TextAreaField
          id={FIELDS.explanation}
          label="Explanation"
          hint="In plain words, with the rule it follows from"
          value={values.explanation}
          onInput={(explanation) => change({ explanation })}
          error={errorAt(FIELDS.explanation)}
        />
        <SelectField
          id={FIELDS.topic}
          label="Topic"
          value={values.topic}
          placeholder="Choose a topic"
          options={TOPIC_OPTIONS}
          onChange={(topic) => change({ topic })}
          error={errorAt(FIELDS.topic)}
        />
        <TextField
          label="Subtopic"
          optional
          value={values.subtopic}
          maxLength={80}
          onInput={(subtopic) => change({ subtopic })}
        />
        <TextField
          id={FIELDS.refs}
          label="Where it is written"
          hint="Highway Code rule, for example 126"
          value={values.refs}
          onInput={(refs) => change({ refs })}
          error={errorAt(FIELDS.refs)}
        />
        <div class="grid gap-4 rail:grid-cols-2">
          <SelectField
            label="Where it holds"
            value={values.region}
            options={REGION_OPTIONS}
            onChange={(region) => change({ region: region as FormValues['region'] })}
          />
          <SelectField
            label="How hard it is"
            value={values.difficulty}
            options={DIFFICULTIES}
            onChange={(difficulty) => change({ difficulty })}
          />
        </div>
        <div class="flex flex-wrap gap-2">
          <Button variant="primary" type="submit">
            Save for review
          </Button>
          <Show when={!mustBeWhole()}>
            <Button onPress={() => void save(false)}>Save as draft</Button>
          </Show>
          <Button variant="quiet" onPress={cancel}>
            Cancel
          </Button>
        </div>
      </form>
      <Card title="As the learner sees it">
        <QuestionPreview words={words()} />
      </Card>
    </div>
  )
}
