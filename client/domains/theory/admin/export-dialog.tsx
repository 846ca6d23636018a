/** The bank as a file, in a format of the admin's choice. Works without a line. */
import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { FormDialog } from '#client/ui/form-dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { plural } from '#client/ui/plural.ts'
import { RadioGroup } from '#client/ui/radio-group.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { showToast } from '#client/ui/toast.tsx'
import {
  loadFormats,
  originOf,
  type QuestionFormat,
  type Writable,
  wordsOf,
} from '#shared/domains/theory/index.ts'
import { saveBytes } from './save-file.ts'
import type { Bank } from './use-bank.ts'
import { FORMATS, TOPIC_OPTIONS } from './words.ts'

const FILES: Readonly<Record<QuestionFormat, { ending: string; type: string }>> = {
  gift: { ending: 'gift', type: 'text/plain' },
  csv: { ending: 'csv', type: 'text/csv' },
  aiken: { ending: 'txt', type: 'text/plain' },
  json: { ending: 'json', type: 'application/json' },
  qti: { ending: 'zip', type: 'application/zip' },
}

const inFormat = async (format: QuestionFormat, questions: readonly Writable[]) => {
  const formats = await loadFormats()
  if (format === 'qti') return formats.writeQtiPackage(questions)
  const write = {
    gift: formats.writeGift,
    csv: formats.writeCsv,
    aiken: formats.writeAiken,
    json: formats.writeJson,
  }[format]
  const { text, leftOut } = write(questions)
  return { bytes: new TextEncoder().encode(text), leftOut }
}

export function ExportDialog(props: { bank: Bank; onClose: () => void }): JSX.Element {
  const [format, setFormat] = createSignal<QuestionFormat>('gift')
  const [topic, setTopic] = createSignal('')
  const chosen = createMemo(() =>
    [...props.bank.rows().values()].filter(
      (row) => row.status !== 'retired' && (topic() === '' || String(row.topic ?? '') === topic()),
    ),
  )
  const own = createMemo(() => chosen().filter((row) => originOf(row) !== 'imported'))
  const emptyWords = () =>
    props.bank.isWhole() ? 'No question to export here' : 'Questions are being fetched'
  const stays = () => chosen().length - own().length
  const save = async () => {
    const made = await inFormat(format(), own().map(wordsOf) as Writable[])
    const { ending, type } = FILES[format()]
    saveBytes(`questions-${props.bank.today()}.${ending}`, type, made.bytes)
    const saved = own().length - made.leftOut.length
    const lost = made.leftOut.length
    showToast({
      message: `${plural(saved, { one: 'question is', other: 'questions are' })} in the file${
        lost === 0 ? '' : `; ${lost} cannot be said in this format`
      }`,
    })
    props.onClose()
  }
  return (
    <FormDialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title="Export questions"
      submitLabel={`Export ${plural(own().length, { one: 'question', other: 'questions' })}`}
      reason={own().length > 0 ? undefined : emptyWords()}
      onSubmit={() => void save()}
    >
      <SelectField
        label="Topic"
        value={topic()}
        placeholder="Every topic"
        options={TOPIC_OPTIONS}
        onChange={setTopic}
      />
      <RadioGroup
        label="Format"
        value={format()}
        options={FORMATS}
        onChange={(value) => setFormat(value as QuestionFormat)}
      />
      <Show when={stays() > 0}>
        <Notice kind="info">
          <p>
            {plural(stays(), { one: 'imported question stays', other: 'imported questions stay' })}{' '}
            out: they may not leave this school. The export of the whole school has them, marked.
          </p>
        </Notice>
      </Show>
    </FormDialog>
  )
}
