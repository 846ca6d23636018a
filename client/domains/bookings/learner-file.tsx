/** One learner's file: how far, what was written, what was paid, how the theory goes. */

import { useParams } from '@solidjs/router'
import MapPin from 'lucide-solid/icons/map-pin'
import MessageSquare from 'lucide-solid/icons/message-square'
import Phone from 'lucide-solid/icons/phone'
import Plus from 'lucide-solid/icons/plus'
import { createMemo, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import {
  LearnerData,
  nameOf,
  phoneOf,
  RestrictionChip,
  RestrictionNotice,
  useSession,
} from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Page } from '#client/ui/page.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import type { BookingWish } from './book-sheet.tsx'
import { LearnerLessons } from './learner-lessons.tsx'
import { LearnerMoney } from './learner-money.tsx'
import { LearnerOverview } from './learner-overview.tsx'
import { LearnerTheory } from './learner-theory.tsx'
import { learnerWords } from './learner-words.ts'
import { callLink, messageLink } from './links.ts'
import { BookingSheet, BookSheet } from './sheets.tsx'
import { useSheetParams } from './use-sheet-params.ts'
import { words } from './words.ts'

type Part = 'overview' | 'lessons' | 'money' | 'theory' | 'data'

const PARTS: readonly { id: Part; label: string }[] = [
  { id: 'overview', label: learnerWords.overview },
  { id: 'lessons', label: learnerWords.lessons },
  { id: 'money', label: learnerWords.money },
  { id: 'theory', label: learnerWords.theory },
]
/** What an admin owes the person: consents, restriction, correcting, erasing. */
const OFFICE_PARTS: typeof PARTS = [...PARTS, { id: 'data', label: learnerWords.data }]

export default function LearnerFileScreen(): JSX.Element {
  const engine = useEngine()
  const params = useParams<{ id: string }>()
  const learner = createMemo(() => engine.rows.get<LearnerRow>('learner', params.id))
  return (
    <Show
      when={learner()}
      fallback={
        <Page title={learnerWords.title} backHref="/learners" backLabel={learnerWords.backToAll}>
          <Show when={engine.rows.isComplete()}>
            <Empty title={learnerWords.missingTitle}>{learnerWords.missingText}</Empty>
          </Show>
        </Page>
      }
    >
      {(found) => <LearnerFile learner={found()} />}
    </Show>
  )
}

function LearnerFile(props: { learner: LearnerRow }): JSX.Element {
  const engine = useEngine()
  const sheets = useSheetParams()
  const [part, setPart] = createSignal<Part>('overview')
  const [wish, setWish] = createSignal<BookingWish>()
  const session = useSession()
  const parts = () => (session.hat() === 'admin' ? OFFICE_PARTS : PARTS)
  const id = () => props.learner.id
  const phone = () => phoneOf(engine, id())
  const instructors = () => props.learner.assigned.map((one) => nameOf(engine, one)).join(', ')
  return (
    <Page
      title={nameOf(engine, id())}
      note={instructors() || learnerWords.noInstructor}
      backHref="/learners"
      backLabel={learnerWords.backToAll}
    >
      <div class="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Avatar name={nameOf(engine, id())} size="large" />
        <div class="grid min-w-0 flex-1 gap-1">
          <span class="flex flex-wrap gap-1">
            <Chip state="stage">{props.learner.stage}</Chip>
            <Show when={props.learner.restriction}>
              <RestrictionChip />
            </Show>
          </span>
          <Show when={props.learner.pickup}>
            {(place) => (
              <span class="flex items-center gap-2 text-small text-muted">
                <MapPin size={16} aria-hidden="true" />
                {place()}
              </span>
            )}
          </Show>
          <Show when={phone()}>
            {(number) => (
              <span class="flex items-center gap-2 text-small text-muted">
                <Phone size={16} aria-hidden="true" />
                {number()}
              </span>
            )}
          </Show>
        </div>
        <div class="flex w-full flex-wrap items-start gap-2 *:flex-1 two:w-auto two:*:flex-none">
          <Show when={phone()}>
            {(number) => (
              <>
                <Button icon={Phone} href={callLink(number())}>
                  {words.call}
                </Button>
                <Button icon={MessageSquare} href={messageLink(number())}>
                  {words.message}
                </Button>
              </>
            )}
          </Show>
          <Button
            variant="primary"
            icon={Plus}
            reason={props.learner.restriction ? learnerWords.bookRestricted : undefined}
            onPress={() => setWish({ learnerId: id() })}
          >
            {learnerWords.book}
          </Button>
        </div>
      </div>
      <Show when={part() !== 'data' && props.learner.restriction}>
        {(restriction) => <RestrictionNotice restriction={restriction()} />}
      </Show>
      <Tabs label={nameOf(engine, id())} items={parts()} value={part()} onChange={setPart}>
        <Switch>
          <Match when={part() === 'overview'}>
            <LearnerOverview learnerId={id()} hrefOf={sheets.hrefOf} />
          </Match>
          <Match when={part() === 'lessons'}>
            <LearnerLessons learnerId={id()} hrefOf={sheets.hrefOf} />
          </Match>
          <Match when={part() === 'money'}>
            <LearnerMoney learnerId={id()} />
          </Match>
          <Match when={part() === 'theory'}>
            <LearnerTheory learnerId={id()} />
          </Match>
          <Match when={part() === 'data'}>
            <LearnerData learner={props.learner} />
          </Match>
        </Switch>
      </Tabs>
      <BookingSheet bookingId={sheets.booking()} onClose={sheets.close} />
      <BookSheet wish={wish()} onClose={() => setWish(undefined)} />
    </Page>
  )
}
