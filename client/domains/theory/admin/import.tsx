/** Questions from a file: read it first, say who holds the right, then take them over. */
import FileUp from 'lucide-solid/icons/file-up'
import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { nameOf } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { TextAreaField } from '#client/ui/field.tsx'
import { focusById } from '#client/ui/focus.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { plural } from '#client/ui/plural.ts'
import { RadioGroup } from '#client/ui/radio-group.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import {
  gapsOf,
  type ImportResult,
  importedAs,
  loadFormats,
  type QuestionFormat,
} from '#shared/domains/theory/index.ts'
import { ImportReport } from './import-report.tsx'
import { useBank } from './use-bank.ts'
import { FORMATS, RIGHTS_HINT, RIGHTS_QUESTION, RIGHTS_YES } from './words.ts'

const FILE = 'import-file'
const PASTED = 'import-pasted'
const RIGHTS = 'import-rights'
const REPORT = 'import-report'
const ACCEPTED = '.gift,.txt,.csv,.tsv,.json,.xml,.zip'

type Read = { readonly name: string; readonly result: ImportResult }

export default function ImportScreen(): JSX.Element {
  const bank = useBank()
  const [pasted, setPasted] = createSignal('')
  const [format, setFormat] = createSignal<QuestionFormat | ''>('')
  const [read, setRead] = createSignal<Read>()
  const [hasRight, setHasRight] = createSignal(false)
  const [asked, setAsked] = createSignal<'draft' | 'live'>('draft')
  const [errors, setErrors] = createSignal<readonly FormError[]>([])
  const [saved, setSaved] = createSignal<number>()
  const [isSaving, setSaving] = createSignal(false)
  const found = () => read()?.result.questions ?? []
  const whole = createMemo(() => found().filter((one) => gapsOf(one).length === 0).length)

  const show = (name: string, result: ImportResult) => {
    setErrors([])
    setSaved(undefined)
    setHasRight(false)
    setRead({ name, result })
    // It comes to stand below what was pressed, on a phone out of sight.
    focusById(REPORT)
  }
  const readFile = async (file: File | undefined) => {
    if (!file) return
    const formats = await loadFormats()
    const bytes = new Uint8Array(await file.arrayBuffer())
    show(file.name, formats.readQuestionFile({ name: file.name, bytes }, format() || undefined))
  }
  const readPasted = async () => {
    const text = pasted()
    if (text.trim() === '') {
      setErrors([{ fieldId: PASTED, message: 'Paste the questions, or choose a file' }])
      return
    }
    const formats = await loadFormats()
    const chosen = format() || formats.formatOfText(text)
    show('what was pasted', formats.readQuestionText(text, chosen))
  }
  const takeOver = async () => {
    const one = read()
    if (!one || isSaving()) return
    if (!hasRight()) {
      setErrors([{ fieldId: RIGHTS, message: 'Say that the school may use these questions' }])
      return
    }
    setErrors([])
    setSaving(true)
    const wish = {
      ...bank.doing(),
      author: nameOf(bank.engine, bank.me),
      today: bank.today(),
      from: one.name,
      isLive: asked() === 'live' && bank.isOnlyAdmin(),
    }
    let count = 0
    for (const question of one.result.questions) {
      const done = await bank.save(importedAs(question, bank.newId(), wish))
      if (!done.ok) {
        setErrors([{ message: `Question of line ${question.line}: ${done.problem.message}` }])
        break
      }
      count += 1
      setSaved(count)
    }
    setSaving(false)
    if (count === one.result.questions.length) setRead(undefined)
  }

  return (
    <Page title="Import questions" backHref="/questions" backLabel="Back to the question bank">
      <div class="grid gap-4 max-w-3xl">
        <ErrorSummary errors={errors()} />
        <Show when={saved()}>
          {(count) => (
            <Notice
              kind="given"
              title={
                isSaving()
                  ? `Saving: ${count()} of ${found().length}`
                  : `${plural(count(), { one: 'question', other: 'questions' })} imported`
              }
              announce={!isSaving()}
              actions={
                <Show when={!isSaving()}>
                  <Button href="/questions">Go to the question bank</Button>
                </Show>
              }
            >
              <p>Saved on this device; sent when there is a connection.</p>
            </Notice>
          )}
        </Show>
        <Card title="1. Choose a file or paste">
          <div class="grid gap-4">
            <SelectField
              label="Format"
              value={format()}
              placeholder="Detect automatically"
              options={FORMATS.map(({ value, label }) => ({ value, label }))}
              onChange={(value) => setFormat(value as QuestionFormat | '')}
            />
            <div class="dc-field">
              <label class="dc-field-label" for={FILE}>
                File
              </label>
              <span class="dc-field-hint" id="import-file-hint">
                GIFT, Aiken, CSV, QTI 2.1 or 2.2 (one item or a package), or JSON
              </span>
              <input
                id={FILE}
                class="dc-input"
                type="file"
                accept={ACCEPTED}
                aria-describedby="import-file-hint"
                onChange={(event) => {
                  const input = event.currentTarget
                  // Chosen again after a correction, the same file has to be read again.
                  void readFile(input.files?.[0]).then(() => {
                    input.value = ''
                  })
                }}
              />
            </div>
            <TextAreaField
              id={PASTED}
              label="Or paste the questions"
              optional
              rows={6}
              value={pasted()}
              onInput={setPasted}
              error={errors().find((error) => error.fieldId === PASTED)?.message}
            />
            <Button icon={FileUp} onPress={() => void readPasted()}>
              Check pasted questions
            </Button>
          </div>
        </Card>
        <Show when={read()}>
          {(one) => (
            <>
              <section id={REPORT} tabindex="-1" aria-label="What was found">
                <ImportReport name={one().name} result={one().result} />
              </section>
              <Show when={found().length > 0}>
                <Card title="3. Take them over">
                  <div class="grid gap-4">
                    <div class="grid gap-1">
                      <p class="font-semibold">{RIGHTS_QUESTION}</p>
                      <p class="text-small text-muted">{RIGHTS_HINT}</p>
                      <Checkbox
                        id={RIGHTS}
                        label={RIGHTS_YES}
                        checked={hasRight()}
                        onChange={setHasRight}
                      />
                    </div>
                    <Show
                      when={bank.isOnlyAdmin() && whole() > 0}
                      fallback={
                        <p class="text-small text-muted">
                          They come in as drafts. Another admin reviews those that are whole before
                          learners are asked them.
                        </p>
                      }
                    >
                      <RadioGroup
                        label="When are learners asked them?"
                        value={asked()}
                        options={[
                          {
                            value: 'draft',
                            label: 'After I have read each one',
                            hint: 'They come in as drafts',
                          },
                          {
                            value: 'live',
                            label: 'At once',
                            hint: `The ${whole()} that lack nothing; the others come in as drafts`,
                          },
                        ]}
                        onChange={(value) => setAsked(value as 'draft' | 'live')}
                      />
                    </Show>
                    <Button variant="primary" onPress={() => void takeOver()}>
                      {isSaving()
                        ? 'Importing…'
                        : `Import ${plural(found().length, { one: 'question', other: 'questions' })}`}
                    </Button>
                  </div>
                </Card>
              </Show>
            </>
          )}
        </Show>
      </div>
    </Page>
  )
}
