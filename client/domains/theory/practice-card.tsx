/** Ways to practise, on the theory page: what is due, a quick ten, the weakest, signs and hazards. */
import ChevronRight from 'lucide-solid/icons/chevron-right'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import Signpost from 'lucide-solid/icons/signpost'
import Target from 'lucide-solid/icons/target'
import Video from 'lucide-solid/icons/video'
import Zap from 'lucide-solid/icons/zap'
import { For, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Card } from '#client/ui/card.tsx'
import type { Icon } from '#client/ui/icon.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { practiceWords } from './practice-words.ts'
import type { Standing } from './standing.ts'

type Way = {
  readonly href: string
  readonly title: string
  readonly note: string
  readonly icon: Icon
}

const WAYS: readonly Way[] = [
  {
    href: '/theory/practice?mode=quick',
    title: practiceWords.quick,
    note: practiceWords.quickNote,
    icon: Zap,
  },
  {
    href: '/theory/practice?mode=weak',
    title: practiceWords.weak,
    note: practiceWords.weakNote,
    icon: Target,
  },
  {
    href: '/theory/signs',
    title: practiceWords.signs,
    note: practiceWords.signsNote,
    icon: Signpost,
  },
  {
    href: '/theory/hazard',
    title: practiceWords.hazard,
    note: practiceWords.hazardNote,
    icon: Video,
  },
]

export function PracticeCard(props: { standing: Standing }): JSX.Element {
  const due = () => props.standing.dueCount() ?? 0
  return (
    <Card title={practiceWords.title}>
      <Rows label={practiceWords.ways}>
        <Show when={due() > 0}>
          <WayRow
            href="/theory/practice?mode=due"
            title={practiceWords.due}
            note={practiceWords.dueNote(due())}
            icon={RotateCcw}
          />
        </Show>
        <For each={WAYS}>{(way) => <WayRow {...way} />}</For>
      </Rows>
    </Card>
  )
}

function WayRow(props: Way): JSX.Element {
  return (
    <Row
      href={props.href}
      title={props.title}
      note={props.note}
      lead={<Dynamic component={props.icon} size={20} aria-hidden="true" />}
      trail={<ChevronRight size={20} aria-hidden="true" />}
    />
  )
}
