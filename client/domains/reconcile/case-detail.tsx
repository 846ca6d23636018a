/** One case: both sides, and answers that say what they do before they are pressed. */
import Ban from 'lucide-solid/icons/ban'
import CircleCheck from 'lucide-solid/icons/circle-check'
import Undo2 from 'lucide-solid/icons/undo-2'
import UserCheck from 'lucide-solid/icons/user-check'
import Users from 'lucide-solid/icons/users'
import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { AnswerButton } from '#client/ui/answer-button.tsx'
import type { Icon } from '#client/ui/icon.ts'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { BusyTime } from '#shared/domains/bookings/index.ts'
import type { AnswerOption, Choice } from '#shared/domains/reconcile/index.ts'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import type { CaseFacts } from './case-types.ts'
import { caseAnswers } from './case-view.ts'
import { answerWords, caseSubject, caseTitle } from './case-words.ts'
import { takeBack } from './decided.ts'
import { SideCard } from './side-card.tsx'
import { namesFor } from './use-cases.ts'
import { KIND_REASONS, words } from './words.ts'

const ICONS: Record<Choice, Icon> = {
  happened: CircleCheck,
  'happened-no-charge': CircleCheck,
  'did-not-happen': Ban,
  'keep-first': UserCheck,
  'keep-second': UserCheck,
  'keep-both': Users,
  'keep-shown': CircleCheck,
  reopened: Undo2,
}

const isSameMinute = ({ sides }: CaseFacts): boolean => {
  const minutes = sides.map(({ writtenAtMs }) => Math.floor((writtenAtMs ?? 0) / MINUTE_MS))
  return sides.length > 1 && new Set(minutes).size === 1
}

export function CaseDetail(props: {
  view: CaseFacts
  /** At the right of the title: the ways to the other cases. */
  actions?: JSX.Element | undefined
  onAnswered: () => void
}): JSX.Element {
  const engine = useEngine()
  const names = namesFor(engine)
  const [problem, setProblem] = createSignal<string>()
  const [isSaving, setSaving] = createSignal(false)
  const answers = createMemo(() =>
    caseAnswers(engine.rows, engine.set<BusyTime>('busy').all(), props.view, engine.minute()),
  )
  createEffect(
    on(
      () => props.view.id,
      () => setProblem(undefined),
    ),
  )

  const undo = async (view: CaseFacts, option: AnswerOption) => {
    const result = await engine.run(...takeBack(view, option))
    showToast({ message: result.ok ? words.reopened : result.problem.message })
  }
  const answer = async (option: AnswerOption) => {
    if (isSaving()) return
    const view = props.view
    const { done } = answerWords(option, view, names)
    setSaving(true)
    const result = await engine.run(...option.calls)
    setSaving(false)
    if (!result.ok) {
      setProblem(result.problem.message)
      return
    }
    showToast({
      message: done,
      actions: [{ label: words.undo, onPress: () => void undo(view, option) }],
    })
    props.onAnswered()
  }

  return (
    <article class="grid gap-4" aria-labelledby="case-title">
      <div class="flex flex-wrap items-start justify-between gap-3">
        <div class="min-w-0 flex-1 basis-72">
          <h2 id="case-title" tabindex="-1" class="text-title">
            {caseTitle(props.view)}
          </h2>
          <p class="text-heading font-semibold">
            {caseSubject(props.view, names, engine.minute())}
          </p>
          <p class="pt-1 text-muted">{KIND_REASONS[props.view.kind]}</p>
        </div>
        {props.actions}
      </div>
      <div class="grid gap-4 two:grid-cols-2">
        <For each={props.view.sides}>
          {(side) => (
            <SideCard
              side={side}
              kind={props.view.kind}
              names={names}
              isSameMinute={isSameMinute(props.view)}
            />
          )}
        </For>
      </div>
      <Refusal message={problem()} />
      <Show when={answers().length > 0}>
        <section class="grid gap-2" aria-labelledby="case-answers">
          <h3 id="case-answers">{words.yourAnswer}</h3>
          <For each={answers()}>
            {(option) => (
              <AnswerButton
                icon={ICONS[option.choice]}
                title={answerWords(option, props.view, names).title}
                effect={answerWords(option, props.view, names).effect}
                recommended={option.recommended}
                onPress={() => void answer(option)}
              />
            )}
          </For>
          <p class="flex items-center gap-2 pt-1 text-muted">
            <Undo2 size={18} aria-hidden="true" />
            {words.promise}
          </p>
        </section>
      </Show>
    </article>
  )
}
