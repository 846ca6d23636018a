/** The learner's own words about a lesson. What is typed is kept at once, and saved when asked. */
import { createSignal, type JSX, onMount, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { TextAreaField } from '#client/ui/field.tsx'
import { showToast } from '#client/ui/toast.tsx'

const MAX_LENGTH = 4000

export interface ReflectionProps {
  bookingId: string
  /** As it stands in the record; undefined while the lesson has not been written up. */
  saved: string | undefined
  isUnsent: boolean
  instructor: string
}

export function Reflection(props: ReflectionProps): JSX.Element {
  const engine = useEngine()
  const key = `reflection/${props.bookingId}`
  const [typed, setTyped] = createSignal<string>()
  const [isRead, setIsRead] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const text = () => typed() ?? props.saved ?? ''
  const reason = () =>
    props.saved === undefined
      ? `${props.instructor} has not written this lesson up yet. Your words are kept here until then.`
      : undefined

  onMount(async () => {
    const kept = await engine.drafts.get<string>(key)
    if (kept !== undefined && typed() === undefined) setTyped(kept)
    setIsRead(true)
  })
  // In order, so that what was typed last is what is kept.
  let keeping: Promise<unknown> = Promise.resolve()
  const type = (words: string) => {
    setTyped(words)
    keeping = keeping.then(async () => {
      const kept = await engine.drafts.set(key, words)
      setProblem(kept.ok ? undefined : kept.problem.message)
    })
  }
  const save = async () => {
    const ran = await engine.run({
      name: 'lessons.reflect',
      input: { bookingId: props.bookingId, reflection: text() },
    })
    setProblem(ran.ok ? undefined : ran.problem.message)
    if (!ran.ok) return
    setTyped(undefined)
    keeping = keeping.then(() => engine.drafts.remove(key))
    showToast({ message: 'Reflection saved on this device' })
  }
  return (
    <Card
      title="Your reflection"
      aside={
        <Show when={props.isUnsent}>
          <Chip state="saved-here">Saved here</Chip>
        </Show>
      }
    >
      <Show when={isRead()}>
        <div class="grid gap-3">
          <TextAreaField
            label="What went well, and what will you do differently?"
            hint={`${props.instructor} reads it too.`}
            optional
            rows={4}
            maxLength={MAX_LENGTH}
            value={text()}
            onInput={type}
            error={problem()}
          />
          <Button variant="secondary" reason={reason()} onPress={save}>
            Save reflection
          </Button>
        </div>
      </Show>
    </Card>
  )
}
