/** One side of a case: who decided what, with the facts an answer turns on marked. */
import { type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Chip, type ChipState } from '#client/ui/chip.tsx'
import { type Fact, FactCard } from '#client/ui/fact-card.tsx'
import { formatDayTime, formatMoney, formatSpan } from '#client/ui/format/index.ts'
import { LEVEL_WORDS, SKILL_NAMES } from '#shared/domains/lessons/index.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import type { CaseKind } from '#shared/domains/reconcile/index.ts'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import type { CaseSide } from './case-types.ts'
import { type Names, sideSource } from './case-words.ts'
import { REASON_WORDS, words } from './words.ts'

const SECOND_MS = 1000

const CHIPS: Partial<Record<CaseSide['what'], readonly [ChipState, string]>> = {
  requested: ['pending', 'Pending'],
  pending: ['pending', 'Pending'],
  confirmed: ['confirmed', 'Confirmed'],
  moved: ['confirmed', 'Moved'],
  completed: ['completed', 'Completed'],
  cancelled: ['cancelled', 'Cancelled'],
}

const paymentWords = (one: PaymentRow): string =>
  `${formatMoney(one.amountPence)} ${one.method.toLowerCase()}, receipt ${one.receipt}${
    one.struck === undefined ? '' : ' (struck out)'
  }`

const skillWords = (side: CaseSide): string =>
  side.skills
    .map(({ skill, level }) => `${SKILL_NAMES.get(skill)} ${level} ${LEVEL_WORDS[level - 1]}`)
    .join(', ')

const reasonWords = (side: CaseSide): string | undefined => {
  if (side.reason === undefined) return undefined
  const reason = REASON_WORDS[side.reason]
  return side.reasonNote ? `${reason}: “${side.reasonNote}”` : reason
}

/** Whole minutes are the same in every zone of the country, so seconds are too. */
const secondsOf = (atMs: number): string =>
  String(Math.floor((atMs % MINUTE_MS) / SECOND_MS)).padStart(2, '0')

/** Rows of a side; a fact that is not known is left out, never filled in. */
const factsOf = (side: CaseSide, kind: CaseKind, isSameMinute: boolean): Fact[] => {
  const paid = side.payments.map(paymentWords).join('; ')
  const rows: (Fact | undefined)[] = [
    {
      label: 'Lesson',
      value: formatSpan(side.startsAtMs, side.endsAtMs),
      decides: side.decides.has('lesson'),
    },
    side.writtenAtMs === undefined
      ? undefined
      : {
          label: kind === 'double-booking' ? 'Agreed' : 'Written',
          value: isSameMinute
            ? `${formatDayTime(side.writtenAtMs)}:${secondsOf(side.writtenAtMs)}`
            : formatDayTime(side.writtenAtMs),
          decides: side.decides.has('written'),
        },
    kind === 'double-booking' && side.booking?.pickup
      ? { label: 'Pick-up', value: side.booking.pickup }
      : undefined,
    kind === 'double-booking' && side.booking?.purpose
      ? { label: 'Purpose', value: side.booking.purpose }
      : undefined,
    side.skills.length > 0 ? { label: 'Skills', value: skillWords(side) } : undefined,
    paid ? { label: 'Paid', value: paid, decides: side.decides.has('paid') } : undefined,
    side.note ? { label: 'Note', value: `“${side.note}”` } : undefined,
    reasonWords(side) ? { label: 'Reason', value: reasonWords(side) } : undefined,
    side.charge === undefined ? undefined : { label: 'Charge', value: side.charge ? 'Yes' : 'No' },
  ]
  return rows.filter((row): row is Fact => row !== undefined)
}

export function SideCard(props: {
  side: CaseSide
  kind: CaseKind
  names: Names
  /** Both sides read the same minute: seconds tell which was first. */
  isSameMinute: boolean
}): JSX.Element {
  const engine = useEngine()
  const title = (): string => {
    const { side, names } = props
    if (props.kind === 'double-booking') {
      return side.booking ? names.full(side.booking.learnerId) : 'Another lesson'
    }
    if (side.what === 'completed') return 'Delivered'
    return side.reason ? REASON_WORDS[side.reason] : (CHIPS[side.what]?.[1] ?? 'Changed')
  }
  const chip = () => CHIPS[props.side.what]
  const isUnsent = () => props.side.booking && engine.rows.isUnsent(props.side.booking.doc)
  return (
    <FactCard
      source={sideSource(props.side, props.names)}
      title={title()}
      chip={
        <Show
          when={isUnsent()}
          fallback={<Show when={chip()}>{(one) => <Chip state={one()[0]}>{one()[1]}</Chip>}</Show>}
        >
          <Chip state="saved-here">Saved here</Chip>
        </Show>
      }
      facts={factsOf(props.side, props.kind, props.isSameMinute)}
    >
      <Show when={props.side.booking === undefined}>
        <p class="pt-2 text-muted">{words.notHere}</p>
      </Show>
    </FactCard>
  )
}
