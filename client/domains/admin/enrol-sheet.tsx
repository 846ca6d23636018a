/** Opens a learner's file: instructor, stage, pick-up. What was chosen survives a killed browser. */
import { createSignal, type JSX, onMount } from 'solid-js'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { STAGES, type Stage } from '#shared/domains/people/index.ts'
import { createDirectory } from './use-directory.ts'

type Draft = { readonly instructorId: string; readonly stage: Stage; readonly pickup: string }
const EMPTY: Draft = { instructorId: '', stage: 'Getting Started', pickup: '' }

export function EnrolSheet(props: { learnerId: string; onClose: () => void }): JSX.Element {
  const engine = useEngine()
  const { instructors } = createDirectory(engine)
  const name = () => nameOf(engine, props.learnerId)
  const draftKey = `enrol/${props.learnerId}`
  const [draft, setDraft] = createSignal(EMPTY)
  const [problem, setProblem] = createSignal<string>()
  onMount(async () => {
    const kept = await engine.drafts.get<Draft>(draftKey)
    if (kept) setDraft(kept)
  })
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft(), ...part })
    void engine.drafts.set(draftKey, draft())
  }
  const save = async () => {
    const { instructorId, stage, pickup } = draft()
    const result = await engine.run({
      name: 'people.enrol',
      input: {
        learnerId: props.learnerId,
        instructorIds: instructorId ? [instructorId] : [],
        stage,
        ...(pickup.trim() ? { pickup: pickup.trim() } : {}),
      },
    })
    if (!result.ok) {
      setProblem(result.problem.message)
      return
    }
    await engine.drafts.remove(draftKey)
    showToast({ message: `${name()} is enrolled.` })
    props.onClose()
  }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={`Enrol ${name()}`}
      subtitle="Opens the learner’s file"
      footer={
        <Button variant="primary" size="large" wide onPress={() => void save()}>
          Enrol
        </Button>
      }
    >
      <div class="grid gap-4">
        <Refusal message={problem()} />
        <SelectField
          label="Instructor"
          hint="Sees the file and can book lessons"
          value={draft().instructorId}
          placeholder="Nobody yet"
          options={instructors().map((id) => ({ value: id, label: nameOf(engine, id) }))}
          onChange={(instructorId) => change({ instructorId })}
        />
        <SelectField
          label="Stage"
          value={draft().stage}
          options={STAGES.map((stage) => ({ value: stage, label: stage }))}
          onChange={(stage) => change({ stage: stage as Stage })}
        />
        <TextField
          label="Usual pick-up"
          optional
          value={draft().pickup}
          maxLength={120}
          onInput={(pickup) => change({ pickup })}
        />
      </div>
    </Sheet>
  )
}
