/**
 * What was written about a lesson after its author was taken off the learner: said once, with what
 * becomes of each part. It stays until the author lets it go.
 */
import { For, type JSX, Show } from 'solid-js'
import { nameOf } from '#client/domains/people/index.ts'
import type { ChangeItem } from '#client/engine/api.ts'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Banner } from '#client/ui/notice.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { useApp } from '../app-context.ts'
import { changeAsText, changeWords, typedFields } from '../command-words.ts'
import { copyText } from '../ports-browser.ts'
import { lessonStartOf, noLongerWords, type OwnLateLesson, outcomeOf } from './late-work.ts'

const OUTCOMES = {
  waits: { chip: 'pending', word: 'Waits' },
  counts: { chip: 'confirmed', word: 'Counts' },
  'not-accepted': { chip: 'not-accepted', word: 'Not accepted' },
} as const

export function LateWork(props: { lesson: OwnLateLesson }): JSX.Element {
  const { engine } = useApp()
  const names = (id: string, kept?: ChangeItem['names']) => nameOf(engine, id, kept)
  const items = () => props.lesson.items
  const waits = () => items().some((item) => outcomeOf(item) === 'waits')
  /** The newest word on it; every part carries the same message. */
  const decision = () => items().findLast((item) => item.decision)?.decision
  const letGo = async () => {
    for (const { id } of items()) await engine.sync.dismissRefused(id)
  }
  const copy = async () => {
    const isCopied = await copyText(
      items()
        .map((item) => changeAsText(item, names))
        .join('\n\n'),
    )
    showToast({
      message: isCopied ? 'Copied' : 'This browser does not let apps copy. Use Download all.',
    })
  }
  return (
    <Banner
      kind="refused"
      title={noLongerWords(props.lesson, names)}
      actions={
        <>
          <Button onPress={() => void copy()}>Copy text</Button>
          <Button onPress={() => void letGo()}>{waits() ? 'Let it go' : 'Got it'}</Button>
        </>
      }
    >
      <p>
        {whichLesson(props.lesson)}{' '}
        {waits()
          ? 'The office has what you recorded and decides about it.'
          : 'The office has decided about what you recorded.'}
      </p>
      <Rows label="What you recorded">
        <For each={items()}>
          {(item) => (
            <Row
              title={changeWords({ ...item, about: [] }, names).title}
              note={changeWords(item, names).note}
              trail={<Outcome of={outcomeOf(item)} />}
            />
          )}
        </For>
      </Rows>
      <For each={items().flatMap(typedFields)}>
        {(field) => (
          <p>
            <b>{field.label}:</b> {field.value}
          </p>
        )}
      </For>
      <Show when={decision()}>
        {(last) => (
          <p>
            <b>{names(last().by)}</b>, {formatDayTime(last().atMs)}
            <Show when={last().reason} fallback=".">
              : “{last().reason}”
            </Show>
          </p>
        )}
      </Show>
    </Banner>
  )
}

const Outcome = (props: { of: keyof typeof OUTCOMES }): JSX.Element => (
  <Chip state={OUTCOMES[props.of].chip}>{OUTCOMES[props.of].word}</Chip>
)

const whichLesson = (lesson: OwnLateLesson): string => {
  const startsAtMs = lessonStartOf(lesson)
  return startsAtMs === undefined
    ? 'You changed a lesson after that.'
    : `You logged the lesson of ${formatDayTime(startsAtMs)}.`
}
