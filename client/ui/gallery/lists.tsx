/** Rows, the day as a route line, messages, the two sides of a question. */
import ArrowLeftRight from 'lucide-solid/icons/arrow-left-right'
import UserCheck from 'lucide-solid/icons/user-check'
import type { JSX } from 'solid-js'
import { AnswerButton } from '../answer-button.tsx'
import { Avatar } from '../avatar.tsx'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { Chip } from '../chip.tsx'
import { FactCard } from '../fact-card.tsx'
import { FigureBand } from '../figure-band.tsx'
import { MessageBubble } from '../message-bubble.tsx'
import { RouteLine, RouteStop } from '../route-line.tsx'
import { Row, Rows } from '../row.tsx'
import { Section } from './section.tsx'

export function Lists(): JSX.Element {
  return (
    <>
      <Section title="Rows and the day as a route">
        <div class="grid content-start gap-4">
          <Card flush>
            <Rows inset label="Learners">
              <Row
                href="#amira"
                lead={<Avatar name="Amira Khan" />}
                title="Amira Khan"
                note="Test Thu 17 Dec, 4 h left"
                trail={<Chip state="confirmed">14:00</Chip>}
              />
              <Row
                href="#seun"
                lead={<Avatar name="Seun Adebayo" />}
                title="Seun Adebayo"
                note="Waiting for you"
                trail={<Chip state="pending">Pending</Chip>}
              />
              <Row
                lead={<Avatar name="Joanne Pickles" />}
                title="Joanne Pickles"
                note="£120.00 due Mon 30 Nov"
                trail={<Chip state="partial">Partial</Chip>}
              />
            </Rows>
          </Card>
          <ul class="dc-messages" aria-label="Messages">
            <MessageBubble side="mine" time="17:06" state={<Chip state="message-read">Read</Chip>}>
              We start at two tomorrow. Bring your glasses.
            </MessageBubble>
            <MessageBubble side="theirs" time="17:20">
              OK if mum sits in the back?
            </MessageBubble>
            <MessageBubble
              side="mine"
              unsent
              time="08:39"
              state={<Chip state="message-here">Saved on this device</Chip>}
            >
              I come in the blue Corsa today, ours is at the garage.
            </MessageBubble>
          </ul>
        </div>
        <RouteLine label="Whole day">
          <RouteStop
            time="09:00"
            line="solid"
            past
            title="Callum Fraser"
            note="to 10:30, Horsforth"
            aside={<Chip state="to-do">To log</Chip>}
          />
          <RouteStop time="10:30" line="broken" title="Free for 5 h 30 min" aside="18 min drive" />
          <RouteStop
            time="16:00"
            line="solid"
            title="Seun Adebayo"
            note="to 17:00, 4 Bentley Lane, Meanwood. Asked on Mon 23 Nov, waiting for you"
            aside={<Chip state="pending">Pending</Chip>}
            actions={
              <>
                <Button variant="primary">Confirm</Button>
                <Button>Other time…</Button>
              </>
            }
          />
          <RouteStop
            time="17:00"
            line="broken"
            title="Free"
            warning="30 min to Roundhay. It usually takes 34 at this hour"
          />
          <RouteStop
            time="17:30"
            line="solid"
            title="Megan Hughes"
            note="to 18:30, Roundhay"
            aside={<Chip state="confirmed">Confirmed</Chip>}
          />
        </RouteLine>
      </Section>
      <div class="pt-6">
        <FigureBand
          figures={[
            { label: 'Lessons', value: '142', note: '89% of open hours filled' },
            { label: 'Billed', value: '£5,396.00', note: '1 to 24 Nov £17,480.00' },
            { label: 'Outstanding', value: '£1,284.50', note: '3 overdue', noteTone: 'red' },
            { label: 'Pass rate', value: '61%', note: '23 of 38 first tests' },
          ]}
        />
      </div>
      <Section title="Two sides, one answer">
        <FactCard
          source="Confirmed by Dev, on his phone"
          title="Grace Osei"
          chip={<Chip state="confirmed">Confirmed</Chip>}
          facts={[
            { label: 'Lesson', value: '16:00 to 17:30' },
            { label: 'Agreed', value: 'Tue 24 Nov, 11:02', decides: true },
            { label: 'Reached us', value: 'Tue 24 Nov, 12:58' },
            { label: 'Test', value: 'Thu 3 Dec, Harehills', decides: true },
          ]}
        />
        <FactCard
          source="Confirmed by you, in the office"
          title="Tomasz Nowak"
          chip={<Chip state="confirmed">Confirmed</Chip>}
          facts={[
            { label: 'Lesson', value: '16:30 to 17:30' },
            { label: 'Agreed', value: 'Tue 24 Nov, 11:04' },
            { label: 'Reached us', value: 'Tue 24 Nov, 11:04' },
            { label: 'Test', value: 'Not booked' },
          ]}
        />
        <div class="grid gap-2 rail:col-span-2">
          <AnswerButton
            icon={UserCheck}
            title="Keep Grace, offer Tomasz another time"
            effect="Agreed first, test in 9 days. Tomasz is offered Wed 12:00 or Thu 14:00"
            recommended
            onPress={() => undefined}
          />
          <AnswerButton
            icon={ArrowLeftRight}
            title="Give one to another instructor"
            effect="Nobody else is free at 16:00 today. Kath is free Wed 16:00"
            onPress={() => undefined}
          />
        </div>
      </Section>
    </>
  )
}
