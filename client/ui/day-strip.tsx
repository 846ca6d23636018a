/** The days of a week in a strip, each with a line as long as the day is full. */
import { Index, type JSX } from 'solid-js'

export interface StripDay {
  readonly id: string
  /** "Tue" */
  readonly weekday: string
  /** "24" */
  readonly day: string
  /** "Tuesday 24 November, 4 lessons" */
  readonly label: string
  /** 0 to 1. */
  readonly load?: number | undefined
  readonly today?: boolean | undefined
}

export interface DayStripProps {
  days: readonly StripDay[]
  value: string
  onChange: (id: string) => void
}

export function DayStrip(props: DayStripProps): JSX.Element {
  return (
    <div class="dc-days">
      <Index each={props.days}>
        {(day) => (
          <button
            type="button"
            class="dc-day"
            aria-label={day().label}
            aria-pressed={day().id === props.value}
            aria-current={day().today ? 'date' : undefined}
            onClick={() => props.onChange(day().id)}
          >
            <span>{day().weekday}</span>
            <b>{day().day}</b>
            <i style={{ '--load': String(Math.min(1, day().load ?? 0)) }} />
          </button>
        )}
      </Index>
    </div>
  )
}
