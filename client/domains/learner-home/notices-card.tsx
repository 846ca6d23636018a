/** What the school told this learner last. A press opens the lesson and counts as read. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { Card } from '#client/ui/card.tsx'
import { Count } from '#client/ui/count.tsx'
import { formatSince } from '#client/ui/format/index.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import type { Notice } from '#shared/domains/notifications/index.ts'
import { type NoticeLine, noticeLines } from './queries.ts'
import { useLearner } from './use-learner.ts'
import { noticeWords } from './words.ts'

const SHOWN = 3

export function NoticesCard(): JSX.Element {
  const { engine, first } = useLearner()
  const notices = engine.set<Notice>('notifications')
  const lines = createMemo(() => noticeLines(engine.rows, notices.all(), engine.me.personId, SHOWN))
  const unread = () => lines().filter(({ notice }) => notice.readAtMs === undefined).length
  const markRead = ({ id, notice }: NoticeLine) => {
    if (notice.readAtMs === undefined) void notices.put(id, { ...notice, readAtMs: engine.now() })
  }
  return (
    <Show when={lines().length > 0}>
      <Card
        title="News"
        aside={
          <Show when={unread() > 0}>
            <span class="inline-flex items-center gap-2">
              <Count value={unread()} tone="blue" /> new
            </span>
          </Show>
        }
      >
        <Rows label="News, newest first">
          <For each={lines()}>
            {(line) => (
              <Row
                title={
                  <span classList={{ 'font-normal': line.notice.readAtMs !== undefined }}>
                    {noticeWords(line, first)}
                  </span>
                }
                note={formatSince(line.notice.atMs, engine.minute())}
                href={line.booking ? `/lessons/${line.booking.id}` : undefined}
                onPress={() => markRead(line)}
              />
            )}
          </For>
        </Rows>
      </Card>
    </Show>
  )
}
