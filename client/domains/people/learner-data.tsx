/** Data protection in a learner's file, for admins: restriction, consents, and ways to the rest. */
import Eraser from 'lucide-solid/icons/eraser'
import UserPen from 'lucide-solid/icons/user-pen'
import type { JSX } from 'solid-js'
import { Card } from '#client/ui/card.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import { ConsentLogCard } from './consent-log-card.tsx'
import { RestrictionCard } from './restriction-card.tsx'

export default function LearnerData(props: { learner: LearnerRow }): JSX.Element {
  return (
    <div class="grid items-start gap-4 rail:grid-cols-[minmax(0,1fr)_22rem]">
      <ConsentLogCard personId={props.learner.id} />
      <div class="grid gap-4">
        <RestrictionCard learner={props.learner} />
        <Card flush>
          <Rows inset label="More about this data">
            <Row
              leadsOn
              href={`/more/access/${props.learner.id}`}
              lead={<UserPen size={22} aria-hidden="true" />}
              title="Correct details"
              note="Name, phone number and e-mail address"
            />
            <Row
              leadsOn
              href={`/more/erase/${props.learner.id}`}
              lead={<Eraser size={22} aria-hidden="true" />}
              title="Erase for good"
              note="Says first what goes and what stays"
            />
          </Rows>
        </Card>
      </div>
    </div>
  )
}
