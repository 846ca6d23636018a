/** A learner's assignments and stage. Each change is saved at once and can be taken back. */
import UserMinus from 'lucide-solid/icons/user-minus'
import UserPlus from 'lucide-solid/icons/user-plus'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { nameOf, RestrictionNotice } from '#client/domains/people/index.ts'
import type { CommandCall } from '#client/engine/api.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Refusal } from '#client/ui/refusal.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { type LearnerRow, STAGES, type Stage } from '#shared/domains/people/index.ts'
import { EndAssignment } from './end-assignment.tsx'
import { createDirectory } from './use-directory.ts'
import { words } from './words.ts'

export function LearnerSheet(props: { learnerId: string; onClose: () => void }): JSX.Element {
  const engine = useEngine()
  const { instructors } = createDirectory(engine)
  const [problem, setProblem] = createSignal<string>()
  const [ending, setEnding] = createSignal<string>()
  const row = () => engine.rows.get<LearnerRow>('learner', props.learnerId)
  const name = (id: string) => nameOf(engine, id)
  const free = () => instructors().filter((id) => !row()?.assigned.includes(id))

  const run = async (call: CommandCall, said: string, back: CommandCall | undefined) => {
    const result = await engine.run(call)
    setProblem(result.ok ? undefined : result.problem.message)
    if (!result.ok) return
    showToast({
      message: said,
      actions: back
        ? [{ label: words.undo, onPress: () => void run(back, 'Taken back.', undefined) }]
        : [],
    })
  }
  const assignment = (verb: 'assign' | 'endAssignment', instructorId: string): CommandCall => ({
    name: `people.${verb}`,
    input: { learnerId: props.learnerId, instructorId },
  })
  const assign = (id: string) =>
    run(
      assignment('assign', id),
      `${name(id)} now teaches ${name(props.learnerId)}.`,
      assignment('endAssignment', id),
    )
  const end = (id: string, from: number | undefined) => {
    setEnding(undefined)
    const call = assignment('endAssignment', id)
    // Undoing a changed time would assign again whoever had left already.
    const isNew = row()?.assigned.includes(id)
    return run(
      from === undefined ? call : { ...call, input: { ...call.input, from } },
      `${name(id)} no longer teaches ${name(props.learnerId)}.`,
      isNew ? assignment('assign', id) : undefined,
    )
  }
  const stageCall = (stage: Stage): CommandCall => ({
    name: 'people.setStage',
    input: { learnerId: props.learnerId, stage },
  })
  const setStage = (stage: Stage) => {
    const before = row()?.stage
    if (before === undefined || before === stage) return
    void run(stageCall(stage), `${name(props.learnerId)}: ${stage}.`, stageCall(before))
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={name(props.learnerId)}
      subtitle="Instructors and stage"
      footer={
        <>
          <Button href={`/more/access/${props.learnerId}`}>Roles and access</Button>
          <Button variant="primary" href={`/learners/${props.learnerId}`}>
            Open the file
          </Button>
        </>
      }
    >
      <div class="grid gap-5">
        <Refusal message={problem()} />
        <Show when={row() && engine.rows.isUnsent(row()?.doc ?? '')}>
          <div>
            <Chip state="saved-here">Saved here</Chip>
          </div>
        </Show>
        <Show when={row()?.restriction}>
          {(restriction) => <RestrictionNotice restriction={restriction()} />}
        </Show>
        <SelectField
          label="Stage"
          value={row()?.stage ?? ''}
          options={STAGES.map((stage) => ({ value: stage, label: stage }))}
          onChange={(stage) => setStage(stage as Stage)}
        />
        <section aria-labelledby="taught-by">
          <h3 id="taught-by">Taught by</h3>
          <Show
            when={(row()?.assigned.length ?? 0) > 0}
            fallback={
              <p class="py-2 text-muted">
                Nobody yet. Without an instructor only the office sees the file.
              </p>
            }
          >
            <Rows>
              <For each={row()?.assigned ?? []}>
                {(id) => (
                  <Row
                    title={name(id)}
                    trail={
                      <Button
                        icon={UserMinus}
                        label={`End: ${name(id)} teaches ${name(props.learnerId)}`}
                        onPress={() => setEnding(id)}
                      >
                        End
                      </Button>
                    }
                  />
                )}
              </For>
            </Rows>
          </Show>
        </section>
        <Show when={row()?.former}>
          {(former) => (
            <section aria-labelledby="taught-before">
              <h3 id="taught-before">No longer</h3>
              <Rows>
                <For each={former()}>
                  {({ instructorId, untilMs }) => (
                    <Row
                      title={name(instructorId)}
                      note={`Until ${formatDayTime(untilMs)}`}
                      trail={
                        <Button
                          label={`Change the time: ${name(instructorId)} no longer teaches ${name(props.learnerId)}`}
                          onPress={() => setEnding(instructorId)}
                        >
                          Change time
                        </Button>
                      }
                    />
                  )}
                </For>
              </Rows>
            </section>
          )}
        </Show>
        <Show when={free().length > 0}>
          <section aria-labelledby="could-teach">
            <h3 id="could-teach">Assign</h3>
            <Rows>
              <For each={free()}>
                {(id) => (
                  <Row
                    title={name(id)}
                    trail={
                      <Button
                        icon={UserPlus}
                        label={`Assign ${name(id)} to ${name(props.learnerId)}`}
                        onPress={() => void assign(id)}
                      >
                        Assign
                      </Button>
                    }
                  />
                )}
              </For>
            </Rows>
          </section>
        </Show>
      </div>
      <Show when={ending()}>
        {(instructorId) => (
          <EndAssignment
            learnerId={props.learnerId}
            instructorId={instructorId()}
            onLeave={() => setEnding(undefined)}
            onEnd={(from) => void end(instructorId(), from)}
          />
        )}
      </Show>
    </Sheet>
  )
}
