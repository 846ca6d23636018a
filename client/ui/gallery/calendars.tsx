/** The day grid, the agenda, the strip of days. */
import { createSignal, type JSX } from 'solid-js'
import { Agenda } from '../agenda.tsx'
import { Chip } from '../chip.tsx'
import { clockLabel } from '../clock-label.ts'
import { DayStrip } from '../day-strip.tsx'
import { type EventTone, type GridItem, TimeGrid } from '../time-grid.tsx'
import { Section } from './section.tsx'

const item = (
  column: string,
  startMinutes: number,
  endMinutes: number,
  tone: EventTone,
  name: string,
  ...more: string[]
): GridItem => ({
  id: `${column}-${startMinutes}-${name}`,
  column,
  startMinutes,
  endMinutes,
  tone,
  lines: [name, ...more],
  label: `${clockLabel(startMinutes)} to ${clockLabel(endMinutes)}, ${[name, ...more].join(', ')}`,
})

const items: readonly GridItem[] = [
  item('sarah', 540, 630, 'settled', 'Callum Fraser', '09:00 to 10:30', 'not logged yet'),
  item('sarah', 660, 720, 'settled', 'Joanne Pickles', 'not logged yet'),
  item('sarah', 840, 930, 'settled', 'Amira Khan', '14:00 to 15:30', 'Headingley'),
  item('sarah', 960, 1020, 'asked', 'Seun Adebayo', 'Pending, Sarah to answer'),
  item('dev', 510, 600, 'past', 'Lewis Carr', '08:30 to 10:00'),
  item('dev', 750, 840, 'unsent', 'Kyle Denton', '12:30 to 14:00', 'Saved here'),
  item('dev', 960, 1050, 'clash', 'Grace Osei', '16:00'),
  item('dev', 990, 1050, 'clash', 'T. Nowak', '16:30'),
  item('kath', 570, 630, 'past', 'Harvey Lunn', '09:30 to 10:30'),
  item('kath', 660, 750, 'ghost', 'Niamh Doyle', 'was 11:00 to 12:30'),
  item('kath', 900, 1020, 'settled', 'Isla Bennett', '15:00 to 17:00', 'Mock test, Colton'),
  item('gareth', 540, 600, 'off', 'Poppy Shaw', 'Cancelled, 50 h notice'),
  item('gareth', 840, 1020, 'plain', 'Holiday', 'back Thu 26 Nov'),
]

export function Calendars(): JSX.Element {
  const [selected, setSelected] = createSignal<string>()
  const [day, setDay] = createSignal('24')
  return (
    <Section title="Calendar">
      <div class="min-w-0 rail:col-span-2">
        <TimeGrid
          label="Tue 24 November"
          startMinutes={480}
          endMinutes={1110}
          nowMinutes={800}
          selected={selected()}
          onSelect={setSelected}
          columns={[
            { id: 'sarah', title: 'Sarah Whitfield', note: '4 lessons, 5 h' },
            { id: 'dev', title: 'Dev Patel', note: '5 lessons, 6 h 30 min' },
            { id: 'kath', title: 'Kath Rowbotham', note: '4 lessons, 5 h 30 min' },
            { id: 'gareth', title: 'Gareth Llewellyn', note: '2 lessons, 3 h' },
          ]}
          closed={[
            { column: 'sarah', startMinutes: 480, endMinutes: 540 },
            { column: 'dev', startMinutes: 1050, endMinutes: 1110 },
            { column: 'gareth', startMinutes: 840, endMinutes: 1110 },
          ]}
          bands={[{ column: 'dev', atMinutes: 960, text: 'Clash, being sorted out' }]}
          items={items}
        />
      </div>
      <div class="min-w-0">
        <DayStrip
          value={day()}
          onChange={setDay}
          days={['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((weekday, index) => ({
            id: String(23 + index),
            weekday,
            day: String(23 + index),
            label: `${weekday} ${23 + index} November`,
            load: [0.8, 0.7, 0.9, 0.5, 0.8, 0.4, 0][index],
            today: index === 1,
          }))}
        />
        <div class="pt-4">
          <Agenda
            onSelect={setSelected}
            days={[
              {
                id: 'tue-24',
                title: 'Today, Tue 24',
                aside: '4 lessons, 5 h',
                current: true,
                items: [
                  {
                    id: 'amira',
                    start: '14:00',
                    end: '15:30',
                    tone: 'settled',
                    title: 'Amira Khan',
                    note: '18 Ash Road, Headingley',
                    chip: <Chip state="confirmed">Confirmed</Chip>,
                  },
                  {
                    id: 'seun',
                    start: '16:00',
                    end: '17:00',
                    tone: 'asked',
                    title: 'Seun Adebayo',
                    note: 'Waiting for you',
                    chip: <Chip state="pending">Pending</Chip>,
                  },
                  {
                    id: 'ben',
                    start: '17:30',
                    end: '18:30',
                    tone: 'settled',
                    unsent: true,
                    title: 'Ben Ackroyd',
                    note: 'Moved from 11:00',
                    chip: <Chip state="saved-here">Saved here</Chip>,
                  },
                  {
                    kind: 'closed',
                    id: 'car',
                    start: '18:30',
                    end: '20:00',
                    title: 'Car service, Kirkstall Road',
                  },
                ],
              },
            ]}
          />
        </div>
      </div>
    </Section>
  )
}
