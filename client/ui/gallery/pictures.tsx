/** Ring, bars, charts, the cells of a test. */
import type { JSX } from 'solid-js'
import { Bar, PartsBar, WeightedBar } from '../bar.tsx'
import { Card } from '../card.tsx'
import { BarChart } from '../charts/bar-chart.tsx'
import { LevelGrid } from '../charts/level-grid.tsx'
import { LineChart } from '../charts/line-chart.tsx'
import { QuestionCells, QuestionProgress } from '../question-progress.tsx'
import { Ring } from '../ring.tsx'
import { Section } from './section.tsx'

const LEVELS = ['Introduced', 'Helped', 'Prompted', 'Independent', 'Reflection']
const groups = [
  [5, 5, 5, 5],
  [5, 4, 4],
  [3, 3, 3, 3, 3, 2],
  [4, 2, 4],
  [3, 2, 4, 4],
  [3, 0, 0],
  [2, 3, 0],
  [2],
].map((levels, group) => ({
  label: `Group ${group + 1}`,
  spokes: levels.map((level, index) => ({ label: `Skill ${index + 1}`, level })),
}))
const cells = Array.from({ length: 50 }, (_, index) => ({
  isAnswered: index < 26 && index !== 14,
  isFlagged: index === 8 || index === 19,
}))

export function Pictures(): JSX.Element {
  return (
    <Section title="Charts, one hue, last value named">
      <Card>
        <div class="flex flex-wrap items-center gap-4">
          <Ring
            groups={groups}
            steps={5}
            figure="11"
            figureNote="of 27"
            label="11 of 27 skills at Independent or above"
          />
          <div class="flex-1 basis-32">
            <h3 class="text-heading">Driving skills</h3>
            <p class="text-small text-muted">11 of 27 at Independent or above</p>
          </div>
        </div>
      </Card>
      <Card title="Theory readiness" aside="Nearly there">
        <Bar
          label="Last mock test"
          value={41}
          max={50}
          target={43}
          words="41 last mock, of 50"
          targetWords="pass 43"
        />
        <div class="grid gap-4 pt-4">
          <div class="flex justify-between">
            <span>Road and traffic signs</span>
            <b>2 / 4</b>
          </div>
          <PartsBar done={2} total={4} />
          <WeightedBar
            parts={[
              { state: 'done', weight: 360, words: '6 h used' },
              { state: 'ahead', weight: 90, words: '1 h 30 booked' },
              { state: 'open', weight: 150, words: '2 h 30 free' },
            ]}
          />
        </div>
      </Card>
      <Card title="Lessons">
        <BarChart
          label="Lessons this week"
          kinds={{ done: 'Completed', ahead: 'Confirmed', off: 'Cancelled' }}
          bars={[
            { label: 'Mon', done: 24, off: 2 },
            { label: 'Tue', done: 9, ahead: 17, off: 2, current: true },
            { label: 'Wed', done: 0, ahead: 27 },
            { label: 'Thu', done: 0, ahead: 24 },
            { label: 'Fri', done: 0, ahead: 26 },
            { label: 'Sat', done: 0, ahead: 14 },
            { label: 'Sun', done: 0 },
          ]}
        />
      </Card>
      <Card title="Mock tests">
        <LineChart
          label="Mock tests since 1 October"
          valueName="Score"
          target={{ value: 43, label: 'pass 43' }}
          points={[31, 35, 33, 38, 40, 46].map((value, index) => ({
            label: `${1 + index * 9} Oct`,
            value,
          }))}
        />
      </Card>
      <div class="min-w-0 rail:col-span-2">
        <Card title="Driving skills, lesson by lesson">
          <LevelGrid
            caption="Levels by lesson"
            columns={['3', '10', '17', '24', '1', '8', '15', '22']}
            words={LEVELS}
            emptyWord="Not yet"
            groups={[
              [
                { label: 'Roundabouts', levels: [0, 0, 1, 1, 2, 3, 3, 2] },
                { label: 'Parking', levels: [1, 1, 2, 3, 4, 4, 4, 5] },
              ],
              [{ label: 'Motorways', levels: [0, 0, 0, 0, 0, 0, 0, 0] }],
            ]}
          />
        </Card>
      </div>
      <div class="grid min-w-0 content-start gap-4 rail:col-span-2">
        <QuestionProgress cells={cells} current={26} />
        <QuestionCells cells={cells} current={26} onOpen={() => undefined} />
      </div>
    </Section>
  )
}
