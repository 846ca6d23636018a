/** The plate, the sync badge, chips, notices. */

import CircleCheck from 'lucide-solid/icons/circle-check'
import ClipboardPen from 'lucide-solid/icons/clipboard-pen'
import CornerUpRight from 'lucide-solid/icons/corner-up-right'
import MessageSquare from 'lucide-solid/icons/message-square'
import Navigation from 'lucide-solid/icons/navigation'
import Phone from 'lucide-solid/icons/phone'
import Timer from 'lucide-solid/icons/timer'
import { For, type JSX } from 'solid-js'
import { Button } from '../button.tsx'
import { Chip, type ChipState } from '../chip.tsx'
import { Empty } from '../empty.tsx'
import { Banner, Notice } from '../notice.tsx'
import { Plate } from '../plate.tsx'
import { SyncBadge } from '../sync-badge.tsx'
import type { SyncState } from '../sync-state.ts'
import { Section } from './section.tsx'

const badges: readonly SyncState[] = [
  { kind: 'saved' },
  { kind: 'sending', count: 3 },
  { kind: 'offline', dataFrom: '10:42' },
  { kind: 'waiting', count: 3 },
  { kind: 'decision', count: 2 },
  { kind: 'signed-out' },
  { kind: 'refused', count: 1 },
  { kind: 'storage' },
]

const chips: readonly (readonly [string, readonly (readonly [ChipState, string])[]])[] = [
  [
    'Booking',
    [
      ['pending', 'Pending'],
      ['confirmed', 'Confirmed'],
      ['completed', 'Completed'],
      ['cancelled', 'Cancelled'],
      ['clash', 'Clash, being sorted out'],
    ],
  ],
  [
    'Invoice',
    [
      ['unpaid', 'Unpaid'],
      ['partial', 'Partial'],
      ['paid', 'Paid'],
      ['overdue', 'Overdue'],
      ['prepaid', 'Prepaid'],
      ['draft', 'Draft'],
    ],
  ],
  [
    'Where it is',
    [
      ['saved-here', 'Saved here'],
      ['sent', 'Sent'],
      ['seen', 'Seen by Amira'],
      ['not-accepted', 'Not accepted'],
      ['to-do', '2 lessons to log'],
    ],
  ],
  [
    'Message',
    [
      ['message-here', 'On this device'],
      ['message-sent', 'Sent'],
      ['message-delivered', 'Delivered'],
      ['message-read', 'Read'],
    ],
  ],
]

export function States(): JSX.Element {
  return (
    <>
      <Section title="Plate">
        <Plate
          eyebrow="Next lesson"
          aside="in 40 min"
          figure="14:00"
          figureNote="to 15:30"
          name="Amira Khan"
          patch={{
            icon: CornerUpRight,
            label: 'Next time',
            text: 'Mirrors before signals. Then Lawnswood roundabout, second exit.',
          }}
          lines={[
            { text: '18 Ash Road, Headingley', distance: '12 min' },
            { text: 'Test Thu 17 Dec, Horsforth', distance: '23 days' },
            { text: 'Prepaid, from 10-hour block', distance: '4 h left' },
          ]}
          tiles={
            <>
              <Button variant="plate-tile" icon={Phone}>
                Call
              </Button>
              <Button variant="plate-tile" icon={MessageSquare}>
                Message
              </Button>
              <Button variant="plate-tile" icon={Timer}>
                Running late
              </Button>
            </>
          }
          actions={
            <>
              <Button variant="plate-white" icon={Navigation} size="large">
                Navigate
              </Button>
              <Button variant="plate-outline" icon={ClipboardPen} size="large">
                Start log
              </Button>
            </>
          }
        />
        <div class="grid content-start gap-4">
          <Plate
            tone="green"
            figure="46"
            figureNote="of 50"
            verdict={{ icon: CircleCheck, word: 'Pass' }}
            lines={[{ text: 'Tue 24 Nov, 47 min 19 s', distance: 'pass mark 43' }]}
            label="Result"
          />
          <Empty
            title="No lessons booked"
            action={
              <Button variant="primary" size="large">
                Choose a time
              </Button>
            }
          >
            Sarah has free times on Thu 26 and Fri 27 Nov. Your package has 4 h left.
          </Empty>
        </div>
      </Section>
      <Section title="Sync badge">
        <div class="grid content-start gap-2">
          <For each={badges}>{(state) => <SyncBadge state={state} />}</For>
        </div>
        <div class="grid content-start justify-items-start gap-2">
          <For each={badges}>
            {(state) => <SyncBadge state={state} inline onOpen={() => undefined} />}
          </For>
          <div class="flex flex-wrap gap-2">
            <For each={badges}>
              {(state) => <SyncBadge state={state} compact onOpen={() => undefined} />}
            </For>
          </div>
          <SyncBadge state={{ kind: 'waiting', count: 3 }} onOpen={() => undefined} />
        </div>
      </Section>
      <Section title="States, shape and word before colour">
        <div class="grid content-start gap-3">
          <For each={chips}>
            {([name, states]) => (
              <div class="flex flex-wrap items-center gap-2">
                <span class="w-24 text-small text-muted">{name}</span>
                <For each={states}>{([state, word]) => <Chip state={state}>{word}</Chip>}</For>
              </div>
            )}
          </For>
          <div class="flex flex-wrap items-center gap-2">
            <span class="w-24 text-small text-muted">Stage</span>
            <Chip state="stage" number={5}>
              Practical Scheduled
            </Chip>
            <Chip state="passed" number={7}>
              Licensed
            </Chip>
          </div>
        </div>
        <div class="grid content-start gap-3">
          <Notice kind="refused" title="Could not be accepted">
            Zoe has been with Kim since Mon 23 Nov, 12:00. Your note is kept.
          </Notice>
          <Notice kind="decision">Two people changed this lesson</Notice>
          <Notice kind="waiting">Saved on this device. Sarah sees it when it has been sent.</Notice>
          <Notice kind="info">Prices change on 1 January.</Notice>
          <Notice kind="given">Confirmed for Thu 26 Nov, 14:00.</Notice>
          <Notice kind="plain">Start and end times are kept for you.</Notice>
          <Banner
            kind="refused"
            title="1 change could not be accepted"
            actions={
              <>
                <Button>See my log</Button>
                <Button>Message Anna</Button>
              </>
            }
          >
            You were no longer assigned to Zoe from Mon 23 Nov, 12:00. Your log and note are kept.
          </Banner>
        </div>
      </Section>
    </>
  )
}
